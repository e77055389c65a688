// Package report writes the documents of an exercise: before it the situation
// manual, the evaluation guides and the MSEL, after it the after-action report
// with its improvement plan and the reports of the NATO kind. What each says,
// and in which order, stands in a template that its users may change. It must
// never judge what was observed, and never tell in a document for players what
// players may not know beforehand.
package report

import (
	"embed"
	"slices"

	"tamrin/diag"
)

//go:embed templates
var shipped embed.FS

// Kinds are the shipped templates: those of the plan, then those that need an
// exercise that was held.
var (
	Before = []string{"sitman", "eeg", "msel"}
	After  = []string{"aar", "fir", "fer"}
)

// Shipped returns a shipped template; false where there is none of that name.
func Shipped(name string) (*Template, bool) {
	if !slices.Contains(Before, name) && !slices.Contains(After, name) {
		return nil, false
	}
	t, problems := Parse(name+".yaml", Text(name))
	if problems.HasErrors() {
		panic("report: the shipped template " + name + ": " + problems[0].Message.En) // a test reads each
	}
	return t, true
}

// Text returns the text of a shipped template, to begin one's own with.
func Text(name string) []byte {
	b, err := shipped.ReadFile("templates/" + name + ".yaml")
	if err != nil {
		panic("report: " + err.Error()) // an embedded file can always be read
	}
	return b
}

// Template is what a document says and in which order.
type Template struct {
	ID       string // words that people wrote for a section belong to it and to the section
	Title    Words
	Contents bool // it has a table of contents
	Exercise bool // it tells of an exercise that was held
	Sections []Section
}

// Words are words by language.
type Words map[string]string

// Section is one part of a document.
type Section struct {
	ID      string
	Heading Words
	Level   int    // 1 to 3
	Each    string // the section is repeated for each of these; empty for once
	Text    Words  // what stands there until people write something else
	Remark  Words  // what is to be written; shown while nobody has written anything
	Show    []string
	At      diag.Span
}
