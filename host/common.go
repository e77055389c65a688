package host

import (
	"sync"
	"time"
)

// common is the clock that nodes share: the log's, carried on by the machine's
// own between two readings. Machines whose clocks differ show the same exercise
// time by it; what differs is half of what the reading took, at most.
type common struct {
	Clock // the machine's
	mu    sync.Mutex
	at    time.Time // what the shared clock said
	base  time.Time // when it said so, by the machine's
}

// slack is how far a reading may lie beside the clock and leave it as it is,
// beyond what the reading itself leaves open.
const slack = time.Millisecond

func newCommon(own Clock) *common {
	now := own.Now()
	return &common{Clock: own, at: now.Round(0), base: now}
}

// Now implements Clock. It goes back only where the log's clock did.
func (c *common) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at.Add(c.Clock.Now().Sub(c.base))
}

// set takes in what the log's clock said within the last took.
func (c *common) set(said time.Time, took time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	own := c.Clock.Now()
	half := took / 2
	now := c.at.Add(own.Sub(c.base))
	likely := said.Add(half)
	if off := likely.Sub(now); off > half+slack || off < -half-slack {
		c.at, c.base = likely.Round(0), own
	}
}
