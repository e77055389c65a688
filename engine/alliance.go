package engine

import (
	"math/bits"

	"tamrin/scenario"
)

// Alliance is a compiled scenario.Alliance.
type Alliance struct {
	ID        string
	Src       *scenario.Alliance
	Members   []int
	Partners  []int
	Cells     uint64 // those of the members
	OneForAll bool   // a challenge to one reaches every member
	Consults  bool   // a challenge opens a consultation
	Consult   int64  // how long a consultation stays open, ms
	Call      bool   // a member may call a consultation
	HasText   bool   // a consultation is to agree a joint text
	Bracketed bool   // brackets stand in its first draft, to which nobody can consent
	Consent   uint64 // members, by place, whose consent a joint text needs
	Objection int64  // ms in which a member may object before a partner comes in
	BotMin    int64  // ms that a bot takes at least to act on a text
	BotMax    int64  // and at most

	issued, deadlock aftermath
	stances          [][stances]lean // by member: how its bot leans
}

// Stance is what a member's bot does about a joint text.
type Stance uint8

// The stances, in the order in which they are drawn.
const (
	Consent Stance = iota
	Amend
	Refuse
	stances
)

// aftermath is what follows when a consultation comes to its end.
type aftermath struct {
	sets     []assign
	marks    []Mark
	postures []Declared
	fires    []int
}

// Member returns the place of a party among the members, or -1.
func (a *Alliance) Member(party int) int { return placeOf(a.Members, party) }

// Partner returns the place of a party among the partners, or -1.
func (a *Alliance) Partner(party int) int { return placeOf(a.Partners, party) }

// MayConsent reports whether the bot of a member, by place, could ever consent
// to a joint text, amended or not.
func (a *Alliance) MayConsent(place int) bool {
	own := &a.stances[place]
	return own[Consent].code != nil || own[Consent].weight > 0 || own[Amend].code != nil || own[Amend].weight > 0
}

func (a *Alliance) has(party int) bool { return a.Member(party) >= 0 }

func placeOf(list []int, party int) int {
	for k, q := range list {
		if q == party {
			return k
		}
	}
	return -1
}

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
		if a.Consults && !w.consults[i].Open {
			w.openConsultation(i, -1, by)
		}
	}
}

// touchCommitments counts commitments upheld, strained or broken.
func (w *World) touchCommitments(marks []Mark, by Cause) {
	for _, m := range marks {
		slot := w.p.slots.commitments + m.Commitment*commitSlots + int(m.How-Upheld)
		w.store(slot, w.state[slot]+1)
		e := w.effect(CommitmentMarked, m.Commitment)
		e.How, e.Cause = m.How, by
	}
}

// bringAfter carries out what follows the end of a consultation.
func (w *World) bringAfter(a *aftermath, by Cause) {
	w.assign(a.sets, by)
	w.touchCommitments(a.marks, by)
	w.declare(a.postures, by)
	for _, f := range a.fires {
		w.schedule(f, 0, by)
	}
}

// Challenged returns how often the members of alliance i were challenged.
func (w *World) Challenged(i int) int64 {
	return w.state[w.p.slots.alliances+i*allianceSlots+slotChallenged]
}

// WeighStance puts how strongly the bot of a member, by place, leans to each
// stance on the joint text of alliance i into weights, and returns the sum.
func (w *World) WeighStance(i, member int, weights *[3]int64) (total int64) {
	row := &w.p.Alliances[i].stances[member]
	for k := range row {
		weights[k] = row[k].weigh(w.state)
		total += weights[k]
	}
	return total
}

// only returns the set of one place.
func only(place int) uint64 { return 1 << place }

func count64(set uint64) int64 { return int64(bits.OnesCount64(set)) }
