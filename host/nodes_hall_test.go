package host_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rng"
	"tamrin/store"
	"tamrin/store/memory"
)

// common is a log in memory that several nodes share; the test says which leads
// and what the shared clock says.
type common struct {
	*memory.Log
	mu    sync.Mutex
	nodes map[string]*node
}

// node is one host's place at a common log.
type node struct {
	store.Log // the common one
	shared    *common
	name      string
	deaf      bool  // hears of nothing
	cut       error // what it is told in place of the log
	to        store.Listener
}

func newCommon() *common { return &common{Log: memory.New(), nodes: map[string]*node{}} }

func (c *common) node(name string) *node {
	n := &node{Log: c.Log, shared: c, name: name}
	c.nodes[name] = n
	return n
}

func (n *node) Join(_ context.Context, _ string, to store.Listener) (store.Node, error) {
	n.set(to)
	n.beat(store.Beat{Clock: noon})
	return n, nil
}

func (n *node) set(to store.Listener) {
	n.shared.mu.Lock()
	defer n.shared.mu.Unlock()
	n.to = to
}

// beat tells the node how it stands, unless it has left.
func (n *node) beat(b store.Beat) {
	n.shared.mu.Lock()
	to := n.to
	n.shared.mu.Unlock()
	if to != nil {
		to.Beat(b)
	}
}

func (n *node) Leave() { n.set(nil) }

// deafen has the node hear of nothing any more.
func (n *node) deafen() {
	n.shared.mu.Lock()
	defer n.shared.mu.Unlock()
	n.deaf = true
}
func (n *node) Tell(_ context.Context, word string) error {
	for name, o := range n.shared.nodes {
		if name != n.name {
			o.to.Told(word)
		}
	}
	return nil
}

func (n *node) Append(ctx context.Context, id string, expect int64, payloads ...[]byte) (store.Head, error) {
	n.shared.mu.Lock()
	cut := n.cut
	n.shared.mu.Unlock()
	if cut != nil {
		return store.Head{}, cut
	}
	head, err := n.Log.Append(ctx, id, expect, payloads...)
	if err == nil {
		n.shared.mu.Lock()
		defer n.shared.mu.Unlock()
		for _, o := range n.shared.nodes {
			if o.to != nil && !o.deaf {
				o.to.Grown(id, head.Seq)
			}
		}
	}
	return head, err
}

var noon = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// hall is several nodes that run one exercise, each with a clock of its own.
type hall struct {
	t      *testing.T
	log    *common
	clocks []*host.Manual
	hosts  []*host.Host
	nodes  []*node
	rooms  []*room
}

func manyNodes(t *testing.T, n int, plan host.Plan) *hall {
	t.Helper()
	h := &hall{t: t, log: newCommon()}
	for i := range n {
		h.start(i)
	}
	h.lead(0)
	x, err := h.hosts[0].Create(ctx, small(), plan)
	if err != nil {
		t.Fatal(err)
	}
	for i := range n {
		h.open(i, x.ID())
	}
	return h
}

// start starts node i; its machine's clock is i hours off.
func (h *hall) start(i int) {
	clock := host.NewManual(noon.Add(time.Duration(i) * time.Hour))
	n := h.log.node(fmt.Sprint("node ", i))
	x := host.New(host.Options{Log: n, Clock: clock, Seed: func() rng.Seed { return rng.Seed(i) }})
	if err := x.Join(ctx, n.name); err != nil {
		h.t.Fatal(err)
	}
	h.t.Cleanup(func() { x.Close() })
	h.clocks, h.hosts, h.nodes = append(h.clocks, clock), append(h.hosts, x), append(h.nodes, n)
}

func (h *hall) open(i int, id string) {
	x, err := h.hosts[i].Exercise(ctx, id)
	if err != nil {
		h.t.Fatal(err)
	}
	h.rooms = append(h.rooms, &room{t: h.t, log: h.log, clock: h.clocks[i], host: h.hosts[i], x: x})
}

// lead has one node lead, and all know that there are others.
func (h *hall) lead(leader int) {
	for i, n := range h.nodes {
		b := store.Beat{Clock: h.hosts[i].Now(), Others: len(h.nodes) - 1}
		if i == leader {
			b.Leads = 24 * time.Hour
		}
		n.beat(b)
	}
}

// pass lets time pass on every node and waits until what was due has come.
func (h *hall) pass(d time.Duration) {
	h.t.Helper()
	for _, c := range h.clocks {
		c.Advance(d)
	}
	for _, r := range h.rooms {
		if err := r.x.Sync(ctx); err != nil {
			h.t.Fatal(err)
		}
	}
}

// agree fails the test unless every node has what the log has.
func (h *hall) agree() {
	h.t.Helper()
	replay := exercise.New(h.rooms[0].x.Program())
	for _, e := range events(h.t, h.rooms[0].x) {
		fold(h.t, replay, e)
	}
	for i, r := range h.rooms {
		if err := r.x.Sync(ctx); err != nil {
			h.t.Fatal(err)
		}
		if r.x.Hash() != replay.World.Hash() {
			h.t.Errorf("node %d has another world than the log", i)
		}
	}
}
