// Package scenario is the authored document: what a planner writes and a
// team keeps under version control. It reads the document and its included
// files, tells every problem of shape and reference at once, writes it back in
// canonical form without losing a comment, and describes it to editors. It
// must never know how a scenario is played: no clock, no state, no evaluation
// of conditions, which it carries as text.
package scenario

import "tamrin/diag"

// Scenario is one authored document with its includes merged in. Named things
// are kept in the order in which they were written, and that order is the one
// in which the engine treats them.
type Scenario struct {
	Tamrin      int          `yaml:"tamrin"` // version of the language; 1
	ID          string       `yaml:"id"`
	Title       Text         `yaml:"title"`
	Brief       Text         `yaml:"brief"` // what participants may know beforehand, with the document's own caveats
	Languages   []string     `yaml:"languages"`
	Marking     Text         `yaml:"marking"`
	Level       string       `yaml:"level"` // strategic, operational, tactical, technical
	Scope       Text         `yaml:"scope"`
	Authors     []string     `yaml:"authors"`
	Source      Text         `yaml:"source"` // what the scenario is drawn from
	Clock       Clock        `yaml:"clock"`
	Include     []Ref        `yaml:"include"` // files below the scenario's folder, merged in
	Theatres    []Theatre    `yaml:"theatres"`
	Parties     []Party      `yaml:"parties"`
	Alliances   []Alliance   `yaml:"alliances"`
	Commitments []Commitment `yaml:"commitments"`
	Strategies  []Strategy   `yaml:"strategies"`
	Signals     Signals      `yaml:"signals"`
	Feedback    []Question   `yaml:"feedback"`
	Cells       []Cell       `yaml:"cells"`
	Objectives  []Objective  `yaml:"objectives"`
	Storylines  []Storyline  `yaml:"storylines"`
	Forces      []Force      `yaml:"forces"`
	Vars        []Var        `yaml:"vars"`
	Decisions   []Decision   `yaml:"decisions"`
	Injects     []Inject     `yaml:"injects"`
	Rules       []Rule       `yaml:"rules"`
	Outcomes    []Outcome    `yaml:"outcomes"`

	At diag.Span `yaml:"-"` // the place of the document's first key
}

// Item is what every named thing has: its identifier (the key under which it
// is written) and its place.
type Item struct {
	ID string    `yaml:"-"`
	At diag.Span `yaml:"-"` // the place of the key
}

// Text is words in the scenario's languages, by language tag. A plain string
// stands for the scenario's first language.
type Text struct {
	In map[string]string
	At diag.Span
}

// Get returns the words in language, else in the first of fallbacks that has
// any, else "".
func (t Text) Get(language string, fallbacks ...string) string {
	if s, ok := t.In[language]; ok {
		return s
	}
	for _, f := range fallbacks {
		if s, ok := t.In[f]; ok {
			return s
		}
	}
	return ""
}

// Zero reports whether the text has no words in any language.
func (t Text) Zero() bool { return len(t.In) == 0 }

// Ref is the name of another thing of the scenario: "washington", "o1.t1", "all".
type Ref struct {
	ID string
	At diag.Span
}

// Expr is a condition or value in CEL, as text with its place.
type Expr struct {
	Src string
	At  diag.Span // the place of the first character of Src
}

// Zero reports whether nothing was written.
func (e Expr) Zero() bool { return e.Src == "" }

// Duration is a stretch of exercise time in milliseconds: 90s, 20m, 1h30m, 250ms.
type Duration struct {
	MS  int64
	Set bool // false where nothing was written
	At  diag.Span
}

// Decimal is a number read as written and kept exactly, as Num/Den with Den a
// power of ten of at most 10^9.
type Decimal struct {
	Num, Den int64
	Set      bool
	At       diag.Span
}

// Truth is true or false where it matters whether it was written.
type Truth struct{ V, Set bool }

// Clock ties exercise time to the story.
type Clock struct {
	Start  Instant  `yaml:"start"`  // scenario time at STARTEX
	Length Duration `yaml:"length"` // planned exercise time until ENDEX; 0 where outcomes alone end it
}
