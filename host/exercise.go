package host

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/rng"
	"tamrin/store"
	"tamrin/view"
)

// Exercise is one exercise being run. Its goroutine alone changes the state and
// appends to the log; everybody else reads what is durable.
type Exercise struct {
	id     string
	host   *Host
	orders chan *order
	nudged chan struct{} // that others have appended, or which node leads, may be news
	quit   chan struct{} // closed to stop
	ended  chan struct{} // closed when stopped
	ends   atomic.Int64  // where the chain is known to end
	unsure atomic.Bool   // it may end later

	mu     sync.RWMutex // guards what follows; written by the goroutine alone
	state  *exercise.State
	head   store.Head
	anchor time.Time // when the clock was last touched
	noted  time.Time // when the log last told how far the clock had come
	wall   int64     // of the last event when the log was read, Unix ms
	kept   gait      // of the clock as the log has it
	seed   rng.Seed
	mind
	before   mind             // as it was before the batch; only among nodes
	firm     *exercise.State  // without the batch; nil where there are no other nodes
	leads    bool             // this node does what is due by the clock
	hurrying bool             // the clock is moved: bots decide, whichever node leads
	serving  []*order         // being judged together
	current  *order           // being judged
	batch    []exercise.Event // applied and not yet durable
	broken   error            // the state and the log differ: it is to be mended
	halted   bool             // the log failed last: what is due waits a while

	pages    pages
	watchers watchers
	presence presence
	uploads  uploads
	past     past
	trials   trials
	reviewed reviewed
}

// Result tells what a command did.
type Result struct {
	Seq int64 // of the last event in the log
	At  int64 // exercise time, ms
	// Version is that of the body which an EditText changed, once it is in; 0
	// where others had done all that it was to do, and for other commands.
	Version int
}

// order is a command on its way to the goroutine.
type order struct {
	by     exercise.Actor
	reason string
	do     exercise.Command // nil: only wait for what is due
	result Result
	err    error
	done   chan struct{}

	judged   bool // as things stand in the batch
	durable  bool // that, and what it did
	begun    bool // its own event is in the batch
	underway bool // its own event is durable, and what it sets off may not be
}

// ID returns the exercise's identifier.
func (x *Exercise) ID() string { return x.id }

// Do carries out a command of the person in the seat. It returns when its
// events are durable. A command turned down returns an *exercise.Refusal; a log
// that can't be written, a *store.Problem; a file that is not there, a *NotSent.
// Each says what to tell the person.
func (x *Exercise) Do(ctx context.Context, by exercise.Actor, reason string, c exercise.Command) (Result, error) {
	if _, form := c.(exercise.GiveFeedback); by.Bot || by.Seat == "" && !form {
		return Result{}, exercise.Refuse(exercise.UnknownSeat) // nobody from outside is the exercise itself, or a bot
	}
	c, err := x.attach(ctx, by.Seat, c)
	if err != nil {
		return Result{}, err
	}
	result, err := x.hand(ctx, &order{by: by, reason: reason, do: c})
	var refusal *exercise.Refusal
	if errors.As(err, &refusal) {
		x.host.Meter.Refused(refusal.Code)
	}
	if o, ok := c.(exercise.Observe); ok && err == nil {
		x.uploads.attached(by.Seat, o.Files)
	}
	return result, err
}

// Sync waits until everything due by now has been done.
func (x *Exercise) Sync(ctx context.Context) error {
	_, err := x.hand(ctx, &order{})
	return err
}

// hand gives an order to the goroutine and waits for what becomes of it, even
// if ctx ends meanwhile: somebody must learn whether it was done.
func (x *Exercise) hand(ctx context.Context, o *order) (Result, error) {
	o.done = make(chan struct{})
	select {
	case x.orders <- o:
	case <-ctx.Done():
		return Result{}, ctx.Err()
	case <-x.quit:
		return Result{}, errClosed
	}
	select {
	case <-o.done:
		return o.result, o.err
	case <-x.ended:
		select {
		case <-o.done:
			return o.result, o.err
		default:
			return Result{}, errClosed
		}
	}
}

// SeatInfo is a seat that a link may lead to.
type SeatInfo struct {
	view.Seat
	CellTitle view.Text
	Languages []string // that the cell declares: its pages open in the first; empty where they open in their reader's
	Viewer    view.Viewer
}

// Seats lists every seat, in the scenario's order.
func (x *Exercise) Seats() []SeatInfo {
	x.mu.RLock()
	defer x.mu.RUnlock()
	list := make([]SeatInfo, 0, len(x.state.Seats))
	for c := range x.state.Program.Cells {
		list = x.appendSeats(list, c)
	}
	return list
}

// SeatsIn lists the seats of a cell; none where there is no such cell.
func (x *Exercise) SeatsIn(cell string) []SeatInfo {
	x.mu.RLock()
	defer x.mu.RUnlock()
	c, ok := x.state.Program.Find(engine.NounCell, cell)
	if !ok {
		return nil
	}
	return x.appendSeats(nil, c)
}

func (x *Exercise) appendSeats(list []SeatInfo, cell int) []SeatInfo {
	own := view.OwnCell(x.state, cell)
	first, _ := x.state.SeatsIn(cell)
	for i, seat := range own.Seats {
		list = append(list, SeatInfo{seat, own.Title, x.declared(own.ID), view.ViewerOf(x.state, first+i)})
	}
	return list
}

// declared lists the languages that the scenario gives a cell of its own.
func (x *Exercise) declared(cell string) []string {
	for _, c := range x.state.Program.Cells {
		if c.ID == cell && c.Src != nil {
			return c.Src.Languages
		}
	}
	return nil
}

// Viewer returns the viewer that a seat is.
func (x *Exercise) Viewer(seat string) (view.Viewer, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	i, ok := x.state.Seat(seat)
	if !ok {
		return view.Viewer{}, exercise.Refuse(exercise.UnknownSeat)
	}
	return view.ViewerOf(x.state, i), nil
}

// Hash returns the hash of the exercise's world.
func (x *Exercise) Hash() [32]byte {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.state.World.Hash()
}

// Log reads the exercise's log, for copying and checking.
func (x *Exercise) Log(ctx context.Context) ([]store.Record, error) {
	var records []store.Record
	for r, err := range x.host.Log.Read(ctx, x.id, store.Head{}) {
		if err != nil {
			return records, err
		}
		records = append(records, r)
	}
	return records, nil
}

// Program returns the compiled scenario.
func (x *Exercise) Program() *engine.Program {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return x.state.Program
}
