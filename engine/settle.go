package engine

import (
	"math/bits"

	"tamrin/expr"
)

// condKind says what a condition sets off. Conditions are numbered rules
// first, then injects, decisions and outcomes, each in the order of writing;
// where several become true together they act in that order.
type condKind uint8

const (
	condRule condKind = iota
	condInject
	condDecision
	condOutcome
)

// cond is a condition that the world watches.
type cond struct {
	kind condKind
	item int
	code *expr.Code
}

// watcher marks conditions of one word of the bitset.
type watcher struct {
	word int
	bits uint64
}

// task is a consequence that waits its turn within a step.
type task struct {
	follower
	cause Cause
}

// touch marks the conditions that read a slot to be looked at again.
func (w *World) touch(slot int) {
	for _, x := range w.p.watch[slot] {
		if m := x.bits & w.armed[x.word]; m != 0 {
			w.dirty[x.word] |= m
			w.isDirty = true
		}
	}
}

// store writes a slot and marks what reads it.
func (w *World) store(slot int, v int64) {
	if w.state[slot] != v {
		w.state[slot] = v
		w.touch(slot)
	}
}

// settle draws all consequences of the step: first what follows directly, then
// conditions that have become true, until nothing more happens.
func (w *World) settle() {
	for !w.ended {
		if len(w.queue) > 0 {
			w.runQueue()
			continue
		}
		if !w.isDirty {
			return
		}
		i := w.nextDirty()
		if i < 0 {
			w.isDirty = false
			return
		}
		if !w.look(i) {
			w.cutShort(i)
			return
		}
	}
}

func (w *World) runQueue() {
	for k := 0; k < len(w.queue) && !w.ended; k++ {
		t := w.queue[k]
		if t.decision {
			w.openDecision(t.item, t.cause)
		} else {
			w.due(t.item, t.cause)
		}
	}
	w.queue = w.queue[:0]
}

// nextDirty takes the next condition to be looked at again, or -1: first
// repeating rules that were true, so that none misses having turned false in
// between, then the lowest.
func (w *World) nextDirty() int {
	for k, m := range w.dirty {
		if was := m & w.held[k]; was != 0 {
			m = was
		}
		if m != 0 {
			b := bits.TrailingZeros64(m)
			w.dirty[k] &^= 1 << b
			return k*64 + b
		}
	}
	return -1
}

// look evaluates a condition and acts on it if it has become true. It reports
// false when the step has had more consequences than a sane scenario has.
func (w *World) look(i int) bool {
	c := &w.p.conds[i]
	k, bit := i/64, uint64(1)<<(i%64)
	holds := c.code.Holds(w.state)
	if c.kind == condRule && w.p.Rules[c.item].repeat {
		was := w.held[k]&bit != 0
		if !holds {
			w.held[k] &^= bit
			return true
		}
		if was {
			return true
		}
		w.held[k] |= bit
	} else {
		if !holds {
			return true
		}
		w.armed[k] &^= bit
	}
	w.budget--
	if w.budget < 0 {
		return false
	}
	w.act(c)
	return true
}

func (w *World) act(c *cond) {
	switch c.kind {
	case condRule:
		w.applyRule(c.item)
	case condInject:
		w.schedule(c.item, w.p.Injects[c.item].delay, Cause{Kind: Plan})
	case condDecision:
		w.openDecision(c.item, Cause{Kind: Plan})
	case condOutcome:
		w.record(c.item)
	}
}

// cutShort stops rules that set each other off without end.
func (w *World) cutShort(i int) {
	item := -1
	if c := &w.p.conds[i]; c.kind == condRule {
		item = c.item
	}
	w.effect(Runaway, item)
	clear(w.dirty)
	w.isDirty = false
	w.queue = w.queue[:0]
}

// record notes an outcome; one that ends the exercise ends it.
func (w *World) record(i int) {
	o := &w.p.Outcomes[i]
	w.outcomeAt[i] = w.now
	w.store(w.p.slots.outcomes+i, 1)
	w.effect(OutcomeReached, i)
	if o.Ends {
		w.end(i)
		return
	}
	w.follow(o.after, Cause{ByOutcome, i})
}

// follow brings about what comes after something: at once, or with its delay.
func (w *World) follow(after []follower, cause Cause) {
	for _, f := range after {
		if !f.decision {
			w.schedule(f.item, f.delay, cause)
		} else if f.delay == 0 {
			w.queue = append(w.queue, task{f, cause})
		} else if w.decisions[f.item].Status == Waiting {
			w.setTimer(w.later(f.delay), decisionOpens, f.item)
		}
	}
}
