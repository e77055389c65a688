package review

import (
	"cmp"
	"slices"
	"strings"

	"tamrin/exercise"
)

// Evaluation is what evaluators saw and how they rated it.
type Evaluation struct {
	Evaluators   []Evaluator   // whoever recorded anything, and every evaluator's seat, in the order of seats
	Observations []Observation // that stand, in order of the time at which they were seen
	Aims         []Aim         // each objective, followed by its targets with their tasks, and its other tasks
}

// Evaluator is a seat that evaluates.
type Evaluator struct {
	Seat    string
	Name    string   // of the person, or of the seat where nobody gave one
	Notes   int      // that stand
	Unrated []string // objectives and tasks that they have not rated, as Aim.ID
}

// Observation is what an evaluator recorded, as it stands.
type Observation struct {
	ID     string
	Seat   string
	Name   string
	Text   string
	Rating string   // P, S, M, U or empty
	Mark   string   // exercise.Strength, exercise.Area or empty
	Aim    string   // objective or task, as Aim.ID; may be empty
	About  string   // an item of the timeline; may be empty
	Title  Text     // of that
	Cells  []string // that it concerns
	At     int64
	Photos int
}

// AimKind says what an aim is.
type AimKind string

// The kinds of aims.
const (
	Objective AimKind = "objective"
	Target    AimKind = "target"
	Task      AimKind = "task"
)

// Aim is an objective, a target or a task, as an Exercise Evaluation Guide has it.
type Aim struct {
	ID         string // for exercise.AgreeRating
	Kind       AimKind
	Objective  string // ID
	Title      Text
	Capability Text // of an objective
	Given      []Given
	Evidence   []int            // observations of it, indexes of Evaluation.Observations
	Worst      string           // of what was given to it and to what belongs to it, what was agreed there standing in place of what was given; a suggestion, no more. Empty where nothing was
	Agreed     *exercise.Agreed // nil where nothing is
}

// Given is how an evaluator rated an aim: by the latest of their observations
// of it that has a rating.
type Given struct {
	Seat   string
	Name   string
	Rating string
	At     int64
}

// worse returns the worse of two ratings; none is better than any.
func worse(a, b string) string {
	const order = "PSMU"
	if a == "" || b != "" && strings.Index(order, b) > strings.Index(order, a) {
		return b
	}
	return a
}

func (m *maker) evaluation() (e Evaluation) {
	e.Observations = m.observations()
	for i := range m.Program.Objectives {
		e.Aims = append(e.Aims, m.aims(i, e.Observations)...)
	}
	e.Evaluators = m.evaluators(&e)
	return e
}

func (m *maker) observations() (list []Observation) {
	for i := range m.State.Observations {
		o := &m.State.Observations[i]
		if o.Withdrawn {
			continue
		}
		now := o.Now()
		x := Observation{ID: o.ID, Seat: o.By.Seat, Name: cmp.Or(o.By.Name, o.By.Seat), Text: now.Text, Rating: now.Rating, Mark: now.Mark, Aim: now.Task,
			About: now.About, At: now.At, Photos: len(now.Files)}
		x.Title, x.Cells = m.about(now.About)
		list = append(list, x)
	}
	slices.SortStableFunc(list, func(a, b Observation) int { return cmp.Compare(a.At, b.At) })
	return list
}

// about finds what people call an item of the timeline, and whom it concerns.
func (m *maker) about(item string) (title Text, cells []string) {
	kind, i, ok := m.Item(item)
	if !ok {
		return nil, nil
	}
	switch kind {
	case exercise.AnInject:
		return m.injectTitle(i), m.cellIDs(m.World.Inject(i).Cells)
	case exercise.ADecision:
		def := &m.Program.Decisions[i]
		return titled(def.Src.Title, def.ID), m.cellIDs(def.Cells)
	case exercise.AMessage:
		x := &m.Messages[i]
		return Text{"": cmp.Or(x.Subject, x.Text)}, m.cellIDs(1 << x.From)
	case exercise.ARequest:
		q := &m.State.Requests[i]
		return Text{"": cmp.Or(q.Subject, q.Text)}, m.cellIDs(1 << q.Cell)
	case exercise.AStatement:
		st := &m.Statements[i]
		return m.statementTitle(st), m.cellIDs(m.Speakers(st.Parties))
	case exercise.ARoom:
		a := &m.Program.Alliances[m.Rooms[i].Alliance]
		return titled(a.Src.Title, a.ID), m.cellIDs(m.Sitting(&m.Rooms[i]))
	}
	c := &m.Program.Commitments[i]
	return titled(c.Src.Title, c.ID), nil
}

