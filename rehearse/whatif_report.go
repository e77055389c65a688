package rehearse

import (
	"cmp"
	"math"
	"slices"

	"tamrin/lang"
)

// Alternatives tells what a decision would have changed, as the scenario's
// author and the bots have it: a model, and no prediction.
type Alternatives struct {
	Lang     lang.Tag `json:"lang"`
	Scenario Label    `json:"scenario"`
	Marking  string   `json:"marking,omitempty"`
	Decision Label    `json:"decision"`
	At       int64    `json:"at_ms"` // exercise time of the fork
	Seed     uint64   `json:"seed,string"`
	Runs     int64    `json:"runs"` // of each way
	Ways     []Way    `json:"ways"` // the one that was comes first
	Withheld []Label  `json:"withheld,omitempty"`
	Rows     []Row    `json:"rows"` // kind by kind, the kind with the greatest difference first
}

// Way is one way in which the decision could have gone.
type Way struct {
	Options []Label `json:"options"` // none: nobody decides
	Nobody  bool    `json:"nobody"`
	Was     bool    `json:"was"` // in the exercise
}

// Row is one figure in every way.
type Row struct {
	Kind    string   `json:"kind"`
	Of      *Label   `json:"of,omitempty"` // option: its decision; word: its variable
	Label   Label    `json:"label"`
	Unit    Unit     `json:"unit"`
	Figures []Figure `json:"figures"` // by way
	weight  float64  // greatest clear difference, as a part of the range
}

// Figure is a share or a mean with its 95% interval, and by how much it differs
// from the way that was in the same runs.
type Figure struct {
	Value float64 `json:"value"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
	Shift Shift   `json:"shift"` // 0 throughout for the way that was
}

// Alternatives reports what was played, in a language of the interface.
func (x *WhatIf) Alternatives(seed uint64, tag lang.Tag) *Alternatives {
	p := x.fork.World.Program()
	r := &Report{Lang: tag, languages: p.Scenario.Languages}
	d := &p.Decisions[x.fork.Decision]
	a := &Alternatives{
		Lang: tag, Scenario: r.label(Name{p.Scenario.ID, title(p.Scenario.Title)}), Marking: r.words(title(p.Scenario.Marking)),
		Decision: r.label(Name{d.ID, title(d.Src.Title)}), At: x.fork.At, Seed: seed, Runs: x.runs, Rows: []Row{},
	}
	labels := func(set uint64) []Label {
		var list []Label
		for o := range d.Options {
			if set>>o&1 == 1 {
				list = append(list, r.label(Name{d.Options[o].ID, title(d.Options[o].Src.Title)}))
			}
		}
		return list
	}
	for _, b := range x.branches {
		a.Ways = append(a.Ways, Way{labels(b.Options), b.Nobody, b.Was})
	}
	a.Withheld = labels(x.fork.Withheld())
	if x.runs == 0 {
		return a
	}
	for i := range x.measures {
		if row, ok := x.row(i, r); ok {
			a.Rows = append(a.Rows, row)
		}
	}
	a.rank()
	return a
}

// row returns a figure in every way; false where there is nothing in any.
func (x *WhatIf) row(i int, r *Report) (Row, bool) {
	m := &x.measures[i]
	row := Row{Kind: m.kind, Label: r.label(m.name), Unit: m.unit}
	if m.of != nil {
		of := r.label(*m.of)
		row.Of = &of
	}
	found := false
	for b := range x.branches {
		s := &x.sums[b][i]
		f := figure(s, m, x.runs)
		found = found || s.sum != 0
		if f.Shift.Clear() {
			row.weight = max(row.weight, math.Abs(f.Shift.By)/float64(m.span))
		}
		row.Figures = append(row.Figures, f)
	}
	return row, found
}

// figure works out a figure with its intervals.
func figure(s *moments, m *measure, n int64) Figure {
	if m.unit == UnitShare {
		sh := share(s.sum, n)
		return Figure{sh.P, sh.Low, sh.High, shiftPaired((s.bySquare+s.by)/2, (s.bySquare-s.by)/2, n)}
	}
	mean, half := meanOf(s.sum, s.squares, n)
	by, byHalf := meanOf(s.by, s.bySquare, n)
	k := float64(m.step)
	lo := float64(m.lowest)
	return Figure{round(mean*k + lo), round((mean-half)*k + lo), round((mean+half)*k + lo), Shift{round(by * k), round((by - byHalf) * k), round((by + byHalf) * k)}}
}

// meanOf returns a mean and half the width of its 95% interval.
func meanOf(sum, squares, n int64) (mean, half float64) {
	mean = float64(sum) / float64(n)
	if n < 2 {
		return mean, 0
	}
	variance := (float64(squares) - float64(sum)*mean) / float64(n-1)
	return mean, z * math.Sqrt(max(variance, 0)/float64(n))
}

// rank puts what differs most first, kind by kind.
func (a *Alternatives) rank() {
	most := map[string]float64{}
	for _, r := range a.Rows {
		most[r.Kind] = max(most[r.Kind], r.weight)
	}
	slices.SortStableFunc(a.Rows, func(x, y Row) int {
		if x.Kind != y.Kind {
			return cmp.Or(cmp.Compare(most[y.Kind], most[x.Kind]), cmp.Compare(x.Kind, y.Kind))
		}
		return cmp.Compare(y.weight, x.weight)
	})
}

// leastShown is how much a figure must differ to be shown, as a part of what it
// ranges over.
const leastShown = 0.005

// Shown returns the rows that a reader needs: how it ends and how long it
// takes, and whatever else differs clearly in some way.
func (a *Alternatives) Shown() []Row {
	var list []Row
	for _, r := range a.Rows {
		if r.Kind == "ending" || r.Kind == "length" || r.weight >= leastShown {
			list = append(list, r)
		}
	}
	return list
}
