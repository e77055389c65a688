package host

import (
	"context"

	"tamrin/engine"
	"tamrin/exercise"
)

// jump moves the clock forward: everything due on the way comes, each thing
// once and at its own instant, bots decide and chance falls as they would have.
// It has been ordered already; where the exercise ends on the way it lands
// there, and the end says so.
func (x *Exercise) jump(from, to int64) {
	x.hurrying = true
	defer func() { x.hurrying = false }()
	at := x.hurry(from, to)
	if p := x.state.Clock.Phase; x.broken == nil && (p == exercise.Running || p == exercise.Paused) {
		x.itself(at, exercise.Land{})
	}
}

// hurry does everything that is due up to an exercise time, or up to the next
// delivery, and returns how far it came.
func (x *Exercise) hurry(at, to int64) int64 {
	delivered := len(x.state.Deliveries)
	for x.draw(); x.broken == nil && x.state.Clock.Phase != exercise.Over; x.draw() {
		next := x.next()
		if to == exercise.NextInject {
			if next == engine.Never || next > at && len(x.state.Deliveries) > delivered {
				return at
			}
		} else if next > to {
			return to
		}
		at = max(at, next)
		x.dueNext(at)
		if len(x.batch) >= together && x.commit(context.Background()) != nil {
			break
		}
	}
	return at
}

// next returns the exercise time at which something next comes by itself, or
// Never.
func (x *Exercise) next() int64 {
	return min(x.state.World.NextDue(), x.bots.Next(), x.chatter.Next(), x.readings.next(), x.entrances.next())
}
