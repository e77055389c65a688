package review

import (
	"slices"
	"strings"
)

// Talk counts who wrote to whom, what was said at tables left out.
type Talk struct {
	Writers []string // cells that wrote or were written to, in the scenario's order
	Counts  [][]int  // by writer, then by reader, both as in Writers: messages
	Bodies  []Body   // simulated bodies that were written to, the most often first
	Tables  int      // messages within consultations
	Total   int      // of all others
}

// Body is a simulated body to which cells wrote.
type Body struct {
	Name  string
	Count int
}

func (m *maker) talk() (t Talk) {
	counts, bodies := map[[2]int]int{}, map[string]int{}
	var involved uint64
	for i := range m.Messages {
		x := &m.Messages[i]
		if x.Room >= 0 {
			t.Tables++
			continue
		}
		t.Total++
		for _, c := range set(x.Cells) {
			counts[[2]int{x.From, c}]++
		}
		for _, b := range x.Bodies {
			bodies[b]++
		}
		involved |= x.Involves()
	}
	cells := set(involved)
	t.Writers = m.cellIDs(involved)
	for _, from := range cells {
		row := make([]int, 0, len(cells))
		for _, to := range cells {
			row = append(row, counts[[2]int{from, to}])
		}
		t.Counts = append(t.Counts, row)
	}
	for name, n := range bodies {
		t.Bodies = append(t.Bodies, Body{name, n})
	}
	slices.SortFunc(t.Bodies, func(a, b Body) int {
		if a.Count != b.Count {
			return b.Count - a.Count
		}
		return strings.Compare(a.Name, b.Name)
	})
	return t
}
