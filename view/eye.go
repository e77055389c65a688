package view

import (
	"tamrin/engine"
	"tamrin/exercise"
)

// eye is a viewer at an exercise. Whatever decides who may see what is a method
// of it, and stands in this file alone.
type eye struct {
	*exercise.State
	Viewer
	cell int // -1 for the wall
	memo *Memo
}

func newEye(s *exercise.State, v Viewer, m *Memo) eye {
	e := eye{s, v, -1, m}
	if c, ok := s.Program.Find(engine.NounCell, v.Cell); ok && v.Role != Wall {
		e.cell = c
	}
	return e
}

// isIn reports whether the viewer's cell is among cells.
func (e eye) isIn(cells uint64) bool { return e.cell >= 0 && cells>>e.cell&1 == 1 }

// oversees reports whether the viewer sees what every cell sees.
func (e eye) oversees() bool {
	return e.cell >= 0 && (e.Role == Control || e.Role == Evaluator)
}

// controls reports whether the viewer may see what is for controllers alone.
func (e eye) controls() bool { return e.cell >= 0 && e.Role == Control }

// received reports whether a delivery came to the viewer's own cell.
func (e eye) received(d *exercise.Delivery) bool { return e.isIn(d.Cells) }

// reads reports whether the viewer sees a delivery as something public.
func (e eye) reads(d *exercise.Delivery) bool { return d.Public }

// knows reports whether the viewer may know that a decision has opened.
func (e eye) knows(d int) bool {
	return e.World.Decision(d).Status != engine.Waiting && (e.oversees() || e.isIn(e.Program.Decisions[d].SeenBy))
}

// decides reports whether the viewer's cell has a say in a decision.
func (e eye) decides(d int) bool { return e.isIn(e.Program.Decisions[d].Cells) }

// inside reports whether the viewer may know all there is to a decision: its
// words, what is on offer, who said what.
func (e eye) inside(d int) bool { return e.knows(d) && (e.oversees() || e.decides(d)) }

// learns reports whether the viewer comes to know that an option was taken.
func (e eye) learns(o *engine.Option) bool {
	return o.Public || e.oversees() || e.isIn(o.KnownTo)
}

// watches reports whether the viewer may see a variable.
func (e eye) watches(v int) bool { return e.oversees() || e.isIn(e.Program.Vars[v].SeenBy) }

// traces reports whether the viewer may see how a variable came to stand as it
// does.
func (e eye) traces() bool { return e.oversees() }

// reasons reports whether the viewer may know of such a cause: what rules and
// chance do is for controllers alone.
func (e eye) reasons(k engine.CauseKind) bool {
	return e.controls() || k != engine.ByRule && k != engine.ByChance
}

// corresponds reports whether the viewer may see a message: its cell wrote it
// or received it.
func (e eye) corresponds(m *exercise.Message) bool {
	return e.oversees() || e.isIn(m.Involves())
}

// signs reports whether the viewer may know which seat, and which controller,
// stands behind a message.
func (e eye) signs(m *exercise.Message) bool { return e.oversees() || e.isIn(1<<m.From) }

// shownTo returns the recipients of a message that the viewer may know of: of
// what control writes, each cell knows of itself alone.
func (e eye) shownTo(m *exercise.Message) uint64 {
	if !e.oversees() && e.IsControl(m.From) {
		return m.Cells & (1 << e.cell)
	}
	return m.Cells
}

// writes reports whether the viewer may write as things stand.
func (e eye) writes() bool {
	return e.cell >= 0 && e.State.Clock.Phase != exercise.Over && (e.Emergency == nil || e.controls())
}

// asked reports whether the viewer may see a request for information: its cell
// made it.
func (e eye) asked(r *exercise.Request) bool { return e.oversees() || e.isIn(1<<r.Cell) }

// shares reports whether the viewer may read a cell's notes: its own, and for
// those who oversee every cell's, but control's for controllers alone.
func (e eye) shares(cell int) bool {
	return e.cell == cell || e.controls() || e.oversees() && !e.IsControl(cell)
}

