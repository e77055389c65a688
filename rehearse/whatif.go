package rehearse

import (
	"tamrin/rng"
)

// WhatIf plays every branch of a fork on the same luck, run by run: what a bot
// draws for a decision, and how chance falls, is the same in all of them where
// they come to it. It is not safe for use by several goroutines at once: give
// each its own and add them.
type WhatIf struct {
	fork     *Fork
	branches []Branch
	measures []measure
	player   *Player
	runs     int64
	sums     [][]moments // by branch, then by measure
	own      []int64     // what the branch that was came to in this run
}

// moments is what is kept of a figure: whole numbers, which add up in any order.
type moments struct {
	sum, squares int64 // of the value
	by, bySquare int64 // of its difference from the branch that was, in the same run
}

// NewWhatIf returns a what-if of no runs. An error is a fault: the fork is not
// one.
func NewWhatIf(f *Fork, seed rng.Seed) (*WhatIf, error) {
	branches, err := f.Branches()
	if err != nil {
		return nil, err
	}
	x := &WhatIf{fork: f, branches: branches, measures: measures(f), player: NewPlayer(f.World.Program(), seed)}
	x.own = make([]int64, len(x.measures))
	x.sums = make([][]moments, len(branches))
	for b := range x.sums {
		x.sums[b] = make([]moments, len(x.measures))
	}
	return x, nil
}

// Play plays the runs from the first up to, but without, the last, in every branch.
func (x *WhatIf) Play(from, to uint64) error {
	for run := from; run < to; run++ {
		for b := range x.branches {
			if err := x.play(b, run); err != nil {
				return err
			}
			x.count(b)
		}
		x.runs++
	}
	return nil
}

func (x *WhatIf) play(b int, run uint64) error {
	if br := &x.branches[b]; br.Nobody {
		return x.player.playWithout(x.fork.Decision, br.Start, run)
	}
	return x.player.PlayFrom(x.branches[b].Start, run, nil)
}

func (x *WhatIf) count(b int) {
	w := x.player.World()
	for i := range x.measures {
		m, s := &x.measures[i], &x.sums[b][i]
		v := m.value(w) / m.step
		if b == 0 {
			x.own[i] = v
		}
		by := v - x.own[i]
		s.sum, s.squares = s.sum+v, s.squares+v*v
		s.by, s.bySquare = s.by+by, s.bySquare+by*by
	}
}

// Add adds a what-if of the same fork and seed over other runs.
func (x *WhatIf) Add(o *WhatIf) {
	x.runs += o.runs
	for b := range x.sums {
		for i := range x.sums[b] {
			s, t := &x.sums[b][i], &o.sums[b][i]
			s.sum, s.squares, s.by, s.bySquare = s.sum+t.sum, s.squares+t.squares, s.by+t.by, s.bySquare+t.bySquare
		}
	}
}

// Runs returns how often each branch was played.
func (x *WhatIf) Runs() int64 { return x.runs }
