package exercise

import (
	"fmt"
	"strings"

	"tamrin/engine"
	"tamrin/scenario"
)

// Showing is something that a member showed to an alliance's partners.
type Showing struct {
	Alliance int
	Item     string // a statement or a commitment, as Item names it
}

// What of a consultation can be shown.
const (
	ShowConsultation = "consultation"
	ShowText         = "text"
)

// show folds in that something was shown to partners. A statement is theirs
// from now on, like one that was sent to them.
func (s *State) show(e *Event) error {
	i, err := s.find(engine.NounAlliance, e.Alliance)
	if err != nil {
		return err
	}
	r := s.lastRoom(i)
	switch {
	case (e.Item == ShowConsultation || e.Item == ShowText) && r == nil:
		return fmt.Errorf("%q has held no consultation", e.Alliance)
	case e.Item == ShowConsultation:
		r.Shown = true
		return nil
	case e.Item == ShowText:
		r.Shown, r.TextShown = true, true
		return nil
	}
	kind, n, ok := s.Item(e.Item)
	if !ok || kind != AStatement && kind != ACommitment {
		return fmt.Errorf("there is no %q to show", e.Item)
	}
	s.ShownTo[Showing{i, e.Item}] = true
	if kind != AStatement {
		return nil
	}
	st := &s.Statements[n]
	for c := range s.heard {
		if cells := s.PartnerCells(i, ^uint64(0)); cells>>c&1 == 1 && !s.Reaches(st, c) {
			s.heard[c] = append(s.heard[c], n)
		}
	}
	st.Cells |= s.PartnerCells(i, ^uint64(0))
	return nil
}

// Binds reports whether an alliance holds a commitment: all of its parties are
// members.
func (s *State) Binds(alliance, commitment int) bool {
	var members uint64
	for _, q := range s.Program.Alliances[alliance].Members {
		members |= 1 << q
	}
	return s.Bound(commitment)&^members == 0
}

// Bound returns the parties of a commitment.
func (s *State) Bound(commitment int) uint64 {
	src := s.Program.Commitments[commitment].Src
	return s.PartiesOf(src.From) | s.PartiesOf(src.To)
}

// PartiesOf returns the parties that a scenario names.
func (s *State) PartiesOf(refs []scenario.Ref) (parties uint64) {
	for _, r := range refs {
		if q, ok := s.Program.Find(engine.NounParty, r.ID); ok {
			parties |= 1 << q
		}
	}
	return parties
}

func (h *handling) show(c ShowPartners) (Event, error) {
	i, err := h.alliance(c.Alliance)
	if err != nil {
		return Event{}, err
	}
	if _, err := h.memberFor(i, "", nil); err != nil {
		return Event{}, err
	}
	e := Event{Kind: ShownToPartners, Alliance: c.Alliance, Item: c.Item}
	switch {
	case c.Item == ShowConsultation || c.Item == ShowText:
		return e, h.showRoom(i, c.Item)
	case strings.HasPrefix(c.Item, statementItem):
		n, ok := h.statementNamed(c.Item)
		if !ok {
			return Event{}, Refuse(UnknownItem)
		}
		e.Item = StatementItem(n + 1)
	case strings.HasPrefix(c.Item, commitmentItem):
		_, n, ok := h.Item(c.Item)
		if !ok || h.Speakers(h.Bound(n))>>h.cell()&1 == 0 && !h.IsControl(h.cell()) {
			return Event{}, Refuse(UnknownItem)
		}
		if !h.Binds(i, n) {
			return Event{}, Refuse(NotMember)
		}
	default:
		return Event{}, Refuse(UnknownItem)
	}
	if h.ShownTo[Showing{i, e.Item}] {
		return Event{}, errAgain
	}
	return e, nil
}

func (h *handling) showRoom(alliance int, what string) error {
	r := h.lastRoom(alliance)
	switch {
	case r == nil:
		return Refuse(NoConsultation)
	case what == ShowConsultation && r.Shown, what == ShowText && r.TextShown:
		return errAgain
	}
	return nil
}
