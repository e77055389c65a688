package msel

import (
	"strings"

	"tamrin/lang"
)

// draft is a row that is an inject, with what stands around it in the sheet.
type draft struct {
	list          *list
	row           Row
	joined        []Row        // rows below that belong to it
	joinedReports []*RowReport // of those
	report        *RowReport
	phase         string    // of the section title above, or the sheet's name
	day           Moment    // date or day of the exercise that the section title above gives
	origin        *original // what Tamrin kept of the row when it exported it
	planned       plan
}

// cell returns the draft's cell of a field, empty where the list has no such
// column or says nothing there.
func (d *draft) cell(f Field) Cell {
	if c := d.column(f); c >= 0 && !isBlank(d.row.at(c).Text) {
		return d.row.at(c)
	}
	return Cell{}
}

// column returns the column of a field: the one in no particular language first.
func (d *draft) column(f Field) int {
	found := -1
	for i, c := range d.list.columns {
		if c.Field == f && (found < 0 || c.Lang == "" && d.list.columns[found].Lang != "") {
			found = i
		}
	}
	return found
}

// text returns the words of a field, those of rows joined to it below.
func (d *draft) text(f Field) string {
	return d.columnText(d.column(f))
}

// columnText returns the words in a column, and below them those of joined rows.
func (d *draft) columnText(c int) string {
	if c < 0 {
		return ""
	}
	text := d.row.at(c).Text
	if isBlank(text) {
		text = ""
	}
	for _, r := range d.joined {
		if more := r.at(c); !more.Joins && !isBlank(more.Text) {
			text = strings.TrimPrefix(text+"\n"+more.Text, "\n")
		}
	}
	return text
}

// place names the draft's cell of a field: MSEL!D14.
func (d *draft) place(f Field) string {
	return cellName(d.list.grid.Name, max(0, d.column(f)), d.row.N)
}

// sorter goes through the rows of a list and says what each of them is.
type sorter struct {
	*list
	reports []*RowReport
	drafts  []*draft
	phase   string
	day     Moment
	title   *RowReport // of the section in hand
	before  int        // drafts above it
}

// sortRows accounts for every row of a list that was taken.
func (l *list) sortRows() ([]*draft, []*RowReport) {
	s := &sorter{list: l}
	next := 1
	for i, r := range l.grid.Rows {
		s.empty(next, r.N-1)
		next = r.N + 1
		switch {
		case i < l.heading:
			s.leave(r, ByAbove)
		case i == l.heading:
			s.leave(r, ByHeadings)
		default:
			s.row(r)
		}
	}
	s.empty(next, l.grid.Last)
	s.closeSection()
	return s.drafts, s.reports
}

// passOver accounts for the rows of a sheet that was not taken.
func passOver(g Grid, reason Reason, why lang.Words) []*RowReport {
	if g.Last == 0 {
		return nil
	}
	return []*RowReport{{Sheet: g.Name, From: 1, To: g.Last, Verdict: LeftOut, Reason: reason, Why: why}}
}

func (s *sorter) empty(from, to int) {
	if from <= to {
		s.reports = append(s.reports, &RowReport{Sheet: s.grid.Name, From: from, To: to, Verdict: LeftOut, Reason: ByEmpty})
	}
}

