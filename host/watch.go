package host

import (
	"context"
	"maps"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"tamrin/view"
)

// watchers are those who want to know when a viewer's page changes. Nobody is
// told of a change that is not on the own page: that something happened
// elsewhere would be news in itself.
type watchers struct {
	mu      *sync.Mutex
	wanted  chan struct{} // tells the publisher that something may have changed
	stopped chan struct{}
	viewers map[view.Viewer]*audience
	seats   map[string]int // connections of each seat
	stirred *atomic.Bool   // control is to be told that somebody came or went
}

// audience is everybody who watches the same page.
type audience struct {
	version string
	subs    map[*Subscription]struct{}
}

func newWatchers() watchers {
	return watchers{mu: &sync.Mutex{}, wanted: make(chan struct{}, 1), stopped: make(chan struct{}),
		viewers: map[view.Viewer]*audience{}, seats: map[string]int{}, stirred: &atomic.Bool{}}
}

// Subscription is one connection that wants to know of changes.
type Subscription struct {
	x       *Exercise
	viewer  view.Viewer
	seat    string
	changed chan struct{}
	once    sync.Once
}

// Subscribe tells of changes to a viewer's page. since is the version of the
// page that the subscriber has, or empty: if it is not the present one, the
// first change is told at once. seat makes the person's presence known to
// control; it may be empty.
func (x *Exercise) Subscribe(v view.Viewer, seat, since string) *Subscription {
	s := &Subscription{x: x, viewer: v, seat: seat, changed: make(chan struct{}, 1)}
	before := x.version(v) // so that the publisher finds no audience of which it does not know what it has
	x.watchers.add(s, before)
	x.moved()
	now := x.version(v)
	x.watchers.know(v, before, now)
	if now == "" || now != since {
		s.tell()
	}
	return s
}

// moved notes that somebody came or went. Control is told a moment later, of
// all who did so by then: when a room fills, that is hundreds a second.
func (x *Exercise) moved() {
	x.pages.stir()
	if x.watchers.stirred.CompareAndSwap(false, true) {
		time.AfterFunc(x.watchers.gathering(), func() {
			x.watchers.stirred.Store(false)
			x.watchers.wake()
			x.announce(false)
		})
	}
}

// stirred notes that somebody came or went on another node.
func (x *Exercise) stirred() {
	x.pages.stir()
	x.watchers.wake()
}

// gathering is how long comings and goings are gathered before control is told:
// the more pages are open, the longer, as control's page names all who are there.
func (w *watchers) gathering() time.Duration {
	w.mu.Lock()
	defer w.mu.Unlock()
	return 250*time.Millisecond + time.Duration(len(w.seats))*100*time.Microsecond
}

// Changed receives a value when the page differs from the one last viewed.
// Several changes may be told as one.
func (s *Subscription) Changed() <-chan struct{} { return s.changed }

// Close ends the subscription.
func (s *Subscription) Close() {
	s.once.Do(func() {
		s.x.watchers.remove(s)
		s.x.moved()
	})
}

// tell never waits: who has not yet looked at the last change will see this one
// with it.
func (s *Subscription) tell() {
	select {
	case s.changed <- struct{}{}:
	default:
	}
}

func (w *watchers) add(s *Subscription, version string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	a := w.viewers[s.viewer]
	if a == nil {
		a = &audience{version: version, subs: map[*Subscription]struct{}{}}
		w.viewers[s.viewer] = a
	}
	a.subs[s] = struct{}{}
	w.seats[s.seat]++
}

func (w *watchers) remove(s *Subscription) {
	w.mu.Lock()
	defer w.mu.Unlock()
	a := w.viewers[s.viewer]
	delete(a.subs, s)
	if len(a.subs) == 0 {
		delete(w.viewers, s.viewer)
	}
	if w.seats[s.seat]--; w.seats[s.seat] == 0 {
		delete(w.seats, s.seat)
	}
}

// has reports whether somebody has the page of a seat open.
func (w *watchers) has(seat string) bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.seats[seat] > 0
}

// present lists the seats of which somebody has the page open.
func (w *watchers) present() map[string]bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	seats := make(map[string]bool, len(w.seats))
	for seat := range w.seats {
		seats[seat] = seat != ""
	}
	delete(seats, "")
	return seats
}

// wake asks the publisher to look; it looks once for any number of changes.
func (w *watchers) wake() {
	select {
	case w.wanted <- struct{}{}:
	default:
	}
}

func (w *watchers) stop() { close(w.stopped) }

func (w *watchers) watched() []view.Viewer {
	w.mu.Lock()
	defer w.mu.Unlock()
	return slices.Collect(maps.Keys(w.viewers))
}

// know notes which page an audience of one has that was told of none yet.
func (w *watchers) know(v view.Viewer, before, now string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if a := w.viewers[v]; a != nil && len(a.subs) == 1 && a.version == before {
		a.version = now
	}
}

// version is that of a viewer's page now; empty where it can't be made.
func (x *Exercise) version(v view.Viewer) string {
	page, err := x.View(context.Background(), v)
	if err != nil {
		return ""
	}
	return page.Version
}

// announce tells a viewer's audience if the page is another than the one that
// it was last told of.
func (w *watchers) announce(v view.Viewer, version string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	a := w.viewers[v]
	if a == nil || a.version == version {
		return
	}
	a.version = version
	for s := range a.subs {
		s.tell()
	}
}

// publish looks at every watched page after each change and tells those who
// watch one that differs.
func (x *Exercise) publish() {
	for {
		select {
		case <-x.watchers.stopped:
			return
		case <-x.watchers.wanted:
		}
		for _, v := range x.watchers.watched() {
			if page, err := x.View(context.Background(), v); err == nil {
				x.watchers.announce(v, page.Version)
			}
		}
	}
}
