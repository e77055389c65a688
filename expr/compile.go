package expr

import (
	"strings"
	"unicode/utf8"

	"cel.dev/cel-go/common"
	"cel.dev/cel-go/common/ast"

	"tamrin/diag"
)

// Compile reads the CEL expression src, whose first character stands at at,
// and lowers it. It returns nil after it has added at least one error to
// problems; warnings may be added in either case. want is the kind of value
// that the place calls for.
func (e *Env) Compile(src string, at diag.Span, want Kind, problems *diag.List) *Code {
	r := &reader{env: e, src: src, at: at, problems: problems}
	if !r.sizeable() {
		return nil
	}
	checked := r.check()
	if checked == nil {
		return nil
	}
	r.ast = checked
	root := r.lower(checked.Expr())
	if r.failed {
		return nil
	}
	r.wanted(root, want)
	if !r.failed {
		r.timesApart(root, want)
	}
	if r.failed {
		return nil
	}
	return newCode(root, e.names[Time])
}

// reader is one compilation under way.
type reader struct {
	env      *Env
	src      string
	text     []rune // src in characters
	at       diag.Span
	problems *diag.List
	ast      *ast.AST
	extents  map[int64]extent // by the id of an expression
	failed   bool
}

// sizeable refuses what is not worth parsing.
func (r *reader) sizeable() bool {
	switch {
	case len(r.src) > maxBytes:
		r.report("E107", r.at, len(r.src), maxBytes)
	case !utf8.ValidString(r.src):
		r.report("E112", r.at)
	case strings.TrimSpace(r.src) == "":
		r.report("E110", r.at)
	}
	return !r.failed
}

// check parses and type-checks. The names and constructs are looked over
// between the two, as that can say more than a failed overload.
func (r *reader) check() *ast.AST {
	parsed, issues := r.env.cel.ParseSource(common.NewTextSource(r.src))
	if issues.Err() != nil {
		r.syntax(issues.Errors())
		return nil
	}
	r.ast = parsed.NativeRep()
	r.text = []rune(r.src)
	r.extents = map[int64]extent{}
	r.measure(r.ast.Expr())
	r.survey(r.ast.Expr())
	if r.failed {
		return nil
	}
	checked, issues := r.env.cel.Check(parsed)
	if issues.Err() != nil {
		r.mismatches(issues.Errors())
		return nil
	}
	return checked.NativeRep()
}
