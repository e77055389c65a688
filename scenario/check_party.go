package scenario

import "slices"

func (c *checker) commitment(p *Commitment) {
	if len(p.From) == 0 {
		c.missing(p.At, p.At, "from", "a commitment", "الالتزام")
	}
	if len(p.To) == 0 {
		c.missing(p.At, p.At, "to", "a commitment", "الالتزام")
	}
	c.refs(p.From, party)
	c.refs(p.To, party)
}

func (c *checker) cell(e *Cell) {
	switch {
	case e.ID == everybody:
		c.add("S107", e.At, e.ID)
	case e.ID == ControlCell && e.Kind != "control":
		c.add("S242", e.At, e.Kind)
	}
	c.refs(e.Plays, party)
	c.refs(e.Theatres, theatre)
	for i := range e.Seats {
		c.ref(e.Seats[i].Theatre, theatre)
	}
	for _, l := range e.Languages {
		if IsLanguage(l) && !slices.Contains(c.languages, l) {
			c.guess("R112", e.At, l, c.languages, l)
		}
	}
}

func (c *checker) objective(o *Objective) {
	var targets []string
	for _, t := range o.Targets {
		targets = append(targets, t.ID)
	}
	for _, t := range o.Tasks {
		if t.Target.ID != "" && !slices.Contains(targets, t.Target.ID) {
			c.guess("R113", t.Target.At, t.Target.ID, targets, clip(t.Target.ID))
		}
	}
}
