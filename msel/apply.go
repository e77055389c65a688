package msel

import (
	"maps"
	"slices"
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// author writes what the rows say into injects.
type author struct {
	names      *register
	things     *things // storylines, objectives, theatres
	encoder    encoder
	language   string           // of the file's texts
	start      scenario.Instant // scenario time at STARTEX
	known      map[string]bool  // recipients that stand alone somewhere
	changes    []Change         // of the row in hand
	draft      *draft
	exported   *original // what the row was when Tamrin exported it; nil for rows of others
	existing   bool      // the scenario has the inject
	renumbered string    // the number of the row, told apart from others like it
}

// apply writes what a row says into an inject, which is a copy of the one in
// the scenario or a new one. Fields of which the row says nothing stay.
func (a *author) apply(d *draft, in *scenario.Inject) {
	a.draft, a.changes = d, nil
	a.number(&in.Number)
	for _, f := range []struct {
		field Field
		to    *scenario.Text
	}{{Title, &in.Title}, {Words, &in.Text}, {From, &in.From}, {InjectedBy, &in.InjectedBy}, {Location, &in.Location}, {Notes, &in.Notes}} {
		a.text(f.field, f.to)
	}
	a.vocabulary(in)
	for _, f := range []struct {
		field Field
		to    *string
	}{{Event, &in.Event}, {Incident, &in.Incident}, {Phase, &in.Phase}, {Function, &in.Function}, {Author, &in.Author}, {Approver, &in.Approver}, {Narrative, &in.Narrative}} {
		a.plain(f.field, f.to)
	}
	if in.Phase == "" && d.phase != "" {
		in.Phase = d.phase
	}
	a.recipients(in)
	a.expected(in)
	a.links(in)
	a.when(in)
	a.rest(in)
	a.entitle(in)
}

// changed notes that something reads otherwise in the scenario than in a cell.
func (a *author) changed(f Field, c int, was, is string, why lang.Words) {
	a.changes = append(a.changes, Change{
		Cell: cellName(a.draft.list.grid.Name, max(0, c), a.draft.row.N), Field: f, Was: shorten(oneLine(was), 200), Is: shorten(oneLine(is), 200), Why: why})
}

// said returns the words that the row has in a column, and false where it has
// none or where they are still those of the export.
func (a *author) said(c int) (string, bool) {
	text := a.draft.columnText(c)
	return text, text != "" && !a.untouched(c, text)
}

// untouched reports whether a cell still says what Tamrin wrote there.
func (a *author) untouched(c int, text string) bool {
	return a.exported != nil && a.exported.marks[mark(a.draft.list.columns[c].Heading, text)]
}

// number writes the number of the row, which may have been told apart from
// another like it.
func (a *author) number(to *string) {
	c := a.draft.column(Number)
	s, ok := a.said(c)
	if !ok {
		return
	}
	*to = a.renumbered
	if s != a.renumbered {
		a.changed(Number, c, s, a.renumbered, lang.Words{"another row has the same number", "لصف آخر الرقم نفسه"})
	}
}

func (a *author) plain(f Field, to *string) {
	if s, ok := a.said(a.draft.column(f)); ok && clean(*to) != s {
		*to = s
	}
}

// text writes a field whose words may stand in a column for each language.
func (a *author) text(f Field, to *scenario.Text) {
	for i, c := range a.draft.list.columns {
		if s, ok := a.said(i); c.Field == f && ok {
			a.put(to, a.languageOf(c), s)
		}
	}
}

func (a *author) languageOf(c Column) string {
	if c.Lang != "" {
		return c.Lang
	}
	return a.language
}

// put sets a text in one language and leaves its others.
func (a *author) put(to *scenario.Text, language, s string) {
	if clean(to.In[language]) == s { // but for what no cell keeps
		return
	}
	in := maps.Clone(to.In)
	if in == nil {
		in = map[string]string{}
	}
	in[language] = s
	to.In = in
}

// vocabulary writes the fields that take a word of a closed list. What was
// written otherwise is kept under the column's own name.
func (a *author) vocabulary(in *scenario.Inject) {
	if s, ok := a.said(a.draft.column(Channel)); ok {
		id, sure := oneOf(scenario.Channels, s)
		if !sure {
			id = readChannel(s)
		}
		in.Channel = id
		a.original(in, Channel, s, id, sure)
	}
	a.wordOf(in, Type, &in.Type, scenario.InjectTypes, typeWords, "inject")
	a.wordOf(in, Status, &in.Status, scenario.InjectStatuses, statusWords, "approved")
	a.wordOf(in, Priority, &in.Priority, scenario.Priorities, priorityWords, "")
	if in.Type == "inject" && (isStart(a.draft) || fold(a.draft.title()) == "endex") {
		in.Type = "administrative"
	}
}

func (a *author) wordOf(in *scenario.Inject, f Field, to *string, list []scenario.Choice, vocabulary map[string]string, otherwise string) {
	s, ok := a.said(a.draft.column(f))
	if !ok {
		return
	}
	id, sure := oneOf(list, s)
	known := sure
	if !sure {
		id, known = lookUp(vocabulary, s)
	}
	if !known {
		id = *to
		if id == "" {
			id = otherwise
		}
	}
	*to = id
	a.original(in, f, s, id, sure)
}

// original keeps what a cell said where the scenario says it in another word.
func (a *author) original(in *scenario.Inject, f Field, was, is string, sure bool) {
	c := a.draft.column(f)
	if sure {
		return
	}
	a.keep(in, c, was)
	switch is {
	case "":
		a.changed(f, c, was, "", lang.Words{"not a word that the field takes; kept under the column's name", "ليست من كلمات الحقل؛ حُفظت باسم العمود"})
	default:
		a.changed(f, c, was, is, lang.Words{"written in the scenario's word, the original kept", "كُتبت بكلمة السيناريو وحُفظ الأصل"})
	}
}

// keep keeps a cell under its column's name.
func (a *author) keep(in *scenario.Inject, c int, value string) {
	setExtra(in, a.draft.list.labelOf(c), value)
}

// setExtra sets one of an inject's extras, which it does not share with the
// inject that it was copied from.
func setExtra(in *scenario.Inject, name, value string) {
	in.Extra = slices.Clone(in.Extra)
	for i := range in.Extra {
		if in.Extra[i].Name == name {
			in.Extra[i].Value = value
			return
		}
	}
	in.Extra = append(in.Extra, scenario.Extra{Name: name, Value: value})
}

// labelOf returns the name under which a column's values are kept: its
// heading, with its letter where an earlier column has the same.
func (l *list) labelOf(c int) string {
	label := l.columns[c].label()
	for _, earlier := range l.columns[:c] {
		if earlier.label() == label {
			return label + " (" + columnName(l.columns[c].C) + ")"
		}
	}
	return label
}

// rest keeps every column that has no field.
func (a *author) rest(in *scenario.Inject) {
	for i, c := range a.draft.list.columns {
		if c.Field != None && c.Field != Kept {
			continue
		}
		if s, ok := a.said(i); ok {
			a.keep(in, i, s)
		}
	}
	for i, c := range a.draft.row.Cells {
		if isError(c.Text) && i < len(a.draft.list.columns) && a.exported == nil {
			a.changed(a.draft.list.columns[i].Field, i, c.Text, "", lang.Words{"an error of the spreadsheet, read as empty", "خطأ من برنامج الجداول، قُرئ فارغًا"})
		}
	}
}

// entitle gives an inject without a title the beginning of what it says.
func (a *author) entitle(in *scenario.Inject) {
	if !in.Title.Zero() || a.existing || a.exported != nil {
		return
	}
	for _, f := range []Field{Words, Expected} {
		if s := a.draft.text(f); s != "" {
			title := firstSentence(s)
			a.put(&in.Title, a.language, title)
			a.changed(Title, a.draft.column(f), "", title, lang.Words{"no title; the beginning of the text was taken", "بلا عنوان؛ فأُخذ أول النص"})
			return
		}
	}
}

// firstSentence returns the beginning of a text, at most 80 characters of it.
func firstSentence(s string) string {
	s, _, _ = strings.Cut(strings.TrimSpace(s), "\n")
	for _, end := range []string{". ", "؟ ", "? ", "! ", "؛ "} {
		head, _, ok := strings.Cut(s, end)
		last := head[strings.LastIndexByte(head, ' ')+1:]
		if ok && len([]rune(head)) > 12 && len([]rune(last)) > 3 { // not behind Co. or St.
			s = head
		}
	}
	r := []rune(oneLine(s))
	if len(r) <= 80 {
		return strings.TrimRight(string(r), ".")
	}
	cut := string(r[:80])
	if i := strings.LastIndexByte(cut, ' '); i > 40 {
		cut = cut[:i]
	}
	return cut + "…"
}

// isError reports whether a cell holds an error value of a spreadsheet.
func isError(s string) bool {
	switch s {
	case "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!":
		return true
	}
	return false
}
