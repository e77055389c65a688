package rehearse

import (
	"math/bits"

	"tamrin/engine"
	"tamrin/rng"
)

// Tally plays runs and sums them up. It is not safe for use by several
// goroutines at once: give each its own and add the sums.
type Tally struct {
	player *Player
	p      *engine.Program
	f      *Frame
	sums   *Sums
	first  []int      // by decision: its first option
	heard  []uint64   // by option: cells that hear that it was taken, deciders left out
	public []uint64   // by inject: cells that hear it because it is public
	goals  [][]uint64 // by inject, then by decision: the set of goals that it tests
	allied []uint64   // by alliance: cells that consult
	all    uint64     // cells that hear what is public
	short  int64      // stretches shorter than this are not kept, ms

	cells   []cellDay
	chosen  []int    // options of this run
	results []int    // results of this run
	tested  []uint64 // the set of goals
	applied []bool   // rules
	talked  []bool   // alliances
	texts   []text   // alliances
	facts   []uint64

	firstOption, firstInject int // facts
	ranAway                  int64

	slot     int   // of the time that the run has come to
	nextSlot int64 // when the next one begins
}

// NewTally returns a tally of no runs. The frame must be the program's.
func NewTally(p *engine.Program, f *Frame, seed rng.Seed) *Tally {
	t := &Tally{player: NewPlayer(p, seed), p: p, f: f, sums: NewSums(f), first: f.firstOptions(), all: playing(p)}
	t.player.bots.looks = &looks{t.first, t.sums.offered, t.sums.leaned, t.sums.silent}
	for i := range p.Decisions {
		d := &p.Decisions[i]
		for k := range d.Options {
			cells := d.Options[k].KnownTo & t.all
			if d.Options[k].Public {
				cells = t.all
			}
			t.heard = append(t.heard, cells&^d.Cells)
		}
	}
	for i := range p.Alliances {
		cells := p.Alliances[i].Cells
		for _, q := range p.Alliances[i].Partners {
			cells |= p.Parties[q].Cells
		}
		t.allied = append(t.allied, cells)
	}
	t.texts = texts(f)
	t.public = make([]uint64, len(p.Injects))
	for i := range p.Injects {
		if p.Injects[i].Public {
			t.public[i] = t.all
		}
	}
	t.goals = goalsTested(p)
	t.firstOption, t.firstInject = f.optionFact(0), f.injectFact(0)
	t.short = shortQuiet * f.Slot
	t.cells = make([]cellDay, len(p.Cells))
	for i := range t.cells {
		t.cells[i].load = t.sums.bySlot(t.sums.load, i)
	}
	t.tested = make([]uint64, (len(f.Goals)+63)/64)
	t.applied, t.talked = make([]bool, len(p.Rules)), make([]bool, len(p.Alliances))
	t.facts = make([]uint64, (factCount(f)+63)/64)
	return t
}

// goalsTested returns, for every inject and then every decision, the set of
// goals of the frame that it tests: what it names, and the objective of a task
// it names.
func goalsTested(p *engine.Program) [][]uint64 {
	objective, task := make([]int, len(p.Objectives)), make([]int, len(p.Tasks))
	n := 0
	for i := range p.Objectives {
		objective[i] = n
		n++
		for _, k := range p.Objectives[i].Tasks {
			task[k] = n
			n++
		}
	}
	tests := func(objectives, tasks []int) []uint64 {
		goals := make([]uint64, (n+63)/64)
		add := func(g int) { goals[g/64] |= 1 << (g % 64) }
		for _, o := range objectives {
			add(objective[o])
		}
		for _, k := range tasks {
			add(task[k])
			add(objective[p.Tasks[k].Objective])
		}
		return goals
	}
	var all [][]uint64
	for i := range p.Injects {
		all = append(all, tests(p.Injects[i].Objectives, p.Injects[i].Tasks))
	}
	for i := range p.Decisions {
		all = append(all, tests(p.Decisions[i].Objectives, p.Decisions[i].Tasks))
	}
	return all
}

// Sums returns the sums so far. They grow with every run played.
func (t *Tally) Sums() *Sums { return t.sums }

// Play plays the runs from the first up to, but without, the last. After an
// error, which is a fault in the program, the sums mean nothing.
func (t *Tally) Play(from, to uint64) error {
	watch := t.watch
	for run := from; run < to; run++ {
		if err := t.play(run, watch); err != nil {
			return err
		}
	}
	return nil
}

