// Package check reads what a scenario means: which injects can never come,
// which objectives nothing tests, which conditions can't hold, which minutes
// are crowded. It looks at the compiled scenario alone and plays nothing; what
// only playing shows belongs to rehearsal. It must never know of a run.
package check

import (
	"tamrin/diag"
	"tamrin/engine"
	"tamrin/scenario"
)

// All returns every problem of meaning found in the program, sorted by place.
// None of them keeps the scenario from being played.
func All(p *engine.Program) diag.List {
	c := &checker{p: p, reached: reach(p)}
	c.injects()
	c.aims()
	c.conditions()
	c.loops()
	c.crowds()
	c.commitments()
	c.consultations()
	c.variables()
	c.problems.Sort()
	return c.problems
}

type checker struct {
	p        *engine.Program
	reached  reached
	problems diag.List
}

// injects tells what can never come, what comes after the end and who gets nothing.
func (c *checker) injects() {
	var served uint64
	for i := range c.p.Injects {
		in := &c.p.Injects[i]
		switch {
		case in.Omitted:
			continue
		case !c.reached.injects[i]:
			c.problems.Add("M101", in.Src.Item.At, in.ID)
		case in.At != engine.Never && in.At >= c.p.Length:
			c.problems.Add("M102", in.Src.At.At, in.ID)
		}
		if in.Cells == 0 {
			c.problems.Add("M103", in.Src.Item.At, in.ID)
		}
		served |= in.Cells
	}
	for i := range c.p.Decisions {
		d := &c.p.Decisions[i]
		if !c.reached.decisions[i] {
			c.problems.Add("M105", d.Src.At, d.ID)
		}
		served |= d.Cells
	}
	for i := range c.p.Cells {
		if cell := &c.p.Cells[i]; cell.Playing && served>>i&1 == 0 {
			c.problems.Add("M104", cell.Src.At, cell.ID)
		}
	}
}

// aims tells objectives and tasks that nothing tests, and injects with no objective.
func (c *checker) aims() {
	if len(c.p.Objectives) == 0 {
		return
	}
	objectives, tasks := make([]bool, len(c.p.Objectives)), make([]bool, len(c.p.Tasks))
	tick := func(os, ts []int) {
		for _, o := range os {
			objectives[o] = true
		}
		for _, t := range ts {
			tasks[t] = true
		}
	}
	for i := range c.p.Injects {
		if c.reached.injects[i] {
			tick(c.p.Injects[i].Objectives, c.p.Injects[i].Tasks)
		}
	}
	for i := range c.p.Decisions {
		if c.reached.decisions[i] {
			tick(c.p.Decisions[i].Objectives, c.p.Decisions[i].Tasks)
		}
	}
	for i, ok := range objectives {
		if !ok {
			c.problems.Add("M201", c.p.Objectives[i].Src.At, c.p.Objectives[i].ID)
		}
	}
	for i, ok := range tasks {
		if t := &c.p.Tasks[i]; !ok && objectives[t.Objective] {
			c.problems.Add("M202", t.Src.At, t.ID)
		}
	}
}

// conditions tells those that can never hold or always do.
func (c *checker) conditions() {
	for _, x := range c.p.Conditions() {
		switch {
		case !x.CanHold:
			c.problems.Add("M301", x.At)
		case !x.CanFail:
			c.problems.Add("M302", x.At)
		}
	}
}

// commitments tells those that nothing upholds, strains or breaks.
func (c *checker) commitments() {
	tested := map[string]bool{}
	s := c.p.Scenario
	for i := range s.Decisions {
		for k := range s.Decisions[i].Options {
			o := &s.Decisions[i].Options[k]
			note(tested, o.Upholds, o.Strains, o.Breaks)
		}
	}
	for i := range s.Alliances {
		for _, a := range []*scenario.Aftermath{&s.Alliances[i].Issued, &s.Alliances[i].Deadlock} {
			note(tested, a.Upholds, a.Strains, a.Breaks)
		}
	}
	for i := range s.Injects {
		note(tested, s.Injects[i].Upholds, s.Injects[i].Strains, s.Injects[i].Breaks)
	}
	for i := range c.p.Commitments {
		if k := &c.p.Commitments[i]; !tested[k.ID] {
			c.problems.Add("M601", k.Src.At, k.ID)
		}
	}
}
