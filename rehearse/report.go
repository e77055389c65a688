package rehearse

import (
	"slices"

	"tamrin/lang"
)

// Report is what a planner reads of a rehearsal: figures and findings, with the
// scenario's own names in one language. Shares come with 95% intervals; times
// are exercise times in ms, known to the slot.
type Report struct {
	Lang          lang.Tag       `json:"lang"`
	Scenario      Label          `json:"scenario"`
	Marking       string         `json:"marking,omitempty"`
	Digest        string         `json:"digest"`
	Seed          uint64         `json:"seed"`
	Asked         int64          `json:"asked"` // runs that were to be played
	Runs          int64          `json:"runs"`  // runs played
	Slot          int64          `json:"slot_ms"`
	Slots         int            `json:"slots"`
	Planned       int64          `json:"planned_ms"` // 0 where no length is planned
	Findings      []Finding      `json:"findings"`
	Endings       []Ending       `json:"endings"` // the most frequent first
	Outcomes      []Outcome      `json:"outcomes"`
	Length        Spread         `json:"length"`
	MeanLength    int64          `json:"mean_length_ms"`
	LengthBySlot  []int64        `json:"length_by_slot"`
	Injects       []Inject       `json:"injects"`
	Decisions     []Decision     `json:"decisions"`
	Cells         []Cell         `json:"cells"`
	Goals         []Goal         `json:"goals"`
	Commitments   []Commitment   `json:"commitments"`
	Consultations []Consultation `json:"consultations"`
	Rules         []Rule         `json:"rules"`
	Runaway       Share          `json:"runaway"` // runs in which rules set each other off without end

	languages []string
}

// Label names a thing: by its identifier, and as the scenario titles it.
type Label struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Ending is a way in which the exercise ends. ID is the outcome's, or "length"
// where the planned time ends it, or "dry" where nothing more comes.
type Ending struct {
	Label
	Share Share `json:"share"`
}

// Endings that are no outcome.
const (
	EndsByLength = "length"
	EndsDry      = "dry"
)

// Outcome is how often and when an outcome comes about.
type Outcome struct {
	Label
	Ends  bool    `json:"ends"`
	Share Share   `json:"share"`
	When  *Spread `json:"when,omitempty"`
}

// Goal is how often an objective or a task is tested: an inject that names it
// is delivered, or a decision that names it opens.
type Goal struct {
	Label
	Task  bool  `json:"task"`
	Share Share `json:"share"`
}

// Commitment is how often a commitment is upheld, strained and broken, at least
// once in a run, and left alone.
type Commitment struct {
	Label
	Upheld   Share `json:"upheld"`
	Strained Share `json:"strained"`
	Broken   Share `json:"broken"`
	Untested Share `json:"untested"`
}

// Rule is how often a rule applies.
type Rule struct {
	Label
	Share Share `json:"share"`
}

// Played says what a rehearsal was asked for.
type Played struct {
	Seed uint64
	Runs int64
}

// NewReport reports sums in a language of the interface. The scenario's words
// come in that language where it has them, else in its first.
func NewReport(s *Sums, played Played, tag lang.Tag) *Report {
	f := s.frame
	r := &Report{
		Lang: tag, Digest: f.Digest, Seed: played.Seed, Asked: played.Runs, Runs: s.Runs(),
		Slot: f.Slot, Slots: f.Slots, Planned: f.Length, languages: f.Languages,
	}
	r.Scenario = r.label(Name{f.ID, f.Title})
	r.Marking = r.words(f.Marking)
	r.LengthBySlot = s.length
	if l, ok := spread(s.length, f.Slot); ok {
		r.Length = l
		r.MeanLength = s.lengthMS[0] / s.Runs()
	}
	r.addEndings(s)
	r.addInjects(s)
	r.addDecisions(s)
	r.addCells(s)
	r.addGoals(s)
	r.addConsultations(s)
	r.Runaway = share(s.runaway[0], s.Runs())
	r.Findings = findings(r, f)
	return r
}

// words returns a title in the report's language.
func (r *Report) words(t Title) string {
	for _, l := range append([]string{string(r.Lang)}, r.languages...) {
		if w, ok := t[l]; ok {
			return w
		}
	}
	return ""
}

// label names a thing, by its identifier where it has no title.
func (r *Report) label(n Name) Label {
	if w := r.words(n.Title); w != "" {
		return Label{n.ID, w}
	}
	return Label{n.ID, n.ID}
}

func (r *Report) addEndings(s *Sums) {
	f := s.frame
	for i, o := range f.Outcomes {
		name := r.label(o.Name)
		when := optionalSpread(s.bySlot(s.when, i), f.Slot)
		r.Outcomes = append(r.Outcomes, Outcome{name, o.Ends, share(s.reached[i], r.Runs), when})
		if o.Ends {
			r.Endings = append(r.Endings, Ending{name, share(s.ended[i], r.Runs)})
		}
	}
	if n := s.ended[f.plannedEnd()]; n > 0 {
		r.Endings = append(r.Endings, Ending{Label{EndsByLength, endsByLength.In(r.Lang)}, share(n, r.Runs)})
	}
	if n := s.ended[f.ranDry()]; n > 0 {
		r.Endings = append(r.Endings, Ending{Label{EndsDry, endsDry.In(r.Lang)}, share(n, r.Runs)})
	}
	slices.SortStableFunc(r.Endings, func(a, b Ending) int { return int(min(max(b.Share.Count-a.Share.Count, -1), 1)) })
}

// resultLabel names a result of the frame.
func (r *Report) resultLabel(f *Frame, result int) Label {
	switch result {
	case f.plannedEnd():
		return Label{EndsByLength, endsByLength.In(r.Lang)}
	case f.ranDry():
		return Label{EndsDry, endsDry.In(r.Lang)}
	}
	return r.label(f.Outcomes[result].Name)
}

func (r *Report) addGoals(s *Sums) {
	f := s.frame
	for i, g := range f.Goals {
		r.Goals = append(r.Goals, Goal{r.label(g.Name), g.Task, share(s.goals[i], r.Runs)})
	}
	for i, c := range f.Commitments {
		marked := row(s.marked, i, markKinds)
		r.Commitments = append(r.Commitments, Commitment{
			r.label(c), share(marked[markUpheld], r.Runs), share(marked[markStrained], r.Runs),
			share(marked[markBroken], r.Runs), share(s.untested[i], r.Runs),
		})
	}
	for i, rule := range f.Rules {
		r.Rules = append(r.Rules, Rule{r.label(rule), share(s.rules[i], r.Runs)})
	}
}

// optionalSpread returns the quantiles of counts by slot; nil of no counts.
func optionalSpread(bySlot []int64, slot int64) *Spread {
	if s, ok := spread(bySlot, slot); ok {
		return &s
	}
	return nil
}

var (
	endsByLength = lang.Words{"The planned time runs out", "انقضاء الزمن المخطط"}
	endsDry      = lang.Words{"Nothing more comes, with no end planned", "لا شيء بعد ذلك، ولا نهاية مخططة"}
)
