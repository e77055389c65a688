package expr

// number is a plain sum and choices between constants that are added to it:
// the form of nearly every leaning, such as `vars.heat > 6 ? 5 : 1`.
type number struct {
	plain   sum
	choices []*test // each ends at what it adds
}

func (x *number) of(state []int64) int64 {
	v := x.plain.of(state)
	for _, t := range x.choices {
		v += t.walk(state)
	}
	return v
}

// planNumber tells n as a number; nil where it is another kind of thing. Where
// a part of n fails, or runs over, n does not come here.
func planNumber(n *node) *number {
	if s, ok := n.asSum(); ok {
		return &number{plain: s}
	}
	if n.op == opAdd {
		a, b := planNumber(n.kids[0]), planNumber(n.kids[1])
		if a == nil || b == nil {
			return nil
		}
		return &number{a.plain.plus(b.plain), append(a.choices, b.choices...)}
	}
	if t := planChoice(n); t != nil {
		return &number{choices: []*test{t}}
	}
	return nil
}

// planChoice builds the tests of a choice between constants, itself perhaps
// between further choices; nil where n is none.
func planChoice(n *node) *test {
	switch n.op {
	case opConst:
		return &test{slot: -1, end: true, value: n.k}
	case opIf:
		yes, no := planChoice(n.kids[1]), planChoice(n.kids[2])
		if yes == nil || no == nil || n.kids[0].fails {
			return nil
		}
		return plan(n.kids[0], yes, no)
	}
	return nil
}
