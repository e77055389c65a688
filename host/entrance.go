package host

import (
	"slices"

	"tamrin/engine"
	"tamrin/exercise"
)

// entrance is a cell whose bots are about to come to a consultation.
type entrance struct {
	at             int64 // exercise time, ms
	alliance, cell int
}

// entrances is who is about to come, soonest first.
type entrances []entrance

// next is when the next one comes, or engine.Never.
func (list entrances) next() int64 {
	if len(list) == 0 {
		return engine.Never
	}
	return list[0].at
}

// seated has the bots of every cell come that is asked to a table and has not
// come yet.
func (x *Exercise) seated() {
	s := x.state
	for i := range s.Program.Alliances {
		r := s.Table(i)
		if r == nil {
			continue
		}
		for c := range s.Program.Cells {
			if (s.Sitting(r)|s.Guests(r))>>c&1 == 0 || x.peopled(c) {
				continue
			}
			_, came := r.CameFrom(c)
			if came || slices.ContainsFunc(x.entrances, func(e entrance) bool { return e.alliance == i && e.cell == c }) {
				continue
			}
			e := entrance{max(s.World.Now(), s.Clock.Noted) + takes(c, i), i, c}
			at, _ := slices.BinarySearchFunc(x.entrances, e.at+1, func(y entrance, at int64) int { return int(min(max(y.at-at, -1), 1)) })
			x.entrances = slices.Insert(x.entrances, at, e)
		}
	}
}

// enter has the cell come that is next to come, if no person sits in it.
func (x *Exercise) enter() {
	e := x.entrances[0]
	x.entrances = x.entrances[1:]
	seat, ok := x.botIn(e.cell)
	if r := x.state.Table(e.alliance); r == nil || !ok || x.peopled(e.cell) {
		return
	}
	at := x.notBefore(e.at)
	a := &x.state.Program.Alliances[e.alliance]
	x.play(at, exercise.ForBot{Seat: seat, Do: exercise.EnterRoom{Alliance: a.ID}})
	for _, q := range a.Members {
		if x.state.Program.Parties[q].Cells>>e.cell&1 == 1 && x.bots.HoldsOut(x.state.World, e.alliance, q) {
			x.tell(engine.Input{At: at, Item: e.alliance, Party: q}, a.ID, sayHoldOut)
		}
	}
}
