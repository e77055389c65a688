package engine

import (
	"slices"

	"tamrin/scenario"
)

// followers ties what comes after something to that thing.
func (c *compiler) followers() {
	for i := range c.s.Injects {
		src := &c.s.Injects[i]
		if c.p.Injects[i].Omitted {
			continue
		}
		f := follower{item: i, delay: src.Delay.MS}
		if src.After.ID != "" {
			c.follow(src.After, f)
		}
		if d, ok := c.p.Find(NounDecision, src.ContingencyFor.ID); ok {
			c.p.Decisions[d].lapse = append(c.p.Decisions[d].lapse, f)
		}
	}
	for i := range c.s.Decisions {
		if o := &c.s.Decisions[i].Opens; o.After.ID != "" {
			c.follow(o.After, follower{decision: true, item: i, delay: o.Delay.MS})
		}
	}
}

// follow ties f to the inject, decision or outcome of that name.
func (c *compiler) follow(r scenario.Ref, f follower) {
	if i, ok := c.p.Find(NounInject, r.ID); ok {
		c.p.Injects[i].after = append(c.p.Injects[i].after, f)
	} else if i, ok := c.p.Find(NounDecision, r.ID); ok {
		c.p.Decisions[i].after = append(c.p.Decisions[i].after, f)
	} else if i, ok := c.find(NounOutcome, r); ok {
		c.p.Outcomes[i].after = append(c.p.Outcomes[i].after, f)
	}
}

// watchers numbers the conditions and lists for each slot those that read it.
func (c *compiler) watchers() {
	p := c.p
	p.conds = slices.Concat(c.ruleCond, c.injCond, c.decCond, c.outCond)
	p.watch = make([][]watcher, p.slots.size)
	for i := range p.conds {
		for _, slot := range p.conds[i].code.Reads() {
			p.watch[slot] = addWatcher(p.watch[slot], i)
		}
	}
	p.armedInit = make([]uint64, (len(p.conds)+63)/64)
	for i := range p.conds {
		p.armedInit[i/64] |= 1 << (i % 64)
	}
}

func addWatcher(list []watcher, cond int) []watcher {
	word, bit := cond/64, uint64(1)<<(cond%64)
	if n := len(list); n > 0 && list[n-1].word == word {
		list[n-1].bits |= bit
		return list
	}
	return append(list, watcher{word, bit})
}

// timetable sorts everything that is planned from the start. Time 0 is always
// there, so that a driver's first step settles what holds at STARTEX.
func (c *compiler) timetable() {
	plan := []timer{{at: 0, kind: wake}}
	for i := range c.p.Injects {
		if in := &c.p.Injects[i]; in.At != Never && !in.Manual && !in.Omitted {
			plan = append(plan, timer{in.At, injectDue, int32(i)})
		}
	}
	for i := range c.s.Decisions {
		switch o := &c.s.Decisions[i].Opens; {
		case o.At.Set:
			plan = append(plan, timer{o.At.MS, decisionOpens, int32(i)})
		case o.After.ID == "" && o.When.Zero():
			plan = append(plan, timer{0, decisionOpens, int32(i)})
		}
	}
	for i := range c.p.conds {
		instants, _ := c.p.conds[i].code.Instants()
		for _, at := range instants {
			if at > 0 {
				plan = append(plan, timer{at: at, kind: wake})
			}
		}
	}
	if c.s.Clock.Length.MS > 0 {
		c.p.Length = c.s.Clock.Length.MS
		plan = append(plan, timer{at: c.p.Length, kind: lengthReached})
	}
	slices.SortFunc(plan, func(a, b timer) int {
		switch {
		case a == b:
			return 0
		case a.before(b):
			return -1
		}
		return 1
	})
	c.p.plan = slices.Compact(plan)
}

// begin lays down the state from which every world starts.
func (c *compiler) begin() {
	p := c.p
	p.init = make([]int64, p.slots.size)
	for i := range p.Vars {
		p.init[p.Vars[i].slot] = p.Vars[i].store(p.Vars[i].Init)
		if p.Vars[i].Chance >= 0 {
			p.drawsAtStart = append(p.drawsAtStart, p.Vars[i].Chance)
		}
	}
	c.beginTalks()
	for i := range p.Injects {
		in := &p.Injects[i]
		s := injectState{status: Conditional, at: Never, deliveredAt: Never}
		switch {
		case in.Omitted:
			s.status = Skipped
		case in.At != Never && !in.Manual:
			s.status, s.at = Planned, in.At
		}
		p.injectInit = append(p.injectInit, s)
		p.hot = append(p.hot, in.heat())
	}
	for range p.Decisions {
		p.decisionInit = append(p.decisionInit, DecisionState{OpenedAt: Never, Deadline: Never, ClosedAt: Never, Party: -1})
	}
}

// heat gathers what every delivery of the inject reads.
func (in *Inject) heat() hotInject {
	h := hotInject{cells: in.Cells, slot: int32(in.slot)}
	for flag, on := range map[hotFlags]bool{
		hasIf:      in.ifCode != nil,
		hasEffects: len(in.sets) > 0 || len(in.marks) > 0 || in.jumps != noJump || in.challenges >= 0 || len(in.convenes) > 0,
		hasAfter:   len(in.after) > 0,
		hasBurst:   in.BurstCount > 1,
	} {
		if on {
			h.flags |= flag
		}
	}
	return h
}
