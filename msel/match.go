package msel

import (
	"strings"

	"tamrin/scenario"
)

// matcher finds the inject of a scenario that a row is: by the identifier it
// was exported with, by its number, or, where the row has none, by its title
// and time. Each inject is found once.
type matcher struct {
	byID     map[string]*scenario.Inject
	byNumber map[string][]*scenario.Inject
	byTitle  map[string][]*scenario.Inject
	found    map[string]bool
}

func newMatcher(s *scenario.Scenario) *matcher {
	m := &matcher{byID: map[string]*scenario.Inject{}, byNumber: map[string][]*scenario.Inject{}, byTitle: map[string][]*scenario.Inject{}, found: map[string]bool{}}
	if s == nil {
		return m
	}
	for i := range s.Injects {
		in := &s.Injects[i]
		m.byID[in.ID] = in
		if n := strings.TrimSpace(in.Number); n != "" {
			m.byNumber[n] = append(m.byNumber[n], in)
			continue
		}
		for _, words := range in.Title.In {
			k := titleKey(words, in.At)
			m.byTitle[k] = append(m.byTitle[k], in)
		}
	}
	return m
}

func titleKey(title string, at scenario.Duration) string {
	key := fold(title) + "\x00"
	if at.Set {
		key += scenario.FormatDuration(at.MS)
	}
	return key
}

// find returns the inject of a row, nil where the scenario has none.
func (m *matcher) find(d *draft, o *original, number string) *scenario.Inject {
	if o != nil {
		if in := m.byID[o.inject.ID]; in != nil && (in.Number == number || in.Number == o.inject.Number) {
			return m.take([]*scenario.Inject{in})
		}
	}
	if number != "" {
		return m.take(m.byNumber[number])
	}
	title := d.text(Title)
	if title == "" {
		title = firstSentence(d.title())
	}
	p := d.planned
	return m.take(m.byTitle[titleKey(title, scenario.Duration{MS: p.at, Set: p.known})])
}

func (m *matcher) take(candidates []*scenario.Inject) *scenario.Inject {
	for _, in := range candidates {
		if !m.found[in.ID] {
			m.found[in.ID] = true
			return in
		}
	}
	return nil
}
