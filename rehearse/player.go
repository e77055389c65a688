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
}

// NewPlayer returns a player whose runs depend on the seed.
func NewPlayer(p *engine.Program, seed rng.Seed) *Player {
	return &Player{world: p.NewWorld(), bots: NewBots(p, seed)}
}

// World returns the world as the last run left it.
func (pl *Player) World() *engine.World { return pl.world }

// Bots returns the bots that play.
func (pl *Player) Bots() *Bots { return pl.bots }

// Watcher is shown every input of a playout and what came of it, with the world
// after the step. The effects are valid during the call.
type Watcher func(w *engine.World, in engine.Input, effects []engine.Effect)

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
	pl.world.CopyFrom(start)
	pl.bots.Reset(run)
	pl.bots.Look(pl.world)
	return runError(run, pl.drive(watch))
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
		due, next := pl.world.NextDue(), pl.bots.Next()
		if pl.world.Ended() || due == engine.Never && next == engine.Never {
			return nil
		}
		in, ok := engine.Input{Kind: engine.TimeReached, At: due}, true
		if next < due {
			in, ok = pl.bots.Act(pl.world)
		}
		if !ok {
			continue
		}
		if err := pl.step(in, watch); err != nil {
			return err
		}
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
		watch(pl.world, in, effects)
	}
	return nil
}
