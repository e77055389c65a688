package msel

import (
	"errors"
	"io/fs"
	"slices"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/scenario"
)

// File is a file of a scenario's folder as it is to be written.
type File struct {
	Name string // in the file system that was given
	Text []byte
}

// Result is what an import would write, and its account of every row.
// Nothing has been written yet.
type Result struct {
	Report   *Report
	Files    []File
	Scenario *scenario.Scenario // as it reads with the files written
	Sources  *scenario.Sources
	Problems diag.List // of that scenario
}

// Import merges the injects of a book into the scenario whose document is the
// file document of folder; where there is none, it makes one. Fields of which
// the book says nothing are left as they are, and nothing is deleted. The
// error is a *Refused where the book or the scenario cannot be used.
func Import(b *Book, folder fs.FS, document string, opt Options) (*Result, error) {
	m, err := newMerger(b, folder, document, opt)
	if err != nil {
		return nil, err
	}
	if err := m.readRows(); err != nil {
		return &Result{Report: m.report}, err
	}
	m.decide()
	res := &Result{Report: m.report}
	m.finish()
	if err := m.report.balance(); err != nil {
		return nil, err
	}
	return m.write(res)
}

// merger is one import.
type merger struct {
	book     *Book
	folder   fs.FS
	document string
	opt      Options
	old      *scenario.Scenario // nil where the folder has none
	sources  *scenario.Sources
	report   *Report
	lists    []*list
	drafts   []*draft
	rows     [][]*RowReport // of each sheet
	author   *author
	start    scenario.Instant
	heading  string // above the headings: what the file calls itself
	updated  []edit
	wanted   map[string]*scenario.Inject // updated or new, by identifier
	fresh    []*scenario.Inject          // new, in order
	ownCells bool                        // the rows come from a scenario that wrote its cells
	length   int64                       // of the exercise, where a row says ENDEX
}

func newMerger(b *Book, folder fs.FS, document string, opt Options) (*merger, error) {
	m := &merger{book: b, folder: folder, document: document, opt: opt, wanted: map[string]*scenario.Inject{},
		report: &Report{File: b.Name, Format: b.Format, Encoding: b.Encoding}}
	for _, ask := range opt.Map {
		if _, ok := parseField(ask.Field); !ok {
			return nil, refuse("X115", b.Name, ask.Field).advise(fieldHint(ask.Field))
		}
	}
	if folder == nil {
		return m, nil
	}
	if _, err := fs.Stat(folder, document); errors.Is(err, fs.ErrNotExist) {
		return m, nil
	}
	s, sources, problems := scenario.Load(folder, document)
	if s == nil {
		return nil, refuse("X117", b.Name, document, problems[0].Message)
	}
	m.old, m.sources = s, sources
	return m, nil
}

// fieldHint names the field that was meant, or all there are.
func fieldHint(name string) lang.Words {
	var names []string
	list := ""
	for _, f := range Fields {
		names = append(names, string(f))
		list += ", " + string(f)
	}
	if near := diag.DidYouMean(name, names); !near.Zero() {
		return near
	}
	return lang.Words{"the fields are %s", "الحقول هي %s"}.Format(list[2:])
}

// readRows finds the lists and says of each row what it is.
func (m *merger) readRows() error {
	lists, sheets, err := choose(m.book, m.opt)
	m.report.Sheets = sheets
	if err == nil {
		err = m.mapped(lists)
	}
	if err != nil {
		for i, r := range sheets {
			m.rows = append(m.rows, passOver(m.book.Sheets[i], ByNoHeading, r.Why))
		}
		m.finish()
		return err
	}
	m.lists = lists
	for i, g := range m.book.Sheets {
		l := m.listOf(&sheets[i])
		if l == nil {
			reason := BySheet
			if len(g.Rows) > 0 && !sheets[i].Hidden && sideName(g.Name).Zero() {
				reason = ByNoHeading
			}
			m.rows = append(m.rows, passOver(g, reason, sheets[i].Why))
			continue
		}
		drafts, reports := l.sortRows()
		m.drafts, m.rows = append(m.drafts, drafts...), append(m.rows, reports)
		m.noteHidden(l, drafts)
	}
	m.report.Notes = append(m.report.Notes, m.book.Notes...)
	if len(m.drafts) == 0 {
		m.finish()
		return refuse("X116", m.book.Name)
	}
	return nil
}

func (m *merger) listOf(r *SheetReport) *list {
	for _, l := range m.lists {
		if l.report == r {
			return l
		}
	}
	return nil
}

// mapped refuses a --map that no sheet has a column for.
func (m *merger) mapped(lists []*list) error {
	for _, ask := range m.opt.Map {
		found, seen := false, ""
		for _, l := range lists {
			for _, c := range l.columns {
				found = found || ask.names(c.C, c.Heading)
				seen += ", " + oneLine(c.Heading)
			}
		}
		if !found {
			return refuse("X114", m.book.Name, ask.Column).advise(lang.Words{"the headings are %s", "العناوين هي %s"}.Format(seen[2:]))
		}
	}
	return nil
}

// noteHidden says which rows and columns of a list are hidden. They are taken:
// a filter hides rows too.
func (m *merger) noteHidden(l *list, drafts []*draft) {
	hidden, first := 0, 0
	for _, d := range drafts {
		if d.row.Hidden {
			if hidden++; first == 0 {
				first = d.row.N
			}
		}
	}
	if hidden > 0 {
		m.report.Notes = append(m.report.Notes, Note{cellName(l.grid.Name, 0, first), lang.Words{
			"%d hidden rows are injects and were taken, as a filter may have hidden them", "%d من الصفوف المخفية مدخلات وقد أُخذت، فربما أخفاها مرشِّح"}.Format(hidden)})
	}
	columns := ""
	for _, c := range l.columns {
		if c.Hidden && c.Heading != "" && c.Field != Stored {
			columns += ", " + oneLine(c.Heading)
		}
	}
	if columns != "" {
		m.report.Notes = append(m.report.Notes, Note{l.grid.Name, lang.Words{"hidden columns were read as well: %s", "قُرئت الأعمدة المخفية أيضًا: %s"}.Format(columns[2:])})
	}
}

// finish puts the rows of all sheets in order.
func (m *merger) finish() {
	m.report.Rows = nil
	for _, rows := range m.rows {
		for _, r := range rows {
			m.report.Rows = append(m.report.Rows, *r)
		}
	}
}

// taken lists the identifiers that a new inject may not have.
func (m *merger) taken() map[string]bool {
	taken := map[string]bool{"all": true}
	if m.old == nil {
		return taken
	}
	for _, x := range m.old.Injects {
		taken[x.ID] = true
	}
	for _, x := range m.old.Decisions {
		taken[x.ID] = true
	}
	for _, x := range m.old.Outcomes {
		taken[x.ID] = true
	}
	for _, x := range m.old.Alliances {
		taken[x.ID] = true
	}
	return taken
}

// changedKeys lists the keys in which two injects differ.
func (e encoder) changedKeys(a, b *scenario.Inject) []string {
	var names []string
	for _, k := range keys {
		if k.write(e, a) != k.write(e, b) {
			names = append(names, k.name)
		}
	}
	return names
}

// clone returns a copy of an inject whose lists may be appended to.
func clone(in scenario.Inject) *scenario.Inject {
	in.To, in.Extra, in.Expect, in.Objectives = slices.Clone(in.To), slices.Clone(in.Extra), slices.Clone(in.Expect), slices.Clone(in.Objectives)
	return &in
}
