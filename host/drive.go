package host

import (
	"context"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
)

// now returns the exercise time, ms. It never lies before what has happened.
func (x *Exercise) now() int64 {
	c := x.state.Clock
	at := max(c.Noted, c.At)
	if c.Phase == exercise.Running {
		at = max(at, c.At+x.host.Clock.Now().Sub(x.anchor).Milliseconds()*int64(c.Speed))
	}
	return at
}

// gait is how a clock goes: where it was last touched, by the state and by the
// host's clock.
type gait struct {
	clock  exercise.Clock
	anchor time.Time
}

func (x *Exercise) gait() gait { return gait{x.state.Clock, x.anchor} }

// is reports whether a state's clock was last touched there.
func (g gait) is(c exercise.Clock) bool {
	c.Noted = g.clock.Noted
	return g.clock == c
}

// anchored ties exercise time to the clock where it was touched last. Nodes do
// so by what the log says of it, so that all have the same.
func (x *Exercise) anchored() {
	x.anchor = x.host.Clock.Now()
	if x.host.nodes != nil {
		x.anchor = time.UnixMilli(x.state.Clock.Wall)
	}
}

// alarm fires when something is next due, by the timetable or by a bot, where
// this node leads.
func (x *Exercise) alarm() (<-chan time.Time, func() bool) {
	if x.broken != nil || x.halted {
		return x.host.Clock.After(retryAfter)
	}
	if x.state.Clock.Phase != exercise.Running || !x.host.leads() {
		return nil, func() bool { return false }
	}
	next := x.next()
	wait := noteEvery - x.host.Clock.Now().Sub(x.noted)
	if next != engine.Never {
		speed := int64(x.state.Clock.Speed)
		until := (next - x.now() + speed - 1) / speed
		wait = min(wait, time.Duration(until)*time.Millisecond)
	}
	return x.host.Clock.After(max(wait, 0))
}

// due does everything that is due by now, each thing at its own instant,
// however late the clock fired: the timetable's, the bots', what they write and
// open, and chance.
func (x *Exercise) due(now int64) {
	for x.draw(); x.broken == nil && x.state.Clock.Phase == exercise.Running && x.dueNext(now); x.draw() {
		if len(x.batch) >= together && x.commit(context.Background()) != nil {
			return
		}
	}
}

// note tells the log how far a running clock has come, now and then.
func (x *Exercise) note(now int64) {
	if x.state.Clock.Phase == exercise.Running && x.host.Clock.Now().Sub(x.noted) >= noteEvery {
		x.itself(now, exercise.Note{})
	}
}

// dueNext does the one thing that is next due by now; false where nothing is.
// What an order must not come before, any node does; bots play where one leads.
func (x *Exercise) dueNext(now int64) bool {
	due, bot, chat, read, come := x.state.World.NextDue(), x.bots.Next(), x.chatter.Next(), x.readings.next(), x.entrances.next()
	if !x.leads && !x.hurrying {
		bot, chat, read, come = engine.Never, engine.Never, engine.Never, engine.Never
	}
	switch {
	case due <= now && due <= min(bot, chat, read, come):
		x.itself(due, exercise.Reach{Jumping: x.state.Clock.Phase == exercise.Paused})
	case bot <= now && bot <= min(chat, read, come):
		x.act()
	case chat <= now && chat <= min(read, come):
		x.chat()
	case read <= now && read <= come:
		x.read()
	case come <= now:
		x.enter()
	default:
		return false
	}
	return true
}

// act has the bot act that is next to act, unless a person answers by now.
func (x *Exercise) act() {
	in, ok := x.bots.Act(x.state.World)
	if !ok {
		return
	}
	p := x.state.Program
	switch in.Kind {
	case engine.InjectFired:
		if _, ok := x.state.BotControls(); ok {
			x.play(in.At, exercise.Fire{Inject: x.state.InjectName(in.Item)})
		}
	case engine.DecisionTaken:
		if _, ok := x.state.BotFor(in.Party); ok {
			x.play(in.At, exercise.Play{Decision: p.Decisions[in.Item].ID, Party: p.Parties[in.Party].ID,
				Options: x.state.OptionIDs(in.Item, in.Options)})
		}
	case engine.TextChanged, engine.Consented:
		x.negotiate(in)
	}
}

