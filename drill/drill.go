// Package drill rehearses the room itself: it seats simulated browsers at a
// real server, over the same HTTP and streams as people's, has them read,
// write, lose their connection and come back, and measures what each of them
// gets to see and when. It must never know the exercise but by its pages, nor
// reach into the server: what it finds is what people would.
package drill

import (
	"fmt"
	"time"
)

// Limits of a drill, so that none runs away with a machine.
const (
	MaxSeats  = 60_000
	MaxRate   = 1_000 // messages a second
	MaxLength = time.Hour
)

// helperSeats is how many seats one process of browsers holds at most: a stream
// is an open file, and many systems allow a process 20,000 of them or fewer.
const helperSeats = 9_000

// Plan is what a drill does.
type Plan struct {
	URL     string        // of the server, without a slash at its end
	Links   []string      // paths or addresses that let people in
	Control string        // link into a seat of control; "" where the server is not the drill's own
	Seats   int           // browsers, spread evenly over the links
	Rate    float64       // messages that all of them write a second; 0 for none
	Length  time.Duration // how long they write
	Injects []Inject      // fired one after the other by control
	Seed    uint64        // of who does what when
	Calm    bool          // everybody only watches
}

// Inject is one that control fires to every seat.
type Inject struct {
	ID   string
	Word Word // in its title
}

// Word marks one thing that was written, so that it can be looked for on every
// page that must show it.
type Word uint32

// mark begins every word; nobody writes so by chance.
const mark = "drl"

// String writes the word as it stands on pages: always of the same length.
func (w Word) String() string { return fmt.Sprintf(mark+"%08d", uint32(w)) }

// wordLength is that of every word, in bytes.
const wordLength = len(mark) + 8

// FirstOf is the first of the words that one source numbers from: injects are
// source 0, helpers from 1.
func FirstOf(source int) Word { return Word(source * 1_000_000) }

// Behaviour is how a simulated person uses the page.
type Behaviour uint8

// The behaviours. Most only watch; the others are given to one seat in so many.
const (
	Steady Behaviour = iota // keeps the page open
	Reader                  // besides opens what comes, some seconds later, which tells the server so
	Flaky                   // loses the connection now and then, and comes back or loads the page anew
	Slow                    // stops reading, as a laptop does that sleeps
)

// behaviourOf gives a seat its behaviour: about a third read, one in twenty is
// flaky and one in a hundred slow; where all is calm, everybody watches.
func behaviourOf(seat int, calm bool) Behaviour {
	switch {
	case calm:
		return Steady
	case seat%100 == 50:
		return Slow
	case seat%20 == 10:
		return Flaky
	case seat%3 == 1:
		return Reader
	}
	return Steady
}
