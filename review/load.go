package review

import "slices"

const (
	minute = int64(60_000)
	// Quiet is how long, in ms, a cell must have done nothing for that to be told.
	Quiet = 10 * minute
	// Busy is the length, in ms, of the stretch in which most came.
	Busy = 10 * minute
	// Bars is how many parts of equal length the time is told in, at most.
	Bars = 60
)

// Load is what came to a cell, and what it did, over time.
type Load struct {
	Step      int64     // ms that each bar stands for, whole minutes
	Came      []int     // by bar: injects, messages, decisions, answers, statements, consultations
	Did       []int     // by bar: whatever people of the cell did, looks included
	Total     int       // of Came
	Deeds     int       // of Did
	Worst     int       // how much came within the busiest Busy
	WorstAt   int64     // when that began, or None
	Stretches []Stretch // of at least Quiet in which the cell did nothing, in order
}

// Stretch is a time in which a cell did nothing.
type Stretch struct {
	From, To int64
	Came     int // to it meanwhile; 0: it was idle
}

// load tells what came to a cell and what it did. Where nothing was due yet,
// before the first thing came, nobody was silent.
func (m *maker) load(cell int) Load {
	end := m.now()
	l := Load{Step: max((end/Bars+minute-1)/minute, 1) * minute, WorstAt: None}
	bars := int(end/l.Step) + 1
	l.Came, l.Did = make([]int, bars), make([]int, bars)
	came, did := times(m.came, cell), times(m.did, cell)
	for _, at := range came {
		l.Came[min(int(at/l.Step), bars-1)]++
	}
	for _, at := range did {
		l.Did[min(int(at/l.Step), bars-1)]++
	}
	l.Total, l.Deeds = len(came), len(did)
	l.worst(came)
	l.stretches(came, did, end)
	return l
}

// worst finds the stretch of Busy in which most came.
func (l *Load) worst(came []int64) {
	first := 0
	for i, at := range came {
		for came[first] <= at-Busy {
			first++
		}
		if n := i - first + 1; n > l.Worst {
			l.Worst, l.WorstAt = n, came[first]
		}
	}
}

// stretches finds the times without a deed, from the first thing that came on:
// each until something came, and from then until the next deed.
func (l *Load) stretches(came, did []int64, end int64) {
	if len(came) == 0 {
		return
	}
	from := came[0]
	for _, at := range append(slices.Clone(did), end) {
		a, _ := slices.BinarySearch(came, from)
		b, _ := slices.BinarySearch(came, at)
		first := at
		if a < b {
			first = came[a]
		}
		l.stretch(Stretch{from, first, 0})
		l.stretch(Stretch{first, at, b - a})
		from = max(from, at)
	}
}

func (l *Load) stretch(s Stretch) {
	if s.To-s.From >= Quiet {
		l.Stretches = append(l.Stretches, s)
	}
}

// Silent returns the longest stretch in which the cell did nothing although
// something had come; false where there was none.
func (l *Load) Silent() (longest Stretch, ok bool) {
	for _, s := range l.Stretches {
		if s.Came > 0 && s.To-s.From > longest.To-longest.From {
			longest, ok = s, true
		}
	}
	return longest, ok
}

// Idle returns how long the cell had nothing to do, of stretches of at least
// Quiet in which nothing came and nothing was done, and the longest of them.
func (l *Load) Idle() (total int64, longest Stretch) {
	for _, s := range l.Stretches {
		if s.Came > 0 {
			continue
		}
		total += s.To - s.From
		if s.To-s.From > longest.To-longest.From {
			longest = s
		}
	}
	return total, longest
}
