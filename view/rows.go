package view

import (
	"math/bits"
	"strconv"

	"tamrin/engine"
	"tamrin/exercise"
)

var rowStatuses = [...]RowStatus{engine.Planned: Planned, engine.Conditional: Conditional, engine.Held: Held,
	engine.Skipped: Skipped, engine.Dropped: Dropped, engine.Delivered: Delivered}

// rows is the MSEL as planned and as it went.
func (e eye) rows() []Row {
	opened := make([][]string, len(e.Written))
	for i := range e.Deliveries {
		for _, o := range e.Deliveries[i].Opened {
			in := e.Deliveries[i].Inject
			opened[in] = append(opened[in], e.Program.Cells[o.Cell].ID)
		}
	}
	rows := make([]Row, len(e.Written))
	for i := range rows {
		rows[i] = e.row(i)
		rows[i].Opened = opened[i]
	}
	return rows
}

func (e eye) row(i int) Row {
	is, w := e.World.Inject(i), e.words(i)
	r := Row{
		ID: e.InjectName(i), Number: strconv.Itoa(i + 1), Title: w.title, Text: w.text, From: w.from, Channel: w.channel,
		Cells: e.cells(is.Cells), Public: is.Public, Status: rowStatuses[is.Status],
		Planned: -1, Due: instant(is.At), Actual: instant(is.DeliveredAt), Count: is.Count,
		Handler: e.handler(exercise.InjectItem(e.InjectName(i))),
		Edited:  e.Written[i].Changed(), Version: e.Written[i].Version(), Reason: e.Written[i].Reason,
	}
	if w.src == nil {
		r.Manual = is.At == engine.Never
	} else {
		e.planned(&r, i)
	}
	if p := e.State.Clock.Phase; e.controls() && (p == exercise.Running || p == exercise.Paused) {
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
