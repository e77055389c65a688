package msel

import (
	"fmt"
	"io"
	"strings"

	"tamrin/lang"
)

// Text writes the report for people: sums first, then what was found in each
// sheet, then every row that was changed or left out.
func (r *Report) Text(w io.Writer, t lang.Tag) error {
	p := &reportPrinter{w: w, lang: t}
	r.writeSummary(p)
	r.writeSheets(p)
	r.writeNotes(p)
	r.writeRows(p)
	return p.err
}

// Summary writes the sums and the notes, without the rows.
func (r *Report) Summary(w io.Writer, t lang.Tag) error {
	p := &reportPrinter{w: w, lang: t}
	r.writeSummary(p)
	r.writeSheets(p)
	r.writeNotes(p)
	return p.err
}

// reportPrinter writes lines in one language and keeps the first error.
type reportPrinter struct {
	w    io.Writer
	lang lang.Tag
	err  error
}

func (p *reportPrinter) line(format lang.Words, args ...any) {
	for i, a := range args {
		if w, ok := a.(lang.Words); ok {
			args[i] = w.In(p.lang)
		}
	}
	p.plain(fmt.Sprintf(format.In(p.lang), args...))
}

func (p *reportPrinter) plain(s string) {
	if p.err == nil {
		_, p.err = fmt.Fprintln(p.w, s)
	}
}

func (r *Report) writeSummary(p *reportPrinter) {
	t := r.Totals()
	kind := r.Format
	if r.Encoding != "" {
		kind += ", " + r.Encoding
	}
	p.line(lang.Words{"Import of %s (%s)", "استيراد %s (%s)"}, r.File, kind)
	if r.DryRun {
		p.line(lang.Words{"A dry run: nothing was written.", "تجربة فقط: لم يُكتب شيء."})
	}
	p.line(lang.Words{"  %5d rows in the file", "  %5d صفًا في الملف"}, t.Rows)
	p.line(lang.Words{"  %5d taken: %d new, %d updated, %d the same, %d joined to the row above", "  %5d أُخذت: %d جديدة، %d حُدّثت، %d كما هي، %d ضُمّت إلى ما فوقها"}, t.Taken, t.New, t.Updated, t.Same, t.Joined)
	p.line(lang.Words{"        %d of them read otherwise in the scenario than in the file (see below)", "        %d منها تُقرأ في السيناريو على غير ما في الملف (انظر أدناه)"}, t.Changed)
	p.line(lang.Words{"  %5d left out", "  %5d تُركت"}, t.LeftOut)
	for _, reason := range Reasons {
		if n := t.ByReason[reason.Reason]; n > 0 {
			p.line(lang.Words{"        %5d %s", "        %5d %s"}, n, reason.Says)
		}
	}
}

func (r *Report) writeSheets(p *reportPrinter) {
	p.plain("")
	p.line(lang.Words{"Sheets", "الأوراق"})
	for _, s := range r.Sheets {
		if !s.Taken {
			p.line(lang.Words{"  %s: passed over (%d rows): %s", "  %s: تُركت (%d صفًا): %s"}, s.Name, s.Rows, s.Why)
			continue
		}
		p.line(lang.Words{"  %s: taken (%d rows), headings in row %d", "  %s: أُخذت (%d صفًا)، العناوين في الصف %d"}, s.Name, s.Rows, s.Heading)
		for _, c := range s.Columns {
			p.plain(fmt.Sprintf("    %-3s %s %s %s", c.Letter, orLetter(c), arrow.In(p.lang), fieldWords(c.Field).In(p.lang)))
		}
	}
}

// arrow points onward in the direction of writing.
var arrow = lang.Words{"→", "←"}

func orLetter(c ColumnReport) string {
	if c.Heading == "" {
		return c.Letter
	}
	return c.Heading
}

// fieldWords says what a column was taken for.
func fieldWords(f Field) lang.Words {
	switch f {
	case None, Kept:
		return lang.Words{"kept under its own name (extra)", "حُفظ باسمه (extra)"}
	case Skip:
		return lang.Words{"left out, as --map asked", "تُرك بطلب --map"}
	}
	return lang.Words{string(f), string(f)}
}

func (r *Report) writeNotes(p *reportPrinter) {
	if len(r.Notes)+len(r.Added) > 0 {
		p.plain("")
		p.line(lang.Words{"Notes", "ملاحظات"})
	}
	for _, n := range r.Notes {
		if n.Place == "" {
			p.line(lang.Words{"  %s", "  %s"}, n.Says)
			continue
		}
		p.line(lang.Words{"  %s: %s", "  %s: %s"}, n.Place, n.Says)
	}
	for _, a := range r.Added {
		p.line(lang.Words{"  added %s %s (%s)", "  أُضيف %s %s (%s)"}, a.Kind, a.ID, a.Title)
	}
}

func (r *Report) writeRows(p *reportPrinter) {
	p.plain("")
	p.line(lang.Words{"Rows", "الصفوف"})
	for _, row := range r.Rows {
		p.plain("  " + row.head(p.lang))
		for _, c := range row.Changes {
			p.plain(fmt.Sprintf("      %s %s: %s %s %s: %s", c.Cell, columnWords(c.Field), quoted(c.Was), arrow.In(p.lang), quoted(c.Is), c.Why.In(p.lang)))
		}
	}
}

func quoted(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

func columnWords(f Field) string {
	if f == None {
		return string(Kept)
	}
	return string(f)
}

// head says in one line what became of a row.
func (row RowReport) head(t lang.Tag) string {
	place := row.Sheet + "!" + itoa(row.From)
	if row.To > row.From {
		place += "-" + itoa(row.To)
	}
	parts := []string{place, row.says().In(t)}
	if row.Verdict == LeftOut {
		parts = append(parts, row.Why.In(t), row.Title)
	} else {
		parts = append(parts, row.Inject, row.Number, row.Title, row.Why.In(t))
	}
	var filled []string
	for _, s := range parts {
		if s != "" {
			filled = append(filled, s)
		}
	}
	return strings.Join(filled, " · ")
}

// says is the verdict in words, with the reason where the row was left out.
func (row RowReport) says() lang.Words {
	switch row.Verdict {
	case New:
		return lang.Words{"new", "جديد"}
	case Updated:
		return lang.Words{"updated", "حُدّث"}
	case Same:
		return lang.Words{"the same", "كما هو"}
	case Joined:
		return lang.Words{"joined", "ضُمّ"}
	}
	for _, r := range Reasons {
		if r.Reason == row.Reason {
			return sayWith(lang.Words{"left out: %s", "تُرك: %s"}, r.Says)
		}
	}
	return lang.Words{"left out", "تُرك"}
}
