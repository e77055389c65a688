package expr

import (
	"tamrin/diag"

	"cel.dev/cel-go/common/ast"
)

// span is the place in the authored file of the characters x of the source.
// The lines of a text over several lines begin at one column, as they do in
// a YAML block.
func (r *reader) span(x extent) diag.Span {
	text := r.text()
	start := min(max(int(x.start), 0), len(text))
	end := min(max(int(x.end), start), len(text))
	place := r.at
	place.Len = 0
	for _, c := range text[:start] {
		place.Col++
		if c == '\n' {
			place.Line++
			place.Col = r.at.Col
		}
	}
	for _, c := range text[start:end] {
		if c == '\n' {
			break
		}
		place.Len++
	}
	return place
}

func (r *reader) text() []rune {
	if r.runes == nil {
		r.runes = []rune(r.src)
	}
	return r.runes
}

// extentOf is the characters that x and all below it were read from, without
// brackets around it.
func (r *reader) extentOf(x ast.Expr) extent {
	whole := r.token(x)
	for _, kid := range children(x) {
		k := r.extentOf(kid)
		whole.start = min(whole.start, k.start)
		whole.end = max(whole.end, k.end)
	}
	return whole
}

// token is the characters of x's own word or sign. cel-go counts where a token
// starts in characters, but how long it is in bytes.
func (r *reader) token(x ast.Expr) extent {
	at, ok := r.ast.SourceInfo().GetOffsetRange(x.ID())
	if !ok {
		return extent{0, int32(len(r.text()))}
	}
	text := r.text()
	start := min(max(int(at.Start), 0), len(text))
	end := start
	for left := int(at.Stop - at.Start); end < len(text) && left > 0; end++ {
		left -= len(string(text[end]))
	}
	switch x.Kind() {
	case ast.SelectKind:
		end = r.fieldEnd(end, x.AsSelect().FieldName())
	case ast.CallKind, ast.ListKind, ast.MapKind, ast.StructKind:
		start, end = r.bracketed(x, start, end)
	}
	return extent{int32(start), int32(end)}
}

// fieldEnd is where the name after a full stop ends.
func (r *reader) fieldEnd(from int, field string) int {
	text := r.text()
	for from < len(text) && (text[from] == ' ' || text[from] == '\t' || text[from] == '\n' || text[from] == '\r') {
		from++
	}
	return min(from+len([]rune(field)), len(text))
}

// bracketed widens the opening bracket of a call or list to the function's
// name before it and the closing bracket after its arguments.
func (r *reader) bracketed(x ast.Expr, start, end int) (int, int) {
	text := r.text()
	if start >= len(text) {
		return start, end
	}
	switch text[start] {
	case '(':
		start = max(start-len([]rune(x.AsCall().FunctionName())), 0)
	case '[', '{':
	default:
		return start, end
	}
	for _, kid := range children(x) {
		end = max(end, int(r.extentOf(kid).end))
	}
	for end < len(text) && text[end] != ')' && text[end] != ']' && text[end] != '}' {
		end++
	}
	return start, min(end+1, len(text))
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
