package msel

import (
	"bytes"
	"testing"

	"github.com/xuri/excelize/v2"
)

// writer makes a workbook for a test, sheet by sheet and row by row.
type writer struct {
	t    *testing.T
	file *excelize.File
	row  map[string]int
}

func newWorkbook(t *testing.T) *writer {
	w := &writer{t, excelize.NewFile(), map[string]int{}}
	t.Cleanup(func() { w.file.Close() })
	return w
}

// add appends rows to a sheet, which is made where it is not there; nil is an
// empty row.
func (w *writer) add(sheet string, rows ...[]any) *writer {
	w.t.Helper()
	if i, _ := w.file.GetSheetIndex(sheet); i < 0 {
		if len(w.row) == 0 {
			w.must(w.file.SetSheetName("Sheet1", sheet))
		} else if _, err := w.file.NewSheet(sheet); err != nil {
			w.t.Fatal(err)
		}
	}
	for _, row := range rows {
		w.row[sheet]++
		for c, v := range row {
			if v != nil {
				w.must(w.file.SetCellValue(sheet, columnName(c)+itoa(w.row[sheet]), v))
			}
		}
	}
	return w
}

func (w *writer) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

// format gives cells a number format, as 0000 or h:mm AM/PM.
func (w *writer) format(sheet, from, to, format string) {
	id, err := w.file.NewStyle(&excelize.Style{CustomNumFmt: &format})
	w.must(err)
	w.must(w.file.SetCellStyle(sheet, from, to, id))
}

func (w *writer) bytes() []byte {
	var b bytes.Buffer
	w.must(w.file.Write(&b))
	return b.Bytes()
}

// read reads the workbook as a book.
func (w *writer) read() *Book {
	w.t.Helper()
	b, err := Read("list.xlsx", w.bytes())
	w.must(err)
	return b
}

// take imports a book into an empty folder, or into files.
func take(t *testing.T, b *Book, files map[string]string, opt Options) *Result {
	t.Helper()
	folder := overlay{files: map[string][]byte{}}
	for name, text := range files {
		folder.files[name] = []byte(text)
	}
	res, err := Import(b, folder, root, opt)
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func row(cells ...any) []any { return cells }

type excelizeProps = excelize.WorkbookPropsOptions
