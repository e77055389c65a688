package diag

import (
	"encoding/json"
	"io"
)

// jsonReport is what WriteJSON writes. Lines and columns count from 1, columns
// in characters; they are left out where a problem has no place.
type jsonReport struct {
	Problems []jsonProblem `json:"problems"`
	Errors   int           `json:"errors"`
	Warnings int           `json:"warnings"`
	Notes    int           `json:"notes"`
}

type jsonProblem struct {
	Code     Code   `json:"code"`
	Severity string `json:"severity"` // error, warning, note in every language
	jsonPlace
	Message string        `json:"message"`
	Hint    string        `json:"hint,omitempty"`
	Related []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	jsonPlace
	Message string `json:"message"`
}

type jsonPlace struct {
	File   string `json:"file,omitempty"`
	Line   int    `json:"line,omitempty"`
	Column int    `json:"column,omitempty"`
	Length int    `json:"length,omitempty"`
}

// WriteJSON writes the problems for programs, their words in the language of o.
func WriteJSON(w io.Writer, list List, o Options) error {
	report := jsonReport{Problems: []jsonProblem{}}
	counts := [...]*int{Error: &report.Errors, Warning: &report.Warnings, Note: &report.Notes}
	for _, d := range list {
		*counts[d.Severity]++
		p := jsonProblem{Code: d.Code, Severity: severityWords[d.Severity].En, jsonPlace: o.jsonPlace(d.At),
			Message: d.Message.In(o.Lang), Hint: d.Hint.In(o.Lang)}
		for _, r := range d.Related {
			p.Related = append(p.Related, jsonRelated{o.jsonPlace(r.At), r.Message.In(o.Lang)})
		}
		report.Problems = append(report.Problems, p)
	}
	return encode(w, report)
}

func (o Options) jsonPlace(at Span) jsonPlace {
	return jsonPlace{o.name(at.File), at.Line, at.Col, at.Len}
}

// encode writes indented JSON with <, > and & as they are.
func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}
