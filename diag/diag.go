// Package diag tells problems in authored files as a compiler tells them: where
// each is, under which stable code, in one sentence, with the source line, a
// caret and a hint that says what to do. It must never know what the files are
// about; the codes and their words are given to it by its catalogue.
package diag

import (
	"cmp"
	"slices"

	"tamrin/lang"
)

// Span is a place in an authored file. Line and Col count from 1, Col and Len
// in characters (runes). The zero Span is no place.
type Span struct {
	File string // slash-separated, as the user named it
	Line int
	Col  int
	Len  int // 0 where the end is not known
}

// Severity says what a problem prevents.
type Severity uint8

// Error prevents the scenario from being played; Warning does not, but a
// planner should act on it; Note is worth knowing.
const (
	Error Severity = iota
	Warning
	Note
)

// Code is the stable name of a kind of problem, such as "S104": a letter for
// the floor it comes from (S shape, R references, E expressions, M meaning,
// X spreadsheets, O settings of the server) and a number that is never reused.
type Code string

// Diagnostic is one problem at one place.
type Diagnostic struct {
	Code     Code
	Severity Severity
	At       Span
	Message  lang.Words // one sentence, without a full stop
	Hint     lang.Words // what to do; may be empty
	Related  []Related  // other places that explain the problem
}

// Related points to a second place that a reader needs to see.
type Related struct {
	At      Span
	Message lang.Words
}

// List is all the problems found, in the order found until Sort is called.
type List []Diagnostic

// Add appends the problem of that code, its message filled with args; an arg
// that is lang.Words is said in the language of the message. The catalogue
// gives severity, message and hint; an unknown code panics, as only a
// programming error can cause it.
func (l *List) Add(code Code, at Span, args ...any) *Diagnostic {
	e, ok := catalogue[code]
	if !ok {
		panic("diag: code " + string(code) + " is not in the catalogue")
	}
	*l = append(*l, Diagnostic{Code: code, Severity: e.Severity, At: at, Message: fill(e.Message, args), Hint: e.Hint})
	return &(*l)[len(*l)-1]
}

// WithHint replaces the hint of d and returns d.
func (d *Diagnostic) WithHint(hint lang.Words) *Diagnostic { d.Hint = hint; return d }

// WithRelated adds a second place to d and returns d.
func (d *Diagnostic) WithRelated(at Span, message lang.Words) *Diagnostic {
	d.Related = append(d.Related, Related{at, message})
	return d
}

// HasErrors reports whether any problem of the list is an Error.
func (l List) HasErrors() bool {
	return slices.ContainsFunc(l, func(d Diagnostic) bool { return d.Severity == Error })
}

// Sort orders the list by file, line, column and code.
func (l List) Sort() {
	slices.SortStableFunc(l, func(a, b Diagnostic) int {
		return cmp.Or(cmp.Compare(a.At.File, b.At.File), cmp.Compare(a.At.Line, b.At.Line),
			cmp.Compare(a.At.Col, b.At.Col), cmp.Compare(a.Code, b.Code))
	})
}
