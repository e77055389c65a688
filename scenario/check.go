package scenario

import "tamrin/diag"

// checker holds a scenario that was read to what its things must be: values
// that can be meant, and names that name something.
type checker struct {
	*report
	s         *Scenario
	languages []string
	exists    func(file string, at Span) // tells an attachment that is missing
	damaged   map[Span]bool              // things that were not read as written
	names     names
	vars      map[string]*Var
	fired     map[string]bool // injects that something fires
}

// MaxCells and MaxOptions are what fits the engine's sets.
const (
	MaxCells   = 64
	MaxOptions = 64
)

// all checks everything, in the order of the document's keys.
func (c *checker) all() {
	c.names = namesOf(c.s)
	c.vars, c.fired = c.varsByName(), c.firedInjects()
	c.document()
	each(c.s.Theatres, c.window)
	each(c.s.Parties, func(p *Party) { c.point(p.Where) })
	each(c.s.Forces, c.force)
	each(c.s.Alliances, c.alliance)
	each(c.s.Commitments, c.commitment)
	each(c.s.Strategies, c.strategy)
	c.receptions(c.s.Signals.Ally)
	c.receptions(c.s.Signals.Adversary)
	c.receptions(c.s.Signals.Third)
	c.questions(c.s.Feedback)
	each(c.s.Cells, c.cell)
	each(c.s.Objectives, c.objective)
	each(c.s.Vars, c.variable)
	each(c.s.Decisions, c.decision)
	each(c.s.Injects, c.inject)
	each(c.s.Rules, c.rule)
	each(c.s.Outcomes, c.outcome)
	c.circles()
	c.places()
}

// each calls do with every element.
func each[T any](list []T, do func(*T)) {
	for i := range list {
		do(&list[i])
	}
}

// document checks what the document says of itself.
func (c *checker) document() {
	if !written(c.s.Title.At) {
		c.missing(c.s.At, c.s.At, "title", "the scenario", "السيناريو")
	}
	if n := len(c.s.Cells); n > MaxCells {
		c.add("S213", c.s.Cells[MaxCells].At, n, MaxCells)
	}
	for _, p := range c.s.Parties {
		if p.ID == everybody {
			c.add("S107", p.At, p.ID)
		}
	}
}

// missing tells that what is at the place, in the thing named there, lacks a key.
func (c *checker) missing(thing, at Span, key string, en, ar string) {
	c.lacks(thing, "S104", at, words{en, ar}, key)
}

// lacks tells what a thing lacks, unless it was not read as written: what
// seems to be missing may then be what was told already.
func (c *checker) lacks(thing Span, code diag.Code, at Span, args ...any) {
	if !c.damaged[thing] {
		c.add(code, at, args...)
	}
}

// longer tells a duration that may not be 0.
func (c *checker) longer(d Duration) {
	if d.Set && d.MS == 0 {
		c.add("S239", d.At)
	}
}

// written reports whether something stands at the place.
func written(at Span) bool { return at.Line > 0 }