// surveys reports whether the viewer may see a theatre's map: its cell sees the
// theatre, or something public has happened there. The wall shows what every
// playing cell sees.
func (e eye) surveys(t int) bool {
	return e.oversees() || e.cell >= 0 && e.Program.Cells[e.cell].Theatres>>t&1 == 1 || e.cell < 0 && e.isCommon(t) || e.isNews(t)
}

// isCommon reports whether every playing cell sees a theatre.
func (e eye) isCommon(t int) bool {
	for c := range e.Program.Cells {
		if cell := &e.Program.Cells[c]; cell.Playing && cell.Theatres>>t&1 == 0 {
			return false
		}
	}
	return true
}

// isNews reports whether something public has happened at a place of a theatre.
func (e eye) isNews(t int) bool {
	for i := range e.Deliveries {
		if d := &e.Deliveries[i]; e.reads(d) && d.Inject < len(e.Program.Injects) {
			if in := &e.Program.Injects[d.Inject]; in.Theatre == t && e.Program.Theatres[t].Src.Map.Holds(in.Src.Place.At) {
				return true
			}
		}
	}
	return false
}

// locates reports whether the viewer may know where a delivery happened.
func (e eye) locates(d *exercise.Delivery) bool { return e.oversees() || e.received(d) || e.reads(d) }

// sights reports whether the viewer may see a force and where it goes.
func (e eye) sights(f int) bool { return e.oversees() || e.isIn(e.Program.Forces[f].SeenBy) }

// belongs reports whether the viewer's cell plays a member or a partner of an
// alliance.
func (e eye) belongs(a int) bool {
	return e.oversees() || e.isIn(e.Program.Alliances[a].Cells) || e.stands(a)
}

// stands reports whether the viewer's cell plays a partner of an alliance.
func (e eye) stands(a int) bool { return e.isIn(e.PartnerCells(a, ^uint64(0))) }

// sits reports whether the viewer's cell is at the table of a consultation as a
// member; what is among members alone is for those who sit, and who oversee.
func (e eye) sits(r *exercise.Room) bool { return e.oversees() || e.isIn(e.Sitting(r)) }

// attends reports whether the viewer is in the room of a consultation: at the
// table, or a partner that was let in.
func (e eye) attends(r *exercise.Room) bool { return e.sits(r) || e.isIn(e.Guests(r)) }

// follows reports whether the viewer may see a consultation's course: it is in
// the room, or a partner whom the alliance shows it.
func (e eye) follows(r *exercise.Room) bool {
	return e.attends(r) || e.stands(r.Alliance) && (r.Shown || e.Program.Alliances[r.Alliance].Src.Shows.Consultation)
}

// drafts reports whether the viewer may read a consultation's text.
func (e eye) drafts(r *exercise.Room) bool {
	return e.attends(r) || e.follows(r) && (r.TextShown || e.Program.Alliances[r.Alliance].Src.Shows.Text)
}

// recognises reports whether the viewer may know which seat of a cell did
// something; others know the cell alone.
func (e eye) recognises(cell int) bool { return e.oversees() || e.isIn(1<<cell) }

// hears reports whether the viewer may read a statement: it is public, came to
// its cell, or was made by its parties.
func (e eye) hears(st *exercise.Statement) bool {
	return st.Public || e.oversees() || e.cell >= 0 && e.Reaches(st, e.cell)
}

// speaks reports whether the viewer's cell speaks for any of the parties: what
// they meant by their words, and to whom these went, is theirs to know.
func (e eye) speaks(parties uint64) bool { return e.oversees() || e.isIn(e.Speakers(parties)) }

