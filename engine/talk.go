package engine

// admitTalk checks an input about a consultation.
func (w *World) admitTalk(in *Input) error {
	if !within(in.Item, len(w.consults)) {
		return ErrUnknown
	}
	a, s := &w.p.Alliances[in.Item], &w.consults[in.Item]
	if in.Kind == ConsultationCalled {
		return admitCall(a, s, in.Party)
	}
	if !s.Open {
		return ErrNoConsult
	}
	switch in.Kind {
	case Consented, ConsentWithdrawn, PartyWithdrawn:
		return admitMember(a, s, in)
	case PartnerInvited, PartnerRefused:
		return admitPartner(a, s, in)
	}
	return nil // control ends it, or the text changes
}

func admitCall(a *Alliance, s *ConsultationState, party int) error {
	switch {
	case !a.Call:
		return ErrNoCall
	case !a.has(party):
		return ErrNotMember
	case s.Open:
		return ErrConsulting
	}
	return nil
}

// admitMember checks what a member does, or control with it.
func admitMember(a *Alliance, s *ConsultationState, in *Input) error {
	place := a.Member(in.Party)
	switch {
	case place < 0:
		return ErrNotMember
	case s.Withdrawn&only(place) != 0:
		return ErrLeft
	case in.Kind == PartyWithdrawn:
		return nil
	}
	consented := s.Consents&only(place) != 0
	switch {
	case in.Kind == ConsentWithdrawn && !consented:
		return ErrNoConsent
	case in.Kind == ConsentWithdrawn:
		return nil
	case s.Version == 0:
		return ErrNoText
	case in.Value != s.Version:
		return ErrOldVersion
	case consented:
		return ErrConsented
	}
	return nil
}

func admitPartner(a *Alliance, s *ConsultationState, in *Input) error {
	place := a.Partner(in.Party)
	if place < 0 {
		return ErrNotPartner
	}
	asked := (s.Invited|s.Partners)&only(place) != 0
	switch {
	case in.Kind == PartnerRefused && !asked:
		return ErrNotInvited
	case in.Kind == PartnerRefused:
		return nil
	case asked:
		return ErrInvited
	case s.Objected&only(place) != 0:
		return ErrObjected
	}
	return nil
}

// talk carries out an input about a consultation.
func (w *World) talk(in *Input) {
	a, i := &w.p.Alliances[in.Item], in.Item
	switch in.Kind {
	case ConsultationCalled:
		w.consults[i].Called++
		w.openConsultation(i, in.Party, Cause{ByParty, in.Party})
	case ConsultationEnded:
		w.breakOff(i, EndedByControl)
	case TextChanged:
		w.revise(i, uint64(in.Value))
	case Consented:
		w.consent(i, a.Member(in.Party))
	case ConsentWithdrawn:
		w.setConsents(i, w.consults[i].Consents&^only(a.Member(in.Party)))
		e := w.effect(ConsentTakenBack, i)
		e.Party, e.Value = in.Party, w.consults[i].Version
		w.asks = true
	case PartnerInvited:
		w.invite(i, a.Partner(in.Party))
	case PartnerRefused:
		w.refuse(i, a.Partner(in.Party))
	case PartyWithdrawn:
		w.takeOut(i, a.Member(in.Party))
	}
}

// revise takes in new words: a version of its own, to which nobody has consented.
func (w *World) revise(i int, digest uint64) {
	s := &w.consults[i]
	s.Version++
	s.Digest = digest
	w.asks = true
	w.effect(TextRevised, i).Value = s.Version
	w.setPosition(i)
	if was := s.Consents; was != 0 {
		w.setConsents(i, 0)
		e := w.effect(ConsentsVoided, i)
		e.Value, e.Options = s.Version, was
	}
}

func (w *World) consent(i, member int) {
	s := &w.consults[i]
	w.setConsents(i, s.Consents|only(member))
	e := w.effect(ConsentGiven, i)
	e.Party, e.Value = w.p.Alliances[i].Members[member], s.Version
	w.asks = true
	w.issueIfAgreed(i)
}

// issueIfAgreed issues the text that nobody's consent is wanting to any more. A
// text to which nobody is left to consent is not agreed.
func (w *World) issueIfAgreed(i int) {
	s := &w.consults[i]
	if s.Version > 0 && w.Wanting(i) == 0 && w.p.Alliances[i].Consent&^s.Withdrawn != 0 {
		w.issue(i)
	}
}

// takeOut takes a member out of the consultation. What the others have agreed
// then stands; a consultation in which nobody's consent counts any more ends.
func (w *World) takeOut(i, member int) {
	a, s := &w.p.Alliances[i], &w.consults[i]
	s.Withdrawn |= only(member)
	w.asks = true
	w.effect(PartyLeft, i).Party = a.Members[member]
	w.setConsents(i, s.Consents&^only(member))
	if a.Consent&^s.Withdrawn == 0 {
		w.breakOff(i, EndedByControl)
		return
	}
	w.issueIfAgreed(i)
}

// invite has a partner come in once no member has objected for a while.
func (w *World) invite(i, partner int) {
	a, s := &w.p.Alliances[i], &w.consults[i]
	s.Invited |= only(partner)
	at := w.later(a.Objection)
	e := w.effect(PartnerAwaited, i)
	e.Party, e.Value = a.Partners[partner], at
	if a.Objection == 0 {
		w.join(i, partner)
		return
	}
	w.setTimer(at, partnerJoins, i*64+partner)
}

func (w *World) join(i, partner int) {
	s := &w.consults[i]
	s.Invited &^= only(partner)
	s.Partners |= only(partner)
	w.effect(PartnerJoined, i).Party = w.p.Alliances[i].Partners[partner]
}

// refuse keeps a partner out for the rest of the consultation.
func (w *World) refuse(i, partner int) {
	s := &w.consults[i]
	if s.Invited&only(partner) != 0 {
		w.dropTimersOf(partnerJoins, i*64+partner)
	}
	s.Invited &^= only(partner)
	s.Partners &^= only(partner)
	s.Objected |= only(partner)
	w.effect(PartnerLeft, i).Party = w.p.Alliances[i].Partners[partner]
}
