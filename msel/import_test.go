package msel

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"tamrin/lang"
)

// messy is a workbook with the troubles of real ones, all at once.
func messy(t *testing.T) *writer {
	w := newWorkbook(t)
	heads := row("MSEL\nNumber", "Date", "Time", "Status", "Subject", "Inject Mode", "SEND FROM (Simulated)", "SEND TO", nil, "Description", "Expected Action", "County Code", "Disengage Date")
	w.add("Monday",
		row("UNCLASSIFIED // FOR EXERCISE USE ONLY"),
		row("Harbour Storm 2024"),
		nil,
		heads,
		row(1, 45418, 0.3333333333, "Injected", "STARTEX", "Radio", "---", "All Players", nil, "Exercise begins", "Play starts", 7, nil),
		row("1.10", nil, 0.34375, "Ready to Inject", "Ferry adrift", "E-Mail", "Coast radio", "Port, Fire Brigade", nil, "A ferry drifts.\nTwo hundred aboard.", "Port calls tugs", 7.5, "TBD"),
		row("2", nil, "0830-0900", "DRAFT", "Oil on the water", "EMITS", "Tanker", "Port and Coast Guard", nil, "Oil is seen", nil, "#REF!", nil),
		nil,
		row("PHASE 2: RECOVERY"),
		row("3", nil, 930, "Omitted", "Search and rescue", "Phone, then fax", "Mayor", "Search and Rescue", nil, "Search begins", "Teams go out", 8, nil),
		row("3", nil, "TBD", "Weird", "A number used twice", "Carrier pigeon", nil, "Port", nil, "Second three", nil, nil, nil),
		row("4", nil, "07:45", nil, "Briefing before the start", "Verbal", nil, "Coast Guard", nil, "Before", nil, nil, nil),
		row("MSEL Number", "Date", "Time", "Status", "Subject", "Inject Mode", "SEND FROM (Simulated)", "SEND TO", nil, "Description", "Expected Action", "County Code"),
		row("5", nil, "H+3", nil, "By the H-hour", "VTC", nil, "Port", nil, "Hours after", nil, nil, nil),
		row(nil, nil, nil, nil, nil, nil, nil, nil, nil, "Colours: red is cancelled"),
		row("Total", 7),
	)
	w.format("Monday", "B5", "B5", "dd-mmm-yy")
	w.format("Monday", "C5", "C6", "h:mm AM/PM")
	w.format("Monday", "C10", "C10", "0000")
	w.must(w.file.MergeCell("Monday", "A1", "M1"))
	w.must(w.file.MergeCell("Monday", "H4", "I4"))
	w.must(w.file.MergeCell("Monday", "B5", "B7"))
	w.must(w.file.SetCellRichText("Monday", "E6", []excelize.RichTextRun{{Text: "Ferry "}, {Text: "adrift", Font: &excelize.Font{Bold: true}}}))
	w.must(w.file.SetRowVisible("Monday", 7, false))
	w.must(w.file.SetColVisible("Monday", "M", false))
	w.add("Tuesday", heads,
		row("6", "7 May 2024", "08:00L", "Deferred", "Second day", "email", "Ministry", "Port;\nFire Brigade", nil, "Go on", nil, nil, nil),
		row("7", nil, "080900ZMAY24", nil, "A group", "cell phone", nil, "الإعلام، Port", nil, strings.Repeat("long text ", 40), nil, nil, nil),
		row("8", nil, "0915", nil, nil, nil, nil, "Port", nil, "No title here. It has a second sentence.", nil, nil, nil),
	)
	w.add("PRINT_SMALL", heads, row("1", nil, "0800", nil, "STARTEX", nil, nil, nil, nil, "Exercise begins"))
	w.add("Deleted", heads, row("99", nil, "0800", nil, "Gone", nil, nil, nil, nil, "Was taken out"))
	w.add("Contacts", row("First Name", "Last Name", "Agency", "Phone", "E-Mail"), row("A", "B", "Port", "1", "a@b"))
	w.add("Figures", row(1, 2, 3), row(4, 5, 6))
	w.add("Hidden list", heads, row("98", nil, "0800", nil, "Unseen", nil, nil, nil, nil, "Not seen"))
	w.must(w.file.SetSheetVisible("Hidden list", false))
	return w
}

func TestMessyWorkbook(t *testing.T) {
	res := take(t, messy(t).read(), nil, Options{})
	for _, p := range res.Problems {
		t.Errorf("%s %v: %s", p.Code, p.At, p.Message.En)
	}
	golden(t, "messy.txt", reportText(res.Report))
	golden(t, "messy.yaml", string(res.Files[0].Text))
	var arabic, table, data strings.Builder
	for _, err := range []error{res.Report.Text(&arabic, lang.Ar), res.Report.CSV(&table, lang.En), res.Report.JSON(&data, lang.Ar)} {
		if err != nil {
			t.Fatal(err)
		}
	}
	golden(t, "messy.ar.txt", arabic.String())
	golden(t, "messy.report.csv", table.String())
	golden(t, "messy.report.json", data.String())
}

// TestImportAgainChangesNothing imports the same file twice.
func TestImportAgainChangesNothing(t *testing.T) {
	b := messy(t).read()
	first := take(t, b, nil, Options{})
	again := take(t, b, map[string]string{root: string(first.Files[0].Text)}, Options{})
	if len(again.Files) > 0 {
		t.Errorf("the second import changes the scenario:\n%s", reportText(again.Report))
	}
	if got, want := again.Report.Totals().Same, first.Report.Totals().New; got != want {
		t.Errorf("%d rows the same, want %d", got, want)
	}
}

