package review

import (
	"cmp"
	"slices"
)

// Programme is what several exercises say together, over the years.
type Programme struct {
	Exercises  []Record       // oldest first; those that have not begun come last
	Aims       []Pursued      // what keeps failing first, then what was never tested, then the rest
	Widened    []Widened      // by exercise: what it had that none before it had
	Actions    []Followed     // the most urgent first
	Open       int            // actions not closed
	Overdue    int            // of those, due before today
	Strategies []Pursuit      // in the order in which exercises first had them
	Ratings    map[string]int // P, S, M and U of objectives in all exercises
}

// Pursued is a capability, or an objective that names none, through the exercises.
type Pursued struct {
	Title   Text
	Seen    []Seen // oldest first
	Tested  int    // exercises that tested it
	Failing int    // how many ratings in a row, to the last, were M or U
}

// Seen is what one exercise had of something that is pursued.
type Seen struct {
	Exercise string
	Tested   bool
	Rating   string
}

// Keeps reports whether it has failed at least twice in a row.
func (p *Pursued) Keeps() bool { return p.Failing >= 2 }

// Widened is what an exercise added to all before it.
type Widened struct {
	Exercise string
	Parties  []Text
	Theatres []Text
	Level    string // where none before it was of that level
}

// Fold folds records of exercises into a programme; today is a day, as 2026-05-31.
func Fold(records []Record, today string) *Programme {
	p := &Programme{Exercises: slices.Clone(records), Actions: Follow(records), Ratings: map[string]int{}}
	slices.SortStableFunc(p.Exercises, func(a, b Record) int {
		return cmp.Or(-cmp.Compare(begun(&a), begun(&b)), cmp.Compare(a.Started, b.Started))
	})
	p.pursue()
	p.widen()
	p.chart()
	for i := range p.Actions {
		if !p.Actions[i].Closed() {
			p.Open++
		}
		if p.Actions[i].Overdue(today) {
			p.Overdue++
		}
	}
	return p
}

func begun(r *Record) int { return int(min(r.Started, 1)) }

// pursue follows every capability through the exercises.
func (p *Programme) pursue() {
	at := map[string]int{}
	for _, r := range p.Exercises {
		for _, o := range r.Objectives {
			title := o.Title
			if len(o.Capability) > 0 {
				title = o.Capability
			}
			key := In(title, "en", r.Languages)
			i, known := at[key]
			if !known {
				i = len(p.Aims)
				at[key] = i
				p.Aims = append(p.Aims, Pursued{Title: title})
			}
			p.Aims[i].add(&r, &o)
			if o.Rating != "" {
				p.Ratings[o.Rating]++
			}
		}
	}
	slices.SortStableFunc(p.Aims, func(a, b Pursued) int { return cmp.Compare(a.order(), b.order()) })
}

// add takes in one objective; of several of one exercise the worst rating counts.
func (a *Pursued) add(r *Record, o *Aimed) {
	if n := len(a.Seen); n == 0 || a.Seen[n-1].Exercise != r.ID {
		a.Seen = append(a.Seen, Seen{Exercise: r.ID})
	}
	s := &a.Seen[len(a.Seen)-1]
	s.Tested = s.Tested || o.Tested && r.Started > 0
	s.Rating = worse(s.Rating, o.Rating)
	a.Tested, a.Failing = 0, 0
	for _, s := range a.Seen {
		if s.Tested {
			a.Tested++
		}
		switch s.Rating {
		case "M", "U":
			a.Failing++
		case "P", "S":
			a.Failing = 0
		}
	}
}

// order puts what keeps failing first, then what was never tested.
func (a *Pursued) order() int {
	switch {
	case a.Keeps():
		return -a.Failing
	case a.Tested == 0:
		return 1
	}
	return 2
}

// widen finds what each exercise has that none before it had.
func (p *Programme) widen() {
	seen := map[string]bool{}
	fresh := func(kind string, r *Record, all []Text) (list []Text) {
		for _, t := range all {
			if key := kind + In(t, "en", r.Languages); !seen[key] {
				seen[key] = true
				list = append(list, t)
			}
		}
		return list
	}
	for i := range p.Exercises {
		r := &p.Exercises[i]
		w := Widened{Exercise: r.ID, Parties: fresh("party ", r, r.Parties), Theatres: fresh("theatre ", r, r.Theatres)}
		if key := "level " + r.Level; r.Level != "" && !seen[key] {
			seen[key] = true
			w.Level = r.Level
		}
		p.Widened = append(p.Widened, w)
	}
}
