package rehearse

import (
	"cmp"
	"math"
	"slices"
)

// move returns an option's move of a result, and false where it is not clear or
// too small to matter.
func (o *Option) move(result string) (Move, bool) {
	for _, m := range o.Moves {
		if m.Result.ID == result {
			return m, m.Clear() && math.Abs(m.By) >= hardly
		}
	}
	return Move{}, false
}

// moves reports whether any option of the decision moves one of the results.
func (d *Decision) moves(results []Label) bool {
	for i := range d.Options {
		for _, r := range results {
			if _, ok := d.Options[i].move(r.ID); ok {
				return true
			}
		}
	}
	return false
}

// mostMoved returns the results that some option moves, at most n: those moved
// furthest, in the order of writing.
func (r *Report) mostMoved(n int) []Label {
	furthest := map[string]float64{}
	var results []Label
	for i := range r.Decisions {
		for _, o := range r.Decisions[i].Options {
			for _, m := range o.Moves {
				if _, ok := o.move(m.Result.ID); !ok {
					continue
				}
				if furthest[m.Result.ID] == 0 {
					results = append(results, m.Result)
				}
				furthest[m.Result.ID] = max(furthest[m.Result.ID], math.Abs(m.By))
			}
		}
	}
	slices.SortStableFunc(results, func(a, b Label) int { return cmp.Compare(furthest[b.ID], furthest[a.ID]) })
	results = results[:min(n, len(results))]
	slices.SortFunc(results, func(a, b Label) int { return cmp.Compare(r.place(a.ID), r.place(b.ID)) })
	return results
}

// place is where a result stands among the scenario's outcomes; other endings
// stand behind them.
func (r *Report) place(result string) int {
	for i, o := range r.Outcomes {
		if o.ID == result {
			return i
		}
	}
	return len(r.Outcomes) + len(result)
}
