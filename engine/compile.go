package engine

import (
	"slices"

	"tamrin/diag"
	"tamrin/expr"
	"tamrin/scenario"
)

// Compile turns a scenario that scenario.Load accepted into a Program. It tells
// every problem with its conditions and references; the Program is nil when
// the list has errors.
func Compile(s *scenario.Scenario) (*Program, diag.List) {
	c := &compiler{s: s, p: &Program{Scenario: s, Length: Never}}
	c.nouns()
	c.people()
	c.forces()
	c.variables()
	if !c.names() {
		return nil, c.problems
	}
	c.consultations()
	c.decisions()
	c.injects()
	c.rules()
	c.outcomes()
	c.followers()
	c.watchers()
	c.timetable()
	c.begin()
	c.problems.Sort()
	if c.problems.HasErrors() {
		return nil, c.problems
	}
	return c.p, c.problems
}

// compiler carries a scenario on its way to a Program.
type compiler struct {
	s        *scenario.Scenario
	p        *Program
	problems diag.List
	ruleCond []cond // conditions found so far, by kind
	injCond  []cond
	decCond  []cond
	outCond  []cond
}

// nouns numbers every named thing in the order of writing.
func (c *compiler) nouns() {
	s := c.s
	c.p.index = map[Noun]map[string]int{
		NounTheatre:    number(s.Theatres, func(t *scenario.Theatre) string { return t.ID }),
		NounParty:      number(s.Parties, func(t *scenario.Party) string { return t.ID }),
		NounCell:       number(s.Cells, func(t *scenario.Cell) string { return t.ID }),
		NounAlliance:   number(s.Alliances, func(t *scenario.Alliance) string { return t.ID }),
		NounCommitment: number(s.Commitments, func(t *scenario.Commitment) string { return t.ID }),
		NounObjective:  number(s.Objectives, func(t *scenario.Objective) string { return t.ID }),
		NounVar:        number(s.Vars, func(t *scenario.Var) string { return t.ID }),
		NounDecision:   number(s.Decisions, func(t *scenario.Decision) string { return t.ID }),
		NounInject:     number(s.Injects, func(t *scenario.Inject) string { return t.ID }),
		NounRule:       number(s.Rules, func(t *scenario.Rule) string { return t.ID }),
		NounOutcome:    number(s.Outcomes, func(t *scenario.Outcome) string { return t.ID }),
		NounForce:      number(s.Forces, func(t *scenario.Force) string { return t.ID }),
		NounStrategy:   number(s.Strategies, func(t *scenario.Strategy) string { return t.ID }),
		NounTask:       {},
		NounChance:     {},
	}
}

func number[T any](items []T, id func(*T) string) map[string]int {
	index := make(map[string]int, len(items))
	for i := range items {
		index[id(&items[i])] = i
	}
	return index
}

// find resolves a reference; one that names nothing is a problem.
func (c *compiler) find(kind Noun, r scenario.Ref) (int, bool) {
	i, ok := c.p.Find(kind, r.ID)
	if !ok {
		c.problems.Add("C101", r.At, r.ID)
	}
	return i, ok
}

// findOr resolves a reference that may be absent.
func (c *compiler) findOr(kind Noun, r scenario.Ref, absent int) int {
	if r.ID == "" {
		return absent
	}
	if i, ok := c.find(kind, r); ok {
		return i
	}
	return absent
}

// all resolves a list of references.
func (c *compiler) all(kind Noun, refs []scenario.Ref) []int {
	var list []int
	for _, r := range refs {
		if i, ok := c.find(kind, r); ok {
			list = append(list, i)
		}
	}
	return list
}

