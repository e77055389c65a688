package rehearse

// Cell is how a rehearsal goes for one cell. What reaches it are injects sent
// to it or made public, decisions that it may take, and decisions of others
// that it hears of.
type Cell struct {
	Label
	Playing bool      `json:"playing"`
	PerRun  float64   `json:"per_run"` // what reaches it
	Load    []float64 `json:"load"`    // the same by slot
	Fullest Fullest   `json:"fullest"`
	Quiet   []Quiet   `json:"quiet"` // the stretches that count most, at most two
}

// Fullest is a cell's fullest ten minutes of a run.
type Fullest struct {
	Median int   `json:"median"`    // half of the runs hold at least so much
	Most   int   `json:"most"`      // one run of twenty holds at least so much
	From   int64 `json:"from_ms"`   // where they begin most often
	Within int64 `json:"within_ms"` // half of the runs have it all within so much time
}

// Quiet is a stretch in which nothing reaches a cell and it has nothing open,
// with the share of runs in which it is quiet throughout.
type Quiet struct {
	From  int64 `json:"from_ms"`
	To    int64 `json:"to_ms"`
	Share Share `json:"share"`
}

func (r *Report) addCells(s *Sums) {
	f := s.frame
	for i, c := range f.Cells {
		load := s.bySlot(s.load, i)
		x := Cell{Label: r.label(c.Name), Playing: c.Playing, PerRun: ratio(total(load), r.Runs), Quiet: []Quiet{}}
		for _, n := range load {
			x.Load = append(x.Load, ratio(n, r.Runs))
		}
		x.Fullest = fullest(s, i)
		for _, q := range quietest(row(s.quiet, i, f.stretches()), f, r.Runs, r.idle()) {
			x.Quiet = append(x.Quiet, Quiet{int64(q.first) * f.Slot, int64(q.after) * f.Slot, share(q.runs, r.Runs)})
		}
		r.Cells = append(r.Cells, x)
	}
}

// idle returns how long a cell must be quiet for a planner to be told: a fifth
// of the exercise, at least ten minutes and at most thirty.
func (r *Report) idle() int64 {
	length := r.Planned
	if length == 0 {
		length = r.Length.P50
	}
	return min(max(length/5, 10*minute), 30*minute)
}

func fullest(s *Sums, cell int) Fullest {
	peaks := row(s.peak, cell, peakMost+1)
	n := total(peaks)
	if n == 0 {
		return Fullest{}
	}
	from, most := 0, int64(0)
	for slot, runs := range s.bySlot(s.peakWhen, cell) {
		if runs > most {
			from, most = slot, runs
		}
	}
	span := row(s.peakSpan, cell, peakMinutes+1)
	return Fullest{
		Median: quantile(peaks, n, 50), Most: quantile(peaks, n, 95), From: int64(from) * s.frame.Slot,
		Within: int64(quantile(span, total(span), 50)+1) * minute,
	}
}

// stillness is a stretch of slots and the number of runs quiet throughout.
type stillness struct {
	first, after int
	runs         int64
}

// quietest returns the stretch of at least the given length, quiet in at least
// half of the runs, that holds the most quiet time over all runs, and the next
// one that does not touch it.
func quietest(stretches []int64, f *Frame, runs, length int64) []stillness {
	least := int((length + f.Slot - 1) / f.Slot)
	covered := coverage(stretches, f)
	var found []stillness
	for range 2 {
		best := stillness{}
		for a := 0; a+least <= f.Slots; a++ {
			for b := a + least; b <= f.Slots; b++ {
				n := covered[f.stretch(a, b)]
				if 2*n < runs || n == 0 {
					break
				}
				if n*int64(b-a) > best.runs*int64(best.after-best.first) && !touches(found, a, b) {
					best = stillness{a, b, n}
				}
			}
		}
		if best.runs == 0 {
			break
		}
		found = append(found, best)
	}
	return found
}

func touches(found []stillness, a, b int) bool {
	for _, q := range found {
		if a <= q.after && b >= q.first {
			return true
		}
	}
	return false
}

// coverage turns counts of whole quiet stretches into counts of runs that were
// quiet throughout each stretch: the sum over all stretches that contain it. A
// run has at most one stretch that does.
func coverage(stretches []int64, f *Frame) []int64 {
	sum := make([]int64, len(stretches))
	at := func(a, b int) int64 {
		if a < 0 || b > f.Slots {
			return 0
		}
		return sum[f.stretch(a, b)]
	}
	for b := f.Slots; b > 0; b-- {
		for a := range b {
			sum[f.stretch(a, b)] = stretches[f.stretch(a, b)] + at(a-1, b) + at(a, b+1) - at(a-1, b+1)
		}
	}
	return sum
}
