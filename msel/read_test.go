package msel

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

// archive makes a ZIP of the parts, name and content in turn.
func archive(t *testing.T, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for i := 0; i < len(parts); i += 2 {
		w, err := z.Create(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(parts[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// rawWorkbook is a workbook of one sheet, its rows written as XML.
func rawWorkbook(t *testing.T, sheetData, after string) []byte {
	const main = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	return archive(t,
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`,
		"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml", `<workbook `+main+` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="List" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml", `<worksheet `+main+`><sheetData>`+sheetData+`</sheetData>`+after+`</worksheet>`)
}

func inlineRow(n int, cells ...string) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<row r="%d">`, n)
	for i, c := range cells {
		fmt.Fprintf(&b, `<c r="%s%d" t="inlineStr"><is><t>%s</t></is></c>`, columnName(i), n, c)
	}
	return b.String() + "</row>"
}

func TestRefusals(t *testing.T) {
	compound := "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600)
	good := newWorkbook(t).add("List", row("No", "Title", "To"), row("1", "A", "B")).bytes()
	for _, c := range []struct{ name, data, want string }{
		{"encrypted.xlsx", compound + string(wide("EncryptedPackage")), "X101"},
		{"old.xls", compound + string(wide("Workbook")), "X102"},
		{"old.xlsx", compound, "X102"},
		{"list.ods", string(archive(t, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", "content.xml", "<x/>")), "X103"},
		{"letter.docx", string(archive(t, "[Content_Types].xml", "<Types/>", "word/document.xml", "<x/>")), "X104"},
		{"binary.xlsb", string(archive(t, "[Content_Types].xml", "<Types/>", "xl/workbook.bin", "x")), "X104"},
		{"pictures.zip", string(archive(t, "a.jpg", "x")), "X104"},
		{"scan.pdf", "%PDF-1.7 ...", "X104"},
		{"noise.csv", "\x01\x02\x03\x04\x05\x06\x07\x08\x0e\x0f\x10\x11", "X104"},
		{"page.xlsx", "<!DOCTYPE html><html><body><table><tr><td>No</td></tr></table></body></html>", "X105"},
		{"page.xls", "\ufeff<table><tr><td>1</td></tr></table>", "X105"},
		{"old.xml", `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`, "X106"},
		{"empty.xlsx", "", "X107"},
		{"blank.csv", " \r\n\n \t", "X107"},
		{"cut.xlsx", string(good[:len(good)/2]), "X108"},
		{"tail.xlsx", string(good[:len(good)-30]), "X108"},
		{"hollow.xlsx", string(archive(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", "<workbook/>")), "X108"},
	} {
		_, err := Read(c.name, []byte(c.data))
		var r *Refused
		if !errors.As(err, &r) || string(r.Code) != c.want {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
			continue
		}
		if r.Message.Ar == "" || r.Hint.Zero() {
			t.Errorf("%s does not say what to do: %+v", c.name, r)
		}
	}
}

func TestWrongEndingsAreReadAndSaid(t *testing.T) {
	good := newWorkbook(t).add("List", row("No", "Title", "To"), row("1", "A", "B")).bytes()
	for name, data := range map[string][]byte{"list.csv": good, "list.xlsx": []byte("No,Title,To\n1,A,B\n")} {
		b, err := Read(name, data)
		if err != nil || len(b.Notes) != 1 || !strings.Contains(b.Notes[0].Says.En, "ending") {
			t.Errorf("%s: %v %+v", name, err, b)
		}
	}
}

// TestBombs: small files that would unpack to much, or seem to hold much.
func TestBombs(t *testing.T) {
	zeros := strings.Repeat("\x00", 70<<20)
	for name, data := range map[string][]byte{
		"one part":    archive(t, "[Content_Types].xml", "<Types/>", "xl/worksheets/sheet1.xml", zeros),
		"other parts": archive(t, "[Content_Types].xml", "<Types/>", "xl/workbook.xml", zeros[:40<<20], "xl/media/a.png", zeros[:40<<20]),
	} {
		var r *Refused
		if _, err := Read("bomb.xlsx", data); !errors.As(err, &r) || r.Code != "X110" {
			t.Errorf("%s (%d bytes): %v", name, len(data), err)
		}
	}
	var far strings.Builder
	for n := range 3000 {
		fmt.Fprintf(&far, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, n+1, n+1)
	}
	var r *Refused
	if _, err := Read("far.xlsx", rawWorkbook(t, far.String(), "")); !errors.As(err, &r) || r.Code != "X112" {
		t.Errorf("cells far to the right: %v", err)
	}
}

// TestMillionEmptyRows reads a sheet whose rows are formatted to the very end.
func TestMillionEmptyRows(t *testing.T) {
	var rows strings.Builder
	rows.WriteString(inlineRow(1, "No", "Title", "Description", "Send to"))
	rows.WriteString(inlineRow(2, "1", "First", "Happens", "Port"))
	for n := 3; n < 1_048_576; n++ {
		fmt.Fprintf(&rows, `<row r="%d" ht="15"/>`, n)
	}
	rows.WriteString(inlineRow(1_048_576, "2", "Last", "Happens as well", "Port"))
	data := rawWorkbook(t, rows.String(), `<mergeCells><mergeCell ref="D2:D1048576"/></mergeCells>`)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	begin := time.Now()
	b, err := Read("long.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	res := take(t, b, nil, Options{})
	took := time.Since(begin)
	runtime.ReadMemStats(&after)
	t.Logf("%v, %d MB allocated in all, %d MB held", took, (after.TotalAlloc-before.TotalAlloc)>>20, after.HeapAlloc>>20)
	if got := res.Report.Totals(); got.Rows != 1_048_576 || got.New != 2 || got.LeftOut != 1_048_574 {
		t.Errorf("%+v", got)
	}
	if took > 60*time.Second {
		t.Errorf("it took %v", took)
	}
}

func TestEncodings(t *testing.T) {
	const arabic, french = "الرقم;العنوان;المستلم\n1;انقطاع الكهرباء؛ عاجل;الميناء\n", "N°;Titre;Destinataire\n1;Évacuation à l'hôpital déjà prête;Préfecture\n"
	encode := func(b []byte, err error) []byte {
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, c := range []struct {
		name, want string
		data       []byte
		title      string
	}{
		{"utf-8", "UTF-8", []byte(arabic), "انقطاع الكهرباء؛ عاجل"},
		{"utf-8 with a mark", "UTF-8", []byte("\ufeff" + arabic), "انقطاع الكهرباء؛ عاجل"},
		{"utf-16 little", "UTF-16", encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(arabic))), "انقطاع الكهرباء؛ عاجل"},
		{"utf-16 big", "UTF-16", encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder().Bytes([]byte(arabic))), "انقطاع الكهرباء؛ عاجل"},
		{"utf-16 without a mark", "UTF-16", encode(unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM).NewEncoder().Bytes([]byte("No;Title;To\n1;Power fails;Port\n"))), "Power fails"},
		{"windows-1256", "Windows-1256", encode(charmap.Windows1256.NewEncoder().Bytes([]byte(arabic))), "انقطاع الكهرباء؛ عاجل"},
		{"windows-1252", "Windows-1252", encode(charmap.Windows1252.NewEncoder().Bytes([]byte(french))), "Évacuation à l'hôpital déjà prête"},
	} {
		b, err := Read("list.csv", c.data)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		res := take(t, b, nil, Options{})
		if got := res.Scenario.Injects[0].Title.In[res.Scenario.Languages[0]]; b.Encoding != c.want || got != c.title {
			t.Errorf("%s: %s %q", c.name, b.Encoding, got)
		}
	}
}

func TestSeparatedText(t *testing.T) {
	for name, text := range map[string]string{
		"comma":     "No,Title,To,Description\n\n1,\"Storm, again\",Port,\"two\nlines\"\n",
		"semicolon": "No;Title;To;Description\r\n\r\n1;Storm, again;Port;\"two\r\nlines\"\r\n",
		"tab":       "No\tTitle\tTo\tDescription\n\n1\tStorm, again\tPort\t\"two\nlines\"\n",
		"bar":       "No|Title|To|Description\n\n1|Storm, again|Port|\"two\nlines\"\n",
		"named":     "sep=;\nNo;Title;To;Description\n\n1;Storm, again;Port;\"two\nlines\"",
		"ragged":    "EXERCISE\n\nNo,Title,To,Description\n1,\"Storm, again\",Port,\"two\nlines\",,,\n",
		"loose":     "No,Title,To,Description,Notes\n\n1,\"Storm, again\",Port,\"two\nlines\",a \"quoted\" word\n",
	} {
		b, err := Read("list.csv", []byte(text))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		res := take(t, b, nil, Options{})
		in := res.Scenario.Injects[0]
		if in.Title.In["en"] != "Storm, again" || in.Text.In["en"] != "two\nlines" || in.To[0].ID != "port" {
			t.Errorf("%s: %+v", name, in)
		}
		last := res.Report.Rows[len(res.Report.Rows)-1]
		if want := strings.Count(strings.ReplaceAll(strings.TrimPrefix(text, "sep=;\n"), "two", ""), "\n"); last.To > want+1 {
			t.Errorf("%s: the last row is %d", name, last.To)
		}
		if b.Sheets[0].Last != 3 && name != "ragged" || name == "ragged" && b.Sheets[0].Last != 4 {
			t.Errorf("%s: %d rows", name, b.Sheets[0].Last)
		}
	}
}

func TestFormulasAndErrors(t *testing.T) {
	data := rawWorkbook(t, inlineRow(1, "No", "Title", "Time", "Send to", "Remark on it")+
		`<row r="2"><c r="A2"><f>1+0</f><v>1</v></c><c r="B2" t="str"><f>"a"&amp;"b"</f><v>Storm</v></c><c r="C2" t="e"><v>#REF!</v></c><c r="D2" t="inlineStr"><is><t>Port</t></is></c><c r="E2"><f>NOW()</f></c></row>`, "")
	b, err := Read("list.xlsx", data)
	if err != nil {
		t.Fatal(err)
	}
	res := take(t, b, nil, Options{})
	in := res.Scenario.Injects[0]
	if in.Number != "1" || in.Title.In["en"] != "Storm" || !in.Manual || len(in.Extra) != 0 {
		t.Errorf("%+v", in)
	}
	report := reportText(res.Report)
	for _, want := range []string{"formulas have no stored value (List!E2)", "List!C2 time: #REF! → —: an error of the spreadsheet"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report does not say %q:\n%s", want, report)
		}
	}
}

func TestDatesFrom1904(t *testing.T) {
	w := newWorkbook(t)
	yes := true
	w.must(w.file.SetWorkbookProps(&excelizeProps{Date1904: &yes}))
	w.add("List", row("No", "Date", "Title", "To"), row("1", 43956.25, "Begins", "Port"))
	w.format("List", "B2", "B2", "yyyy-mm-dd hh:mm")
	res := take(t, w.read(), nil, Options{})
	if got := res.Scenario.Clock.Start.String(); got != "2024-05-06T06:00:00Z" {
		t.Errorf("STARTEX %s", got)
	}
}
