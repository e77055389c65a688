// Package msel takes injects from spreadsheets and gives them back: it reads
// XLSX and CSV files as planners really keep them, finds the rows that are
// injects, merges them into a scenario's files without touching what it does
// not know, accounts for every row in a report, and writes a scenario's
// injects as a spreadsheet that reads back without loss.
//
// It must never know how a scenario is played, and never decides anything by
// the clock or the machine it runs on: equal files give equal scenarios.
package msel

import (
	"strings"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/scenario"
)

// Options are what a planner may say about a file that the file does not say.
type Options struct {
	Map      []Asked          // what columns hold
	Sheets   []string         // take these sheets and no others, hidden or not
	Start    scenario.Instant // scenario time at STARTEX; found in the file where not set
	Language string           // of the file's texts, such as "ar"; found by script where empty
	To       string           // file of the scenario's folder that new injects go into; scenario.yaml where empty
}

// Asked says what a column holds: --map "Column=field".
type Asked struct {
	Column string // its heading, or its letter
	Field  string // one of Fields
}

// names reports whether the column is meant.
func (a Asked) names(c int, heading string) bool {
	return heading != "" && fold(a.Column) == fold(heading) || strings.EqualFold(a.Column, columnName(c))
}

// Refused is why a file was not read: a diagnostic as an error.
type Refused struct{ diag.Diagnostic }

// Error returns the reason in English, for logs and tests.
func (r *Refused) Error() string { return r.At.File + ": " + r.Message.En }

// refuse returns the problem of that code with the file named file.
func refuse(code diag.Code, file string, args ...any) *Refused {
	var l diag.List
	return &Refused{*l.Add(code, diag.Span{File: file}, args...)}
}

// advise replaces the hint of r and returns r.
func (r *Refused) advise(hint lang.Words) *Refused { r.Hint = hint; return r }
