package host

import (
	"context"
	"errors"
	"sync"
	"time"

	"tamrin/lang"
	"tamrin/store"
)

const (
	// apartAfter is how long a node goes on without an answer of the log before
	// it takes itself as cut off: what it shows may be old from then on.
	apartAfter = 4 * time.Second
	// forsaken is how old the last event of a running exercise is when no node
	// has kept its clock; one that keeps it notes so every noteEvery.
	forsaken = 3 * noteEvery
)

// nodes is the host's place among those that share its log.
type nodes struct {
	host *Host
	name string
	own  Clock // the machine's
	node store.Node

	mu        sync.Mutex
	leading   time.Time // nobody else leads before then, by the machine's clock
	heard     time.Time // when the log last answered
	others    int
	open      map[string]*Exercise
	opening   map[string]bool
	apart     context.Context // ended while the node is cut off
	sever     context.CancelFunc
	left      chan struct{}
	leaving   sync.Once
	cut       bool
	returning bool // what was missed is being read
	told      func(word string)
}

var errApart = &Problem{lang.Words{
	"this server can't reach the database just now, so that what it would show may be old; everything confirmed is kept: stay on your page, it goes on by itself, through another server where there is one",
	"تعذّر على هذا الخادم الوصول إلى قاعدة البيانات الآن وقد يكون ما يعرضه قديمًا، وكل ما تأكد محفوظ؛ ابقَ في صفحتك فهي تُكمل من تلقاء نفسها، عبر خادم آخر إن وُجد"}}

// Join makes the host a node under a name, where its log is one that several
// share; it changes nothing where it is not. It comes before any exercise is
// opened. Of all nodes one leads: it does what is due by the clock and plays the
// bots. Every node serves every seat.
func (h *Host) Join(ctx context.Context, name string) error {
	shared, ok := h.Log.(store.Shared)
	if !ok {
		return nil
	}
	n := &nodes{host: h, name: name, own: h.Clock, heard: h.Clock.Now(), open: map[string]*Exercise{}, opening: map[string]bool{}, left: make(chan struct{})}
	n.apart, n.sever = context.WithCancel(context.Background())
	clock := newCommon(h.Clock)
	h.nodes, h.Clock = n, clock
	node, err := shared.Join(ctx, name, n)
	if err != nil {
		return err
	}
	n.node = node
	go n.watch()
	go n.repeat()
	return nil
}

// leave gives the place up, once.
func (n *nodes) leave() {
	n.leaving.Do(func() {
		close(n.left)
		if n.node != nil { // where joining failed there is none
			n.node.Leave()
		}
	})
}

// watch notices that the log has not answered for too long.
func (n *nodes) watch() {
	wait := apartAfter
	for {
		fires, stop := n.own.After(wait)
		select {
		case <-n.left:
			stop()
			return
		case <-fires:
		}
		n.mu.Lock()
		n.look()
		wait = max(apartAfter-n.own.Now().Sub(n.heard), time.Second)
		n.mu.Unlock()
	}
}

// look finds whether the node is cut off.
func (n *nodes) look() {
	if n.own.Now().Sub(n.heard) >= apartAfter && !n.cut {
		n.cut = true
		n.sever()
	}
}

// Ready returns a *Problem while the host is a node that is cut off from its log.
func (h *Host) Ready() error {
	if h.nodes != nil && h.nodes.isApart() {
		return errApart
	}
	return nil
}

// Apart returns a context that ends once the host is cut off from the others, so
// that whoever waits for its log or shows its pages stops.
func (h *Host) Apart() context.Context {
	if h.nodes == nil {
		return context.Background()
	}
	h.nodes.mu.Lock()
	defer h.nodes.mu.Unlock()
	return h.nodes.apart
}

// Now is the time by the clock that all nodes share.
func (h *Host) Now() time.Time { return h.Clock.Now() }

// leads reports whether the host does what is due by the clock.
func (h *Host) leads() bool {
	if h.nodes == nil {
		return true
	}
	h.nodes.mu.Lock()
	defer h.nodes.mu.Unlock()
	return h.nodes.own.Now().Before(h.nodes.leading)
}

