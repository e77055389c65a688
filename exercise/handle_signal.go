package exercise

import (
	"slices"
	"strings"

	"tamrin/engine"
	"tamrin/scenario"
)

func (h *handling) mean(c MeanSignal) (Event, error) {
	about, parties, err := h.said(c.About)
	if err != nil {
		return Event{}, err
	}
	if h.Speakers(parties)>>h.cell()&1 == 0 && !h.IsControl(h.cell()) {
		return Event{}, Refuse(NotAllowed)
	}
	return h.record(SignalMeant, about, parties, c.Audience, c.Value, c.Words)
}

func (h *handling) receive(c ReceiveSignal) (Event, error) {
	about, parties, err := h.said(c.About)
	if err != nil {
		return Event{}, err
	}
	if c.Cell == "" {
		c.Cell = h.Program.Cells[h.cell()].ID
	}
	if c.Cell != h.Program.Cells[h.cell()].ID && !h.IsControl(h.cell()) {
		return Event{}, Refuse(NotAllowed)
	}
	return h.record(SignalReceived, about, parties, c.Cell, c.Value, c.Words)
}

// record judges what is written down of a signal for an audience.
func (h *handling) record(kind Kind, about string, parties uint64, audience, value, words string) (Event, error) {
	cell, ok := h.Program.Find(engine.NounCell, audience)
	if !ok || !h.Listens(about, parties, cell) {
		return Event{}, Refuse(UnknownItem)
	}
	words = clean(words)
	known := slices.ContainsFunc(h.Scale(h.Relation(parties, cell)), func(r scenario.Reception) bool { return r.ID == value })
	from := -1
	if kind == SignalMeant {
		from = h.cell()
	}
	old := h.SignalOf(about, cell, from)
	switch {
	case value == "" && words == "", value != "" && !known:
		return Event{}, Refuse(Incomplete)
	case letters(words) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	case h.Seats[h.seat].Bot && !h.IsControl(h.cell()):
		return Event{}, Refuse(BotsSeat)
	case old != nil && old.Value == value && old.Words == words:
		return Event{}, errAgain
	case len(h.Signals) >= MaxSignals:
		return Event{}, Refuse(Limit)
	}
	return Event{Kind: kind, Signal: &Signaled{about, audience, value, words}}, nil
}

// said finds what a seat names as a signal, a statement that came to its cell or
// a public decision, with the parties that sent it.
func (h *handling) said(item string) (about string, parties uint64, err error) {
	if strings.HasPrefix(item, statementItem) {
		n, ok := h.statementNamed(item)
		if !ok {
			return "", 0, Refuse(UnknownItem)
		}
		return StatementItem(n + 1), h.Statements[n].Parties, nil
	}
	key, _ := number(strings.TrimPrefix(item, publicItem), len(h.Closed))
	for _, d := range h.Closed {
		if h.Declared(d) {
			if key--; key == 0 {
				return DecisionItem(h.Program.Decisions[d].ID), h.Deciders(d), nil
			}
		}
	}
	return "", 0, Refuse(UnknownItem)
}

// Declared reports whether a decision made something public.
func (s *State) Declared(d int) bool {
	w := s.World.Decision(d)
	if w.Status != engine.Closed {
		return false
	}
	for o := range s.Program.Decisions[d].Options {
		if w.Options>>o&1 == 1 && s.Program.Decisions[d].Options[o].Public {
			return true
		}
	}
	return false
}

// Deciders returns the parties that took a decision: the one that did, or all
// where they took it together or time ran out.
func (s *State) Deciders(d int) (parties uint64) {
	if q := s.World.Decision(d).Party; q >= 0 {
		return 1 << q
	}
	for _, q := range s.Program.Decisions[d].Parties {
		parties |= 1 << q
	}
	return parties
}

// Listens reports whether a cell is an audience of a signal: it plays, does not
// speak for any of those who sent it, and what they said came to it.
func (s *State) Listens(about string, parties uint64, cell int) bool {
	if !s.Program.Cells[cell].Playing || s.Speakers(parties)>>cell&1 == 1 {
		return false
	}
	if kind, n, ok := s.Item(about); ok && kind == AStatement {
		return s.Reaches(&s.Statements[n], cell)
	}
	return true
}