// isBound reports whether the viewer may see a commitment: its cell plays one of
// its parties, or a partner to whom the alliance shows it.
func (e eye) isBound(c int) bool {
	if e.speaks(e.Bound(c)) {
		return true
	}
	for a := range e.Program.Alliances {
		shown := e.Program.Alliances[a].Src.Shows.Commitments || e.ShownTo[exercise.Showing{Alliance: a, Item: exercise.CommitmentItem(e.Program.Commitments[c].ID)}]
		if shown && e.stands(a) && e.Binds(a, c) {
			return true
		}
	}
	return false
}

// witnesses reports whether the viewer may know what touched a commitment: it
// knows of the decision's option, the statement, the inject or the consultation
// that did. What rules did is for those who oversee.
func (e eye) witnesses(t *exercise.Touch) bool {
	if e.oversees() {
		return true
	}
	switch {
	case t.Statement >= 0:
		return e.hears(&e.Statements[t.Statement])
	case t.Room >= 0:
		return e.follows(&e.Rooms[t.Room])
	case t.Delivery >= 0:
		d := &e.Deliveries[t.Delivery]
		return e.received(d) || e.reads(d)
	case t.Cause.Kind == engine.ByDecision:
		return e.decides(t.Cause.Item) || e.learns(e.touching(t))
	}
	return false
}

// perceives reports whether the viewer may know what a cell recorded of a
// signal, as an audience or of its own meaning: its own cell's records.
func (e eye) perceives(cell int) bool { return e.oversees() || e.isIn(1<<cell) }

// suspects reports whether the viewer may know which public words private acts
// contradict.
func (e eye) suspects() bool { return e.cell >= 0 && e.Role == Evaluator }

// holds reports whether the viewer may read a strategy: its cell plays one of
// those whose it is.
func (e eye) holds(i int) bool {
	return e.oversees() || e.isIn(e.Program.Strategies[i].Cells)
}

// ties reports whether the viewer may know which options a tenet names, its own
// and other cells'.
func (e eye) ties() bool { return e.oversees() }

// proves reports whether the viewer may know that a decision bears on a tenet: it
// is inside it, or has learned every option that was taken. Nobody is told while
// they play: they would play for it.
func (e eye) proves(b *exercise.Bearing) bool {
	switch {
	case !e.oversees() && e.State.Clock.Phase != exercise.Over:
		return false
	case e.inside(b.Decision):
		return true
	}
	known := b.Options != 0
	for o := range e.Program.Decisions[b.Decision].Options {
		if b.Options>>o&1 == 1 {
			known = known && e.learns(&e.Program.Decisions[b.Decision].Options[o])
		}
	}
	return known
}

// proposes reports whether the viewer may propose changes of strategies as
// things stand.
func (e eye) proposes() bool { return e.oversees() && e.State.Clock.Phase == exercise.Over }

// answersFor reports whether the viewer may say what a party thinks of a proposed
// change of its strategy.
func (e eye) answersFor(q int) bool {
	return e.controls() || e.Role == Player && e.Leads && e.isIn(e.Program.Parties[q].Cells)
}

// MayReplay reports whether a viewer may see what another saw, as it was:
// control every page, evaluators all but control's. Players see their own, once
// the exercise is over and control has opened it to them.
func MayReplay(s *exercise.State, v, as Viewer) bool {
	e := newEye(s, v, nil)
	switch {
	case e.controls():
		return true
	case e.oversees():
		return as.Role != Control
	}
	return e.cell >= 0 && v == as && s.Replayed && s.Clock.Phase == exercise.Over
}

// MayReview reports whether a viewer may see the review of an exercise: whoever
// oversees it.
func MayReview(s *exercise.State, v Viewer) bool { return newEye(s, v, nil).oversees() }

// MayUncover reports whether a review tells a viewer which public words private
// acts contradict: evaluators at any time, control once nobody plays any more.
func MayUncover(s *exercise.State, v Viewer) bool {
	e := newEye(s, v, nil)
	return e.suspects() || e.controls() && s.Clock.Phase == exercise.Over
}

// MayInvite reports whether a viewer may know the link that opens the feedback
// form to others.
func MayInvite(s *exercise.State, v Viewer) bool { return newEye(s, v, nil).controls() }
