package expr

import "math/bits"

// op is what a node does.
type op uint8

const (
	opConst  op = iota // k
	opSlot             // the state at slot
	opNot              // of one Bool
	opAnd              // of two or more; an error counts only where nothing is false
	opOr               // of two or more; an error counts only where nothing is true
	opIf               // condition, then, else
	opEqual            // two of one kind
	opDiffer           // two of one kind
	opLess             // two of one kind, by their numbers
	opAtMost           // two of one kind, by their numbers
	opAdd              // two Ints or Durations
	opSub              // two Ints or Durations
	opMul              // two Ints
	opDiv              // two Ints
	opMod              // two Ints
	opNeg              // one Int
	opIn               // the first equals one of the others
	opHas              // the set at slot has every bit of k
	opMember           // the set at slot has the one kid, a Word; ids are the words of its bits
	opSize             // how many bits of k the set at slot has
)

// node is one step of a checked expression. Evaluating it is exact and free of
// allocation; it is the reference that the faster tests are held against.
type node struct {
	op   op
	kind Kind
	slot int
	k    int64
	ids  []int64
	name *Name // whose slot it is
	kids []*node

	bounds
	at extent
}

// eval returns the value of n in state s, and whether there is one: an
// overflow or a division by zero has none.
func (n *node) eval(s []int64) (int64, bool) {
	switch n.op {
	case opConst:
		return n.k, true
	case opSlot:
		return s[n.slot], true
	case opNot:
		v, ok := n.kids[0].get(s)
		return v ^ 1, ok
	case opAnd:
		return n.junction(s, 0)
	case opOr:
		return n.junction(s, 1)
	case opIf:
		return n.choose(s)
	case opIn:
		return n.among(s)
	case opHas:
		return truth(s[n.slot]&n.k == n.k), true
	case opMember:
		return n.member(s)
	case opSize:
		return int64(bits.OnesCount64(uint64(s[n.slot] & n.k))), true
	case opNeg:
		v, ok := n.kids[0].get(s)
		if !ok {
			return 0, false
		}
		return sub(0, v)
	}
	return n.binary(s)
}

// get is eval that spares the call where n is a leaf.
func (n *node) get(s []int64) (int64, bool) {
	switch n.op {
	case opSlot:
		return s[n.slot], true
	case opConst:
		return n.k, true
	}
	return n.eval(s)
}

// junction evaluates && (decided by 0) and || (decided by 1). As in CEL, the
// deciding value wins over an error on either side.
func (n *node) junction(s []int64, decided int64) (int64, bool) {
	sound := true
	for _, kid := range n.kids {
		v, ok := kid.get(s)
		if ok && v == decided {
			return decided, true
		}
		sound = sound && ok
	}
	return decided ^ 1, sound
}

func (n *node) choose(s []int64) (int64, bool) {
	v, ok := n.kids[0].get(s)
	if !ok {
		return 0, false
	}
	if v != 0 {
		return n.kids[1].get(s)
	}
	return n.kids[2].get(s)
}

// among evaluates every element before it answers, as CEL builds the list first.
func (n *node) among(s []int64) (int64, bool) {
	v, sound := n.kids[0].get(s)
	found := false
	for _, kid := range n.kids[1:] {
		w, ok := kid.get(s)
		sound = sound && ok
		found = found || v == w
	}
	return truth(found), sound
}

func (n *node) member(s []int64) (int64, bool) {
	v, ok := n.kids[0].get(s)
	for bit, id := range n.ids {
		if id == v && s[n.slot]>>bit&1 == 1 {
			return 1, ok
		}
	}
	return 0, ok
}

func (n *node) binary(s []int64) (int64, bool) {
	a, ok := n.kids[0].get(s)
	if !ok {
		return 0, false
	}
	b, ok := n.kids[1].get(s)
	if !ok {
		return 0, false
	}
	return n.apply(a, b)
}

// apply is the binary operation of n on two values.
func (n *node) apply(a, b int64) (int64, bool) {
	switch n.op {
	case opEqual:
		return truth(a == b), true
	case opDiffer:
		return truth(a != b), true
	case opLess:
		return truth(a < b), true
	case opAtMost:
		return truth(a <= b), true
	case opAdd:
		return n.within(add(a, b))
	case opSub:
		return n.within(sub(a, b))
	case opMul:
		return mul(a, b)
	case opDiv:
		return div(a, b)
	}
	return mod(a, b)
}

// within refuses a duration that CEL, which counts nanoseconds, cannot hold.
func (n *node) within(v int64, ok bool) (int64, bool) {
	if n.kind == Duration && (v > maxDuration || v < -maxDuration) {
		return 0, false
	}
	return v, ok
}

func truth(b bool) int64 {
	if b {
		return 1
	}
	return 0
}
