package scenario

import "slices"

func (c *checker) decision(d *Decision) {
	if len(d.By) == 0 {
		c.missing(d.At, d.At, "by", "a decision", "القرار")
	}
	c.refs(d.By, party)
	c.played(d.By)
	if d.Jointly && len(d.By) == 1 {
		c.add("S211", d.By[0].At)
	}
	c.opening(d)
	c.closing(d)
	c.botTakes(d.BotTakes)
	c.ref(d.Theatre, theatre)
	c.refs(d.Objectives, objective)
	c.audience(d.SeenBy)
	c.optionCount(d)
	for i := range d.Options {
		c.option(d, &d.Options[i])
	}
}

// played tells a party that nobody plays, so that nobody could decide for it.
func (c *checker) played(by []Ref) {
	for _, p := range by {
		if _, known := c.names.at[nounParty][p.ID]; !known {
			continue
		}
		if !slices.ContainsFunc(c.s.Cells, func(e Cell) bool { return slices.Contains(refIDs(e.Plays), p.ID) }) {
			c.add("R104", p.At, p.ID)
		}
	}
}

// opening checks that a decision opens, and in one way.
func (c *checker) opening(d *Decision) {
	o := &d.Opens
	if !written(o.Pos) {
		c.missing(d.At, d.At, "opens", "a decision", "القرار")
		return
	}
	ways := writtenOf(o.After.At, o.At.At, o.When.At)
	switch {
	case len(ways) == 0:
		c.lacks(d.At, "S224", o.Pos)
	case len(ways) > 1:
		c.add("S224", ways[1]).WithRelated(ways[0], words{"and by this", "وبهذا"})
	}
	if written(o.Delay.At) && !written(o.After.At) {
		c.add("S225", o.Delay.At)
	}
	if c.ref(o.After, happening) && c.names.has(nounDecision, o.After.ID) {
		c.notItself(o.After, d.ID)
	}
}

// closing checks the deadline and what happens then.
func (c *checker) closing(d *Decision) {
	c.longer(d.Closes)
	options := optionIDs(d)
	if d.Default.ID == "" {
		return
	}
	if !slices.Contains(options, d.Default.ID) {
		c.guess("R107", d.Default.At, d.Default.ID, options, clip(d.Default.ID))
	}
	if !written(d.Closes.At) {
		c.add("S245", d.Default.At)
	}
}

func (c *checker) botTakes(list []Duration) {
	switch {
	case len(list) > 2:
		c.add("S223", list[2].At)
	case len(list) == 2 && list[0].MS > list[1].MS && list[1].Set:
		c.add("S223", list[0].At)
	}
}

func (c *checker) optionCount(d *Decision) {
	n := len(d.Options)
	switch {
	case n == 0 && !d.FreeText:
		c.lacks(d.At, "S221", d.At, d.ID)
	case n > MaxOptions:
		c.add("S214", d.Options[MaxOptions].At, n, MaxOptions)
	}
	if written(d.Choose.At) && (d.Choose.V < 1 || d.Choose.V > int64(max(1, n))) {
		c.add("S222", d.Choose.At, d.Choose.V, max(1, n))
	}
}

func (c *checker) option(d *Decision, o *Option) {
	if o.ID == "free_text" {
		c.add("S107", o.At, o.ID)
	}
	c.pledges(o.Upholds, o.Strains, o.Breaks)
	c.postures(o.Postures)
	c.sets(o.Sets)
	c.refs(o.Fires, inject)
	c.audience(o.KnownTo)
	c.leaning(&o.Bot)
	for i := range o.Bot.ByParty {
		p := &o.Bot.ByParty[i]
		c.leaning(&p.Lean)
		if by := refIDs(d.By); !slices.Contains(by, p.Party.ID) {
			c.guess("R109", p.Party.At, p.Party.ID, by, clip(p.Party.ID))
		}
	}
}

func (c *checker) leaning(l *Lean) {
	if l.Weight.Num < 0 {
		c.add("S229", l.Weight.At)
	}
}

func optionIDs(d *Decision) []string {
	out := make([]string, len(d.Options))
	for i := range d.Options {
		out[i] = d.Options[i].ID
	}
	return out
}

// writtenOf returns those of the places at which something stands.
func writtenOf(places ...Span) []Span {
	return slices.DeleteFunc(places, func(at Span) bool { return !written(at) })
}
