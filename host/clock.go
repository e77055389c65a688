package host

import (
	"sync"
	"time"
)

// Clock is where the host has wall time from.
type Clock interface {
	// Now returns the time, with a reading that never goes back.
	Now() time.Time
	// After sends once d has passed; stop gives the timer up.
	After(d time.Duration) (fires <-chan time.Time, stop func() bool)
}

// Machine is the clock of the machine.
type Machine struct{}

// Now implements Clock.
func (Machine) Now() time.Time { return time.Now() }

// After implements Clock.
func (Machine) After(d time.Duration) (<-chan time.Time, func() bool) {
	t := time.NewTimer(d)
	return t.C, t.Stop
}

// Manual is a clock that stands until it is moved, for tests.
type Manual struct {
	mu     sync.Mutex
	now    time.Time
	timers map[chan time.Time]time.Time
}

// NewManual returns a clock that stands at start.
func NewManual(start time.Time) *Manual {
	return &Manual{now: start, timers: map[chan time.Time]time.Time{}}
}

// Now implements Clock.
func (c *Manual) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

// After implements Clock.
func (c *Manual) After(d time.Duration) (<-chan time.Time, func() bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	fires := make(chan time.Time, 1)
	c.timers[fires] = c.now.Add(d)
	c.fire()
	return fires, func() bool {
		c.mu.Lock()
		defer c.mu.Unlock()
		_, waiting := c.timers[fires]
		delete(c.timers, fires)
		return waiting
	}
}

// Advance moves the clock forward and fires what is due by then. Exercises
// notice soon after; Exercise.Sync waits for one.
func (c *Manual) Advance(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
	c.fire()
}

func (c *Manual) fire() {
	for fires, at := range c.timers {
		if !at.After(c.now) {
			fires <- c.now
			delete(c.timers, fires)
		}
	}
}
