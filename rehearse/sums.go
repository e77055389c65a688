package rehearse

import "slices"

// Sums is what is kept of playouts: whole numbers that add up, so that sums of
// other runs can be added in any order. Times are kept as counts by slot of the
// frame; the slot after the last takes all that comes later.
type Sums struct {
	frame *Frame
	all   []int64 // every number below, in one piece

	runs     []int64 // one number: playouts
	length   []int64 // by slot: when the exercise ended
	lengthMS []int64 // one number: exercise time in all, ms
	ended    []int64 // by result: playouts that it ended
	reached  []int64 // by result: playouts in which it came about
	when     []int64 // by outcome and slot

	injectWhen []int64 // by inject and slot: first deliveries
	again      []int64 // by inject: deliveries of a burst after the first
	injectLeft []int64 // by inject and status: where those stood that never came

	opened   []int64 // by decision and slot
	answer   []int64 // by decision and slot: time to the answer
	answerMS []int64 // by decision: time to the answer in all, ms
	how      []int64 // by decision and manner of closing
	silent   []int64 // by decision: looks of bots that could take nothing
	offered  []int64 // by option: looks at which it was on offer
	leaned   []int64 // by option: and leaned to
	taken    []int64 // by option: taken by parties
	fell     []int64 // by option: by default
	moved    []int64 // by option and result: playouts with both

	load     []int64 // by cell and slot
	peak     []int64 // by cell: how much its fullest ten minutes held
	peakWhen []int64 // by cell and slot: where they began
	peakSpan []int64 // by cell and minute: within what time it all came
	quiet    []int64 // by cell, first slot and slot after the last: stretches without anything

	goals    []int64 // by goal: playouts that tested it
	marked   []int64 // by commitment and manner: playouts
	marks    []int64 // by commitment and manner: times in all
	untested []int64 // by commitment: playouts that left it alone
	consults []int64 // by alliance: consultations in all
	consult  []int64 // by alliance: playouts with one
	issued   []int64 // by alliance: joint texts issued in all
	locked   []int64 // by alliance: joint texts that deadlocked
	drafting []int64 // by alliance: joint texts still on the table when the exercise ended
	revised  []int64 // by alliance: new versions of its texts
	textRuns []int64 // by alliance, issued and deadlocked: playouts with one
	until    []int64 // by alliance with a text and slot: time until its text issued
	heldOut  []int64 // by member whose consent a text needs: deadlocks in which it was wanting
	rules    []int64 // by rule: playouts in which it applied
	runaway  []int64 // one number: playouts in which rules set each other off without end
}

// Manners of closing a decision, as Sums counts them.
const (
	closedTaken = iota
	closedByDefault
	closedLapsed
	closedNot // still open when the exercise ended
	manners
)

// Manners in which a commitment is marked.
const (
	markUpheld = iota
	markStrained
	markBroken
	markKinds
)

const (
	injectStates = 6  // engine.Planned to engine.Delivered
	peakMost     = 64 // what a cell's fullest ten minutes are counted to
	peakMinutes  = 10
	shortQuiet   = 5 // slots that a stretch must have at least to be kept
)

// part is one kind of number in Sums.
type part struct {
	name string
	size int
	at   *[]int64
}

