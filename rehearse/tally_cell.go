package rehearse

// cellDay is how one run goes for one cell.
type cellDay struct {
	since int64   // when it last had something to do; -1 before it had anything
	open  int     // decisions and consultations it is busy with
	times []int64 // when things reached it
	load  []int64 // of the sums, by slot
}

func (c *cellDay) begin() {
	c.since, c.open, c.times = -1, 0, c.times[:0]
}

// receive notes something that reaches the cell.
func (c *cellDay) receive(now int64) {
	c.times = append(c.times, now)
	c.since = now
}

// fullest returns how much came in the ten minutes in which most came, when
// they began and within what time it all came; of the first such, where
// several are equally full.
func (c *cellDay) fullest() (most int, from, span int64) {
	for i, now := range c.times {
		if i < most {
			continue
		}
		// Fuller than what was fullest is what reaches back over one item more.
		if first := c.times[i-most]; first > now-peakMinutes*minute {
			most++
			from, span = first, now-first
		}
	}
	return most, from, span
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
		most, from, span := c.fullest()
		row(t.sums.peak, i, peakMost+1)[min(most, peakMost)]++
		if most > 0 {
			t.sums.bySlot(t.sums.peakWhen, i)[t.f.slotOf(from)]++
			row(t.sums.peakSpan, i, peakMinutes+1)[span/minute]++
		}
	}
}
