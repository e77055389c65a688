package expr

import "slices"

// Code is one compiled expression. It is immutable and may be used by any
// number of goroutines.
type Code struct {
	root     *node
	first    *test   // of a Bool: where its walk begins
	number   *number // of an Int that is a sum of choices and slots; nil otherwise
	reads    []int
	instants []int64
	exact    bool
}

func newCode(root *node, clock *Name) *Code {
	c := &Code{root: root, exact: true}
	c.survey(root)
	if clock != nil {
		c.noteInstants(root, clock.Slot)
	}
	slices.Sort(c.reads)
	c.reads = slices.Compact(c.reads)
	slices.Sort(c.instants)
	c.instants = slices.Compact(c.instants)
	switch {
	case root.kind == Bool && root.fails:
		c.first = &test{slot: -1, lo: 1, odd: &odd{condition: root}, yes: held, no: lacked}
	case root.kind == Bool:
		c.first = plan(root, held, lacked)
	}
	if root.kind == Int && !root.fails {
		c.number = planNumber(root)
	}
	return c
}

// survey notes what n and all below it read.
func (c *Code) survey(n *node) {
	switch n.op {
	case opSlot, opHas, opMember, opSize:
		c.reads = append(c.reads, n.slot)
	}
	for _, kid := range n.kids {
		c.survey(kid)
	}
}

// Eval returns the value of the expression in that state: 0 or 1 of a Bool,
// milliseconds of a Duration, the id of a Word. It is false where CEL has an
// error: an overflow or a division by zero.
func (c *Code) Eval(state []int64) (int64, bool) {
	if c.first != nil && !c.root.fails {
		return c.first.walk(state), true
	}
	if c.number != nil {
		return c.number.of(state), true
	}
	return c.root.eval(state)
}

// Reads returns the slots that the expression reads, sorted. The slice must
// not be changed.
func (c *Code) Reads() []int { return c.reads }

// Instants returns the instants in milliseconds at which a comparison with
// time can change its answer, sorted: 2h for time >= duration('2h'), a
// millisecond later for time > duration('2h'), both for ==. It is exact
// unless time is used outside such comparisons. The slice must not be changed.
func (c *Code) Instants() (ms []int64, exact bool) { return c.instants, c.exact }

// Range returns the lowest and highest value that the expression can have
// within the declared bounds, at worst wider than the truth.
func (c *Code) Range() (lo, hi int64) { return c.root.lo, c.root.hi }

// Sound reports that the expression has a value in every state within the
// declared bounds; false where that is not certain.
func (c *Code) Sound() bool { return !c.root.fails }

// Words returns the ids of the words that a Word expression can give, sorted;
// nil for any other kind.
func (c *Code) Words() []int64 {
	if c.root.kind != Word {
		return nil
	}
	ids := c.root.possible(nil)
	slices.Sort(ids)
	return slices.Compact(ids)
}

func (n *node) possible(ids []int64) []int64 {
	switch n.op {
	case opConst:
		return append(ids, n.k)
	case opIf:
		return n.kids[2].possible(n.kids[1].possible(ids))
	}
	return append(ids, n.ids...)
}
