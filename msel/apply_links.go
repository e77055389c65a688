package msel

import (
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// recipients writes who receives the inject.
func (a *author) recipients(in *scenario.Inject) {
	var to []scenario.Ref
	said := false
	for i, c := range a.draft.list.columns {
		if c.Field != To {
			continue
		}
		text, ok := a.said(i)
		if !ok {
			if a.exported != nil {
				continue
			}
			text = a.draft.columnText(i)
		}
		said = said || ok
		for _, name := range a.names.split(text, a.known) {
			id, full := a.names.find(name)
			if full {
				a.keep(in, i, text)
				a.changed(To, i, name, id, tooMany(a.names))
			}
			if !refers(to, id) {
				to = append(to, scenario.Ref{ID: id})
			}
		}
	}
	if said && len(to) > 0 {
		in.To = to
	}
}

func refers(list []scenario.Ref, id string) bool {
	for _, r := range list {
		if r.ID == id {
			return true
		}
	}
	return false
}

// expected writes what is expected of the recipients: of the one cell that
// receives the inject, or of all who do. Lines such as "seoul: answers" are
// each for the cell they name.
func (a *author) expected(in *scenario.Inject) {
	for i, c := range a.draft.list.columns {
		text, ok := a.said(i)
		if c.Field != Expected || !ok {
			continue
		}
		language := a.languageOf(c)
		for _, part := range a.byCell(text, in.To) {
			a.expect(in, part.cell, language, part.text)
		}
	}
}

type expectedPart struct{ cell, text string }

// byCell takes apart what is expected of each cell.
func (a *author) byCell(text string, to []scenario.Ref) []expectedPart {
	whole := "all"
	if len(to) == 1 {
		whole = to[0].ID
	}
	var parts []expectedPart
	for line := range strings.SplitSeq(text, "\n") {
		name, rest, found := strings.Cut(line, ":")
		id := a.names.ids[recipientKey(name)]
		switch {
		case found && id != "" && strings.TrimSpace(rest) != "" && len(name) <= 60:
			parts = append(parts, expectedPart{id, strings.TrimSpace(rest)})
		case len(parts) == 0:
			return []expectedPart{{whole, text}}
		default:
			parts[len(parts)-1].text += "\n" + line
		}
	}
	return parts
}

func (a *author) expect(in *scenario.Inject, cell, language, text string) {
	all := append([]scenario.Expect(nil), in.Expect...)
	for i := range all {
		if all[i].Cell.ID == cell {
			a.put(&all[i].Text, language, text)
			in.Expect = all
			return
		}
	}
	in.Expect = append(all, scenario.Expect{Cell: scenario.Ref{ID: cell}, Text: words(language, text)})
}

// links writes what names another thing of the scenario: storyline, theatre,
// objectives.
func (a *author) links(in *scenario.Inject) {
	if s, ok := a.said(a.draft.column(Storyline)); ok {
		in.Storyline = scenario.Ref{ID: a.things.find(storylines, s, a.language)}
	}
	if s, ok := a.said(a.draft.column(Theatre)); ok {
		in.Theatre = scenario.Ref{ID: a.things.find(theatres, s, a.language)}
	}
	var aims []scenario.Ref
	said := false
	for i, c := range a.draft.list.columns {
		if c.Field != Objectives {
			continue
		}
		text, ok := a.said(i)
		if !ok && a.exported != nil {
			continue
		}
		said = said || ok
		if !ok {
			text = a.draft.columnText(i)
		}
		for _, name := range a.objectives(text) {
			if id := a.things.find(objectives, name, a.language); !refers(aims, id) {
				aims = append(aims, scenario.Ref{ID: id})
			}
		}
	}
	if said && len(aims) > 0 {
		in.Objectives = aims
	}
}

// objectives takes several objectives in one cell apart. Commas part only
// short names, as "1, 3" and "o1.t1, o2", not the words of a sentence.
func (a *author) objectives(text string) []string {
	var out []string
	for piece := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == '\n' || r == ';' || r == '؛' }) {
		parts := strings.FieldsFunc(piece, func(r rune) bool { return r == ',' || r == '،' || r == '&' })
		short := true
		for _, p := range parts {
			short = short && (len([]rune(strings.TrimSpace(p))) <= 14 || a.things.known(objectives, p))
		}
		if !short {
			parts = []string{piece}
		}
		out = append(out, nonBlank(parts)...)
	}
	return out
}

