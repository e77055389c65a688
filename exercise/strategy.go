package exercise

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"tamrin/engine"
)

// Strategy is a strategy of the scenario with its versions, and what is proposed
// to change in it.
type Strategy struct {
	Versions   []StrategyVersion // oldest first; the first is that with which the exercise began
	Amendments []Amendment       // in the order in which they were first proposed
}

// StrategyVersion is a strategy as it was issued once.
type StrategyVersion struct {
	Number int
	Tenets []Tenet
	Change int   // that made it, an index of Amendments; -1 for the first
	Wall   int64 // Unix ms; 0 for the first
}

// Tenet is one sentence of a strategy. Options are named as decision.option.
type Tenet struct {
	ID      string
	Text    map[string]string // by language
	Options []string          // that keep to it
	Against []string          // that go against it
}

// Amendment is a proposed change of one tenet, with all wordings that it had.
type Amendment struct {
	ID        string
	Wordings  []Phrasing // oldest first, at least one
	Voices    []Voice    // in order
	Version   int        // that it became; 0 while it has not
	Withdrawn *Phrasing  // who took it back, when and why; nil where nobody did
}

// Phrasing is a change as somebody worded it.
type Phrasing struct {
	TenetChange
	By     Actor
	Wall   int64 // Unix ms
	Reason string
}

// Voice is what a party said of a wording.
type Voice struct {
	Party    int
	Wording  int // from 1
	Approves bool
	By       Actor
	Wall     int64 // Unix ms
	Reason   string
}

// TenetChange is what is to become of a tenet: other words or options, or, where
// Text is empty, that it is dropped. A tenet that is not there is added.
type TenetChange struct {
	Strategy string            `json:"strategy"`
	Tenet    string            `json:"tenet"`
	Text     map[string]string `json:"text,omitempty"`
	Options  []string          `json:"options,omitempty"`
	Against  []string          `json:"against,omitempty"`
	Finding  string            `json:"finding"` // what the exercise showed, for those who are to approve
	Base     int               `json:"base"`    // version of the strategy against which it was worded
}

// Standing says how far a change has come.
type Standing uint8

// The standings. A refused one may still be approved, or worded anew.
const (
	Proposed Standing = iota
	Declined          // a party whose approval is needed refuses it
	Outdated          // another change of the tenet was issued meanwhile
	Taken             // it is a version
	Withdrawn
)

// strategiesOf begins the strategies of a program.
func strategiesOf(p *engine.Program) (list []Strategy) {
	for i := range p.Strategies {
		src := p.Strategies[i].Src
		v := StrategyVersion{Number: int(src.Version.V), Change: -1}
		for k := range src.Tenets {
			t := Tenet{ID: src.Tenets[k].ID, Text: src.Tenets[k].Text.In}
			for _, o := range src.Tenets[k].Options {
				t.Options = append(t.Options, o.ID)
			}
			for _, o := range src.Tenets[k].Against {
				t.Against = append(t.Against, o.ID)
			}
			v.Tenets = append(v.Tenets, t)
		}
		list = append(list, Strategy{Versions: []StrategyVersion{v}})
	}
	return list
}

// Now is the strategy as it stands.
func (s *Strategy) Now() *StrategyVersion { return &s.Versions[len(s.Versions)-1] }

// Version returns the version of a number; nil where there is none.
func (s *Strategy) Version(number int) *StrategyVersion {
	for i := range s.Versions {
		if s.Versions[i].Number == number {
			return &s.Versions[i]
		}
	}
	return nil
}

// Tenet returns the tenet of a name; nil where the version has none.
func (v *StrategyVersion) Tenet(id string) *Tenet {
	for i := range v.Tenets {
		if v.Tenets[i].ID == id {
			return &v.Tenets[i]
		}
	}
	return nil
}

// Now is the change as it is worded last.
func (c *Amendment) Now() *Phrasing { return &c.Wordings[len(c.Wordings)-1] }

// Voice returns what a party said last of the present wording; nil where it has
// said nothing.
func (c *Amendment) Voice(party int) *Voice {
	for i := len(c.Voices) - 1; i >= 0; i-- {
		if v := &c.Voices[i]; v.Party == party && v.Wording == len(c.Wordings) {
			return v
		}
	}
	return nil
}

// Standing tells how far a change of strategy i has come.
func (s *State) Standing(i int, c *Amendment) Standing {
	switch {
	case c.Version > 0:
		return Taken
	case c.Withdrawn != nil:
		return Withdrawn
	case s.Strategies[i].touched(c.Now().Tenet) > c.Now().Base:
		return Outdated
	}
	for _, q := range s.Program.Strategies[i].Consent {
		if v := c.Voice(q); v != nil && !v.Approves {
			return Declined
		}
	}
	return Proposed
}

