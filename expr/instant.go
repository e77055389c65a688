package expr

import "math"

// timesApart refuses exercise time anywhere but in a comparison with
// constants, or in a value that is itself a duration.
func (r *reader) timesApart(n *node, want Kind) {
	clock := r.env.names[Time]
	if clock == nil || want == Duration {
		return
	}
	if slot, _, ok := n.fused(); ok && slot == clock.Slot {
		return
	}
	if n.op == opSlot && n.slot == clock.Slot {
		r.report("E406", r.span(n.at))
	}
	for _, kid := range n.kids {
		r.timesApart(kid, want)
	}
}

// noteInstants gathers the instants at which the comparisons of time in n
// change their answer.
func (c *Code) noteInstants(n *node, clock int) {
	slot, in, ok := n.fused()
	if !ok || slot != clock {
		c.exact = c.exact && !(n.op == opSlot && n.slot == clock)
		for _, kid := range n.kids {
			c.noteInstants(kid, clock)
		}
		return
	}
	for _, r := range in {
		if r.lo != math.MinInt64 {
			c.instants = append(c.instants, r.lo)
		}
		if r.hi != math.MaxInt64 {
			c.instants = append(c.instants, r.hi+1)
		}
	}
}
