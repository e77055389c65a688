package scenario

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
)

// WriteStrategy writes a strategy as a part of a scenario, to be put in the place
// of its `strategies`; texts in the order of languages. A file of it alone can
// also be included.
func WriteStrategy(s *Strategy, languages []string) []byte {
	w := strategyWriter{languages}
	var tenets []string
	for i := range s.Tenets {
		t := &s.Tenets[i]
		parts := []string{"text: " + w.text(t.Text)}
		if len(t.Options) > 0 {
			parts = append(parts, "options: "+inBrackets(t.Options))
		}
		if len(t.Against) > 0 {
			parts = append(parts, "against: "+inBrackets(t.Against))
		}
		tenets = append(tenets, t.ID+": "+inBraces(parts))
	}
	parts := []string{"version: " + strconv.FormatInt(s.Version.V, 10), "tenets: " + inBraces(tenets)}
	if !s.Title.Zero() {
		parts = append([]string{"title: " + w.text(s.Title)}, parts...)
	}
	text, problems := Format("strategy.yaml", []byte("strategies: "+inBraces([]string{s.ID + ": " + inBraces(parts)})+"\n"))
	if len(problems) > 0 {
		panic("scenario: a strategy can't be written: " + problems[0].Message.En) // names and quoted strings alone
	}
	return text
}

type strategyWriter struct{ languages []string }

// text writes words by language: those of the scenario first, then what there is.
func (w strategyWriter) text(t Text) string {
	known := slices.Clone(w.languages)
	var others []string
	for l := range t.In {
		if !slices.Contains(known, l) {
			others = append(others, l)
		}
	}
	slices.Sort(others)
	var parts []string
	for _, l := range append(known, others...) {
		if words, ok := t.In[l]; ok {
			parts = append(parts, l+": "+inQuotes(words))
		}
	}
	return inBraces(parts)
}

// inQuotes writes a string in double quotes, which YAML reads as JSON does.
func inQuotes(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic("scenario: " + err.Error()) // a string can always be written
	}
	return string(b)
}

func inBrackets(refs []Ref) string { return "[" + strings.Join(refIDs(refs), ", ") + "]" }

func inBraces(parts []string) string { return "{" + strings.Join(parts, ", ") + "}" }
