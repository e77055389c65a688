package engine

import (
	"tamrin/expr"
	"tamrin/scenario"
)

// defaultBotTime is how long a bot takes where the decision does not say.
const defaultBotTime = 60_000

func (c *compiler) decisions() {
	c.p.choice = []int{0}
	for i := range c.s.Decisions {
		c.decision(i)
	}
}

func (c *compiler) decision(i int) {
	src := &c.s.Decisions[i]
	d := Decision{ID: src.ID, Src: src, Jointly: src.Jointly, Closes: Never, Default: -1, Choose: 1,
		FreeText: src.FreeText, BotMin: defaultBotTime, BotMax: defaultBotTime, slot: c.p.slots.decisions + i}
	d.Parties = c.all(NounParty, src.By)
	d.Theatre = c.findOr(NounTheatre, src.Theatre, -1)
	d.Objectives, d.Tasks = c.aims(src.Objectives)
	for _, q := range d.Parties {
		d.Cells |= c.p.Parties[q].Cells
	}
	d.SeenBy = d.Cells | c.audience(src.SeenBy)
	if src.Closes.Set {
		d.Closes = src.Closes.MS
	}
	if src.Choose.V > 1 {
		d.Choose = int(src.Choose.V)
	}
	if n := len(src.BotTakes); n > 0 {
		d.BotMin, d.BotMax = src.BotTakes[0].MS, src.BotTakes[n-1].MS
	}
	d.leans = c.leans(&d, src)
	for k := range src.Options {
		d.Options = append(d.Options, c.option(&d, &src.Options[k]))
		if code := c.code(src.Options[k].When, expr.Bool); code != nil {
			d.offers = append(d.offers, offer{k, code})
		} else {
			d.always |= 1 << k
		}
		if src.Options[k].ID == src.Default.ID {
			d.Default = k
		}
	}
	c.p.Decisions = append(c.p.Decisions, d)
	c.p.choice = append(c.p.choice, c.p.choice[i]+len(d.Parties))
	if code := c.code(src.Opens.When, expr.Bool); code != nil {
		c.decCond = append(c.decCond, cond{condDecision, i, code})
	}
}

func (c *compiler) option(d *Decision, src *scenario.Option) Option {
	o := Option{ID: src.ID, Src: src, Public: src.Public, word: c.p.env.Word(src.ID)}
	o.KnownTo = d.Cells | c.audience(src.KnownTo)
	if src.Public {
		o.KnownTo = ^uint64(0)
	}
	o.sets = c.sets(src.Sets)
	o.marks = c.marks(src.Upholds, src.Strains, src.Breaks)
	o.postures = c.postures(src.Postures)
	o.fires = c.all(NounInject, src.Fires)
	return o
}

// leans compiles how each party of the decision leans to each option.
func (c *compiler) leans(d *Decision, src *scenario.Decision) [][]lean {
	scale := leanScale(src)
	var all [][]lean
	for _, q := range d.Parties {
		var row []lean
		for k := range src.Options {
			row = append(row, c.lean(src.Options[k].Bot, c.p.Parties[q].ID, scale))
		}
		all = append(all, row)
	}
	return all
}

// leanScale returns the denominator over which all leanings of a decision are
// whole numbers.
func leanScale(d *scenario.Decision) int64 {
	scale := int64(1)
	for k := range d.Options {
		b := &d.Options[k].Bot
		scale = max(scale, b.Weight.Den)
		for i := range b.ByParty {
			scale = max(scale, b.ByParty[i].Lean.Weight.Den)
		}
	}
	return scale
}

func (c *compiler) lean(src scenario.Lean, party string, scale int64) lean {
	for i := range src.ByParty {
		if src.ByParty[i].Party.ID == party {
			return c.lean(src.ByParty[i].Lean, party, scale)
		}
	}
	switch {
	case !src.Expr.Zero():
		return lean{code: c.code(src.Expr, expr.Int), scale: scale}
	case src.Weight.Set:
		return lean{weight: min(src.Weight.Num, maxLean/scale) * (scale / src.Weight.Den)}
	}
	return lean{weight: scale}
}

