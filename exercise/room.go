package exercise

import (
	"fmt"
	"math/bits"

	"tamrin/engine"
)

// Room is a consultation: who came, what was agreed, and the joint text where
// there is one. What it was when it closed it stays.
type Room struct {
	Alliance  int
	Caller    int   // the party that called it, or -1
	At        int64 // exercise time, ms
	Scenario  int64 // scenario time, Unix ms
	Deadline  int64 // exercise time, ms
	Closed    int64 // exercise time, ms; engine.Never while it is open
	How       engine.How
	Position  engine.Position
	Version   int    // of the joint text, for consents
	Withdrawn uint64 // members, by place, whom control took out
	Partners  uint64 // partners, by place, who are in
	Invited   uint64 // partners, by place, to whom a member may object
	Objected  uint64 // partners, by place, to whom one did
	Came      []Opening
	Course    []Move
	Agreed    []Agreement // by member: its last consent
	Text      JointText
	Proposals []Proposal
	Comments  []Comment
	Issued    int  // the statement that its text became, or -1
	Shown     bool // its course, to partners that are not in
	TextShown bool // the text, to partners that are not in
}

// Open reports whether the consultation goes on.
func (r *Room) Open() bool { return r.Closed == engine.Never }

// Agreement is a member's consent to a version.
type Agreement struct {
	Version  int // 0: none yet
	Standing bool
	By       Actor
	At       int64     // exercise time, ms
	Words    []Wording // the text as it was consented to
}

// MoveKind says what happened in a consultation; the names are those of view.
type MoveKind string

// The moves of a consultation.
const (
	MoveOpened     MoveKind = "opened"
	MoveCame       MoveKind = "came"
	MoveInvited    MoveKind = "invited"
	MoveJoined     MoveKind = "joined"
	MoveRefused    MoveKind = "refused"
	MoveLeft       MoveKind = "left"
	MoveConsent    MoveKind = "consent"
	MoveRecalled   MoveKind = "recalled"
	MoveVoid       MoveKind = "void"
	MoveIssued     MoveKind = "issued"
	MoveDeadlocked MoveKind = "deadlocked"
	MoveClosed     MoveKind = "closed"
)

// Move is one step of a consultation's course.
type Move struct {
	Kind    MoveKind
	At      int64 // exercise time, ms
	By      Actor // zero where time did it
	Party   int   // whom it concerns, or -1
	Version int   // with MoveConsent, MoveRecalled, MoveVoid, MoveIssued
}

// moves tells which move an effect is, of those that are kept in the course.
var moves = map[engine.EffectKind]MoveKind{
	engine.ConsultationOpened: MoveOpened, engine.PartnerAwaited: MoveInvited, engine.PartnerJoined: MoveJoined,
	engine.PartnerLeft: MoveRefused, engine.PartyLeft: MoveLeft, engine.ConsentGiven: MoveConsent, engine.ConsentTakenBack: MoveRecalled,
	engine.ConsentsVoided: MoveVoid, engine.TextIssued: MoveIssued, engine.TextDeadlocked: MoveDeadlocked, engine.ConsultationClosed: MoveClosed,
}

// Table returns the open consultation of an alliance; nil where none is open.
func (s *State) Table(alliance int) *Room {
	if r := s.lastRoom(alliance); r != nil && r.Open() {
		return r
	}
	return nil
}

// lastRoom returns the latest consultation of an alliance, or nil.
func (s *State) lastRoom(alliance int) *Room {
	if i := s.latest[alliance]; i >= 0 {
		return &s.Rooms[i]
	}
	return nil
}

// Sitting returns the cells of the members that are at the table.
func (s *State) Sitting(r *Room) (cells uint64) {
	for k, q := range s.Program.Alliances[r.Alliance].Members {
		if r.Withdrawn>>k&1 == 0 {
			cells |= s.Program.Parties[q].Cells
		}
	}
	return cells
}

// Guests returns the cells of the partners that are in.
func (s *State) Guests(r *Room) uint64 { return s.PartnerCells(r.Alliance, r.Partners) }

// PartnerCells returns the cells of an alliance's partners of a mask by place.
func (s *State) PartnerCells(alliance int, places uint64) (cells uint64) {
	for k, q := range s.Program.Alliances[alliance].Partners {
		if places>>k&1 == 1 {
			cells |= s.Program.Parties[q].Cells
		}
	}
	return cells
}

