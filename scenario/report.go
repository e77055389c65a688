package scenario

import "tamrin/diag"

// mostProblems is how many errors, and how many warnings, are told. Someone
// with more of them has one cause, and it is among the first.
const mostProblems = 200

// report gathers diagnostics and stops keeping them when there are too many.
type report struct {
	list    diag.List
	kept    [diag.Note + 1]int
	dropped int
}

// add keeps a problem while there is room for its severity. The result is
// valid until the next call.
func (r *report) add(code diag.Code, at Span, args ...any) *diag.Diagnostic {
	severity := diag.SeverityOf(code)
	if r.kept[severity] >= mostProblems {
		r.dropped++
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
	if !full {
		d.WithHint(meant(word, known))
	}
	return d
}

// full reports whether no further error would be kept.
func (r *report) full() bool { return r.kept[diag.Error] >= mostProblems }

// sorted returns the problems by place, with a note on those that were dropped.
func (r *report) sorted(root string) diag.List {
	r.list.Sort()
	if r.dropped > 0 {
		r.list.Add("S018", Span{File: root}, r.dropped)
	}
	return r.list
}
