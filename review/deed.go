package review

import (
	"cmp"
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/exercise"
)

// Deed says what a cell did.
type Deed string

// The deeds of cells. Opening and reading tell that somebody is awake, the
// others that they acted.
const (
	DidOpen    Deed = "opened"   // an inject
	DidRead    Deed = "read"     // a message
	DidWrite   Deed = "wrote"    // a message
	DidAsk     Deed = "asked"    // control
	DidDecide  Deed = "decided"  // an option
	DidAnswer  Deed = "answered" // a decision, in words
	DidSay     Deed = "stated"   // a statement
	DidCall    Deed = "called"   // a consultation
	DidCome    Deed = "came"     // to a consultation
	DidDraft   Deed = "drafted"  // a proposal or a comment on a joint text
	DidConsent Deed = "consented"
)

// acts reports whether a deed is more than a look.
func (d Deed) acts() bool { return d != DidOpen && d != DidRead }

// deeds gathers what came to each cell and what each did, in order of time.
func (m *maker) deeds() {
	m.deliveries()
	m.mail()
	m.decided()
	m.said()
	m.negotiated()
	by := func(a, b tick) int { return cmp.Compare(a.at, b.at) }
	slices.SortStableFunc(m.came, by)
	slices.SortStableFunc(m.did, by)
}

func (m *maker) comes(at int64, cells uint64) {
	if cells != 0 {
		m.came = append(m.came, tick{at: at, cells: cells})
	}
}

// does notes what somebody in a seat did; what the exercise itself does is nobody's.
func (m *maker) does(what Deed, by exercise.Actor, at int64) {
	if c, ok := m.cellOf(by); ok {
		m.did = append(m.did, tick{at, 1 << c, what})
	}
}

func (m *maker) deliveries() {
	for i := range m.Deliveries {
		d := &m.Deliveries[i]
		m.comes(d.At, d.Cells)
		for _, o := range d.Opened {
			m.does(DidOpen, o.By, o.At)
		}
	}
}

func (m *maker) mail() {
	for i := range m.Messages {
		x := &m.Messages[i]
		m.comes(x.At, x.Cells&^(1<<x.From))
		m.does(DidWrite, x.By, x.At)
		for _, o := range x.Read {
			m.does(DidRead, o.By, o.At)
		}
	}
	for i := range m.State.Requests {
		q := &m.State.Requests[i]
		m.does(DidAsk, q.By, q.At)
		for k := range q.Answers {
			m.comes(q.Answers[k].At, 1<<q.Cell)
			m.does(DidWrite, q.Answers[k].By, q.Answers[k].At)
		}
	}
}

func (m *maker) decided() {
	for _, d := range m.Opened {
		w, a := m.World.Decision(d), &m.Answers[d]
		m.comes(w.OpenedAt, m.Program.Decisions[d].Cells)
		if a.Words != "" {
			m.does(DidAnswer, a.WordsBy, a.WordsAt)
		}
		if w.Status == engine.Closed && w.How == engine.Taken {
			m.does(DidDecide, a.By, w.ClosedAt)
		}
	}
}

func (m *maker) said() {
	for i := range m.Statements {
		st := &m.Statements[i]
		m.comes(st.At, m.hearers(st))
		if st.Room < 0 {
			m.does(DidSay, st.By, st.At)
		}
	}
}

// hearers are the playing cells to which a statement came.
func (m *maker) hearers(st *exercise.Statement) (cells uint64) {
	for c := range m.Program.Cells {
		if m.Program.Cells[c].Playing && m.Reaches(st, c) && m.Speakers(st.Parties)>>c&1 == 0 {
			cells |= 1 << c
		}
	}
	return cells
}

func (m *maker) negotiated() {
	what := map[exercise.MoveKind]Deed{exercise.MoveOpened: DidCall, exercise.MoveCame: DidCome, exercise.MoveConsent: DidConsent}
	for i := range m.Rooms {
		r := &m.Rooms[i]
		m.comes(r.At, m.Sitting(r))
		for _, v := range r.Course {
			if did, ok := what[v.Kind]; ok && (did != DidCall || r.Caller >= 0) {
				m.does(did, v.By, v.At)
			}
		}
		for k := range r.Proposals {
			m.does(DidDraft, r.Proposals[k].By, r.Proposals[k].At)
		}
		for k := range r.Comments {
			m.does(DidDraft, r.Comments[k].By, r.Comments[k].At)
		}
	}
}

// since returns the first thing that a cell did from a time on, looks left out;
// false where it did nothing.
func (m *maker) since(cell int, at int64) (tick, bool) {
	i, _ := slices.BinarySearchFunc(m.did, at, func(t tick, at int64) int { return cmp.Compare(t.at, at) })
	for _, t := range m.did[i:] {
		if t.cells>>cell&1 == 1 && t.what.acts() {
			return t, true
		}
	}
	return tick{}, false
}

// times lists when ticks of a cell were.
func times(ticks []tick, cell int) (list []int64) {
	for _, t := range ticks {
		if t.cells>>cell&1 == 1 {
			list = append(list, t.at)
		}
	}
	return list
}

// count is how many cells a mask has.
func count(cells uint64) int { return bits.OnesCount64(cells) }
