package rehearse

import (
	"fmt"

	"tamrin/engine"
	"tamrin/rng"
)

// Player plays a program with bots, one run after the other, in one world that
// it keeps. It allocates nothing once warm, and is not safe for use by several
// goroutines at once.
type Player struct {
	world *engine.World
	bots  *Bots
	in    engine.Input // the last, for the watcher
}

// NewPlayer returns a player whose runs depend on the seed.
func NewPlayer(p *engine.Program, seed rng.Seed) *Player {
	return &Player{world: p.NewWorld(), bots: NewBots(p, seed)}
}

// World returns the world as the last run left it.
func (pl *Player) World() *engine.World { return pl.world }

// Bots returns the bots that play.
func (pl *Player) Bots() *Bots { return pl.bots }

// Watcher is shown the inputs of a playout and what came of them, with the world
// afterwards. Where nobody acts, the clock runs over several instants at once:
// the input is TimeReached and the effects tell when each came about. They are
// valid during the call.
type Watcher func(w *engine.World, in *engine.Input, effects []engine.Effect)

// Play plays a run from STARTEX until the exercise ends or nothing is to come.
// The watcher may be nil. An error is a fault in the engine or the bots and
// names the run.
func (pl *Player) Play(run uint64, watch Watcher) error {
	pl.world.Reset()
	pl.bots.Reset(run)
	if err := pl.draw(watch); err != nil {
		return runError(run, err)
	}
	if err := pl.step(engine.Input{Kind: engine.TimeReached}, watch); err != nil {
		return runError(run, err)
	}
	return runError(run, pl.drive(watch))
}

// PlayFrom plays a run on from a copy of a world that has started, as a what-if
// does. The bots take up whatever is open as if it had opened just then.
func (pl *Player) PlayFrom(start *engine.World, run uint64, watch Watcher) error {
	pl.takeUp(start, run)
	return runError(run, pl.drive(watch))
}

// playWithout is PlayFrom with an open decision that nobody answers.
func (pl *Player) playWithout(decision int, start *engine.World, run uint64) error {
	pl.takeUp(start, run)
	pl.bots.hush(decision)
	return runError(run, pl.drive(nil))
}

func (pl *Player) takeUp(start *engine.World, run uint64) {
	pl.world.CopyFrom(start)
	pl.bots.Reset(run)
	pl.bots.Look(pl.world)
}

func runError(run uint64, err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("rehearse: run %d: %w", run, err)
}

// drive steps the world through whatever comes next, the timetable's or a bot's.
func (pl *Player) drive(watch Watcher) error {
	for {
		if err := pl.draw(watch); err != nil {
			return err
		}
		if pl.world.Ended() {
			return nil
		}
		due, next := pl.world.NextDue(), pl.bots.Next()
		if due <= next {
			if due == engine.Never {
				return nil
			}
			pl.run(next, watch)
			continue
		}
		in, ok := pl.bots.Act(pl.world)
		if !ok {
			continue
		}
		if err := pl.step(in, watch); err != nil {
			return err
		}
	}
}

// run lets the clock run until something is asked, up to the time at which a
// bot acts; what is due just then comes before it.
func (pl *Player) run(next int64, watch Watcher) {
	until := next
	if next != engine.Never {
		until++
	}
	effects := pl.world.Run(until)
	pl.bots.Watch(pl.world, effects)
	if watch != nil {
		pl.in = engine.Input{Kind: engine.TimeReached, At: pl.world.Now()}
		watch(pl.world, &pl.in, effects)
	}
}

// draw settles every chance that was asked for.
func (pl *Player) draw(watch Watcher) error {
	for len(pl.world.Pending()) > 0 && !pl.world.Ended() {
		if err := pl.step(pl.bots.Draw(pl.world), watch); err != nil {
			return err
		}
	}
	return nil
}

func (pl *Player) step(in engine.Input, watch Watcher) error {
	effects, err := pl.world.Step(in)
	if err != nil {
		return err
	}
	pl.bots.Watch(pl.world, effects)
	if watch != nil {
		pl.in = in
		watch(pl.world, &pl.in, effects)
	}
	return nil
}
