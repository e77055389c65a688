package engine

import (
	"errors"
	"math/bits"
)

// What Step refuses. The world is unchanged then.
var (
	ErrEnded      = errors.New("engine: the exercise has ended")
	ErrNotStarted = errors.New("engine: the clock has not been started")
	ErrPast       = errors.New("engine: the time of the input lies before now")
	ErrSkipsDue   = errors.New("engine: something is due before the time of the input")
	ErrUnknown    = errors.New("engine: there is no such item")
	ErrNotOpen    = errors.New("engine: the decision is not open")
	ErrNotParty   = errors.New("engine: the decision is not the party's to take")
	ErrNotOffered = errors.New("engine: an option is not on offer")
	ErrTooMany    = errors.New("engine: too few or too many options")
	ErrNotAsked   = errors.New("engine: the chance was not asked for")
	ErrDelivered  = errors.New("engine: the inject was already delivered")
	ErrSkipped    = errors.New("engine: the inject was left out")
	ErrNotHeld    = errors.New("engine: the inject is not held")
	ErrRange      = errors.New("engine: the value is out of range")
	ErrConsulting = errors.New("engine: a consultation is open already")
	ErrNoConsult  = errors.New("engine: no consultation is open")
	ErrNoCall     = errors.New("engine: members can't call a consultation of this alliance")
	ErrNotMember  = errors.New("engine: the party is no member of the alliance")
	ErrNotPartner = errors.New("engine: the party is no partner of the alliance")
	ErrLeft       = errors.New("engine: the party was taken out of the consultation")
	ErrNoText     = errors.New("engine: there is no text to consent to")
	ErrOldVersion = errors.New("engine: the text has changed since that version")
	ErrConsented  = errors.New("engine: the party has consented to this version already")
	ErrNoConsent  = errors.New("engine: the party has not consented")
	ErrInvited    = errors.New("engine: the partner is invited already")
	ErrNotInvited = errors.New("engine: the partner is not invited")
	ErrObjected   = errors.New("engine: a member has objected to the partner")
	ErrNoWords    = errors.New("engine: the decision takes no free text, or none waits")
)

// Step folds one input into the world and returns its effects, which are valid
// until the next Step. On an error the world is unchanged.
func (w *World) Step(in Input) ([]Effect, error) {
	if err := w.admit(&in); err != nil {
		return nil, err
	}
	w.effects = w.effects[:0]
	if in.Kind == TimeReached {
		w.reach(in.At)
		return w.effects, nil
	}
	w.advance(in.At)
	w.apply(&in)
	if w.started {
		w.settle()
	}
	return w.effects, nil
}

// reach moves the clock to an instant and sets off what is due then.
func (w *World) reach(at int64) {
	w.advance(at)
	w.started = true
	w.runDue()
}

// advance moves the clock and gives the step its budget.
func (w *World) advance(at int64) {
	w.budget = stepBudget + len(w.p.conds)
	w.now = at
	w.state[slotTime] = at
}

// stepBudget bounds what rules that repeat may do in one step, beside every
// condition acting once: rules that set each other off without end are cut
// short there.
const stepBudget = 256

// admit checks an input against the world without changing it.
func (w *World) admit(in *Input) error {
	switch {
	case w.ended:
		return ErrEnded
	case in.At < w.now:
		return ErrPast
	case in.At > w.now && in.At > w.NextDue():
		return ErrSkipsDue
	case in.Kind == TimeReached:
		return nil
	case !w.started && in.Kind != ChanceDrawn:
		return ErrNotStarted
	case w.started && in.At >= w.NextDue():
		return ErrSkipsDue // at equal instants what is due comes before people
	}
	switch in.Kind {
	case DecisionTaken, FreeTextGiven, Adjudicated:
		return w.admitDecision(in)
	case InjectFired, InjectHeld, InjectReleased, InjectSkipped, InjectAdded, InjectEdited:
		return w.admitInject(in)
	case ChanceDrawn:
		return w.admitChance(in)
	case VarSet:
		if !within(in.Item, len(w.p.Vars)) {
			return ErrUnknown
		}
		if v := &w.p.Vars[in.Item]; in.Value < v.Lo || in.Value > v.Hi {
			return ErrRange
		}
		return nil
	case Ended:
		return nil
	case StatementMade:
		return w.admitStatement(in.Said)
	case ConsultationCalled, ConsultationEnded, TextChanged, Consented, ConsentWithdrawn, PartnerInvited, PartnerRefused, PartyWithdrawn:
		return w.admitTalk(in)
	}
	return ErrUnknown
}

func within(i, n int) bool { return i >= 0 && i < n }

