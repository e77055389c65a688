package drill

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"math/rand/v2"
	"net/url"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// Job is what one process of browsers is given.
type Job struct {
	URL    string
	Links  []string // one a seat
	First  int      // number of the first seat among all of the drill's
	Source int      // of words
	Seed   uint64
	Calm   bool
}

// order is what the one who leads asks of a crowd.
type order struct {
	Do     string        // join, talk, sums, check
	Rate   float64       // talk: messages a second
	Length time.Duration // talk
	Must   []Sent        // check: what was confirmed
	May    []Word        // check: what may have been written, or not
}

// answer is what a crowd says. Several with Joined alone may come before one
// that is done.
type answer struct {
	Joined  int
	Done    bool
	Problem string
	Sums    *Sums
	Verdict *Verdict
}

// Sent is something that was written.
type Sent struct {
	Word  Word
	At    int64    // Unix µs, when it was sent
	Took  int64    // µs until the server had confirmed it
	Cells []string // that must see it; nil for all
	Sure  bool     // the server has confirmed it
}

// reaches reports whether a cell must see it.
func (s Sent) reaches(cell string) bool { return s.Cells == nil || slices.Contains(s.Cells, cell) }

// Sums is what happened since it was last asked.
type Sums struct {
	Sent     []Sent
	Came     map[Word][]int64 // when each seat got it, Unix µs
	Did      tally
	Problems map[string]int
}

// Verdict is what stands on the screens at the end.
type Verdict struct {
	Looked  int // things that must stand on some screen, over all screens
	Lost    int
	Doubled int
	Strayed int // stand on the screen of a seat that was not to see them
	Late    int // screens that had to be waited for until they caught up
}

// crowd is the browsers of one process.
type crowd struct {
	job    Job
	client clients
	ctx    context.Context
	say    func(answer)

	mu    sync.Mutex
	seats []*seat
	sent  []Sent
	next  Word
	watch sync.WaitGroup
}

// Serve runs a crowd: it reads a Job and then orders from in, one JSON value
// after the other, and answers on out, until in or ctx ends.
func Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	ctx, end := context.WithCancel(ctx)
	defer end()
	read, write := json.NewDecoder(bufio.NewReader(in)), json.NewEncoder(out)
	c := &crowd{client: newClients(), ctx: ctx}
	var one sync.Mutex
	c.say = func(a answer) {
		one.Lock()
		defer one.Unlock()
		_ = write.Encode(a) // who leads has gone: in ends, too
	}
	if err := read.Decode(&c.job); err != nil {
		return err
	}
	c.next = FirstOf(c.job.Source)
	orders := make(chan order)
	go func() {
		defer end() // who leads has gone, or has had enough
		for {
			var o order
			if err := read.Decode(&o); err != nil {
				return
			}
			select {
			case orders <- o:
			case <-ctx.Done():
				return
			}
		}
	}()
	for {
		select {
		case o := <-orders:
			c.say(c.obey(o))
		case <-ctx.Done():
			return nil
		}
	}
}

func (c *crowd) obey(o order) answer {
	a := answer{Done: true}
	switch o.Do {
	case "join":
		if err := c.join(); err != nil {
			a.Problem = err.Error()
		}
	case "talk":
		c.talk(o)
	case "sums":
		a.Sums = c.sums()
	case "check":
		a.Verdict = c.check(o)
	}
	return a
}

// joiners is how many browsers of a process join at once.
const joiners = 6

// join lets everybody in and opens their streams. One that is refused fails the
// drill: a link that lets nobody in is to be found before the day.
func (c *crowd) join() error {
	ctx, fail := context.WithCancelCause(c.ctx)
	defer fail(nil)
	var next, joined atomic.Int64
	var all sync.WaitGroup
	for range min(joiners, len(c.job.Links)) {
		all.Go(func() {
			for ctx.Err() == nil {
				i := int(next.Add(1)) - 1
				if i >= len(c.job.Links) {
					return
				}
				if err := c.sit(ctx, i); err != nil {
					fail(err)
					return
				}
				if n := joined.Add(1); n%50 == 0 {
					c.say(answer{Joined: int(n)})
				}
			}
		})
	}
	all.Wait()
	c.say(answer{Joined: int(joined.Load())})
	return context.Cause(ctx)
}

func (c *crowd) sit(ctx context.Context, i int) error {
	link, err := url.Parse(c.job.URL)
	if err == nil {
		link, err = link.Parse(c.job.Links[i])
	}
	if err != nil {
		return err
	}
	n := c.job.First + i
	b, p, err := join(ctx, c.client, link, fmt.Sprintf("Drill %d", n+1))
	if err != nil {
		return err
	}
	s := newSeat(b, p, behaviourOf(n, c.job.Calm), rand.New(rand.NewPCG(c.job.Seed, uint64(n))))
	c.mu.Lock()
	c.seats = append(c.seats, s)
	c.mu.Unlock()
	c.watch.Go(func() { s.watch(c.ctx) })
	if s.does == Reader {
		c.watch.Go(func() {
			for c.ctx.Err() == nil {
				pause(c.ctx, s.between(2*time.Second, 12*time.Second))
				s.open(c.ctx)
			}
		})
	}
	return nil
}

