package exercise_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/engine"
	"tamrin/exercise"
)

func TestEachVariableKeepsItsHistory(t *testing.T) {
	r := started(t)
	r.must("washington.secretary", 11*minute, exercise.Take{Decision: "reply", Options: []string{"protest"}})
	r.must("excon", 12*minute, exercise.SetVar{Var: "tension", Value: "8"}) // the rule draws its first branch then
	tension, _ := r.s.Program.Find(engine.NounVar, "tension")
	mood, _ := r.s.Program.Find(engine.NounVar, "mood")
	reply, _ := r.s.Program.Find(engine.NounDecision, "reply")
	want := []exercise.Change{
		{At: 11 * minute, From: 4, To: 5, Cause: engine.Cause{Kind: engine.ByDecision, Item: reply}},
		{At: 12 * minute, From: 5, To: 8, Cause: engine.Cause{Kind: engine.ByControl}, By: exercise.Actor{Seat: "excon", Name: "name of excon"}, Reason: "because"},
	}
	if d := cmp.Diff(want, r.s.History[tension]); d != "" {
		t.Error(d)
	}
	r.advance(13 * minute)
	if h := r.s.History[mood]; len(h) != 1 || h[0].Cause.Kind != engine.ByChance || h[0].To != 1 || h[0].By.Seat != "" || h[0].Reason != "" {
		t.Errorf("the mood changed so: %+v", h)
	}
	for i := range exercise.KeptChanges + 7 {
		r.must("excon", 14*minute, exercise.SetVar{Var: "alarm", Value: []string{"true", "false"}[i%2]})
	}
	alarm, _ := r.s.Program.Find(engine.NounVar, "alarm")
	if h := r.s.History[alarm]; len(h) != exercise.KeptChanges || h[len(h)-1].To != 1 || h[0].To != 0 {
		t.Errorf("%d changes are kept, from %+v to %+v", len(h), h[0], h[len(h)-1])
	}
	if d := cmp.Diff(r.s.History, r.replay().History); d != "" {
		t.Errorf("the log replays to another history: %s", d)
	}
}
