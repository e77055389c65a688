package engine

import (
	"slices"
	"strconv"
	"strings"

	"tamrin/diag"
	"tamrin/expr"
	"tamrin/scenario"
)

// variables compiles the variables and the layout of the flat state.
func (c *compiler) variables() {
	s, l := c.s, &c.p.slots
	l.vars = slotTime + 1
	l.decisions = l.vars + len(s.Vars)
	l.injects = l.decisions + len(s.Decisions)
	l.outcomes = l.injects + len(s.Injects)
	l.alliances = l.outcomes + len(s.Outcomes)
	l.commitments = l.alliances + len(s.Alliances)*allianceSlots
	l.talks = l.commitments + len(s.Commitments)*commitSlots
	l.postures = l.talks + len(s.Alliances)*talkSlots
	l.statements = l.postures + len(s.Commitments)
	l.size = l.statements + len(s.Parties)
	for i := range s.Vars {
		c.variable(i)
	}
}

func (c *compiler) variable(i int) {
	src := &c.s.Vars[i]
	v := Var{ID: src.ID, Src: src, SeenBy: c.audience(src.SeenBy), Chance: -1, slot: c.p.slots.vars + i}
	switch {
	case len(src.Range) == 2:
		v.Kind, v.Lo, v.Hi = Number, src.Range[0].V, src.Range[1].V
		v.Init = v.Lo
		if n, err := strconv.ParseInt(src.Init.Src, 10, 64); src.Init.Set && err == nil {
			v.Init = n
		}
	case len(src.Values) > 0:
		v.Kind, v.Hi = Word, int64(len(src.Values)-1)
		for k, r := range src.Values {
			v.Words = append(v.Words, r.ID)
			if r.ID == src.Init.Src {
				v.Init = int64(k)
			}
		}
	default:
		v.Kind, v.Hi, v.Init = Flag, 1, boolInt(src.Init.Src == "true")
	}
	if len(src.Draw) > 0 {
		v.Chance = len(c.p.Chances)
		nums, den := rescale(src.Draw)
		c.chance(Chance{ID: src.ID, Weights: nums, Total: den, Rule: -1, Var: i})
	}
	c.p.Vars = append(c.p.Vars, v)
}

func (c *compiler) chance(ch Chance) int {
	c.p.index[NounChance][ch.ID] = len(c.p.Chances)
	c.p.Chances = append(c.p.Chances, ch)
	return len(c.p.Chances) - 1
}

// count is how often something may be counted: without a bound that matters.
const count = int64(1) << 31

// names sets up the condition language with everything that it may name.
func (c *compiler) names() bool {
	env, err := expr.NewEnv(c.declared())
	if err != nil {
		c.problems.Add("C102", c.s.At, err)
		return false
	}
	c.p.env = env
	c.p.freeText = env.Word(freeText)
	for i, w := range positionWords {
		c.p.position[i] = env.Word(w)
	}
	for i, w := range postureWords {
		c.p.posture[i] = env.Word(w)
	}
	for i := range c.p.Vars {
		for _, w := range c.p.Vars[i].Words {
			c.p.Vars[i].word = append(c.p.Vars[i].word, env.Word(w))
		}
	}
	return true
}

// declared lists every name of the scenario with its place in the flat state.
func (c *compiler) declared() []expr.Name {
	s, l := c.s, &c.p.slots
	names := []expr.Name{{Path: "time", Kind: expr.Duration, Slot: slotTime, Hi: 366 * 24 * 3_600_000}}
	for i := range c.p.Vars {
		names = append(names, c.p.Vars[i].name())
	}
	for i := range s.Decisions {
		names = append(names, decisionName(&s.Decisions[i], l.decisions+i))
	}
	for i := range s.Injects {
		names = append(names, expr.Name{Path: "injects." + s.Injects[i].ID, Kind: expr.Bool, Slot: l.injects + i, Hi: 1})
	}
	for i := range s.Outcomes {
		names = append(names, expr.Name{Path: "outcomes." + s.Outcomes[i].ID, Kind: expr.Bool, Slot: l.outcomes + i, Hi: 1})
	}
	for i := range s.Alliances {
		path, at := "alliances."+s.Alliances[i].ID, l.alliances+i*allianceSlots
		names = append(names,
			expr.Name{Path: path + ".challenged", Kind: expr.Int, Slot: at + slotChallenged, Hi: count},
			expr.Name{Path: path + ".consulting", Kind: expr.Bool, Slot: at + slotConsulting, Hi: 1})
	}
	for i := range s.Commitments {
		for k, word := range []string{"upheld", "strained", "broken"} {
			names = append(names, expr.Name{Path: "commitments." + s.Commitments[i].ID + "." + word,
				Kind: expr.Int, Slot: l.commitments + i*commitSlots + k, Hi: count})
		}
	}
	return append(names, c.negotiated()...)
}

