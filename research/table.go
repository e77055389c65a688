package research

import (
	"bufio"
	"context"
	"encoding/csv"
	"io"
	"time"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/msel"
)

// extra are the columns that a table has and an event has not: its number, and
// its times as people read them.
var extra = []string{"seq", "time", "date"}

// heading is the first line of a table.
func heading() []string {
	line := append([]string{}, extra...)
	for _, c := range columns {
		line = append(line, c.path)
	}
	return line
}

// row is an event as a line of a table.
func row(line []any, seq int64, e *exercise.Event) []any {
	line = append(line[:0], seq, lang.Clock(e.At), time.UnixMilli(e.Wall).UTC().Format("2006-01-02T15:04:05.000Z"))
	for i := range columns {
		line = append(line, columns[i].value(e))
	}
	return line
}

// separated writes events as separated text, as spreadsheets and R read it: UTF-8
// with a mark at its beginning. Texts that a spreadsheet would take for formulas
// have an apostrophe before them.
func (x *Export) separated(ctx context.Context, to io.Writer, names *Pseudonyms) error {
	out := bufio.NewWriter(to)
	out.WriteString("\ufeff")
	w := csv.NewWriter(out)
	if err := w.Write(heading()); err != nil {
		return err
	}
	var line []any
	record := make([]string, len(extra)+len(columns))
	err := x.each(ctx, names, func(seq int64, e *exercise.Event, _ []byte) error {
		line = row(line, seq, e)
		for i, v := range line {
			if record[i] = text(v); i >= len(extra) {
				if s, is := v.(string); is {
					record[i] = msel.Guard(s)
				}
			}
		}
		return w.Write(record)
	})
	w.Flush()
	if err == nil {
		err = w.Error()
	}
	if err == nil {
		err = out.Flush()
	}
	return err
}

const (
	maxRows = 1_048_576 // of a sheet, the heading included
	maxCell = 32_767    // characters of a cell, counted as UTF-16
)

// workbook writes events as a workbook: what it is, what the columns mean, the
// events. Texts are texts there, and never formulas.
func (x *Export) workbook(ctx context.Context, to io.Writer, names *Pseudonyms) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := f.SetDocProps(&excelize.DocProperties{Title: x.Exercise, Creator: "Tamrin", Created: "2000-01-01T00:00:00Z", Modified: "2000-01-01T00:00:00Z"}); err != nil {
		return err
	}
	b := &book{file: f, rightToLeft: lang.Dir(x.Lang) == "rtl"}
	if err := b.about(x); err != nil {
		return err
	}
	n := 0
	var line []any
	err := x.each(ctx, names, func(seq int64, e *exercise.Event, _ []byte) error {
		if n%(maxRows-1) == 0 {
			if err := b.begin(lang.Words{"Events %d", "الأحداث %d"}.Format(n/(maxRows-1)+1).In(x.Lang), true); err != nil {
				return err
			}
			if err := b.write(anys(heading())); err != nil {
				return err
			}
		}
		n++
		line = row(line, seq, e)
		for i, v := range line {
			if s, is := v.(string); is {
				line[i] = fit(s)
			}
		}
		return b.write(line)
	})
	if err != nil {
		return err
	}
	if err := b.end(); err != nil {
		return err
	}
	return f.Write(to)
}

// fit cuts a text that is longer than a cell may be, and marks that.
func fit(s string) string {
	if len(s) <= maxCell { // there are never more characters than bytes
		return s
	}
	n := 0
	for i, r := range s {
		if n += max(1, utf8.RuneLen(r)-2); n > maxCell-1 { // four bytes are two of UTF-16
			return s[:i] + "…"
		}
	}
	return s
}

// book is a workbook being written.
type book struct {
	file        *excelize.File
	rightToLeft bool
	sheets      int
	stream      *excelize.StreamWriter
	row         int
}

// begin begins a sheet.
func (b *book) begin(name string, right bool) error {
	if err := b.end(); err != nil {
		return err
	}
	err := error(nil)
	if b.sheets == 0 {
		err = b.file.SetSheetName(b.file.GetSheetName(0), name)
	} else {
		_, err = b.file.NewSheet(name)
	}
	if err != nil {
		return err
	}
	b.sheets++
	b.row = 0
	view := &excelize.ViewOptions{RightToLeft: &b.rightToLeft}
	if err := b.file.SetSheetView(name, 0, view); err != nil {
		return err
	}
	if b.stream, err = b.file.NewStreamWriter(name); err != nil || !right {
		return err
	}
	return b.stream.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
}

// end ends the sheet that was begun.
func (b *book) end() error {
	if b.stream == nil {
		return nil
	}
	return b.stream.Flush()
}

func (b *book) write(line []any) error {
	b.row++
	cell, err := excelize.CoordinatesToCellName(1, b.row)
	if err != nil {
		return err
	}
	return b.stream.SetRow(cell, line)
}

// about writes what the workbook is and what its columns mean.
func (b *book) about(x *Export) error {
	if err := b.begin(lang.Words{"Read me", "اقرأني"}.In(x.Lang), false); err != nil {
		return err
	}
	for _, p := range x.Readme(x.Lang) {
		if err := b.write([]any{p}); err != nil {
			return err
		}
	}
	if err := b.begin(lang.Words{"Fields", "الحقول"}.In(x.Lang), true); err != nil {
		return err
	}
	for _, name := range heading() {
		if err := b.write([]any{name, Meaning(name).In(x.Lang)}); err != nil {
			return err
		}
	}
	if err := b.begin(lang.Words{"Kinds", "الأنواع"}.In(x.Lang), true); err != nil {
		return err
	}
	for _, k := range Kinds {
		if err := b.write([]any{string(k.Kind), k.Say.In(x.Lang)}); err != nil {
			return err
		}
	}
	return nil
}

func anys(list []string) (out []any) {
	for _, s := range list {
		out = append(out, s)
	}
	return out
}
