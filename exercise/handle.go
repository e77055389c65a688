package exercise

import (
	"tamrin/engine"
)

// Handle judges an order as things stand and returns the events that carry it
// out, which Apply will take; the State stays as it is. An order that repeats
// one that was carried out has no events. An order turned down
// returns a *Refusal. The order's time must be the exercise time by the clock,
// with everything due by then already applied.
func (s *State) Handle(o Order) ([]Event, error) {
	h := handling{State: s, Order: o, seat: -1}
	if err := h.admit(); err != nil {
		return nil, err
	}
	e, err := h.judge()
	if err == errAgain {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	events := append([]Event{e}, h.after...)
	for i := range events {
		e := &events[i]
		e.V, e.At, e.Wall, e.Reason, e.By = version, max(o.At, s.World.Now()), h.Wall, h.Reason, h.By
	}
	return events, nil
}

// Begin returns the event with which every log begins: the exercise's name,
// whether bots hold its seats at first, and whether control draws chance.
func Begin(name string, bots, byHand bool, wall int64) Event {
	return Event{Kind: Created, V: version, Wall: wall, Name: name, Bots: bots, ByHand: byHand}
}

// handling is one order being judged.
type handling struct {
	*State
	Order
	seat  int     // the seat that gives it; -1 for the exercise itself
	after []Event // those that follow the one that the order is judged to be
}

// admit checks who gives the order and how long its texts are.
func (h *handling) admit() error {
	if h.By.Seat == "" {
		return h.admitItself()
	}
	i, ok := h.Seat(h.By.Seat)
	if !ok {
		return Refuse(UnknownSeat)
	}
	h.seat = i
	h.By.Name, h.Reason = clean(h.By.Name), clean(h.Reason)
	if h.Seats[i].Name != "" {
		h.By.Name = h.Seats[i].Name // as the person said on taking the seat
	}
	switch {
	case own(h.Do):
		return Refuse(NotAllowed)
	case len(h.By.Name) > MaxName:
		return tooLong(MaxName)
	case len(h.Reason) > MaxReason:
		return tooLong(MaxReason)
	case controls(h.Do) && !h.IsControl(h.Seats[i].Cell):
		return Refuse(NotAllowed)
	}
	if err := h.admitPhase(); err != nil {
		return err
	}
	if h.Reason == "" && explained(h.Do) {
		return Refuse(NoReason)
	}
	return nil
}

// explained reports whether a command takes the exercise off its plan for good,
// so that whoever reads the log must find why.
func explained(c Command) bool {
	switch c.(type) {
	case Skip, SetVar, Adjudicate, AgreeRating:
		return true
	}
	return false
}

// admitItself lets through what the exercise itself may order: what is its own,
// and firing for a bot that holds control.
func (h *handling) admitItself() error {
	if c, form := h.Do.(GiveFeedback); form {
		return h.admitForm(c)
	}
	if _, fire := h.Do.(Fire); fire || own(h.Do) {
		return nil
	}
	return Refuse(NotAllowed)
}

// own reports whether a command is the exercise's own.
func own(c Command) bool {
	switch c.(type) {
	case Reach, Settle, Note, Interrupt, Land, Play, ForBot, PlayConsent, PlayAmend:
		return true
	}
	return false
}

// admitPhase checks that the order has a place where the exercise stands.
func (h *handling) admitPhase() error {
	if h.stops() {
		return Refuse(Stopped)
	}
	switch h.Do.(type) {
	case TakeSeat, HandBack, ReadMessage, Observe, Withdraw, EndNoDuff, MeanSignal, ReceiveSignal, OpenReplay, AgreeRating, WriteAction, TestAction, EditReport:
		return nil
	case OpenFeedback, CloseFeedback, GiveFeedback, ProposeAmendment, JudgeAmendment, WithdrawAmendment:
		if h.Clock.Phase != Over {
			return Refuse(NotOver)
		}
		return nil
	case SetSpeed, Send, AskControl, AnswerRequest, CloseRequest, Claim, LetGo, WriteNote, CallNoDuff:
		if h.Clock.Phase == Over {
			return Refuse(AlreadyEnded)
		}
		return nil
	case Acknowledge:
		if h.Clock.Phase == Waiting {
			return Refuse(NotStarted)
		}
		return nil
	case Start:
		if h.Clock.Phase != Waiting {
			return Refuse(AlreadyStarted)
		}
		return nil
	}
	switch h.Clock.Phase {
	case Waiting:
		return Refuse(NotStarted)
	case Over:
		return Refuse(AlreadyEnded)
	}
	return nil
}

// controls reports whether a command is control's alone.
func controls(c Command) bool {
	switch c.(type) {
	case Take, Answer, Acknowledge, TakeSeat, HandBack, Send, ReadMessage, AskControl, CloseRequest, WriteNote,
		Observe, Withdraw, AgreeRating, WriteAction, TestAction, EditReport, GiveFeedback, ProposeAmendment, JudgeAmendment, WithdrawAmendment, CallConsultation, EnterRoom, InvitePartner, RefusePartner, Consent, RecallConsent,
		EditText, AddParagraph, RemoveParagraph, MoveParagraph, Propose, AcceptProposal, DeclineProposal, CommentOn, ResolveComment,
		ShowPartners, MakeStatement, OpenConference, CloseConference, AskQuestion, MeanSignal, ReceiveSignal:
		return false
	}
	return !own(c)
}

// judge finds the event that carries the order out.
func (h *handling) judge() (Event, error) {
	switch c := h.Do.(type) {
	case Start, Pause, Resume, SetSpeed, EndEx, Reach, Note, Interrupt, Jump, Land:
		return h.clock(c)
	case Fire, Hold, Release, Skip, AddInject, EditInject:
		return h.msel(c)
	case Take:
		return h.take(c)
	case Play:
		return h.play(c)
	case Answer:
		return h.answer(c)
	case Adjudicate:
		return h.adjudicate(c)
	case SetVar:
		return h.setVar(c)
	case Settle:
		return h.settle(ChanceDrawn, c.Chance, c.Branch)
	case Draw:
		return h.settle(ChanceDrawn, c.Chance, c.Branch)
	case Choose:
		return h.settle(ChanceChosen, c.Chance, c.Branch)
	case Acknowledge:
		return h.acknowledge(c)
	case TakeSeat:
		return h.takeSeat(c)
	case HandBack:
		return h.handBack(c)
	case OpenReplay:
		return h.openReplay()
	}
	return h.judgeTalk()
}

// judgeTalk finds the event that carries out what somebody wrote.
func (h *handling) judgeTalk() (Event, error) {
	switch c := h.Do.(type) {
	case Send:
		return h.send(c)
	case ReadMessage:
		return h.readMessage(c)
	case AskControl:
		return h.askControl(c)
	case AnswerRequest:
		return h.answerRequest(c)
	case CloseRequest:
		return h.closeRequest(c)
	case Claim:
		return h.claim(c)
	case LetGo:
		return h.letGo(c)
	case WriteNote:
		return h.writeNote(c)
	case CallNoDuff:
		return h.callNoDuff(c)
	case EndNoDuff:
		return h.endNoDuff()
	case Observe:
		return h.observe(c)
	case Withdraw:
		return h.withdraw(c)
	case AgreeRating:
		return h.agreeRating(c)
	case WriteAction:
		return h.writeAction(c)
	case TestAction:
		return h.testAction(c)
	case EditReport:
		return h.editReport(c)
	case ProposeAmendment:
		return h.proposeAmendment(c)
	case JudgeAmendment:
		return h.judgeAmendment(c)
	case WithdrawAmendment:
		return h.withdrawAmendment(c)
	case OpenFeedback:
		return h.openFeedback(c)
	case CloseFeedback:
		return h.closeFeedback()
	case GiveFeedback:
		return h.giveFeedback(c)
	case ForBot:
		return h.forBot(c)
	}
	return h.judgeTable()
}

// try asks the engine whether it would take an input, without giving it.
func (h *handling) try(in engine.Input) error {
	in.At = max(h.At, h.World.Now())
	h.scratch.CopyFrom(h.World)
	_, err := h.scratch.Step(in)
	return refusal(err)
}
