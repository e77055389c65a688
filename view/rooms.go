package view

import (
	"math/bits"

	"tamrin/engine"
	"tamrin/exercise"
)

// alliances lists those that the viewer's cell belongs to.
func (e eye) alliances() (list []Alliance) {
	for i := range e.Program.Alliances {
		if !e.belongs(i) {
			continue
		}
		a := &e.Program.Alliances[i]
		shown := Alliance{ID: a.ID, Title: titled(a.Src.Title, a.ID), Members: e.parties(e.mask(a.Members)), Partners: e.parties(e.mask(a.Partners)), Member: e.isIn(a.Cells)}
		r := e.Table(i)
		shown.Open = r != nil && e.follows(r)
		if a.Call && r == nil && e.acts() {
			for _, q := range a.Members {
				if e.actsFor(q) {
					shown.Callers = append(shown.Callers, e.party(q))
				}
			}
		}
		shown.MayCall = len(shown.Callers) > 0
		list = append(list, shown)
	}
	return list
}

// acts reports whether somebody of the viewer's may do what needs a lead and a
// clock that allows it.
func (e eye) acts() bool {
	phase := e.State.Clock.Phase
	return e.Emergency == nil && e.Leads && (e.Role == Player && phase == exercise.Running || e.controls() && (phase == exercise.Running || phase == exercise.Paused))
}

// actsFor reports whether the viewer's cell acts for a party; control does for
// those that no cell plays.
func (e eye) actsFor(q int) bool {
	cells := e.Program.Parties[q].Cells
	return e.isIn(cells) && e.Role == Player || cells == 0 && e.controls()
}

func (e eye) mask(parties []int) (m uint64) {
	for _, q := range parties {
		m |= 1 << q
	}
	return m
}

func (e eye) party(q int) Party {
	p := &e.Program.Parties[q]
	return Party{ID: p.ID, Title: titled(p.Src.Title, p.ID), Yours: e.isIn(p.Cells)}
}

// parties lists those of a mask.
func (e eye) parties(mask uint64) []Party {
	list := []Party{}
	for ; mask != 0; mask &= mask - 1 {
		list = append(list, e.party(bits.TrailingZeros64(mask)))
	}
	return list
}

// names lists what people call the parties of a mask.
func (e eye) names(mask uint64) []Text {
	list := []Text{}
	for _, p := range e.parties(mask) {
		list = append(list, p.Title)
	}
	return list
}

// rooms lists the consultations that the viewer may see, with what was said in
// each, by the room.
func (e eye) rooms(talk map[int][]Message) (list []Room) {
	counts := make([]int, len(e.Program.Alliances))
	for i := range e.Rooms {
		if r := &e.Rooms[i]; e.follows(r) {
			counts[r.Alliance]++
			list = append(list, e.room(i, counts[r.Alliance], talk[i]))
		}
	}
	return list
}

var positions = [...]Position{engine.Drafting: Drafting, engine.IssuedText: Issued, engine.DeadlockedText: Deadlocked}

func (e eye) room(i, number int, talk []Message) Room {
	r := &e.Rooms[i]
	a := &e.Program.Alliances[r.Alliance]
	shown := Room{
		Alliance: a.ID, Title: titled(a.Src.Title, a.ID), Number: number, Open: r.Open(), Inside: e.attends(r),
		At: r.At, Scenario: e.story(r.Scenario), Closed: moment(r.Closed), Position: positions[r.Position],
		Members: e.members(r), Course: e.course(r),
	}
	if r.Open() {
		shown.Deadline = moment(r.Deadline)
	}
	if r.Caller >= 0 {
		shown.By = e.party(r.Caller).Title
	}
	if e.drafts(r) && r.Version > 0 {
		e.draft(i, &shown)
	}
	if e.attends(r) {
		e.insideRoom(i, &shown, talk)
	}
	return shown
}

// insideRoom fills in what is for those in the room.
func (e eye) insideRoom(i int, shown *Room, talk []Message) {
	r := &e.Rooms[i]
	a := &e.Program.Alliances[r.Alliance]
	for _, t := range a.Src.Agenda {
		shown.Agenda = append(shown.Agenda, text(t))
	}
	shown.Partners = e.guests(r)
	shown.Proposals, shown.Comments, shown.Messages = e.proposals(i), e.comments(r), talk
	for k := range talk {
		if !talk[k].Read {
			shown.Unread++
		}
	}
	if e.cell >= 0 {
		_, shown.Entered = r.CameFrom(e.cell)
	}
	if !r.Open() || !e.writes() || e.State.Clock.Phase == exercise.Waiting {
		return
	}
	shown.MayTalk = e.Role == Player || e.controls()
	shown.MayEdit = r.Version > 0 && e.mayAct(r)
	shown.MayInvite = len(a.Partners) > 0 && e.acts() && (e.mayAct(r) || e.controls())
	shown.MayEnd = e.controls()
}

