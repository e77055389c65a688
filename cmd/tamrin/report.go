package main

import (
	"os"

	"golang.org/x/term"

	"tamrin/diag"
)

// findings are the problems of scenarios, their files called as the person
// called them.
type findings struct {
	list  diag.List
	texts map[string][]byte // of each file in which there is a problem
}

func newFindings() *findings { return &findings{texts: map[string][]byte{}} }

// add adds all problems of a reading.
func (f *findings) add(r *reading) {
	relabel := func(at diag.Span) diag.Span {
		if at.File == "" {
			return at
		}
		label := r.label(at.File)
		f.texts[label] = r.sources.Bytes(at.File)
		at.File = label
		return at
	}
	for _, d := range r.problems {
		d.At = relabel(d.At)
		related := make([]diag.Related, len(d.Related))
		for i, other := range d.Related {
			related[i] = diag.Related{At: relabel(other.At), Message: other.Message}
		}
		d.Related = related
		f.list = append(f.list, d)
	}
}

// report writes problems to standard output: text for people, json for
// editors, sarif for what runs checks on its own.
func (a *app) report(f *findings, format string) error {
	o := diag.Options{Lang: a.lang, Color: a.colored(), Source: func(file string) []byte { return f.texts[file] }}
	switch format {
	case "json":
		return diag.WriteJSON(a.out, f.list, o)
	case "sarif":
		return diag.WriteSARIF(a.out, f.list, o)
	}
	return diag.WriteText(a.out, f.list, o)
}

// colored reports whether standard output shows colours and is wanted to.
func (a *app) colored() bool {
	out, ok := a.out.(*os.File)
	return ok && term.IsTerminal(int(out.Fd())) && a.env("NO_COLOR") == "" && a.env("TERM") != "dumb"
}
