package exercise

import (
	"fmt"
	"slices"
	"strings"
)

// The improvement plan. Control's and evaluators', whenever they see to it, also
// long after ENDEX.
type (
	// WriteAction writes a corrective action, or a newer version of one.
	WriteAction struct {
		ID     string // 8 to 64 of a-z A-Z 0-9 _ -, made up by the writer's page; stays the action's name
		Action Corrective
	}
	// TestAction names an action of an earlier exercise that this one tests, and
	// how it fared: P and S close it, M and U open it again. Named again, the
	// newer one counts.
	TestAction struct {
		Exercise string // that holds the action
		Action   string // its name there
		Title    string // what it is, for whoever has this exercise alone
		Rating   string // P, S, M or U; empty: it is yet to be tested
	}
)

func (WriteAction) command() {}
func (TestAction) command()  {}

// Corrective is a corrective action: who does what until when about something
// that an exercise found, and how far it is.
type Corrective struct {
	Of             string `json:"of,omitempty"`             // objective or task (o1.t1)
	Finding        string `json:"finding"`                  // area for improvement
	Recommendation string `json:"recommendation,omitempty"` // what would help
	Text           string `json:"text"`                     // the action
	Owner          string `json:"owner,omitempty"`
	Element        string `json:"element,omitempty"`  // of capability, one of Elements
	Priority       int    `json:"priority,omitempty"` // 1 is the highest, to LowestPriority; 0: none
	Start          string `json:"start,omitempty"`    // as 2026-05-31
	Due            string `json:"due,omitempty"`
	Status         string `json:"status"` // one of Statuses
}

// Elements of capability, and the statuses of an action.
var (
	Elements = []string{"planning", "organization", "equipment", "training", "exercise"}
	Statuses = []string{ActionOpen, ActionUnderWay, ActionDone, ActionVerified, ActionDropped}
)

// The statuses of an action. Verified and dropped ones are closed.
const (
	ActionOpen     = "open"
	ActionUnderWay = "in_progress"
	ActionDone     = "done"
	ActionVerified = "verified"
	ActionDropped  = "dropped"
)

// Limits of the improvement plan.
const (
	MaxActions     = 1000 // of one exercise
	MaxActionWords = 2000 // characters of each of its texts
	LowestPriority = 3
)

// Action is a corrective action with all that was written of it.
type Action struct {
	ID       string
	Versions []ActionVersion // oldest first, at least one
}

// ActionVersion is an action as somebody wrote it.
type ActionVersion struct {
	Corrective
	By     Actor
	Wall   int64 // Unix ms
	Reason string
}

// Now is the action as it stands in its exercise.
func (a *Action) Now() *ActionVersion { return &a.Versions[len(a.Versions)-1] }

// Tested is an action of an earlier exercise that this one tests.
type Tested struct {
	Exercise, Action, Title string
	Rating                  string // empty: yet to be tested
	Reason                  string
	By                      Actor
	Wall                    int64 // Unix ms
}

// Tests lists the actions of earlier exercises that this one tests, each as it
// was named last, in the order in which they were first named.
func (s *State) Tests() (list []Tested) {
	for _, t := range s.Tested {
		same := func(o Tested) bool { return o.Exercise == t.Exercise && o.Action == t.Action }
		if i := slices.IndexFunc(list, same); i >= 0 {
			list[i] = t
		} else {
			list = append(list, t)
		}
	}
	return list
}

func (s *State) action(id string) *Action {
	for i := range s.Actions {
		if s.Actions[i].ID == id {
			return &s.Actions[i]
		}
	}
	return nil
}

func (h *handling) writeAction(c WriteAction) (Event, error) {
	a := c.Action
	for _, t := range []*string{&a.Finding, &a.Recommendation, &a.Text, &a.Owner} {
		*t = clean(*t)
	}
	old := h.action(c.ID)
	switch {
	case !h.Oversees(h.cell()):
		return Event{}, Refuse(NotAllowed)
	case !goodID(c.ID):
		return Event{}, Refuse(Impossible)
	case a.Finding == "" || a.Text == "":
		return Event{}, Refuse(Incomplete)
	case max(letters(a.Finding), letters(a.Recommendation), letters(a.Text), letters(a.Owner)) > MaxActionWords:
		return Event{}, tooManyLetters(MaxActionWords)
	case a.Of != "" && !h.rateable(a.Of):
		return Event{}, Refuse(UnknownItem)
	case !a.valid():
		return Event{}, Refuse(Impossible)
	case old == nil && len(h.Actions) >= MaxActions:
		return Event{}, Refuse(Limit)
	case old != nil && old.Now().Corrective == a && old.Now().Reason == h.Reason:
		return Event{}, errAgain
	}
	return Event{Kind: ActionWritten, ID: c.ID, Action: &a}, nil
}

// valid reports whether everything but the words is as it may be.
func (a *Corrective) valid() bool {
	return slices.Contains(Statuses, a.Status) && (a.Element == "" || slices.Contains(Elements, a.Element)) &&
		a.Priority >= 0 && a.Priority <= LowestPriority && isDate(a.Start) && isDate(a.Due) && (a.Start == "" || a.Due == "" || a.Start <= a.Due)
}

// isDate reports whether a text is a day of the calendar, as 2026-05-31, or none.
func isDate(s string) bool {
	if s == "" {
		return true
	}
	var y, m, d int
	if n, err := fmt.Sscanf(s, "%4d-%2d-%2d", &y, &m, &d); n != 3 || err != nil || fmt.Sprintf("%04d-%02d-%02d", y, m, d) != s {
		return false
	}
	days := []int{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}
	if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
		days[1] = 29
	}
	return y > 0 && m >= 1 && m <= 12 && d >= 1 && d <= days[m-1]
}

func (h *handling) testAction(c TestAction) (Event, error) {
	c.Title = clean(c.Title)
	switch {
	case !h.Oversees(h.cell()):
		return Event{}, Refuse(NotAllowed)
	case c.Exercise == "" || len(c.Exercise) > 200 || strings.Contains(c.Exercise, "/") || !goodID(c.Action) || c.Title == "":
		return Event{}, Refuse(Impossible)
	case letters(c.Title) > MaxActionWords:
		return Event{}, tooManyLetters(MaxActionWords)
	case !isRating(c.Rating):
		return Event{}, outOfRange("P", "U")
	case len(h.Tested) >= MaxObservations:
		return Event{}, Refuse(Limit)
	}
	for _, t := range h.Tests() {
		if t.Exercise == c.Exercise && t.Action == c.Action && t.Rating == c.Rating && t.Reason == h.Reason {
			return Event{}, errAgain
		}
	}
	return Event{Kind: ActionTested, Item: c.Exercise + "/" + c.Action, Words: c.Title, Value: c.Rating}, nil
}

// improve folds in what was written of the improvement plan.
func (s *State) improve(e *Event) error {
	if e.Kind == ActionTested {
		exercise, action, ok := strings.Cut(e.Item, "/")
		if !ok || !isRating(e.Value) {
			return fmt.Errorf("%q is no action of an exercise that can be rated %q", e.Item, e.Value)
		}
		s.Tested = append(s.Tested, Tested{exercise, action, e.Words, e.Value, e.Reason, e.By, e.Wall})
		return nil
	}
	if e.Action == nil || e.ID == "" {
		return fmt.Errorf("the event has no action")
	}
	v := ActionVersion{*e.Action, e.By, e.Wall, e.Reason}
	if a := s.action(e.ID); a != nil {
		a.Versions = append(a.Versions, v)
	} else {
		s.Actions = append(s.Actions, Action{e.ID, []ActionVersion{v}})
	}
	return nil
}
