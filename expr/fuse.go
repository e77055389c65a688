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
		in = append(in, reach{v, v})
	}
	return n.kids[0].slot, joined(in), true
}

// mostTabulated bounds the values of one name for which a comparison is worked
// out beforehand, and mostReaches the ranges that are worth testing one by one.
const (
	mostTabulated = 256
	mostReaches   = 4
)

// tabulated tells a comparison that reads nothing but one number of a narrow
// range, as in vars.tension / 2 > 3, as the ranges in which it is true.
func (n *node) tabulated() (slot int, in []reach, ok bool) {
	name := n.onlyName(nil)
	if name == nil || (name.Kind != Int && name.Kind != Duration) || uint64(name.Hi)-uint64(name.Lo) >= mostTabulated {
		return 0, nil, false
	}
	state := make([]int64, name.Slot+1)
	for v := name.Lo; ; v++ {
		state[name.Slot] = v
		if holds, _ := n.eval(state); holds == 1 {
			in = append(in, reach{v, v})
		}
		if v == name.Hi {
			break
		}
	}
	in = joined(in)
	return name.Slot, in, len(in) <= mostReaches
}

// onlyName is the one name that n reads, given what was read before; nil where
// there is none, or more than one.
func (n *node) onlyName(before *Name) *Name {
	if n.name != nil {
		if before != nil && before != n.name {
			return nil
		}
		before = n.name
	}
	for _, kid := range n.kids {
		if kid.op == opConst {
			continue
		}
		if before = kid.onlyName(before); before == nil {
			return nil
		}
	}
	return before
}

// joined unites neighbouring ranges.
func joined(in []reach) []reach {
	var out []reach
	for _, r := range in {
		if last := len(out) - 1; last >= 0 && out[last].hi == r.lo-1 {
			out[last].hi = r.hi
			continue
		}
		out = append(out, r)
	}
	return out
}

// choice is the ?: that n compares, if n compares one with a single name or
// constant.
func (n *node) choice() *node {
	switch n.op {
	case opEqual, opDiffer, opLess, opAtMost:
		for i, kid := range n.kids {
			if other := n.kids[1-i]; kid.op == opIf && (other.op == opConst || other.op == opSlot) {
				return kid
			}
		}
	}
	return nil
}

// distributed turns (c ? a : b) > 3 into the comparisons a > 3 and b > 3.
func (n *node) distributed() (a, b *node, ok bool) {
	choice := n.choice()
	if choice == nil {
		return nil, nil, false
	}
	one, other := *n, *n
	one.kids, other.kids = slices.Clone(n.kids), slices.Clone(n.kids)
	at := slices.Index(n.kids, choice)
	one.kids[at], other.kids[at] = choice.kids[1], choice.kids[2]
	return constant(&one), constant(&other), true
}

// constant works n out where nothing in it can vary.
func constant(n *node) *node {
	if n.kids[0].op != opConst || n.kids[1].op != opConst {
		return n
	}
	v, _ := n.eval(nil)
	return &node{op: opConst, kind: Bool, k: v}
}