func (t *Tally) play(run uint64, watch Watcher) error {
	for i := range t.cells {
		t.cells[i].begin()
	}
	clear(t.tested)
	clear(t.applied)
	clear(t.talked)
	clear(t.facts)
	t.ranAway, t.slot, t.nextSlot = 0, 0, t.f.Slot
	t.chosen, t.results = t.chosen[:0], t.results[:0]
	if err := t.player.Play(run, watch); err != nil {
		return err
	}
	t.end(t.player.world)
	return nil
}

// watch takes in the effects of one step.
func (t *Tally) watch(w *engine.World, _ *engine.Input, effects []engine.Effect) {
	for i := range effects {
		e := &effects[i]
		at, slot := e.At, t.slotNow(e.At)
		switch e.Kind {
		case engine.InjectDelivered:
			t.delivered(e, slot)
		case engine.DecisionOpened:
			t.decisionOpened(e, slot)
		case engine.DecisionClosed:
			t.decisionClosed(w, e, slot)
		case engine.ConsultationOpened:
			t.sums.consults[e.Item]++
			t.talked[e.Item] = true
			t.texts[e.Item].since = at
			t.engage(t.allied[e.Item], at)
		case engine.ConsultationClosed:
			t.release(t.allied[e.Item], at)
		case engine.OutcomeReached:
			t.sums.bySlot(t.sums.when, e.Item)[slot]++
			t.results = append(t.results, e.Item)
		case engine.RuleApplied:
			t.applied[e.Item] = true
		case engine.Runaway:
			t.ranAway = 1
		case engine.TextRevised, engine.TextIssued, engine.TextDeadlocked:
			t.negotiated(e)
		}
	}
}

// slotNow returns the slot of a time that is never earlier than the last one
// asked for in this run: it goes on from there, which spares a division.
func (t *Tally) slotNow(at int64) int {
	for at >= t.nextSlot && t.slot < t.f.Slots {
		t.slot++
		t.nextSlot += t.f.Slot
	}
	return t.slot
}

func (t *Tally) delivered(e *engine.Effect, slot int) {
	if e.N == 1 {
		t.sums.bySlot(t.sums.injectWhen, e.Item)[slot]++
		t.fact(t.firstInject + e.Item)
		t.test(e.Item)
	} else {
		t.sums.again[e.Item]++
	}
	t.reach(e.Cells|t.public[e.Item], e.At, slot)
}

// test notes the goals that an inject, or a decision after all injects, tests.
func (t *Tally) test(item int) {
	for k, goals := range t.goals[item] {
		t.tested[k] |= goals
	}
}

func (t *Tally) decisionOpened(e *engine.Effect, slot int) {
	d := &t.p.Decisions[e.Item]
	t.sums.bySlot(t.sums.opened, e.Item)[slot]++
	t.test(len(t.p.Injects) + e.Item)
	t.reach(d.Cells, e.At, slot)
	t.engage(d.Cells, e.At)
}

func (t *Tally) decisionClosed(w *engine.World, e *engine.Effect, slot int) {
	took := e.At - w.Decision(e.Item).OpenedAt
	t.sums.bySlot(t.sums.answer, e.Item)[t.f.slotOf(took)]++
	t.sums.answerMS[e.Item] += took
	count, manner := t.sums.taken, closedTaken
	switch e.How {
	case engine.ByDefault:
		count, manner = t.sums.fell, closedByDefault
	case engine.Lapsed:
		manner = closedLapsed
	}
	row(t.sums.how, e.Item, manners)[manner]++
	t.release(t.p.Decisions[e.Item].Cells, e.At)
	var heard uint64
	for m := e.Options; m != 0; m &= m - 1 {
		o := t.first[e.Item] + bits.TrailingZeros64(m)
		count[o]++
		heard |= t.heard[o]
		t.chosen = append(t.chosen, o)
		t.fact(t.firstOption + o)
	}
	t.reach(heard, e.At, slot)
}

// reach has cells receive something.
func (t *Tally) reach(cells uint64, now int64, slot int) {
	for ; cells != 0; cells &= cells - 1 {
		i := bits.TrailingZeros64(cells)
		c := &t.cells[i]
		if c.open == 0 && now-c.since >= t.short {
			t.endQuiet(i, now)
		}
		c.receive(now)
		c.load[slot]++
	}
}

// engage gives cells something to work on, release takes it off them.
func (t *Tally) engage(cells uint64, now int64) {
	for ; cells != 0; cells &= cells - 1 {
		i := bits.TrailingZeros64(cells)
		t.endQuiet(i, now)
		t.cells[i].open++
	}
}

func (t *Tally) release(cells uint64, now int64) {
	for ; cells != 0; cells &= cells - 1 {
		c := &t.cells[bits.TrailingZeros64(cells)]
		c.open--
		c.since = now
	}
}