func (c *compiler) injects() {
	for i := range c.s.Injects {
		c.inject(i)
	}
}

func (c *compiler) inject(i int) {
	src := &c.s.Injects[i]
	in := Inject{ID: src.ID, Src: src, At: Never, Public: src.Public, BurstCount: 1, slot: c.p.slots.injects + i}
	in.Manual = src.Manual || c.offered(src)
	in.Omitted = src.Status == "deferred" || src.Status == "obsolete"
	in.Theatre = c.findOr(NounTheatre, src.Theatre, -1)
	in.Objectives, in.Tasks = c.aims(src.Objectives)
	in.Moves = c.moves(src.Moves)
	in.challenges = c.findOr(NounParty, src.Challenges, -1)
	in.convenes = c.all(NounAlliance, src.Convenes)
	in.Cells = c.audience(src.To) | c.challenged(in.challenges)
	if src.At.Set {
		in.At = src.At.MS
	}
	if src.Burst.Count.V > 1 {
		in.BurstCount, in.BurstEvery = int(src.Burst.Count.V), src.Burst.Every.MS
	}
	in.delay = src.Delay.MS
	in.ifCode = c.code(src.If, expr.Bool)
	in.sets = c.sets(src.Sets)
	in.marks = c.marks(src.Upholds, src.Strains, src.Breaks)
	switch {
	case src.Jump.To.Set:
		in.jumps, in.jumpTo = jumpToInstant, src.Jump.To.UnixMS
	case src.Jump.By.Set:
		in.jumps, in.jumpBy = jumpForward, src.Jump.By.MS
	}
	c.p.Injects = append(c.p.Injects, in)
	if code := c.code(src.When, expr.Bool); code != nil && !in.Omitted {
		c.injCond = append(c.injCond, cond{condInject, i, code})
	}
}

// offered reports whether an inject is a contingency for another inject: it is
// offered to control, as no engine can tell that an expected action failed.
func (c *compiler) offered(src *scenario.Inject) bool {
	_, decision := c.p.Find(NounDecision, src.ContingencyFor.ID)
	return src.ContingencyFor.ID != "" && !decision
}

// challenged returns the cells that a challenge reaches beyond its recipients:
// a challenge to one is a challenge to all.
func (c *compiler) challenged(party int) uint64 {
	var mask uint64
	for i := range c.p.Alliances {
		if a := &c.p.Alliances[i]; party >= 0 && a.OneForAll && a.has(party) {
			mask |= a.Cells
		}
	}
	return mask
}

func (c *compiler) rules() {
	for i := range c.s.Rules {
		src := &c.s.Rules[i]
		r := Rule{ID: src.ID, Src: src, Chance: -1, Delay: src.Delay.MS, repeat: src.Repeat}
		r.effect = consequence{c.sets(src.Sets), c.all(NounInject, src.Fire)}
		if len(src.Chance) > 0 {
			r.Chance = c.branches(i)
		}
		c.p.Rules = append(c.p.Rules, r)
		if code := c.code(src.When, expr.Bool); code != nil {
			c.ruleCond = append(c.ruleCond, cond{condRule, i, code})
		}
	}
}

func (c *compiler) branches(rule int) int {
	src := &c.s.Rules[rule]
	ch := Chance{ID: src.ID, Rule: rule, Var: -1}
	var ps []scenario.Decimal
	for k := range src.Chance {
		ps = append(ps, src.Chance[k].P)
		ch.branches = append(ch.branches, consequence{c.sets(src.Chance[k].Sets), c.all(NounInject, src.Chance[k].Fire)})
	}
	ch.Weights, ch.Total = rescale(ps)
	return c.chance(ch)
}

func (c *compiler) outcomes() {
	for i := range c.s.Outcomes {
		src := &c.s.Outcomes[i]
		o := Outcome{ID: src.ID, Src: src, Ends: src.Ends, Theatre: c.findOr(NounTheatre, src.Theatre, -1)}
		c.p.Outcomes = append(c.p.Outcomes, o)
		if code := c.code(src.When, expr.Bool); code != nil {
			c.outCond = append(c.outCond, cond{condOutcome, i, code})
		}
	}
}
