package view

import (
	"math/bits"
	"strconv"

	"tamrin/engine"
	"tamrin/exercise"
)

var rowStatuses = [...]RowStatus{engine.Planned: Planned, engine.Conditional: Conditional, engine.Held: Held,
	engine.Skipped: Skipped, engine.Dropped: Dropped, engine.Delivered: Delivered}

// rowState is all of a row that may change while the exercise runs, short
// enough to be compared: rows of equal state read the same.
type rowState struct {
	engine.InjectState
	edits   int    // of its words
	reason  string // control's
	opened  int    // cells that have opened it, those of each delivery counted
	handler Handler
	live    bool // control may act
}

// keep keeps the rows that a role sees, to be shared with its next page.
func (m *Memo) keep(r Role, rows []*Row) {
	if m.rows == nil {
		m.rows = map[Role][]*Row{}
	}
	m.rows[r] = rows
}

// rows is the MSEL as planned and as it went. A row that stood before in the
// same state is shared.
func (e eye) rows(before []*Row) []*Row {
	rows := make([]*Row, len(e.Written))
	opened, handlers := e.openings(), e.handlers()
	p := e.State.Clock.Phase
	live := e.controls() && (p == exercise.Running || p == exercise.Paused)
	for i := range rows {
		w := &e.Written[i]
		now := rowState{e.World.Inject(i), w.Edits, w.Reason, opened[i], handlers[i], live}
		if i < len(before) && before[i].made == now {
			rows[i] = before[i]
		} else {
			rows[i] = e.row(i, now)
		}
	}
	e.openers(rows, before)
	return rows
}

// openings counts by inject how often cells opened it.
func (e eye) openings() []int {
	n := make([]int, len(e.Written))
	for i := range e.Deliveries {
		n[e.Deliveries[i].Inject] += len(e.Deliveries[i].Opened)
	}
	return n
}

// openers fills in which cells have opened the rows that were made anew.
func (e eye) openers(rows, before []*Row) {
	for i := range e.Deliveries {
		d := &e.Deliveries[i]
		if in := d.Inject; in >= len(before) || rows[in] != before[in] {
			for _, o := range d.Opened {
				rows[in].Opened = append(rows[in].Opened, e.Program.Cells[o.Cell].ID)
			}
		}
	}
}

// handlers tells by inject which controller handles it, where one does.
func (e eye) handlers() map[int]Handler {
	m := make(map[int]Handler, len(e.Claims))
	for name := range e.Claims {
		if noun, i, ok := e.Item(name); ok && noun == exercise.AnInject {
			m[i] = *e.handler(name)
		}
	}
	return m
}

// lines and places name what rows belong to.
func (e eye) lines() (list []Named) {
	for _, l := range e.Program.Scenario.Storylines {
		list = append(list, Named{l.ID, titled(l.Title, l.ID)})
	}
	return list
}

func (e eye) places() (list []Named) {
	for _, t := range e.Program.Scenario.Theatres {
		list = append(list, Named{t.ID, titled(t.Title, t.ID)})
	}
	return list
}

func (e eye) row(i int, now rowState) *Row {
	is, w := now.InjectState, e.words(i)
	r := &Row{
		made: now,
		ID:   e.InjectName(i), Number: strconv.Itoa(i + 1), Title: w.title, Text: w.text, From: w.from, Channel: w.channel,
		Cells: e.cells(is.Cells), Public: is.Public, Status: rowStatuses[is.Status],
		Planned: -1, Due: instant(is.At), Actual: instant(is.DeliveredAt), Count: is.Count,
		Edited: e.Written[i].Changed(), Version: e.Written[i].Version(), Reason: now.reason,
	}
	if now.handler != (Handler{}) {
		r.Handler = &now.handler
	}
	if w.src == nil {
		r.Manual = is.At == engine.Never
	} else {
		e.planned(r, i)
	}
	if now.live {
		r.allow(is.Status)
	}
	return r
}

// instant returns an exercise time for a row: -1 where there is none.
func instant(t int64) int64 {
	if t == engine.Never {
		return -1
	}
	return t
}

// planned fills in what the scenario says of an inject.
func (e eye) planned(r *Row, i int) {
	def := &e.Program.Injects[i]
	src := def.Src
	r.Planned, r.Manual = instant(def.At), def.Manual
	r.Storyline, r.Theatre, r.Type = src.Storyline.ID, src.Theatre.ID, src.Type
	if src.Number != "" {
		r.Number = src.Number
	}
	if def.BurstCount > 1 {
		r.Of = def.BurstCount
	}
	r.For, r.Attachments = e.spareFor(src), attachments(src)
	for k := range src.Expect {
		r.Expect = append(r.Expect, Expect{src.Expect[k].Cell.ID, text(src.Expect[k].Text)})
	}
	if e.controls() {
		r.Notes = text(src.Notes)
	}
}

// allow says what control may do to an inject that stands so.
func (r *Row) allow(s engine.InjectStatus) {
	coming := s == engine.Planned || s == engine.Conditional
	r.MayFire = s != engine.Delivered
	r.MayHold = coming
	r.MayRelease = s == engine.Held
	r.MaySkip = coming || s == engine.Held
	r.MayEdit = r.MaySkip
}

// cells lists the names of the cells of a mask.
func (e eye) cells(mask uint64) []string {
	ids := []string{}
	for ; mask != 0; mask &= mask - 1 {
		ids = append(ids, e.Program.Cells[bits.TrailingZeros64(mask)].ID)
	}
	return ids
}