// alone reports whether no other node lives, as far as is known.
func (h *Host) alone() bool {
	if h.nodes == nil {
		return true
	}
	h.nodes.mu.Lock()
	defer h.nodes.mu.Unlock()
	return h.nodes.others == 0
}

func (n *nodes) isApart() bool {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.cut
}

// Beat implements store.Listener.
func (n *nodes) Beat(b store.Beat) {
	now := n.own.Now()
	if b.Err == nil {
		n.host.Clock.(*common).set(b.Clock, b.Took)
	}
	n.mu.Lock()
	led := now.Before(n.leading)
	switch {
	case b.Err == nil:
		n.others, n.heard = b.Others, now
		n.leading = now.Add(b.Leads - b.Took)
		if n.cut && !n.returning {
			n.returning = true
			go n.comeBack()
		}
	default:
		n.look()
	}
	turned := led != now.Before(n.leading)
	n.mu.Unlock()
	if turned {
		n.each(func(x *Exercise) { x.nudge() })
	}
}

// comeBack reads what was missed while the node was cut off; it is so until then.
func (n *nodes) comeBack() {
	var open []*Exercise
	n.each(func(x *Exercise) { open = append(open, x) })
	var err error
	for _, x := range open {
		x.missed()
		err = errors.Join(err, x.Sync(context.Background()))
	}
	n.mu.Lock()
	defer n.mu.Unlock()
	if n.returning = false; err == nil {
		n.cut = false
		n.apart, n.sever = context.WithCancel(context.Background())
	}
}

// Grown implements store.Listener.
func (n *nodes) Grown(id string, seq int64) {
	if id == "" {
		n.each((*Exercise).missed)
		go n.openAll()
		return
	}
	n.mu.Lock()
	x := n.open[id]
	n.mu.Unlock()
	if x == nil {
		go n.openSoon(id)
		return
	}
	x.grown(seq)
}

// Told implements store.Listener.
func (n *nodes) Told(word string) {
	if n.seated(word) {
		return
	}
	n.mu.Lock()
	told := n.told
	n.mu.Unlock()
	if told != nil {
		told(word)
	}
}

// Tell has every other node told a word, by what it gave to OnTold. A node that
// is cut off is not told: nobody is shown anything by it.
func (h *Host) Tell(ctx context.Context, word string) error {
	if h.nodes == nil {
		return nil
	}
	return h.nodes.node.Tell(ctx, word)
}

// OnTold has told called with each word of another node. It must return soon.
func (h *Host) OnTold(told func(word string)) {
	if h.nodes == nil {
		return
	}
	h.nodes.mu.Lock()
	defer h.nodes.mu.Unlock()
	h.nodes.told = told
}

func (n *nodes) each(do func(*Exercise)) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, x := range n.open {
		do(x)
	}
}

// opened has an exercise told what others append to it. What they did since it
// was read is looked up.
func (n *nodes) opened(x *Exercise) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.open[x.id] = x
	x.missed()
}

// openAll opens what other nodes made while this one was cut off.
func (n *nodes) openAll() {
	ids, err := n.host.Exercises(context.Background())
	if err != nil {
		n.host.Warn("", err)
		return
	}
	for _, id := range ids {
		n.openSoon(id)
	}
}

// openSoon opens an exercise that another node runs, so that this one is ready
// to go on with it.
func (n *nodes) openSoon(id string) {
	n.mu.Lock()
	busy := n.open[id] != nil || n.opening[id]
	n.opening[id] = true
	n.mu.Unlock()
	if busy {
		return
	}
	_, err := n.host.Exercise(context.Background(), id)
	n.mu.Lock()
	delete(n.opening, id)
	n.mu.Unlock()
	if err != nil && err != error(errClosed) {
		n.host.Warn(id, err)
	}
}

// abandoned reports whether nobody keeps the clock of a running exercise that
// has just been read, whose last event came at wall, Unix ms: it was broken off.
func (h *Host) abandoned(wall int64) bool {
	return h.nodes == nil || h.leads() && (h.alone() || h.Clock.Now().Sub(time.UnixMilli(wall)) > forsaken)
}
