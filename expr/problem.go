package expr

import (
	"slices"
	"strings"

	"cel.dev/cel-go/common/ast"

	"tamrin/diag"
	"tamrin/lang"
)

// report adds a problem.
func (r *reader) report(code diag.Code, at diag.Span, args ...any) *diag.Diagnostic {
	d := r.problems.Add(code, at, args...)
	r.failed = r.failed || d.Severity == diag.Error
	return d
}

func (r *reader) unsupported(x ast.Expr, what lang.Words) *diag.Diagnostic {
	return r.report("E203", r.spanOf(x), what)
}

// unknown reports a path that nobody declared: a word that lacks its quotes,
// a name that lacks what stands before it, or one that is misspelt.
func (r *reader) unknown(x ast.Expr, path string) {
	at := r.spanOf(x)
	if !strings.Contains(path, ".") && r.env.isValue(path) {
		r.report("E204", at, path).WithHint(lang.Words{"write '%[1]s'", "اكتب '%[1]s'"}.Format(path))
		return
	}
	d := r.report("E201", at, path)
	if guess := r.env.guess(path); guess != "" {
		d.WithHint(lang.Words{"did you mean %s?", "أتقصد %s؟"}.Format(guess))
		return
	}
	if known := r.env.beside(path); len(known) > 0 {
		list := strings.Join(shortened(known), ", ")
		d.WithHint(lang.Words{"there are: %s", "الموجود: %s"}.Format(list))
	}
}

// beside lists the names that begin as path does, or else all names.
func (e *Env) beside(path string) []string {
	group, _, _ := strings.Cut(path, ".")
	var near []string
	for _, p := range e.paths {
		if strings.HasPrefix(p, group+".") {
			near = append(near, p)
		}
	}
	if near == nil {
		return e.paths
	}
	return near
}

// shortened keeps the first dozen.
func shortened(list []string) []string {
	if len(list) <= 12 {
		return list
	}
	return append(slices.Clone(list[:12]), "…")
}

// isValue reports whether some declared name can be that word.
func (e *Env) isValue(word string) bool {
	_, ok := e.ids[word]
	return ok && word != ""
}

// guess is the declared path that was probably meant, or "".
func (e *Env) guess(path string) string {
	tail := "." + path[strings.LastIndexByte(path, '.')+1:]
	for _, p := range e.paths {
		if strings.HasSuffix(p, tail) {
			return p
		}
	}
	if near := diag.Nearest(path, e.paths); near != "" {
		return near
	}
	var tails []string
	for _, p := range e.paths {
		tails = append(tails, p[strings.LastIndexByte(p, '.')+1:])
	}
	if near := diag.Nearest(tail[1:], tails); near != "" {
		return e.paths[slices.Index(tails, near)]
	}
	return ""
}

// enumerated refuses a written word that what it is compared with can never
// be: it is almost always a slip of the pen.
func (r *reader) enumerated(word, other *node) {
	if word.op != opConst || word.kind != Word || other.op == opConst {
		return
	}
	values, ok := other.words()
	if !ok || slices.Contains(values, r.env.WordOf(word.k)) {
		return
	}
	r.notOneOf(word, r.snippet(other.at), values)
}

// words lists what a Word can be, where that is known.
func (n *node) words() ([]string, bool) {
	switch {
	case n.op == opSlot && n.name.Kind == Word:
		return n.name.Values, true
	case n.op == opIf:
		a, ok := n.kids[1].words()
		b, also := n.kids[2].words()
		return append(slices.Clip(a), b...), ok && also
	}
	return nil, false
}

func (r *reader) notOneOf(word *node, of string, values []string) {
	text := r.env.WordOf(word.k)
	d := r.report("E401", r.span(word.at), text, of)
	if near := diag.Nearest(text, values); near != "" {
		d.WithHint(lang.Words{"did you mean '%s'?", "أتقصد '%s'؟"}.Format(near))
		return
	}
	list := "'" + strings.Join(shortened(values), "', '") + "'"
	d.WithHint(lang.Words{"the values are: %s", "القيم هي: %s"}.Format(list))
}

// wanted holds the whole expression to the kind that its place calls for.
func (r *reader) wanted(n *node, want Kind) {
	if n.kind == want {
		return
	}
	d := r.report("E304", r.span(extent{0, int32(len(r.text))}), want.words(), n.kind.words())
	switch {
	case want == Bool && n.kind == Int:
		d.WithHint(lang.Words{"compare it, as in: %s >= 1", "قارنه، مثل: %s >= 1"}.Format(r.snippet(n.at)))
	case want == Bool && n.kind == Word:
		d.WithHint(lang.Words{"compare it, as in: %s != ''", "قارنها، مثل: %s != ''"}.Format(r.snippet(n.at)))
	case want == Int && n.kind == Bool:
		d.WithHint(lang.Words{"choose a number by it: %s ? 1 : 0", "اختر به عدداً: %s ? 1 : 0"}.Format(r.snippet(n.at)))
	}
}

// snippet quotes the source of x, shortened where it is long.
func (r *reader) snippet(x extent) string {
	const most = 40
	start := r.clamp(int(x.start), 0)
	text := r.text[start:r.clamp(int(x.end), start)]
	if len(text) > most {
		return string(text[:most-1]) + "…"
	}
	return string(text)
}
