package msel

import (
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"tamrin/lang"
	"tamrin/scenario"
)

// listName is the name of an export's sheet.
const listName = "MSEL"

// ExportXLSX writes the injects as a workbook to work in and to print:
// headings that stay in sight, a filter, wrapped text, the marking above and on
// each printed page, from right to left in Arabic. Every cell is text, so none
// is taken for a formula. Import gives the same injects back.
func ExportXLSX(w io.Writer, s *scenario.Scenario, opt ExportOptions) error {
	t := build(s, opt)
	f := excelize.NewFile()
	defer f.Close()
	x := &workbook{file: f, table: t, rightToLeft: lang.Dir(opt.Lang) == "rtl"}
	for _, step := range []func() error{x.styles, x.cells, x.view, x.print} {
		if err := step(); err != nil {
			return err
		}
	}
	if err := f.SetDocProps(&excelize.DocProperties{Title: t.above[1], Creator: "Tamrin", Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z"}); err != nil {
		return err
	}
	return f.Write(w)
}

// workbook is one export being written.
type workbook struct {
	file                *excelize.File
	table               table
	rightToLeft         bool
	text, heading, mark int // styles
}

func (x *workbook) styles() error {
	if err := x.file.SetSheetName(x.file.GetSheetName(0), listName); err != nil {
		return err
	}
	order := uint64(1) // left to right
	if x.rightToLeft {
		order = 2
	}
	border := []excelize.Border{{Type: "left", Color: "C9CED6", Style: 1}, {Type: "right", Color: "C9CED6", Style: 1}, {Type: "top", Color: "C9CED6", Style: 1}, {Type: "bottom", Color: "C9CED6", Style: 1}}
	for _, s := range []struct {
		id    *int
		style excelize.Style
	}{
		{&x.text, excelize.Style{NumFmt: 49, Border: border, Alignment: &excelize.Alignment{WrapText: true, Vertical: "top", ReadingOrder: order}}},
		{&x.heading, excelize.Style{NumFmt: 49, Border: border, Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"E4E9F0"}},
			Alignment: &excelize.Alignment{WrapText: true, Vertical: "center", ReadingOrder: order}}},
		{&x.mark, excelize.Style{NumFmt: 49, Font: &excelize.Font{Bold: true, Color: "A4161A"}, Alignment: &excelize.Alignment{ReadingOrder: order}}},
	} {
		id, err := x.file.NewStyle(&s.style)
		if err != nil {
			return err
		}
		*s.id = id
	}
	return nil
}

// cells writes everything as text.
func (x *workbook) cells() error {
	row := 0
	line := func(record []string, style int) error {
		row++
		for i, cell := range record {
			name := columnName(i) + strconv.Itoa(row)
			if cell != "" {
				if err := x.file.SetCellStr(listName, name, cell); err != nil {
					return err
				}
			}
			if err := x.file.SetCellStyle(listName, name, name, style); err != nil {
				return err
			}
		}
		return nil
	}
	for _, text := range x.table.above {
		if err := line([]string{text}, x.mark); err != nil {
			return err
		}
	}
	if err := line(x.table.headings, x.heading); err != nil {
		return err
	}
	for _, record := range x.table.rows {
		if err := line(record, x.text); err != nil {
			return err
		}
	}
	return nil
}

// view sets what is seen on the screen.
func (x *workbook) view() error {
	for i, width := range x.table.widths {
		if err := x.file.SetColWidth(listName, columnName(i), columnName(i), width); err != nil {
			return err
		}
	}
	last, first := len(x.table.headings)-1, len(x.table.headings)-x.table.kept
	if x.table.kept > 0 {
		if err := x.file.SetColVisible(listName, columnName(first)+":"+columnName(last), false); err != nil {
			return err
		}
	}
	head := strconv.Itoa(len(x.table.above) + 1)
	bottom := strconv.Itoa(len(x.table.above) + 1 + len(x.table.rows))
	if err := x.file.AutoFilter(listName, "A"+head+":"+columnName(last)+bottom, nil); err != nil {
		return err
	}
	below := "A" + strconv.Itoa(len(x.table.above)+2)
	if err := x.file.SetPanes(listName, &excelize.Panes{Freeze: true, YSplit: len(x.table.above) + 1, TopLeftCell: below, ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	return x.file.SetSheetView(listName, 0, &excelize.ViewOptions{RightToLeft: &x.rightToLeft})
}

// print sets what is printed: wide, the headings and the marking on each page.
func (x *workbook) print() error {
	landscape, paper, wide, tall, fit := "landscape", 9, 1, 0, true
	if err := x.file.SetPageLayout(listName, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &paper, FitToWidth: &wide, FitToHeight: &tall}); err != nil {
		return err
	}
	if err := x.file.SetSheetProps(listName, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	head := strconv.Itoa(len(x.table.above) + 1)
	if err := x.file.SetDefinedName(&excelize.DefinedName{Name: "_xlnm.Print_Titles", RefersTo: listName + "!$" + head + ":$" + head, Scope: listName}); err != nil {
		return err
	}
	marking := printable(x.table.above[0])
	return x.file.SetHeaderFooter(listName, &excelize.HeaderFooterOptions{OddHeader: "&C&B " + marking, OddFooter: "&C&B " + marking + "&R&P / &N"})
}

// printable keeps a text from being read as codes of a page header, which
// takes 255 characters in all.
func printable(s string) string {
	return strings.ReplaceAll(shorten(s, 100), "&", "&&")
}