// when writes how the inject comes. An inject that the scenario already makes
// come in a way that no column can say is left so.
func (a *author) when(in *scenario.Inject) {
	d := a.draft
	if a.exported != nil {
		if !a.retimed() {
			return
		}
	}
	p := &d.planned
	a.keepTimes(in)
	other := in.After.ID != "" || in.When.Src != "" || in.ContingencyFor.ID != ""
	switch {
	case other:
		if d.timed() {
			a.changed(Time, d.timeColumn(), d.timeWords(), "", lang.Words{"the scenario says otherwise how it comes (after, when or contingency_for); left so", "يحدد السيناريو طريقة وروده على نحو آخر (after أو when أو contingency_for)؛ فتُرك"})
		}
		return
	case !d.timed() && a.existing:
		return // the row says nothing of time, the scenario does
	}
	in.At = scenario.Duration{}
	if p.known {
		in.At = scenario.Duration{MS: p.at, Set: true}
	}
	manual := p.manual || in.Type == "contingency"
	if manual && !p.manual {
		p.why = lang.Words{"a contingency; control releases it", "مُدخل احتياطي؛ يطلقه التحكم"}
	}
	in.Manual = manual
	if !p.why.Zero() {
		is := "manual"
		if p.known {
			is = offsetText(p.at)
		}
		a.changed(At, d.timeColumn(), d.timeWords(), is, p.why)
	}
}

// retimed reports whether a cell of time was changed since the export.
func (a *author) retimed() bool {
	for i, c := range a.draft.list.columns {
		if _, changed := a.said(i); changed && c.Field.timing() {
			return true
		}
	}
	return false
}

// keepTimes keeps a cell of time under its column's name where more or less
// was understood than it says: ranges, remarks, words that are no time.
func (a *author) keepTimes(in *scenario.Inject) {
	d := a.draft
	for i, c := range d.list.columns {
		if !c.Field.timing() {
			continue
		}
		text, ok := a.said(i)
		if !ok {
			continue
		}
		at, read := readMoment(d.row.at(i), manner{field: c.Field})
		lost := d.planned.manual && !d.planned.known
		switch {
		case !read && !d.planned.read:
			a.keep(in, i, text)
			a.changed(c.Field, i, text, "", lang.Words{"no time that can be read; kept under the column's name", "ليس وقتًا مقروءًا؛ حُفظ باسم العمود"})
		case at.HasEnd:
			a.keep(in, i, text)
			a.changed(c.Field, i, text, clockText(at.Clock), lang.Words{"a range; its beginning was taken and the whole kept under the column's name", "مدى زمني؛ أُخذت بدايته وحُفظ كله باسم العمود"})
		case at.Loose || lost:
			a.keep(in, i, text)
		}
	}
}

// timeColumn returns the column that says when, for the report.
func (d *draft) timeColumn() int {
	for _, f := range []Field{Time, DTG, At, Date} {
		if c := d.column(f); c >= 0 && d.columnText(c) != "" {
			return c
		}
	}
	for _, f := range []Field{Time, DTG, At, Date, Number, Title, Words} {
		if c := d.column(f); c >= 0 {
			return c
		}
	}
	return 0
}

func (d *draft) timeWords() string {
	var all []string
	for _, f := range []Field{Date, Time, DTG, At} {
		if t := d.text(f); t != "" {
			all = append(all, t)
		}
	}
	return strings.Join(all, " ")
}
