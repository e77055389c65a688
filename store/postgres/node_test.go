package postgres

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"tamrin/internal/pgtest"
	"tamrin/store"
)

// ear notes what a node is told.
type ear struct {
	mu    sync.Mutex
	heard []string
	beat  store.Beat
	beats int
}

func (e *ear) Grown(exercise string, seq int64) { e.note(fmt.Sprintf("grown %q %d", exercise, seq)) }
func (e *ear) Told(word string)                 { e.note("told " + word) }
func (e *ear) Beat(b store.Beat) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.beat, e.beats = b, e.beats+1
}

func (e *ear) note(s string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.heard = append(e.heard, s)
}

func (e *ear) last() store.Beat {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.beat
}

func (e *ear) has(s string) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, h := range e.heard {
		if h == s {
			return true
		}
	}
	return false
}

// until waits for something to come true.
func until(t *testing.T, what string, is func() bool) {
	t.Helper()
	for end := time.Now().Add(20 * time.Second); !is(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("in vain: %s", what)
		}
	}
}

// joined makes a node of the log at an address.
func joined(t *testing.T, address, name string) (*Log, *ear, store.Node) {
	t.Helper()
	l, e := opened(t, address), &ear{}
	n, err := l.Join(t.Context(), name, e)
	if err != nil {
		t.Fatal(err)
	}
	return l, e, n
}

func TestNodesHearWhatOthersDid(t *testing.T) {
	where := pgtest.Fresh(t)
	a, heardA, nodeA := joined(t, where, "a")
	defer nodeA.Leave()
	_, heardB, nodeB := joined(t, where, "b")
	defer nodeB.Leave()
	if err := a.Create(t.Context(), "one exercise", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Append(t.Context(), "one exercise", 0, []byte("x"), []byte("y")); err != nil {
		t.Fatal(err)
	}
	if err := nodeA.Tell(t.Context(), "a word"); err != nil {
		t.Fatal(err)
	}
	until(t, "b hears what a did", func() bool { return heardB.has(`grown "one exercise" 2`) && heardB.has("told a word") })
	until(t, "a hears its own", func() bool { return heardA.has(`grown "one exercise" 2`) })
	if heardA.has("told a word") {
		t.Error("a is told its own word")
	}
}

func TestOneNodeLeadsUntilItLeavesOrDies(t *testing.T) {
	where := pgtest.Fresh(t)
	_, a, nodeA := joined(t, where, "a")
	_, b, nodeB := joined(t, where, "b")
	defer nodeB.Leave()
	if a.last().Leads == 0 || b.last().Leads != 0 || b.last().Others != 1 {
		t.Fatalf("a leads as the first: %+v, %+v", a.last(), b.last())
	}
	if off := time.Since(a.last().Clock); off < 0 || off > time.Minute {
		t.Errorf("the shared clock is %v off", off)
	}
	nodeA.Leave()
	begun := time.Now()
	until(t, "b leads once a has left", func() bool { return b.last().Leads > 0 && b.last().Others == 0 })
	if took := time.Since(begun); took > leadFor/2 {
		t.Errorf("b waited %v for what a gave up", took)
	}
	_, c, nodeC := joined(t, where, "c")
	defer nodeC.Leave()
	nodeB.(*node).stop() // it dies
	<-nodeB.(*node).done
	until(t, "c leads after b has died", func() bool { return c.last().Leads > 0 })
}

func TestWhoComesBackUnderItsNameLeadsAtOnce(t *testing.T) {
	where := pgtest.Fresh(t)
	_, _, first := joined(t, where, "a")
	first.(*node).stop() // it dies
	<-first.(*node).done
	_, again, node := joined(t, where, "a")
	defer node.Leave()
	if b := again.last(); b.Leads == 0 || b.Others != 0 {
		t.Errorf("started anew: %+v", b)
	}
}

func TestANodeIsToldThatItMissedNews(t *testing.T) {
	c := pgtest.Server(t)
	_, e, n := joined(t, pgtest.Fresh(t), "a")
	defer n.Leave()
	c.Stop("INT")
	until(t, "it is told that the database is away", func() bool { return e.last().Err != nil })
	if store.KindOf(e.last().Err) != store.Unavailable {
		t.Errorf("told %v", e.last().Err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	until(t, "it is told that it missed news", func() bool { return e.has(`grown "" 0`) && e.last().Leads > 0 })
}
