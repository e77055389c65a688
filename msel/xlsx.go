package msel

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"sort"

	"github.com/xuri/excelize/v2"

	"tamrin/lang"
)

// readXLSX reads every sheet of a workbook. The library is given bytes that
// anybody may have made, and some of them make it panic; such a file is told
// as damaged.
func readXLSX(name string, data []byte, parts map[string]*zip.File) (b *Book, err error) {
	defer func() {
		if p := recover(); p != nil {
			b, err = nil, refuse("X108", name, fmt.Sprint(p))
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil {
		return nil, refuse("X108", name, plain(err))
	}
	defer f.Close()
	b = &Book{Name: name, Format: "XLSX"}
	if p, err := f.GetWorkbookProps(); err == nil && p.Date1904 != nil {
		b.Date1904 = *p.Date1904
	}
	scan := &scan{file: f, book: b}
	edges := readEdges(parts, scan.struck())
	for _, sheet := range f.GetSheetList() {
		if err := scan.sheet(sheet, edges[sheet]); err != nil {
			return nil, err
		}
	}
	if len(b.Sheets) == 0 {
		return nil, refuse("X108", name, "no sheet")
	}
	return b, nil
}

// scan reads the sheets of one workbook and counts what it has read.
type scan struct {
	file *excelize.File
	book *Book
	rows int // with content
	seen int // cells
}

// sheet adds one sheet. Each row is read twice in step, as shown and as
// stored, as a time shown as 11:00 AM is stored as 0.458333.
func (s *scan) sheet(name string, e edges) error {
	g := Grid{Name: name, HiddenCols: e.hidden}
	if visible, err := s.file.GetSheetVisible(name); err == nil {
		g.Hidden = !visible
	}
	shown, err := s.file.Rows(name)
	if err != nil { // a chart or dialog: it has no rows
		s.book.Sheets = append(s.book.Sheets, g)
		return nil
	}
	defer shown.Close()
	stored, err := s.file.Rows(name)
	if err != nil {
		return refuse("X108", s.book.Name, plain(err))
	}
	defer stored.Close()
	for shown.Next() && stored.Next() {
		g.Last++
		if err := s.row(&g, shown, stored); err != nil {
			return err
		}
	}
	if err := shown.Error(); err != nil {
		return refuse("X108", s.book.Name, plain(err))
	}
	spread(&g, e.merged)
	s.noteFormulas(name, e)
	s.noteStruck(name, e)
	s.noteComments(name)
	s.book.Sheets = append(s.book.Sheets, g)
	return nil
}

func (s *scan) row(g *Grid, shown, stored *excelize.Rows) error {
	texts, err := shown.Columns()
	if err != nil {
		return refuse("X108", s.book.Name, plain(err))
	}
	raws, err := stored.Columns(excelize.Options{RawCellValue: true})
	if err != nil {
		return refuse("X108", s.book.Name, plain(err))
	}
	if s.seen += len(texts); s.seen > maxScanned {
		return refuse("X112", s.book.Name, maxRows)
	}
	r := Row{N: g.Last, Hidden: shown.GetRowOpts().Hidden}
	for i, t := range texts {
		c := Cell{Text: clean(t)}
		if i < len(raws) {
			c.Raw = clean(raws[i])
		}
		r.Cells = append(r.Cells, c)
	}
	if r.own() == 0 {
		return nil
	}
	if s.rows++; s.rows > maxRows {
		return refuse("X112", s.book.Name, maxRows)
	}
	for len(r.Cells) > 0 && r.Cells[len(r.Cells)-1].Text == "" {
		r.Cells = r.Cells[:len(r.Cells)-1]
	}
	g.Rows = append(g.Rows, r)
	return nil
}

// noteFormulas says which formulas have no stored value.
func (s *scan) noteFormulas(sheet string, e edges) {
	if len(e.uncalculated) == 0 {
		return
	}
	s.book.Notes = append(s.book.Notes, note(lang.Words{
		"%d formulas have no stored value (%s) and were read as empty; open the file in a spreadsheet program, save it, and import again",
		"%d من الصيغ بلا قيمة محفوظة (%s) وقُرئت فارغة؛ افتح الملف في برنامج الجداول واحفظه ثم أعد الاستيراد"}.
		Format(len(e.uncalculated), sheet+"!"+e.uncalculated[0])))
}

// spread gives the cells below the first of a merged region its text, and
// tells the first how many columns it spans. Columns to the right stay empty,
// as a title across a row is no value of each column.
func spread(g *Grid, merged []region) {
	budget := maxSpread
	for _, m := range merged {
		top, found := slices.BinarySearchFunc(g.Rows, m.top, func(r Row, n int) int { return r.N - n })
		if !found || g.Rows[top].at(m.left).Text == "" {
			continue
		}
		first := &g.Rows[top].Cells[m.left]
		first.Cols = m.right - m.left
		for i := top + 1; i < len(g.Rows) && g.Rows[i].N <= m.bottom && budget > 0; i++ {
			budget--
			r := &g.Rows[i]
			for len(r.Cells) <= m.left {
				r.Cells = append(r.Cells, Cell{})
			}
			r.Cells[m.left] = Cell{Text: first.Text, Raw: first.Raw, Joins: true}
		}
	}
	sort.Ints(g.HiddenCols)
}
