package view

import (
	"cmp"
	"slices"

	"tamrin/exercise"
)

// signals lists what the viewer's cell sent, or heard as an audience, with what
// is recorded of it that the viewer may know.
func (e eye) signals() (list []Signal) {
	if e.cell < 0 {
		return nil
	}
	for k, n := range e.heard() {
		st := &e.Statements[n]
		s := Signal{About: exercise.StatementItem(k + 1), Title: e.statementTitle(st), Words: st.Words, At: st.At, Scenario: e.story(st.Scenario)}
		list = e.signal(list, s, exercise.StatementItem(n+1), st.Parties)
	}
	public := 0
	for _, d := range e.Closed {
		if e.Declared(d) {
			public++
			story := e.declared(d)[0] // what is recorded is of the decision as a whole
			s := Signal{About: exercise.PublicItem(public), Title: story.Title, At: story.At, Scenario: story.Scenario}
			list = e.signal(list, s, exercise.DecisionItem(e.Program.Decisions[d].ID), e.Deciders(d))
		}
	}
	slices.SortStableFunc(list, func(a, b Signal) int { return cmp.Compare(a.At, b.At) })
	return list
}

// signal adds what is recorded of an item, which the exercise knows by a name,
// unless none of it is for the viewer.
func (e eye) signal(list []Signal, s Signal, item string, parties uint64) []Signal {
	s.By, s.Mine = e.names(parties), e.isIn(e.Speakers(parties))
	records := e.State.Clock.Phase != exercise.Waiting && (e.Emergency == nil)
	for c := range e.Program.Cells {
		if !e.Listens(item, parties, c) {
			continue
		}
		for _, from := range e.meaners(item, parties, c) {
			r := e.reading(item, parties, c, from, records && from == e.cell && e.Role != Evaluator)
			r.From = e.cellTitle(from)
			s.Meant = append(s.Meant, r)
		}
		if e.perceives(c) {
			s.Received = append(s.Received, e.reading(item, parties, c, -1, records && (e.cell == c || e.controls())))
		}
	}
	if len(s.Meant)+len(s.Received) > 0 {
		list = append(list, s)
	}
	return list
}

var relations = [...]Relation{exercise.Ally: Ally, exercise.Adversary: Adversary, exercise.Third: Third}

// meaners lists the cells whose meaning for an audience the viewer may see: those
// that speak for the parties, and control where it recorded one, or may.
func (e eye) meaners(item string, parties uint64, audience int) (list []int) {
	for c := range e.Program.Cells {
		recorded := e.SignalOf(item, audience, c) != nil
		if (e.Speakers(parties)>>c&1 == 1 || recorded || e.cell == c && e.controls()) && e.perceives(c) {
			list = append(list, c)
		}
	}
	return list
}

// reading shows what is recorded for an audience: what a cell means, or with
// from -1 how it was received.
func (e eye) reading(item string, parties uint64, cell, from int, may bool) Reading {
	relation := e.Relation(parties, cell)
	r := Reading{Cell: e.Program.Cells[cell].ID, Title: e.cellTitle(cell), Relation: relations[relation], May: may}
	for _, v := range e.Scale(relation) {
		r.Scale = append(r.Scale, Choice{v.ID, titled(v.Title, v.ID)})
	}
	kept := e.SignalOf(item, cell, from)
	if kept == nil {
		return r
	}
	r.Value, r.Words, r.At = kept.Value, kept.Words, kept.At
	if seat, ok := e.State.Seat(kept.By.Seat); ok && e.recognises(e.State.Seats[seat].Cell) {
		r.Seat, r.Name = kept.By.Seat, kept.By.Name
	}
	for _, v := range r.Scale {
		if v.ID == r.Value {
			r.Label = v.Title
		}
	}
	return r
}