// freeText is what conditions read of a decision that control judged by hand.
const freeText = "free_text"

func (v *Var) name() expr.Name {
	n := expr.Name{Path: "vars." + v.ID, Slot: v.slot, Lo: v.Lo, Hi: v.Hi}
	switch v.Kind {
	case Number:
		n.Kind = expr.Int
	case Word:
		n.Kind, n.Values = expr.Word, v.Words
	case Flag:
		n.Kind = expr.Bool
	}
	return n
}

func decisionName(d *scenario.Decision, slot int) expr.Name {
	n := expr.Name{Path: "decisions." + d.ID, Kind: expr.Word, Slot: slot}
	if d.Choose.V > 1 {
		n.Kind = expr.Words
	} else {
		n.Values = append(n.Values, "")
	}
	for i := range d.Options {
		n.Values = append(n.Values, d.Options[i].ID)
	}
	if d.FreeText && n.Kind == expr.Word {
		n.Values = append(n.Values, freeText)
	}
	return n
}

// sets compiles a `sets` block.
func (c *compiler) sets(list []scenario.Assign) []assign {
	var out []assign
	for _, a := range list {
		v, ok := c.find(NounVar, a.Var)
		if !ok {
			continue
		}
		x, ok := c.set(v, a.Value)
		if !ok {
			continue
		}
		d := &c.p.Vars[v]
		x.v, x.slot, x.number, x.lo, x.hi = int32(v), int32(d.slot), d.Kind == Number, d.Lo, d.Hi
		out = append(out, x)
	}
	return out
}

// set compiles the value of one line: "= expression", "+2", or a plain value.
func (c *compiler) set(i int, value scenario.Scalar) (assign, bool) {
	v := &c.p.Vars[i]
	if src, ok := strings.CutPrefix(value.Src, "="); ok {
		return c.setByCode(i, src, value.At)
	}
	switch v.Kind {
	case Number:
		if n, err := strconv.ParseInt(value.Src, 10, 64); err == nil {
			op := opSet
			if strings.HasPrefix(value.Src, "+") || strings.HasPrefix(value.Src, "-") {
				op = opAdd
			}
			return assign{op: op, arg: n}, true
		}
	case Word:
		if k := slices.Index(v.Words, value.Src); k >= 0 {
			return assign{arg: v.word[k]}, true
		}
	case Flag:
		if value.Src == "true" || value.Src == "false" {
			return assign{arg: boolInt(value.Src == "true")}, true
		}
	}
	c.problems.Add("C101", value.At, value.Src)
	return assign{}, false
}

func (c *compiler) setByCode(i int, src string, at diag.Span) (assign, bool) {
	at.Col++ // the sign that was cut off
	want := map[VarKind]expr.Kind{Number: expr.Int, Word: expr.Word, Flag: expr.Bool}[c.p.Vars[i].Kind]
	code := c.p.env.Compile(src, at, want, &c.problems)
	if code == nil {
		return assign{}, false
	}
	for _, word := range code.Words() {
		if v := &c.p.Vars[i]; !v.has(word) {
			c.problems.Add("C101", at, c.p.env.WordOf(word))
			return assign{}, false
		}
	}
	return assign{op: opEval, code: code}, true
}
