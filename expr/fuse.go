package expr

import (
	"math"
	"slices"
)

// reach is a range of values, both ends included. One with lo above hi is empty.
type reach struct{ lo, hi int64 }

// fused tells a comparison of one slot with constants as the ranges in which
// it is true: ascending, apart from each other.
func (n *node) fused() (slot int, in []reach, ok bool) {
	switch n.op {
	case opEqual, opDiffer, opLess, opAtMost:
	case opIn:
		return n.fusedList()
	default:
		return 0, nil, false
	}
	a, b := n.kids[0], n.kids[1]
	switch {
	case a.op == opSlot && b.op == opConst:
		return a.slot, n.reaches(b.k, false), true
	case a.op == opConst && b.op == opSlot:
		return b.slot, n.reaches(a.k, true), true
	}
	return 0, nil, false
}

// reaches are the values of the slot for which n is true against the constant
// c, which stands on the left where flipped.
func (n *node) reaches(c int64, flipped bool) []reach {
	below := reach{math.MinInt64, c - 1}
	above := reach{c + 1, math.MaxInt64}
	if c == math.MinInt64 {
		below = reach{0, -1}
	}
	if c == math.MaxInt64 {
		above = reach{0, -1}
	}
	var in []reach
	switch {
	case n.op == opEqual:
		in = []reach{{c, c}}
	case n.op == opDiffer:
		in = []reach{below, above}
	case n.op == opLess && !flipped:
		in = []reach{below}
	case n.op == opLess:
		in = []reach{above}
	case !flipped:
		in = []reach{{math.MinInt64, c}}
	default:
		in = []reach{{c, math.MaxInt64}}
	}
	return slices.DeleteFunc(in, func(r reach) bool { return r.lo > r.hi })
}

func (n *node) fusedList() (slot int, in []reach, ok bool) {
	if n.kids[0].op != opSlot {
		return 0, nil, false
	}
	var values []int64
	for _, kid := range n.kids[1:] {
		if kid.op != opConst {
			return 0, nil, false
		}
		values = append(values, kid.k)
	}
	slices.Sort(values)
	for _, v := range slices.Compact(values) {
		if last := len(in) - 1; last >= 0 && in[last].hi == v-1 {
			in[last].hi = v
			continue
		}
		in = append(in, reach{v, v})
	}
	return n.kids[0].slot, in, true
}
