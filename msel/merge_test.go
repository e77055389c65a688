package msel

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/diag"
	"tamrin/scenario"
)

// annotated is a scenario as a planner keeps it, with remarks everywhere.
const annotated = `# The harbour exercise.   Keep my odd   spacing.
tamrin: 1
id: harbour
title: "Harbour"
languages: [en, ar]
clock: {start: 2024-05-06T08:00:00+03:00}   # local time

cells:
    port: {title: {en: "Port", ar: "الميناء"}}   # four blanks, as it was
    fire_brigade:
        title: "Fire brigade"
        # they have two boats

vars: {alarm: {range: [0, 3]}}

injects:

  # The first call.
  call:
    number: "1"
    title: {en: "Call", ar: "اتصال"}
    text: |
      A ferry drifts.

        Indented line.
    at: 10m            # not before the briefing
    to: [port]
    sets: {alarm: "+1"}
    # a remark at the end

  second: {number: "2", title: "Second", when: "vars.alarm > 1", to: [port]}

  # Released by a rule, so without a time.
  silent:
    number: "3"
    title: "Silent"
    to: [port]

rules:
  - when: "vars.alarm == 3"   # rare
    fire: silent
# The end.
`

func load(t *testing.T, files map[string]string) *scenario.Scenario {
	t.Helper()
	folder := overlay{files: map[string][]byte{}}
	for name, text := range files {
		folder.files[name] = []byte(text)
	}
	s, _, problems := scenario.Load(folder, root)
	for _, p := range problems {
		if p.Severity == diag.Error {
			t.Errorf("%s %s:%d: %s", p.Code, p.At.File, p.At.Line, p.Message.En)
		}
	}
	return s
}

