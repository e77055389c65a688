package review

import (
	"cmp"
	"slices"

	"tamrin/exercise"
)

// Followed is a corrective action, with what later exercises made of it.
type Followed struct {
	Action
	Exercise string // that found it
	Name     string // of that exercise
	Titles   Text   // of its scenario, where it has no name
	Status   string // as it stands after what later exercises found
	Trials   []Trial
}

// Trial is an exercise that tests an action.
type Trial struct {
	Exercise string
	Name     string
	Rating   string // empty: yet to be tested
	Wall     int64  // when it was rated, or named, Unix ms
}

// Closed reports whether nothing is left to do.
func (f *Followed) Closed() bool {
	return f.Status == exercise.ActionVerified || f.Status == exercise.ActionDropped
}

// Overdue reports whether an action should have been done before a day, as 2026-05-31.
func (f *Followed) Overdue(today string) bool {
	due := f.Now().Due
	return due != "" && due < today && !f.Closed() && f.Status != exercise.ActionDone
}

// Follow follows the actions of exercises through later ones. A rating of P or S
// closes an action, M or U opens it again, unless its owner wrote of it since.
// The most urgent come first: not closed, by priority and by when they are due.
func Follow(records []Record) (list []Followed) {
	for i := range records {
		r := &records[i]
		for _, a := range r.Actions {
			list = append(list, follow(r, a, records))
		}
	}
	slices.SortStableFunc(list, func(a, b Followed) int {
		return cmp.Or(cmp.Compare(closed(&a), closed(&b)), cmp.Compare(rank(&a), rank(&b)), cmp.Compare(dueBy(&a), dueBy(&b)))
	})
	return list
}

func follow(r *Record, a Action, records []Record) Followed {
	f := Followed{Action: a, Exercise: r.ID, Name: r.Name, Titles: r.Title, Status: a.Now().Status}
	for i := range records {
		for _, t := range records[i].Tests {
			if t.Exercise == r.ID && t.Action == a.ID {
				f.Trials = append(f.Trials, Trial{records[i].ID, records[i].Name, t.Rating, t.Wall})
			}
		}
	}
	slices.SortStableFunc(f.Trials, func(x, y Trial) int { return cmp.Compare(x.Wall, y.Wall) })
	for _, t := range f.Trials {
		switch {
		case t.Wall < a.Now().Wall:
		case t.Rating == "P", t.Rating == "S":
			f.Status = exercise.ActionVerified
		case t.Rating == "M", t.Rating == "U":
			f.Status = exercise.ActionOpen
		}
	}
	return f
}

func closed(f *Followed) int {
	if f.Closed() {
		return 1
	}
	return 0
}

// rank puts those without a priority last.
func rank(f *Followed) int {
	if p := f.Now().Priority; p > 0 {
		return p
	}
	return exercise.LowestPriority + 1
}

func dueBy(f *Followed) string { return cmp.Or(f.Now().Due, "9999") }