func TestEveryRowIsAccountedFor(t *testing.T) {
	r := take(t, messy(t).read(), nil, Options{}).Report
	rows := 0
	for _, s := range r.Sheets {
		rows += s.Rows
	}
	if got := r.Totals(); got.Rows != rows || got.Taken+got.LeftOut != rows {
		t.Errorf("%d rows in the sheets; the report has %+v", rows, got)
	}
	r.Rows = append(r.Rows[:3], r.Rows[4:]...)
	if r.balance() == nil {
		t.Error("a report that lacks a row is taken for balanced")
	}
}

func TestSheetsThatWereAskedFor(t *testing.T) {
	res := take(t, messy(t).read(), nil, Options{Sheets: []string{"hidden LIST", "Deleted"}})
	var taken []string
	for _, s := range res.Report.Sheets {
		if s.Taken {
			taken = append(taken, s.Name)
		}
	}
	if got := strings.Join(taken, ","); got != "Deleted,Hidden list" {
		t.Errorf("taken: %s", got)
	}
}

func TestColumnsThatWereNamed(t *testing.T) {
	b, err := Read("odd.csv", []byte("Was passiert;Wann genau;Wer\nStrom weg;0900;Hafen\nStrom da;0915;Hafen\n"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Import(b, nil, root, Options{}); err == nil || !strings.Contains(err.(*Refused).Hint.En, "Was passiert") {
		t.Errorf("a file without known headings: %v", err)
	}
	res := take(t, b, nil, Options{Map: []Asked{{"was passiert", "text"}, {"B", "time"}, {"Wer", "to"}}})
	in := res.Scenario.Injects[1]
	if in.Text.In["en"] != "Strom da" || in.At.MS != 15*60_000 || len(in.To) != 1 || in.To[0].ID != "hafen" {
		t.Errorf("%+v", in)
	}
	for _, ask := range []Asked{{"Nowhere", "text"}, {"Wer", "txt"}} {
		if _, err := Import(b, nil, root, Options{Map: []Asked{ask}}); err == nil {
			t.Errorf("%v was taken", ask)
		}
	}
}

// TestMergedNumbersJoinRows: one inject over several rows, its number merged.
// Events, incidents and injects each have their number and title, below headings
// that span them; those of events are merged over their injects.
func TestHeadingsBelowHeadings(t *testing.T) {
	w := newWorkbook(t)
	w.add("MEL", row("EVENT", nil, "INCIDENT", nil, "INJECT", nil, nil, nil), row("No", "Title", "No", "Title", "No", "Time", "To", "Description"),
		row("1", "Cyber", "1.1", "Mail", "1.1.1", "0900", "LCC", "A link is opened"), row(nil, nil, nil, nil, "1.1.2", "0930", "LCC", "A screen is locked"),
		row(nil, nil, "1.2", "Power", "1.2.1", "1000", "LCC", "A lamp goes out"))
	for _, m := range []string{"A1:B1", "C1:D1", "E1:H1", "A3:A5", "B3:B5", "C3:C4", "D3:D4"} {
		from, to, _ := strings.Cut(m, ":")
		w.must(w.file.MergeCell("MEL", from, to))
	}
	var got []string
	for _, in := range take(t, w.read(), nil, Options{}).Scenario.Injects {
		got = append(got, in.Number+" "+in.Event+" "+in.Incident)
	}
	want := "1.1.1 Cyber Mail|1.1.2 Cyber Mail|1.2.1 Cyber Power"
	if all := strings.Join(got, "|"); all != want {
		t.Errorf("%s, want %s", all, want)
	}
}

// What a sheet shows beside the words of its cells is told, as it is not taken.
func TestCommentsAndStruckRowsAreTold(t *testing.T) {
	w := newWorkbook(t)
	w.add("List", row("No", "Title", "Time", "To"), row("1", "Flood", "0900", "Port"), row("2", "Wind", "0930", "Port"))
	w.must(w.file.AddComment("List", excelize.Comment{Cell: "B2", Author: "planner", Text: "Not before\nthe mayor has spoken"}))
	strike, err := w.file.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
	w.must(err)
	w.must(w.file.SetCellStyle("List", "A3", "D3", strike))
	report := reportText(take(t, w.read(), nil, Options{}).Report)
	for _, want := range []string{"List!B2: the comment on this cell is not taken: ", "Not before the mayor has spoken", "List!A3: rows that are struck through were taken like others (1 of them)"} {
		if !strings.Contains(report, want) {
			t.Errorf("the report does not say %q:\n%s", want, report)
		}
	}
}

func TestMergedNumbersJoinRows(t *testing.T) {
	w := newWorkbook(t)
	w.add("List", row("No", "Title", "Description", "Expected action"),
		row("1", "Flood", "Water rises", "Warns"), row(nil, nil, "and rises", "Moves pumps"), row("2", "Wind", "Blows", nil))
	w.must(w.file.MergeCell("List", "A2", "A3"))
	w.must(w.file.MergeCell("List", "B2", "B3"))
	res := take(t, w.read(), nil, Options{})
	in := res.Scenario.Injects[0]
	if len(res.Scenario.Injects) != 2 || in.Text.In["en"] != "Water rises\nand rises" || in.Expect[0].Text.In["en"] != "Warns\nMoves pumps" {
		t.Errorf("%d injects, the first %+v", len(res.Scenario.Injects), in)
	}
	if got := res.Report.Totals(); got.Joined != 1 || got.New != 2 || got.Taken != 3 {
		t.Errorf("%+v", got)
	}
}
