package host

import (
	"testing"

	"tamrin/exercise"
	"tamrin/scenarios"
	"tamrin/store"
)

// TestCutsStayFewAndFindTheLast offers a long log's states: few are kept, evenly
// spread, and the last before any event is found.
func TestCutsStayFewAndFindTheLast(t *testing.T) {
	folder, _ := scenarios.Open(scenarios.Names()[0])
	archive, err := freeze(folder)
	if err != nil {
		t.Fatal(err)
	}
	p, err := thaw(archive)
	if err != nil {
		t.Fatal(err)
	}
	state, c := exercise.New(p), cuts{}
	c.expect(10)
	const events = 200_000
	for seq := int64(1); seq <= events; seq++ {
		c.offer(still{store.Head{Seq: seq}, state})
	}
	if len(c.kept) > mostCuts || len(c.kept) < mostCuts/4 {
		t.Errorf("%d cuts are kept of %d events", len(c.kept), events)
	}
	for i, k := range c.kept {
		if k.head.Seq != int64(i+1)*c.step {
			t.Fatalf("cut %d stands at event %d, with %d between two", i, k.head.Seq, c.step)
		}
	}
	for _, seq := range []int64{0, 1, c.step - 1, c.step, c.step + 1, events} {
		if got, want := c.before(seq).head.Seq, seq/c.step*c.step; got != min(want, int64(len(c.kept))*c.step) {
			t.Errorf("the last before %d is %d", seq, got)
		}
	}
}

// TestHeavyCutsAreFewer holds the cuts to what they may take of the memory.
func TestHeavyCutsAreFewer(t *testing.T) {
	folder, _ := scenarios.Open(scenarios.Names()[0])
	archive, _ := freeze(folder)
	p, err := thaw(archive)
	if err != nil {
		t.Fatal(err)
	}
	state, c := exercise.New(p), cuts{}
	c.expect(10)
	state.Messages = make([]exercise.Message, mostBulk/5)
	for seq := int64(1); seq <= 50*firstStep; seq++ {
		c.offer(still{store.Head{Seq: seq}, state})
	}
	if c.bulk > mostBulk || len(c.kept) == 0 || len(c.kept) > 5 {
		t.Errorf("%d cuts hold %d of %d", len(c.kept), c.bulk, mostBulk)
	}
}
