package review_test

import (
	"os"
	"strings"
	"testing"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/review"
	"tamrin/scenario"
)

const minute = int64(60_000)

// table is an exercise that a test plays by hand.
type table struct {
	t *testing.T
	s *exercise.State
}

func sit(t *testing.T) *table {
	t.Helper()
	s, _, problems := scenario.Load(os.DirFS("testdata/people"), "scenario.yaml")
	if problems.HasErrors() {
		t.Fatalf("%+v", problems)
	}
	p, problems := engine.Compile(s)
	if problems.HasErrors() {
		t.Fatalf("%+v", problems)
	}
	x := &table{t, exercise.New(p)}
	x.apply(exercise.Begin("people", false, false, 1000))
	return x
}

func (x *table) apply(e exercise.Event) {
	x.t.Helper()
	if _, err := x.s.Apply(e); err != nil {
		x.t.Fatal(err)
	}
}

// do gives an order at an exercise time, after everything due by then.
func (x *table) do(seat string, at int64, c exercise.Command) {
	x.t.Helper()
	for x.s.Clock.Phase == exercise.Running && x.s.World.NextDue() <= at {
		x.give("", x.s.World.NextDue(), exercise.Reach{})
	}
	x.give(seat, at, c)
}

func (x *table) give(seat string, at int64, c exercise.Command) {
	x.t.Helper()
	events, err := x.s.Handle(exercise.Order{By: exercise.Actor{Seat: seat, Name: strings.ToUpper(seat)}, At: at, Wall: 1000 + at, Reason: "because", Do: c})
	if err != nil {
		x.t.Fatalf("%T: %v", c, err)
	}
	for _, e := range events {
		x.apply(e)
	}
}

func (x *table) see(seat, id string, at int64, s exercise.Sight) {
	x.t.Helper()
	s.At = at
	x.do(seat, at, exercise.Observe{ID: id, Sight: s})
}

// meet plays what people alone do: they sleep, contradict themselves, ask, mean
// something else than is understood, evaluate and give feedback.
func meet(t *testing.T) *table {
	x := sit(t)
	x.do("excon", 0, exercise.Start{})
	x.do("west", 11*minute, exercise.Acknowledge{Key: 1})
	x.do("west", 12*minute, exercise.EnterRoom{Alliance: "pact"})
	x.do("west", 13*minute, exercise.MakeStatement{ID: "statement-1", Parties: []string{"us"}, Words: map[string]string{"en": "We stand by you."}, Public: true,
		Marks: []exercise.Mark{{Commitment: "mdt", How: "upholds"}}})
	x.do("west", 14*minute, exercise.MeanSignal{About: "statement/1", Audience: "north", Value: "deterred", Words: "Stop."})
	x.see("judges.one", "draft-0001", 14*minute, exercise.Sight{Text: "They consult at once.", Rating: "P", Task: "o1.ask", About: "inject/launch", Mark: exercise.Strength})
	x.do("north", 16*minute, exercise.ReceiveSignal{About: "statement/1", Value: "provoked"})
	x.do("south", 17*minute, exercise.AskControl{ID: "request-1", Subject: "Where did it land?", Text: "We need to know."})
	x.do("west", 28*minute, exercise.Take{Decision: "reply", Party: "us", Options: []string{"stand"}})
	x.see("judges.two", "draft-0002", 28*minute, exercise.Sight{Text: "South never came.", Rating: "M", Task: "o1.ask", About: "decision/reply", Mark: exercise.Area})
	x.see("judges.two", "draft-0003", 29*minute, exercise.Sight{Text: "Nobody told the press.", Rating: "U", Task: "o1.tell", About: exercise.RoomItem(1)})
	x.do("excon", 31*minute, exercise.Skip{Inject: "third"})
	x.do("excon", 32*minute, exercise.AnswerRequest{Key: 1, Text: "At sea."})
	x.do("south", 33*minute, exercise.CloseRequest{Key: 1})
	x.do("west", 34*minute, exercise.Send{ID: "message-1", To: []string{"south"}, Text: "Where are you?"})
	x.do("north", 35*minute, exercise.AskControl{ID: "request-2", Text: "Does anybody see us?"})
	x.do("excon", 70*minute, exercise.EndEx{})
	x.do("judges.one", 70*minute, exercise.AgreeRating{Of: "o1.ask", Rating: "S"})
	x.do("judges.one", 70*minute, exercise.AgreeRating{Of: "o1/fast", Rating: "M"})
	x.do("excon", 70*minute, exercise.OpenFeedback{Link: "0123456789abcdefghij"})
	for i, seat := range []string{"west", "south", "north"} {
		x.do(seat, 70*minute, exercise.GiveFeedback{ID: "form-000" + string(rune('1'+i)), Answers: []exercise.Reaction{{Question: "real", Score: 2 + i}, {Question: "change", Words: "More time, says " + seat}}})
	}
	return x
}

func TestWhatPeopleDid(t *testing.T) {
	compareWith(t, "people", dump(review.Of(meet(t).s)))
}

// TestReviewsWithNextToNothing are of exercises that were never begun, or broken
// off at once, without evaluators and without a decision.
func TestReviewsWithNextToNothing(t *testing.T) {
	x := sit(t)
	if r := review.Of(x.s); r.Begun || r.Over || len(r.Findings) != 0 || r.Feedback.Asked {
		t.Errorf("before STARTEX: %+v", r)
	}
	x.do("excon", 0, exercise.Start{})
	x.do("excon", 0, exercise.EndEx{})
	r := review.Of(x.s)
	if !r.Over || r.Started != 1000 || len(r.Decisions) != 0 || len(r.Findings) != 1 || r.Findings[0].Kind != review.Unplanned {
		t.Errorf("broken off at once: %+v", r.Findings)
	}
	s := exercise.New(x.s.Program)
	review.Of(s) // a log without any event
}

// TestAnonymousWordsStandInNoOrder: the order in which forms came would tell
// which answers are one person's.
func TestAnonymousWordsStandInNoOrder(t *testing.T) {
	x := sit(t)
	x.do("excon", 0, exercise.Start{})
	x.do("excon", 0, exercise.EndEx{})
	x.do("excon", 0, exercise.OpenFeedback{Link: "0123456789abcdefghij", Anonymous: true})
	for _, words := range []string{"zebra", "ant", "mule"} {
		x.do("west", 0, exercise.GiveFeedback{ID: "form-" + words, Answers: []exercise.Reaction{{Question: "change", Words: words}}})
	}
	f := review.Of(x.s).Feedback
	if w := f.Questions[1].Words; len(w) != 3 || w[0] != (review.Remark{Words: "ant"}) || w[2].Words != "zebra" || len(f.Cells) != 0 || f.Forms != 3 {
		t.Errorf("%+v", f)
	}
}
