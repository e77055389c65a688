package exercise

import (
	"fmt"
	"strings"

	"tamrin/lang"
)

// EditReport writes a section of a report in one language, over the version that
// its writer saw. Evaluators' and control's, before and after ENDEX.
type EditReport struct {
	Section  string // report/section, as reports name them: aar/summary, aar/strengths.o1
	Language string
	Words    string // may be empty: the section says nothing
	Draft    bool   // take people's words away, so that what the report drafts stands again
	Version  int    // that the writer saw; 0 where nobody had written any
}

func (EditReport) command() {}

// Section names a section of a report in a language.
type Section struct{ ID, Language string }

// Passage is what people wrote for a section.
type Passage struct {
	Words   string
	Draft   bool // nothing: what the report drafts stands
	Version int  // from 1
	By      Actor
	At      int64 // exercise time, ms
	Wall    int64 // Unix ms
}

// Limits of what is written for reports.
const (
	MaxPassage  = 40_000 // letters of one section
	MaxPassages = 5_000  // sections of one exercise, in all languages
)

func (h *handling) editReport(c EditReport) (Event, error) {
	words := printable(c.Words)
	at := Section{c.Section, c.Language}
	now, known := h.Report[at]
	switch {
	case !h.Oversees(h.cell()):
		return Event{}, Refuse(NotAllowed)
	case !goodSection(c.Section), c.Language == "", !plain(c.Language, "-"):
		return Event{}, Refuse(UnknownItem)
	case letters(words) > MaxPassage:
		return Event{}, tooManyLetters(MaxPassage)
	case !known && len(h.Report) >= MaxPassages:
		return Event{}, Refuse(Limit)
	case known && now.Draft == c.Draft && now.Words == words, !known && c.Draft:
		return Event{}, errAgain // both want the same
	case now.Version != c.Version:
		return Event{}, stale(Paragraph{Text: now.Words, Version: now.Version, By: now.By, At: now.At})
	case c.Draft:
		words = ""
	}
	e := Event{Kind: ReportEdited, Item: c.Section, Language: c.Language, Words: words, Version: now.Version + 1}
	if c.Draft {
		e.Value = draftStands
	}
	return e, nil
}

// draftStands is the value of an event that takes people's words away.
const draftStands = "draft"

// goodSection reports whether a name can be a section's.
func goodSection(s string) bool {
	report, section, ok := strings.Cut(s, "/")
	return ok && plain(report, "_") && plain(section, "_.")
}

// plain reports whether a name is made of letters and digits and those others.
func plain(s, others string) bool {
	return s != "" && len(s) <= 100 && strings.Trim(strings.ToLower(s), "abcdefghijklmnopqrstuvwxyz0123456789"+others) == ""
}

// edited folds in that a section of a report was written.
func (s *State) edited(e *Event) error {
	at := Section{e.Item, e.Language}
	if !goodSection(e.Item) || e.Language == "" || e.Version != s.Report[at].Version+1 {
		return fmt.Errorf("%q in %q can't be written as version %d", e.Item, e.Language, e.Version)
	}
	s.Report[at] = Passage{Words: e.Words, Draft: e.Value == draftStands, Version: e.Version, By: e.By, At: e.At, Wall: e.Wall}
	return nil
}

// Passage returns what people wrote for a section; false where what the report
// drafts stands.
func (s *State) Passage(section string, language lang.Tag) (Passage, bool) {
	p, ok := s.Report[Section{section, string(language)}]
	return p, ok && !p.Draft
}
