package rehearse

import "tamrin/engine"

// Fork is a decision that was made, or was not, in an exercise: the place where
// it could have gone another way.
type Fork struct {
	World    *engine.World        // just before: the decision is open; it is not changed
	Decision int                  // of the program
	At       int64                // exercise time, ms, at which it was made or its time ran out
	Was      engine.DecisionState // what became of it; still open where the exercise ended before
}

// Branch is one way in which a fork can go.
type Branch struct {
	Options uint64        // taken; 0 where nobody decides, or control ruled that none was
	Nobody  bool          // nobody decides: time runs out, or it stays open until the end
	Was     bool          // what became of it in the exercise
	Start   *engine.World // the exercise just after; it is not changed
}

// Branches returns the ways in which a fork could have gone: first what became
// of it, then every other option that was on offer, alone, in the order of
// writing, and that nobody decides, where there was a deadline. Where an answer
// in words was ruled to be something, it is taken to be ruled so at once.
func (f *Fork) Branches() ([]Branch, error) {
	at, err := f.moment()
	if err != nil {
		return nil, err
	}
	own := Branch{Options: f.Was.Options, Nobody: f.timedOut(), Was: true}
	if own.Nobody {
		own.Options = 0
	}
	list := []Branch{own}
	for m := at.Offered(f.Decision); m != 0; m &= m - 1 {
		if o := m & -m; own.Nobody || o != own.Options {
			list = append(list, Branch{Options: o})
		}
	}
	if !own.Nobody && at.Decision(f.Decision).Deadline != engine.Never {
		list = append(list, Branch{Nobody: true})
	}
	for i := range list {
		list[i].Start = at.Clone()
		if err := f.take(&list[i]); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// Withheld returns the options that were not on offer and so could not have
// been taken.
func (f *Fork) Withheld() uint64 {
	n := len(f.World.Program().Decisions[f.Decision].Options)
	return (1<<n - 1) &^ f.World.Offered(f.Decision) &^ f.Was.Options
}

// timedOut reports whether nobody decided.
func (f *Fork) timedOut() bool {
	return f.Was.Status != engine.Closed || f.Was.How == engine.ByDefault || f.Was.How == engine.Lapsed
}

// moment returns the world at the instant of the fork. Time that runs out does
// so a millisecond later, as people come before their deadline.
func (f *Fork) moment() (*engine.World, error) {
	w := f.World.Clone()
	at := max(f.At, w.Now())
	if due := w.NextDue(); at >= due {
		at = max(due-1, w.Now())
	}
	_, err := w.Step(engine.Input{Kind: engine.TimeReached, At: at})
	return w, err
}

// take has the branch's start take its options, every party of a joint decision
// the same.
func (f *Fork) take(b *Branch) error {
	w, d := b.Start, &b.Start.Program().Decisions[f.Decision]
	if b.Nobody {
		return nil
	}
	in := engine.Input{Kind: engine.DecisionTaken, At: w.Now(), Item: f.Decision, Party: f.Was.Party, Options: b.Options}
	if in.Party < 0 {
		in.Party = d.Parties[0]
	}
	if b.Was && f.Was.How == engine.Judged {
		in.Kind = engine.FreeTextGiven
		if _, err := w.Step(in); err != nil {
			return err
		}
		in.Kind = engine.Adjudicated
		_, err := w.Step(in)
		return err
	}
	for _, q := range d.Parties {
		if d.Jointly {
			in.Party = q
		}
		if _, err := w.Step(in); err != nil {
			return err
		}
		if w.Decision(f.Decision).Status == engine.Closed {
			break
		}
	}
	return nil
}
