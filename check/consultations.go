package check

import (
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/scenario"
)

// consultations tells joint texts that can never issue, and consultations that
// can never open.
func (c *checker) consultations() {
	for i := range c.p.Alliances {
		a := &c.p.Alliances[i]
		if !c.reached.consultations[i] && (a.HasText || a.Consults) {
			c.problems.Add("M603", a.Src.At, a.ID)
			continue
		}
		for m := a.Consent; a.HasText && m != 0; m &= m - 1 {
			place := bits.TrailingZeros64(m)
			if q := &c.p.Parties[a.Members[place]]; q.Cells == 0 && !a.MayConsent(place) {
				c.problems.Add("M602", a.Src.At, a.ID, q.ID)
			}
		}
	}
}

// consults reports whether a consultation of the alliance can open: a member
// that somebody plays may call it, or an inject that comes challenges one or
// convenes them.
func (r *reacher) consults(a *engine.Alliance) bool {
	if a.Call && a.Cells != 0 {
		return true
	}
	for i := range r.p.Injects {
		src := r.p.Injects[i].Src
		q, ok := r.p.Find(engine.NounParty, src.Challenges.ID)
		challenged := ok && a.Consults && a.Member(q) >= 0
		convened := slices.ContainsFunc(src.Convenes, func(c scenario.Ref) bool { return c.ID == a.ID })
		if r.injects[i] && (challenged || convened) {
			return true
		}
	}
	return false
}
