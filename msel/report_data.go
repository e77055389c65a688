package msel

import (
	"encoding/csv"
	"encoding/json"
	"io"

	"tamrin/lang"
)

// CSV writes the report as a table: one line for each row of the file, and one
// more for each thing of it that was changed. It opens in any spreadsheet
// program, so its cells are kept from being taken for formulas.
func (r *Report) CSV(w io.Writer, t lang.Tag) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	heads := []lang.Words{{"Sheet", "الورقة"}, {"From row", "من الصف"}, {"To row", "إلى الصف"}, {"Verdict", "النتيجة"}, {"Reason", "السبب"}, {"Inject", "المُدخل"}, {"Number", "الرقم"},
		{"Title", "العنوان"}, {"Cell", "الخلية"}, {"Field", "الحقل"}, {"Was", "كان"}, {"Is", "صار"}, {"Why", "لماذا"}}
	record := make([]string, len(heads))
	for i, h := range heads {
		record[i] = h.In(t)
	}
	if err := out.Write(record); err != nil {
		return err
	}
	for _, row := range r.Rows {
		lead := []string{row.Sheet, itoa(row.From), itoa(row.To), row.says().In(t), string(row.Reason), row.Inject, row.Number, row.Title}
		lines := [][]string{append(lead[:len(lead):len(lead)], "", "", "", "", row.Why.In(t))}
		for _, c := range row.Changes {
			lines = append(lines, append(lead[:len(lead):len(lead)], c.Cell, columnWords(c.Field), c.Was, c.Is, c.Why.In(t)))
		}
		for _, line := range lines {
			for i := range line {
				line[i] = Guard(line[i])
			}
			if err := out.Write(line); err != nil {
				return err
			}
		}
	}
	out.Flush()
	return out.Error()
}

// reportJSON is the report as machines read it.
type reportJSON struct {
	File     string      `json:"file"`
	Format   string      `json:"format"`
	Encoding string      `json:"encoding,omitempty"`
	DryRun   bool        `json:"dry_run"`
	Start    string      `json:"start,omitempty"`
	Totals   totalsJSON  `json:"totals"`
	Sheets   []sheetJSON `json:"sheets"`
	Notes    []noteJSON  `json:"notes"`
	Added    []addJSON   `json:"added"`
	Rows     []rowJSON   `json:"rows"`
}

type totalsJSON struct {
	Rows    int            `json:"rows"`
	Taken   int            `json:"taken"`
	New     int            `json:"new"`
	Updated int            `json:"updated"`
	Same    int            `json:"same"`
	Joined  int            `json:"joined"`
	Changed int            `json:"changed"`
	LeftOut int            `json:"left_out"`
	Reasons map[Reason]int `json:"left_out_by_reason"`
}

type sheetJSON struct {
	Name    string       `json:"name"`
	Taken   bool         `json:"taken"`
	Hidden  bool         `json:"hidden"`
	Why     string       `json:"why,omitempty"`
	Rows    int          `json:"rows"`
	Heading int          `json:"heading_row,omitempty"`
	Columns []columnJSON `json:"columns"`
}

type columnJSON struct {
	Letter  string `json:"letter"`
	Heading string `json:"heading"`
	Field   Field  `json:"field,omitempty"`
	Hidden  bool   `json:"hidden"`
}

type noteJSON struct {
	Place string `json:"place,omitempty"`
	Says  string `json:"says"`
}

type addJSON struct {
	Kind  string `json:"kind"`
	ID    string `json:"id"`
	Title string `json:"title"`
}

type rowJSON struct {
	Sheet   string       `json:"sheet"`
	From    int          `json:"from"`
	To      int          `json:"to"`
	Verdict Verdict      `json:"verdict"`
	Reason  Reason       `json:"reason,omitempty"`
	Why     string       `json:"why,omitempty"`
	Inject  string       `json:"inject,omitempty"`
	Number  string       `json:"number,omitempty"`
	Title   string       `json:"title,omitempty"`
	Changes []changeJSON `json:"changes,omitempty"`
}

type changeJSON struct {
	Cell  string `json:"cell"`
	Field string `json:"field"`
	Was   string `json:"was"`
	Is    string `json:"is"`
	Why   string `json:"why"`
}

// JSON writes the report for machines, its sentences in one language.
func (r *Report) JSON(w io.Writer, t lang.Tag) error {
	s := r.Totals()
	out := reportJSON{File: r.File, Format: r.Format, Encoding: r.Encoding, DryRun: r.DryRun, Sheets: []sheetJSON{}, Notes: []noteJSON{}, Added: []addJSON{}, Rows: []rowJSON{},
		Totals: totalsJSON{s.Rows, s.Taken, s.New, s.Updated, s.Same, s.Joined, s.Changed, s.LeftOut, s.ByReason}}
	if r.Start.Set {
		out.Start = r.Start.String()
	}
	for _, x := range r.Sheets {
		y := sheetJSON{Name: x.Name, Taken: x.Taken, Hidden: x.Hidden, Why: x.Why.In(t), Rows: x.Rows, Heading: x.Heading, Columns: []columnJSON{}}
		for _, c := range x.Columns {
			y.Columns = append(y.Columns, columnJSON(c))
		}
		out.Sheets = append(out.Sheets, y)
	}
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, noteJSON{n.Place, n.Says.In(t)})
	}
	for _, a := range r.Added {
		out.Added = append(out.Added, addJSON{a.Kind.In(t), a.ID, a.Title})
	}
	for _, row := range r.Rows {
		out.Rows = append(out.Rows, row.json(t))
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	e.SetEscapeHTML(false)
	return e.Encode(out)
}

func (row RowReport) json(t lang.Tag) rowJSON {
	out := rowJSON{Sheet: row.Sheet, From: row.From, To: row.To, Verdict: row.Verdict, Reason: row.Reason, Why: row.Why.In(t), Inject: row.Inject, Number: row.Number, Title: row.Title}
	for _, c := range row.Changes {
		out.Changes = append(out.Changes, changeJSON{c.Cell, columnWords(c.Field), c.Was, c.Is, c.Why.In(t)})
	}
	return out
}
