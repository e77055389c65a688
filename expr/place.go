package expr

import (
	"cel.dev/cel-go/common/ast"

	"tamrin/diag"
)

// extent is the characters of the source that something was read from.
type extent struct{ start, end int32 }

// span is the place in the authored file of the characters x of the source.
// The lines of a text over several lines begin at one column, as they do in
// a YAML block.
func (r *reader) span(x extent) diag.Span {
	start := r.clamp(int(x.start), 0)
	end := r.clamp(int(x.end), start)
	place := r.at
	place.Len = 0
	for _, c := range r.text[:start] {
		place.Col++
		if c == '\n' {
			place.Line++
			place.Col = r.at.Col
		}
	}
	for _, c := range r.text[start:end] {
		if c == '\n' {
			break
		}
		place.Len++
	}
	return place
}

// clamp keeps an offset between from and the end of the text.
func (r *reader) clamp(offset, from int) int {
	return min(max(offset, from), len(r.text))
}

// spanOf is the place of x as it was parsed.
func (r *reader) spanOf(x ast.Expr) diag.Span { return r.span(r.extents[x.ID()]) }

// measure notes for x and all below it which characters it was read from,
// without brackets around it. The checker rewrites what it is given, so this
// is done before.
func (r *reader) measure(x ast.Expr) extent {
	whole := r.token(x)
	for _, kid := range children(x) {
		k := r.measure(kid)
		whole.start = min(whole.start, k.start)
		whole.end = max(whole.end, k.end)
	}
	if r.closes(x, whole) {
		whole.end = r.closing(whole.end)
	}
	r.extents[x.ID()] = whole
	return whole
}

// token is the characters of x's own word or sign. cel-go counts where a token
// starts in characters, but how long it is in bytes.
func (r *reader) token(x ast.Expr) extent {
	at, ok := r.ast.SourceInfo().GetOffsetRange(x.ID())
	if !ok {
		return extent{0, int32(len(r.text))}
	}
	start := r.clamp(int(at.Start), 0)
	end := start
	for left := int(at.Stop - at.Start); end < len(r.text) && left > 0; end++ {
		left -= len(string(r.text[end]))
	}
	switch x.Kind() {
	case ast.SelectKind:
		end = r.clamp(r.pastSpace(end)+len([]rune(x.AsSelect().FieldName())), end)
	case ast.CallKind:
		if start < len(r.text) && r.text[start] == '(' {
			start = max(start-len([]rune(x.AsCall().FunctionName())), 0)
		}
	}
	return extent{int32(start), int32(end)}
}

func (r *reader) pastSpace(at int) int {
	for at < len(r.text) && (r.text[at] == ' ' || r.text[at] == '\t' || r.text[at] == '\n' || r.text[at] == '\r') {
		at++
	}
	return at
}

// closes reports whether x ends with a closing bracket of its own.
func (r *reader) closes(x ast.Expr, whole extent) bool {
	switch x.Kind() {
	case ast.ListKind, ast.MapKind, ast.StructKind:
		return true
	case ast.CallKind:
		at, _ := r.ast.SourceInfo().GetOffsetRange(x.ID())
		start := r.clamp(int(at.Start), 0)
		return start < len(r.text) && (r.text[start] == '(' || r.text[start] == '[')
	}
	return false
}

// closing is the end of the next closing bracket.
func (r *reader) closing(from int32) int32 {
	for i := r.clamp(int(from), 0); i < len(r.text); i++ {
		switch r.text[i] {
		case ')', ']', '}':
			return int32(i + 1)
		}
	}
	return from
}

// children are the expressions directly below x.
func children(x ast.Expr) []ast.Expr {
	switch x.Kind() {
	case ast.CallKind:
		call := x.AsCall()
		if call.IsMemberFunction() {
			return append([]ast.Expr{call.Target()}, call.Args()...)
		}
		return call.Args()
	case ast.ListKind:
		return x.AsList().Elements()
	case ast.SelectKind:
		return []ast.Expr{x.AsSelect().Operand()}
	}
	return nil
}
