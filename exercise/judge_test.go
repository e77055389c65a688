package exercise_test

import (
	"testing"

	"tamrin/engine"
	"tamrin/exercise"
)

// answered is an exercise in which an answer in words waits for control.
func answered(t *testing.T) *run {
	t.Helper()
	r := started(t)
	r.must("washington.secretary", 11*minute, exercise.Answer{Decision: "reply", Words: "We shall send an envoy."})
	return r
}

func TestConsequencesByHandComeTogether(t *testing.T) {
	r := answered(t)
	r.must("excon", 12*minute, exercise.Adjudicate{Decision: "reply", Sets: []exercise.SetVar{{Var: "tension", Value: "8"}, {Var: "alarm", Value: "true"}},
		Fires: []string{"reserve"}, Outcome: "The envoy is received."})
	d, _ := r.s.Program.Find(engine.NounDecision, "reply")
	tension, _ := r.s.Program.Find(engine.NounVar, "tension")
	alarm, _ := r.s.Program.Find(engine.NounVar, "alarm")
	if a, w := r.s.Answers[d], r.s.World; a.Outcome != "The envoy is received." || a.Reason != "because" || w.Decision(d).Status != engine.Closed ||
		w.Decision(d).Options != 0 || w.Var(tension) != 8 || w.Var(alarm) != 1 {
		t.Errorf("%+v, %+v", a, w.Decision(d))
	}
	if got := r.received("washington"); got != "launch reserve " {
		t.Errorf("washington received %s", got)
	}
	back := r.replay()
	if back.World.Hash() != r.s.World.Hash() || back.Answers[d].Outcome == "" {
		t.Error("the log replays to another state")
	}
	for _, e := range r.log[len(r.log)-3:] {
		if e.Reason != "because" || e.By.Seat != "excon" {
			t.Errorf("%+v", e)
		}
	}
}

func TestNothingByHandComesAlone(t *testing.T) {
	r := answered(t)
	at := 12 * minute
	r.refused("excon", at, exercise.Adjudicate{Decision: "reply", Sets: []exercise.SetVar{{Var: "alarm", Value: "true"}, {Var: "tension", Value: "11"}}}, exercise.OutOfRange)
	r.refused("excon", at, exercise.Adjudicate{Decision: "reply", Sets: []exercise.SetVar{{Var: "none", Value: "1"}}}, exercise.UnknownItem)
	r.refused("excon", at, exercise.Adjudicate{Decision: "reply", Fires: []string{"reserve", "launch"}}, exercise.TooLate)
	r.refused("excon", at, exercise.Adjudicate{Decision: "reply", Fires: []string{"none"}}, exercise.UnknownItem)
	r.refused("excon", at, exercise.Adjudicate{Decision: "reply", Fires: make([]string, exercise.MaxByHand+1)}, exercise.Limit)
	for _, c := range []exercise.Adjudicate{{Decision: "reply", Outcome: "x"}, {Decision: "reply", Fires: []string{"reserve"}}} {
		if _, err := r.s.Handle(exercise.Order{By: exercise.Actor{Seat: "excon"}, At: at, Do: c}); err == nil || err.(*exercise.Refusal).Code != exercise.NoReason {
			t.Errorf("without a reason: %v", err)
		}
	}
	if got := r.received("washington"); got != "launch " {
		t.Errorf("washington received %s", got)
	}
}
