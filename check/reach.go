package check

import (
	"tamrin/engine"
	"tamrin/scenario"
)

// reached says what can come about at all.
type reached struct {
	injects, decisions, outcomes []bool
	consultations                []bool // by alliance
}

// reach follows from what the plan and possible conditions bring about to what
// that sets off in turn, until nothing new is reached. It takes every option
// and every chance to be possible.
func reach(p *engine.Program) reached {
	r := &reacher{p: p, holds: map[key]bool{}}
	r.injects = make([]bool, len(p.Injects))
	r.decisions = make([]bool, len(p.Decisions))
	r.outcomes = make([]bool, len(p.Outcomes))
	r.consultations = make([]bool, len(p.Alliances))
	for _, c := range p.Conditions() {
		if c.Watched && c.CanHold {
			r.holds[key{c.Noun, c.Item}] = true
		}
	}
	for r.changed = true; r.changed; {
		r.changed = false
		r.pass()
	}
	return r.reached
}

type key struct {
	noun engine.Noun
	item int
}

type reacher struct {
	reached
	p       *engine.Program
	holds   map[key]bool
	changed bool
}

func (r *reacher) pass() {
	s := r.p.Scenario
	for i := range s.Injects {
		in := &s.Injects[i]
		if in.At.Set || in.Manual || r.holds[key{engine.NounInject, i}] || r.came(in.After) || r.lapses(in.ContingencyFor) {
			r.mark(r.injects, i, !r.p.Injects[i].Omitted)
		}
	}
	for i := range s.Decisions {
		o := &s.Decisions[i].Opens
		planned := o.At.Set || o.After.ID == "" && o.When.Zero()
		r.mark(r.decisions, i, planned || r.holds[key{engine.NounDecision, i}] || r.came(o.After))
		for k := range s.Decisions[i].Options {
			r.fire(s.Decisions[i].Options[k].Fires, r.decisions[i])
		}
	}
	for i := range s.Alliances {
		r.mark(r.consultations, i, r.consults(&r.p.Alliances[i]))
		on := r.consultations[i] && r.p.Alliances[i].HasText
		r.fire(s.Alliances[i].Issued.Fires, on)
		r.fire(s.Alliances[i].Deadlock.Fires, on)
	}
	for i := range s.Rules {
		on := r.holds[key{engine.NounRule, i}]
		r.fire(s.Rules[i].Fire, on)
		for k := range s.Rules[i].Chance {
			b := &s.Rules[i].Chance[k]
			r.fire(b.Fire, on && b.P.Num > 0)
		}
	}
	for i := range s.Outcomes {
		r.mark(r.outcomes, i, r.holds[key{engine.NounOutcome, i}])
	}
}

func (r *reacher) mark(set []bool, i int, on bool) {
	if on && !set[i] {
		set[i] = true
		r.changed = true
	}
}

func (r *reacher) fire(refs []scenario.Ref, on bool) {
	for _, f := range refs {
		if i, ok := r.p.Find(engine.NounInject, f.ID); ok && on {
			r.mark(r.injects, i, !r.p.Injects[i].Omitted)
		}
	}
}

// came reports whether the thing that something comes after can come itself.
func (r *reacher) came(ref scenario.Ref) bool {
	if i, ok := r.p.Find(engine.NounInject, ref.ID); ok {
		return r.injects[i]
	}
	if i, ok := r.p.Find(engine.NounDecision, ref.ID); ok {
		return r.decisions[i]
	}
	i, ok := r.p.Find(engine.NounOutcome, ref.ID)
	return ok && r.outcomes[i]
}

// lapses reports whether the contingency can be called for: control may always
// fire one for an inject; a decision must be able to run out of time.
func (r *reacher) lapses(ref scenario.Ref) bool {
	if i, ok := r.p.Find(engine.NounDecision, ref.ID); ok {
		return r.decisions[i] && r.p.Decisions[i].Closes != engine.Never
	}
	_, ok := r.p.Find(engine.NounInject, ref.ID)
	return ok
}
