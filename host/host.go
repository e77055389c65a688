// Package host runs exercises: one goroutine, one clock and one log for each.
// People's commands go in, views come out. It alone knows both the log, which
// is bytes, and the exercise, which is events; it must never know how a page
// looks or how a person is recognised.
package host

import (
	"context"
	"errors"
	"io/fs"

	"tamrin/exercise"
	"tamrin/view"
)

// Host runs the exercises of one store.
type Host struct{}

// Options says how exercises are run.
type Options struct{}

// Create makes an exercise of a scenario folder, which is frozen as it stands.
// The exercise waits for its start.
func (h *Host) Create(ctx context.Context, folder fs.FS, name string) (*Exercise, error) {
	return nil, errors.ErrUnsupported
}

// Exercise returns the exercise of that identifier, opening its log where need be.
func (h *Host) Exercise(ctx context.Context, id string) (*Exercise, error) {
	return nil, errors.ErrUnsupported
}

// Close stops every exercise; their logs stay.
func (h *Host) Close() error { return nil }

// Exercise is one running exercise.
type Exercise struct{}

// Result tells what a command did.
type Result struct {
	Seq int64 // of the last event in the log
	At  int64 // exercise time, ms
}

// ID returns the exercise's identifier.
func (x *Exercise) ID() string { return "" }

// Seats lists every seat with its role, cell and title.
func (x *Exercise) Seats() []SeatInfo { return nil }

// SeatInfo is a seat that a link may lead to.
type SeatInfo struct {
	view.Seat
	CellTitle view.Text
	Languages []string
	Viewer    view.Viewer
}

// Do carries out a command of the person in the seat. It returns when the
// events are durable; a command turned down returns an *exercise.Refusal.
func (x *Exercise) Do(ctx context.Context, by exercise.Actor, reason string, c exercise.Command) (Result, error) {
	return Result{}, errors.ErrUnsupported
}

// View returns the page of a viewer as it stands. The page is shared: it must
// not be changed.
func (x *Exercise) View(ctx context.Context, v view.Viewer) (*view.Page, error) {
	return nil, errors.ErrUnsupported
}

// Viewer returns the viewer that a seat is.
func (x *Exercise) Viewer(seat string) (view.Viewer, error) {
	return view.Viewer{}, errors.ErrUnsupported
}

// Subscribe tells of changes to a viewer's page. since is the version of the
// page that the subscriber has, or empty: if it is not the present one, the
// first change is told at once. seat makes the person's presence known to
// control; it may be empty.
func (x *Exercise) Subscribe(v view.Viewer, seat, since string) *Subscription { return nil }

// Subscription is one connection that wants to know of changes.
type Subscription struct{}

// Changed receives a value when the page differs from the one last viewed.
// Several changes may be told as one.
func (s *Subscription) Changed() <-chan struct{} { return nil }

// Close ends the subscription.
func (s *Subscription) Close() {}
