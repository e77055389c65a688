package rehearse

import (
	"tamrin/engine"
	"tamrin/rng"
)

// Duel plays every run twice on the same luck: as the scenario has it, and with
// a change. The two programs must be of the same things; only how bots lean may
// differ.
type Duel struct {
	own, other *Tally
	gained     []int64 // by fact: runs that have it only with the change
	lost       []int64 // by fact: runs that have it only without
}

// NewDuel returns a duel of no runs.
func NewDuel(own, other *engine.Program, f *Frame, seed rng.Seed) *Duel {
	n := factCount(f)
	return &Duel{NewTally(own, f, seed), NewTally(other, f, seed), make([]int64, n), make([]int64, n)}
}

// Play plays the runs from the first up to, but without, the last.
func (d *Duel) Play(from, to uint64) error {
	own, other := d.own.watch, d.other.watch
	for run := from; run < to; run++ {
		if err := d.own.play(run, own); err != nil {
			return err
		}
		if err := d.other.play(run, other); err != nil {
			return err
		}
		for k, a := range d.own.facts {
			b := d.other.facts[k]
			count(d.gained, k, b&^a)
			count(d.lost, k, a&^b)
		}
	}
	return nil
}

// count adds one for each bit of word k.
func count(to []int64, k int, bits uint64) {
	for i := k * 64; bits != 0; i, bits = i+1, bits>>1 {
		to[i] += int64(bits & 1)
	}
}

// Add adds a duel over other runs.
func (d *Duel) Add(o *Duel) {
	d.own.sums.Add(o.own.sums)
	d.other.sums.Add(o.other.sums)
	for i := range d.gained {
		d.gained[i] += o.gained[i]
		d.lost[i] += o.lost[i]
	}
}

// Sums returns the sums of the scenario as it is, and with the change.
func (d *Duel) Sums() (own, other *Sums) { return d.own.sums, d.other.sums }

// Comparison is what a change does: the two reports, and the differences that
// it makes, with 95% intervals for pairs of runs on the same luck.
type Comparison struct {
	Changes     []string     `json:"changes"` // as they were asked for
	Own         *Report      `json:"own"`
	Other       *Report      `json:"other"`
	Differences []Difference `json:"differences"`
}

// Difference is how one fact's share differs with the change. Kind is ending,
// outcome, upheld, strained, broken, issued, deadlocked, option or inject.
type Difference struct {
	Kind  string `json:"kind"`
	Of    *Label `json:"of,omitempty"` // option: its decision
	Label Label  `json:"label"`
	Own   Share  `json:"own"`
	Other Share  `json:"other"`
	Shift Shift  `json:"shift"`
}

// NewComparison reports a duel. Facts that hold in no run of either are left out.
func NewComparison(d *Duel, own, other *Report, changes []string) *Comparison {
	c := &Comparison{Changes: changes, Own: own, Other: other, Differences: []Difference{}}
	f, r := d.own.f, own
	add := func(kind string, of *Label, label Label, fact int, a, b int64) {
		if a == 0 && b == 0 {
			return
		}
		n := r.Runs
		c.Differences = append(c.Differences, Difference{kind, of, label, share(a, n), share(b, n), shiftPaired(d.gained[fact], d.lost[fact], n)})
	}
	one, two := d.own.sums, d.other.sums
	for i := range f.results() {
		kind := "ending"
		if i < len(f.Outcomes) && !f.Outcomes[i].Ends {
			kind = "outcome"
		}
		add(kind, nil, r.resultLabel(f, i), i, one.reached[i], two.reached[i])
	}
	for i, m := range f.Commitments {
		for k, kind := range []string{"upheld", "strained", "broken"} {
			add(kind, nil, r.label(m), f.markFact(i, k), one.marked[i*markKinds+k], two.marked[i*markKinds+k])
		}
	}
	first := f.firstOptions()
	for i := range f.Decisions {
		of := r.label(f.Decisions[i].Name)
		for k, name := range f.Decisions[i].Options {
			o := first[i] + k
			add("option", &of, r.label(name), f.optionFact(o), one.taken[o]+one.fell[o], two.taken[o]+two.fell[o])
		}
	}
	for i := range f.Injects {
		add("inject", nil, r.label(f.Injects[i].Name), f.injectFact(i), total(one.bySlot(one.injectWhen, i)), total(two.bySlot(two.injectWhen, i)))
	}
	for i, a := range f.Alliances {
		for k, kind := range []string{"issued", "deadlocked"} {
			at := i*textFacts + k
			add(kind, nil, r.label(a.Name), f.textFact(i, k), one.textRuns[at], two.textRuns[at])
		}
	}
	return c
}
