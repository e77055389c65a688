package host

import (
	"context"
	"fmt"
	"sync/atomic"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/rng"
	"tamrin/scenario"
	"tamrin/view"
)

var (
	sayNoVersion = lang.Words{
		"there is no version %d of the strategy %q; nothing was played or written: choose one of those listed",
		"لا توجد نسخة رقمها %d من الاستراتيجية %q ولم يُلعب أو يُكتب شيء؛ اختر إحدى النسخ المدرجة"}
	saySamePull = lang.Words{
		"these two differ in words alone, which bots don't read; nothing was played: tie tenets to other options, or choose other versions",
		"لا تختلف النسختان إلا في الكلمات، واللاعبون الآليون لا يقرؤونها، فلم يُلعب شيء؛ اربط المبادئ بخيارات أخرى أو اختر نسختين أخريين"}
)

// Strategies returns the strategies that a viewer may read, as durable as the log.
func (x *Exercise) Strategies(v view.Viewer) []view.Strategy {
	x.mu.RLock()
	defer x.mu.RUnlock()
	return view.Strategies(x.state, v)
}

// StrategyText writes a version of a strategy as a part of a scenario, from which
// a later exercise begins, for a viewer who may see the review.
func (x *Exercise) StrategyText(v view.Viewer, strategy string, version int) ([]byte, error) {
	if err := x.mayReview(v); err != nil {
		return nil, err
	}
	x.mu.RLock()
	defer x.mu.RUnlock()
	st, err := authored(x.state, strategy, version)
	if err != nil {
		return nil, err
	}
	return scenario.WriteStrategy(st, x.Program().Scenario.Languages), nil
}

func authored(s *exercise.State, strategy string, version int) (*scenario.Strategy, error) {
	if i, ok := s.Program.Find(engine.NounStrategy, strategy); ok {
		if st := s.Authored(i, version); st != nil {
			return st, nil
		}
	}
	return nil, &Problem{sayNoVersion.Format(version, strategy)}
}

// versions returns what plays two versions of a strategy on the same luck, from
// STARTEX. Version 0 is a strategy without tenets.
func versions(s *exercise.State, q Question) (player, error) {
	var of [2]*scenario.Strategy
	var programs [2]*engine.Program
	for k, number := range []int{q.Version, q.With} {
		of[k] = &scenario.Strategy{Item: scenario.Item{ID: q.Strategy}}
		if number != 0 {
			var err error
			if of[k], err = authored(s, q.Strategy, number); err != nil {
				return nil, err
			}
		}
		p, problems := engine.Compile(rehearse.Adopt(s.Program.Scenario, of[k]))
		if p == nil {
			return nil, fmt.Errorf("host: bots can't hold to %s: %s", q.Strategy, problems[0].Message.En)
		}
		programs[k] = p
	}
	if rehearse.SamePull(of[0], of[1]) {
		return nil, &Problem{saySamePull}
	}
	return func(ctx context.Context, played *atomic.Int64) (Answer, error) {
		f := rehearse.NewFrame(programs[0])
		d, err := spread(ctx, played, func() (*rehearse.Duel, error) {
			return rehearse.NewDuel(programs[0], programs[1], f, rng.Seed(TrialSeed)), nil
		}, (*rehearse.Duel).Add)
		return Answer{Duel: d}, err
	}, nil
}
