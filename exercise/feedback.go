package exercise

import (
	"crypto/subtle"
	"fmt"

	"tamrin/scenario"
)

// What those who took part are asked after ENDEX. Opening and closing is
// control's; every seat may give feedback, and whoever has the link.
type (
	// OpenFeedback opens the forms. Whether they are anonymous is settled when
	// they are opened for the first time and stays so, as does the link.
	OpenFeedback struct {
		Anonymous bool   // neither who wrote a form nor when, but for the day, is kept
		Link      string // 16 to 64 of a-z A-Z 0-9 _ -: opens the form without a seat
	}
	// CloseFeedback closes the forms; what was given is kept.
	CloseFeedback struct{}
	// GiveFeedback is a form filled in. A seat's newer one stands in place of
	// its earlier one, where it is known whose it is.
	GiveFeedback struct {
		ID      string // 8 to 64 of a-z A-Z 0-9 _ -, made up by the writer's page: what is sent again is kept once
		Link    string // of a writer without a seat
		Name    string // of such a writer; may be empty
		Answers []Reaction
	}
)

func (OpenFeedback) command()  {}
func (CloseFeedback) command() {}
func (GiveFeedback) command()  {}

// Limits of feedback.
const (
	MaxForms    = 20_000 // of one exercise
	MaxReaction = 5_000  // characters of one answer
	BestScore   = 5      // scales go from 1 to it
)

const day = int64(24 * 3_600_000)

// Survey is what those who took part are asked.
type Survey struct {
	Open      bool
	Anonymous bool
	Link      string
	Forms     []Feedback // in the order in which they were first given
}

// Feedback is a form that somebody filled in.
type Feedback struct {
	By      Actor // zero where it is anonymous; without a seat where it came by the link
	Wall    int64 // Unix ms; of an anonymous one the beginning of the day, UTC
	Answers []Reaction
}

// Reaction is the answer to one question of a form.
type Reaction struct {
	Question string `json:"question"`
	Score    int    `json:"score,omitempty"` // 1 to BestScore; 0 where the question wants words, or none was given
	Words    string `json:"words,omitempty"`
}

// Surveyed is how forms were opened, or a form, as the log keeps them.
type Surveyed struct {
	Anonymous bool       `json:"anonymous,omitempty"`
	Link      string     `json:"link,omitempty"`
	Answers   []Reaction `json:"answers,omitempty"`
}

// Invites reports whether a link opens the form as things stand.
func (s *State) Invites(link string) bool {
	return s.Survey.Open && subtle.ConstantTimeCompare([]byte(link), []byte(s.Survey.Link)) == 1
}

// Question returns what a form asks by that name; nil where it asks no such thing.
func (s *State) Question(id string) *scenario.Question {
	list := s.Program.Scenario.Feedback
	for i := range list {
		if list[i].ID == id {
			return &list[i]
		}
	}
	return nil
}

func (h *handling) openFeedback(c OpenFeedback) (Event, error) {
	switch {
	case h.Survey.Open:
		return Event{}, errAgain
	case h.Survey.Link != "":
		return Event{Kind: FeedbackOpened, Survey: &Surveyed{Anonymous: h.Survey.Anonymous, Link: h.Survey.Link}}, nil
	case len(c.Link) < 16 || !goodID(c.Link):
		return Event{}, Refuse(Impossible)
	}
	return Event{Kind: FeedbackOpened, Survey: &Surveyed{Anonymous: c.Anonymous, Link: c.Link}}, nil
}

func (h *handling) closeFeedback() (Event, error) {
	if !h.Survey.Open {
		return Event{}, errAgain
	}
	return Event{Kind: FeedbackClosed}, nil
}

// giveFeedback judges a form. Of an anonymous one nothing goes into the event
// that would tell whose it is, or when within the day it was written.
func (h *handling) giveFeedback(c GiveFeedback) (Event, error) {
	switch {
	case !h.Survey.Open:
		return Event{}, Refuse(FormsClosed)
	case !goodID(c.ID):
		return Event{}, Refuse(Impossible)
	case h.sent[sending(feedbackSeat, c.ID)]:
		return Event{}, errAgain
	case len(h.Survey.Forms) >= MaxForms:
		return Event{}, Refuse(Limit)
	}
	answers, err := h.reactions(c.Answers)
	if err != nil {
		return Event{}, err
	}
	h.Reason = ""
	if h.Survey.Anonymous {
		h.By, h.Wall = Actor{}, h.Wall-h.Wall%day
	}
	return Event{Kind: FeedbackGiven, ID: c.ID, Survey: &Surveyed{Answers: answers}}, nil
}

// feedbackSeat stands for a seat in the names of forms: whose they are is not in
// the names.
const feedbackSeat = "/feedback"

// reactions checks what a form says and leaves out what is empty.
func (h *handling) reactions(list []Reaction) (kept []Reaction, err error) {
	seen := map[string]bool{}
	for _, r := range list {
		r.Words = clean(r.Words)
		q := h.Question(r.Question)
		switch {
		case q == nil || seen[r.Question]:
			return nil, Refuse(UnknownItem)
		case r.Score < 0 || r.Score > BestScore || q.Kind != scenario.Scale && r.Score != 0:
			return nil, outOfRange("1", "5")
		case letters(r.Words) > MaxReaction:
			return nil, tooManyLetters(MaxReaction)
		}
		if seen[r.Question] = true; r.Score > 0 || r.Words != "" {
			kept = append(kept, r)
		}
	}
	if len(kept) == 0 {
		return nil, Refuse(Incomplete)
	}
	return kept, nil
}

// feedback folds in that forms were opened or closed, or a form.
func (s *State) feedback(e *Event) error {
	switch {
	case e.Kind == FeedbackClosed:
		s.Survey.Open = false
		return nil
	case e.Survey == nil:
		return fmt.Errorf("the form is empty")
	case e.Kind == FeedbackOpened:
		s.Survey.Open, s.Survey.Anonymous, s.Survey.Link = true, e.Survey.Anonymous, e.Survey.Link
		return nil
	}
	s.keep(feedbackSeat, e.ID)
	f := Feedback{e.By, e.Wall, e.Survey.Answers}
	for i := range s.Survey.Forms {
		if e.By.Seat != "" && s.Survey.Forms[i].By.Seat == e.By.Seat {
			s.Survey.Forms[i] = f
			return nil
		}
	}
	s.Survey.Forms = append(s.Survey.Forms, f)
	return nil
}

// admitForm lets a form through from somebody without a seat who has the link.
func (h *handling) admitForm(c GiveFeedback) error {
	if c.Link == "" || c.Link != h.Survey.Link {
		return Refuse(UnknownItem)
	}
	h.By = Actor{Name: clean(c.Name)}
	if len(h.By.Name) > MaxName {
		return tooLong(MaxName)
	}
	return h.admitPhase()
}
