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
		id: id, host: h, orders: make(chan *order, waiting), quit: make(chan struct{}), ended: make(chan struct{}),
		seed: h.Seed(), watchers: newWatchers(), pages: newPages(),
	}
	if err := x.fold(ctx); err != nil {
		return nil, err
	}
	if x.state.Clock.Phase == exercise.Running {
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
		head = e.head
	}
	x.state, x.head, x.batch, x.broken = s, head, nil, nil
	x.anchor, x.noted = x.host.Clock.Now(), x.host.Clock.Now()
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
	err := x.mend()
	if err == nil {
		now := x.now()
		x.due(now)
		for _, o := range batch {
			o.result, o.err = x.obey(o)
		}
		x.note(now)
		if err = x.commit(context.Background()); err != nil {
			_ = x.mend() // what is durable can be read meanwhile; if not, it is tried again
		}
	}
	x.mu.Unlock()
	for _, o := range batch {
		if err != nil && o.err == nil {
			o.err = err
		}
		close(o.done)
	}
	if err != nil {
		x.host.Warn(x.id, err)
	}
	x.watchers.wake()
}

// mend reads the log again after an append has failed. The trouble costs the
// clock no time, and what is not in the log has not moved it.
func (x *Exercise) mend() error {
	if x.broken == nil {
		return nil
	}
	kept, ahead := x.kept, x.gait()
	if err := x.fold(context.Background()); err != nil {
		return err
	}
	for _, g := range []gait{kept, ahead} { // what failed may be in the log after all
		if g.is(x.state.Clock) {
			x.anchor = g.anchor
		}
	}
	x.kept = x.gait()
	return nil
}

// commit makes the batch durable. When it fails, the state is ahead of the log:
// it is made anew before anything else is done, and until then nobody sees it.
func (x *Exercise) commit(ctx context.Context) error {
	if x.broken != nil || len(x.batch) == 0 {
		return x.broken
	}
	payloads := make([][]byte, len(x.batch))
	for i, e := range x.batch {
		payloads[i] = e.Encode()
	}
	head, err := x.host.Log.Append(ctx, x.id, x.head.Seq, payloads...)
	x.halted = err != nil
	if err != nil {
		x.broken = err
		return err
	}
	x.head, x.batch, x.kept = head, x.batch[:0], x.gait()
	x.pages.reach(head.Seq)
	return nil
}

// stop leaves a running exercise paused where it stands.
func (x *Exercise) stop() {
	x.mu.Lock()
	defer x.mu.Unlock()
	defer x.watchers.stop()
	if x.mend() != nil || x.state.Clock.Phase != exercise.Running {
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