// parts lists the numbers with their sizes. Shard files carry them by name.
func (s *Sums) parts() []part {
	f := s.frame
	slots, options := f.Slots+1, f.options()
	injects, decisions, outcomes, cells := len(f.Injects), len(f.Decisions), len(f.Outcomes), len(f.Cells)
	return []part{
		{"runs", 1, &s.runs}, {"length", slots, &s.length}, {"length_ms", 1, &s.lengthMS},
		{"ended", f.results(), &s.ended}, {"reached", f.results(), &s.reached}, {"outcome_when", outcomes * slots, &s.when},
		{"inject_when", injects * slots, &s.injectWhen}, {"again", injects, &s.again},
		{"inject_left", injects * injectStates, &s.injectLeft},
		{"opened", decisions * slots, &s.opened}, {"answer", decisions * slots, &s.answer},
		{"answer_ms", decisions, &s.answerMS}, {"how", decisions * manners, &s.how}, {"silent", decisions, &s.silent},
		{"offered", options, &s.offered}, {"leaned", options, &s.leaned}, {"taken", options, &s.taken},
		{"by_default", options, &s.fell}, {"moved", options * f.results(), &s.moved},
		{"load", cells * slots, &s.load}, {"peak", cells * (peakMost + 1), &s.peak},
		{"peak_when", cells * slots, &s.peakWhen}, {"peak_span", cells * (peakMinutes + 1), &s.peakSpan},
		{"quiet", cells * f.stretches(), &s.quiet},
		{"goals", len(f.Goals), &s.goals}, {"marked", len(f.Commitments) * markKinds, &s.marked},
		{"marks", len(f.Commitments) * markKinds, &s.marks}, {"untested", len(f.Commitments), &s.untested},
		{"consultations", len(f.Alliances), &s.consults}, {"consulted", len(f.Alliances), &s.consult},
		{"texts_issued", len(f.Alliances), &s.issued}, {"texts_deadlocked", len(f.Alliances), &s.locked},
		{"texts_drafting", len(f.Alliances), &s.drafting}, {"texts_revised", len(f.Alliances), &s.revised},
		{"text_runs", len(f.Alliances) * textFacts, &s.textRuns}, {"text_until", f.texts() * slots, &s.until}, {"held_out", f.consenters(), &s.heldOut},
		{"rules", len(f.Rules), &s.rules}, {"runaway", 1, &s.runaway},
	}
}

// NewSums returns sums of no playouts.
func NewSums(f *Frame) *Sums {
	s := &Sums{frame: f}
	size := 0
	for _, p := range s.parts() {
		size += p.size
	}
	s.all = make([]int64, size)
	rest := s.all
	for _, p := range s.parts() {
		*p.at, rest = rest[:p.size:p.size], rest[p.size:]
	}
	return s
}

// Frame returns the frame in which the sums are laid out.
func (s *Sums) Frame() *Frame { return s.frame }

// Runs returns the number of playouts summed up.
func (s *Sums) Runs() int64 { return s.runs[0] }

// Add adds sums of other playouts of the same frame.
func (s *Sums) Add(o *Sums) {
	for i, n := range o.all {
		s.all[i] += n
	}
}

// Equal reports whether two sums are the same, number by number.
func (s *Sums) Equal(o *Sums) bool { return slices.Equal(s.all, o.all) }

// row returns row i of numbers that come in rows.
func row(of []int64, i, size int) []int64 { return of[i*size : (i+1)*size] }

// bySlot returns row i of numbers that are kept by slot.
func (s *Sums) bySlot(of []int64, i int) []int64 { return row(of, i, s.frame.Slots+1) }

// Results are what a playout can come to: an outcome, the planned end, or
// running dry: nothing more to come, and no end planned.
func (f *Frame) results() int { return len(f.Outcomes) + 2 }

func (f *Frame) plannedEnd() int { return len(f.Outcomes) }

func (f *Frame) ranDry() int { return len(f.Outcomes) + 1 }

// options returns how many options all decisions have.
func (f *Frame) options() int {
	n := 0
	for i := range f.Decisions {
		n += len(f.Decisions[i].Options)
	}
	return n
}

// firstOptions returns where each decision's options begin.
func (f *Frame) firstOptions() []int {
	var first []int
	n := 0
	for i := range f.Decisions {
		first = append(first, n)
		n += len(f.Decisions[i].Options)
	}
	return first
}

// texts returns how many alliances have a joint text to agree.
func (f *Frame) texts() int {
	n := 0
	for i := range f.Alliances {
		if f.Alliances[i].Text {
			n++
		}
	}
	return n
}

// consenters returns how many consents the joint texts of all alliances need.
func (f *Frame) consenters() int {
	n := 0
	for i := range f.Alliances {
		n += len(f.Alliances[i].Consent)
	}
	return n
}

// slotOf returns the slot of an exercise time.
func (f *Frame) slotOf(at int64) int { return int(min(at/f.Slot, int64(f.Slots))) }

// stretches returns how many stretches of whole slots there are.
func (f *Frame) stretches() int { return f.Slots * (f.Slots + 1) / 2 }

// stretch returns the place of the stretch from slot a until before slot b,
// with 0 <= a < b <= Slots.
func (f *Frame) stretch(a, b int) int { return b*(b-1)/2 + a }
