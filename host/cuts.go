package host

const (
	// mostCuts is how many places of a log a replay may begin from.
	mostCuts = 48
	// mostBulk is how much they may hold together, as State.Bulk counts.
	mostBulk = 1_000_000
	// firstStep is how many events lie between two cuts of a short log.
	firstStep = 512
)

// cuts are places of a log to begin from, the same number of events apart. Where
// they become too many or too large, every other one is let go.
type cuts struct {
	step  int64
	bulk  int
	kept  []still
	bulks []int
}

// expect has the cuts of a log of so many events taken so far apart that none
// need be let go.
func (c *cuts) expect(events int64) {
	for c.step = firstStep; events/c.step >= mostCuts; {
		c.step *= 2
	}
}

// offer keeps a copy where a cut is due.
func (c *cuts) offer(s still) {
	if s.head.Seq%c.step != 0 {
		return
	}
	bulk := s.state.Bulk()
	for len(c.kept) >= mostCuts || len(c.kept) > 0 && c.bulk+bulk > mostBulk {
		c.thin()
	}
	if s.head.Seq%c.step != 0 {
		return
	}
	c.kept, c.bulks, c.bulk = append(c.kept, still{s.head, s.state.Clone()}), append(c.bulks, bulk), c.bulk+bulk
}

// thin lets every other cut go.
func (c *cuts) thin() {
	c.step *= 2
	kept, bulks := c.kept[:0], c.bulks[:0]
	c.bulk = 0
	for i, k := range c.kept {
		if k.head.Seq%c.step == 0 {
			kept, bulks, c.bulk = append(kept, k), append(bulks, c.bulks[i]), c.bulk+c.bulks[i]
		}
	}
	clear(c.kept[len(kept):])
	c.kept, c.bulks = kept, bulks
}

// before returns the last cut that does not come after event seq; the zero still
// where there is none.
func (c *cuts) before(seq int64) (s still) {
	for _, k := range c.kept {
		if k.head.Seq <= seq {
			s = k
		}
	}
	return s
}
