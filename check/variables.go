package check

import (
	"tamrin/engine"
	"tamrin/scenario"
)

// variables tells those that nothing ever changes and those that nobody reads
// or sees: most often a slip of the pen.
func (c *checker) variables() {
	changed, used := make([]bool, len(c.p.Vars)), make([]bool, len(c.p.Vars))
	for _, sets := range c.everySet() {
		for _, a := range sets {
			if v, ok := c.p.Find(engine.NounVar, a.Var.ID); ok {
				changed[v] = true
			}
		}
	}
	for _, x := range c.p.Conditions() {
		for _, v := range x.Vars {
			used[v] = true
		}
	}
	for i := range c.p.Vars {
		v := &c.p.Vars[i]
		switch {
		case !changed[i] && v.Chance < 0:
			c.problems.Add("M801", v.Src.At, v.ID)
		case !used[i] && v.SeenBy == 0 && !c.p.Reads(i):
			c.problems.Add("M802", v.Src.At, v.ID)
		}
	}
}

// everySet returns all `sets` blocks of the scenario.
func (c *checker) everySet() [][]scenario.Assign {
	var all [][]scenario.Assign
	s := c.p.Scenario
	for i := range s.Injects {
		all = append(all, s.Injects[i].Sets)
	}
	for i := range s.Rules {
		all = append(all, s.Rules[i].Sets)
		for k := range s.Rules[i].Chance {
			all = append(all, s.Rules[i].Chance[k].Sets)
		}
	}
	for i := range s.Alliances {
		all = append(all, s.Alliances[i].Issued.Sets, s.Alliances[i].Deadlock.Sets)
	}
	for i := range s.Decisions {
		for k := range s.Decisions[i].Options {
			all = append(all, s.Decisions[i].Options[k].Sets)
		}
	}
	return all
}

// note records the commitments that something touches.
func note(tested map[string]bool, lists ...[]scenario.Ref) {
	for _, refs := range lists {
		for _, r := range refs {
			tested[r.ID] = true
		}
	}
}
