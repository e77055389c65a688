package expr

import (
	"fmt"
	"slices"
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"

	"tamrin/diag"
	"tamrin/lang"
)

// report adds a problem. An argument that is lang.Words is put in by language.
func (r *reader) report(code diag.Code, at diag.Span, args ...any) *diag.Diagnostic {
	d := r.problems.Add(code, at)
	d.Message = lang.Words{
		fmt.Sprintf(d.Message.En, in(lang.En, args)...),
		fmt.Sprintf(d.Message.Ar, in(lang.Ar, args)...),
	}
	r.failed = r.failed || d.Severity == diag.Error
	return d
}

func in(t lang.Tag, args []any) []any {
	out := slices.Clone(args)
	for i, a := range args {
		if w, ok := a.(lang.Words); ok {
			out[i] = w.In(t)
		}
	}
	return out
}

func (r *reader) unsupported(x ast.Expr, what lang.Words) *diag.Diagnostic {
	return r.report("E203", r.span(r.extentOf(x)), what)
}

func (r *reader) unknown(x ast.Expr, path string) {
	r.report("E201", r.span(r.extentOf(x)), path)
}

func (r *reader) enumerated(a, b *node) {}
func (r *reader) notOneOf(word *node, d *Name) {
	r.report("E401", r.span(word.at), r.env.WordOf(word.k), d.Path)
}
func (r *reader) wanted(n *node, want Kind) {
	if n.kind != want {
		r.report("E304", r.span(n.at), want.words(), n.kind.words())
	}
}

func (r *reader) syntax(errors []*cel.Error) {
	for _, e := range errors {
		r.report("E101", r.at, strings.TrimPrefix(e.Message, "Syntax error: "))
	}
}

func (r *reader) mismatches(errors []*cel.Error) {
	for _, e := range errors {
		r.report("E301", r.at, e.Message)
	}
}
