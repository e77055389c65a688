package msel

import (
	"bytes"
	"testing"
	"time"

	"tamrin/lang"
	"tamrin/scenario"
)

func FuzzReadMoment(f *testing.F) {
	for _, s := range []string{"0600", "6:00 AM", "06:00L", "H+2", "STARTEX+30", "0600-1800", "220800AUG2011", "271030ZJAN23", "Day 2 0615", "9-May-13", "0.4583", "45418.25", "1:00 - 2:30 PM", "٨:٣٠ م", "+0:45", "1.5 hours", "24:00", "--", "1e308", "-1"} {
		f.Add(s, s)
	}
	f.Fuzz(func(t *testing.T, text, raw string) {
		for _, field := range []Field{Time, Date, DTG, At} {
			m, ok := readMoment(Cell{Text: clean(text), Raw: clean(raw)}, manner{field: field})
			if !ok {
				continue
			}
			if m.HasClock && (m.Clock < 0 || m.Clock > scenario.Day) {
				t.Errorf("%s %q %q: a clock of %d ms", field, text, raw, m.Clock)
			}
			if m.HasDate && (m.Date < -30_000 || m.Date > 3_000_000) {
				t.Errorf("%s %q %q: day %d", field, text, raw, m.Date)
			}
			if !m.said() {
				t.Errorf("%s %q %q was read and says nothing", field, text, raw)
			}
		}
	})
}

func FuzzHeadings(f *testing.F) {
	for _, s := range []string{"No,Title,To\n1,a,b\n", "EXERCISE\n\nEvent #,Event Time,Subject\n1,0800,x\n", "م,العنوان,المستلم\n1,أ,ب\n", "Title [ar],Title (English),\n,,\n"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := Read("list.csv", data)
		if err != nil || len(b.Sheets) == 0 {
			return
		}
		g := b.Sheets[0]
		row, cols, ok := findHeadings(g, nil)
		if ok && (row < 0 || row >= len(g.Rows) || len(cols) < len(g.Rows[row].Cells)) {
			t.Errorf("row %d of %d, %d columns", row, len(g.Rows), len(cols))
		}
	})
}

// FuzzImport reads anything, and holds what it took to the account it gives.
func FuzzImport(f *testing.F) {
	w := newSeed(f)
	f.Add(w)
	f.Add(w[:len(w)-40])
	f.Add([]byte("No,Title,To\n1,a,b\n"))
	f.Add([]byte("sep=;\nNo;Time;Title;To\n1;0600-0700;\"a\nb\";x/y and z\n\nDay 2\n1;TBD;c;\n"))
	f.Add([]byte("\xff\xfeN\x00o\x00,\x00T\x00i\x00t\x00l\x00e\x00,\x00T\x00o\x00\n\x00"))
	f.Add([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"))
	var exported bytes.Buffer
	if s, _ := loadText(annotated); s != nil {
		if err := ExportCSV(&exported, s, ExportOptions{Lang: lang.En}); err != nil {
			f.Fatal(err)
		}
	}
	f.Add(exported.Bytes())
	f.Fuzz(func(t *testing.T, data []byte) {
		begin := time.Now()
		b, err := Read("list", data)
		if took := time.Since(begin); took > 10*time.Second {
			t.Errorf("reading took %v", took)
		}
		if err != nil {
			return
		}
		for _, folder := range []overlay{{}, {files: map[string][]byte{root: []byte(annotated)}}} {
			res, err := Import(b, folder, root, Options{})
			if err != nil {
				if r, ok := err.(*Refused); !ok || r.Code == "X117" {
					t.Errorf("%v", err)
				}
				continue
			}
			for _, p := range res.Problems {
				if p.Severity == 0 && !bytes.Contains(data, []byte("tamrin 1")) {
					t.Errorf("%s %d: %s\n%s", p.Code, p.At.Line, p.Message.En, res.Files)
				}
			}
		}
	})
}

// newSeed is a small workbook to begin with.
func newSeed(f *testing.F) []byte {
	t := &testing.T{}
	return newWorkbook(t).add("List", row("No", "Time", "Title", "To"), row("1", 0.25, "A", "Port, City"), row("2", "0600-0700", "B", "Port"), nil, row("Day 2"), row("3", nil, "C", nil)).bytes()
}
