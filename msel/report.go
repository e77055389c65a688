package msel

import (
	"fmt"
	"strconv"

	"tamrin/lang"
	"tamrin/scenario"
)

func itoa(n int) string { return strconv.Itoa(n) }

// Note is something about the file as a whole that its owner should know.
type Note struct {
	Place string // cell or sheet; may be empty
	Says  lang.Words
}

func note(says lang.Words) Note { return Note{Says: says} }

// sayWith fills the one %s of each language with words in that language.
func sayWith(template, words lang.Words) lang.Words {
	return lang.Words{fmt.Sprintf(template.En, words.En), fmt.Sprintf(template.Ar, words.Ar)}
}

// Verdict is what became of a row.
type Verdict string

// The verdicts. A row that was taken is New, Updated or Same; Joined adds to
// the inject of the row above; LeftOut is no inject.
const (
	New     Verdict = "new"
	Updated Verdict = "updated"
	Same    Verdict = "same"
	Joined  Verdict = "joined"
	LeftOut Verdict = "left_out"
)

// Reason is why a row was left out, as a word for machines.
type Reason string

// The reasons, in the order in which a report counts them.
const (
	ByHeadings  Reason = "headings"
	ByAbove     Reason = "above_headings"
	ByEmpty     Reason = "empty"
	BySection   Reason = "section"
	ByRepeat    Reason = "repeated_headings"
	ByTotal     Reason = "total"
	ByLegend    Reason = "not_an_inject"
	BySheet     Reason = "sheet_passed_over"
	ByNoHeading Reason = "sheet_without_headings"
)

// Reasons lists every reason with its words, in the order of a report.
var Reasons = []struct {
	Reason Reason
	Says   lang.Words
}{
	{ByHeadings, lang.Words{"row of headings", "صف العناوين"}},
	{ByAbove, lang.Words{"above the headings", "فوق صف العناوين"}},
	{ByEmpty, lang.Words{"empty", "فارغ"}},
	{BySection, lang.Words{"title of a section, kept as the phase of the rows below", "عنوان قسم، حُفظ مرحلةً لما تحته"}},
	{ByRepeat, lang.Words{"headings repeated", "عناوين مكررة"}},
	{ByTotal, lang.Words{"total", "مجموع"}},
	{ByLegend, lang.Words{"no inject: legend, note or list", "ليس مُدخلًا: مفتاح أو ملاحظة أو قائمة"}},
	{BySheet, lang.Words{"in a sheet that was passed over", "في ورقة متروكة"}},
	{ByNoHeading, lang.Words{"in a sheet without headings of injects", "في ورقة بلا عناوين مدخلات"}},
}

// Change is one thing of a row that reads otherwise in the scenario.
type Change struct {
	Cell  string // MSEL!D14
	Field Field
	Was   string // in the cell, or in the scenario before
	Is    string // in the scenario now
	Why   lang.Words
}

// RowReport is what became of one row, or of several alike in sequence.
type RowReport struct {
	Sheet    string
	From, To int // rows, the same where it is one
	Verdict  Verdict
	Reason   Reason // where it was left out
	Why      lang.Words
	Inject   string // identifier of the inject in the scenario, where taken
	Number   string
	Title    string
	Changes  []Change
}

// Count returns the number of rows that the report is about.
func (r RowReport) Count() int { return r.To - r.From + 1 }

// ColumnReport is what a column was taken for.
type ColumnReport struct {
	Letter, Heading string
	Field           Field
	Hidden          bool
}

// SheetReport is what became of a sheet.
type SheetReport struct {
	Name    string
	Taken   bool
	Hidden  bool
	Why     lang.Words
	Rows    int // of the sheet, empty ones included
	Heading int // number of the row of headings; 0 where there is none
	Columns []ColumnReport
}

// Report accounts for every row of every sheet of a file.
type Report struct {
	File     string
	Format   string
	Encoding string
	Into     string // folder of the scenario
	DryRun   bool
	Start    scenario.Instant
	Sheets   []SheetReport
	Rows     []RowReport
	Notes    []Note
	Added    []Addition
}

// Addition is something that the scenario did not have: a cell, a storyline.
type Addition struct {
	Kind      lang.Words
	ID, Title string
}

// Totals counts the rows of a file by what became of them.
type Totals struct {
	Rows, Taken, New, Updated, Same, Joined, Changed, LeftOut int
	ByReason                                                  map[Reason]int
}

// Totals returns the sums of the report.
func (r *Report) Totals() Totals {
	t := Totals{ByReason: map[Reason]int{}}
	for _, s := range r.Sheets {
		t.Rows += s.Rows
	}
	for _, row := range r.Rows {
		n := row.Count()
		switch row.Verdict {
		case LeftOut:
			t.LeftOut += n
			t.ByReason[row.Reason] += n
			continue
		case New:
			t.New += n
		case Updated:
			t.Updated += n
		case Same:
			t.Same += n
		case Joined:
			t.Joined += n
		}
		t.Taken += n
		if len(row.Changes) > 0 {
			t.Changed += n
		}
	}
	return t
}

// balance returns an error where a row is missing from the report or stands in
// it twice. It would be a mistake of this package, so it is asked each time.
func (r *Report) balance() error {
	next := map[string]int{}
	for _, row := range r.Rows {
		if row.From != next[row.Sheet]+1 || row.To < row.From {
			return fmt.Errorf("msel: rows %d to %d of sheet %q follow row %d", row.From, row.To, row.Sheet, next[row.Sheet])
		}
		next[row.Sheet] = row.To
	}
	for _, s := range r.Sheets {
		if next[s.Name] != s.Rows {
			return fmt.Errorf("msel: sheet %q has %d rows and the report %d", s.Name, s.Rows, next[s.Name])
		}
	}
	if t := r.Totals(); t.Taken+t.LeftOut != t.Rows {
		return fmt.Errorf("msel: %d rows taken and %d left out of %d", t.Taken, t.LeftOut, t.Rows)
	}
	return nil
}
