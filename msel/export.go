package msel

import (
	"encoding/csv"
	"io"
	"slices"

	"tamrin/lang"
	"tamrin/scenario"
)

// ExportOptions are what can be chosen of an export.
type ExportOptions struct {
	Lang     lang.Tag // of the headings; the texts come in all languages of the scenario, this one first
	Template string   // one of Templates; the first where empty
}

// table is an export before it is written: lines above the headings, the
// headings, the rows, and how many columns at the end are for Tamrin alone.
type table struct {
	above    []string
	headings []string
	widths   []float64
	rows     [][]string
	kept     int
}

// build makes the table of a scenario's injects.
func build(s *scenario.Scenario, opt ExportOptions) table {
	x := &sheet{s: s, lang: opt.Lang, in: s.Languages[0]}
	if slices.Contains(s.Languages, string(opt.Lang)) {
		x.in = string(opt.Lang)
	}
	x.nameCells()
	if opt.Template == "" {
		opt.Template = Templates[0]
	}
	cols := x.columns(opt.Template)
	t := table{above: []string{oneLine(s.Marking.Get(x.in, s.Languages...)), oneLine(s.Title.Get(x.in, s.Languages...))}}
	for _, c := range cols {
		t.headings, t.widths = append(t.headings, c.heading), append(t.widths, c.width)
	}
	e := encoder{s.Languages}
	var kept [][]string
	for i := range s.Injects {
		in := &s.Injects[i]
		row := make([]string, len(cols))
		marks := make([]string, 0, len(cols))
		for j, c := range cols {
			row[j] = cut(clean(c.text(in)))
			if row[j] != "" {
				marks = append(marks, mark(c.heading, row[j]))
			}
		}
		parts := chunks(e.stored(in, s.Clock.Start, marks))
		t.kept = max(t.kept, len(parts))
		t.rows, kept = append(t.rows, row), append(kept, parts)
	}
	for n := range t.kept {
		heading := "Tamrin"
		if n > 0 {
			heading += " (" + itoa(n+1) + ")"
		}
		t.headings, t.widths = append(t.headings, heading), append(t.widths, 10)
	}
	for i := range t.rows {
		t.rows[i] = append(t.rows[i], kept[i]...)
	}
	return t
}

// ExportCSV writes the injects as UTF-8 with a byte order mark, which Excel
// needs, its cells kept from being taken for formulas. Import gives the same
// injects back.
func ExportCSV(w io.Writer, s *scenario.Scenario, opt ExportOptions) error {
	t := build(s, opt)
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	write := func(record []string) error {
		guarded := make([]string, len(t.headings))
		for i, cell := range record {
			guarded[i] = Guard(cell)
		}
		return out.Write(guarded)
	}
	for _, line := range t.above {
		if err := write([]string{line}); err != nil {
			return err
		}
	}
	for _, record := range append([][]string{t.headings}, t.rows...) {
		if err := write(record); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}
