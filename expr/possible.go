package expr

import (
	"math/bits"
	"slices"
)

// mostStates is how many states Possible tries out before it only estimates.
const mostStates = 200_000

// Possible reports whether a Bool expression can be true, and whether it can
// be anything else (false, or without a value), in any state within the
// declared bounds. It tries every state that can make a difference where they
// are at most 200,000; beyond that, true may also mean that it could not tell.
func (c *Code) Possible() (canHold, canFail bool) {
	axes, ok := c.axes()
	if !ok {
		return c.root.hi == 1, c.root.lo == 0 || c.root.fails
	}
	state := make([]int64, c.width())
	at := make([]int, len(axes))
	for i := range axes {
		state[axes[i].slot] = axes[i].values[0]
	}
	for {
		if c.Holds(state) {
			canHold = true
		} else {
			canFail = true
		}
		if canHold && canFail || !advance(axes, at, state) {
			return canHold, canFail
		}
	}
}

// advance moves state to the next combination; false after the last.
func advance(axes []axis, at []int, state []int64) bool {
	for i := range axes {
		at[i]++
		if at[i] < len(axes[i].values) {
			state[axes[i].slot] = axes[i].values[at[i]]
			return true
		}
		at[i] = 0
		state[axes[i].slot] = axes[i].values[0]
	}
	return false
}

// width is the shortest state that the expression can be evaluated in.
func (c *Code) width() int {
	if len(c.reads) == 0 {
		return 0
	}
	return c.reads[len(c.reads)-1] + 1
}

// axis is one slot with the values of it that can make a difference.
type axis struct {
	slot   int
	values []int64
}

// axes lists the slots that the expression reads; false where their values
// have more combinations than can be tried.
func (c *Code) axes() ([]axis, bool) {
	uses := make(map[int]*use, len(c.reads))
	note(c.root, uses)
	var axes []axis
	states := 1
	for _, slot := range c.reads {
		values := uses[slot].values(mostStates / states)
		if values == nil {
			return nil, false
		}
		states *= len(values)
		axes = append(axes, axis{slot, values})
	}
	return axes, true
}

// use is how an expression uses a slot.
type use struct {
	name   *Name
	ids    []int64 // of a Word: its values
	points []int64 // where a comparison with a constant turns
	bits   int64   // of a set: those asked for one by one
	whole  bool    // its value matters as such
}

// note gathers how n and all below it use their slots.
func note(n *node, uses map[int]*use) {
	if slot, in, ok := n.fused(); ok {
		u := noted(n.slotNode(), slot, uses)
		for _, r := range in {
			u.points = append(u.points, r.lo, r.hi+1)
		}
		return
	}
	switch n.op {
	case opSlot, opMember, opSize:
		noted(n, n.slot, uses).whole = true
	case opHas:
		noted(n, n.slot, uses).bits |= n.k
	}
	for _, kid := range n.kids {
		note(kid, uses)
	}
}

// slotNode is the slot of a fused comparison.
func (n *node) slotNode() *node {
	if n.kids[0].op == opSlot {
		return n.kids[0]
	}
	return n.kids[1]
}

func noted(n *node, slot int, uses map[int]*use) *use {
	if uses[slot] == nil {
		uses[slot] = &use{name: n.name, ids: n.ids}
	}
	return uses[slot]
}

// values lists one value of the slot for each way in which it can matter, or
// nil where they are more than most.
func (u *use) values(most int) []int64 {
	switch u.name.Kind {
	case Bool:
		return capped([]int64{0, 1}, most)
	case Word:
		return capped(u.wordValues(), most)
	case Words:
		return u.setValues(most)
	}
	if u.whole {
		return u.everyValue(most)
	}
	values := []int64{u.name.Lo}
	for _, p := range u.points {
		if p > u.name.Lo && p <= u.name.Hi {
			values = append(values, p)
		}
	}
	slices.Sort(values)
	return capped(slices.Compact(values), most)
}

func capped(values []int64, most int) []int64 {
	if len(values) > most {
		return nil
	}
	return values
}

func (u *use) everyValue(most int) []int64 {
	if uint64(u.name.Hi)-uint64(u.name.Lo) >= uint64(most) {
		return nil
	}
	var values []int64
	for v := u.name.Lo; ; v++ {
		values = append(values, v)
		if v == u.name.Hi {
			return values
		}
	}
}

// wordValues keeps one of all words that stand between the same two points,
// as comparisons cannot tell those apart.
func (u *use) wordValues() []int64 {
	slices.Sort(u.points)
	var values []int64
	taken := map[int]bool{}
	for _, id := range u.ids {
		region, _ := slices.BinarySearch(u.points, id+1)
		if u.whole || !taken[region] {
			taken[region] = true
			values = append(values, id)
		}
	}
	if len(values) == 0 {
		return []int64{0}
	}
	return values
}

// setValues lists the subsets of the bits that matter.
func (u *use) setValues(most int) []int64 {
	mask := uint64(u.bits)
	if u.whole {
		mask = uint64(u.name.mask())
	}
	if bits.OnesCount64(mask) > 17 || 1<<bits.OnesCount64(mask) > most {
		return nil
	}
	values := []int64{0}
	for sub := mask; sub != 0; sub = (sub - 1) & mask {
		values = append(values, int64(sub))
	}
	return values
}