// people compiles theatres, parties, cells, alliances, commitments, strategies
// and objectives.
func (c *compiler) people() {
	s, p := c.s, c.p
	for i := range s.Theatres {
		p.Theatres = append(p.Theatres, Theatre{s.Theatres[i].ID, &s.Theatres[i]})
	}
	for i := range s.Parties {
		p.Parties = append(p.Parties, Party{ID: s.Parties[i].ID, Src: &s.Parties[i]})
	}
	for i := range s.Cells {
		c.cell(i)
	}
	for i := range s.Alliances {
		p.Alliances = append(p.Alliances, c.alliance(&s.Alliances[i]))
	}
	for i := range s.Commitments {
		src := &s.Commitments[i]
		p.Commitments = append(p.Commitments, Commitment{src.ID, src, postureOf(src.Posture)})
	}
	for i := range s.Strategies {
		c.strategy(&s.Strategies[i])
	}
	for i := range s.Objectives {
		c.objective(&s.Objectives[i])
	}
}

func (c *compiler) cell(i int) {
	src := &c.s.Cells[i]
	kind := src.Kind
	if kind == "" {
		kind = "training_audience"
	}
	cell := Cell{ID: src.ID, Src: src, Kind: kind, Theatres: ^uint64(0)}
	cell.Playing = kind != "control" && kind != "evaluation" && kind != "observer"
	if len(src.Theatres) > 0 {
		cell.Theatres = 0
		for _, t := range c.all(NounTheatre, src.Theatres) {
			cell.Theatres |= 1 << t
		}
	}
	for _, q := range c.all(NounParty, src.Plays) {
		c.p.Parties[q].Cells |= 1 << i
	}
	c.p.Cells = append(c.p.Cells, cell)
}

func (c *compiler) objective(src *scenario.Objective) {
	o := Objective{ID: src.ID, Src: src}
	for i := range src.Tasks {
		t := Task{src.ID + "." + src.Tasks[i].ID, &src.Tasks[i], len(c.p.Objectives)}
		c.p.index[NounTask][t.ID] = len(c.p.Tasks)
		o.Tasks = append(o.Tasks, len(c.p.Tasks))
		c.p.Tasks = append(c.p.Tasks, t)
	}
	c.p.Objectives = append(c.p.Objectives, o)
}

// audience turns names of cells and parties, and all, into cells.
func (c *compiler) audience(refs []scenario.Ref) uint64 {
	var mask uint64
	for _, r := range refs {
		if r.ID == "all" {
			mask |= c.playing()
		} else if i, ok := c.p.Find(NounCell, r.ID); ok {
			mask |= 1 << i
		} else if i, ok := c.find(NounParty, r); ok {
			mask |= c.p.Parties[i].Cells
		}
	}
	return mask
}

// playing returns the cells that receive what goes to all.
func (c *compiler) playing() uint64 {
	var mask uint64
	for i := range c.p.Cells {
		if c.p.Cells[i].Playing {
			mask |= 1 << i
		}
	}
	return mask
}

// aims splits names of objectives and tasks into both, each once.
func (c *compiler) aims(refs []scenario.Ref) (objectives, tasks []int) {
	for _, r := range refs {
		if i, ok := c.p.Find(NounTask, r.ID); ok {
			tasks = append(tasks, i)
			objectives = append(objectives, c.p.Tasks[i].Objective)
		} else if i, ok := c.find(NounObjective, r); ok {
			objectives = append(objectives, i)
		}
	}
	slices.Sort(objectives)
	slices.Sort(tasks)
	return slices.Compact(objectives), slices.Compact(tasks)
}

// code compiles an expression; nil where none was written or it has errors.
func (c *compiler) code(e scenario.Expr, want expr.Kind) *expr.Code {
	if e.Zero() {
		return nil
	}
	return c.p.env.Compile(e.Src, e.At, want, &c.problems)
}

// rescale turns decimals into whole numbers over one denominator.
func rescale(ds []scenario.Decimal) (nums []int64, den int64) {
	den = 1
	for _, d := range ds {
		den = max(den, d.Den) // powers of ten: the largest is a multiple of all
	}
	for _, d := range ds {
		n := int64(0)
		if d.Den > 0 && d.Num > 0 {
			n = min(d.Num, maxLean/den) * (den / d.Den)
		}
		nums = append(nums, n)
	}
	return nums, den
}
