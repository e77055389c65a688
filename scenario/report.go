package scenario

import (
	"slices"

	"tamrin/diag"
)

// mostProblems is how many errors, and how many warnings, are told. Someone
// with more of them has one cause, and it is among the first.
const mostProblems = 200

// mostCompared bounds the work of guessing in a scenario of very many names.
const mostCompared = 1_000_000

// report gathers diagnostics and stops keeping them when there are too many.
type report struct {
	list diag.List
	kept [diag.Note + 1]int
	more bool // some may not be among them

	compared int // words, to find those that were meant
}

// add keeps a problem while there is room for its severity. The result is
// valid until the next call.
func (r *report) add(code diag.Code, at Span, args ...any) *diag.Diagnostic {
	severity := diag.SeverityOf(code)
	if r.kept[severity] >= mostProblems {
		r.more = true
		return &diag.Diagnostic{}
	}
	r.kept[severity]++
	return r.list.Add(code, at, args...)
}

// guess adds a problem of an unknown word with a hint at the known one that
// was meant, which is searched for only while problems are kept.
func (r *report) guess(code diag.Code, at Span, word string, known []string, args ...any) *diag.Diagnostic {
	full := r.kept[diag.SeverityOf(code)] >= mostProblems
	d := r.add(code, at, args...)
	if r.compared += len(known); !full && r.compared < mostCompared {
		d.WithHint(meant(word, known))
	}
	return d
}

// full reports whether no further error would be kept.
func (r *report) full() bool { return r.kept[diag.Error] >= mostProblems }

// sorted returns the problems by place, with a note where there may be more.
func (r *report) sorted(root string) diag.List {
	r.list.Sort()
	r.list = slices.CompactFunc(r.list, same)
	if r.more {
		r.list.Add("S018", Span{File: root}, mostProblems)
	}
	return r.list
}

// same reports whether two problems are one that was met twice, as happens
// with values that aliases repeat.
func same(a, b diag.Diagnostic) bool {
	return a.Code == b.Code && a.At == b.At && a.Message == b.Message
}
