// Package host runs exercises: one goroutine, one clock and one log for each.
// People's commands go in, views come out. It alone knows both the log, which
// is bytes, and the exercise, which is events; it must never know how a page
// looks or how a person is recognised.
package host

import (
	"context"
	"crypto/rand"
	"encoding/binary"
	"encoding/hex"
	"io/fs"
	"sync"

	"tamrin/archive"
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/rng"
	"tamrin/store"
)

// Options says how exercises are run.
type Options struct {
	Log   store.Log
	Clock Clock                      // the machine's where nil
	Seed  func() rng.Seed            // where chance and bots begin, for each exercise that is opened; the machine's chance where nil
	Key   *archive.Key               // signs archives; one made for the occasion where nil
	Build string                     // version of the program, as archives name it
	Warn  func(id string, err error) // told when an exercise meets trouble that nobody's command met; may be nil
	Meter Meter                      // told of what is done, in numbers; may be nil
}

// Host runs the exercises of one log.
type Host struct {
	Options
	nodes  *nodes // nil where nobody else runs the log
	mu     sync.Mutex
	open   map[string]*Exercise
	closed bool
	smalls *smalls
	trying chan struct{} // holds one for each what-if that is played
}

// New returns a host. It does not take over the log: close it after the host.
func New(o Options) *Host {
	if o.Clock == nil {
		o.Clock = Machine{}
	}
	if o.Seed == nil {
		o.Seed = chance
	}
	if o.Key == nil {
		o.Key = archive.NewKey()
	}
	if o.Warn == nil {
		o.Warn = func(string, error) {}
	}
	if o.Meter == nil {
		o.Meter = unmetered{}
	}
	return &Host{Options: o, open: map[string]*Exercise{}, smalls: newSmalls(), trying: make(chan struct{}, trialsAtOnce)}
}

// chance draws a seed from the machine.
func chance() rng.Seed {
	var b [8]byte
	rand.Read(b[:]) // never fails
	return rng.Seed(binary.LittleEndian.Uint64(b[:]))
}

// Plan is how an exercise is to be.
type Plan struct {
	ID           string // made up where empty
	Name         string // the scenario's title says what it is where empty
	Bots         bool   // bots hold every seat until people take it
	ChanceByHand bool   // control draws, or chooses, how chance falls
}

// Problem is why the host could not do what was asked.
type Problem struct{ Say lang.Words }

// Error gives the English words.
func (p *Problem) Error() string { return "host: " + p.Say.En }

// errClosed tells somebody who comes while the host is being stopped.
var errClosed = &Problem{lang.Words{
	"the server is being stopped; nothing was changed, everything confirmed before is kept: try again in a minute",
	"يجري إيقاف الخادم ولم يتغيّر شيء وكل ما سبق تأكيده محفوظ؛ أعد المحاولة بعد دقيقة"}}

// Create makes an exercise of a scenario folder, which is frozen as it stands.
// The exercise waits for its start. A scenario that can't be played returns a
// *BadScenario.
func (h *Host) Create(ctx context.Context, folder fs.FS, plan Plan) (*Exercise, error) {
	archive, err := freeze(folder)
	if err != nil {
		return nil, err
	}
	p, err := thaw(archive)
	if err != nil {
		return nil, err
	}
	if plan.ID == "" {
		var b [3]byte
		rand.Read(b[:])
		plan.ID = p.Scenario.ID + "-" + hex.EncodeToString(b[:])
	}
	if err := h.Log.Create(ctx, plan.ID, archive); err != nil {
		return nil, err
	}
	first := exercise.Begin(plan.Name, plan.Bots, plan.ChanceByHand, h.Clock.Now().UnixMilli())
	if _, err := h.Log.Append(ctx, plan.ID, 0, first.Encode()); err != nil {
		return nil, err
	}
	return h.Exercise(ctx, plan.ID)
}

// Exercise returns the exercise of that identifier. The first time it is asked
// for, its log is read; if it was running when it was broken off, and no other
// node goes on with it, it stands paused then, where it was.
func (h *Host) Exercise(ctx context.Context, id string) (*Exercise, error) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil, errClosed
	}
	if x, ok := h.open[id]; ok {
		return x, nil
	}
	x, err := h.resume(ctx, id)
	if err != nil {
		return nil, err
	}
	h.open[id] = x
	if h.nodes != nil {
		h.nodes.opened(x)
	}
	return x, nil
}

// Exercises lists the identifiers of every exercise of the log, oldest first.
func (h *Host) Exercises(ctx context.Context) ([]string, error) { return h.Log.Exercises(ctx) }

// Close stops every exercise where it stands; a running one that no other node
// goes on with is paused, so that it goes on from there another day.
func (h *Host) Close() error {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	for _, x := range h.open {
		close(x.quit)
	}
	for _, x := range h.open {
		<-x.ended
		x.trials.end()
	}
	clear(h.open)
	if h.nodes != nil {
		h.nodes.leave()
	}
	return nil
}
