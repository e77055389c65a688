package rehearse

import (
	"cmp"
	"math"
	"slices"
)

// Inject is how often and when an inject comes, and why it never does.
type Inject struct {
	Label
	Number  string   `json:"number,omitempty"`
	Trigger Trigger  `json:"trigger"`
	Planned int64    `json:"planned_ms"` // or -1
	Cells   []string `json:"cells"`      // identifiers of those it reaches
	Share   Share    `json:"share"`
	PerRun  float64  `json:"per_run"` // deliveries, those of bursts included
	When    *Spread  `json:"when,omitempty"`
	BySlot  []int64  `json:"by_slot"` // first deliveries
	Never   Reason   `json:"never,omitempty"`
}

// Reason says why something never happened.
type Reason string

// Why an inject never came, or an option was never taken.
const (
	WasOmitted     Reason = "omitted"        // deferred or obsolete
	WaitsForHand   Reason = "manual"         // control alone fires it, at no planned time
	ConditionFalse Reason = "condition"      // its condition never became true
	SourceMissing  Reason = "source"         // what it comes after, or what fires it, never came
	NeverNeeded    Reason = "never_needed"   // a contingency that nothing called for
	HeldBack       Reason = "if"             // its `if` failed each time it was due
	EndedBefore    Reason = "ended_before"   // the exercise ended before it was due
	NeverOffered   Reason = "never_offered"  // no bot found the option on offer
	NeverLeaned    Reason = "never_leaned"   // bots found it on offer and leaned to it never
	NeverDrawn     Reason = "never_drawn"    // bots could have taken it and didn't
	NeverAsked     Reason = "decision_never" // its decision never came to a choice
)

func (r *Report) addInjects(s *Sums) {
	f := s.frame
	for i, in := range f.Injects {
		bySlot := s.bySlot(s.injectWhen, i)
		x := Inject{
			Label: r.label(in.Name), Number: in.Number, Trigger: in.Trigger, Planned: in.At, Cells: cellIDs(f, in.Cells),
			Share: share(total(bySlot), r.Runs), PerRun: ratio(total(bySlot)+s.again[i], r.Runs),
			When: optionalSpread(bySlot, f.Slot), BySlot: bySlot,
		}
		if x.Share.Count == 0 && r.Runs > 0 {
			x.Never = whyNever(&in, row(s.injectLeft, i, injectStates))
		}
		r.Injects = append(r.Injects, x)
	}
}

func cellIDs(f *Frame, cells uint64) []string {
	ids := []string{}
	for i := range f.Cells {
		if cells>>i&1 != 0 {
			ids = append(ids, f.Cells[i].ID)
		}
	}
	return ids
}

// injectsByTime returns the injects in the order in which they usually come,
// those that never do behind them.
func (r *Report) injectsByTime() []*Inject {
	var list []*Inject
	for i := range r.Injects {
		list = append(list, &r.Injects[i])
	}
	usual := func(in *Inject) int64 {
		if in.When == nil {
			return math.MaxInt64
		}
		return in.When.P50
	}
	slices.SortStableFunc(list, func(a, b *Inject) int { return cmp.Compare(usual(a), usual(b)) })
	return list
}

// whyNever tells why an inject never came, from how it comes and where it
// stood at the end of most runs.
func whyNever(in *InjectName, left []int64) Reason {
	const planned, dropped = 0, 4 // engine.Planned, engine.Dropped
	most := slices.Index(left, slices.Max(left))
	switch {
	case in.Trigger == Omitted:
		return WasOmitted
	case most == dropped:
		return HeldBack
	case in.Trigger == ByHand && in.At < 0:
		return WaitsForHand
	case most == planned:
		return EndedBefore
	case in.Trigger == ByCondition:
		return ConditionFalse
	case in.Trigger == ByContingency:
		return NeverNeeded
	case in.Trigger == ByTime, in.Trigger == ByHand:
		return EndedBefore
	}
	return SourceMissing
}

