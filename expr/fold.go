package expr

// fold settles n's bounds and, where all it stands on is constant, works it
// out now. What always fails is left to fail when it is evaluated, as CEL has
// it, but the author is warned.
func (r *reader) fold(n *node) *node {
	n.settle()
	switch n.op {
	case opAnd:
		return n.simplify(0)
	case opOr:
		return n.simplify(1)
	case opIf:
		if c := n.kids[0]; c.op == opConst {
			return n.kids[2-c.k]
		}
		return n
	}
	for _, kid := range n.kids {
		if kid.op != opConst {
			return n
		}
	}
	v, ok := n.eval(nil)
	if !ok {
		r.report("E405", r.span(n.at), r.snippet(n.at))
		return n
	}
	c := &node{op: opConst, kind: n.kind, k: v, at: n.at}
	c.settle()
	return c
}

// simplify drops the constants of && (decided by 0) and || (decided by 1).
func (n *node) simplify(decided int64) *node {
	var kept []*node
	for _, kid := range n.kids {
		switch {
		case kid.op == opConst && kid.k == decided:
			return kid
		case kid.op != opConst:
			kept = append(kept, kid)
		}
	}
	switch len(kept) {
	case 0:
		return n.kids[0]
	case 1:
		return kept[0]
	}
	n.kids = kept
	return n
}
