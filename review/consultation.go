package review

import (
	"tamrin/engine"
	"tamrin/exercise"
)

// End says how a consultation came to its end.
type End string

// The ends of consultations.
const (
	Issued     End = "issued" // its joint text was
	Deadlocked End = "deadlocked"
	Ended      End = "ended"  // by control
	TimeUp     End = "lapsed" // there was no text to agree
)

var ends = map[engine.How]End{engine.Issued: Issued, engine.Deadlocked: Deadlocked, engine.EndedByControl: Ended, engine.Lapsed: TimeUp}

// Consultation is one of an alliance, with its joint text where there was one.
type Consultation struct {
	Alliance string
	Title    Text
	Caller   Text // the party that called it; nil where a challenge or an inject did
	At       int64
	Deadline int64
	Closed   int64 // or None
	End      End   // empty while it is open
	Came     []Arrival
	Missing  []string // cells that had a place and never came
	Steps    []Step
	Messages int    // said at the table
	Text     *Draft // nil where none was to be agreed
}

// Arrival tells when a cell came first.
type Arrival struct {
	Cell string
	At   int64
}

// Step is one of a consultation's course.
type Step struct {
	Kind    exercise.MoveKind
	At      int64
	Party   Text // whom it concerns, or who did it; nil where nobody
	Cell    string
	Version int
}

// Draft is a joint text from its first draft to its issue.
type Draft struct {
	Versions  int // that were accepted, the first included
	Changed   int // paragraphs that read otherwise than in the first draft, new ones included
	Dropped   int // paragraphs of the first draft that were taken out
	Proposals int
	Comments  int
	Consents  int    // given, those void later included
	Voided    int    // times at which an edit made consents void
	Last      int64  // last change of words, or None
	Issued    int64  // or None
	Standing  []Text // members whose consent stood at the end
	Wanting   []Text // members whose consent was missing at the end
}

func (m *maker) consultations() (list []Consultation) {
	said := map[int]int{}
	for i := range m.Messages {
		if r := m.Messages[i].Room; r >= 0 {
			said[r]++
		}
	}
	for i := range m.Rooms {
		c := m.consultation(&m.Rooms[i])
		c.Messages = said[i]
		list = append(list, c)
	}
	return list
}

func (m *maker) consultation(r *exercise.Room) Consultation {
	a := &m.Program.Alliances[r.Alliance]
	c := Consultation{Alliance: a.ID, Title: titled(a.Src.Title, a.ID), At: r.At, Deadline: r.Deadline, Closed: moment(r.Closed), End: ends[r.How]}
	if r.Caller >= 0 {
		c.Caller = m.parties(1 << r.Caller)[0]
	}
	for _, cell := range set(m.Sitting(r) | m.Guests(r)) {
		if o, ok := r.CameFrom(cell); ok {
			c.Came = append(c.Came, Arrival{m.Program.Cells[cell].ID, o.At})
		} else {
			c.Missing = append(c.Missing, m.Program.Cells[cell].ID)
		}
	}
	for _, v := range r.Course {
		s := Step{Kind: v.Kind, At: v.At, Version: v.Version}
		if v.Party >= 0 {
			s.Party = m.parties(1 << v.Party)[0]
		}
		if cell, ok := m.cellOf(v.By); ok {
			s.Cell = m.Program.Cells[cell].ID
		}
		c.Steps = append(c.Steps, s)
	}
	if len(a.Src.Text) > 0 {
		c.Text = m.draft(r, a)
	}
	return c
}

func (m *maker) draft(r *exercise.Room, a *engine.Alliance) *Draft {
	d := &Draft{Versions: r.Version, Proposals: len(r.Proposals), Comments: len(r.Comments), Last: None, Issued: None}
	first := map[string][]string{}
	for _, w := range r.Text.First {
		first[w.ID] = w.Words
	}
	for _, c := range r.Text.Clauses {
		before, was := first[c.ID]
		delete(first, c.ID)
		changed := !was
		for k := range c.Bodies {
			if changed = changed || c.Bodies[k].Text != before[k]; c.Bodies[k].Version > 0 {
				d.Last = max(d.Last, c.Bodies[k].At)
			}
		}
		if changed {
			d.Changed++
		}
	}
	d.Dropped = len(first)
	for _, v := range r.Course {
		switch v.Kind {
		case exercise.MoveConsent:
			d.Consents++
		case exercise.MoveVoid:
			d.Voided++
		case exercise.MoveIssued:
			d.Issued = v.At
		}
	}
	for k, q := range a.Members {
		switch {
		case r.Agreed[k].Standing:
			d.Standing = append(d.Standing, m.parties(1<<q)...)
		case a.Consent>>k&1 == 1 && r.Withdrawn>>k&1 == 0:
			d.Wanting = append(d.Wanting, m.parties(1<<q)...)
		}
	}
	return d
}
