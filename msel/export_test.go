package msel

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"tamrin/lang"
)

func TestWorkbookForPeople(t *testing.T) {
	s := load(t, map[string]string{root: strings.Replace(annotated, "id: harbour\n", "id: harbour\nmarking: {en: \"EXERCISE & DRILL\", ar: \"تمرين\"}\n", 1)})
	for _, tag := range lang.All {
		var out bytes.Buffer
		if err := ExportXLSX(&out, s, ExportOptions{Lang: tag, Template: "hseep"}); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(&out)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		view, err := f.GetSheetView(listName, 0)
		if err != nil || view.RightToLeft == nil || *view.RightToLeft != (tag == lang.Ar) {
			t.Errorf("%s: right to left %v %v", tag, view.RightToLeft, err)
		}
		panes, err := f.GetPanes(listName)
		if err != nil || !panes.Freeze || panes.YSplit != 3 {
			t.Errorf("%s: panes %+v %v", tag, panes, err)
		}
		rows, err := f.GetRows(listName)
		if err != nil || len(rows) != 6 {
			t.Fatalf("%s: %d rows %v", tag, len(rows), err)
		}
		marking := map[lang.Tag]string{lang.En: "EXERCISE & DRILL", lang.Ar: "تمرين"}[tag]
		page, err := f.GetHeaderFooter(listName)
		if err != nil || !strings.Contains(page.OddHeader, strings.ReplaceAll(marking, "&", "&&")) || !strings.Contains(page.OddFooter, strings.ReplaceAll(marking, "&", "&&")) || rows[0][0] != marking {
			t.Errorf("%s: %+v %q %v", tag, page, rows[0], err)
		}
		last := columnName(len(rows[2]) - 1)
		if visible, err := f.GetColVisible(listName, last); rows[2][len(rows[2])-1] != "Tamrin" || visible || err != nil {
			t.Errorf("%s: column %s %q is seen: %v %v", tag, last, rows[2], visible, err)
		}
		golden(t, "headings."+string(tag)+".txt", strings.Join(rows[2], "\n")+"\n")
	}
}

// TestNothingIsTakenForAFormula: what begins like a formula is text, and comes
// back as it was.
func TestNothingIsTakenForAFormula(t *testing.T) {
	for _, words := range []string{"=1+1", "+CMD|x", "-5", "@SUM(A1)", "'=quoted", "''x", "'plain", "＝1+1", "＠x", "=HYPERLINK(\"http://x\";\"y\")"} {
		text := "tamrin: 1\nid: x\ntitle: \"X\"\ncells: {a: {}}\ninjects:\n  i: {number: \"1\", title: " + quote(words) + ", at: 1m, to: [a]}\n"
		s := load(t, map[string]string{root: text})
		var out bytes.Buffer
		if err := ExportCSV(&out, s, ExportOptions{Lang: lang.En}); err != nil {
			t.Fatal(err)
		}
		if first, _ := utf8.DecodeRuneInString(words); strings.ContainsRune("=+-@＝＠", first) && !strings.Contains(out.String(), ",'"+words) && !strings.Contains(out.String(), ",\"'") {
			t.Errorf("%q stands bare in\n%s", words, out.String())
		}
		out.Reset()
		if err := ExportXLSX(&out, s, ExportOptions{Lang: lang.En}); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		for _, cell := range []string{"C4", "D4", "E4"} {
			if formula, err := f.GetCellFormula(listName, cell); formula != "" || err != nil {
				t.Errorf("%q became the formula %q %v", words, formula, err)
			}
		}
	}
}

func TestGuard(t *testing.T) {
	for _, s := range []string{"", "a", "=a", "'=a", "''=a", "'a", "'", "'''", "-1", "'-", "@", "+", "a=b"} {
		if got := unguard(Guard(s)); got != s {
			t.Errorf("%q came back as %q", s, got)
		}
	}
}

// TestCopyOfVisibleColumns drops the columns that are for Tamrin alone,
// as a planner who copies the visible ones does.
func TestCopyOfVisibleColumns(t *testing.T) {
	s := load(t, map[string]string{root: annotated})
	tbl := build(s, ExportOptions{Lang: lang.En})
	w := newWorkbook(t)
	for _, record := range append([][]string{tbl.headings}, tbl.rows...) {
		var cells []any
		for _, cell := range record[:len(record)-tbl.kept] {
			cells = append(cells, cell)
		}
		w.add("MSEL", cells)
	}
	res := take(t, w.read(), map[string]string{root: annotated}, Options{})
	if got := res.Report.Totals(); got.Same != 3 || len(res.Files) != 0 {
		t.Errorf("%s", reportText(res.Report))
	}
}
