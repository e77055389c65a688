package exercise_test

import (
	"testing"

	"tamrin/exercise"
)

func corrective(due string) exercise.Corrective {
	return exercise.Corrective{Of: "o1.t1", Finding: "Nobody knew whom to call.", Recommendation: "One list.", Text: "Write one list of numbers.",
		Owner: "Plans", Element: "planning", Priority: 1, Start: "2026-01-01", Due: due, Status: exercise.ActionOpen}
}

func TestAnImprovementPlanIsWritten(t *testing.T) {
	r := watched(t)
	r.must("excon", 6*minute, exercise.EndEx{})
	r.must("judges.one", 6*minute, exercise.WriteAction{ID: "action-01", Action: corrective("2026-03-01")})
	seq := r.s.Seq
	r.must("judges.one", 6*minute, exercise.WriteAction{ID: "action-01", Action: corrective("2026-03-01")})
	if r.s.Seq != seq {
		t.Error("the same action became an event again")
	}
	later := corrective("2026-05-31")
	later.Status = exercise.ActionDone
	r.must("excon", 6*minute, exercise.WriteAction{ID: "action-01", Action: later})
	if a := r.s.Actions; len(a) != 1 || len(a[0].Versions) != 2 || a[0].Now().Status != exercise.ActionDone || a[0].Now().By.Seat != "excon" || a[0].Versions[0].Due != "2026-03-01" {
		t.Errorf("%+v", a)
	}
	r.refused("seoul", 6*minute, exercise.WriteAction{ID: "action-02", Action: later}, exercise.NotAllowed)
	r.refused("excon", 6*minute, exercise.WriteAction{ID: "action-02"}, exercise.Incomplete)
	for _, bad := range []func(*exercise.Corrective){
		func(a *exercise.Corrective) { a.Due = "2026-02-30" }, func(a *exercise.Corrective) { a.Due = "1.3.2026" }, func(a *exercise.Corrective) { a.Due = "2025-12-31" },
		func(a *exercise.Corrective) { a.Element = "luck" }, func(a *exercise.Corrective) { a.Status = "lost" }, func(a *exercise.Corrective) { a.Priority = 4 },
	} {
		a := corrective("2026-03-01")
		bad(&a)
		r.refused("excon", 6*minute, exercise.WriteAction{ID: "action-02", Action: a}, exercise.Impossible)
	}
}

func TestAnExerciseTestsAnEarlierAction(t *testing.T) {
	r := watched(t)
	test := exercise.TestAction{Exercise: "spring-01", Action: "action-01", Title: "Write one list."}
	r.must("excon", minute, test)
	test.Rating = "M"
	r.must("judges.one", 2*minute, test)
	if got := r.s.Tests(); len(got) != 1 || got[0].Rating != "M" || got[0].Exercise != "spring-01" || got[0].Action != "action-01" || len(r.s.Tested) != 2 {
		t.Errorf("%+v", got)
	}
	r.refused("seoul", 2*minute, test, exercise.NotAllowed)
	test.Rating = "X"
	r.refused("excon", 2*minute, test, exercise.OutOfRange)
}
