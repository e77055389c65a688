package host

import (
	"context"
	"runtime"
	"sync"
	"sync/atomic"

	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/rng"
	"tamrin/view"
)

// TrialRuns is how often each way that a decision could have gone is played.
const TrialRuns = 10_000

// TrialSeed is from where the luck of trials is drawn, so that everybody who
// asks about one decision gets the same answer.
const TrialSeed = 1

// trialsAtOnce is how many decisions of all exercises are played on at one time;
// others wait, so that live exercises do not.
const trialsAtOnce = 1

// trialBlock is how many runs a worker takes at a time.
const trialBlock = 64

// Trial is a decision's what-if: waiting, under way, stopped or done.
type Trial struct {
	Decision string
	Played   int64 // so far, of each way
	Over     bool
	Stopped  bool             // before all was played
	Failed   error            // a *Problem where a person can do something about it
	Found    *rehearse.WhatIf // once over, if anything was played; not changed any more
}

// trial is a Trial as it goes on.
type trial struct {
	decision string
	played   atomic.Int64
	stop     context.CancelFunc
	over     chan struct{}
	stopped  bool // these three once over
	failed   error
	found    *rehearse.WhatIf
}

// trials are the what-ifs of an exercise, by decision.
type trials struct {
	mu    sync.Mutex
	of    map[string]*trial
	going sync.WaitGroup
}

var sayNoReview = lang.Words{
	"the review of this exercise is not open to you; nothing was shown or played: ask control",
	"مراجعة هذا التمرين غير مفتوحة لك ولم يُعرض أو يُلعب شيء؛ اسأل التحكم"}

// mayReview returns a *Problem unless the viewer may see the review.
func (x *Exercise) mayReview(v view.Viewer) error {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if !view.MayReview(x.state, v) {
		return &Problem{sayNoReview}
	}
	return nil
}

// Try begins to play what would have followed had a decision been another, for
// a viewer who may see the review. One that is under way, or done, is left
// alone; one that was stopped begins anew. What can't be played returns a
// *Problem.
func (x *Exercise) Try(v view.Viewer, decision string) error {
	if err := x.mayReview(v); err != nil {
		return err
	}
	x.mu.RLock()
	d, err := forks(x.state, decision)
	x.mu.RUnlock()
	if err != nil {
		return err
	}
	x.trials.mu.Lock()
	defer x.trials.mu.Unlock()
	if t := x.trials.of[decision]; t != nil && (!t.isOver() || !t.stopped && t.failed == nil) {
		return nil
	}
	select {
	case <-x.quit:
		return errClosed
	default:
	}
	ctx, stop := context.WithCancel(context.Background())
	t := &trial{decision: decision, stop: stop, over: make(chan struct{})}
	if x.trials.of == nil {
		x.trials.of = map[string]*trial{}
	}
	x.trials.of[decision] = t
	x.trials.going.Go(func() { x.playOn(ctx, t, d) })
	return nil
}

// Trial returns how a decision's what-if stands; false where none was begun.
func (x *Exercise) Trial(v view.Viewer, decision string) (Trial, bool) {
	t := x.trial(v, decision)
	if t == nil {
		return Trial{}, false
	}
	now := Trial{Decision: decision, Played: t.played.Load(), Over: t.isOver()}
	if now.Over {
		now.Stopped, now.Failed, now.Found = t.stopped, t.failed, t.found
	}
	return now, true
}

// StopTrial ends a decision's what-if, which keeps what was played; it returns
// once nothing more is played.
func (x *Exercise) StopTrial(v view.Viewer, decision string) {
	if t := x.trial(v, decision); t != nil {
		t.stop()
		<-t.over
	}
}

// WaitTrial returns a decision's what-if once it is over, or as it stands when
// ctx ends.
func (x *Exercise) WaitTrial(ctx context.Context, v view.Viewer, decision string) (Trial, bool) {
	if t := x.trial(v, decision); t != nil {
		select {
		case <-t.over:
		case <-ctx.Done():
		}
	}
	return x.Trial(v, decision)
}

func (x *Exercise) trial(v view.Viewer, decision string) *trial {
	if x.mayReview(v) != nil {
		return nil
	}
	x.trials.mu.Lock()
	defer x.trials.mu.Unlock()
	return x.trials.of[decision]
}

func (t *trial) isOver() bool {
	select {
	case <-t.over:
		return true
	default:
		return false
	}
}

// playOn waits for its turn, plays, and keeps what was found.
func (x *Exercise) playOn(ctx context.Context, t *trial, decision int) {
	defer close(t.over)
	defer t.stop()
	select {
	case x.host.trying <- struct{}{}:
		defer func() { <-x.host.trying }()
	case <-ctx.Done():
		t.stopped = true
		return
	}
	f, _, err := x.host.fork(ctx, x.id, x.Program(), decision)
	if err == nil {
		t.found, err = spread(ctx, f, &t.played)
	}
	if t.stopped = ctx.Err() != nil; !t.stopped {
		t.failed = err
	}
}

// spread plays a fork on every processor.
func spread(ctx context.Context, f *rehearse.Fork, played *atomic.Int64) (*rehearse.WhatIf, error) {
	workers := runtime.GOMAXPROCS(0)
	found, errs := make([]*rehearse.WhatIf, workers), make([]error, workers)
	var next atomic.Int64
	var all sync.WaitGroup
	for i := range workers {
		all.Go(func() {
			if found[i], errs[i] = rehearse.NewWhatIf(f, rng.Seed(TrialSeed)); errs[i] != nil {
				return
			}
			for ctx.Err() == nil && errs[i] == nil {
				to := next.Add(trialBlock)
				from := to - trialBlock
				if from >= TrialRuns {
					return
				}
				to = min(to, TrialRuns)
				errs[i] = found[i].Play(uint64(from), uint64(to))
				played.Add(to - from)
			}
		})
	}
	all.Wait()
	for i, err := range errs {
		if err != nil {
			return nil, err
		}
		if i > 0 {
			found[0].Add(found[i])
		}
	}
	if found[0].Runs() == 0 {
		return nil, nil
	}
	return found[0], nil
}

// end stops every what-if and waits until none reads the log any more.
func (t *trials) end() {
	t.mu.Lock()
	for _, one := range t.of {
		one.stop()
	}
	t.mu.Unlock()
	t.going.Wait()
}
