package exercise

import (
	"tamrin/engine"
)

// judgeTable finds the event that carries out what somebody does at a table or
// says in public.
func (h *handling) judgeTable() (Event, error) {
	switch c := h.Do.(type) {
	case CallConsultation:
		return h.call(c)
	case EndConsultation:
		return h.ruled(Event{Kind: ConsultationEnded, Alliance: c.Alliance})
	case EnterRoom:
		return h.enterRoom(c)
	case InvitePartner:
		return h.partner(Event{Kind: PartnerInvited, Alliance: c.Alliance, Party: c.Partner})
	case RefusePartner:
		return h.partner(Event{Kind: PartnerRefused, Alliance: c.Alliance, Party: c.Partner})
	case WithdrawParty:
		return h.ruled(Event{Kind: PartyWithdrawn, Alliance: c.Alliance, Party: c.Party})
	case Consent:
		return h.consent(c)
	case RecallConsent:
		return h.recall(c)
	case PlayConsent:
		return h.playConsent(c)
	case ShowPartners:
		return h.show(c)
	case EditText, AddParagraph, RemoveParagraph, MoveParagraph, AcceptProposal, PlayAmend:
		return h.judgeText()
	case Propose, DeclineProposal, CommentOn, ResolveComment:
		return h.judgeRemark()
	case MakeStatement:
		return h.speak(c)
	case OpenConference:
		return h.openConference(c)
	case CloseConference:
		return h.closeConference(c)
	case AskQuestion:
		return h.askQuestion(c)
	case MeanSignal:
		return h.mean(c)
	case ReceiveSignal:
		return h.receive(c)
	}
	return Event{}, Refuse(Impossible) // no such command
}

// alliance finds an alliance by name.
func (h *handling) alliance(id string) (int, error) {
	i, ok := h.Program.Find(engine.NounAlliance, id)
	if !ok {
		return 0, Refuse(UnknownItem)
	}
	return i, nil
}

// table finds the open consultation of an alliance. Who is not in it gets the
// answer that there is nothing of that name.
func (h *handling) table(alliance string) (int, *Room, error) {
	i, err := h.alliance(alliance)
	if err != nil {
		return 0, nil, err
	}
	a := &h.Program.Alliances[i]
	r := h.Table(i)
	switch inside := r != nil && (h.Sitting(r)|h.Guests(r))>>h.cell()&1 == 1; {
	case inside, r != nil && h.Oversees(h.cell()):
		return i, r, nil
	case r == nil && (a.Cells>>h.cell()&1 == 1 || h.Oversees(h.cell())):
		return 0, nil, Refuse(NoConsultation)
	case r != nil && a.Cells>>h.cell()&1 == 1:
		return 0, nil, Refuse(TakenOut)
	case h.wasInside(i):
		return 0, nil, Refuse(NoConsultation)
	}
	return 0, nil, Refuse(UnknownItem)
}

// wasInside reports whether the seat's cell was in the latest consultation of an
// alliance when that closed.
func (h *handling) wasInside(alliance int) bool {
	r := h.lastRoom(alliance)
	return r != nil && !r.Open() && h.Guests(r)>>h.cell()&1 == 1
}

// memberFor finds the member for which the seat may act: one that its cell
// plays, or for control one that no cell plays. r is the consultation that it
// must not have been taken out of; nil where that does not matter.
func (h *handling) memberFor(alliance int, party string, r *Room) (int, error) {
	a, found := &h.Program.Alliances[alliance], -1
	out := false
	for k, q := range a.Members {
		p := &h.Program.Parties[q]
		if !h.playedHere(q) || party != "" && p.ID != party {
			continue
		}
		if r != nil && r.Withdrawn>>k&1 == 1 {
			out = true
			continue
		}
		if found >= 0 {
			return 0, Refuse(Incomplete) // which of them?
		}
		found = q
	}
	switch {
	case found >= 0 && !h.Seats[h.seat].Leads:
		return 0, Refuse(NotAllowed)
	case found >= 0:
		return found, h.handsOn()
	case out:
		return 0, Refuse(TakenOut)
	case h.atTable(alliance):
		return 0, Refuse(NotMember)
	}
	return 0, Refuse(UnknownItem)
}

// atTable reports whether the seat may know that an alliance consults.
func (h *handling) atTable(alliance int) bool {
	r := h.lastRoom(alliance)
	return h.Oversees(h.cell()) || h.Program.Alliances[alliance].Cells>>h.cell()&1 == 1 || r != nil && h.Guests(r)>>h.cell()&1 == 1
}

// playedHere reports whether the seat's cell acts for a party; control does for
// those that no cell plays.
func (h *handling) playedHere(q int) bool {
	cells := h.Program.Parties[q].Cells
	return cells>>h.cell()&1 == 1 || cells == 0 && h.IsControl(h.cell())
}

// handsOn refuses what needs a person in the seat and a running clock. Control
// acts while the clock stands too.
func (h *handling) handsOn() error {
	switch {
	case h.IsControl(h.cell()):
		return nil
	case h.Seats[h.seat].Bot:
		return Refuse(BotsSeat)
	case h.Clock.Phase == Paused:
		return Refuse(ClockStands)
	}
	return nil
}

func (h *handling) call(c CallConsultation) (Event, error) {
	i, err := h.alliance(c.Alliance)
	if err != nil {
		return Event{}, err
	}
	q, err := h.memberFor(i, c.Party, nil)
	if err == nil {
		err = h.try(engine.Input{Kind: engine.ConsultationCalled, Item: i, Party: q})
	}
	if err != nil {
		return Event{}, err
	}
	return Event{Kind: ConsultationCalled, Alliance: c.Alliance, Party: h.Program.Parties[q].ID}, nil
}

