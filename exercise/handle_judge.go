package exercise

import "tamrin/engine"

// MaxByHand is how many variables and how many injects one adjudication may
// touch.
const MaxByHand = 100

// adjudicate judges an answer in words, and what control sets to come of it by
// hand: all of it happens, or nothing.
func (h *handling) adjudicate(c Adjudicate) (Event, error) {
	d, ok := h.Program.Find(engine.NounDecision, c.Decision)
	if !ok {
		return Event{}, Refuse(UnknownItem)
	}
	if err := h.toJudge(d); err != nil {
		return Event{}, err
	}
	if err := h.unclaimed(DecisionItem(c.Decision)); err != nil {
		return Event{}, err
	}
	outcome := clean(c.Outcome)
	switch {
	case letters(outcome) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	case len(c.Sets) > MaxByHand, len(c.Fires) > MaxByHand:
		return Event{}, Refuse(Limit)
	}
	var options uint64
	if len(c.Options) > 0 {
		var err error
		if options, err = h.options(d, c.Options, ^uint64(0)); err != nil {
			return Event{}, err
		}
	}
	e := Event{Kind: WordsJudged, Decision: c.Decision, Options: c.Options, Words: outcome}
	return e, h.byHand(engine.Input{Kind: engine.Adjudicated, Item: d, Options: options}, c)
}

// toJudge tells a controller who comes second what the first made of the words.
func (h *handling) toJudge(d int) error {
	switch w := h.World.Decision(d); {
	case w.Status != engine.Closed:
		return nil
	case w.How == engine.Judged:
		return h.alreadyJudged(d, Winner{By: h.Answers[d].By, Options: h.OptionIDs(d, w.Options), At: w.ClosedAt})
	}
	return Refuse(TooLate)
}

// deed is an event and what the engine is given for it.
type deed struct {
	event Event
	in    engine.Input
}

// byHand has the engine try an adjudication and what follows it by hand, and
// keeps the events that follow.
func (h *handling) byHand(judged engine.Input, c Adjudicate) error {
	all := []deed{{in: judged}}
	for _, set := range c.Sets {
		i, ok := h.Program.Find(engine.NounVar, set.Var)
		if !ok {
			return Refuse(UnknownItem)
		}
		value, err := valueOf(&h.Program.Vars[i], set.Value)
		if err != nil {
			return err
		}
		all = append(all, deed{Event{Kind: VarSet, Var: set.Var, Value: set.Value}, engine.Input{Kind: engine.VarSet, Item: i, Value: value}})
	}
	for _, name := range c.Fires {
		i, ok := h.Inject(name)
		if !ok {
			return Refuse(UnknownItem)
		}
		if err := h.unclaimed(InjectItem(name)); err != nil {
			return err
		}
		all = append(all, deed{Event{Kind: InjectFired, Inject: name}, engine.Input{Kind: engine.InjectFired, Item: i}})
	}
	return h.rehearse(all)
}

// rehearse gives the deeds to a world on trial. What one of them makes due in
// the same moment comes before the next.
func (h *handling) rehearse(all []deed) error {
	at := max(h.At, h.World.Now())
	h.scratch.CopyFrom(h.World)
	for k := range all {
		if k > 0 && h.scratch.NextDue() <= at {
			if _, err := h.scratch.Step(engine.Input{Kind: engine.TimeReached, At: at}); err != nil {
				return refusal(err)
			}
			h.after = append(h.after, Event{Kind: TimeReached})
		}
		all[k].in.At = at
		if _, err := h.scratch.Step(all[k].in); err != nil {
			return refusal(err)
		}
		if k > 0 {
			h.after = append(h.after, all[k].event)
		}
	}
	return nil
}
