package exercise_test

import (
	"slices"
	"strings"
	"testing"

	"tamrin/exercise"
)

const link = "0123456789abcdefghij"

// ended is an exercise after ENDEX, in which control asks for feedback.
func ended(t *testing.T, anonymous bool) *run {
	r := started(t)
	r.refused("excon", minute, exercise.OpenFeedback{Link: link}, exercise.NotOver)
	r.must("excon", minute, exercise.EndEx{})
	r.refused("seoul", minute, form("form-0001", 5), exercise.FormsClosed)
	r.must("excon", minute, exercise.OpenFeedback{Link: link, Anonymous: anonymous})
	return r
}

func form(id string, score int) exercise.GiveFeedback {
	return exercise.GiveFeedback{ID: id, Answers: []exercise.Reaction{{Question: "structure", Score: score}, {Question: "improve", Words: " More time. "}, {Question: "people"}}}
}

func TestSeatsGiveFeedback(t *testing.T) {
	r := ended(t, false)
	r.must("seoul", minute, form("form-0001", 4))
	r.must("seoul", minute, form("form-0001", 4)) // sent again
	r.must("washington.deputy", minute, form("form-0002", 2))
	r.must("seoul", minute, form("form-0003", 5)) // seoul thought again
	forms := r.s.Survey.Forms
	if len(forms) != 2 || forms[0].By.Seat != "seoul" || forms[0].Wall != 1000+minute {
		t.Fatalf("%+v", forms)
	}
	if want := []exercise.Reaction{{Question: "structure", Score: 5}, {Question: "improve", Words: "More time."}}; !slices.Equal(forms[0].Answers, want) {
		t.Errorf("%+v", forms[0].Answers)
	}
	r.refused("seoul", minute, form("form-0004", 6), exercise.OutOfRange)
	r.refused("seoul", minute, exercise.GiveFeedback{ID: "form-0004"}, exercise.Incomplete)
	r.refused("seoul", minute, exercise.GiveFeedback{ID: "form-0004", Answers: []exercise.Reaction{{Question: "improve", Score: 3}}}, exercise.OutOfRange)
	r.refused("seoul", minute, exercise.GiveFeedback{ID: "form-0004", Answers: []exercise.Reaction{{Question: "weather", Score: 3}}}, exercise.UnknownItem)
	r.refused("seoul", minute, exercise.GiveFeedback{ID: "form-0004", Answers: []exercise.Reaction{{Question: "improve", Words: strings.Repeat("x", 5001)}}}, exercise.TooLong)
	r.refused("seoul", minute, exercise.OpenFeedback{Link: link}, exercise.NotAllowed)
	r.must("excon", minute, exercise.CloseFeedback{})
	r.refused("seoul", minute, form("form-0005", 1), exercise.FormsClosed)
}

func TestFeedbackByLink(t *testing.T) {
	r := ended(t, false)
	guest := form("form-0001", 3)
	guest.Link, guest.Name = link, " A guest "
	r.refused("", minute, form("form-0001", 3), exercise.UnknownItem)
	wrong := guest
	wrong.Link += "x"
	r.refused("", minute, wrong, exercise.UnknownItem)
	r.must("", minute, guest)
	other := guest
	other.ID = "form-0002"
	r.must("", minute, other)
	forms := r.s.Survey.Forms
	if len(forms) != 2 || forms[0].By != (exercise.Actor{Name: "A guest"}) {
		t.Errorf("%+v", forms)
	}
	if !r.s.Invites(link) || r.s.Invites("") || r.s.Invites(wrong.Link) {
		t.Error("the form opens to others than those who have its link")
	}
	r.must("excon", minute, exercise.CloseFeedback{})
	if r.s.Invites(link) {
		t.Error("the link opens a form that is closed")
	}
}

// TestAnonymousFeedbackTellsNobody looks at what the log keeps, byte for byte.
func TestAnonymousFeedbackTellsNobody(t *testing.T) {
	r := ended(t, true)
	const wall = 1_770_000_123_456
	by := exercise.Actor{Seat: "seoul", Name: "Mr Kim"}
	if err := r.give(exercise.Order{By: by, At: minute, Wall: wall, Reason: "I am Kim", Do: form("form-0001", 4)}); err != nil {
		t.Fatal(err)
	}
	e := r.log[len(r.log)-1]
	want := `{"kind":"feedback_given","v":1,"at":60000,"wall":1769990400000,"id":"form-0001","survey":{"answers":[{"question":"structure","score":4},{"question":"improve","words":"More time."}]}}`
	if got := string(e.Encode()); got != want {
		t.Errorf("the log keeps\n%s, want\n%s", got, want)
	}
	if f := r.s.Survey.Forms; len(f) != 1 || f[0].By != (exercise.Actor{}) || f[0].Wall%(24*3_600_000) != 0 {
		t.Errorf("%+v", f)
	}
	r.must("seoul", minute, form("form-0002", 4)) // nobody knows that it is the same seat
	if len(r.s.Survey.Forms) != 2 {
		t.Error("an anonymous form stands in place of another")
	}
	r.must("excon", minute, exercise.CloseFeedback{})
	r.must("excon", minute, exercise.OpenFeedback{Link: "another-link-of-the-form"})
	if s := r.s.Survey; !s.Anonymous || s.Link != link {
		t.Errorf("opened again, the forms are otherwise than what was promised: %+v", s)
	}
}
