package store

import (
	"context"
	"time"
)

// Shared is a Log that several programs, its nodes, append to at once: each
// hears what the others have done, and one of them at a time leads.
type Shared interface {
	Log
	// Join makes the program a node under a name that no other node has, in the
	// place of one that had it before. The first Beat has been given when it
	// returns. What is told comes from one goroutine, until Leave.
	Join(ctx context.Context, name string, to Listener) (Node, error)
}

// Node is a program's place among those that share a log.
type Node interface {
	// Tell has every other node that can be reached told a word.
	Tell(ctx context.Context, word string) error
	// Leave gives the place up: another node leads at once.
	Leave()
}

// Listener hears what happens to a shared log. Its methods must return soon.
type Listener interface {
	// Grown tells that an exercise's chain ends at seq now or later, by whoever's
	// hand. An empty exercise tells that any may have grown: news was missed.
	Grown(exercise string, seq int64)
	// Told gives a word of another node.
	Told(word string)
	// Beat tells, every now and then, how the node stands.
	Beat(Beat)
}

// Beat is how a node stands among the others.
type Beat struct {
	Err    error         // the log can't be reached; nothing else is known then
	Took   time.Duration // since the log was asked
	Leads  time.Duration // from when it was asked: nobody else leads that long; 0 where this node does not lead
	Others int           // nodes that live beside it
	Clock  time.Time     // the shared clock's, between being asked and now
}
