package review_test

import (
	"fmt"
	"testing"

	"tamrin/exercise"
	"tamrin/review"
)

func written(id, due, status string, wall int64) review.Action {
	c := exercise.Corrective{Finding: "f", Text: "t", Due: due, Status: status, Priority: 2}
	return review.Action{Action: exercise.Action{ID: id, Versions: []exercise.ActionVersion{{Corrective: c, Wall: wall}}}}
}

func tests(exercised, action, rating string, wall int64) exercise.Tested {
	return exercise.Tested{Exercise: exercised, Action: action, Rating: rating, Wall: wall}
}

func named(en string) review.Text { return review.Text{"en": en} }

// TestActionsAreFollowedAcrossExercises holds that P and S close an action, M and
// U open it again, and that what its owner writes later counts.
func TestActionsAreFollowedAcrossExercises(t *testing.T) {
	first := review.Record{ID: "one", Started: 1, Actions: []review.Action{
		written("closed", "2026-01-01", exercise.ActionDone, 10), written("again", "2026-01-01", exercise.ActionVerified, 10),
		written("since", "2026-01-01", exercise.ActionUnderWay, 99), written("planned", "2026-02-01", exercise.ActionOpen, 10), written("alone", "", exercise.ActionOpen, 10)}}
	second := review.Record{ID: "two", Started: 2, Tests: []exercise.Tested{
		tests("one", "closed", "S", 50), tests("one", "again", "M", 50), tests("one", "since", "P", 50), tests("one", "planned", "", 50), tests("other", "alone", "P", 50)}}
	got := map[string]review.Followed{}
	for _, f := range review.Follow([]review.Record{first, second}) {
		got[f.ID] = f
	}
	for id, want := range map[string]string{"closed": exercise.ActionVerified, "again": exercise.ActionOpen, "since": exercise.ActionUnderWay, "planned": exercise.ActionOpen, "alone": exercise.ActionOpen} {
		if f := got[id]; f.Status != want || f.Exercise != "one" {
			t.Errorf("%s stands as %s of %s; want %s", id, f.Status, f.Exercise, want)
		}
	}
	if a := got["again"]; !a.Overdue("2026-03-01") || a.Overdue("2026-01-01") || len(a.Trials) != 1 || a.Trials[0].Exercise != "two" {
		t.Errorf("%+v", a)
	}
	if c := got["closed"]; c.Overdue("2026-03-01") || !c.Closed() {
		t.Error("what was verified is overdue")
	}
	if p := review.Fold([]review.Record{first, second}, "2026-03-01"); p.Open != 4 || p.Overdue != 3 {
		t.Errorf("%d open, %d overdue", p.Open, p.Overdue)
	}
}

// TestAProgrammeOverTheYears folds exercises that widen, fail and leave out.
func TestAProgrammeOverTheYears(t *testing.T) {
	year := func(id string, at int64, level string, parties []review.Text, aims ...review.Aimed) review.Record {
		return review.Record{ID: id, Started: at, Level: level, Parties: parties, Objectives: aims, Languages: []string{"en"}}
	}
	speak := func(rating string) review.Aimed {
		return review.Aimed{ID: "o1", Title: named("Speak"), Capability: named("Communication"), Tested: rating != "", Rating: rating}
	}
	list := []review.Record{
		year("late", 3, "strategic", []review.Text{named("Seoul"), named("Tokyo")}, speak("U"), review.Aimed{ID: "x", Title: named("Medical")}),
		year("never", 0, "strategic", nil),
		year("early", 1, "technical", []review.Text{named("Seoul")}, speak("P")),
		year("middle", 2, "technical", []review.Text{named("Seoul")}, speak("M")),
	}
	p := review.Fold(list, "2026-01-01")
	order := ""
	for _, r := range p.Exercises {
		order += r.ID + " "
	}
	if order != "early middle late never " {
		t.Errorf("in the order %s", order)
	}
	if a := p.Aims[0]; a.Title["en"] != "Communication" || a.Failing != 2 || !a.Keeps() || a.Tested != 3 || len(a.Seen) != 3 {
		t.Errorf("%+v", a)
	}
	if a := p.Aims[1]; a.Title["en"] != "Medical" || a.Tested != 0 {
		t.Errorf("%+v", a)
	}
	if w := p.Widened; len(w[1].Parties) != 0 || w[1].Level != "" || fmt.Sprint(w[2].Parties) != "[map[en:Tokyo]]" || w[2].Level != "strategic" {
		t.Errorf("%+v", w)
	}
	if p.Ratings["U"] != 1 || p.Ratings["P"] != 1 {
		t.Errorf("%v", p.Ratings)
	}
	if empty := review.Fold(nil, "2026-01-01"); len(empty.Aims) != 0 || empty.Open != 0 {
		t.Errorf("%+v", empty)
	}
}
