package review

import (
	"strconv"

	"tamrin/engine"
	"tamrin/exercise"
)

// Fate is what became of an inject.
type Fate string

// The fates of injects.
const (
	Delivered Fate = "delivered"
	Skipped   Fate = "skipped" // by control
	Dropped   Fate = "dropped" // its condition failed when it was due
	Held      Fate = "held"    // by control, and never released
	Waiting   Fate = "waiting" // its time, its condition or control's hand has not come
)

var fates = map[engine.InjectStatus]Fate{engine.Planned: Waiting, engine.Conditional: Waiting, engine.Held: Held,
	engine.Skipped: Skipped, engine.Dropped: Dropped, engine.Delivered: Delivered}

// Inject is one of the MSEL, as planned and as it went.
type Inject struct {
	ID        string
	Number    string
	Title     Text
	Added     bool  // written on the spot
	Edited    int   // how often control changed it
	Planned   int64 // as the scenario has it, or None
	Actual    int64 // first delivered, or None
	Fate      Fate
	Reason    string // control's, for the last thing it did to it
	Cells     []string
	Count     int  // deliveries
	Spare     bool // a contingency, or for control's hand: it need not come
	Responses []Response
}

// Drift is how much later than planned, in ms, an inject came; false where it
// had no time or did not come.
func (i *Inject) Drift() (ms int64, ok bool) {
	if i.Planned == None || i.Actual == None {
		return 0, false
	}
	return i.Actual - i.Planned, true
}

// Response is what a cell did about an inject, which came first to it At.
type Response struct {
	Cell    string
	At      int64
	Opened  int64 // or None
	Decided int64 // when the cell took the decision that the inject put to it, or answered it in words; or None
	Decides bool  // the inject put a decision to the cell
	Acted   int64 // the first thing that the cell did since, whatever it was about; or None
	Act     Deed
	Expect  Text // what the scenario expects of it
}

func (m *maker) injects() (list []Inject) {
	first := m.firsts()
	for i := range m.Written {
		w, now := &m.Written[i], m.World.Inject(i)
		x := Inject{ID: m.InjectName(i), Number: strconv.Itoa(i + 1), Title: m.injectTitle(i), Added: i >= len(m.Program.Injects), Edited: w.Edits,
			Planned: None, Actual: moment(now.DeliveredAt), Fate: fates[now.Status], Reason: w.Reason, Cells: m.cellIDs(now.Cells), Count: now.Count}
		if x.Added {
			x.Edited-- // the first was to write it
		} else {
			def := &m.Program.Injects[i]
			x.Planned, x.Spare = moment(def.At), def.Manual || def.Src.ContingencyFor.ID != "" || def.At == engine.Never
			if def.Src.Number != "" {
				x.Number = def.Src.Number
			}
		}
		if d := first[i]; d != nil {
			x.Responses = m.responses(i, d)
		}
		list = append(list, x)
	}
	return list
}

// firsts finds the first delivery of each inject.
func (m *maker) firsts() map[int]*exercise.Delivery {
	first := map[int]*exercise.Delivery{}
	for i := range m.Deliveries {
		if d := &m.Deliveries[i]; first[d.Inject] == nil {
			first[d.Inject] = d
		}
	}
	return first
}

func (m *maker) injectTitle(i int) Text {
	if t := m.Written[i].Title; len(t) > 0 {
		return t
	}
	if i < len(m.Program.Injects) {
		return titled(m.Program.Injects[i].Src.Title, m.Program.Injects[i].ID)
	}
	return Text{"": m.InjectName(i)}
}

func (m *maker) responses(inject int, d *exercise.Delivery) (list []Response) {
	for _, c := range set(d.Cells) {
		if !m.Program.Cells[c].Playing {
			continue
		}
		r := Response{Cell: m.Program.Cells[c].ID, At: d.At, Opened: None, Decided: None, Acted: None, Expect: m.expected(inject, c)}
		if o, ok := openedIn(d, c); ok {
			r.Opened = o.At
		}
		if t, ok := m.since(c, d.At); ok {
			r.Acted, r.Act = t.at, t.what
		}
		m.answers(&r, inject, c)
		list = append(list, r)
	}
	return list
}

// expected is what the scenario expects of a cell about an inject.
func (m *maker) expected(inject, cell int) Text {
	if inject >= len(m.Program.Injects) {
		return nil
	}
	src := m.Program.Injects[inject].Src
	for k := range src.Expect {
		if src.Expect[k].Cell.ID == m.Program.Cells[cell].ID {
			return src.Expect[k].Text.In
		}
	}
	return nil
}

// answers fills in what the cell decided of what the inject put to it.
func (m *maker) answers(r *Response, inject, cell int) {
	for _, d := range m.Opened {
		def := &m.Program.Decisions[d]
		if def.Cells>>cell&1 == 0 || def.Src.Opens.After.ID != m.InjectName(inject) {
			continue
		}
		r.Decides = true
		w, a := m.World.Decision(d), &m.Answers[d]
		at := None
		switch {
		case a.Words != "":
			at = a.WordsAt
		case w.Status == engine.Closed && w.How == engine.Taken:
			at = w.ClosedAt
		}
		if r.Decided = max(r.Decided, at); at == None {
			r.Decided = None // one of several is still owed
			return
		}
	}
}