// leave leaves a row out; its first words are kept in the report.
func (s *sorter) leave(r Row, reason Reason) *RowReport {
	_, words := r.first()
	report := &RowReport{Sheet: s.grid.Name, From: r.N, To: r.N, Verdict: LeftOut, Reason: reason, Title: shorten(oneLine(words), 80)}
	s.reports = append(s.reports, report)
	return report
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// row decides what a row below the headings is.
func (s *sorter) row(r Row) {
	d := &draft{list: s.list, row: r, phase: s.phase, day: s.day}
	switch {
	case s.says(r) == 0:
		s.leave(r, ByEmpty)
	case s.repeatsHeadings(r):
		s.leave(r, ByRepeat)
	case s.isTotal(r):
		s.leave(r, ByTotal)
	case s.joins(r):
		last := s.drafts[len(s.drafts)-1]
		last.joined = append(last.joined, r)
		report := &RowReport{Sheet: s.grid.Name, From: r.N, To: r.N, Verdict: Joined,
			Why: lang.Words{"belongs to row %d, with which it is merged", "يتبع الصف %d المدموج معه"}.Format(last.row.N)}
		last.joinedReports = append(last.joinedReports, report)
		s.reports = append(s.reports, report)
	case s.isSection(d):
		s.section(r)
	default:
		s.inject(d)
	}
}

// says counts the cells that say something.
func (s *sorter) says(r Row) int {
	n := 0
	for _, c := range r.Cells {
		if !c.Joins && !isBlank(c.Text) {
			n++
		}
	}
	return n
}

func (s *sorter) inject(d *draft) {
	if why := d.notAnInject(); !why.Zero() {
		s.leave(d.row, ByLegend).Why = why
		return
	}
	d.report = &RowReport{Sheet: s.grid.Name, From: d.row.N, To: d.row.N, Number: d.text(Number), Title: shorten(oneLine(d.title()), 80)}
	s.reports = append(s.reports, d.report)
	s.drafts = append(s.drafts, d)
}

// supporting are the fields of which an inject has one beside its words.
var supporting = []Field{Number, Title, Date, Time, DTG, At, To, From, InjectedBy, Channel, Expected, Type}

// notAnInject returns why a row is no inject; the zero Words where it is one.
func (d *draft) notAnInject() lang.Words {
	if d.text(Stored) != "" {
		return lang.Words{}
	}
	number, timed := d.text(Number) != "", d.timed()
	if d.text(Title) == "" && d.text(Words) == "" && !(d.text(Expected) != "" && (number || timed)) {
		return lang.Words{"neither a title nor a description", "بلا عنوان ولا وصف"}
	}
	possible := false
	for _, f := range supporting {
		possible = possible || d.column(f) >= 0
		if d.text(f) != "" {
			return lang.Words{}
		}
	}
	if !possible {
		return lang.Words{}
	}
	return lang.Words{"nothing beside a description: no number, title, time, sender or recipient", "لا شيء مع الوصف: لا رقم ولا عنوان ولا وقت ولا مرسل ولا مستلم"}
}

func (d *draft) timed() bool {
	for _, f := range []Field{Date, Time, DTG, At} {
		if d.text(f) != "" {
			return true
		}
	}
	return false
}

// title returns the row's title, or the beginning of what it says.
func (d *draft) title() string {
	for _, f := range []Field{Title, Words, Expected} {
		if t := d.text(f); t != "" {
			return t
		}
	}
	return ""
}

// repeatsHeadings reports whether the row is the headings again, as on each
// printed page.
func (s *sorter) repeatsHeadings(r Row) bool {
	same, filled := 0, 0
	for _, c := range s.columns {
		text := r.at(c.C).Text
		if text == "" {
			continue
		}
		filled++
		if fold(text) == fold(c.Heading) {
			same++
		}
	}
	return same >= 2 && same*10 >= filled*6
}

func (s *sorter) isTotal(r Row) bool {
	_, text := r.first()
	switch words := fold(text); {
	case strings.HasPrefix(words, "total"), strings.HasPrefix(words, "grand total"), strings.HasPrefix(words, "subtotal"), strings.HasPrefix(words, "sum of"),
		strings.HasPrefix(words, "المجموع"), strings.HasPrefix(words, "الاجمالي"), strings.HasPrefix(words, "اجمالي"):
		return s.says(r) <= 3
	}
	return false
}

// joins reports whether the row goes on with the inject above: its number, or
// its title where the list has no numbers, is merged with the cell above, and
// it has no title and time of its own.
func (s *sorter) joins(r Row) bool {
	if len(s.drafts) == 0 {
		return false
	}
	key := holds(s.columns, Number)
	if key < 0 {
		key = holds(s.columns, Title)
	}
	last := s.drafts[len(s.drafts)-1]
	before := last.row
	if len(last.joined) > 0 {
		before = last.joined[len(last.joined)-1]
	}
	if key < 0 || !r.at(key).Joins || before.N != r.N-1 {
		return false
	}
	return !s.own(r, Title) || !s.own(r, Time) && !s.own(r, DTG) && !s.own(r, At)
}

// own reports whether the row has something of its own in the field.
func (s *sorter) own(r Row, f Field) bool {
	c := holds(s.columns, f)
	return c >= 0 && !r.at(c).Joins && !isBlank(r.at(c).Text)
}

// isSection reports whether the row is the title of the rows below it: one
// short text at its beginning, or across it.
func (s *sorter) isSection(d *draft) bool {
	if s.says(d.row) != 1 || d.text(Stored) != "" {
		return false
	}
	c, text := d.row.first()
	if isNumber(text) && d.row.at(c).Raw == text || len([]rune(text)) > 120 {
		return false
	}
	return c <= 1 || d.row.at(c).Cols > 1 || c < len(s.columns) && s.columns[c].Field == Title
}

// section keeps the title as the phase of the rows below, and its day, where
// it names one: DAY 2, 23 August 2011.
func (s *sorter) section(r Row) {
	c, text := r.first()
	s.closeSection()
	s.phase = oneLine(text)
	if at, ok := readMoment(r.at(c), manner{field: Date}); ok && (at.HasDate || at.Day > 0) {
		s.day = at
	}
	s.title, s.before = s.leave(r, BySection), len(s.drafts)
}

// closeSection says of a title without injects below it that it is none.
func (s *sorter) closeSection() {
	if s.title != nil && s.before == len(s.drafts) {
		s.title.Reason, s.title.Why = ByLegend, lang.Words{"a line alone with no inject below it", "سطر منفرد لا مُدخل تحته"}
	}
	s.title = nil
}
