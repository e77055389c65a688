package engine

import "math/bits"

// Position is where the joint text of an alliance's latest consultation stands.
type Position uint8

// The positions. There is a NoText before the first consultation and in one
// that is talk alone.
const (
	NoText Position = iota
	Drafting
	IssuedText
	DeadlockedText
)

// positionWords and postureWords are what conditions read.
var (
	positionWords = [...]string{"none", "drafting", "issued", "deadlocked"}
	postureWords  = [...]string{"affirmed", "qualified", "withdrawn"}
)

// ConsultationState is where an alliance's consultation stands: the open one,
// else the latest as it ended.
type ConsultationState struct {
	Open      bool
	Number    int64 // how many have opened
	Called    int64 // of those, how many a member called
	OpenedAt  int64 // or Never
	Deadline  int64 // Never where none is open
	How       How   // in what manner the latest closed; 0 before that
	Version   int64 // of the joint text; 0 where there is none yet
	Digest    uint64
	Consents  uint64 // members, by place, who consented to this version
	Withdrawn uint64 // members, by place, whom control took out
	Partners  uint64 // partners, by place, who are in
	Invited   uint64 // partners, by place, to whom a member may still object
	Objected  uint64 // partners, by place, to whom a member has objected
	Position  Position
}

// notConsulting is how every alliance begins.
var notConsulting = ConsultationState{OpenedAt: Never, Deadline: Never}

// Consultation returns where the consultation of alliance i stands.
func (w *World) Consultation(i int) ConsultationState { return w.consults[i] }

// Consulting returns the deadline of the consultation open in alliance i, or
// Never where none is open.
func (w *World) Consulting(i int) int64 { return w.consults[i].Deadline }

// Wanting returns the members, by place, whose consent the joint text of
// alliance i still lacks.
func (w *World) Wanting(i int) uint64 {
	s := &w.consults[i]
	return w.p.Alliances[i].Consent &^ s.Withdrawn &^ s.Consents
}

func (w *World) openConsultation(i, caller int, by Cause) {
	a, s := &w.p.Alliances[i], &w.consults[i]
	*s = ConsultationState{Open: true, Number: s.Number + 1, Called: s.Called, OpenedAt: w.now, Deadline: w.later(a.Consult)}
	w.store(w.p.slots.alliances+i*allianceSlots+slotConsulting, 1)
	w.store(w.p.slots.talks+i*talkSlots+slotConsultations, s.Number)
	if a.HasText {
		s.Version = 1
	}
	w.setPosition(i)
	w.setConsents(i, 0)
	w.setTimer(s.Deadline, consultCloses, i)
	w.asks = w.asks || a.HasText
	e := w.effect(ConsultationOpened, i)
	e.Cause, e.Value, e.Party = by, s.Deadline, caller
}

// setPosition stores a position that follows from whether there is a text.
func (w *World) setPosition(i int) {
	p := NoText
	if w.consults[i].Version > 0 {
		p = Drafting
	}
	w.storePosition(i, p)
}

func (w *World) storePosition(i int, p Position) {
	w.consults[i].Position = p
	w.store(w.p.slots.talks+i*talkSlots+slotPosition, w.p.position[p])
}

func (w *World) setConsents(i int, set uint64) {
	w.consults[i].Consents = set
	w.store(w.p.slots.talks+i*talkSlots+slotConsents, count64(set))
}

// breakOff ends a consultation without a joint text: that is a deadlock where
// one was to be agreed.
func (w *World) breakOff(i int, how How) {
	a, s := &w.p.Alliances[i], &w.consults[i]
	if !a.HasText {
		w.storePosition(i, NoText)
		if how == Deadlocked {
			how = Lapsed
		}
		w.closeConsultation(i, how)
		return
	}
	w.storePosition(i, DeadlockedText)
	e := w.effect(TextDeadlocked, i)
	e.Value, e.Options = s.Version, s.Consents
	w.closeConsultation(i, how)
	w.bringAfter(&a.deadlock, Cause{ByConsultation, i})
}

// issue ends a consultation with its joint text, once every member whose
// consent counts has given it.
func (w *World) issue(i int) {
	a, s := &w.p.Alliances[i], &w.consults[i]
	w.storePosition(i, IssuedText)
	slot := w.p.slots.talks + i*talkSlots + slotIssued
	w.store(slot, w.state[slot]+1)
	e := w.effect(TextIssued, i)
	e.Value, e.Options = s.Version, s.Consents
	for m := s.Consents; m != 0; m &= m - 1 {
		w.countStatement(a.Members[bits.TrailingZeros64(m)])
	}
	w.closeConsultation(i, Issued)
	w.bringAfter(&a.issued, Cause{ByConsultation, i})
}

func (w *World) closeConsultation(i int, how How) {
	s := &w.consults[i]
	if s.Deadline > w.now {
		w.dropTimer(s.Deadline, consultCloses, i)
	}
	for m := s.Invited; m != 0; m &= m - 1 {
		w.dropTimersOf(partnerJoins, i*64+bits.TrailingZeros64(m))
	}
	s.Open, s.Deadline, s.Invited, s.How = false, Never, 0, how
	w.store(w.p.slots.alliances+i*allianceSlots+slotConsulting, 0)
	w.asks = w.asks || s.Version > 0
	w.effect(ConsultationClosed, i).How = how
}
