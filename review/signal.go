package review

import (
	"cmp"
	"slices"

	"tamrin/exercise"
)

// Signal is something said or done in public, with what it was meant to tell
// each audience and how it was received there: side by side, and never compared.
type Signal struct {
	Item      string // as exercise names it
	Title     Text
	By        []Text // parties
	At        int64
	Audiences []Audience
}

// Audience is a cell to which a signal came.
type Audience struct {
	Cell     string
	Relation exercise.Relation
	Meant    []Reading // by each cell that recorded what it meant
	Received *Reading  // nil where nothing was recorded
}

// Reading is what was recorded of a signal for an audience.
type Reading struct {
	From  string // the cell that means it; empty with what was received
	Label Text   // of the scale; nil where there are words alone
	Words string // may be empty
	At    int64
}

func (m *maker) signals() (list []Signal) {
	for n := range m.Statements {
		st := &m.Statements[n]
		list = m.signal(list, Signal{Item: exercise.StatementItem(n + 1), Title: m.statementTitle(st), At: st.At}, st.Parties)
	}
	for _, d := range m.State.Closed {
		if m.Declared(d) {
			def := &m.Program.Decisions[d]
			list = m.signal(list, Signal{Item: exercise.DecisionItem(def.ID), Title: titled(def.Src.Title, def.ID), At: m.World.Decision(d).ClosedAt}, m.Deciders(d))
		}
	}
	slices.SortStableFunc(list, func(a, b Signal) int { return cmp.Compare(a.At, b.At) })
	return list
}

func (m *maker) signal(list []Signal, s Signal, parties uint64) []Signal {
	s.By = m.parties(parties)
	for c := range m.Program.Cells {
		if !m.Listens(s.Item, parties, c) {
			continue
		}
		r := m.Relation(parties, c)
		s.Audiences = append(s.Audiences, Audience{m.Program.Cells[c].ID, r, m.meant(s.Item, r, c), m.reading(s.Item, r, c, -1)})
	}
	if len(s.Audiences) == 0 {
		return list
	}
	return append(list, s)
}

// meant lists what each cell meant an item to tell an audience.
func (m *maker) meant(item string, relation exercise.Relation, cell int) (list []Reading) {
	for from := range m.Program.Cells {
		if r := m.reading(item, relation, cell, from); r != nil {
			r.From = m.Program.Cells[from].ID
			list = append(list, *r)
		}
	}
	return list
}

func (m *maker) reading(item string, relation exercise.Relation, cell, from int) *Reading {
	kept := m.SignalOf(item, cell, from)
	if kept == nil {
		return nil
	}
	r := &Reading{Words: kept.Words, At: kept.At}
	for _, v := range m.Scale(relation) {
		if v.ID == kept.Value {
			r.Label = titled(v.Title, v.ID)
		}
	}
	return r
}

// Double is something that a party did unseen and a public word of its to the
// contrary.
type Double struct {
	Commitment      Text
	Party           Text
	Public, Private Touch
}

func (m *maker) doubles() (list []Double) {
	for _, x := range m.Contradictions() {
		c := &m.Program.Commitments[x.Private.Commitment]
		list = append(list, Double{titled(c.Src.Title, c.ID), m.parties(1 << x.Party)[0], m.stood(&x.Public), m.stood(&x.Private)})
	}
	return list
}

func (m *maker) stood(s *exercise.Stand) Touch {
	t := Touch{How: touched[s.How], At: s.At, By: m.parties(s.Parties), Public: s.Public}
	if s.How == 0 {
		t.Posture = postures[s.Posture]
	}
	if s.Statement >= 0 {
		t.Title = m.statementTitle(&m.Statements[s.Statement])
	} else {
		o := &m.Program.Decisions[s.Decision].Options[s.Option]
		t.Title = titled(o.Src.Title, o.ID)
	}
	return t
}
