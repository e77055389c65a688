package report

import (
	"strings"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/scenario"
)

// Source is what a document is written from.
type Source struct {
	Scenario *scenario.Scenario
	State    *exercise.State // of the exercise; nil before one is held
	Lang     lang.Tag
	// Moment returns the address of a moment in the replay, as a seat saw it; as
	// is empty where it was nobody's in particular. It may be nil.
	Moment func(at int64, as string) string
}

// Part is a section as it stands in one document.
type Part struct {
	ID      string // of the section; of a repeated one, with the objective's behind a dot
	Heading string
	Level   int
	Drafted string // what stands there by itself
	Words   string // what stands there: people's words, or those
	Edited  bool   // people wrote them: By, at the exercise time At
	Version int    // of people's words, from 1; 0 where nobody has written any yet
	By      exercise.Actor
	At      int64
	Remark  string           // what is to be written; shown while Words are empty
	Shows   bool             // tables follow
	Blocks  []document.Block // Words, their citations leading to the moments themselves

	section   *Section
	objective int // or -1
}

// SectionID is the name under which people's words for a part are kept.
func SectionID(t *Template, part string) string { return t.ID + "/" + part }

// Parts lists the sections of a document, in order.
func Parts(t *Template, src Source) []Part {
	w := newWriter(t, src)
	list := w.parts()
	for i := range list {
		list[i].Blocks = blocksOf(list[i].Words, w.look)
	}
	return list
}

// Write writes a document by a template.
func Write(t *Template, src Source) *document.Document {
	w := newWriter(t, src)
	d := &document.Document{Title: w.fill(t.Title, -1), Subtitle: w.title(), Lang: src.Lang, Marking: w.marking()}
	if t.Contents {
		d.Contents = w.say(lang.Words{"Contents", "المحتويات"})
	}
	for _, p := range w.parts() {
		if p.Heading != "" {
			d.Add(&document.Heading{Level: p.Level, ID: "s-" + p.ID, Text: p.Heading})
		}
		if p.Words == "" && p.Remark != "" && !p.Shows {
			d.Add(&document.Paragraph{Words: document.Words("[" + p.Remark + "]"), Faint: true})
		}
		d.Add(blocksOf(p.Words, w.link)...)
		for _, name := range p.section.Show {
			if b := blocks[name]; w.held != nil || !b.after {
				d.Add(b.make(w, p.objective)...)
			}
		}
	}
	return d
}

// writer writes one document.
type writer struct {
	Source
	t      *Template
	held   *held
	shown  map[string]bool // what the document's sections show
	titles map[string]scenario.Text
}

func newWriter(t *Template, src Source) *writer {
	w := &writer{Source: src, t: t, shown: map[string]bool{}}
	if src.State != nil {
		w.held, w.Scenario = newHeld(src), src.State.Program.Scenario
	}
	for i := range t.Sections {
		for _, b := range t.Sections[i].Show {
			w.shown[b] = true
		}
	}
	return w
}

// parts lists the sections, those that are repeated as often as they are.
func (w *writer) parts() (list []Part) {
	for i := 0; i < len(w.t.Sections); {
		s := &w.t.Sections[i]
		if s.Each == "" {
			list = append(list, w.part(s, s.ID, -1))
			i++
			continue
		}
		first := i
		for i < len(w.t.Sections) && w.t.Sections[i].Each == s.Each {
			i++
		}
		for o := range w.Scenario.Objectives { // sections that follow each other are repeated together
			for k := first; k < i; k++ {
				s := &w.t.Sections[k]
				list = append(list, w.part(s, s.ID+"."+w.Scenario.Objectives[o].ID, o))
			}
		}
	}
	return list
}

func (w *writer) part(s *Section, id string, objective int) Part {
	p := Part{ID: id, Heading: w.fill(s.Heading, objective), Level: s.Level, Drafted: strings.TrimSpace(w.fill(s.Text, objective)),
		Remark: strings.TrimSpace(w.fill(s.Remark, objective)), Shows: len(s.Show) > 0, section: s, objective: objective}
	p.Words = p.Drafted
	if w.State != nil {
		said, stands := w.State.Passage(SectionID(w.t, id), w.Lang)
		if p.Version, p.By, p.At = said.Version, said.By, said.At; stands {
			p.Words, p.Edited = said.Words, true
		}
	}
	return p
}

// fill says words of the template in the document's language, their fields
// filled in.
func (w *writer) fill(words Words, objective int) string {
	text, ok := words[string(w.Lang)]
	if !ok {
		text = words[string(lang.En)]
	}
	return fieldName.ReplaceAllStringFunc(text, func(m string) string {
		f, ok := fields[m[1:len(m)-1]]
		if !ok || f.after && w.held == nil {
			return m
		}
		return f.say(w, objective)
	})
}

// say says words of the program in the document's language.
func (w *writer) say(words lang.Words) string { return words.In(w.Lang) }

// in says a text of the scenario in the document's language, or in what there is.
func (w *writer) in(t scenario.Text) string {
	return line(t.Get(string(w.Lang), append(w.Scenario.Languages, "en", "ar", "")...))
}

// long is in with the paragraphs of a longer text kept.
func (w *writer) long(t scenario.Text) string {
	var list []string
	for _, p := range strings.Split(t.Get(string(w.Lang), append(w.Scenario.Languages, "en", "ar", "")...), "\n\n") {
		list = append(list, line(p))
	}
	return strings.Join(list, "\n\n")
}

// titled is a text, or where there is none the thing's identifier.
func (w *writer) titled(t scenario.Text, id string) string {
	if s := w.in(t); s != "" {
		return s
	}
	return id
}

func (w *writer) title() string { return w.titled(w.Scenario.Title, w.Scenario.ID) }

func (w *writer) marking() string {
	if s := w.in(w.Scenario.Marking); s != "" {
		return s
	}
	return w.say(lang.Words{"EXERCISE EXERCISE EXERCISE", "تمرين تمرين تمرين"})
}

// name finds what people call a cell or a party.
func (w *writer) name(id string) string {
	if w.titles == nil {
		w.titles = map[string]scenario.Text{}
		for i := range w.Scenario.Parties {
			w.titles[w.Scenario.Parties[i].ID] = w.Scenario.Parties[i].Title
		}
		for i := range w.Scenario.Cells {
			w.titles[w.Scenario.Cells[i].ID] = w.Scenario.Cells[i].Title
		}
	}
	if id == "all" {
		return w.say(lang.Words{"All", "الجميع"})
	}
	return w.titled(w.titles[id], id)
}

// cell is a cell of a table.
func cell(s string) document.Cell { return document.Text(s) }

// row is a row of plain cells.
func row(cells ...string) document.Row {
	r := document.Row{}
	for _, c := range cells {
		r.Cells = append(r.Cells, cell(c))
	}
	return r
}

// column names a column and its width beside the others.
func (w *writer) column(title lang.Words, width int) document.Column {
	return document.Column{Title: w.say(title), Width: width}
}

// nothing says that there is none of something.
func (w *writer) nothing(words lang.Words) []document.Block {
	return []document.Block{&document.Paragraph{Words: document.Words(w.say(words)), Faint: true}}
}
