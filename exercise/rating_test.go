package exercise_test

import (
	"testing"

	"tamrin/exercise"
)

func TestEvaluatorsAgreeOnARating(t *testing.T) {
	r := watched(t)
	r.must("judges.one", minute, exercise.AgreeRating{Of: "o1.t1", Rating: "S"})
	r.must("judges.two", 2*minute, exercise.AgreeRating{Of: "o1.t1", Rating: "M"})
	r.must("excon", 3*minute, exercise.AgreeRating{Of: "o1", Rating: "P"})
	r.must("excon", 4*minute, exercise.AgreeRating{Of: "o1"})
	if a := r.s.AgreedOn("o1.t1"); a == nil || a.Rating != "M" || a.By.Seat != "judges.two" || a.Reason != "because" || a.At != 2*minute {
		t.Errorf("%+v", a)
	}
	if a := r.s.AgreedOn("o1"); a != nil {
		t.Errorf("what was taken back stands: %+v", a)
	}
	seq := r.s.Seq
	r.must("judges.one", 4*minute, exercise.AgreeRating{Of: "o1.t1", Rating: "M"}) // the same again
	if r.s.Seq != seq {
		t.Error("what was agreed already became an event")
	}
	r.refused("seoul", 5*minute, exercise.AgreeRating{Of: "o1", Rating: "P"}, exercise.NotAllowed)
	r.refused("excon", 5*minute, exercise.AgreeRating{Of: "o1", Rating: "Q"}, exercise.OutOfRange)
	r.refused("excon", 5*minute, exercise.AgreeRating{Of: "o1/nothing", Rating: "P"}, exercise.UnknownItem)
	if err := r.give(exercise.Order{By: exercise.Actor{Seat: "excon"}, At: 5 * minute, Do: exercise.AgreeRating{Of: "o1", Rating: "P"}}); err == nil {
		t.Error("a rating was agreed without a reason")
	}
	r.must("excon", 6*minute, exercise.EndEx{})
	r.must("judges.one", 6*minute, exercise.AgreeRating{Of: "o1", Rating: "S"}) // evaluators sit together afterwards
}

func TestAnObservationIsMarkedForTheReport(t *testing.T) {
	r := watched(t)
	o := exercise.Observe{ID: "draft-0001", Sight: exercise.Sight{Text: "Good.", At: minute, Mark: exercise.Strength}}
	r.must("judges.one", minute, o)
	o.Mark = exercise.Area
	r.must("judges.one", 2*minute, o)
	if got := r.s.Observations[0].Now().Mark; got != exercise.Area || len(r.s.Observations[0].Versions) != 2 {
		t.Errorf("%q, %d versions", got, len(r.s.Observations[0].Versions))
	}
	o.Mark = "glorious"
	r.refused("judges.one", 3*minute, o, exercise.Impossible)
}
