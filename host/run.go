package host

import (
	"context"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/rehearse"
	"tamrin/store"
)

const (
	// waiting is how many orders may wait for the goroutine.
	waiting = 256
	// together is how many orders, and events, share one append at most.
	together = 128
	// noteEvery is how often a running clock tells the log how far it has come,
	// so that a restart loses no more of exercise time.
	noteEvery = 10 * time.Second
	// retryAfter is how long to wait before a log that failed is tried again.
	retryAfter = time.Second
)

// resume reads an exercise's log and runs it on from there.
func (h *Host) resume(ctx context.Context, id string) (*Exercise, error) {
	x := &Exercise{
		id: id, host: h, orders: make(chan *order, waiting), nudged: make(chan struct{}, 1),
		quit: make(chan struct{}), ended: make(chan struct{}), leads: h.leads(),
		seed: h.Seed(), watchers: newWatchers(), pages: newPages(),
	}
	if err := x.fold(ctx); err != nil {
		return nil, err
	}
	if x.state.Clock.Phase == exercise.Running && h.abandoned(x.wall) {
		x.itself(x.state.Clock.Noted, exercise.Interrupt{})
		if err := x.commit(ctx); err != nil {
			return nil, err
		}
	}
	go x.run()
	go x.publish()
	return x, nil
}

// fold makes the state anew from the log.
func (x *Exercise) fold(ctx context.Context) error {
	kept, err := x.host.Log.Open(ctx, x.id)
	if err != nil {
		return err
	}
	p := x.program()
	if p == nil {
		if p, err = thaw(kept.Archive); err != nil {
			return err
		}
	}
	s, head := exercise.New(p), store.Head{}
	for e, err := range x.host.entries(ctx, x.id, store.Head{}, 0) {
		if err != nil {
			return err
		}
		if _, err := s.Apply(e.event); err != nil {
			return err
		}
		head, x.wall = e.head, e.event.Wall
	}
	x.state, x.head, x.batch, x.broken = s, head, nil, nil
	if x.host.nodes != nil {
		x.firm = s.Clone()
	}
	x.noted = x.host.Clock.Now()
	x.anchored()
	x.kept = x.gait()
	x.seatBots()
	x.chatter = rehearse.NewChatter(p, x.seed)
	x.chatter.Reset(uint64(max(head.Seq-1, 0)))
	x.pages.reach(head.Seq)
	return nil
}

func (x *Exercise) program() *engine.Program {
	if x.state == nil {
		return nil
	}
	return x.state.Program
}

// seatBots lets bots think anew about whatever is open. Their chance goes on
// from the place in the log, so that they don't repeat themselves.
func (x *Exercise) seatBots() {
	x.bots = rehearse.NewBots(x.state.Program, x.seed)
	x.bots.Reset(uint64(max(x.head.Seq-1, 0)))
	for q := range x.state.Program.Parties {
		_, bot := x.state.BotFor(q)
		x.bots.Seat(q, !bot)
	}
	x.bots.Look(x.state.World)
	x.readings, x.entrances = readings{}, nil
	x.arrivals()
	x.seated()
}

// run serves orders and the clock until the host stops it.
func (x *Exercise) run() {
	defer close(x.ended)
	for {
		fires, stop := x.alarm()
		select {
		case <-x.quit:
			stop()
			x.stop()
			return
		case o := <-x.orders:
			stop()
			x.serve(x.gather(o))
		case <-fires:
			x.serve(nil)
		case <-x.nudged:
			stop()
			x.serve(nil)
		}
	}
}

// gather takes the orders that have arrived meanwhile.
func (x *Exercise) gather(first *order) []*order {
	batch := []*order{first}
	for len(batch) < together {
		select {
		case o := <-x.orders:
			batch = append(batch, o)
		default:
			return batch
		}
	}
	return batch
}

// serve does what is due and then the orders, makes it all durable at once, and
// only then answers and shows it.
func (x *Exercise) serve(batch []*order) {
	x.mu.Lock()
	err := x.settle(batch)
	x.mu.Unlock()
	for _, o := range batch {
		if err != nil && o.err == nil && !o.durable {
			o.err = err
		}
		close(o.done)
	}
	if err != nil {
		x.host.Warn(x.id, err)
	}
	x.watchers.wake()
}

// stop leaves a running exercise paused where it stands, unless another node
// goes on with it.
func (x *Exercise) stop() {
	x.mu.Lock()
	defer x.mu.Unlock()
	defer x.watchers.stop()
	if !x.host.alone() || x.mend() != nil || x.state.Clock.Phase != exercise.Running {
		return
	}
	now := x.now()
	x.due(now)
	if x.state.Clock.Phase == exercise.Running {
		x.itself(now, exercise.Interrupt{})
	}
	if err := x.commit(context.Background()); err != nil {
		x.host.Warn(x.id, err)
	}
}