// Decision is how a decision goes. Shares of how it closed are of the runs in
// which it opened.
type Decision struct {
	Label
	Parties   []Label  `json:"parties"`
	Jointly   bool     `json:"jointly"`
	Closes    int64    `json:"closes_ms"` // how long it stays open, or -1
	Opened    Share    `json:"opened"`
	When      *Spread  `json:"when_opened,omitempty"`
	Answer    *Spread  `json:"time_to_answer,omitempty"`
	MeanTime  int64    `json:"mean_time_to_answer_ms"`
	Taken     Share    `json:"taken"`
	ByDefault Share    `json:"by_default"`
	Lapsed    Share    `json:"lapsed"`
	LeftOpen  Share    `json:"left_open"`
	Silent    int64    `json:"silent_looks"` // times a bot found nothing it could take
	Options   []Option `json:"options"`
}

// Option is how often an option is taken, of the runs in which its decision
// opened, and how the endings shift with it.
type Option struct {
	Label
	Share     Share  `json:"share"` // by a party or by default
	ByDefault Share  `json:"by_default"`
	Never     Reason `json:"never,omitempty"` // why no bot took it
	Moves     []Move `json:"moves"`
}

// Move is the share of a result among runs with the option, less its share in
// all runs that answered the decision. It tells what goes together in the model, not what causes what.
type Move struct {
	Result Label `json:"result"`
	Shift
}

func (r *Report) addDecisions(s *Sums) {
	f := s.frame
	first := f.firstOptions()
	for i, d := range f.Decisions {
		opened, how := total(s.bySlot(s.opened, i)), row(s.how, i, manners)
		x := Decision{
			Label: r.label(d.Name), Jointly: d.Jointly, Closes: d.Closes, Opened: share(opened, r.Runs),
			When: optionalSpread(s.bySlot(s.opened, i), f.Slot), Answer: optionalSpread(s.bySlot(s.answer, i), f.Slot),
			Taken: share(how[closedTaken], opened), ByDefault: share(how[closedByDefault], opened),
			Lapsed: share(how[closedLapsed], opened), LeftOpen: share(how[closedNot], opened), Silent: s.silent[i],
		}
		if n := opened - how[closedNot]; n > 0 {
			x.MeanTime = s.answerMS[i] / n
		}
		for _, q := range d.Parties {
			x.Parties = append(x.Parties, r.label(q))
		}
		all := answers{s, first[i], len(d.Options)}
		for k, o := range d.Options {
			x.Options = append(x.Options, r.option(all, o, first[i]+k, opened))
		}
		r.Decisions = append(r.Decisions, x)
	}
}

// answers are all the options of one decision that were taken. An option is
// compared with these and not with all runs: a decision that comes late comes
// only in exercises that did not end early, and whatever is answered then would
// seem to prevent an early end.
type answers struct {
	s        *Sums
	first, n int
}

func (a answers) count() int64 {
	return total(a.s.taken[a.first:a.first+a.n]) + total(a.s.fell[a.first:a.first+a.n])
}

// with returns how many of the answers went with a result.
func (a answers) with(result int) (n int64) {
	for o := a.first; o < a.first+a.n; o++ {
		n += a.s.moved[o*a.s.frame.results()+result]
	}
	return n
}

func (r *Report) option(answered answers, name Name, o int, opened int64) Option {
	s, f := answered.s, answered.s.frame
	n := s.taken[o] + s.fell[o]
	x := Option{Label: r.label(name), Share: share(n, opened), ByDefault: share(s.fell[o], opened), Moves: []Move{}}
	if s.taken[o] == 0 {
		x.Never = whyNot(opened, s.offered[o], s.leaned[o])
	}
	of := answered.count()
	for result := range f.results() {
		if all := answered.with(result); n > 0 && n < of && all > 0 && all < of {
			shift := shiftFrom(s.moved[o*f.results()+result], n, all, of)
			x.Moves = append(x.Moves, Move{r.resultLabel(f, result), shift})
		}
	}
	return x
}

// whyNot tells why no party took an option.
func whyNot(opened, offered, leaned int64) Reason {
	switch {
	case opened == 0:
		return NeverAsked
	case offered == 0:
		return NeverOffered
	case leaned == 0:
		return NeverLeaned
	}
	return NeverDrawn
}
