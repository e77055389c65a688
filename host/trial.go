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

// TrialRuns is how often each way that a decision could have gone is played, and
// each of two versions of a strategy.
const TrialRuns = 10_000

// TrialSeed is from where the luck of trials is drawn, so that everybody who
// asks about one decision gets the same answer.
const TrialSeed = 1

// trialsAtOnce is how many questions of all exercises are played at one time;
// others wait, so that live exercises do not.
const trialsAtOnce = 1

// trialBlock is how many runs a worker takes at a time.
const trialBlock = 64

// Question is what a trial answers: what would have followed had a decision been
// another; or, with a Strategy, what differs where bots hold to one version of it
// from where they hold to another. 0 stands for bots as the scenario has them.
type Question struct {
	Decision      string
	Strategy      string
	Version, With int
}

// Trial is how far an answer has come: waiting, under way, stopped or done.
type Trial struct {
	Question
	Played  int64 // so far, of each way
	Over    bool
	Stopped bool  // before all was played
	Failed  error // a *Problem where a person can do something about it
	Answer        // once over, if anything was played; not changed any more
}

// Answer is what was played: the one or the other, by the question.
type Answer struct {
	Found *rehearse.WhatIf
	Duel  *rehearse.Duel
}

// trial is a Trial as it goes on.
type trial struct {
	played  atomic.Int64
	stop    context.CancelFunc
	over    chan struct{}
	stopped bool // these three once over
	failed  error
	answer  Answer
}

// player plays an answer; it plays the same runs to the same end.
type player func(ctx context.Context, played *atomic.Int64) (Answer, error)

// trials are the questions that were asked of an exercise.
type trials struct {
	mu    sync.Mutex
	of    map[Question]*trial
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

// Try begins to play the answer to a question, for a viewer who may see the
// review. One that is under way, or done, is left alone; one that was stopped
// begins anew. What can't be played returns a *Problem.
func (x *Exercise) Try(v view.Viewer, q Question) error {
	if err := x.mayReview(v); err != nil {
		return err
	}
	play, err := x.playerOf(q)
	if err != nil {
		return err
	}
	x.trials.mu.Lock()
	defer x.trials.mu.Unlock()
	if t := x.trials.of[q]; t != nil && (!t.isOver() || !t.stopped && t.failed == nil) {
		return nil
	}
	select {
	case <-x.quit:
		return errClosed
	default:
	}
	ctx, stop := context.WithCancel(context.Background())
	t := &trial{stop: stop, over: make(chan struct{})}
	if x.trials.of == nil {
		x.trials.of = map[Question]*trial{}
	}
	x.trials.of[q] = t
	x.trials.going.Go(func() { x.playOn(ctx, t, play) })
	return nil
}

// playerOf returns what plays the answer to a question.
func (x *Exercise) playerOf(q Question) (player, error) {
	x.mu.RLock()
	defer x.mu.RUnlock()
	if q.Strategy != "" {
		return versions(x.state, q)
	}
	d, err := forks(x.state, q.Decision)
	if err != nil {
		return nil, err
	}
	return func(ctx context.Context, played *atomic.Int64) (Answer, error) {
		f, _, err := x.host.fork(ctx, x.id, x.Program(), d)
		if err != nil {
			return Answer{}, err
		}
		found, err := spread(ctx, played, func() (*rehearse.WhatIf, error) { return rehearse.NewWhatIf(f, rng.Seed(TrialSeed)) }, (*rehearse.WhatIf).Add)
		return Answer{Found: found}, err
	}, nil
}

// Trial returns how the answer to a question stands; false where none was begun.
func (x *Exercise) Trial(v view.Viewer, q Question) (Trial, bool) {
	t := x.trial(v, q)
	if t == nil {
		return Trial{}, false
	}
	now := Trial{Question: q, Played: t.played.Load(), Over: t.isOver()}
	if now.Over {
		now.Stopped, now.Failed, now.Answer = t.stopped, t.failed, t.answer
	}
	return now, true
}

// StopTrial ends a trial, which keeps what was played; it returns once nothing
// more is played.
func (x *Exercise) StopTrial(v view.Viewer, q Question) {
	if t := x.trial(v, q); t != nil {
		t.stop()
		<-t.over
	}
}

// WaitTrial returns a trial once it is over, or as it stands when ctx ends.
func (x *Exercise) WaitTrial(ctx context.Context, v view.Viewer, q Question) (Trial, bool) {
	if t := x.trial(v, q); t != nil {
		select {
		case <-t.over:
		case <-ctx.Done():
		}
	}
	return x.Trial(v, q)
}

func (x *Exercise) trial(v view.Viewer, q Question) *trial {
	if x.mayReview(v) != nil {
		return nil
	}
	x.trials.mu.Lock()
	defer x.trials.mu.Unlock()
	return x.trials.of[q]
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
func (x *Exercise) playOn(ctx context.Context, t *trial, play player) {
	defer close(t.over)
	defer t.stop()
	select {
	case x.host.trying <- struct{}{}:
		defer func() { <-x.host.trying }()
	case <-ctx.Done():
		t.stopped = true
		return
	}
	var err error
	t.answer, err = play(ctx, &t.played)
	if t.stopped = ctx.Err() != nil; !t.stopped {
		t.failed = err
	}
}

// playing plays runs and keeps their sums.
type playing interface{ Play(from, to uint64) error }

// spread plays on every processor and adds up; it returns the zero value where
// nothing was played.
func spread[P playing](ctx context.Context, played *atomic.Int64, one func() (P, error), add func(into, from P)) (P, error) {
	workers := runtime.GOMAXPROCS(0)
	found, errs := make([]P, workers), make([]error, workers)
	var next atomic.Int64
	var all sync.WaitGroup
	for i := range workers {
		all.Go(func() {
			if found[i], errs[i] = one(); errs[i] != nil {
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
	var none P
	for i, err := range errs {
		if err != nil {
			return none, err
		}
		if i > 0 {
			add(found[0], found[i])
		}
	}
	if played.Load() == 0 {
		return none, nil
	}
	return found[0], nil
}

// end stops every trial and waits until none reads the log any more.
func (t *trials) end() {
	t.mu.Lock()
	for _, one := range t.of {
		one.stop()
	}
	t.mu.Unlock()
	t.going.Wait()
}
