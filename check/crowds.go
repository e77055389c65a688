package check

import (
	"cmp"
	"slices"

	"tamrin/diag"
	"tamrin/engine"
	"tamrin/lang"
)

// What counts as crowded: a person reads and acts on about one message in
// twenty seconds; a controller telephones one at a time.
const (
	window    = 60_000 // ms
	crowdCell = 4      // deliveries to one cell within the window
	crowdDesk = 3      // deliveries by one controller within the window
	tooClose  = 5_000  // ms between two deliveries to one cell
)

// delivery is an inject whose instant the plan alone decides.
type delivery struct {
	at     int64
	inject int
}

// crowds tells cells and controllers that get too much at once. A burst is
// meant to be one and counts as one delivery.
func (c *checker) crowds() {
	planned := c.planned()
	for i := range c.p.Cells {
		cell := &c.p.Cells[i]
		mine := slices.DeleteFunc(slices.Clone(planned), func(d delivery) bool {
			return c.p.Injects[d.inject].Cells>>i&1 == 0
		})
		c.crowd(mine, crowdCell, "M501", cell.ID)
		c.close(mine, cell.ID)
	}
	desks := map[string][]delivery{}
	var order []string
	for _, d := range planned {
		desk := c.p.Injects[d.inject].Src.InjectedBy.Get(c.firstLanguage())
		if desk == "" {
			continue
		}
		if desks[desk] == nil {
			order = append(order, desk)
		}
		desks[desk] = append(desks[desk], d)
	}
	for _, desk := range order {
		c.crowd(desks[desk], crowdDesk, "M502", desk)
	}
}

func (c *checker) firstLanguage() string {
	if l := c.p.Scenario.Languages; len(l) > 0 {
		return l[0]
	}
	return "en"
}

// planned returns the deliveries at times that the author wrote, soonest
// first, with those that come a fixed delay after them.
func (c *checker) planned() []delivery {
	at := make([]int64, len(c.p.Injects))
	for i := range at {
		at[i] = engine.Never
		if in := &c.p.Injects[i]; !in.Omitted && !in.Manual {
			at[i] = in.At
		}
	}
	for changed := true; changed; {
		changed = false
		for i := range at {
			src := c.p.Injects[i].Src
			if k, ok := c.p.Find(engine.NounInject, src.After.ID); ok && at[i] == engine.Never && at[k] != engine.Never && !c.p.Injects[i].Omitted {
				at[i] = at[k] + src.Delay.MS
				changed = true
			}
		}
	}
	var list []delivery
	for i, t := range at {
		if t != engine.Never {
			list = append(list, delivery{t, i})
		}
	}
	slices.SortStableFunc(list, func(a, b delivery) int { return cmp.Compare(a.at, b.at) })
	return list
}

// crowd tells the first delivery of each window that holds too many.
func (c *checker) crowd(list []delivery, limit int, code diag.Code, who string) {
	for i := 0; i < len(list); {
		n := 1
		for i+n < len(list) && list[i+n].at-list[i].at < window {
			n++
		}
		if n < limit {
			i++
			continue
		}
		c.problems.Add(code, c.p.Injects[list[i].inject].Src.Item.At, n, lang.Isolate(who), lang.Clock(list[i].at))
		i += n
	}
}

// close tells two deliveries to one cell within seconds of each other. Two that
// each have an `if` are most often variants of which just one comes.
func (c *checker) close(list []delivery, who string) {
	for i := 1; i < len(list); i++ {
		a, b := list[i-1], list[i]
		variants := !c.p.Injects[a.inject].Src.If.Zero() && !c.p.Injects[b.inject].Src.If.Zero()
		if b.at-a.at < tooClose && !variants {
			c.problems.Add("M503", c.p.Injects[b.inject].Src.Item.At, c.p.Injects[a.inject].ID, c.p.Injects[b.inject].ID, who, lang.Clock(b.at))
		}
	}
}
