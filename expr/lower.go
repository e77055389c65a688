package expr

import (
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/overloads"
	"cel.dev/cel-go/common/types"

	"tamrin/lang"
)

// nothing stands for what could not be lowered; an error has been reported.
var nothing = &node{op: opConst}

// lower turns a checked expression into nodes, folding what is constant.
func (r *reader) lower(x ast.Expr) *node {
	switch x.Kind() {
	case ast.LiteralKind:
		return r.literal(x)
	case ast.IdentKind, ast.SelectKind:
		return r.name(x)
	case ast.CallKind:
		return r.call(x)
	}
	r.unsupported(x, lang.Words{"a list outside `in`", "القائمة خارج `in`"})
	return nothing
}

func (r *reader) literal(x ast.Expr) *node {
	n := &node{op: opConst, at: r.extents[x.ID()]}
	switch v := x.AsLiteral().(type) {
	case types.Int:
		n.kind, n.k = Int, int64(v)
	case types.Bool:
		n.kind, n.k = Bool, truth(bool(v))
	case types.String:
		n.kind, n.k = Word, r.env.Word(string(v))
	}
	n.settle()
	return n
}

func (r *reader) name(x ast.Expr) *node {
	d := r.declared(x)
	if d.Kind == Words {
		r.unsupported(x, lang.Words{"a set of words outside `in` and size()", "مجموعة الكلمات خارج `in` و size()"})
		return nothing
	}
	n := &node{op: opSlot, kind: d.Kind, slot: d.Slot, name: d, at: r.extents[x.ID()], bounds: anything}
	switch d.Kind {
	case Word:
		n.ids = r.env.idsOf(d)
	case Bool:
		n.bounds = either
	case Int, Duration:
		n.lo, n.hi = d.Lo, d.Hi
	}
	return n
}

// declared is the name that x spells. The checker has rewritten it to one
// identifier, perhaps with a leading full stop.
func (r *reader) declared(x ast.Expr) *Name {
	path, _ := pathOf(x)
	if len(path) > 0 && path[0] == '.' {
		path = path[1:]
	}
	return r.env.names[path]
}

// simple maps CEL's operators to those nodes that take their arguments as
// they are.
var simple = map[string]op{
	operators.LogicalNot: opNot, operators.Conditional: opIf,
	operators.Equals: opEqual, operators.NotEquals: opDiffer,
	operators.Less: opLess, operators.LessEquals: opAtMost,
	operators.Greater: opLess, operators.GreaterEquals: opAtMost,
	operators.Add: opAdd, operators.Subtract: opSub, operators.Multiply: opMul,
	operators.Divide: opDiv, operators.Modulo: opMod, operators.Negate: opNeg,
}

func (r *reader) call(x ast.Expr) *node {
	name := x.AsCall().FunctionName()
	switch name {
	case operators.LogicalAnd:
		return r.junction(x, opAnd)
	case operators.LogicalOr:
		return r.junction(x, opOr)
	case operators.In:
		return r.in(x)
	case overloads.Size:
		return r.size(x)
	case overloads.TypeConvertDuration:
		return r.duration(x)
	}
	n := &node{op: simple[name], kind: Bool, at: r.extents[x.ID()]}
	for _, kid := range x.AsCall().Args() {
		n.kids = append(n.kids, r.lower(kid))
	}
	switch name {
	case operators.Greater, operators.GreaterEquals:
		n.kids[0], n.kids[1] = n.kids[1], n.kids[0]
	case operators.Conditional:
		n.kind = n.kids[1].kind
	case operators.Add, operators.Subtract, operators.Multiply, operators.Divide, operators.Modulo, operators.Negate:
		n.kind = n.kids[0].kind
	}
	if n.op == opEqual || n.op == opDiffer {
		r.enumerated(n.kids[0], n.kids[1])
		r.enumerated(n.kids[1], n.kids[0])
	}
	return r.fold(n)
}

// junction gathers a tree of one logical operator into one node.
func (r *reader) junction(x ast.Expr, op op) *node {
	n := &node{op: op, kind: Bool, at: r.extents[x.ID()]}
	var gather func(ast.Expr)
	name := x.AsCall().FunctionName()
	gather = func(x ast.Expr) {
		if x.Kind() == ast.CallKind && x.AsCall().FunctionName() == name {
			for _, kid := range x.AsCall().Args() {
				gather(kid)
			}
			return
		}
		n.kids = append(n.kids, r.lower(x))
	}
	gather(x)
	return r.fold(n)
}

// in lowers membership: of a list written out, or of a declared set.
func (r *reader) in(x ast.Expr) *node {
	args := x.AsCall().Args()
	n := &node{op: opIn, kind: Bool, at: r.extents[x.ID()], kids: []*node{r.lower(args[0])}}
	if args[1].Kind() != ast.ListKind {
		return r.inSet(n, args[1])
	}
	for _, element := range args[1].AsList().Elements() {
		kid := r.lower(element)
		if kid.kind != n.kids[0].kind && !r.failed {
			r.report("E305", r.span(kid.at), n.kids[0].kind.words(), kid.kind.words())
		}
		n.kids = append(n.kids, kid)
		r.enumerated(kid, n.kids[0])
	}
	return r.fold(n)
}

func (r *reader) inSet(n *node, set ast.Expr) *node {
	d := r.setOf(set)
	if d == nil {
		return nothing
	}
	n.slot, n.name = d.Slot, d
	word := n.kids[0]
	if word.op != opConst {
		n.op, n.ids = opMember, r.env.idsOf(d)
		n.settle()
		return n
	}
	for bit, v := range d.Values {
		if r.env.Word(v) == word.k {
			n.op, n.k, n.kids = opHas, 1<<bit, nil
			n.settle()
			return n
		}
	}
	r.notOneOf(word, d.Path, d.Values)
	return nothing
}

func (r *reader) size(x ast.Expr) *node {
	call := x.AsCall()
	set := call.Target()
	if !call.IsMemberFunction() {
		set = call.Args()[0]
	}
	d := r.setOf(set)
	if d == nil {
		return nothing
	}
	n := &node{op: opSize, kind: Int, slot: d.Slot, name: d, at: r.extents[x.ID()], k: d.mask()}
	n.settle()
	return n
}

// setOf is the declared set that x names, or nil after a problem.
func (r *reader) setOf(x ast.Expr) *Name {
	if x.Kind() == ast.IdentKind || x.Kind() == ast.SelectKind {
		if d := r.declared(x); d != nil && d.Kind == Words {
			return d
		}
	}
	r.unsupported(x, lang.Words{"a set that is not a declared name", "مجموعة ليست اسماً معلناً"})
	return nil
}

// duration folds duration('2h') to milliseconds.
func (r *reader) duration(x ast.Expr) *node {
	text := x.AsCall().Args()[0].AsLiteral()
	n := &node{op: opConst, kind: Duration, at: r.extents[x.ID()]}
	d, ok := text.ConvertToType(types.DurationType).(types.Duration)
	switch {
	case !ok:
		r.report("E403", r.span(n.at), text.Value())
	case int64(d.Duration)%1_000_000 != 0:
		r.report("E404", r.span(n.at), text.Value())
	}
	n.k = int64(d.Duration) / 1_000_000
	n.settle()
	return n
}
