package engine

import "slices"

// timerKind says what a timer sets off. At equal instants lower kinds come
// first: what is delivered, what follows, what opens, what closes, and the
// planned end last of all.
type timerKind uint8

const (
	injectDue timerKind = iota
	burstDue
	ruleDue
	decisionOpens
	decisionCloses
	consultCloses
	partnerJoins // item is the alliance times 64 and the partner's place
	wake         // conditions on time are looked at again
	lengthReached
)

// timer is something due at an instant of exercise time.
type timer struct {
	at   int64
	kind timerKind
	item int32
}

// before orders timers by instant, kind and item, so that the order in which
// they were set does not matter.
func (t timer) before(o timer) bool {
	if t.at != o.at {
		return t.at < o.at
	}
	if t.kind != o.kind {
		return t.kind < o.kind
	}
	return t.item < o.item
}

// NextDue returns the soonest instant at which something is due, or Never.
func (w *World) NextDue() int64 {
	if w.ended {
		return Never
	}
	next := w.planAt
	if n := len(w.timers); n > 0 && w.timers[n-1].at < next {
		next = w.timers[n-1].at
	}
	return next
}

// popDue takes the first timer due by now, of the plan or set since.
func (w *World) popDue() (timer, bool) {
	n := len(w.timers)
	planned := w.planAt <= w.now
	if n > 0 && w.timers[n-1].at <= w.now && (!planned || w.timers[n-1].before(w.p.plan[w.cursor])) {
		t := w.timers[n-1]
		w.timers = w.timers[:n-1]
		return t, true
	}
	if !planned {
		return timer{}, false
	}
	t := w.p.plan[w.cursor]
	w.cursor++
	w.planAt = Never
	if w.cursor < len(w.p.plan) {
		w.planAt = w.p.plan[w.cursor].at
	}
	return t, true
}

// setTimer keeps the timers sorted, soonest last. Few are set at any moment,
// so that moving them beats a heap.
func (w *World) setTimer(at int64, kind timerKind, item int) {
	t := timer{at, kind, int32(item)}
	w.timers = append(w.timers, t)
	i := len(w.timers) - 1
	for i > 0 && w.timers[i-1].before(t) {
		w.timers[i] = w.timers[i-1]
		i--
	}
	w.timers[i] = t
}

// dropTimer forgets a timer that was set, so that nothing is due in vain.
func (w *World) dropTimer(at int64, kind timerKind, item int) {
	t := timer{at, kind, int32(item)}
	for i := len(w.timers) - 1; i >= 0; i-- {
		if w.timers[i] == t {
			w.timers = append(w.timers[:i], w.timers[i+1:]...)
			return
		}
	}
}

// dropTimersOf forgets every timer of the kind for the item.
func (w *World) dropTimersOf(kind timerKind, item int) {
	w.timers = slices.DeleteFunc(w.timers, func(t timer) bool { return t.kind == kind && int(t.item) == item })
}

// later returns now+delay, or Never where that is out of range.
func (w *World) later(delay int64) int64 {
	if delay == Never || w.now > Never-delay {
		return Never
	}
	return w.now + delay
}
