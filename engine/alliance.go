package engine

// challenge takes in that a party was challenged: every alliance of which it
// is a member counts it, and where its rule says so consults.
func (w *World) challenge(party int, by Cause) {
	w.effect(Challenged, party).Cause = by
	for i := range w.p.Alliances {
		a := &w.p.Alliances[i]
		if !a.has(party) {
			continue
		}
		slot := w.p.slots.alliances + i*allianceSlots
		w.store(slot+slotChallenged, w.state[slot+slotChallenged]+1)
		if a.Consults && w.consultTo[i] == Never {
			w.openConsultation(i, by)
		}
	}
}

func (a *Alliance) has(party int) bool {
	for _, m := range a.Members {
		if m == party {
			return true
		}
	}
	return false
}

func (w *World) openConsultation(i int, by Cause) {
	w.consultTo[i] = w.later(w.p.Alliances[i].Consult)
	w.store(w.p.slots.alliances+i*allianceSlots+slotConsulting, 1)
	w.setTimer(w.consultTo[i], consultCloses, i)
	e := w.effect(ConsultationOpened, i)
	e.Cause, e.Value = by, w.consultTo[i]
}

func (w *World) closeConsultation(i int) {
	w.consultTo[i] = Never
	w.store(w.p.slots.alliances+i*allianceSlots+slotConsulting, 0)
	w.effect(ConsultationClosed, i)
}

// touchCommitments counts commitments upheld, strained or broken.
func (w *World) touchCommitments(marks []mark, by Cause) {
	for _, m := range marks {
		slot := w.p.slots.commitments + m.commitment*commitSlots + int(m.how-Upheld)
		w.store(slot, w.state[slot]+1)
		e := w.effect(CommitmentMarked, m.commitment)
		e.How, e.Cause = m.how, by
	}
}
