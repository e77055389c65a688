package scenario

// MaxBurst is how often a burst may repeat its inject.
const MaxBurst = 1000

// firedInjects gathers the injects that options, rules and consultations fire.
func (c *checker) firedInjects() map[string]bool {
	fired := map[string]bool{}
	add := func(list []Ref) {
		for _, r := range list {
			fired[r.ID] = true
		}
	}
	each(c.s.Decisions, func(d *Decision) {
		each(d.Options, func(o *Option) { add(o.Fires) })
	})
	each(c.s.Alliances, func(a *Alliance) { add(a.Issued.Fires); add(a.Deadlock.Fires) })
	each(c.s.Rules, func(r *Rule) {
		add(r.Fire)
		each(r.Chance, func(b *Branch) { add(b.Fire) })
	})
	return fired
}

func (c *checker) inject(i *Inject) {
	if !written(i.Title.At) && !written(i.Text.At) {
		c.missing(i.Item.At, i.Item.At, "text", "an inject", "المُدخل")
	}
	c.trigger(i)
	c.burst(i)
	c.jump(&i.Jump)
	c.injectRefs(i)
	c.placed(i)
	c.sets(i.Sets)
	for _, a := range i.Attachments {
		if a.File == "" {
			c.missing(i.Item.At, a.Pos, "file", "an attachment", "المرفق")
			continue
		}
		c.exists(a.File, a.Pos)
	}
}

// trigger checks that an inject comes by one way: a time, an inject or
// decision before it, a condition, a hand, or something that fires it.
func (c *checker) trigger(i *Inject) {
	ways := writtenOf(i.At.At, i.After.At, i.When.At, i.ContingencyFor.At)
	if i.Manual {
		ways = writtenOf(i.After.At, i.When.At, i.ContingencyFor.At) // a planned time may go with it
	}
	never := i.Status == "deferred" || i.Status == "obsolete"
	switch {
	case len(ways) == 0 && !i.Manual && !c.fired[i.ID] && !never:
		c.lacks(i.Item.At, "S215", i.Item.At, i.ID)
	case len(ways) > 1:
		c.add("S216", ways[1]).WithRelated(ways[0], words{"and by this", "وبهذا"})
	case len(ways) == 1 && i.Manual:
		c.add("S216", ways[0]).WithHint(words{"delete manual, or delete this", "احذف manual أو احذف هذا"})
	}
	if written(i.Delay.At) && len(writtenOf(i.After.At, i.When.At, i.ContingencyFor.At)) == 0 {
		c.add("S225", i.Delay.At)
	}
}

func (c *checker) burst(i *Inject) {
	b := &i.Burst
	switch {
	case !written(b.Count.At) && written(b.Every.At):
		c.missing(i.Item.At, b.Every.At, "count", "a burst", "الدفعة")
	case !written(b.Count.At):
	case b.Count.V < 1 || b.Count.V > MaxBurst:
		c.lacks(i.Item.At, "S218", b.Count.At, b.Count.V, MaxBurst)
	case b.Count.V > 1 && !written(b.Every.At):
		c.add("S219", b.Count.At)
	}
	c.longer(b.Every)
}

func (c *checker) jump(j *Jump) {
	places := writtenOf(j.To.At, j.By.At)
	if len(places) == 2 {
		c.add("S226", places[1]).WithRelated(places[0], words{"and by this", "وبهذا"})
	}
	if len(places) > 0 && !written(c.s.Clock.Start.At) {
		c.add("S243", places[0])
	}
}

func (c *checker) injectRefs(i *Inject) {
	if c.ref(i.After, happening) && c.names.has(nounInject, i.After.ID) {
		c.notItself(i.After, i.ID)
	}
	if c.ref(i.ContingencyFor, contingent) && c.names.has(nounInject, i.ContingencyFor.ID) {
		c.notItself(i.ContingencyFor, i.ID)
	}
	c.ref(i.Theatre, theatre)
	c.audience(i.To)
	c.ref(i.Challenges, party)
	c.refs(i.Convenes, alliance)
	c.pledges(i.Upholds, i.Strains, i.Breaks)
	c.refs(i.Objectives, objective)
	c.ref(i.Storyline, storyline)
	for _, e := range i.Expect {
		c.audience([]Ref{e.Cell})
	}
}