// talk has seats write at the rate asked for.
func (c *crowd) talk(o order) {
	ctx, end := context.WithTimeout(c.ctx, o.Length)
	defer end()
	writers := slices.DeleteFunc(slices.Clone(c.seats), func(s *seat) bool { return s.own == "" || s.does == Slow })
	if len(writers) == 0 || o.Rate <= 0 {
		<-ctx.Done()
		return
	}
	r := rand.New(rand.NewPCG(c.job.Seed, uint64(c.job.Source)<<32))
	var all sync.WaitGroup
	busy := make(chan struct{}, 64)
	for tick := time.NewTicker(time.Duration(float64(time.Second) / o.Rate)); ctx.Err() == nil; {
		select {
		case <-ctx.Done():
		case <-tick.C:
			s := writers[r.IntN(len(writers))]
			to := []string{s.own}
			if r.IntN(3) == 0 {
				to = []string{s.cells[r.IntN(len(s.cells))]}
			}
			busy <- struct{}{}
			all.Go(func() {
				c.write(s, to)
				<-busy
			})
		}
	}
	all.Wait()
}

// write has a seat write one message.
func (c *crowd) write(s *seat, to []string) {
	c.mu.Lock()
	w := c.next
	c.next++
	c.mu.Unlock()
	s.mu.Lock()
	s.known[w] = true // only others' screens are measured
	s.mu.Unlock()
	x := Sent{Word: w, Cells: append([]string{s.own}, to...), At: time.Now().UnixMicro()}
	err := s.post(c.ctx, "message", url.Values{"id": {"drill-" + w.String()}, "to": to, "text": {"Where are the pumps? " + w.String()}})
	x.Took, x.Sure = time.Now().UnixMicro()-x.At, err == nil
	if err != nil {
		s.refused(c.ctx, err)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.sent = append(c.sent, x)
}

func (c *crowd) sums() *Sums {
	c.mu.Lock()
	defer c.mu.Unlock()
	sums := &Sums{Sent: c.sent, Came: map[Word][]int64{}, Problems: map[string]int{}}
	c.sent = nil
	for _, s := range c.seats {
		s.hand(sums)
	}
	return sums
}

// settle is how long screens are waited for that do not show yet what they must.
var settle = 20 * time.Second

// check looks at every screen once it had time to catch up; seats that stopped
// reading read on.
func (c *crowd) check(o order) *Verdict {
	ctx, end := context.WithTimeout(c.ctx, settle)
	defer end()
	must, may := map[string]map[Word]bool{}, map[string]map[Word]bool{}
	mayAny := map[Word]bool{}
	for _, w := range o.May {
		mayAny[w] = true
	}
	for _, s := range c.seats {
		if must[s.own] != nil {
			continue
		}
		must[s.own], may[s.own] = map[Word]bool{}, maps.Clone(mayAny)
		for _, x := range o.Must {
			if x.reaches(s.own) {
				must[s.own][x.Word] = true
			}
		}
	}
	v := &Verdict{}
	var each sync.Mutex
	var all sync.WaitGroup
	turns := make(chan struct{}, joiners)
	for _, s := range c.seats {
		turns <- struct{}{}
		all.Go(func() {
			defer func() { <-turns }()
			late := s.wait(ctx, must[s.own])
			each.Lock()
			defer each.Unlock()
			if late {
				v.Late++
			}
			s.judge(must[s.own], may[s.own], v)
		})
	}
	all.Wait()
	return v
}

// wait lets a seat catch up with what it must show, until ctx ends.
func (s *seat) wait(ctx context.Context, must map[Word]bool) (late bool) {
	for turn := 0; ctx.Err() == nil; turn++ {
		standing := s.standing()
		missing := 0
		for w := range must {
			if standing[w] == 0 {
				missing++
			}
		}
		if missing == 0 {
			return turn > 0
		}
		if s.does == Slow {
			s.wake(ctx)
		} else {
			pause(ctx, 50*time.Millisecond)
		}
	}
	return true
}

// wake has a seat that stopped reading come back where it left, and reads until
// it was told something.
func (s *seat) wake(ctx context.Context) {
	ctx, end := context.WithTimeout(ctx, 5*time.Second)
	defer end()
	s.mu.Lock()
	live, last := s.live, s.last
	s.away = true
	s.mu.Unlock()
	r, err := s.stream(ctx, live, last)
	if err != nil {
		s.refused(ctx, err)
		pause(ctx, 100*time.Millisecond)
		return
	}
	defer r.Close()
	_ = events(r, func(e event) { // it ends when something came
		if s.take(e); e.name == "" {
			end()
		}
	})
}
