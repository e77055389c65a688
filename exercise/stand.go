package exercise

import (
	"cmp"
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/scenario"
)

// Stand is how parties stood by a commitment in what they once said or did.
type Stand struct {
	Commitment int
	Parties    uint64
	By         bool       // they stood by it
	How        engine.How // 0 where a posture was declared
	Posture    engine.Posture
	Public     bool
	At         int64 // exercise time, ms
	Scenario   int64 // scenario time, Unix ms
	Statement  int   // that said it, or -1
	Decision   int   // whose Option did it, or -1
	Option     int
}

// Contradiction is something that a party did unseen and a public word of its to
// the contrary.
type Contradiction struct {
	Party           int
	Public, Private Stand
}

// Contradictions sets each thing that a party did unseen against its last
// public word to the contrary; where it said none until then, against the first
// afterwards.
func (s *State) Contradictions() (list []Contradiction) {
	stands := s.stands()
	for i := range stands {
		private := &stands[i]
		if private.Public {
			continue
		}
		for mask := private.Parties; mask != 0; mask &= mask - 1 {
			q := bits.TrailingZeros64(mask)
			if public := contrary(stands, private, q); public != nil {
				list = append(list, Contradiction{q, *public, *private})
			}
		}
	}
	return list
}

// contrary finds the public word of a party that says the opposite.
func contrary(stands []Stand, private *Stand, q int) (found *Stand) {
	for i := range stands {
		s := &stands[i]
		if !s.Public || s.Commitment != private.Commitment || s.By == private.By || s.Parties>>q&1 == 0 {
			continue
		}
		if s.At > private.At && found != nil {
			break
		}
		found = s
	}
	return found
}

// stands lists what parties said and did of commitments, in order of time.
func (s *State) stands() (list []Stand) {
	for n := range s.Statements {
		st := &s.Statements[n]
		at := Stand{Parties: st.Parties, Public: st.Public, At: st.At, Scenario: st.Scenario, Statement: n, Decision: -1}
		for _, m := range st.Marks {
			list = s.stood(list, at, m.Commitment, hows[m.How], m.Posture)
		}
		if st.Room >= 0 {
			src := &s.Program.Alliances[s.Rooms[st.Room].Alliance].Src.Issued
			list = s.marked(list, at, src.Upholds, src.Strains, src.Breaks, src.Postures)
		}
	}
	for _, d := range s.Closed {
		def, w := &s.Program.Decisions[d], s.World.Decision(d)
		for m := w.Options; m != 0; m &= m - 1 {
			i := bits.TrailingZeros64(m)
			o := &def.Options[i]
			at := Stand{Parties: s.Deciders(d), Public: o.Public, At: w.ClosedAt, Scenario: s.Answers[d].Scenario, Statement: -1, Decision: d, Option: i}
			list = s.marked(list, at, o.Src.Upholds, o.Src.Strains, o.Src.Breaks, o.Src.Postures)
		}
	}
	slices.SortStableFunc(list, func(a, b Stand) int { return cmp.Compare(a.At, b.At) })
	return list
}

// marked adds what the scenario says of commitments.
func (s *State) marked(list []Stand, at Stand, upholds, strains, breaks []scenario.Ref, postures []scenario.Posture) []Stand {
	for how, refs := range [...][]scenario.Ref{upholds, strains, breaks} {
		for _, r := range refs {
			list = s.stood(list, at, r.ID, engine.Upheld+engine.How(how), "")
		}
	}
	for _, p := range postures {
		list = s.stood(list, at, p.Commitment.ID, 0, p.Value.ID)
	}
	return list
}

// stood adds what was said of one commitment.
func (s *State) stood(list []Stand, at Stand, commitment string, how engine.How, posture string) []Stand {
	c, ok := s.Program.Find(engine.NounCommitment, commitment)
	if !ok {
		return list
	}
	at.Commitment = c
	if how != 0 {
		at.How, at.By = how, how == engine.Upheld
		list = append(list, at)
	}
	if posture != "" {
		at.How, at.Posture, at.By = 0, postures[posture], posture == "affirmed"
		list = append(list, at)
	}
	return list
}
