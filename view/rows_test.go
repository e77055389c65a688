package view_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
	"tamrin/view"
)

// long is an exercise of n injects, one every five seconds, that has run for
// half of them.
func long(tb testing.TB, n int) *exercise.State {
	tb.Helper()
	var b strings.Builder
	b.WriteString("tamrin: 1\ntitle: Long\nlanguages: [en]\nparties: {us: , rok: }\ncells: {washington: {plays: us}, seoul: {plays: rok}}\ninjects:\n")
	for i := range n {
		fmt.Fprintf(&b, "  i%d: {at: %ds, to: [washington, seoul], title: Report %d, text: Line %d has changed.}\n", i, i*5, i, i)
	}
	sc, _, problems := scenario.Load(fstest.MapFS{"scenario.yaml": {Data: []byte(b.String())}}, "scenario.yaml")
	if problems.HasErrors() {
		tb.Fatal(problems)
	}
	p, problems := engine.Compile(sc)
	if problems.HasErrors() {
		tb.Fatal(problems)
	}
	s := exercise.New(p)
	do(tb, s, exercise.Begin("", false, false, 1))
	order(tb, s, exercise.Start{})
	for at := range int64(n) / 2 {
		do(tb, s, exercise.Event{Kind: exercise.TimeReached, At: at * 5_000})
	}
	return s
}

func do(tb testing.TB, s *exercise.State, e exercise.Event) {
	tb.Helper()
	if _, err := s.Apply(e); err != nil {
		tb.Fatal(err)
	}
}

// order has control carry out a command.
func order(tb testing.TB, s *exercise.State, c exercise.Command) {
	tb.Helper()
	events, err := s.Handle(exercise.Order{By: exercise.Actor{Seat: "excon"}, Do: c, Reason: "because"})
	if err != nil {
		tb.Fatal(err)
	}
	for _, e := range events {
		do(tb, s, e)
	}
}

// A page made of the one before it has new rows only for what changed: pages
// and streams tell by the pointer.
func TestRowsThatStandAsTheyStoodAreShared(t *testing.T) {
	s, v := long(t, 100), view.Viewer{Role: view.Control, Cell: "excon", Leads: true}
	var memo view.Memo
	before := memo.Build(s, v, nil)
	for _, c := range []exercise.Command{
		exercise.Hold{Inject: "i90"}, exercise.Fire{Inject: "i91"}, exercise.Skip{Inject: "i92"}, exercise.Claim{Item: "inject/i93"},
		exercise.EditInject{Inject: "i94", Draft: exercise.Draft{Title: map[string]string{"en": "Another"}, Keep: true}},
		exercise.EditInject{Inject: "i94", Draft: exercise.Draft{Title: map[string]string{"en": "Yet another"}, Keep: true}},
	} {
		order(t, s, c)
		after := memo.Build(s, v, nil)
		anew := 0
		for i, r := range after.Desk.Rows {
			if r != before.Desk.Rows[i] {
				anew++
			}
		}
		if anew != 1 {
			t.Errorf("%T makes %d rows anew, not one", c, anew)
		}
		before = after
	}
	if other := memo.Build(s, view.Viewer{Role: view.Evaluator, Cell: "excon"}, nil); other.Desk.Rows[95].MayFire {
		t.Error("an evaluator's page shares a row of control's")
	}
}

// BenchmarkDeskAfterOneEvent makes control's page of a long MSEL when one row
// has changed: from nothing, and of the page before it.
func BenchmarkDeskAfterOneEvent(b *testing.B) {
	for _, n := range []int{600, 10_000} {
		s, v := long(b, n), view.Viewer{Role: view.Control, Cell: "excon", Leads: true}
		b.Run(fmt.Sprintf("anew/injects=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				view.Build(s, v, nil)
			}
		})
		b.Run(fmt.Sprintf("again/injects=%d", n), func(b *testing.B) {
			b.ReportAllocs()
			var memo view.Memo
			memo.Build(s, v, nil)
			for i := 0; b.Loop(); i++ {
				s.Written[i%n].Edits++
				memo.Build(s, v, nil)
			}
		})
	}
}
