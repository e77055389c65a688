package expr

import (
	"math"
	"math/bits"
)

// bounds is what is known of a node's value before any state is seen: the
// lowest and highest it can be where it has one, and whether it may have none.
type bounds struct {
	lo, hi int64
	fails  bool
}

var (
	anything = bounds{lo: math.MinInt64, hi: math.MaxInt64}
	either   = bounds{lo: 0, hi: 1}
)

// settle works out the bounds of n from those of its kids.
func (n *node) settle() {
	switch n.op {
	case opConst:
		n.bounds = bounds{lo: n.k, hi: n.k}
	case opNot:
		n.bounds = n.kids[0].bounds
		n.lo, n.hi = 1-n.kids[0].hi, 1-n.kids[0].lo
	case opAnd:
		n.junctionBounds(0)
	case opOr:
		n.junctionBounds(1)
	case opIf:
		n.choiceBounds()
	case opEqual, opDiffer, opLess, opAtMost:
		n.comparisonBounds()
	case opIn, opMember:
		n.bounds = either
		n.fails = anyFails(n.kids)
	case opHas:
		n.bounds = either
	case opSize:
		n.bounds = bounds{lo: 0, hi: int64(bits.OnesCount64(uint64(n.k)))}
	case opAdd, opSub, opMul, opDiv, opMod, opNeg:
		n.arithmeticBounds()
	}
}

func anyFails(kids []*node) bool {
	for _, kid := range kids {
		if kid.fails {
			return true
		}
	}
	return false
}

// junctionBounds is for && (decided by 0) and || (decided by 1). One kid that
// surely decides leaves no room for errors of the others.
func (n *node) junctionBounds(decided int64) {
	n.bounds = bounds{lo: 1 - decided, hi: 1 - decided, fails: anyFails(n.kids)}
	for _, kid := range n.kids {
		if kid.lo == decided && kid.hi == decided && !kid.fails {
			n.bounds = bounds{lo: decided, hi: decided}
			return
		}
		if decided == 0 {
			n.lo = min(n.lo, kid.lo)
			n.hi = min(n.hi, kid.hi)
		} else {
			n.lo = max(n.lo, kid.lo)
			n.hi = max(n.hi, kid.hi)
		}
	}
}

func (n *node) choiceBounds() {
	c, a, b := n.kids[0], n.kids[1], n.kids[2]
	switch {
	case c.lo == 1:
		n.bounds = a.bounds
	case c.hi == 0:
		n.bounds = b.bounds
	default:
		n.bounds = bounds{lo: min(a.lo, b.lo), hi: max(a.hi, b.hi), fails: a.fails || b.fails}
	}
	n.fails = n.fails || c.fails
}

// comparisonBounds tells a comparison whose sides are too far apart to differ
// in its answer.
func (n *node) comparisonBounds() {
	a, b := n.kids[0], n.kids[1]
	n.bounds = either
	apart := a.hi < b.lo || b.hi < a.lo
	same := a.lo == a.hi && b.lo == b.hi && a.lo == b.lo
	switch {
	case n.op == opEqual && apart, n.op == opDiffer && same,
		n.op == opLess && a.lo >= b.hi, n.op == opAtMost && a.lo > b.hi:
		n.hi = 0
	case n.op == opEqual && same, n.op == opDiffer && apart,
		n.op == opLess && a.hi < b.lo, n.op == opAtMost && a.hi <= b.lo:
		n.lo = 1
	}
	n.fails = a.fails || b.fails
}

// arithmeticBounds evaluates n at the corners of its kids' bounds. Each
// operation is monotone between them, once the divisor's range is cut at zero.
func (n *node) arithmeticBounds() {
	n.bounds = bounds{lo: math.MaxInt64, hi: math.MinInt64, fails: anyFails(n.kids)}
	switch n.op {
	case opNeg:
		a := n.kids[0]
		n.corner(sub(0, a.lo))
		n.corner(sub(0, a.hi))
	case opMod:
		n.remainderBounds()
		return
	default:
		n.cornerBounds()
	}
	if n.fails || n.lo > n.hi {
		n.lo, n.hi = n.widest()
	}
}

func (n *node) cornerBounds() {
	a, b := n.kids[0], n.kids[1]
	for _, x := range [2]int64{a.lo, a.hi} {
		n.corner(n.apply(x, b.lo))
		n.corner(n.apply(x, b.hi))
		if n.op != opDiv {
			continue
		}
		for _, y := range [3]int64{-1, 0, 1} {
			if b.lo < y && y < b.hi {
				n.corner(n.apply(x, y))
			}
		}
	}
}

// corner takes in one value that n can reach, or that it can fail.
func (n *node) corner(v int64, ok bool) {
	if !ok {
		n.fails = true
		return
	}
	n.lo = min(n.lo, v)
	n.hi = max(n.hi, v)
}

func (n *node) widest() (int64, int64) {
	if n.kind == Duration {
		return -maxDuration, maxDuration
	}
	return math.MinInt64, math.MaxInt64
}

// remainderBounds: a remainder has its dividend's sign and is smaller than
// both its operands.
func (n *node) remainderBounds() {
	a, b := n.kids[0], n.kids[1]
	n.fails = n.fails || (b.lo <= 0 && b.hi >= 0) || (a.lo == math.MinInt64 && b.lo <= -1 && b.hi >= -1)
	most := int64(math.MaxInt64)
	if b.lo > math.MinInt64 {
		most = max(b.hi, -b.lo, 1) - 1
	}
	n.lo, n.hi = max(min(a.lo, 0), -most), min(max(a.hi, 0), most)
}
