package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"time"

	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"tamrin/lang"
	"tamrin/rehearse"
)

// player plays runs and keeps their sums.
type player interface {
	Play(from, to uint64) error
}

// block is how many runs a worker takes at a time.
const block = 256

// play spreads runs over workers and returns their sums added up, with the run
// before which it was stopped. Workers take blocks in order and finish those
// they took, so that what was played is always the runs up to that one.
func play[P player](a *app, workers int, r rehearse.Range, one func() P, add func(into, from P)) (P, uint64, error) {
	stop, done := signal.NotifyContext(context.Background(), os.Interrupt)
	defer done()
	bar := a.progress(int64(r.To - r.From))
	var next atomic.Uint64
	next.Store(r.From)
	sums, errs := make([]P, workers), make([]error, workers)
	var all sync.WaitGroup
	for i := range workers {
		all.Go(func() {
			sums[i] = one()
			for stop.Err() == nil && errs[i] == nil {
				to := next.Add(block)
				from := to - block
				if from >= r.To {
					return
				}
				errs[i] = sums[i].Play(from, min(to, r.To))
				bar(int64(min(to, r.To) - from))
			}
		})
	}
	all.Wait()
	bar(-1)
	for i := 1; i < workers; i++ {
		add(sums[0], sums[i])
	}
	for _, err := range errs {
		if err != nil {
			return sums[0], 0, err
		}
	}
	return sums[0], min(next.Load(), r.To), nil
}

// progress shows on a terminal how far a rehearsal has come.
func (a *app) progress(runs int64) func(int64) {
	return a.bar(runs, lang.Words{"Rehearsing", "تجربة التمرين"}, lang.Words{"playouts", "جولة"})
}

// bar shows on a terminal how far something has come. The function that it
// returns takes how many were done since, or -1 at the end.
func (a *app) bar(total int64, doing, what lang.Words) func(int64) {
	out, ok := a.err.(*os.File)
	if !ok || !term.IsTerminal(int(out.Fd())) || a.env("TERM") == "dumb" {
		return func(int64) {}
	}
	bar := progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(out), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionShowCount(), progressbar.OptionShowIts(), progressbar.OptionSetItsString(a.say(what)),
		progressbar.OptionSetDescription(a.say(doing)), progressbar.OptionSetWidth(30))
	return func(n int64) {
		if n < 0 {
			bar.Finish()
			return
		}
		bar.Add64(n)
	}
}