// mayAct reports whether the viewer's cell acts for a member at the table.
func (e eye) mayAct(r *exercise.Room) bool {
	for k, q := range e.Program.Alliances[r.Alliance].Members {
		if r.Withdrawn>>k&1 == 0 && e.actsFor(q) {
			return true
		}
	}
	return false
}

// members tells where each member stands: who came, who has consented.
func (e eye) members(r *exercise.Room) []Member {
	list := []Member{}
	a := &e.Program.Alliances[r.Alliance]
	for k, q := range a.Members {
		m := Member{Party: e.party(q), Needed: a.HasText && a.Consent>>k&1 == 1, Out: r.Withdrawn>>k&1 == 1}
		m.HereAt, m.Here = e.came(r, e.Program.Parties[q].Cells)
		agreed := &r.Agreed[k]
		m.Consented, m.Standing, m.At = agreed.Version, agreed.Standing, agreed.At
		if may := r.Open() && r.Version > 0 && !m.Out && e.acts() && e.actsFor(q); may {
			m.MayConsent = !agreed.Standing && len(r.Text.Unsettled()) == 0
			m.MayRecall = agreed.Standing
		}
		list = append(list, m)
	}
	return list
}

// came tells when somebody of the cells came first.
func (e eye) came(r *exercise.Room, cells uint64) (at int64, here bool) {
	for _, o := range r.Came {
		if cells>>o.Cell&1 == 1 {
			return o.At, true
		}
	}
	return 0, false
}

// guests tells where each partner stands. Guests know of those who are in.
func (e eye) guests(r *exercise.Room) (list []Guest) {
	for k, q := range e.Program.Alliances[r.Alliance].Partners {
		g := Guest{Party: e.party(q), Status: Outside}
		switch {
		case r.Partners>>k&1 == 1:
			g.Status = Present
		case !e.sits(r):
			continue
		case r.Invited>>k&1 == 1:
			g.Status = Invited
		case r.Objected>>k&1 == 1:
			g.Status = Refused
		}
		for _, m := range r.Course {
			if m.Party == q && (m.Kind == exercise.MoveInvited || m.Kind == exercise.MoveJoined || m.Kind == exercise.MoveRefused) {
				g.At = m.At
			}
		}
		list = append(list, g)
	}
	return list
}

// course tells what happened. Which partner was invited or refused is among
// members.
func (e eye) course(r *exercise.Room) []Move {
	list := []Move{}
	for i := range r.Course {
		m := &r.Course[i]
		switch m.Kind {
		case exercise.MoveInvited, exercise.MoveRefused:
			if !e.sits(r) {
				continue
			}
		case exercise.MoveJoined:
			if !e.attends(r) {
				continue
			}
		case exercise.MoveCame:
			if !e.attends(r) && e.fromGuest(r, m) {
				continue
			}
		}
		list = append(list, e.step(m))
	}
	return list
}

// fromGuest reports whether it is a partner that came.
func (e eye) fromGuest(r *exercise.Room, m *exercise.Move) bool {
	seat, ok := e.State.Seat(m.By.Seat)
	return ok && e.Program.Alliances[r.Alliance].Cells>>e.State.Seats[seat].Cell&1 == 0
}

func (e eye) step(m *exercise.Move) Move {
	shown := Move{Kind: MoveKind(m.Kind), At: m.At, Version: m.Version}
	if m.Party >= 0 {
		shown.Party = e.party(m.Party).Title
	}
	if seat, ok := e.State.Seat(m.By.Seat); ok {
		cell := e.State.Seats[seat].Cell
		shown.By = e.cellTitle(cell)
		if e.recognises(cell) {
			shown.Seat, shown.Name, shown.Bot = m.By.Seat, m.By.Name, m.By.Bot
		}
	}
	return shown
}

// cellOf is what people call the cell of whoever acted; a party's bot that no
// cell plays has none.
func (e eye) cellOf(by exercise.Actor) Text {
	if seat, ok := e.State.Seat(by.Seat); ok {
		return e.cellTitle(e.State.Seats[seat].Cell)
	}
	return nil
}