// ruled judges what control does to a consultation.
func (h *handling) ruled(e Event) (Event, error) {
	if h.Reason == "" {
		return Event{}, Refuse(NoReason)
	}
	in, err := h.tableInput(&e)
	if err != nil {
		return Event{}, Refuse(UnknownItem)
	}
	return e, h.try(in)
}

func (h *handling) enterRoom(c EnterRoom) (Event, error) {
	_, r, err := h.table(c.Alliance)
	if err != nil {
		return Event{}, err
	}
	if h.Seats[h.seat].Bot && !h.By.Bot {
		return Event{}, Refuse(BotsSeat)
	}
	if (h.Sitting(r)|h.Guests(r))>>h.cell()&1 == 0 {
		return Event{}, Refuse(NotAllowed) // who oversees is not at the table
	}
	for _, o := range r.Came {
		if o.By.Seat == h.By.Seat {
			return Event{}, errAgain
		}
	}
	return Event{Kind: RoomEntered, Alliance: c.Alliance}, nil
}

// partner judges a member's invitation of, or objection to, a partner; control
// may act in a member's stead.
func (h *handling) partner(e Event) (Event, error) {
	i, r, err := h.table(e.Alliance)
	if err != nil {
		return Event{}, err
	}
	in, bad := h.tableInput(&e)
	if bad != nil {
		return Event{}, Refuse(UnknownItem)
	}
	if !h.IsControl(h.cell()) {
		if err := h.anyMember(i, r); err != nil {
			return Event{}, err
		}
	}
	return e, h.try(in)
}

// anyMember refuses whoever may act for no member at the table.
func (h *handling) anyMember(alliance int, r *Room) error {
	for k, q := range h.Program.Alliances[alliance].Members {
		if r.Withdrawn>>k&1 == 0 && h.playedHere(q) {
			_, err := h.memberFor(alliance, h.Program.Parties[q].ID, r)
			return err
		}
	}
	return Refuse(NotMember)
}

func (h *handling) consent(c Consent) (Event, error) {
	i, r, err := h.table(c.Alliance)
	if err != nil {
		return Event{}, err
	}
	q, err := h.memberFor(i, c.Party, r)
	if err != nil {
		return Event{}, err
	}
	return h.agreed(i, q, c.Version, r)
}

// playConsent judges a bot's consent to the present version.
func (h *handling) playConsent(c PlayConsent) (Event, error) {
	i, q, r, err := h.botAt(c.Alliance, c.Party)
	if err != nil {
		return Event{}, err
	}
	return h.agreed(i, q, r.Version, r)
}

// botAt finds the table and the member at it for whom a bot acts.
func (h *handling) botAt(alliance, party string) (i, q int, r *Room, err error) {
	i, known := h.Program.Find(engine.NounAlliance, alliance)
	q, knownToo := h.Program.Find(engine.NounParty, party)
	if !known || !knownToo {
		return 0, 0, nil, Refuse(UnknownItem)
	}
	if r = h.Table(i); r == nil {
		return 0, 0, nil, Refuse(NoConsultation)
	}
	seat, ok := h.BotFor(q)
	if !ok {
		return 0, 0, nil, Refuse(SeatHeld)
	}
	h.By = Actor{Seat: seat, Bot: true}
	return i, q, r, nil
}

// agreed judges a member's consent to a version.
func (h *handling) agreed(i, q, version int, r *Room) (Event, error) {
	e := Event{Kind: ConsentGiven, Alliance: h.Program.Alliances[i].ID, Party: h.Program.Parties[q].ID, Version: version}
	if err := h.try(engine.Input{Kind: engine.Consented, Item: i, Party: q, Value: int64(version)}); err != nil {
		return Event{}, err
	}
	if open := r.Text.Unsettled(); len(open) > 0 {
		return Event{}, Refuse(BracketsStand)
	}
	return e, nil
}

func (h *handling) recall(c RecallConsent) (Event, error) {
	i, r, err := h.table(c.Alliance)
	if err != nil {
		return Event{}, err
	}
	q, err := h.memberFor(i, c.Party, r)
	if err != nil {
		return Event{}, err
	}
	e := Event{Kind: ConsentWithdrawn, Alliance: c.Alliance, Party: h.Program.Parties[q].ID}
	return e, h.try(engine.Input{Kind: engine.ConsentWithdrawn, Item: i, Party: q})
}

// sayAtTable judges a message of the room: it goes to everybody who is in it.
func (h *handling) sayAtTable(c Send, m *Mail) (Event, error) {
	_, r, err := h.table(c.Room)
	if err != nil {
		return Event{}, err
	}
	m.Subject, m.Room = "", c.Room
	m.To = h.cellIDs((h.Sitting(r) | h.Guests(r)) &^ (1 << h.cell()))
	switch {
	case m.Text == "":
		return Event{}, Refuse(Incomplete)
	case letters(m.Text) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	case letters(m.As) > MaxSubject:
		return Event{}, tooManyLetters(MaxSubject)
	case !h.IsControl(h.cell()) && (h.Sitting(r)|h.Guests(r))>>h.cell()&1 == 0:
		return Event{}, Refuse(NotAllowed) // an evaluator
	}
	return Event{Kind: MessageSent, ID: c.ID, Mail: m}, nil
}
