package exercise

import (
	"tamrin/engine"
)

func (h *handling) take(c Take) (Event, error) {
	d, party, err := h.decision(c.Decision, c.Party)
	if err != nil {
		return Event{}, err
	}
	options, err := h.options(d, c.Options, h.World.Offered(d))
	if err != nil {
		return Event{}, err
	}
	e := Event{Kind: DecisionTaken, Decision: c.Decision, Party: h.Program.Parties[party].ID, Options: c.Options}
	return e, h.try(engine.Input{Kind: engine.DecisionTaken, Item: d, Party: party, Options: options})
}

// play takes a decision for a bot; what it may do is its driver's to know, and
// the engine's.
func (h *handling) play(c Play) (Event, error) {
	d, known := h.Program.Find(engine.NounDecision, c.Decision)
	party, knownToo := h.Program.Find(engine.NounParty, c.Party)
	if !known || !knownToo {
		return Event{}, Refuse(UnknownItem)
	}
	options, err := h.options(d, c.Options, h.World.Offered(d))
	if err != nil {
		return Event{}, err
	}
	seat, ok := h.BotFor(party)
	if !ok {
		return Event{}, Refuse(SeatHeld)
	}
	h.By = Actor{Seat: seat, Bot: true}
	e := Event{Kind: DecisionTaken, Decision: c.Decision, Party: c.Party, Options: c.Options}
	return e, h.try(engine.Input{Kind: engine.DecisionTaken, Item: d, Party: party, Options: options})
}

func (h *handling) answer(c Answer) (Event, error) {
	d, party, err := h.decision(c.Decision, c.Party)
	if err != nil {
		return Event{}, err
	}
	words := clean(c.Words)
	switch {
	case !h.Program.Decisions[d].FreeText:
		return Event{}, Refuse(NoFreeText)
	case words == "":
		return Event{}, Refuse(Incomplete)
	case len(words) > MaxWords:
		return Event{}, tooLong(MaxWords)
	}
	e := Event{Kind: WordsGiven, Decision: c.Decision, Party: h.Program.Parties[party].ID, Words: words}
	return e, h.try(engine.Input{Kind: engine.FreeTextGiven, Item: d, Party: party})
}

// decision finds a decision that the seat may take now, and for which party. A
// seat that may not know of the decision gets the answer that it would get if
// there were none.
func (h *handling) decision(id, party string) (d, q int, err error) {
	seat := &h.Seats[h.seat]
	d, ok := h.Program.Find(engine.NounDecision, id)
	if !ok || h.World.Decision(d).Status == engine.Waiting || h.Program.Decisions[d].SeenBy>>seat.Cell&1 == 0 {
		return 0, 0, Refuse(UnknownItem)
	}
	switch {
	case h.Program.Decisions[d].Cells>>seat.Cell&1 == 0, !seat.Leads:
		return 0, 0, Refuse(NotAllowed)
	case seat.Bot:
		return 0, 0, Refuse(BotsSeat)
	case h.Clock.Phase == Paused:
		return 0, 0, Refuse(ClockStands)
	}
	if err := h.stillOpen(d); err != nil {
		return 0, 0, err
	}
	q, err = h.party(d, party)
	return d, q, err
}

// stillOpen tells somebody who comes too late what became of the decision.
func (h *handling) stillOpen(d int) error {
	w := h.World.Decision(d)
	switch {
	case w.Status == engine.Answered:
		return Refuse(WordsWait)
	case w.Status == engine.Open:
		return nil
	case w.How == engine.ByDefault || w.How == engine.Lapsed:
		return Refuse(TooLate)
	}
	a := &h.Answers[d]
	by := a.By
	if w.How == engine.Judged {
		by = a.WordsBy
	}
	return h.alreadyTaken(d, Winner{By: by, Options: h.OptionIDs(d, w.Options), At: w.ClosedAt})
}

// party finds for which of the decision's parties the seat speaks.
func (h *handling) party(d int, id string) (int, error) {
	found := -1
	for _, q := range h.Program.Decisions[d].Parties {
		p := &h.Program.Parties[q]
		if p.Cells>>h.Seats[h.seat].Cell&1 == 0 {
			continue
		}
		if p.ID == id {
			return q, nil
		}
		if id == "" {
			if found >= 0 && h.Program.Decisions[d].Jointly {
				return 0, Refuse(Incomplete)
			}
			if found < 0 {
				found = q
			}
		}
	}
	if found < 0 {
		return 0, Refuse(NotAllowed)
	}
	return found, nil
}

// options turns names into a mask. One that is not on offer and one that does
// not exist are told alike.
func (h *handling) options(d int, ids []string, offered uint64) (mask uint64, err error) {
	if n := len(ids); n == 0 || n > h.Program.Decisions[d].Choose {
		return 0, tooMany(h.Program.Decisions[d].Choose)
	}
	for _, id := range ids {
		o, ok := h.Program.FindOption(d, id)
		if !ok || offered>>o&1 == 0 {
			return 0, Refuse(NotOffered)
		}
		if mask>>o&1 == 1 {
			return 0, tooMany(h.Program.Decisions[d].Choose)
		}
		mask |= 1 << o
	}
	return mask, nil
}

// OptionIDs returns the names of the options of a mask, in order of writing.
func (s *State) OptionIDs(d int, mask uint64) (ids []string) {
	for o := range s.Program.Decisions[d].Options {
		if mask>>o&1 == 1 {
			ids = append(ids, s.Program.Decisions[d].Options[o].ID)
		}
	}
	return ids
}
