package view

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"

	"tamrin/exercise"
	"tamrin/scenario"
)

// ViewerOf returns the viewer that a seat is.
func ViewerOf(s *exercise.State, seat int) Viewer {
	cell := &s.Program.Cells[s.Seats[seat].Cell]
	v := Viewer{Role: Player, Cell: cell.ID, Leads: s.Seats[seat].Leads}
	switch cell.Kind {
	case "control":
		v.Role = Control
	case "evaluation":
		v.Role = Evaluator
	}
	return v
}

// OwnCell returns a cell as its own seats see it.
func OwnCell(s *exercise.State, cell int) *Cell {
	return newEye(s, Viewer{Role: Player, Cell: s.Program.Cells[cell].ID}, &Memo{}).ownCell()
}

// Build makes the page of a viewer. present tells in which seats somebody has a
// page open; it is asked for control alone and may be nil. The page shares
// texts with the scenario and must not be changed. A viewer of an unknown cell
// sees what the wall sees.
func Build(s *exercise.State, v Viewer, present func(seat string) bool) *Page {
	return new(Memo).Build(s, v, present)
}

// Build makes the page of a viewer, with what is known from earlier pages of
// this exercise. It shares with them the rows of the MSEL that are as they were:
// the same pointer means the same row.
func (m *Memo) Build(s *exercise.State, v Viewer, present func(seat string) bool) *Page {
	e := newEye(s, v, m)
	threads, talk := e.talks()
	sc := s.Program.Scenario
	p := &Page{
		Role: v.Role, Name: s.Name, Title: text(sc.Title), Marking: text(sc.Marking), Brief: text(sc.Brief), Languages: sc.Languages,
		Clock: e.clock(), Cell: e.ownCell(),
		Inbox: e.inbox(), Press: e.press(), Decisions: e.decisions(), Public: e.statements(), Vars: e.vars(),
		Front: e.front(), Threads: threads, Contacts: e.contacts(), Requests: e.requests(), Notes: e.notes(e.cell), NoDuff: e.noDuff(), MayWrite: e.writes(), Replay: MayReplay(s, v, v), Strategy: e.strategic(), Survey: e.survey(), Map: e.maps(),
		Alliances: e.alliances(), Rooms: e.rooms(talk), Statements: e.declarations(), Conferences: e.conferences(), Commitments: e.commitments(),
		Signals: e.signals(), Speech: e.speech(),
	}
	if e.oversees() {
		p.Desk, p.Evaluation = e.desk(p.Vars, present), e.evaluation()
		p.Version = fmt.Sprintf("%d%s", s.Seq, e.presence(present))
	} else {
		p.Version = p.digest()
	}
	return p
}

// digest names a page by what is on it, so that a page which does not change
// keeps its name whatever happens elsewhere.
func (p *Page) digest() string {
	b, err := json.Marshal(p)
	if err != nil {
		panic("view: " + err.Error()) // nothing on a page can fail
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}

// presence makes control's page another when somebody comes or goes.
func (e eye) presence(present func(string) bool) string {
	if present == nil || !e.controls() {
		return ""
	}
	bits := make([]byte, (len(e.State.Seats)+7)/8)
	for i := range e.State.Seats {
		if present(e.State.Seats[i].ID) {
			bits[i/8] |= 1 << (i % 8)
		}
	}
	sum := sha256.Sum256(bits) // as long for thousands of seats as for one
	return "-" + hex.EncodeToString(sum[:8])
}

// text gives a scenario's text to a page, without its place in the file.
func text(t scenario.Text) Text { return t.In }

// clock shows when the clock was last touched, and not when something last
// happened: that would tell a cell of what others received.
func (e eye) clock() Clock {
	c := e.State.Clock
	clock := Clock{
		Phase: [...]Phase{Waiting, Running, Paused, Over}[c.Phase],
		At:    c.At, Wall: c.Wall, Speed: c.Speed,
	}
	if start := e.Program.Scenario.Clock.Start; start.Set {
		clock.Story, clock.Offset = true, start.Offset
		clock.Scenario = e.World.ScenarioTime() - e.World.Now() + c.At
	}
	return clock
}

// story returns a scenario time for a page: 0 where the scenario has none.
func (e eye) story(t int64) int64 {
	if !e.Program.Scenario.Clock.Start.Set {
		return 0
	}
	return t
}

func (e eye) ownCell() *Cell {
	if e.cell < 0 {
		return nil
	}
	c := &e.Program.Cells[e.cell]
	own := &Cell{ID: c.ID, Title: Text{"": c.ID}, Languages: e.languages(e.cell), Seats: e.seats(e.cell, nil)}
	if c.Src != nil {
		own.Title, own.Brief = titled(c.Src.Title, c.ID), text(c.Src.Brief)
	}
	for i := range e.Program.Parties {
		if e.isIn(e.Program.Parties[i].Cells) {
			own.Plays = append(own.Plays, titled(e.Program.Parties[i].Src.Title, e.Program.Parties[i].ID))
		}
	}
	return own
}

// languages lists a cell's languages: the scenario's where it has none of its own.
func (e eye) languages(cell int) []string {
	if src := e.Program.Cells[cell].Src; src != nil && len(src.Languages) > 0 {
		return src.Languages
	}
	return e.Program.Scenario.Languages
}

// titled returns a title, or the identifier where there is none.
func titled(t scenario.Text, id string) Text {
	if t.Zero() {
		return Text{"": id}
	}
	return text(t)
}

func (e eye) seats(cell int, present func(string) bool) (seats []Seat) {
	_, in := e.SeatsIn(cell)
	for i := range in {
		s := &in[i]
		seat := Seat{ID: s.ID, Cell: e.Program.Cells[cell].ID, Leads: s.Leads, Bot: s.Bot, Name: s.Name}
		if s.Src != nil {
			seat.Title = text(s.Src.Title)
			if e.IsControl(cell) {
				seat.Theatre = s.Src.Theatre.ID
			}
		}
		seat.Present = present != nil && present(s.ID)
		seats = append(seats, seat)
	}
	return seats
}
