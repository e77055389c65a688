package rehearse

// cellDay is how one run goes for one cell.
type cellDay struct {
	since int64   // when it last had something to do; -1 before it had anything
	open  int     // decisions and consultations it is busy with
	times []int64 // when things reached it
	head  int     // the first of times within the last ten minutes
	most  int     // what its fullest ten minutes held
	from  int64   // when they began
	span  int64   // within what time it all came
	load  []int64 // of the sums, by slot
}

func (c *cellDay) begin() {
	c.since, c.open, c.times, c.head, c.most, c.from, c.span = -1, 0, c.times[:0], 0, 0, 0, 0
}

// receive notes something that reaches the cell. The fullest ten minutes are
// those in which most came; the first such, where several are equally full.
func (c *cellDay) receive(now int64) {
	c.times = append(c.times, now)
	for c.times[c.head] <= now-peakMinutes*minute {
		c.head++
	}
	if n := len(c.times) - c.head; n > c.most {
		c.most, c.from, c.span = n, c.times[c.head], now-c.times[c.head]
	}
	c.since = now
}

// endQuiet counts the stretch without anything that ends now for a cell, in
// whole slots. Until something first reaches a cell it counts from STARTEX.
func (t *Tally) endQuiet(cell int, now int64) {
	c := &t.cells[cell]
	if c.open > 0 || now-c.since < t.short {
		return
	}
	first, after := 0, t.f.slotOf(now)
	if c.since >= 0 {
		first = t.f.slotOf(c.since) + 1
	}
	if after-first >= shortQuiet {
		row(t.sums.quiet, cell, t.f.stretches())[t.f.stretch(first, after)]++
	}
}

// endCells counts what the run held for each cell.
func (t *Tally) endCells(now int64) {
	for i := range t.cells {
		c := &t.cells[i]
		t.endQuiet(i, now)
		row(t.sums.peak, i, peakMost+1)[min(c.most, peakMost)]++
		if c.most > 0 {
			t.sums.bySlot(t.sums.peakWhen, i)[t.f.slotOf(c.from)]++
			row(t.sums.peakSpan, i, peakMinutes+1)[c.span/minute]++
		}
	}
}