// touched is the version in which a tenet was last changed.
func (s *Strategy) touched(tenet string) int {
	for i := len(s.Versions) - 1; i > 0; i-- {
		if v := &s.Versions[i]; s.Amendments[v.Change].Now().Tenet == tenet {
			return v.Number
		}
	}
	return s.Versions[0].Number
}

// amendment finds a change by its name, and its strategy.
func (s *State) amendment(id string) (strategy int, c *Amendment) {
	for i := range s.Strategies {
		for k := range s.Strategies[i].Amendments {
			if c := &s.Strategies[i].Amendments[k]; c.ID == id {
				return i, c
			}
		}
	}
	return -1, nil
}

// revise folds in what was proposed for a strategy, and what its parties said of
// it. The approval that was wanting last makes the change a version.
func (s *State) revise(e *Event) error {
	if e.Kind == AmendmentProposed {
		return s.propose(e)
	}
	i, c := s.amendment(e.ID)
	if c == nil {
		return fmt.Errorf("no change %q was proposed", e.ID)
	}
	if e.Kind == AmendmentWithdrawn {
		c.Withdrawn = &Phrasing{By: e.By, Wall: e.Wall, Reason: e.Reason}
		return nil
	}
	q, ok := s.Program.Find(engine.NounParty, e.Party)
	if !ok {
		return fmt.Errorf("there is no party %q", e.Party)
	}
	c.Voices = append(c.Voices, Voice{q, e.Version, e.Kind == AmendmentApproved, e.By, e.Wall, e.Reason})
	if s.Standing(i, c) == Proposed && s.isAgreed(i, c) {
		s.issueVersion(i, c, e.Wall)
	}
	return nil
}

func (s *State) propose(e *Event) error {
	if e.Amendment == nil || e.ID == "" {
		return fmt.Errorf("the event has no change")
	}
	w := Phrasing{*e.Amendment, e.By, e.Wall, e.Reason}
	if _, c := s.amendment(e.ID); c != nil {
		c.Wordings = append(c.Wordings, w)
		return nil
	}
	i, ok := s.Program.Find(engine.NounStrategy, e.Amendment.Strategy)
	if !ok {
		return fmt.Errorf("there is no strategy %q", e.Amendment.Strategy)
	}
	s.Strategies[i].Amendments = append(s.Strategies[i].Amendments, Amendment{ID: e.ID, Wordings: []Phrasing{w}})
	return nil
}

// isAgreed reports whether every party whose approval is needed approves.
func (s *State) isAgreed(i int, c *Amendment) bool {
	for _, q := range s.Program.Strategies[i].Consent {
		if v := c.Voice(q); v == nil || !v.Approves {
			return false
		}
	}
	return true
}

// issueVersion makes a change the next version of its strategy.
func (s *State) issueVersion(i int, c *Amendment, wall int64) {
	st, w := &s.Strategies[i], c.Now()
	v := StrategyVersion{Number: st.Now().Number + 1, Tenets: slices.Clone(st.Now().Tenets), Wall: wall}
	v.Change = slices.IndexFunc(st.Amendments, func(o Amendment) bool { return o.ID == c.ID })
	c.Version = v.Number
	t := Tenet{ID: w.Tenet, Text: w.Text, Options: w.Options, Against: w.Against}
	k := slices.IndexFunc(v.Tenets, func(t Tenet) bool { return t.ID == w.Tenet })
	switch {
	case len(w.Text) == 0 && k >= 0:
		v.Tenets = slices.Delete(v.Tenets, k, k+1)
	case k >= 0:
		v.Tenets[k] = t
	case len(w.Text) > 0:
		v.Tenets = append(v.Tenets, t)
	}
	st.Versions = append(st.Versions, v)
}

// cloneStrategies gives c strategies of its own.
func (s *State) cloneStrategies(c *State) {
	c.Strategies = slices.Clone(s.Strategies)
	for i := range c.Strategies {
		st := &c.Strategies[i]
		st.Versions, st.Amendments = slices.Clip(st.Versions), slices.Clone(st.Amendments)
		for k := range st.Amendments {
			st.Amendments[k].Wordings, st.Amendments[k].Voices = slices.Clip(st.Amendments[k].Wordings), slices.Clip(st.Amendments[k].Voices)
		}
	}
}

// equal reports whether a change would leave a tenet as it is.
func (c *TenetChange) equal(t *Tenet) bool {
	return t != nil && maps.Equal(c.Text, t.Text) && slices.Equal(c.Options, t.Options) && slices.Equal(c.Against, t.Against)
}

// OptionOf finds the option that a tenet names as decision.option.
func (s *State) OptionOf(name string) (decision, option int, ok bool) {
	d, o, _ := strings.Cut(name, ".")
	if decision, ok = s.Program.Find(engine.NounDecision, d); !ok {
		return 0, 0, false
	}
	option, ok = s.Program.FindOption(decision, o)
	return decision, option, ok
}