// consulted keeps what an effect does to a consultation.
func (s *State) consulted(e *Event, f *engine.Effect) {
	kind, ok := moves[f.Kind]
	if !ok && f.Kind != engine.TextRevised {
		return
	}
	if f.Kind == engine.ConsultationOpened {
		s.openRoom(e, f)
	}
	r := s.lastRoom(f.Item)
	a := &s.Program.Alliances[f.Item]
	switch f.Kind {
	case engine.TextRevised:
		r.Version = int(f.Value)
		return
	case engine.ConsultationClosed:
		r.Closed, r.How, r.Invited = e.At, f.How, 0
	case engine.PartnerAwaited:
		r.Invited |= 1 << a.Partner(f.Party)
	case engine.PartnerJoined:
		r.Invited &^= 1 << a.Partner(f.Party)
		r.Partners |= 1 << a.Partner(f.Party)
	case engine.PartnerLeft:
		place := uint64(1) << a.Partner(f.Party)
		r.Invited, r.Partners, r.Objected = r.Invited&^place, r.Partners&^place, r.Objected|place
	case engine.PartyLeft:
		r.Withdrawn |= 1 << a.Member(f.Party)
		r.Agreed[a.Member(f.Party)].Standing = false
	case engine.ConsentGiven:
		r.Agreed[a.Member(f.Party)] = Agreement{int(f.Value), true, e.By, e.At, r.Text.wording()}
	case engine.ConsentTakenBack:
		r.Agreed[a.Member(f.Party)].Standing = false
	case engine.ConsentsVoided:
		for m := f.Options; m != 0; m &= m - 1 {
			r.Agreed[bits.TrailingZeros64(m)].Standing = false
		}
	case engine.TextIssued:
		r.Position = engine.IssuedText
		s.issue(e, r, f.Options)
	case engine.TextDeadlocked:
		r.Position = engine.DeadlockedText
	}
	s.move(r, kind, e, f)
}

// move writes a step into the course, under whoever's order brought it.
func (s *State) move(r *Room, kind MoveKind, e *Event, f *engine.Effect) {
	m := Move{Kind: kind, At: e.At, By: e.By, Party: f.Party}
	switch kind {
	case MoveConsent, MoveRecalled, MoveVoid, MoveIssued:
		m.Version = int(f.Value)
	}
	r.Course = append(r.Course, m)
}

func (s *State) openRoom(e *Event, f *engine.Effect) {
	a := &s.Program.Alliances[f.Item]
	s.latest[f.Item] = len(s.Rooms)
	r := Room{Alliance: f.Item, Caller: f.Party, At: e.At, Scenario: s.World.ScenarioTime(), Deadline: f.Value, Closed: engine.Never, Issued: -1,
		Agreed: make([]Agreement, len(a.Members))}
	if a.HasText {
		r.Version, r.Position, r.Text = 1, engine.Drafting, s.firstDraft(a)
	}
	s.Rooms = append(s.Rooms, r)
}

// room folds in what happened at a table without touching the world.
func (s *State) room(e *Event) error {
	i, err := s.find(engine.NounAlliance, e.Alliance)
	if err != nil {
		return err
	}
	r := s.lastRoom(i)
	if r == nil {
		return fmt.Errorf("%q has held no consultation", e.Alliance)
	}
	if e.Kind == RoomEntered {
		return s.enter(r, e)
	}
	if e.Text == nil {
		return fmt.Errorf("the event has no text")
	}
	s.keep(e.By.Seat, e.ID)
	return s.remark(r, e)
}

func (s *State) enter(r *Room, e *Event) error {
	seat, ok := s.Seat(e.By.Seat)
	if !ok {
		return fmt.Errorf("there is no seat %q", e.By.Seat)
	}
	cell := s.Seats[seat].Cell
	if _, before := r.CameFrom(cell); !before {
		r.Course = append(r.Course, Move{Kind: MoveCame, At: e.At, By: e.By, Party: -1})
	}
	r.Came = append(r.Came, Opening{cell, e.By, e.At})
	return nil
}

// CameFrom returns who came first of a cell; false where nobody has.
func (r *Room) CameFrom(cell int) (Opening, bool) {
	for _, o := range r.Came {
		if o.Cell == cell {
			return o, true
		}
	}
	return Opening{}, false
}
