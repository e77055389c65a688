package engine

import (
	"slices"

	"tamrin/diag"
	"tamrin/expr"
)

// Condition is one condition of the scenario, as checks of its meaning see it.
type Condition struct {
	Noun    Noun // NounRule, NounInject, NounDecision or NounOutcome
	Item    int
	Option  int  // of a decision, or -1
	Watched bool // acts when it becomes true; else it is asked at a moment (`if`, an option's `when`)
	At      diag.Span
	CanHold bool  // over the declared ranges
	CanFail bool  // over the declared ranges
	Vars    []int // the variables it reads
}

// Conditions returns every condition of the program: rules, injects, decisions
// with their options, outcomes, each in the order of writing.
func (p *Program) Conditions() []Condition {
	var list []Condition
	for _, c := range p.conds {
		noun := [...]Noun{condRule: NounRule, condInject: NounInject, condDecision: NounDecision, condOutcome: NounOutcome}[c.kind]
		list = append(list, p.condition(c.code, Condition{Noun: noun, Item: c.item, Option: -1, Watched: true, At: p.whenAt(noun, c.item)}))
	}
	for i := range p.Injects {
		if code := p.Injects[i].ifCode; code != nil {
			list = append(list, p.condition(code, Condition{Noun: NounInject, Item: i, Option: -1, At: p.Injects[i].Src.If.At}))
		}
	}
	for i := range p.Decisions {
		for _, o := range p.Decisions[i].offers {
			at := p.Decisions[i].Options[o.option].Src.When.At
			list = append(list, p.condition(o.when, Condition{Noun: NounDecision, Item: i, Option: o.option, At: at}))
		}
	}
	return list
}

func (p *Program) condition(code *expr.Code, c Condition) Condition {
	c.CanHold, c.CanFail = code.Possible()
	for _, slot := range code.Reads() {
		if slot >= p.slots.vars && slot < p.slots.decisions {
			c.Vars = append(c.Vars, slot-p.slots.vars)
		}
	}
	slices.Sort(c.Vars)
	return c
}

func (p *Program) whenAt(noun Noun, i int) diag.Span {
	switch noun {
	case NounRule:
		return p.Rules[i].Src.When.At
	case NounInject:
		return p.Injects[i].Src.When.At
	case NounDecision:
		return p.Decisions[i].Src.Opens.When.At
	}
	return p.Outcomes[i].Src.When.At
}

// Reads reports whether an assignment or a bot's leaning reads the variable.
func (p *Program) Reads(variable int) bool {
	slot := p.Vars[variable].slot
	reads := func(code *expr.Code) bool { return code != nil && slices.Contains(code.Reads(), slot) }
	for _, sets := range p.everySet() {
		for k := range sets {
			if reads(sets[k].code) {
				return true
			}
		}
	}
	for _, row := range p.everyLean() {
		for k := range row {
			if reads(row[k].code) {
				return true
			}
		}
	}
	return false
}

func (p *Program) everyLean() (all [][]lean) {
	for i := range p.Decisions {
		all = append(all, p.Decisions[i].leans...)
	}
	for i := range p.Alliances {
		for k := range p.Alliances[i].stances {
			all = append(all, p.Alliances[i].stances[k][:])
		}
	}
	return all
}

func (p *Program) everySet() [][]assign {
	var all [][]assign
	for i := range p.Injects {
		all = append(all, p.Injects[i].sets)
	}
	for i := range p.Rules {
		all = append(all, p.Rules[i].effect.sets)
	}
	for i := range p.Chances {
		for k := range p.Chances[i].branches {
			all = append(all, p.Chances[i].branches[k].sets)
		}
	}
	for i := range p.Alliances {
		all = append(all, p.Alliances[i].issued.sets, p.Alliances[i].deadlock.sets)
	}
	for i := range p.Decisions {
		for k := range p.Decisions[i].Options {
			all = append(all, p.Decisions[i].Options[k].sets)
		}
	}
	return all
}
