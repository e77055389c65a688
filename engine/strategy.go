package engine

import "tamrin/scenario"

// Strategy is a compiled scenario.Strategy. Nothing in a world depends on it.
type Strategy struct {
	ID      string
	Src     *scenario.Strategy
	Title   scenario.Text // its own, else its holder's
	Holders []int         // parties: the one, or the members of the alliance
	Consent []int         // of these, parties whose approval a new version needs
	Cells   uint64        // those that play a holder
}

func (c *compiler) strategy(src *scenario.Strategy) {
	st := Strategy{ID: src.ID, Src: src, Title: src.Title}
	if i, ok := c.p.Find(NounAlliance, src.ID); ok {
		a := &c.p.Alliances[i]
		st.Holders, st.Consent, st.Cells = a.Members, a.consenting(), a.Cells
		st.Title = named(st.Title, a.Src.Title)
	} else if q, ok := c.find(NounParty, scenario.Ref{ID: src.ID, At: src.At}); ok {
		st.Holders, st.Consent, st.Cells = []int{q}, []int{q}, c.p.Parties[q].Cells
		st.Title = named(st.Title, c.p.Parties[q].Src.Title)
	}
	c.p.Strategies = append(c.p.Strategies, st)
}

// named is a title, or what it falls back on.
func named(title, other scenario.Text) scenario.Text {
	if title.Zero() {
		return other
	}
	return title
}

// consenting lists the members whose consent what the alliance says in common needs.
func (a *Alliance) consenting() (list []int) {
	for k, q := range a.Members {
		if a.Consent>>k&1 == 1 {
			list = append(list, q)
		}
	}
	return list
}