// play gives a bot's order. One that is refused is told and let be: people play
// on. A bot that was just given a seat does at once what would have been due.
func (x *Exercise) play(at int64, c exercise.Command) {
	if err := x.apply(exercise.Order{At: x.notBefore(at), Wall: x.host.Clock.Now().UnixMilli(), Do: c}); err != nil {
		x.host.Warn(x.id, err)
	}
}

// notBefore is an exercise time, or where the exercise stands if that is later.
func (x *Exercise) notBefore(at int64) int64 {
	return max(at, x.state.Clock.Noted, x.state.World.Now())
}

// draw settles every chance that waits, but for those that control wants to
// settle itself.
func (x *Exercise) draw() {
	w := x.state.World
	for x.broken == nil && len(w.Pending()) > 0 && !w.Ended() {
		def := &x.state.Program.Chances[w.Pending()[0]]
		if x.state.ByHand && def.Var < 0 {
			return
		}
		in := x.bots.Draw(w)
		x.itself(w.Now(), exercise.Settle{Chance: def.ID, Branch: in.Branch})
	}
}

// itself gives an order of the exercise itself. That it is refused, or does not
// fit the state, is a fault of the program: the log is read again then.
func (x *Exercise) itself(at int64, c exercise.Command) {
	o := exercise.Order{At: at, Wall: x.host.Clock.Now().UnixMilli(), Do: c}
	if err := x.apply(o); err != nil {
		x.broken = err
	}
}

// obey carries out somebody's order, after everything due by then, and what it
// sets off for that very instant.
func (x *Exercise) obey(o *order) (Result, error) {
	now := x.now()
	x.due(now)
	if x.broken != nil {
		return Result{}, x.broken
	}
	if o.do != nil {
		if err := x.order(o, now); err != nil {
			return Result{}, err
		}
		if jump, ok := o.do.(exercise.Jump); ok {
			x.jump(now, jump.To)
		}
		now = x.now()
		x.due(now)
	}
	r := Result{Seq: x.state.Seq, At: now}
	if edit, ok := o.do.(exercise.EditText); ok {
		r.Version = x.state.Edited(o.by.Seat, edit.ID)
	}
	return r, x.broken
}

// order applies somebody's order itself, once.
func (x *Exercise) order(o *order, now int64) error {
	if o.underway {
		return nil
	}
	if d, ok := o.do.(exercise.Draw); ok {
		o.do = x.drawn(d)
	}
	if _, start := o.do.(exercise.Start); start {
		x.draw() // what is private to a cell is drawn before STARTEX
	}
	err := x.apply(exercise.Order{By: o.by, At: now, Wall: x.host.Clock.Now().UnixMilli(), Reason: o.reason, Do: o.do})
	o.begun = err == nil
	return err
}

// drawn draws the chance that control asked to be drawn.
func (x *Exercise) drawn(d exercise.Draw) exercise.Draw {
	if c, ok := x.state.Program.Find(engine.NounChance, d.Chance); ok {
		def := &x.state.Program.Chances[c]
		stream := x.seed.Child("control").Child(def.ID).Run(uint64(x.state.Seq))
		d.Branch = stream.Pick(def.Weights, def.Total)
	}
	return d
}

// apply judges an order and folds its events in; they are durable once the
// batch is committed.
func (x *Exercise) apply(o exercise.Order) error {
	events, err := x.state.Handle(o)
	if err != nil {
		return err
	}
	for _, e := range events {
		if err := x.take(e); err != nil {
			return err
		}
		x.batch = append(x.batch, e)
	}
	return nil
}

// take folds an event in and lets bots know of it.
func (x *Exercise) take(e exercise.Event) error {
	effects, err := x.state.Apply(e)
	if err != nil {
		x.broken = err // the state is in doubt: it is made anew
		return err
	}
	x.bots.Watch(x.state.World, effects)
	if x.leads {
		x.chatter.Watch(x.state.World, effects)
		x.overhear(&e)
	}
	x.noticed(&e)
	x.arrivals()
	x.seated()
	return nil
}

// noticed keeps the clock's anchor and the bots' seats in step with an event.
func (x *Exercise) noticed(e *exercise.Event) {
	x.noted = x.host.Clock.Now()
	switch e.Kind {
	case exercise.Started, exercise.WasResumed, exercise.SpeedSet, exercise.ClockJumped:
		x.anchored()
	case exercise.SeatTaken:
		for q := range x.state.Program.Parties {
			_, bot := x.state.BotFor(q)
			x.bots.Seat(q, !bot)
		}
	case exercise.SeatReturned:
		x.seatBots()
	}
}
