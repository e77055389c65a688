package expr

import (
	"math"
	"slices"
)

// test asks whether the masked state at slot lies within a range, and says
// which test comes next. Every comparison of one name with a constant is one
// test, so that a condition is a walk through a few of them.
type test struct {
	mask  int64  // of the slot's bits
	lo    int64  // lowest that passes
	width uint64 // highest that passes less lo
	slot  int32  // below 0: the rest of an odd test
	yes   int32  // what comes next: an index, holds or lacks
	no    int32
	odd   *node
}

// What a walk can end with, and that there is none to walk.
const (
	holds int32 = -1
	lacks int32 = -2
	none  int32 = -3
)

// Holds reports whether a Bool expression is true in that state. A condition
// that has an error does not hold. It allocates nothing.
func (c *Code) Holds(state []int64) bool {
	at := c.entry
	if at == none {
		v, ok := c.root.eval(state)
		return ok && v == 1
	}
	for at >= 0 {
		t := &c.tests[at]
		var pass bool
		if t.slot >= 0 {
			pass = uint64(state[t.slot]&t.mask)-uint64(t.lo) <= t.width
		} else {
			v, _ := t.odd.eval(state)
			pass = v == 1
		}
		if pass {
			at = t.yes
		} else {
			at = t.no
		}
	}
	return at == holds
}

// plan appends the tests of n, which go on to yes and no, and returns where
// they begin. Later tests are planned first, as those before must know them.
func (c *Code) plan(n *node, yes, no int32) int32 {
	switch n.op {
	case opConst:
		if n.k == 1 {
			return yes
		}
		return no
	case opNot:
		return c.plan(n.kids[0], no, yes)
	case opAnd:
		for i := len(n.kids) - 1; i >= 0; i-- {
			yes = c.plan(n.kids[i], yes, no)
		}
		return yes
	case opOr:
		for i := len(n.kids) - 1; i >= 0; i-- {
			no = c.plan(n.kids[i], yes, no)
		}
		return no
	case opIf:
		return c.plan(n.kids[0], c.plan(n.kids[1], yes, no), c.plan(n.kids[2], yes, no))
	case opSlot:
		return c.add(test{slot: int32(n.slot), mask: -1, lo: 1, yes: yes, no: no})
	case opHas:
		return c.add(test{slot: int32(n.slot), mask: n.k, lo: n.k, yes: yes, no: no})
	}
	if slot, in, ok := n.fused(); ok {
		return c.planReaches(slot, in, yes, no)
	}
	return c.add(test{slot: -1, odd: n, yes: yes, no: no})
}

// planReaches tests whether the slot lies in one of the ranges. All but one
// value is asked the other way round: whether it is that one.
func (c *Code) planReaches(slot int, in []reach, yes, no int32) int32 {
	if len(in) == 2 && in[0].lo == math.MinInt64 && in[1].hi == math.MaxInt64 {
		in = []reach{{in[0].hi + 1, in[1].lo - 1}}
		yes, no = no, yes
	}
	for _, r := range slices.Backward(in) {
		no = c.add(test{slot: int32(slot), mask: -1, lo: r.lo, width: uint64(r.hi) - uint64(r.lo), yes: yes, no: no})
	}
	return no
}

func (c *Code) add(t test) int32 {
	c.tests = append(c.tests, t)
	return int32(len(c.tests) - 1)
}