// aims lists an objective with all that belongs to it.
func (m *maker) aims(objective int, seen []Observation) []Aim {
	def := &m.Program.Objectives[objective]
	head := m.aim(Objective, def.ID, def.ID, titled(def.Src.Title, def.ID), seen)
	head.Capability = def.Src.Capability.In
	var list, rest []Aim
	of := map[string][]Aim{}
	for _, k := range def.Tasks {
		t := &m.Program.Tasks[k]
		a := m.aim(Task, def.ID, t.ID, titled(t.Src.Title, t.ID), seen)
		head.Worst = worse(head.Worst, a.stands())
		if target := t.Src.Target.ID; target != "" {
			of[target] = append(of[target], a)
		} else {
			rest = append(rest, a)
		}
	}
	for i := range def.Src.Targets {
		t := &def.Src.Targets[i]
		a := m.aim(Target, def.ID, exercise.TargetItem(def.ID, t.ID), titled(t.Text, t.ID), nil)
		for _, task := range of[t.ID] {
			a.Worst = worse(a.Worst, task.stands())
		}
		head.Worst = worse(head.Worst, a.stands())
		list = append(append(list, a), of[t.ID]...)
	}
	return append(append([]Aim{head}, list...), rest...)
}

// stands is what counts of an aim for what it belongs to.
func (a *Aim) stands() string {
	if a.Agreed != nil {
		return a.Agreed.Rating
	}
	return a.Worst
}

func (m *maker) aim(kind AimKind, objective, id string, title Text, seen []Observation) Aim {
	a := Aim{ID: id, Kind: kind, Objective: objective, Title: title, Agreed: m.AgreedOn(id)}
	for i := range seen {
		o := &seen[i]
		if o.Aim != id {
			continue
		}
		a.Evidence = append(a.Evidence, i)
		if o.Rating == "" {
			continue
		}
		g := Given{o.Seat, o.Name, o.Rating, o.At}
		if k := slices.IndexFunc(a.Given, func(x Given) bool { return x.Seat == o.Seat }); k >= 0 {
			a.Given[k] = g
		} else {
			a.Given = append(a.Given, g)
		}
	}
	for _, g := range a.Given {
		a.Worst = worse(a.Worst, g.Rating)
	}
	return a
}

// evaluators lists who evaluates, with what each has left unrated.
func (m *maker) evaluators(e *Evaluation) (list []Evaluator) {
	for i := range m.Seats {
		seat := &m.Seats[i]
		x := Evaluator{Seat: seat.ID, Name: cmp.Or(seat.Name, seat.ID)}
		for k := range e.Observations {
			if o := &e.Observations[k]; o.Seat == seat.ID {
				x.Notes++
				x.Name = o.Name
			}
		}
		if x.Notes == 0 && m.Program.Cells[seat.Cell].Kind != "evaluation" {
			continue
		}
		for k := range e.Aims {
			a := &e.Aims[k]
			if a.Kind != Target && !slices.ContainsFunc(a.Given, func(g Given) bool { return g.Seat == seat.ID }) {
				x.Unrated = append(x.Unrated, a.ID)
			}
		}
		list = append(list, x)
	}
	return list
}

// Marked lists the observations of an objective and its tasks that are marked so;
// for objective "" those that belong to none.
func (e *Evaluation) Marked(mark, objective string) (list []*Observation) {
	for i := range e.Observations {
		o := &e.Observations[i]
		if of, _, _ := strings.Cut(o.Aim, "."); o.Mark == mark && of == objective {
			list = append(list, o)
		}
	}
	return list
}
