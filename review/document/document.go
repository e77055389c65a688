// Package document is a document that people read on paper: headings,
// paragraphs, lists and tables, with a marking on every page. Four writers turn
// one Document into a web page that prints well, a Word document, a workbook of
// its tables and, through review/document/pdf, a PDF. It must never know what a
// document is about, nor where its words come from.
package document

import "tamrin/lang"

// Document is one document in one language.
type Document struct {
	Title    string
	Subtitle string
	Lang     lang.Tag // of its own words; people's words in it may be in any
	Marking  string   // stands at both ends of every page
	Contents string   // heading of the table of contents; none is written where empty
	Blocks   []Block
}

// Block is one part of a document: *Heading, *Paragraph, *List or *Table.
type Block interface{ block() }

// Heading begins a section.
type Heading struct {
	Level int    // 1 to 3; 1 begins a page
	ID    string // by which links find it; empty where nothing leads to it
	Text  string
}

// Paragraph is a paragraph. A line feed in it begins a line.
type Paragraph struct {
	Words Inline
	Faint bool // a remark, or a sign that something is still to be written
}

// List is a list with bullets.
type List struct{ Items []Inline }

// Table is a table. Its cells may hold several paragraphs.
type Table struct {
	Name    string // of its sheet in a workbook
	Columns []Column
	Rows    []Row
	Bare    bool // names in the first column, no headings above
}

// Column is a column of a table.
type Column struct {
	Title string
	Width int // beside the other columns' widths; 0 counts as 1
}

// Row is a row of a table.
type Row struct {
	ID    string // by which links find it; may be empty
	Cells []Cell
}

// Cell is what stands in a cell, by paragraphs.
type Cell []Inline

// Inline is words in a row.
type Inline []Span

// Span is words of one kind.
type Span struct {
	Text string
	Bold bool
	Link string // an address, or "#" and the ID of a heading or row; empty for none
}

func (*Heading) block()   {}
func (*Paragraph) block() {}
func (*List) block()      {}
func (*Table) block()     {}

// numbered is what stands before a page's number and before that of the last one.
func numbered(tag lang.Tag) (page, of string) {
	return lang.Words{"Page", "صفحة"}.In(tag), lang.Words{"of", "من"}.In(tag)
}

// Words makes plain words.
func Words(s string) Inline {
	if s == "" {
		return nil
	}
	return Inline{{Text: s}}
}

// Text is a cell of one paragraph of plain words.
func Text(s string) Cell {
	if s == "" {
		return nil
	}
	return Cell{Words(s)}
}

// Plain returns the words alone.
func (w Inline) Plain() string {
	s := ""
	for _, span := range w {
		s += span.Text
	}
	return s
}

// Add appends a block.
func (d *Document) Add(b ...Block) { d.Blocks = append(d.Blocks, b...) }

// Headings lists the headings down to a level, in order.
func (d *Document) Headings(level int) (list []*Heading) {
	for _, b := range d.Blocks {
		if h, ok := b.(*Heading); ok && h.Level <= level {
			list = append(list, h)
		}
	}
	return list
}

// Tables lists the tables, in order.
func (d *Document) Tables() (list []*Table) {
	for _, b := range d.Blocks {
		if t, ok := b.(*Table); ok {
			list = append(list, t)
		}
	}
	return list
}

// width returns the share of the column in a whole.
func (t *Table) width(column, whole int) int {
	sum := 0
	for _, c := range t.Columns {
		sum += max(c.Width, 1)
	}
	return max(t.Columns[column].Width, 1) * whole / sum
}
