package host

import (
	"time"

	"tamrin/exercise"
)

// Meter is told of what a host does, in numbers, for those who look after the
// server. It is called from several goroutines and must not block.
type Meter interface {
	// Appended tells that events were written, how long that took, and how it ended.
	Appended(events int, took time.Duration, err error)
	// Refused tells that a command was turned down.
	Refused(code exercise.Code)
}

type unmetered struct{}

func (unmetered) Appended(int, time.Duration, error) {}
func (unmetered) Refused(exercise.Code)              {}

// Tally is how much is going on at a host.
type Tally struct {
	Exercises map[exercise.Phase]int // those that are open, by phase
	Seats     int                    // in which somebody has a page open
	Streams   int                    // connections that are told of changes
}

// Tally counts what is going on now.
func (h *Host) Tally() Tally {
	t := Tally{Exercises: map[exercise.Phase]int{}}
	h.mu.Lock()
	open := make([]*Exercise, 0, len(h.open))
	for _, x := range h.open {
		open = append(open, x)
	}
	h.mu.Unlock()
	for _, x := range open {
		phase, seats, streams := x.count()
		t.Exercises[phase]++
		t.Seats, t.Streams = t.Seats+seats, t.Streams+streams
	}
	return t
}

func (x *Exercise) count() (phase exercise.Phase, seats, streams int) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	x.watchers.mu.Lock()
	defer x.watchers.mu.Unlock()
	for seat := range x.watchers.seats {
		if _, ok := x.state.Seat(seat); ok { // the wall is none
			seats++
		}
	}
	for _, a := range x.watchers.viewers {
		streams += len(a.subs)
	}
	return x.state.Clock.Phase, seats, streams
}
