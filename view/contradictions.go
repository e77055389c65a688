package view

import (
	"cmp"
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/scenario"
)

// stand is how parties stood by a commitment in what they once said or did.
type stand struct {
	commitment int
	parties    uint64
	by         bool // they stood by it
	Touch
}

// contradictions sets each thing that a party did unseen against its last
// public word to the contrary; where it said none until then, against the first
// afterwards.
func (e eye) contradictions() (list []Contradiction) {
	if !e.suspects() {
		return nil
	}
	stands := e.attitudes()
	for i := range stands {
		private := &stands[i]
		if private.Public {
			continue
		}
		for mask := private.parties; mask != 0; mask &= mask - 1 {
			q := bits.TrailingZeros64(mask)
			if public := contrary(stands, private, q); public != nil {
				c := &e.Program.Commitments[private.commitment]
				list = append(list, Contradiction{Commitment: c.ID, Title: titled(c.Src.Title, c.ID), Party: e.party(q).Title, Public: public.Touch, Private: private.Touch})
			}
		}
	}
	return list
}

// contrary finds the public word of a party that says the opposite.
func contrary(stands []stand, private *stand, q int) (found *stand) {
	for i := range stands {
		s := &stands[i]
		if !s.Public || s.commitment != private.commitment || s.by == private.by || s.parties>>q&1 == 0 {
			continue
		}
		if s.At > private.At && found != nil {
			break
		}
		found = s
	}
	return found
}

// attitudes lists what parties said and did of commitments, in order of time.
func (e eye) attitudes() (list []stand) {
	for n := range e.Statements {
		st := &e.Statements[n]
		t := Touch{At: st.At, Scenario: e.story(st.Scenario), By: e.names(st.Parties), Title: e.statementTitle(st), Public: st.Public}
		for _, m := range st.Marks {
			list = e.attitude(list, st.Parties, m.Commitment, touches[m.How], m.Posture, t)
		}
		if st.Room >= 0 {
			src := &e.Program.Alliances[e.Rooms[st.Room].Alliance].Src.Issued
			list = e.marked(list, st.Parties, src.Upholds, src.Strains, src.Breaks, src.Postures, t)
		}
	}
	for _, d := range e.Closed {
		def, w := &e.Program.Decisions[d], e.World.Decision(d)
		for m := w.Options; m != 0; m &= m - 1 {
			o := &def.Options[bits.TrailingZeros64(m)]
			t := Touch{At: w.ClosedAt, Scenario: e.story(e.Answers[d].Scenario), By: e.names(e.Deciders(d)), Title: titled(o.Src.Title, o.ID), Public: o.Public}
			list = e.marked(list, e.Deciders(d), o.Src.Upholds, o.Src.Strains, o.Src.Breaks, o.Src.Postures, t)
		}
	}
	slices.SortStableFunc(list, func(a, b stand) int { return cmp.Compare(a.At, b.At) })
	return list
}

// marked adds what the scenario says of commitments.
func (e eye) marked(list []stand, parties uint64, upholds, strains, breaks []scenario.Ref, postures []scenario.Posture, t Touch) []stand {
	for how, refs := range [...][]scenario.Ref{upholds, strains, breaks} {
		for _, r := range refs {
			list = e.attitude(list, parties, r.ID, [...]string{"upheld", "strained", "broken"}[how], "", t)
		}
	}
	for _, p := range postures {
		list = e.attitude(list, parties, p.Commitment.ID, "", p.Value.ID, t)
	}
	return list
}

// attitude adds what was said of one commitment.
func (e eye) attitude(list []stand, parties uint64, commitment, how, posture string, t Touch) []stand {
	c, ok := e.Program.Find(engine.NounCommitment, commitment)
	if !ok {
		return list
	}
	if how != "" {
		t.How, t.Posture = how, ""
		list = append(list, stand{c, parties, how == "upheld", t})
	}
	if posture != "" {
		t.How, t.Posture = "", posture
		list = append(list, stand{c, parties, posture == "affirmed", t})
	}
	return list
}
