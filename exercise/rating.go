package exercise

import (
	"fmt"
	"strings"

	"tamrin/engine"
)

// AgreeRating settles how an objective, a target or a task is rated, after what
// each evaluator gave; it needs a reason. Agreed again, the newer one counts; an
// empty Rating takes it back. Evaluators' and control's.
type AgreeRating struct {
	Of     string // an objective (o1), a task (o1.t1) or a target, as TargetItem names it
	Rating string // P, S, M or U; empty: none is agreed any more
}

func (AgreeRating) command() {}

// Agreed is a rating that the evaluators agreed on.
type Agreed struct {
	Of     string
	Rating string // empty: none any more
	Reason string
	By     Actor
	At     int64 // exercise time, ms
	Wall   int64 // Unix ms
}

// TargetItem names a target of an objective for ratings: o1/target.
func TargetItem(objective, target string) string { return objective + "/" + target }

// AgreedOn returns what was agreed last of an objective, a target or a task; nil
// where nothing is.
func (s *State) AgreedOn(of string) *Agreed {
	for i := len(s.Ratings) - 1; i >= 0; i-- {
		if s.Ratings[i].Of != of {
			continue
		}
		if s.Ratings[i].Rating == "" {
			return nil
		}
		return &s.Ratings[i]
	}
	return nil
}

// rateable reports whether there is an objective, a target or a task of that name.
func (s *State) rateable(of string) bool {
	if _, task := s.Program.Find(engine.NounTask, of); task {
		return true
	}
	objective, target, named := strings.Cut(of, "/")
	i, ok := s.Program.Find(engine.NounObjective, objective)
	if !ok || !named {
		return ok
	}
	for _, t := range s.Program.Objectives[i].Src.Targets {
		if t.ID == target {
			return true
		}
	}
	return false
}

func (h *handling) agreeRating(c AgreeRating) (Event, error) {
	now := ""
	if a := h.AgreedOn(c.Of); a != nil {
		now = a.Rating
		if now == c.Rating && a.Reason == h.Reason {
			return Event{}, errAgain
		}
	}
	switch {
	case !h.Oversees(h.cell()):
		return Event{}, Refuse(NotAllowed)
	case !h.rateable(c.Of):
		return Event{}, Refuse(UnknownItem)
	case c.Rating == "" && now == "":
		return Event{}, errAgain
	case !isRating(c.Rating):
		return Event{}, outOfRange("P", "U")
	case len(h.Ratings) >= MaxObservations:
		return Event{}, Refuse(Limit)
	}
	return Event{Kind: RatingAgreed, Item: c.Of, Value: c.Rating}, nil
}

// isRating reports whether a rating is one, or none.
func isRating(r string) bool {
	switch r {
	case "", "P", "S", "M", "U":
		return true
	}
	return false
}

// agreed folds in that a rating was agreed.
func (s *State) agreed(e *Event) error {
	if e.Item == "" || !isRating(e.Value) {
		return fmt.Errorf("%q can't be rated %q", e.Item, e.Value)
	}
	s.Ratings = append(s.Ratings, Agreed{e.Item, e.Value, e.Reason, e.By, e.At, e.Wall})
	return nil
}
