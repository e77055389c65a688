package engine

import "tamrin/scenario"

// Force is a compiled scenario.Force.
type Force struct {
	ID     string
	Src    *scenario.Force
	Party  int    // or -1
	SeenBy uint64 // cells
}

// Move is a compiled scenario.Move.
type Move struct {
	Force int
	To    scenario.Point
}

func (c *compiler) forces() {
	for i := range c.s.Forces {
		src := &c.s.Forces[i]
		c.p.Forces = append(c.p.Forces, Force{src.ID, src, c.findOr(NounParty, src.Party, -1), c.audience(src.SeenBy)})
	}
}

func (c *compiler) moves(src []scenario.Move) (list []Move) {
	for _, m := range src {
		if f, ok := c.find(NounForce, m.Force); ok {
			list = append(list, Move{f, m.Where})
		}
	}
	return list
}
