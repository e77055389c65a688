package drill

import (
	"context"
	"math/rand/v2"
	"net/url"
	"strconv"
	"sync"
	"time"
)

// seat is a simulated person before a page that is open.
type seat struct {
	*browser
	does  Behaviour
	own   string   // its cell
	cells []string // that it may write to, its own among them
	rand  *rand.Rand

	mu       sync.Mutex
	live     string
	last     string // what the stream would go on after
	screen   *element
	waiting  [][]byte // what the stream brought and is not on the screen yet
	came     []arrival
	known    map[Word]bool
	away     bool     // the stream has not yet caught up
	counts   tally    // what it did
	problems []string // what it was refused
}

// arrival is when something first came to a seat whose connection stood.
type arrival struct {
	word Word
	at   int64 // Unix µs
}

// tally counts what seats did.
type tally struct {
	Opened, Reconnected, Reloaded, Ended int
}

func (t *tally) add(o tally) {
	t.Opened += o.Opened
	t.Reconnected += o.Reconnected
	t.Reloaded += o.Reloaded
	t.Ended += o.Ended
}

func newSeat(b *browser, p *page, does Behaviour, r *rand.Rand) *seat {
	s := &seat{browser: b, does: does, own: p.own, cells: p.cells, rand: r, known: map[Word]bool{}}
	s.show(p)
	return s
}

// show puts a page that was loaded on the screen.
func (s *seat) show(p *page) {
	s.screen, s.live, s.last, s.waiting = p.screen, p.live, "", nil
	for w := range p.screen.count() {
		s.known[w] = true
	}
}

// watch keeps the stream open until ctx ends, as the seat's behaviour has it.
func (s *seat) watch(ctx context.Context) {
	for ctx.Err() == nil {
		life, end := s.life(ctx)
		s.follow(life)
		if life.Err() == nil {
			s.did(func(t *tally) { t.Ended++ })
		}
		end()
		pause(ctx, s.between(200*time.Millisecond, 2*time.Second))
		if ctx.Err() == nil {
			s.comeBack(ctx)
		}
	}
}

// life is how long a connection holds: a flaky one's breaks by itself.
func (s *seat) life(ctx context.Context) (context.Context, context.CancelFunc) {
	if s.does == Flaky {
		return context.WithTimeout(ctx, s.between(3*time.Second, 9*time.Second))
	}
	return context.WithCancel(ctx)
}

// comeBack readies the page for another stream: every other time it is loaded
// anew, as by somebody who opens the laptop again.
func (s *seat) comeBack(ctx context.Context) {
	if s.does != Flaky || s.between(0, 2) == 0 {
		s.did(func(t *tally) { t.Reconnected++ })
		return
	}
	p, err := s.load(ctx)
	if err != nil {
		s.refused(ctx, err)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.counts.Reloaded++
	s.show(p)
}

// follow reads the stream once, for as long as it lasts.
func (s *seat) follow(ctx context.Context) {
	s.mu.Lock()
	live, last := s.live, s.last
	s.away = true
	s.mu.Unlock()
	r, err := s.stream(ctx, live, last)
	if err != nil {
		s.refused(ctx, err)
		return
	}
	defer r.Close()
	if s.does == Slow {
		<-ctx.Done()
		return
	}
	_ = events(r, s.take) // however it ends, it is opened again
}

// take notes what came, and when; it is put on the screen later, so that the
// drill's own work delays nothing that is measured.
func (s *seat) take(e event) {
	now := time.Now().UnixMicro()
	s.mu.Lock()
	defer s.mu.Unlock()
	if e.name != "" { // a beat: it comes before what was missed, then by itself
		return
	}
	for _, w := range wordsIn(e.data) {
		if !s.known[w] {
			s.known[w] = true
			if !s.away {
				s.came = append(s.came, arrival{w, now})
			}
		}
	}
	s.waiting = append(s.waiting, e.data)
	s.last, s.away = e.id, false
	if len(s.waiting) >= 32 {
		s.catchUp()
	}
}

// catchUp puts on the screen what waits.
func (s *seat) catchUp() {
	for _, b := range s.waiting {
		read(b, s.screen.swap)
	}
	s.waiting = nil
}

// standing counts what stands on the screen.
func (s *seat) standing() map[Word]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.catchUp()
	return s.screen.count()
}

// open tells the server of one thing that was opened, if any waits to be.
func (s *seat) open(ctx context.Context) {
	s.mu.Lock()
	s.catchUp()
	left := s.screen.left()
	s.mu.Unlock()
	if len(left) == 0 {
		return
	}
	t := left[s.between(0, time.Duration(len(left)))]
	if err := s.post(ctx, t.act, url.Values{"key": {strconv.Itoa(t.key)}}); err != nil {
		s.refused(ctx, err)
		return
	}
	s.did(func(t *tally) { t.Opened++ })
}

// between draws from lo to hi, hi left out.
func (s *seat) between(lo, hi time.Duration) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	return lo + time.Duration(s.rand.Int64N(int64(hi-lo)))
}

func (s *seat) did(what func(*tally)) {
	s.mu.Lock()
	defer s.mu.Unlock()
	what(&s.counts)
}

// refused keeps what went wrong, unless the drill itself ended it.
func (s *seat) refused(ctx context.Context, err error) {
	if ctx.Err() != nil {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.problems) < 10 {
		s.problems = append(s.problems, err.Error())
	}
}

// hand gives over what came since it was last asked.
func (s *seat) hand(into *Sums) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.does != Slow {
		for _, a := range s.came {
			into.Came[a.word] = append(into.Came[a.word], a.at)
		}
	}
	into.Did.add(s.counts)
	for _, p := range s.problems {
		into.Problems[p]++
	}
	s.came, s.counts, s.problems = nil, tally{}, nil
}

// pause waits, or less where ctx ends.
func pause(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// judge compares what stands on the screen with what must, and with what may.
func (s *seat) judge(must map[Word]bool, may map[Word]bool, into *Verdict) {
	standing := s.standing()
	for w := range must {
		into.Looked++
		if n := standing[w]; n == 0 {
			into.Lost++
		} else if n > 1 {
			into.Doubled++
		}
	}
	for w, n := range standing {
		switch {
		case must[w]:
		case !may[w]:
			into.Strayed++
		case n > 1:
			into.Doubled++
		}
	}
}
