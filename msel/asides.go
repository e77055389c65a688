package msel

import (
	"strings"

	"github.com/xuri/excelize/v2"

	"tamrin/lang"
)

// mostAsides is how many comments of a sheet are told one by one.
const mostAsides = 50

// noteComments tells the comments on a sheet's cells: they are no text of an
// inject, and may hold what a planner must not lose.
func (s *scan) noteComments(sheet string) {
	list, err := s.file.GetComments(sheet)
	if err != nil {
		return // what can't be read beside the cells is left out
	}
	for i, c := range list {
		if i == mostAsides {
			s.book.Notes = append(s.book.Notes, Note{sheet, lang.Words{"%d more comments are not taken", "لم يؤخذ %d تعليقًا آخر"}.Format(len(list) - i)})
			return
		}
		s.book.Notes = append(s.book.Notes, Note{sheet + "!" + c.Cell, lang.Words{
			"the comment on this cell is not taken: %s", "لم يؤخذ التعليق على هذه الخلية: %s"}.Format(lang.Isolate(shorten(oneLine(said(c)), 200)))})
	}
}

// said is the text of a comment.
func said(c excelize.Comment) string {
	if len(c.Paragraph) == 0 {
		return c.Text
	}
	var b strings.Builder
	for _, run := range c.Paragraph {
		b.WriteString(run.Text)
	}
	return b.String()
}

// struck lists which of the workbook's styles strike text through.
func (s *scan) struck() map[string]bool {
	out := map[string]bool{}
	for i := 0; i < maxParts; i++ {
		style, err := s.file.GetStyle(i)
		if err != nil {
			break
		}
		if style.Font != nil && style.Font.Strike {
			out[itoa(i)] = true
		}
	}
	return out
}

// noteStruck tells that rows are struck through: many planners delete so.
func (s *scan) noteStruck(sheet string, e edges) {
	if len(e.struck) == 0 {
		return
	}
	s.book.Notes = append(s.book.Notes, Note{sheet + "!" + e.struck[0], lang.Words{
		"rows that are struck through were taken like others (%d of them); if that deletes them, delete them in the file and import it again, or set their status",
		"أُخذت الصفوف المشطوبة كغيرها (عددها %d)؛ إن كان شطبها حذفًا فاحذفها من الملف وأعد الاستيراد، أو غيّر حالتها"}.Format(len(e.struck))})
}
