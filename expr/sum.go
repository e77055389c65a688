package expr

// sum is a base and so many times each of some slots. It is added up with
// wrap-around, so it is right wherever its true value fits.
type sum struct {
	base  int64
	terms []term
}

type term struct {
	slot  int
	times int64
}

func (s *sum) of(state []int64) int64 {
	v := s.base
	for i := range s.terms {
		t := &s.terms[i]
		v += t.times * state[t.slot]
	}
	return v
}

// asSum tells n as a sum; false where it is none.
func (n *node) asSum() (sum, bool) {
	switch n.op {
	case opConst:
		return sum{base: n.k}, true
	case opSlot:
		return sum{terms: []term{{n.slot, 1}}}, true
	case opNeg:
		a, ok := n.kids[0].asSum()
		return a.scaled(-1), ok
	case opAdd, opSub:
		a, ok := n.kids[0].asSum()
		b, also := n.kids[1].asSum()
		if n.op == opSub {
			b = b.scaled(-1)
		}
		return a.plus(b), ok && also
	case opMul:
		a, b := n.kids[0], n.kids[1]
		if a.op == opConst {
			a, b = b, a
		}
		s, ok := a.asSum()
		return s.scaled(b.k), ok && b.op == opConst
	}
	return sum{}, false
}

func (s sum) scaled(times int64) sum {
	out := sum{base: s.base * times}
	for _, t := range s.terms {
		out.terms = append(out.terms, term{t.slot, t.times * times})
	}
	return out
}

func (s sum) plus(o sum) sum {
	out := sum{base: s.base + o.base, terms: append([]term(nil), s.terms...)}
next:
	for _, t := range o.terms {
		for i := range out.terms {
			if out.terms[i].slot == t.slot {
				out.terms[i].times += t.times
				continue next
			}
		}
		out.terms = append(out.terms, t)
	}
	return out
}

// difference tells a comparison of two sums as the ranges in which the first
// less the second must lie. The bounds of both must leave room for it.
func (n *node) difference() (sum, []reach, bool) {
	switch n.op {
	case opEqual, opDiffer, opLess, opAtMost:
	default:
		return sum{}, nil, false
	}
	a, b := n.kids[0], n.kids[1]
	_, fits := sub(a.lo, b.hi)
	_, fit := sub(a.hi, b.lo)
	first, ok := a.asSum()
	second, also := b.asSum()
	if !fits || !fit || !ok || !also {
		return sum{}, nil, false
	}
	return first.plus(second.scaled(-1)), n.reaches(0, false), true
}