func csvBook(t *testing.T, text string) *Book {
	t.Helper()
	b, err := Read("list.csv", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// TestMergeTouchesOnlyWhatChanged writes single lines of a commented file anew.
func TestMergeTouchesOnlyWhatChanged(t *testing.T) {
	load(t, map[string]string{root: annotated})
	b := csvBook(t, `MSEL #,Time,Title,Send to,Mode,Thread,Colour
1,08:20,Call,الميناء / Fire Brigade,Phone,Ferry,
2,09:00,Second,Port,,,
3,,Silent again,,,Ferry,red
4,0900,"New: with ""quotes""","Port; Coast Guard",email,,
`)
	res := take(t, b, map[string]string{root: annotated}, Options{})
	if len(res.Files) != 1 {
		t.Fatalf("%d files:\n%s", len(res.Files), reportText(res.Report))
	}
	golden(t, "merge.yaml", string(res.Files[0].Text))
	golden(t, "merge.txt", reportText(res.Report))
	load(t, map[string]string{root: string(res.Files[0].Text)})
}

// TestNothingToChangeWritesNothing keeps every byte where the rows say what
// the scenario says.
func TestNothingToChangeWritesNothing(t *testing.T) {
	res := take(t, csvBook(t, "No,Exercise time (h:mm),Title,Send to\n1,0:10,Call,Port\n3,,Silent,port\n"), map[string]string{root: annotated}, Options{})
	if len(res.Files) > 0 || res.Report.Totals().Same != 2 {
		t.Errorf("%s\n%+v", reportText(res.Report), res.Files)
	}
}

func TestLineEndsAndMarksStay(t *testing.T) {
	before := "\ufeff" + strings.ReplaceAll(annotated, "\n", "\r\n")
	res := take(t, csvBook(t, "No,Exercise time (h:mm),Title\n1,0:30,Call\n"), map[string]string{root: before}, Options{})
	want := strings.Replace(before, "at: 10m            # not", "at: 30m   # not", 1)
	if diff := cmp.Diff(want, string(res.Files[0].Text)); diff != "" {
		t.Errorf("-want +got:\n%s", diff)
	}
}

func TestInjectsInOtherFiles(t *testing.T) {
	const head = "tamrin: 1\nid: x\ntitle: \"X\"\ninclude: [day1.yaml]\ncells: {port: {title: \"Port\"}}\n"
	const day1 = "# Day one\ninjects: {a: {number: \"1\", title: \"A\", at: 1m, to: [port]}, b: {number: \"2\", title: \"B\", at: 2m, to: [port]}}\n"
	files := map[string]string{root: head, "day1.yaml": day1}
	b := csvBook(t, "No,Title,Minutes,To\n2,B,5,Port\n3,C,7,Port\n")
	res := take(t, b, files, Options{To: "msel.yaml"})
	got := map[string]string{}
	for _, f := range res.Files {
		got[f.Name] = string(f.Text)
		files[f.Name] = string(f.Text)
	}
	for name, want := range map[string][]string{
		root:        {"include: [day1.yaml, msel.yaml]"},
		"day1.yaml": {"# Day one", "  a:\n", "    at: 5m\n"},
		"msel.yaml": {"injects:\n  inject_3:\n", "    at: 7m\n"},
	} {
		for _, w := range want {
			if !strings.Contains(got[name], w) {
				t.Errorf("%s lacks %q:\n%s", name, w, got[name])
			}
		}
	}
	if s := load(t, files); len(s.Injects) != 3 {
		t.Errorf("%d injects", len(s.Injects))
	}
	if again := take(t, b, files, Options{To: "msel.yaml"}); len(again.Files) > 0 {
		t.Errorf("again: %s", reportText(again.Report))
	}
}

func TestNewFolderWithItsInjectsInAFileOfTheirOwn(t *testing.T) {
	res := take(t, csvBook(t, "No,Title,Minutes,To\n1,A,5,Port\n"), nil, Options{To: "lists/msel.yaml"})
	files := map[string]string{}
	for _, f := range res.Files {
		files[f.Name] = string(f.Text)
	}
	if s := load(t, files); len(files) != 2 || len(s.Injects) != 1 {
		t.Errorf("%v", files)
	}
}

// TestScenarioWithoutCells: all players are in one supplied cell, which new
// cells would take away.
func TestScenarioWithoutCells(t *testing.T) {
	files := map[string]string{root: "tamrin: 1\nid: x\ntitle: \"X\"\ninjects:\n  a: {number: \"1\", title: \"A\", at: 1m}\n"}
	res := take(t, csvBook(t, "No,Title,Minutes,To\n2,B,5,Port\n"), files, Options{})
	s := load(t, map[string]string{root: string(res.Files[0].Text)})
	if in := s.Injects[1]; len(s.Cells) != 2 || in.To[0].ID != "players" || in.Extra[0].Value != "Port" {
		t.Errorf("%+v\n%+v", s.Cells, in)
	}
}

// TestEditedExport changes cells of an exported workbook as a planner would.
func TestEditedExport(t *testing.T) {
	s := load(t, map[string]string{root: annotated})
	for _, c := range []struct {
		column, was, is string
		want            string // change in the file
	}{
		{"Event Time", "08:10", "08:25", "at: 25m   # not before the briefing"},
		{"Exercise time (h:mm)", "0:10", "0:30", "at: 30m   # not before the briefing"},
		{"Date", "2024-05-06", "2024-05-07", "at: 1d10m   # not before the briefing"},
		{"Subject [ar]", "اتصال", "نداء", `title: {en: "Call", ar: "نداء"}`},
		{"Send To (Recipient Players)", "Port", "Port\nFire brigade", "to: [port, fire_brigade]"},
		{"Status", "Approved", "draft", "status: draft"},
	} {
		tbl := build(s, ExportOptions{Lang: "en"})
		done := false
		for i, h := range tbl.headings {
			if h == c.column && tbl.rows[0][i] == c.was {
				tbl.rows[0][i], done = c.is, true
			}
		}
		if !done {
			t.Errorf("no cell %s with %q: %v %v", c.column, c.was, tbl.headings, tbl.rows[0])
			continue
		}
		w := newWorkbook(t)
		for _, record := range append([][]string{tbl.headings}, tbl.rows...) {
			var cells []any
			for _, cell := range record {
				cells = append(cells, cell)
			}
			w.add("MSEL", cells)
		}
		res := take(t, w.read(), map[string]string{root: annotated}, Options{})
		if len(res.Files) != 1 || !strings.Contains(string(res.Files[0].Text), c.want) {
			t.Errorf("%s: no %q in\n%s%v", c.column, c.want, reportText(res.Report), res.Files)
			continue
		}
		if got := res.Report.Totals(); got.Updated != 1 || got.Same != 2 {
			t.Errorf("%s: %+v", c.column, got)
		}
	}
}
