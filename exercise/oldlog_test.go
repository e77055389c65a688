package exercise_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"tamrin/exercise"
)

// TestALogWrittenLongAgoReplays folds a log that holds every kind of event as
// this version wrote it, but for those of consultations and of what is said in
// public. The file is never written anew: what it holds must be readable for
// good, and must give the same state; the hashes in it hold the world to that.
func TestALogWrittenLongAgoReplays(t *testing.T) {
	s := replayOld(t, "every_kind.log", "small", everyKind)
	if len(s.Messages) != 2 || len(s.Requests) != 1 || len(s.Observations) != 1 || len(s.Notes[1]) != 1 || s.Emergency != nil || s.Clock.Phase != exercise.Over ||
		len(s.Ratings) != 1 || len(s.Actions) != 1 || len(s.Tested) != 1 || len(s.Survey.Forms) != 2 || s.Survey.Open ||
		len(s.Strategies[0].Versions) != 2 || len(s.Strategies[0].Amendments) != 2 {
		t.Errorf("%d messages, %d requests, %d observations, notes %v, %+v", len(s.Messages), len(s.Requests), len(s.Observations), s.Notes, s.Clock)
	}
}

// TestALogOfConsultationsWrittenLongAgoReplays does the same for the others.
func TestALogOfConsultationsWrittenLongAgoReplays(t *testing.T) {
	s := replayOld(t, "every_table_kind.log", "alliance", tableKinds)
	if len(s.Rooms) != 2 || len(s.Statements) != 3 || len(s.Conferences) != 1 || len(s.Questions) != 1 || len(s.Signals) != 2 || len(s.Touches) != 2 || len(s.ShownTo) != 0 {
		t.Errorf("%d rooms, %d statements, %d signals, %d touches, shown %v", len(s.Rooms), len(s.Statements), len(s.Signals), len(s.Touches), s.ShownTo)
	}
	if r := &s.Rooms[0]; r.Version != 6 || !r.TextShown || r.Text.Clauses[0].Bodies[0].Text != "We stand." || r.Text.Clauses[0].Bodies[1].Text != "نحن نقف معًا." {
		t.Errorf("version %d: %+v", r.Version, r.Text.Clauses[0])
	}
}

func replayOld(t *testing.T, log, scenario string, every []exercise.Kind) *exercise.State {
	t.Helper()
	b, err := os.ReadFile("testdata/" + log)
	if err != nil {
		t.Fatal(err)
	}
	s, kinds := exercise.New(programOf(t, scenario)), map[exercise.Kind]bool{}
	for line := range strings.Lines(string(b)) {
		e, err := exercise.Decode([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
		if back := e.Encode(); !bytes.Equal(back, []byte(strings.TrimSpace(line))) {
			t.Errorf("%s\nis written as\n%s", line, back)
		}
		kinds[e.Kind] = true
	}
	for _, k := range every {
		if !kinds[k] {
			t.Errorf("the log holds no %s", k)
		}
	}
	return s
}

var everyKind = []exercise.Kind{exercise.Created, exercise.Started, exercise.WasPaused, exercise.WasResumed, exercise.SpeedSet, exercise.Noted,
	exercise.Interrupted, exercise.WasEnded, exercise.TimeReached, exercise.ChanceDrawn, exercise.ChanceChosen, exercise.InjectFired, exercise.InjectHeld,
	exercise.InjectFreed, exercise.InjectSkipped, exercise.InjectAdded, exercise.InjectEdited, exercise.DecisionTaken, exercise.WordsGiven, exercise.WordsJudged,
	exercise.VarSet, exercise.ItemOpened, exercise.SeatTaken, exercise.SeatReturned, exercise.MessageSent, exercise.MessageRead, exercise.RequestMade,
	exercise.RequestAnswered, exercise.RequestClosed, exercise.ItemClaimed, exercise.ItemLetGo, exercise.NoteWritten, exercise.NoDuffCalled,
	exercise.NoDuffEnded, exercise.Observed, exercise.ObservationWithdrawn, exercise.JumpOrdered, exercise.ClockJumped, exercise.ReplayOpened,
	exercise.RatingAgreed, exercise.ReportEdited, exercise.FeedbackOpened, exercise.FeedbackGiven, exercise.FeedbackClosed, exercise.ActionWritten, exercise.ActionTested,
	exercise.AmendmentProposed, exercise.AmendmentApproved, exercise.AmendmentRefused, exercise.AmendmentWithdrawn}
