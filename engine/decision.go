package engine

import "math/bits"

// openDecision opens a decision that has not been open before.
func (w *World) openDecision(i int, cause Cause) {
	d, s := &w.p.Decisions[i], &w.decisions[i]
	if s.Status != Waiting {
		return
	}
	s.Status, s.OpenedAt, s.Deadline = Open, w.now, w.later(d.Closes)
	if s.Deadline != Never {
		w.setTimer(s.Deadline, decisionCloses, i)
	}
	w.asks = true
	e := w.effect(DecisionOpened, i)
	e.Cause, e.Value = cause, s.Deadline
}

// choose records what a party chose. A decision taken jointly closes when all
// its parties have chosen the same; any other closes at once.
func (w *World) choose(i, party int, options uint64) {
	d := &w.p.Decisions[i]
	if !d.Jointly {
		w.closeDecision(i, Taken, party, options)
		return
	}
	said := w.choices[w.p.choice[i]:w.p.choice[i+1]]
	said[partyOf(d, party)] = options
	for _, o := range said {
		if o != options {
			e := w.effect(ChoiceMade, i)
			e.Party, e.Options = party, options
			return
		}
	}
	w.closeDecision(i, Taken, -1, options)
}

// answer takes in that a party answered in words: the deadline no longer
// applies, the decision waits for control.
func (w *World) answer(i, party int) {
	s := &w.decisions[i]
	if s.Status == Open && s.Deadline != Never {
		w.dropTimer(s.Deadline, decisionCloses, i)
	}
	s.Status, s.Party = Answered, party
	w.effect(AnswerWaits, i).Party = party
}

// timeOut closes a decision that nobody has taken.
func (w *World) timeOut(i int) {
	d := &w.p.Decisions[i]
	if d.Default >= 0 {
		w.closeDecision(i, ByDefault, -1, 1<<d.Default)
	} else {
		w.closeDecision(i, Lapsed, -1, 0)
	}
}

// closeDecision ends a decision and applies the options taken, in their order.
func (w *World) closeDecision(i int, how How, party int, options uint64) {
	d, s := &w.p.Decisions[i], &w.decisions[i]
	if s.Status == Open && s.Deadline != Never && s.Deadline > w.now {
		w.dropTimer(s.Deadline, decisionCloses, i)
	}
	s.Status, s.ClosedAt, s.How, s.Party, s.Options = Closed, w.now, how, party, options
	w.asks = true
	e := w.effect(DecisionClosed, i)
	e.How, e.Party, e.Options = how, party, options
	w.store(d.slot, d.word(w.p, how, options))
	by := Cause{ByDecision, i}
	for m := options; m != 0; m &= m - 1 {
		o := &d.Options[bits.TrailingZeros64(m)]
		w.assign(o.sets, by)
		w.touchCommitments(o.marks, by)
		w.declare(o.postures, by)
		for _, f := range o.fires {
			w.schedule(f, 0, by)
		}
	}
	w.follow(d.after, by)
	if how == ByDefault || how == Lapsed {
		w.follow(d.lapse, by)
	}
}

// word returns what conditions read of a closed decision: the option's name,
// "free_text" where control judged by hand, or the set of options.
func (d *Decision) word(p *Program, how How, options uint64) int64 {
	switch {
	case d.Choose > 1:
		return int64(options)
	case options != 0:
		return d.Options[bits.TrailingZeros64(options)].word
	case how == Judged:
		return p.freeText
	}
	return 0
}
