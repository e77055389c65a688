package document

import (
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"tamrin/lang"
)

// WriteXLSX writes the tables of the document as a workbook, one sheet each,
// from right to left in Arabic, with the marking above each sheet and on each
// printed page. Every cell is text, so none is taken for a formula.
func WriteXLSX(w io.Writer, d *Document) error {
	f := excelize.NewFile()
	defer f.Close()
	b := &book{file: f, doc: d, rtl: lang.Dir(d.Lang) == "rtl", taken: map[string]bool{}}
	if err := b.styles(); err != nil {
		return err
	}
	tables := d.Tables()
	if len(tables) == 0 {
		tables = []*Table{{Name: d.Title, Columns: []Column{{Title: d.Title}}}}
	}
	for i, t := range tables {
		if err := b.sheet(i, t); err != nil {
			return err
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: d.Title, Creator: "Tamrin", Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z"}); err != nil {
		return err
	}
	return f.Write(w)
}

// book is one workbook being written.
type book struct {
	file             *excelize.File
	doc              *Document
	rtl              bool
	taken            map[string]bool // names of sheets, in small letters
	text, head, mark int             // styles
}

func (b *book) styles() (err error) {
	order := uint64(1)
	if b.rtl {
		order = 2
	}
	var border []excelize.Border
	for _, side := range []string{"left", "right", "top", "bottom"} {
		border = append(border, excelize.Border{Type: side, Color: "B8C0CC", Style: 1})
	}
	wrap := &excelize.Alignment{WrapText: true, Vertical: "top", ReadingOrder: order}
	if b.text, err = b.file.NewStyle(&excelize.Style{NumFmt: 49, Border: border, Alignment: wrap}); err != nil {
		return err
	}
	if b.head, err = b.file.NewStyle(&excelize.Style{NumFmt: 49, Border: border, Alignment: wrap, Font: &excelize.Font{Bold: true},
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E8ECF2"}}}); err != nil {
		return err
	}
	b.mark, err = b.file.NewStyle(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true, Color: "A4161A"}, Alignment: &excelize.Alignment{ReadingOrder: order}})
	return err
}

func (b *book) sheet(i int, t *Table) error {
	name := b.name(t.Name)
	if i == 0 {
		if err := b.file.SetSheetName(b.file.GetSheetName(0), name); err != nil {
			return err
		}
	} else if _, err := b.file.NewSheet(name); err != nil {
		return err
	}
	if err := b.look(name); err != nil { // before anything is streamed into it
		return err
	}
	s, err := b.file.NewStreamWriter(name)
	if err != nil {
		return err
	}
	for c := range t.Columns {
		if err := s.SetColWidth(c+1, c+1, float64(max(10, t.width(c, 120)))); err != nil {
			return err
		}
	}
	if err := s.SetRow("A1", []any{excelize.Cell{StyleID: b.mark, Value: b.doc.Marking + " · " + b.doc.Title}}); err != nil {
		return err
	}
	row := 2
	if !t.Bare {
		heads := make([]any, len(t.Columns))
		for c := range t.Columns {
			heads[c] = excelize.Cell{StyleID: b.head, Value: t.Columns[c].Title}
		}
		if err := s.SetRow("A2", heads); err != nil {
			return err
		}
		row++
	}
	for _, r := range t.Rows {
		if err := s.SetRow("A"+strconv.Itoa(row), b.cells(t, r)); err != nil {
			return err
		}
		row++
	}
	return s.Flush()
}

func (b *book) cells(t *Table, r Row) []any {
	cells := make([]any, len(r.Cells))
	for c, cell := range r.Cells {
		style := b.text
		if t.Bare && c == 0 {
			style = b.head
		}
		var lines []string
		for _, words := range cell {
			lines = append(lines, words.Plain())
		}
		cells[c] = excelize.Cell{StyleID: style, Value: short(strings.Join(lines, "\n"), excelize.TotalCellChars)}
	}
	return cells
}

// look sets how a sheet is seen and printed.
func (b *book) look(name string) error {
	if err := b.file.SetSheetView(name, 0, &excelize.ViewOptions{RightToLeft: &b.rtl}); err != nil {
		return err
	}
	landscape, paper, wide, tall, fit := "landscape", 9, 1, 0, true
	if err := b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := b.file.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	marking := strings.ReplaceAll(short(b.doc.Marking, 100), "&", "&&")
	return b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddHeader: "&C&B " + marking, OddFooter: "&C&B " + marking + "&R&P / &N"})
}

// name makes a name for a sheet that no other has and that Excel takes.
func (b *book) name(want string) string {
	want = strings.Trim(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]'`, r) || r < ' ' {
			return ' '
		}
		return r
	}, want), " '")
	if want == "" {
		want = "Table"
	}
	name := short(want, excelize.MaxSheetNameLength)
	for n := 2; b.taken[strings.ToLower(name)]; n++ {
		end := " " + strconv.Itoa(n)
		name = short(want, excelize.MaxSheetNameLength-len(end)) + end
	}
	b.taken[strings.ToLower(name)] = true
	return name
}

// short cuts words down to n characters.
func short(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n])
}
