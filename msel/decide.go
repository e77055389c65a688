package msel

import (
	"path"
	"slices"
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// decide finds for every row the inject that it is, writes what the row says
// into it, and tells what came of it.
func (m *merger) decide() {
	originals := m.originals()
	m.author = &author{language: m.language(originals), things: newThings(m.old)}
	m.author.encoder = encoder{m.languages(originals)}
	m.author.names = newRegister(m.old, m.author.language)
	m.author.known = alone(m.drafts)
	m.nameSheets()
	m.setClock(originals)
	numbers := m.renumber(originals)
	match := newMatcher(m.old)
	taken := m.taken()
	for i, d := range m.drafts {
		m.author.exported = originals[i]
		m.author.renumbered = numbers[i]
		old := match.find(d, originals[i], numbers[i])
		m.inject(d, old, taken)
		if m.old == nil && originals[i] != nil {
			m.ownCells = true
		}
	}
	if m.ownCells && len(m.author.names.added) == 0 { // else the reader would make every player a recipient
		m.author.names.ensure(scenario.PlayersCell)
	}
	m.additions()
}

// originals reads what Tamrin kept of each row when it exported it.
func (m *merger) originals() []*original {
	out := make([]*original, len(m.drafts))
	for i, d := range m.drafts {
		if text := d.storedText(); text != "" {
			out[i] = parseStored(text)
			d.origin = out[i]
			if out[i] == nil {
				m.report.Notes = append(m.report.Notes, Note{d.place(Stored), lang.Words{
					"what Tamrin had kept in this row cannot be read any more; the row was read by its other cells", "ما حفظه «تمرين» في هذا الصف لم يعد مقروءًا؛ فقُرئ الصف من خلاياه الأخرى"}})
			}
		}
	}
	return out
}

// storedText puts together what an export kept, which may take several cells.
func (d *draft) storedText() string {
	text := ""
	for i, c := range d.list.columns {
		if c.Field == Stored {
			text += d.row.at(i).Text
		}
	}
	return text
}

// language returns the language of the file's texts: as asked, else Arabic or
// the scenario's other one by the letters that most titles are in.
func (m *merger) language(originals []*original) string {
	if m.opt.Language != "" {
		return m.opt.Language
	}
	arabic, other := 0, 0
	for _, d := range m.drafts {
		a, o := countLetters(d.title())
		arabic, other = arabic+a, other+o
	}
	found := "en"
	if arabic > other {
		found = "ar"
	}
	declared := m.languages(originals)
	switch {
	case len(declared) == 0 || slices.Contains(declared, found):
		return found
	case found == "en" && declared[0] == "ar" && len(declared) > 1:
		return declared[1]
	}
	return declared[0]
}

// languages returns those of the scenario: as it declares them, as the export
// kept them, or as the file's headings name them.
func (m *merger) languages(originals []*original) []string {
	if m.old != nil {
		return m.old.Languages
	}
	for _, o := range originals {
		if o != nil {
			return o.languages
		}
	}
	if m.author == nil {
		return nil
	}
	all := []string{m.author.language}
	for _, l := range m.lists {
		for _, c := range l.columns {
			if c.Lang != "" && c.Field.worded() && !slices.Contains(all, c.Lang) {
				all = append(all, c.Lang)
			}
		}
	}
	return all
}

// nameSheets makes the name of its sheet the phase of rows that have none,
// where the file has several lists.
func (m *merger) nameSheets() {
	if len(m.lists) < 2 {
		return
	}
	for _, d := range m.drafts {
		if d.phase == "" && holds(d.list.columns, Phase) < 0 {
			d.phase = d.list.grid.Name
		}
	}
	m.report.Notes = append(m.report.Notes, note(lang.Words{
		"several sheets hold injects; the name of the sheet was kept as the phase where a row has none",
		"في الملف عدة أوراق فيها مدخلات؛ وحُفظ اسم الورقة مرحلةً حيث لا مرحلة"}))
}

// setClock finds scenario time at STARTEX and plans the rows.
func (m *merger) setClock(originals []*original) {
	start := m.opt.Start
	if m.old != nil && m.old.Clock.Start.Set {
		start = m.old.Clock.Start
	}
	for _, o := range originals {
		if !start.Set && o != nil {
			start = o.start
		}
	}
	var notes []Note
	m.start, notes = schedule(m.book, m.lists, m.drafts, start)
	m.report.Start = m.start
	m.report.Notes = append(m.report.Notes, notes...)
	for _, d := range m.drafts {
		if p := d.planned; p.known && strings.HasPrefix(fold(d.title()), "endex") {
			m.length = max(m.length, p.at)
		}
	}
}

// renumber returns the number of each row, told apart where several rows have
// the same: by the sheet, then by counting.
func (m *merger) renumber(originals []*original) []string {
	numbers := make([]string, len(m.drafts))
	seen := map[string]*draft{}
	for i, d := range m.drafts {
		n := d.text(Number)
		first := seen[n]
		if n == "" || first == nil || originals[i] != nil && originals[i].inject.Number == n {
			numbers[i] = n
			if n != "" && first == nil {
				seen[n] = d
			}
			continue
		}
		if first.list != d.list {
			n += " (" + d.list.grid.Name + ")"
		}
		for k := 2; seen[n] != nil; k++ {
			n = d.text(Number) + " (" + itoa(k) + ")"
		}
		seen[n], numbers[i] = d, n
	}
	return numbers
}

// inject writes one row into the inject that it is.
func (m *merger) inject(d *draft, old *scenario.Inject, taken map[string]bool) {
	a := m.author
	in := &scenario.Inject{Type: "inject", Status: "approved"}
	a.existing = old != nil
	switch o := a.exported; {
	case old != nil:
		in = clone(*old)
	case o != nil:
		in = clone(o.inject)
		m.ensure(in)
	}
	a.apply(d, in)
	if old == nil {
		in.ID = m.identify(d, in, taken)
		m.fresh = append(m.fresh, in)
		d.report.Verdict = New
	} else {
		names := a.encoder.changedKeys(old, in)
		d.report.Verdict = Same
		if len(names) > 0 {
			d.report.Verdict = Updated
			m.update(d, old, in, names)
		}
	}
	d.report.Inject, d.report.Number, d.report.Changes = in.ID, in.Number, a.changes
	m.wanted[in.ID] = in
	for _, r := range d.joinedReports {
		r.Inject, r.Number = in.ID, in.Number
	}
}

// ensure sees to it that the things which an exported inject names are there.
func (m *merger) ensure(in *scenario.Inject) {
	a := m.author
	for _, r := range in.To {
		a.names.ensure(r.ID)
	}
	for _, x := range in.Expect {
		a.names.ensure(x.Cell.ID)
	}
	a.things.ensure(parties, in.Challenges.ID)
	a.things.ensure(theatres, in.Theatre.ID)
	a.things.ensure(storylines, in.Storyline.ID)
	for _, r := range in.Objectives {
		a.things.ensure(objectives, r.ID)
	}
}

// identify returns an identifier for a new inject: the one it was exported
// with, else one made of its number, else of its title.
func (m *merger) identify(d *draft, in *scenario.Inject, taken map[string]bool) string {
	id := in.ID
	if id == "" && in.Number != "" {
		id = slug("inject "+in.Number, "")
	}
	if id == "" {
		id = slug(in.Title.Get(m.author.language, m.author.encoder.languages...), "inject_"+itoa(d.row.N))
	}
	if len(id) > 50 {
		id = strings.TrimRight(id[:50], "_")
	}
	return unused(id, taken)
}

// update notes what is to be written of an inject that the scenario has.
func (m *merger) update(d *draft, old, in *scenario.Inject, names []string) {
	e := edit{id: in.ID, keys: names, values: map[string]string{}}
	for _, name := range names {
		was, is := m.author.encoder.value(old, name), m.author.encoder.value(in, name)
		e.values[name] = is
		c := max(0, d.column(Field(name)))
		if name == "at" || name == "manual" {
			c = d.timeColumn()
		}
		m.author.changed(Field(name), c, was, is, lang.Words{"the row differs from the scenario", "الصف يخالف السيناريو"})
	}
	m.updated = append(m.updated, e)
}

// additions lists what the scenario did not have.
func (m *merger) additions() {
	for _, c := range m.author.names.added {
		m.report.Added = append(m.report.Added, Addition{sectionWords[cells], c.ID, c.Title.Get(m.author.language)})
	}
	for _, t := range m.author.things.added {
		m.report.Added = append(m.report.Added, Addition{sectionWords[t.in], t.id, t.title.Get(m.author.language)})
	}
}

// name is what the file calls itself: a line alone above the headings, else
// the file's own name.
func (m *merger) name() string {
	for _, l := range m.lists {
		for _, r := range l.grid.Rows[:l.heading] {
			if _, text := r.first(); r.own() == 1 && len([]rune(text)) <= 100 && !isMarking(text) {
				return oneLine(text)
			}
		}
	}
	name := path.Base(strings.ReplaceAll(m.book.Name, `\`, "/"))
	return strings.TrimSpace(strings.NewReplacer("_", " ", "-", " ").Replace(strings.TrimSuffix(name, path.Ext(name))))
}

// isMarking reports whether a line is no title but a marking of the document.
func isMarking(text string) bool {
	words := fold(text)
	for _, w := range []string{"exercise exercise", "unclassified", "for official use", "fouo", "classified", "restricted", "confidential", "official use", "تمرين تمرين", "سري", "للاستعمال الرسمي"} {
		if strings.Contains(words, w) {
			return true
		}
	}
	return isNumber(text)
}
