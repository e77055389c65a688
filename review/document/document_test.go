package document_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"flag"
	"io"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"tamrin/lang"
	"tamrin/review/document"
)

var update = flag.Bool("update", false, "write the expected outputs anew")

// sample is a document with everything in it, hostile words included.
func sample(tag lang.Tag) *document.Document {
	w := func(en, ar string) string { return lang.Words{En: en, Ar: ar}.In(tag) }
	d := &document.Document{Title: w("Report <1> & \"more\"", "تقرير <1> و\"غيره\""), Subtitle: "Seoul 2023", Lang: tag,
		Marking: w("EXERCISE & \\EXERCISE\"</style>", "تمرين تمرين تمرين"), Contents: w("Contents", "المحتويات")}
	d.Add(
		&document.Heading{Level: 1, ID: "one", Text: w("First", "أول")},
		&document.Paragraph{Words: document.Inline{{Text: w("It began on 2023-01-31 at ", "بدأ في 2023-01-31 عند ")}, {Text: "0:17:00", Bold: true}, {Text: w(" in Seoul (سيول).", " في سيول (Seoul).")}}},
		&document.List{Items: []document.Inline{{{Text: w("see ", "انظر ")}, {Text: "[O1]", Link: "#O1"}}, {{Text: "x\x00y", Link: "https://example.org/?a=1&b=2"}}}},
		&document.Heading{Level: 2, ID: "two", Text: "Deux"},
		&document.Table{Name: w("Facts: 1/2", "حقائق"), Columns: []document.Column{{Title: w("No.", "رقم")}, {Title: w("Words", "كلام"), Width: 3}}, Rows: []document.Row{
			{ID: "O1", Cells: []document.Cell{document.Text("K-101"), document.Text("=1+1")}},
			{Cells: []document.Cell{nil, {document.Words("ا\nب"), document.Words("c")}}},
		}},
		&document.Paragraph{Words: document.Words("later"), Faint: true})
	return d
}

func docx(t *testing.T, d *document.Document) map[string]string {
	t.Helper()
	var b bytes.Buffer
	if err := document.WriteDOCX(&b, d); err != nil {
		t.Fatal(err)
	}
	var again bytes.Buffer
	if err := document.WriteDOCX(&again, d); err != nil || !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("equal documents give different files")
	}
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	parts := map[string]string{}
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		parts[f.Name] = string(text)
		dec := xml.NewDecoder(bytes.NewReader(text))
		for {
			if _, err := dec.Token(); err == io.EOF {
				break
			} else if err != nil {
				t.Fatalf("%s is no XML: %v", f.Name, err)
			}
		}
	}
	return parts
}

func TestTheWordDocumentIsWhole(t *testing.T) {
	for _, tag := range lang.All {
		parts := docx(t, sample(tag))
		for _, m := range regexp.MustCompile(`PartName="/([^"]+)"`).FindAllStringSubmatch(parts["[Content_Types].xml"], -1) {
			if parts[m[1]] == "" {
				t.Errorf("the part %s is missing", m[1])
			}
		}
		body, links := parts["word/document.xml"], parts["word/_rels/document.xml.rels"]
		for _, m := range regexp.MustCompile(`r:id="(\w+)"`).FindAllStringSubmatch(body, -1) {
			if !strings.Contains(links, `Id="`+m[1]+`"`) {
				t.Errorf("the relation %s leads nowhere", m[1])
			}
		}
		anchors := regexp.MustCompile(`w:anchor="(\w+)"`).FindAllStringSubmatch(body, -1)
		if len(anchors) != 3 {
			t.Errorf("%d links within the document, not 3", len(anchors))
		}
		for _, m := range anchors {
			if !strings.Contains(body, `w:name="`+m[1]+`"`) {
				t.Errorf("there is no bookmark %s", m[1])
			}
		}
		for _, m := range regexp.MustCompile(`w:(?:pStyle|rStyle|tblStyle) w:val="(\w+)"`).FindAllStringSubmatch(body+parts["word/header1.xml"]+parts["word/footer1.xml"], -1) {
			if !strings.Contains(parts["word/styles.xml"], `w:styleId="`+m[1]+`"`) {
				t.Errorf("there is no style %s", m[1])
			}
		}
		rtl := strings.Contains(body, "<w:bidi/></w:sectPr>") && strings.Contains(body, "<w:bidiVisual/>")
		if rtl != (tag == lang.Ar) {
			t.Errorf("%s: the section and its tables run from right to left: %v", tag, rtl)
		}
		golden(t, "testdata/"+string(tag)+".document.xml", strings.ReplaceAll(body, "<w:p>", "\n<w:p>"))
	}
}

func TestThePageIsWhole(t *testing.T) {
	for _, tag := range lang.All {
		var b bytes.Buffer
		if err := document.WritePage(&b, sample(tag), document.PageOptions{Pages: map[string]int{"one": 2, "two": 3}}); err != nil {
			t.Fatal(err)
		}
		page := b.String()
		if n := strings.Count(page, "</style>"); n != 1 {
			t.Errorf("the marking ends the style sheet: %d", n)
		}
		golden(t, "testdata/"+string(tag)+".html", page[strings.Index(page, "</style>"):])
	}
}

func TestTheWorkbookHoldsTextAlone(t *testing.T) {
	var b bytes.Buffer
	if err := document.WriteXLSX(&b, sample(lang.Ar)); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	if v, _ := f.GetSheetView("حقائق", 0); v.RightToLeft == nil || !*v.RightToLeft {
		t.Error("the sheet does not run from right to left")
	}
	if formula, _ := f.GetCellFormula("حقائق", "B3"); formula != "" {
		t.Errorf("a cell became the formula %s", formula)
	}
	rows, err := f.GetRows("حقائق")
	want := [][]string{{"تمرين تمرين تمرين · تقرير <1> و\"غيره\""}, {"رقم", "كلام"}, {"K-101", "=1+1"}, {"", "ا\nب\nc"}}
	if d := cmp.Diff(want, rows); d != "" || err != nil {
		t.Error(d, err)
	}
	b.Reset()
	if err := document.WriteXLSX(&b, &document.Document{Title: "no table at all, and a name that is longer than Excel takes"}); err != nil {
		t.Error(err)
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}
