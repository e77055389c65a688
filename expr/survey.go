package expr

import (
	"strings"

	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/overloads"
	"cel.dev/cel-go/common/types"

	"tamrin/lang"
)

// survey looks over a parsed expression for names that nobody declared and for
// parts of CEL that the engine does not evaluate.
func (r *reader) survey(x ast.Expr) {
	switch x.Kind() {
	case ast.IdentKind, ast.SelectKind:
		r.surveyName(x)
		return
	case ast.LiteralKind:
		r.surveyLiteral(x)
	case ast.CallKind:
		if !r.surveyCall(x) {
			return
		}
	case ast.ListKind:
	default:
		r.unsupported(x, lang.Words{"a structure in braces", "البنية بين قوسين معقوفين"})
		return
	}
	for _, kid := range children(x) {
		r.survey(kid)
	}
}

func (r *reader) surveyLiteral(x ast.Expr) {
	switch x.AsLiteral().(type) {
	case types.Int, types.Bool, types.String:
	case types.Double:
		r.unsupported(x, lang.Words{"a number with a decimal point", "العدد ذو الفاصلة العشرية"})
	case types.Uint:
		r.unsupported(x, lang.Words{"an unsigned number", "العدد بلا إشارة (u)"})
	case types.Null:
		r.unsupported(x, lang.Words{"null", "القيمة null"})
	default:
		r.unsupported(x, lang.Words{"a string of bytes", "سلسلة البايتات"})
	}
}

// surveyCall reports whether the function is one that the engine has.
func (r *reader) surveyCall(x ast.Expr) bool {
	name := x.AsCall().FunctionName()
	switch {
	case name == overloads.TypeConvertDuration:
		return r.surveyDuration(x)
	case name == operators.Index:
		r.unsupported(x, lang.Words{"picking an element by [ ]", "انتقاء عنصر بالقوسين [ ]"})
		return false
	case supported[name] != nil:
		return true
	}
	d := r.unsupported(x, lang.Words{name + "()", name + "()"})
	switch name {
	case "exists", "exists_one", "all", "filter", "map":
		d.WithHint(lang.Words{"to ask whether a word is in a set write: 'word' in decisions.x", "للسؤال عن وجود كلمة في مجموعة اكتب: 'word' in decisions.x"})
	case "has":
		d.WithHint(lang.Words{"every declared name always has a value; compare it instead: decisions.x != ''", "لكل اسم معلن قيمة دائماً؛ قارن قيمته بدلاً من ذلك: decisions.x != ''"})
	}
	return false
}

// surveyDuration lets duration() take one text and nothing else.
func (r *reader) surveyDuration(x ast.Expr) bool {
	args := x.AsCall().Args()
	if len(args) == 1 && args[0].Kind() == ast.LiteralKind {
		if _, ok := args[0].AsLiteral().(types.String); ok && !x.AsCall().IsMemberFunction() {
			return true
		}
	}
	r.report("E402", r.spanOf(x))
	return false
}

// surveyName looks up a dotted path.
func (r *reader) surveyName(x ast.Expr) {
	path, ok := pathOf(x)
	if !ok {
		r.unsupported(x, lang.Words{"a name after a full stop here", "الاسم بعد النقطة هنا"})
		return
	}
	if r.env.names[path] != nil {
		return
	}
	for stem := path; ; {
		cut := strings.LastIndexByte(stem, '.')
		if cut < 0 {
			break
		}
		stem = stem[:cut]
		if n := r.env.names[stem]; n != nil {
			r.report("E202", r.spanOf(x), stem, n.Kind.words())
			return
		}
	}
	r.unknown(x, path)
}

// pathOf is the dotted path that x spells, if it is one.
func pathOf(x ast.Expr) (string, bool) {
	switch x.Kind() {
	case ast.IdentKind:
		return x.AsIdent(), true
	case ast.SelectKind:
		s := x.AsSelect()
		stem, ok := pathOf(s.Operand())
		return stem + "." + s.FieldName(), ok && !s.IsTestOnly()
	}
	return "", false
}
