package engine

import "math/bits"

// admitStatement checks what is said: by parties that exist, of commitments
// that exist.
func (w *World) admitStatement(said *Said) error {
	if said == nil || said.By == 0 || bits.Len64(said.By) > len(w.p.Parties) {
		return ErrUnknown
	}
	for _, m := range said.Marks {
		if !within(m.Commitment, len(w.p.Commitments)) || m.How < Upheld || m.How > Broken {
			return ErrUnknown
		}
	}
	for _, d := range said.Postures {
		if !within(d.Commitment, len(w.p.Commitments)) || int(d.Posture) >= len(postureWords) {
			return ErrUnknown
		}
	}
	return nil
}

// note takes in a statement, with what it does to commitments.
func (w *World) note(said *Said) {
	w.said = (w.said ^ said.By ^ uint64(boolInt(said.Public))<<63 ^ said.Digest) * 0x9e3779b97f4a7c15
	w.said = bits.RotateLeft64(w.said, 29) + 1
	w.effect(StatementNoted, 0).Options = said.By
	if said.Public {
		for m := said.By; m != 0; m &= m - 1 {
			w.countStatement(bits.TrailingZeros64(m))
		}
	}
	by := Cause{Kind: ByStatement}
	w.touchCommitments(said.Marks, by)
	w.declare(said.Postures, by)
}

func (w *World) countStatement(party int) {
	slot := w.p.slots.statements + party
	w.store(slot, w.state[slot]+1)
}

// declare sets what parties declare of commitments.
func (w *World) declare(postures []Declared, by Cause) {
	for _, d := range postures {
		was := w.Posture(d.Commitment)
		if was == d.Posture {
			continue
		}
		w.store(w.p.slots.postures+d.Commitment, w.p.posture[d.Posture])
		e := w.effect(PostureDeclared, d.Commitment)
		e.Cause, e.From, e.Value = by, int64(was), int64(d.Posture)
	}
}

// Posture returns what is declared of commitment i.
func (w *World) Posture(i int) Posture {
	word := w.state[w.p.slots.postures+i]
	for k, id := range w.p.posture {
		if id == word {
			return Posture(k)
		}
	}
	panic("engine: commitment " + w.p.Commitments[i].ID + " holds a word that is no posture")
}

// Statements returns how many public statements a party has made, alone or with
// others, joint texts included.
func (w *World) Statements(party int) int64 { return w.state[w.p.slots.statements+party] }
