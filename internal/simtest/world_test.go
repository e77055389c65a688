package simtest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"sync/atomic"
	"testing/synctest"
	"time"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/rng"
	"tamrin/view"
	"tamrin/web"
)

const run = "run" // the exercise's identifier

// clock goes with the time of the bubble, and leaps where the machine slept.
type clock struct{ slept atomic.Int64 }

// Now implements host.Clock.
func (c *clock) Now() time.Time { return time.Now().Add(time.Duration(c.slept.Load())) }

// After implements host.Clock. It sends only once nothing else moves, so that
// an alarm that is due never races with an order that waits.
func (c *clock) After(d time.Duration) (<-chan time.Time, func() bool) {
	fires := make(chan time.Time, 1)
	t := time.AfterFunc(d, func() { fires <- c.Now() })
	return fires, t.Stop
}

// server is one life of the server.
type server struct {
	hold  *hold
	host  *host.Host
	x     *host.Exercise
	site  *web.Site
	dead  atomic.Bool // nobody hears what it still says
	fault func(what any)
}

// answer serves one request as a server does: what panics breaks it off.
func (s *server) answer(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if what := recover(); what != nil && !s.dead.Load() {
			s.fault(what)
		}
	}()
	s.site.ServeHTTP(w, r)
}

// world is a whole run: the disk, the server while it is up, everybody before
// their page, and what is known of what must be true.
type world struct {
	*model
	seed   uint64
	bots   bool
	disk   *disk
	clock  clock
	access *web.Access
	up     *server // nil while it is down
	people []*browser
	calls  []*call
	late   []*call // on their way
	moves  int     // streams that were opened, and that ended
	bad    *finding
}

// finding is what was found to be wrong.
type finding struct {
	what string // the same for the same trouble
	say  string
}

func (f *finding) Error() string { return f.what + ": " + f.say }

// found notes what is wrong; the first counts.
func (w *world) found(what, say string, args ...any) {
	if w.bad == nil {
		w.bad = &finding{what, fmt.Sprintf(say, args...)}
	}
}

// newWorld makes the exercise and sits everybody down.
func newWorld(seed uint64) (*world, error) {
	w := &world{seed: seed, bots: seed%3 == 0, disk: newDisk()}
	h := host.New(w.options(&hold{disk: w.disk}))
	x, err := h.Create(context.Background(), os.DirFS("testdata/dam"), host.Plan{ID: run, Bots: w.bots})
	if err != nil {
		return nil, err
	}
	w.model = newModel(w, x.Program())
	places := web.Places(x.Seats())
	w.access = web.NewAccess(places...)
	h.Close()
	w.start()
	for i, p := range places {
		if p.Kind == web.Home {
			continue
		}
		b := &browser{world: w, seat: p.Seat, viewer: p.Viewer, letter: letters[p.Cell]}
		if p.Viewer.Role == view.Wall {
			b.seat, b.letter = "wall", "x"
		}
		b.join(w.access.Links(lang.All[i%2])[i])
		w.people = append(w.people, b)
	}
	return w, nil
}

func (w *world) options(log *hold) host.Options {
	return host.Options{Log: log, Clock: &w.clock, Seed: func() rng.Seed { return rng.Seed(w.seed) }}
}

// start starts the server, unless it is up; on a disk in trouble it may not come up.
func (w *world) start() {
	if w.up != nil {
		return
	}
	s := &server{hold: &hold{disk: w.disk}}
	s.host = host.New(w.options(s.hold))
	s.fault = func(what any) { w.found("a page panics", "%v", what) }
	x, err := s.host.Exercise(context.Background(), run)
	if err != nil {
		if w.disk.sound() {
			w.found("the server does not start", "%v", err)
		}
		s.host.Close()
		return
	}
	s.x, s.site = x, web.New(web.Options{Run: web.Live(x), Access: w.access, Now: w.clock.Now})
	w.up = s
}

// stop stops the server as whoever runs it does.
func (w *world) stop() {
	if w.up == nil {
		return
	}
	w.disk.goOn(fine)
	synctest.Wait()
	w.up.site.Close()
	synctest.Wait()
	w.up.host.Close()
	w.down()
}

// kill ends the server without warning. What is on its way to the disk gets
// there, or not.
func (w *world) kill(as trouble) {
	if w.up == nil {
		return
	}
	w.up.dead.Store(true)
	w.up.hold.gone.Store(true)
	for _, b := range w.people {
		if b.wire != nil {
			b.wire.die()
		}
	}
	for _, c := range w.calls {
		c.cut()
	}
	w.disk.goOn(as)
	synctest.Wait()
	w.up.site.Close()
	w.up.host.Close()
	w.down()
}

func (w *world) down() {
	w.up = nil
	synctest.Wait()
	for _, b := range w.people {
		if b.wire != nil {
			b.take()
		}
	}
}

// pass lets time pass.
func (w *world) pass(d time.Duration) {
	time.Sleep(d)
	synctest.Wait()
}

// settle waits until nothing moves, looks at what came of the last step, and
// has those come back whose stream ended.
func (w *world) settle() {
	synctest.Wait()
	w.absorb()
	for _, c := range w.calls {
		for _, t := range c.tries {
			if t.status != 0 && !t.heard {
				w.hear(c, t)
			}
		}
	}
	for _, b := range w.people {
		b.take()
	}
	if w.disk.stalled() {
		return
	}
	for _, b := range w.people {
		if b.watches && b.wire == nil {
			b.watch()
			b.take()
		}
	}
	w.agree()
}

// call is a form that somebody sends; it may reach the server several times.
type call struct {
	number  int // of the step in the story
	from    *browser
	act     string
	form    url.Values
	traits  traits
	words   string // that it says, with a canary
	arrived int
	tries   []*try
}

// try is one time that a call was sent.
type try struct {
	cancel context.CancelFunc
	status int // 0 while nothing was heard
	lost   bool
	done   bool
	heard  bool // and looked at
	sound  bool // the disk was, by then
	said   []byte
}

// cut has the answers that are still to come never arrive.
func (c *call) cut() {
	for _, t := range c.tries {
		if !t.done {
			t.lost = true
			t.cancel()
		}
	}
}

// send brings a call to the server; lost: its answer does not come back.
func (w *world) send(c *call, lost bool) {
	if w.up == nil {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	t := &try{cancel: cancel, lost: lost}
	c.tries = append(c.tries, t)
	c.arrived++
	r, srv := c.from.request(ctx, http.MethodPost, c.act, c.form), w.up
	go func() {
		rec := httptest.NewRecorder()
		srv.answer(rec, r)
		t.done = true
		if !t.lost && !srv.dead.Load() {
			t.status, t.said, t.sound = rec.Code, rec.Body.Bytes(), srv.hold.sound()
		}
	}()
	synctest.Wait()
	if lost {
		cancel()
		synctest.Wait()
	}
}

// hear looks at an answer.
func (w *world) hear(c *call, t *try) {
	t.heard = true
	c.from.looked("the answer", t.said)
	switch {
	case t.status == http.StatusServiceUnavailable && !t.sound:
	case t.status >= 500:
		w.found("a form breaks", "step %d, %s of %s, answers %d: %s", c.number, c.act, c.from.seat, t.status, plain(t.said))
	}
}

// answered reports whether the sender knows what became of the call.
func (c *call) answered() bool {
	for _, t := range c.tries {
		if t.status != 0 && t.status < 500 {
			return true
		}
	}
	return false
}

// acked counts how often the sender was told that it was done.
func (c *call) acked() (n int) {
	for _, t := range c.tries {
		if t.status >= 200 && t.status < 400 {
			n++
		}
	}
	return n
}
