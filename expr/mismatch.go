package expr

import (
	"strings"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/ast"
	"cel.dev/cel-go/common/operators"
	"cel.dev/cel-go/common/overloads"

	"tamrin/lang"
)

// mismatches tells the type errors of cel-go's checker. What is wrong comes
// from the call that it points to and from the types that it names.
func (r *reader) mismatches(errors []*cel.Error) {
	calls := map[int64]ast.Expr{}
	gather(r.ast.Expr(), calls)
	for _, e := range errors {
		x, types := calls[e.ExprID], argumentTypes(e.Message)
		switch {
		case strings.Contains(e.Message, "node count"):
			r.report("E108", r.at, maxNodes)
		case x != nil && strings.HasPrefix(e.Message, "expected type 'bool'"):
			r.report("E302", r.spanOf(x), r.snippet(r.extents[x.ID()]), kindWords(quoted(e.Message, 1)))
		case x != nil && x.Kind() == ast.CallKind && len(types) == len(children(x)):
			r.mismatch(x, types)
		case x != nil:
			r.report("E306", r.spanOf(x), r.snippet(r.extents[x.ID()]))
		default:
			r.report("E306", r.at, r.snippet(extent{0, int32(len(r.text))}))
		}
	}
}

func gather(x ast.Expr, into map[int64]ast.Expr) {
	into[x.ID()] = x
	for _, kid := range children(x) {
		gather(kid, into)
	}
}

// argumentTypes reads the types at the end of "found no matching overload for
// '_+_' applied to '(int, list(string))'", or nil.
func argumentTypes(message string) []string {
	_, list, ok := strings.Cut(message, "applied to '")
	if !ok {
		return nil
	}
	list = strings.TrimSuffix(list, "'")
	target, list, _ := strings.Cut(list, "(")
	if target == "list" { // a member: list(string).(int)
		var element string
		element, list, _ = strings.Cut(list, ").(")
		target = "list(" + element + ")."
	}
	var types []string
	if target != "" {
		types = append(types, strings.TrimSuffix(target, "."))
	}
	if list = strings.TrimSuffix(list, ")"); list != "" {
		types = append(types, strings.Split(list, ", ")...)
	}
	return types
}

// quoted is the i-th text between single quotes.
func quoted(message string, i int) string {
	parts := strings.Split(message, "'")
	if 2*i+1 >= len(parts) {
		return ""
	}
	return parts[2*i+1]
}

// kindWords says cel-go's name of a type to a reader.
func kindWords(celName string) lang.Words {
	switch celName {
	case "int":
		return Int.words()
	case "bool":
		return Bool.words()
	case "duration":
		return Duration.words()
	case "string":
		return Word.words()
	case "list(string)":
		return Words.words()
	}
	return lang.Words{"a list", "قائمة"}
}

// mismatch tells a call whose arguments do not go together.
func (r *reader) mismatch(x ast.Expr, types []string) {
	name, kids, at := x.AsCall().FunctionName(), children(x), r.spanOf(x)
	said := func(i int) (string, lang.Words) {
		return r.snippet(r.extents[kids[i].ID()]), kindWords(types[i])
	}
	switch {
	case name == operators.Conditional && types[0] != "bool":
		text, kind := said(0)
		r.report("E302", r.spanOf(kids[0]), text, kind)
	case name == operators.Conditional:
		a, kindA := said(1)
		b, kindB := said(2)
		r.report("E303", at, a, kindA, b, kindB)
	case len(kids) == 1:
		text, kind := said(0)
		r.report("E307", at, sign(name), text, kind).WithHint(loneHint(name))
	case len(kids) == 2:
		a, kindA := said(0)
		b, kindB := said(1)
		r.report("E301", at, sign(name), a, kindA, b, kindB).WithHint(pairHint(name, types))
	default:
		r.report("E306", at, r.snippet(r.extents[x.ID()]))
	}
}

// sign is how an operator or function is written.
func sign(function string) string {
	if function == operators.In {
		return "in"
	}
	if function == overloads.Size || function == overloads.TypeConvertDuration {
		return function + "()"
	}
	return strings.Trim(function, "_")
}

func loneHint(function string) lang.Words {
	switch function {
	case operators.LogicalNot:
		return lang.Words{"! turns yes into no; compare first: !(vars.a > 3)", "تعكس ! نعم إلى لا؛ قارن أولاً: !(vars.a > 3)"}
	case operators.Negate:
		return lang.Words{"only a number has a minus sign", "إشارة السالب للأعداد وحدها"}
	}
	return lang.Words{"size() counts the words of a set: size(decisions.x)", "تعدّ size() كلمات المجموعة: size(decisions.x)"}
}

func pairHint(function string, types []string) lang.Words {
	has := func(t string) bool { return types[0] == t || types[1] == t }
	switch {
	case function == overloads.Size:
		return loneHint(function)
	case function == operators.In:
		return lang.Words{"after `in` comes a list of the same kind, ['a', 'b'], or a declared set", "بعد `in` تأتي قائمة من النوع نفسه مثل ['a', 'b'] أو مجموعة معلنة"}
	case has("list(string)"):
		return lang.Words{"ask for one word, 'a' in decisions.x, or for how many: size(decisions.x)", "اسأل عن كلمة واحدة: 'a' in decisions.x، أو عن عددها: size(decisions.x)"}
	case has("duration") && has("int"):
		return lang.Words{"write a duration with its unit: duration('20m')", "اكتب المدة بوحدتها: duration('20m')"}
	case has("duration") && has("string"):
		return lang.Words{"write duration('20m')", "اكتب duration('20m')"}
	case types[0] == "string" && types[1] == "string":
		return lang.Words{"words can be compared with ==, != and in", "تُقارن الكلمات بـ == و!= وin"}
	case types[0] == "bool" && types[1] == "int":
		return lang.Words{"join two comparisons with &&: vars.a > 1 && vars.a < 5", "اربط مقارنتين بـ &&: vars.a > 1 && vars.a < 5"}
	case has("int") && has("string"):
		return lang.Words{"a number stands without quotes, a word with them", "يُكتب العدد بلا علامتي اقتباس، والكلمة بهما"}
	}
	return lang.Words{"both sides must be of one kind", "يجب أن يكون الطرفان من نوع واحد"}
}
