package host

import (
	"slices"

	"tamrin/engine"
	"tamrin/exercise"
)

// reading is an item that the bots of a cell are about to open.
type reading struct {
	at        int64 // exercise time, ms
	cell, key int   // key as Acknowledge counts
}

// readings is what bots are about to open, soonest first, so that what lies
// unopened tells control of people and not of empty seats.
type readings struct {
	due   []reading
	known []int // by cell: how much of its inbox has been looked at
}

// arrivals takes note of what has come since it last looked.
func (x *Exercise) arrivals() {
	r, s := &x.readings, x.state
	for c, inbox := range s.Inbox {
		for len(r.known) <= c {
			r.known = append(r.known, 0)
		}
		if r.known[c] < len(inbox) && x.peopled(c) {
			r.known[c] = len(inbox)
		}
		for ; r.known[c] < len(inbox); r.known[c]++ {
			d := &s.Deliveries[inbox[r.known[c]]]
			key := r.known[c] + 1
			x := reading{d.At + takes(c, key), c, key}
			i, _ := slices.BinarySearchFunc(r.due, x.at+1, func(y reading, at int64) int { return int(min(max(y.at-at, -1), 1)) })
			r.due = slices.Insert(r.due, i, x)
		}
	}
}

// takes is how long, in ms of exercise time, a cell's bots leave an item
// unopened: from 20 to 110 seconds, not all cells and items alike.
func takes(cell, key int) int64 { return 20_000 + int64(cell*7+key*3)%10*10_000 }

// next is when the next item is opened, or engine.Never.
func (r *readings) next() int64 {
	if len(r.due) == 0 {
		return engine.Never
	}
	return r.due[0].at
}

// read has bots open the item that is next, where no person sits in the cell:
// what people have before them they open themselves.
func (x *Exercise) read() {
	r := x.readings.due[0]
	x.readings.due = x.readings.due[1:]
	seat, ok := x.botIn(r.cell)
	if !ok || x.peopled(r.cell) || x.opened(r) {
		return
	}
	x.play(r.at, exercise.ForBot{Seat: seat, Do: exercise.Acknowledge{Key: r.key}})
}

// peopled reports whether a person holds a seat of the cell.
func (x *Exercise) peopled(cell int) bool {
	_, seats := x.state.SeatsIn(cell)
	return slices.ContainsFunc(seats, func(s exercise.Seat) bool { return !s.Bot })
}

// opened reports whether somebody of the cell has opened the item already.
func (x *Exercise) opened(r reading) bool {
	d := &x.state.Deliveries[x.state.Inbox[r.cell][r.key-1]]
	return slices.ContainsFunc(d.Opened, func(o exercise.Opening) bool { return o.Cell == r.cell })
}
