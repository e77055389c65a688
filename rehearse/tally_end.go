package rehearse

import (
	"math/bits"

	"tamrin/engine"
)

// end counts how a run came out.
func (t *Tally) end(w *engine.World) {
	s, f := t.sums, t.f
	s.runs[0]++
	s.length[f.slotOf(w.Now())]++
	s.lengthMS[0] += w.Now()
	by := f.ranDry()
	if w.Ended() {
		by = f.plannedEnd()
		if o := w.EndedBy(); o >= 0 {
			by = o
		}
	}
	s.ended[by]++
	if by >= len(f.Outcomes) {
		t.results = append(t.results, by)
	}
	for _, r := range t.results {
		s.reached[r]++
		t.fact(r)
		for _, o := range t.chosen {
			s.moved[o*f.results()+r]++
		}
	}
	t.endCells(w.Now())
	t.endItems(w)
	t.endCommitments(w)
	t.endTexts(w)
	s.runaway[0] += t.ranAway
	addSet(s.goals, t.tested)
	addTrue(s.rules, t.applied)
	addTrue(s.consult, t.talked)
}

// endItems counts injects that never came and decisions left open.
func (t *Tally) endItems(w *engine.World) {
	for i := range t.p.Injects {
		if status := w.InjectStatus(i); status != engine.Delivered {
			t.sums.injectLeft[i*injectStates+int(status)]++
		}
	}
	for i := range t.p.Decisions {
		if s := w.Decision(i).Status; s == engine.Open || s == engine.Answered {
			t.sums.how[i*manners+closedNot]++
		}
	}
}

// endCommitments counts how commitments fared.
func (t *Tally) endCommitments(w *engine.World) {
	for i := range t.p.Commitments {
		var n [markKinds]int64
		n[markUpheld], n[markStrained], n[markBroken] = w.Commitment(i)
		if n == [markKinds]int64{} {
			t.sums.untested[i]++
			continue
		}
		for k, times := range n {
			t.sums.marks[i*markKinds+k] += times
			if times > 0 {
				t.sums.marked[i*markKinds+k]++
				t.fact(t.f.markFact(i, k))
			}
		}
	}
}

// addSet counts the members of a set.
func addSet(to []int64, set []uint64) {
	for k, word := range set {
		for ; word != 0; word &= word - 1 {
			to[k*64+bits.TrailingZeros64(word)]++
		}
	}
}

func addTrue(to []int64, which []bool) {
	for i, yes := range which {
		if yes {
			to[i]++
		}
	}
}

// A fact is something that holds of a run or not: a result, then a commitment
// marked, then an option taken, then an inject delivered, then what became of a
// joint text. Two strategies are
// compared by the facts of their runs.
func factCount(f *Frame) int { return f.textFact(len(f.Alliances), 0) }

func (f *Frame) markFact(commitment, kind int) int {
	return f.results() + commitment*markKinds + kind
}

func (f *Frame) optionFact(o int) int { return f.markFact(len(f.Commitments), 0) + o }

func (f *Frame) injectFact(i int) int { return f.optionFact(f.options()) + i }

func (t *Tally) fact(i int) { t.facts[i/64] |= 1 << (i % 64) }