func (w *World) admitChance(in *Input) error {
	if !within(in.Item, len(w.p.Chances)) || !within(in.Branch, len(w.p.Chances[in.Item].Weights)) {
		return ErrUnknown
	}
	for _, c := range w.asked {
		if c == in.Item {
			return nil
		}
	}
	return ErrNotAsked
}

func (w *World) admitDecision(in *Input) error {
	if !within(in.Item, len(w.p.Decisions)) {
		return ErrUnknown
	}
	d, s := &w.p.Decisions[in.Item], &w.decisions[in.Item]
	if s.Status != Open && s.Status != Answered {
		return ErrNotOpen
	}
	if in.Options>>len(d.Options) != 0 {
		return ErrUnknown
	}
	if in.Kind == Adjudicated {
		if s.Status != Answered {
			return ErrNoWords
		}
		if bits.OnesCount64(in.Options) > d.Choose {
			return ErrTooMany
		}
		return nil
	}
	if partyOf(d, in.Party) < 0 {
		return ErrNotParty
	}
	if in.Kind == FreeTextGiven {
		if !d.FreeText {
			return ErrNoWords
		}
		return nil
	}
	if n := bits.OnesCount64(in.Options); n == 0 || n > d.Choose {
		return ErrTooMany
	}
	if in.Options&^w.Offered(in.Item) != 0 {
		return ErrNotOffered
	}
	return nil
}

// partyOf returns the place of a party among those that decide, or -1.
func partyOf(d *Decision, party int) int {
	for k, q := range d.Parties {
		if q == party {
			return k
		}
	}
	return -1
}

func (w *World) admitInject(in *Input) error {
	if in.Kind == InjectAdded {
		return admitAd(w, in.Inject)
	}
	if !within(in.Item, len(w.injects)) {
		return ErrUnknown
	}
	s := &w.injects[in.Item]
	switch {
	case s.status == Delivered:
		return ErrDelivered
	case in.Kind == InjectReleased && s.status != Held:
		return ErrNotHeld
	case in.Kind == InjectEdited:
		if s.status == Skipped || s.status == Dropped {
			return ErrSkipped
		}
		return admitAd(w, in.Inject)
	case in.Kind != InjectFired && (s.status == Skipped || s.status == Dropped):
		return ErrSkipped
	}
	return nil
}

// admitAd checks what control wrote: it may not be planned for the past.
func admitAd(w *World, ad *Ad) error {
	switch {
	case ad == nil:
		return ErrUnknown
	case ad.At < w.now:
		return ErrPast
	case ad.Cells>>len(w.p.Cells) != 0:
		return ErrUnknown
	}
	return nil
}

// apply makes the change that the input reports; settle draws its consequences.
func (w *World) apply(in *Input) {
	switch in.Kind {
	case DecisionTaken:
		w.choose(in.Item, in.Party, in.Options)
	case FreeTextGiven:
		w.answer(in.Item, in.Party)
	case Adjudicated:
		w.closeDecision(in.Item, Judged, w.decisions[in.Item].Party, in.Options)
	case ChanceDrawn:
		w.draw(in.Item, in.Branch)
	case InjectFired:
		w.deliver(in.Item, Cause{Kind: ByControl})
	case InjectHeld:
		w.hold(in.Item)
	case InjectReleased:
		w.release(in.Item)
	case InjectSkipped:
		w.skip(in.Item)
	case InjectAdded:
		w.add(in.Inject)
	case InjectEdited:
		w.edit(in.Item, in.Inject)
	case VarSet:
		w.setVar(in.Item, w.p.Vars[in.Item].store(in.Value), Cause{Kind: ByControl})
	case Ended:
		w.end(-1)
	case StatementMade:
		w.note(in.Said)
	default:
		w.talk(in)
	}
}

// runDue sets off everything due by now, each with its consequences before the next.
func (w *World) runDue() {
	w.settle()
	for !w.ended {
		t, ok := w.popDue()
		if !ok {
			return
		}
		w.setOff(t)
		w.settle()
	}
}

func (w *World) setOff(t timer) {
	item := int(t.item)
	switch t.kind {
	case injectDue:
		if s := &w.injects[item]; s.at == t.at {
			w.due(item, Cause{Kind: Plan})
		}
	case burstDue:
		w.deliverAgain(item)
	case ruleDue:
		w.consequences(item)
	case decisionOpens:
		w.openDecision(item, Cause{Kind: Plan})
	case decisionCloses:
		w.timeOut(item)
	case consultCloses:
		w.breakOff(item, Deadlocked)
	case partnerJoins:
		w.join(item/64, item%64)
	case wake:
		w.touch(slotTime)
	case lengthReached:
		w.end(-1)
	}
}

func (w *World) end(outcome int) {
	w.ended, w.endedBy = true, outcome
	w.effect(ExerciseEnded, outcome)
	w.queue = w.queue[:0]
}
