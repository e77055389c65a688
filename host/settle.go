package host

import (
	"context"
	"slices"
	"time"

	"tamrin/rehearse"
	"tamrin/store"
)

const (
	// mostTries is how often orders are judged anew because another node was
	// quicker, before people are told.
	mostTries = 200
	// catchUpWithin is how long the log may take to tell what others did.
	catchUpWithin = 5 * time.Second
)

// mind is what bots have in mind, and what comes of itself beside the timetable.
type mind struct {
	bots      *rehearse.Bots
	chatter   *rehearse.Chatter
	readings  readings
	entrances entrances
}

func (m *mind) clone() mind {
	return mind{m.bots.Clone(), m.chatter.Clone(), readings{slices.Clone(m.readings.due), slices.Clone(m.readings.known)}, slices.Clone(m.entrances)}
}

// settle does what is due and then the orders, and makes it all durable. Where
// another node was quicker, it takes in what that did and begins anew.
func (x *Exercise) settle(batch []*order) error {
	x.takeTurns()
	err := x.mend()
	for tries := 0; err == nil; tries++ {
		if err = x.attempt(batch); err == nil {
			return nil
		}
		mended := x.mend() // what is durable can be read meanwhile; if not, it is tried again
		if store.KindOf(err) != store.Conflict || tries == mostTries {
			return err
		}
		err = mended
	}
	return err
}

// takeTurns looks whether this node leads. One that begins to has its bots
// forget what they would have written while another's did.
func (x *Exercise) takeTurns() {
	if leads := x.host.leads(); leads != x.leads {
		x.leads = leads
		x.chatter.Reset(uint64(max(x.head.Seq-1, 0)))
	}
}

// attempt judges what is not durable yet.
func (x *Exercise) attempt(batch []*order) error {
	if x.firm != nil {
		x.before = x.mind.clone()
	}
	x.serving = batch
	now := x.now()
	if x.leads {
		x.due(now)
	}
	for _, o := range batch {
		if o.judged, o.begun = false, o.underway; !o.durable {
			x.current = o
			o.result, o.err = x.obey(o)
			o.judged = true
		}
	}
	x.current = nil
	if x.leads {
		x.note(now)
	}
	return x.commit(context.Background())
}

// confirmed notes that all that was judged so far is durable.
func (x *Exercise) confirmed() {
	for _, o := range x.serving {
		o.durable = o.durable || o.judged
	}
	if x.current != nil && x.current.begun {
		x.current.underway = true
	}
	if x.firm == nil {
		return
	}
	for _, e := range x.batch {
		if _, err := x.firm.Apply(e); err != nil {
			x.firm = nil // it is made anew from the log when it is needed
			return
		}
	}
}

// commit makes the batch durable. When it fails, the state is ahead of the log:
// it is mended before anything else is done, and until then nobody sees it.
func (x *Exercise) commit(ctx context.Context) error {
	if x.broken != nil || len(x.batch) == 0 {
		return x.broken
	}
	payloads := make([][]byte, len(x.batch))
	for i, e := range x.batch {
		payloads[i] = e.Encode()
	}
	begun := time.Now() // of the machine: how long the disk takes is no matter of the exercise's clock
	head, err := x.host.Log.Append(ctx, x.id, x.head.Seq, payloads...)
	x.host.Meter.Appended(len(payloads), time.Since(begun), err)
	x.halted = err != nil
	if err != nil {
		x.broken = err
		return err
	}
	x.confirmed()
	x.head, x.batch, x.kept = head, x.batch[:0], x.gait()
	x.pages.reach(head.Seq)
	return nil
}

// mend brings the state to where the log is, as far as is known: after an append
// that failed, and after others have appended.
func (x *Exercise) mend() error {
	switch {
	case x.broken == nil:
	case x.firm != nil && store.KindOf(x.broken) != store.Broken:
		x.undo()
	default:
		return x.foldAgain()
	}
	if !x.unsure.Load() && x.ends.Load() <= x.head.Seq {
		return nil
	}
	return x.catchUp()
}

// foldAgain reads the log anew. The trouble costs the clock no time, and what is
// not in the log has not moved it.
func (x *Exercise) foldAgain() error {
	kept, ahead := x.kept, x.gait()
	if err := x.fold(context.Background()); err != nil {
		return err
	}
	x.pages.forget()
	for _, g := range []gait{kept, ahead} { // what failed may be in the log after all
		if g.is(x.state.Clock) {
			x.anchor = g.anchor
		}
	}
	x.kept = x.gait()
	return nil
}

// undo takes back what is not durable. Whether any of it is after all, the log
// tells when it is asked next.
func (x *Exercise) undo() {
	x.state, x.mind = x.firm.Clone(), x.before
	x.batch, x.broken = x.batch[:0], nil
	x.anchored()
	x.unsure.Store(true)
}

// catchUp takes in what others have appended.
func (x *Exercise) catchUp() error {
	ctx, cancel := context.WithTimeout(context.Background(), catchUpWithin)
	defer cancel()
	known := x.ends.Load()
	x.unsure.Store(false)
	for e, err := range x.host.entries(ctx, x.id, x.head, 0) {
		if err == nil {
			err = x.follow(e)
		} else if store.KindOf(err) == store.Broken {
			x.broken = err // the log is another than the one that was followed
		}
		if err != nil {
			x.halted = true
			x.unsure.Store(true)
			return err
		}
	}
	x.halted = false
	if known > x.head.Seq { // of a log that has lost its end since
		x.ends.CompareAndSwap(known, x.head.Seq)
	}
	x.pages.reach(x.head.Seq)
	return nil
}

// follow takes in an event that another node has appended.
func (x *Exercise) follow(e *entry) error {
	if _, err := x.firm.Apply(e.event); err != nil {
		x.broken, x.firm = err, nil
		return err
	}
	if err := x.take(e.event); err != nil {
		x.firm = nil
		return err
	}
	x.head = e.head
	return nil
}

// grown notes that the chain ends at seq now, or later.
func (x *Exercise) grown(seq int64) {
	for {
		known := x.ends.Load()
		if seq <= known {
			return
		}
		if x.ends.CompareAndSwap(known, seq) {
			x.nudge()
			return
		}
	}
}

// missed notes that the chain may have grown.
func (x *Exercise) missed() {
	x.unsure.Store(true)
	x.nudge()
}

// nudge has the exercise's goroutine look around.
func (x *Exercise) nudge() {
	select {
	case x.nudged <- struct{}{}:
	default:
	}
}
