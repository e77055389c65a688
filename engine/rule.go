package engine

// applyRule has a rule act: at once or after its delay.
func (w *World) applyRule(i int) {
	if r := &w.p.Rules[i]; r.Delay > 0 {
		w.setTimer(w.later(r.Delay), ruleDue, i)
		return
	}
	w.consequences(i)
}

// consequences applies a rule, or asks for the draw that it depends on.
func (w *World) consequences(i int) {
	r := &w.p.Rules[i]
	w.effect(RuleApplied, i)
	w.bring(&r.effect, Cause{ByRule, i})
	if r.Chance >= 0 {
		w.ask(r.Chance)
	}
}

// ask puts a chance to the driver; one already asked is not asked twice.
func (w *World) ask(chance int) {
	for _, c := range w.asked {
		if c == chance {
			return
		}
	}
	w.asked = append(w.asked, chance)
	w.asks = true
	w.effect(ChanceAsked, chance)
}

// draw applies the branch that was drawn.
func (w *World) draw(chance, branch int) {
	for k, c := range w.asked {
		if c == chance {
			w.asked = append(w.asked[:k], w.asked[k+1:]...)
			break
		}
	}
	c := &w.p.Chances[chance]
	w.effect(ChanceSettled, chance).N = branch
	by := Cause{ByChance, chance}
	if c.Var >= 0 {
		w.setVar(c.Var, w.p.Vars[c.Var].store(w.p.Vars[c.Var].Lo+int64(branch)), by)
		return
	}
	w.bring(&c.branches[branch], by)
}

func (w *World) bring(c *consequence, by Cause) {
	w.assign(c.sets, by)
	for _, f := range c.fires {
		w.schedule(f, 0, by)
	}
}
