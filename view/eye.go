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
}

func newEye(s *exercise.State, v Viewer) eye {
	e := eye{s, v, -1}
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
			if in := &e.Program.Injects[d.Inject]; in.Theatre == t && in.Src.Place.At.Set() {
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
