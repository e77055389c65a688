package exercise_test

import (
	"strings"
	"testing"

	"tamrin/engine"
	"tamrin/exercise"
)

// What another controller handles is left alone until it is taken over.
func TestAnInjectThatAnotherHandlesIsLeftAlone(t *testing.T) {
	r := twoControllers(t)
	r.must("excon.chief", minute, exercise.Claim{Item: "inject/late"})
	for _, c := range []exercise.Command{exercise.Fire{Inject: "late"}, exercise.Hold{Inject: "late"}, exercise.Skip{Inject: "late"},
		exercise.EditInject{Inject: "late", Draft: exercise.Draft{Keep: true}}} {
		if no := r.refused("excon.desk", 2*minute, c, exercise.Handled); no.Item != "inject/late" || !strings.Contains(no.Say.En, "name of excon.chief") {
			t.Errorf("%+v", no)
		}
	}
	r.must("excon.chief", 2*minute, exercise.Hold{Inject: "late"})
	r.refused("excon.desk", 2*minute, exercise.Release{Inject: "late"}, exercise.Handled)
	r.must("excon.desk", 3*minute, exercise.Claim{Item: "inject/late", Over: true})
	r.must("excon.desk", 3*minute, exercise.Fire{Inject: "late"})
	if len(r.s.Claims) != 0 {
		t.Errorf("what was delivered is still handled: %v", r.s.Claims)
	}
	r.must("excon.desk", 3*minute, exercise.Claim{Item: "inject/reserve"})
	r.must("excon.desk", 3*minute, exercise.Skip{Inject: "reserve"})
	if len(r.s.Claims) != 0 || len(r.replay().Claims) != 0 {
		t.Errorf("what was left out is still handled: %v", r.s.Claims)
	}
}

func TestTheSecondToJudgeLearnsWhoWasFirst(t *testing.T) {
	r := twoControllers(t)
	r.must("seoul", 11*minute, exercise.Answer{Decision: "reply", Words: "We shall protest."})
	r.must("excon.chief", 12*minute, exercise.Claim{Item: "decision/reply"})
	r.must("excon.chief", 12*minute, exercise.Adjudicate{Decision: "reply", Options: []string{"protest"}})
	no := r.refused("excon.desk", 13*minute, exercise.Adjudicate{Decision: "reply"}, exercise.AlreadyTaken)
	if no.Winner == nil || no.Winner.By.Seat != "excon.chief" || !strings.Contains(no.Say.En, "Protest") || !strings.Contains(no.Say.Ar, "الاحتجاج") {
		t.Errorf("%+v", no)
	}
	if len(r.s.Claims) != 0 {
		t.Errorf("what is judged is still handled: %v", r.s.Claims)
	}
}

func TestWhoEditsAnOldVersionIsTold(t *testing.T) {
	r := twoControllers(t)
	words := map[string]string{"en": "New", "ar": "جديد"}
	r.must("excon.chief", minute, exercise.EditInject{Inject: "late", Draft: exercise.Draft{Title: words, Keep: true}, Version: 1})
	no := r.refused("excon.desk", 2*minute, exercise.EditInject{Inject: "late", Draft: exercise.Draft{Title: words, Keep: true}, Version: 1}, exercise.Stale)
	if !strings.Contains(no.Say.En, "name of excon.chief") || !strings.Contains(no.Say.Ar, "0:01:00") {
		t.Errorf("%+v", no)
	}
	r.must("excon.desk", 2*minute, exercise.EditInject{Inject: "late", Draft: exercise.Draft{Title: words, Keep: true}, Version: 2})
}

// Delaying leaves whom an inject is for; readdressing leaves its time.
func TestHalfOfAnInjectStaysAsItWas(t *testing.T) {
	r := started(t)
	r.must("excon", minute, exercise.EditInject{Inject: "late", Draft: exercise.Draft{At: 95 * minute, KeepTo: true}})
	r.must("excon", minute, exercise.EditInject{Inject: "launch", Draft: exercise.Draft{Cells: []string{"pyongyang"}, KeepTime: true}})
	late, _ := r.s.Inject("late")
	launch, _ := r.s.Inject("launch")
	washington, _ := r.s.Program.Find(engine.NounCell, "washington")
	pyongyang, _ := r.s.Program.Find(engine.NounCell, "pyongyang")
	if w := r.s.World.Inject(late); w.At != 95*minute || w.Cells != 1<<washington {
		t.Errorf("%+v", w)
	}
	if w := r.s.World.Inject(launch); w.At != 10*minute || w.Cells != 1<<pyongyang {
		t.Errorf("%+v", w)
	}
	r.refused("excon", minute, exercise.EditInject{Inject: "launch", Draft: exercise.Draft{KeepTime: true}}, exercise.Incomplete)
	r.refused("excon", minute, exercise.EditInject{Inject: "launch", Draft: exercise.Draft{At: 1, KeepTo: true}}, exercise.Past)
	if r.replay().World.Hash() != r.s.World.Hash() {
		t.Error("the log replays to another state")
	}
}

func TestWhatLeavesThePlanNeedsAReason(t *testing.T) {
	r := answered(t)
	for _, c := range []exercise.Command{exercise.Skip{Inject: "late"}, exercise.SetVar{Var: "tension", Value: "5"}, exercise.Adjudicate{Decision: "reply"}} {
		_, err := r.s.Handle(exercise.Order{By: exercise.Actor{Seat: "excon"}, At: 12 * minute, Reason: " \u0007 ", Do: c})
		if no, ok := err.(*exercise.Refusal); !ok || no.Code != exercise.NoReason {
			t.Errorf("%T without a reason: %v", c, err)
		}
	}
}

// A page sends every field, if only empty. The log leaves empty ones out, and
// must replay to the same world all the same.
func TestAnInjectWithEmptyFieldsReplays(t *testing.T) {
	none := func() map[string]string { return map[string]string{} }
	r := started(t)
	r.must("excon", minute, exercise.AddInject{Draft: exercise.Draft{Title: map[string]string{"en": "Now", "ar": " "}, Text: none(), From: none(), Cells: []string{"seoul"}, At: exercise.Now}})
	r.must("excon", minute, exercise.EditInject{Inject: "late", Draft: exercise.Draft{Title: none(), Text: none(), From: none(), Channel: "press", Keep: true}})
	r.must("excon", minute, exercise.Pause{})
	if r.replay().World.Hash() != r.s.World.Hash() {
		t.Error("the log replays to another world")
	}
}
