package expr

import (
	"math"
	"slices"
)

// test asks whether the masked state at slot lies within a range, and says
// which test comes next. Every comparison of one name with a constant is one
// test, so that a condition is a walk through a few of them.
type test struct {
	slot  int    // below 0 for odd tests and ends
	mask  int64  // of the slot's bits
	lo    int64  // the lowest that passes
	width uint64 // the highest that passes less lo
	yes   *test
	no    *test
	odd   *odd
	end   bool  // the walk ends here
	value int64 // at which value
}

// odd is what a test asks where it is more than one slot: the difference of
// two slots or a sum, which must lie within the test's range, or a condition.
type odd struct {
	condition *node // where not nil, what must be true
	pair      bool  // first less second, and nothing else
	first     int
	second    int
	sum       sum
}

// The two ends of every walk.
var (
	held   = &test{slot: -1, end: true, value: 1}
	lacked = &test{slot: -1, end: true}
)

// Holds reports whether a Bool expression is true in that state. A condition
// that has no value does not hold. It allocates nothing.
func (c *Code) Holds(state []int64) bool {
	return c.first.walk(state) == 1
}

// walk goes from test to test to an end, and returns its value.
func (t *test) walk(state []int64) int64 {
	for {
		for uint(t.slot) < uint(len(state)) {
			if uint64(state[t.slot]&t.mask)-uint64(t.lo) <= t.width {
				t = t.yes
			} else {
				t = t.no
			}
		}
		if t.end {
			return t.value
		}
		t = t.further(state)
	}
}

// further decides an odd test.
func (t *test) further(state []int64) *test {
	o := t.odd
	if o == nil {
		panic("expr: the state is shorter than the names need")
	}
	var v int64
	switch {
	case o.pair:
		v = state[o.first] - state[o.second]
	case o.condition == nil:
		v = o.sum.of(state)
	default:
		var ok bool
		if v, ok = o.condition.eval(state); !ok {
			v = 0 // what has no value is not true
		}
	}
	if uint64(v)-uint64(t.lo) <= t.width {
		return t.yes
	}
	return t.no
}

// plan builds the tests of n, which go on to yes and no, and returns where
// they begin. Later tests are planned first, as those before must know them.
func plan(n *node, yes, no *test) *test {
	switch n.op {
	case opConst:
		if n.k == 1 {
			return yes
		}
		return no
	case opNot:
		return plan(n.kids[0], no, yes)
	case opAnd:
		for _, kid := range slices.Backward(n.kids) {
			yes = plan(kid, yes, no)
		}
		return yes
	case opOr:
		for _, kid := range slices.Backward(n.kids) {
			no = plan(kid, yes, no)
		}
		return no
	case opIf:
		return plan(n.kids[0], plan(n.kids[1], yes, no), plan(n.kids[2], yes, no))
	case opSlot:
		return &test{slot: n.slot, mask: -1, lo: 1, yes: yes, no: no}
	case opHas:
		return &test{slot: n.slot, mask: n.k, lo: n.k, yes: yes, no: no}
	}
	return planComparison(n, yes, no)
}

// planComparison looks for the quickest way to tell a comparison or membership.
func planComparison(n *node, yes, no *test) *test {
	if a, b, ok := n.distributed(); ok {
		return plan(n.choice().kids[0], plan(a, yes, no), plan(b, yes, no))
	}
	slot, in, ok := n.fused()
	if !ok {
		slot, in, ok = n.tabulated()
	}
	if ok {
		return planReaches(test{slot: slot, mask: -1}, in, yes, no)
	}
	if sum, in, ok := n.difference(); ok {
		return planReaches(test{slot: -1, odd: oddSum(sum)}, in, yes, no)
	}
	return &test{slot: -1, lo: 1, odd: &odd{condition: n}, yes: yes, no: no}
}

func oddSum(s sum) *odd {
	o := &odd{sum: s}
	if s.base == 0 && len(s.terms) == 2 && s.terms[0].times == 1 && s.terms[1].times == -1 {
		o.pair, o.first, o.second = true, s.terms[0].slot, s.terms[1].slot
	}
	return o
}

// planReaches tests whether a value lies in one of the ranges. All but one
// value is asked the other way round: whether it is that one.
func planReaches(of test, in []reach, yes, no *test) *test {
	if len(in) == 2 && in[0].lo == math.MinInt64 && in[1].hi == math.MaxInt64 {
		in = []reach{{in[0].hi + 1, in[1].lo - 1}}
		yes, no = no, yes
	}
	for _, r := range slices.Backward(in) {
		t := of
		t.lo, t.width, t.yes, t.no = r.lo, uint64(r.hi)-uint64(r.lo), yes, no
		no = &t
	}
	return no
}
