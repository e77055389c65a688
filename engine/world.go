package engine

// World is the state of one exercise or playout of a Program. It is changed by
// Step alone. It is not safe for use by several goroutines at once.
type World struct {
	p       *Program
	now     int64
	started bool // the clock has reached 0; until then only draws are taken
	ended   bool
	endedBy int   // outcome, or -1
	shift   int64 // scenario time moved forward by jumps, ms

	state     []int64 // flat: what conditions read
	injects   []injectState
	decisions []DecisionState
	choices   []uint64 // what each party of each decision has said
	outcomeAt []int64
	consults  []ConsultationState // by alliance
	said      uint64              // digest of what was said so far, in order

	armed   []uint64 // by condition: it may still act
	held    []uint64 // by condition: it was true when last evaluated (repeating rules)
	dirty   []uint64 // by condition: something it reads has changed
	isDirty bool
	timers  []timer // soonest last
	cursor  int     // how far the plan has been followed
	planAt  int64   // when the plan goes on, or Never
	asked   []int   // chances to be drawn, in order
	queue   []task  // what follows from the current step
	budget  int     // consequences that the current step may still have
	asks    bool    // something was asked of the driver
	effects []Effect
	ads     []Ad // what control wrote or changed
}

// InjectStatus says where an inject stands.
type InjectStatus uint8

// Planned injects have a time; Conditional ones wait for a condition, another
// item or control; Held ones for control's release; Dropped ones had an `if`
// that failed; Skipped and Dropped ones will not come.
const (
	Planned InjectStatus = iota
	Conditional
	Held
	Skipped
	Dropped
	Delivered
)

// InjectState is where an inject stands.
type InjectState struct {
	Status      InjectStatus
	At          int64 // when it is due, or Never
	DeliveredAt int64 // when it was first delivered, or Never
	Count       int   // deliveries so far
	Cells       uint64
	Public      bool
}

type injectState struct {
	at          int64
	deliveredAt int64
	count       int32
	status      InjectStatus
	due         bool  // it came due while held
	edited      bool  // control changed it: the ad says who receives it
	ad          int32 // into World.ads, where edited
}

// DecisionStatus says where a decision stands.
type DecisionStatus uint8

// Waiting decisions have not opened; Answered ones wait for control to
// adjudicate words.
const (
	Waiting DecisionStatus = iota
	Open
	Answered
	Closed
)

// DecisionState is where a decision stands.
type DecisionState struct {
	Status   DecisionStatus
	OpenedAt int64 // or Never
	Deadline int64 // or Never
	ClosedAt int64 // or Never
	How      How
	Party    int // who took it, or -1
	Options  uint64
}

// NewWorld returns a world of the program at STARTEX.
func (p *Program) NewWorld() *World {
	words := (len(p.conds) + 63) / 64
	w := &World{
		p:         p,
		state:     make([]int64, len(p.init)),
		injects:   make([]injectState, len(p.Injects)),
		decisions: make([]DecisionState, len(p.Decisions)),
		choices:   make([]uint64, p.choice[len(p.Decisions)]),
		outcomeAt: make([]int64, len(p.Outcomes)),
		consults:  make([]ConsultationState, len(p.Alliances)),
		armed:     make([]uint64, words),
		held:      make([]uint64, words),
		dirty:     make([]uint64, words),
	}
	w.Reset()
	return w
}

// Reset puts the world back to STARTEX. It allocates nothing.
func (w *World) Reset() {
	p := w.p
	w.now, w.started, w.ended, w.endedBy, w.shift, w.said = 0, false, false, -1, 0, 0
	copy(w.state, p.init)
	w.injects = w.injects[:len(p.Injects)]
	copy(w.injects, p.injectInit)
	copy(w.decisions, p.decisionInit)
	clear(w.choices)
	fill(w.outcomeAt, Never)
	for i := range w.consults {
		w.consults[i] = notConsulting
	}
	copy(w.armed, p.armedInit)
	clear(w.held)
	copy(w.dirty, p.armedInit)
	w.isDirty = len(p.conds) > 0
	w.timers, w.cursor = w.timers[:0], 0
	w.asked = append(w.asked[:0], p.drawsAtStart...)
	w.queue, w.effects, w.ads = w.queue[:0], w.effects[:0], w.ads[:0]
	w.planAt = w.p.plan[0].at
}

func fill(s []int64, v int64) {
	for i := range s {
		s[i] = v
	}
}

// effect adds an effect to those of the current step and returns it to be
// filled in. It writes into the buffer in place: effects are what a playout
// makes most of.
func (w *World) effect(kind EffectKind, item int) *Effect {
	n := len(w.effects)
	if n == cap(w.effects) {
		w.effects = append(w.effects, Effect{})
	} else {
		w.effects = w.effects[:n+1]
	}
	e := &w.effects[n]
	*e = Effect{Kind: kind, At: w.now, Item: item, Party: -1}
	return e
}

// Program returns the program that the world plays.
func (w *World) Program() *Program { return w.p }

// Now returns the exercise time in ms since STARTEX.
func (w *World) Now() int64 { return w.now }

// Ended reports whether ENDEX was reached; no input is taken after it.
func (w *World) Ended() bool { return w.ended }

// EndedBy returns the outcome that ended the exercise, or -1.
func (w *World) EndedBy() int { return w.endedBy }

// ScenarioTime returns the story's time in Unix milliseconds.
func (w *World) ScenarioTime() int64 {
	return w.p.Scenario.Clock.Start.UnixMS + w.now + w.shift
}

// Pending returns the chances asked and not yet drawn, in order. They do not
// stop time. The slice is valid until the next Step.
func (w *World) Pending() []int { return w.asked }

// InjectCount returns the number of injects, those added on the spot included.
func (w *World) InjectCount() int { return len(w.injects) }

// Inject returns where inject i stands.
func (w *World) Inject(i int) InjectState {
	s := &w.injects[i]
	return InjectState{s.status, s.at, s.deliveredAt, int(s.count), w.recipients(i), w.public(i)}
}

// InjectStatus returns the status of inject i alone.
func (w *World) InjectStatus(i int) InjectStatus { return w.injects[i].status }

// Decision returns where decision i stands.
func (w *World) Decision(i int) DecisionState { return w.decisions[i] }

// Choice returns what a party of a joint decision has said so far.
func (w *World) Choice(decision, party int) uint64 {
	for k, q := range w.p.Decisions[decision].Parties {
		if q == party {
			return w.choices[w.p.choice[decision]+k]
		}
	}
	return 0
}

// Offered returns the options of the decision whose `when` holds now.
func (w *World) Offered(decision int) uint64 {
	d := &w.p.Decisions[decision]
	mask := d.always
	for _, o := range d.offers {
		if o.when.Holds(w.state) {
			mask |= 1 << o.option
		}
	}
	return mask
}

// Weigh puts how strongly bots of the party lean towards each of the options
// given into weights, 0 for all others of the decision, and returns the sum.
func (w *World) Weigh(decision, party int, among uint64, weights *[64]int64) (total int64) {
	d := &w.p.Decisions[decision]
	k := partyOf(d, party)
	if k < 0 {
		return 0
	}
	leans := d.leans[k]
	for i := range leans {
		weights[i] = 0
		if among>>i&1 == 1 {
			weights[i] = leans[i].weigh(w.state)
			total += weights[i]
		}
	}
	return total
}

// Lean returns how strongly bots of the party lean towards an option now: at
// least 0, comparable among the options of one decision.
func (w *World) Lean(decision, option, party int) int64 {
	d := &w.p.Decisions[decision]
	if k := partyOf(d, party); k >= 0 {
		return d.leans[k][option].weigh(w.state)
	}
	return 0
}

// maxLean bounds a leaning, so that the sum over 64 options can't overflow.
const maxLean = int64(1) << 50

func (l *lean) weigh(state []int64) int64 {
	if l.code == nil {
		return l.weight
	}
	v, ok := l.code.Eval(state)
	if !ok || v <= 0 {
		return 0
	}
	if v > maxLean/l.scale {
		return maxLean
	}
	return v * l.scale
}

// Var returns the value of variable i: a number, an index into Words, 0 or 1.
func (w *World) Var(i int) int64 {
	v := &w.p.Vars[i]
	x := w.state[v.slot]
	if v.Kind != Word {
		return x
	}
	return v.indexOf(x)
}

// indexOf turns an interned word into an index of the variable's list.
func (v *Var) indexOf(word int64) int64 {
	for i, id := range v.word {
		if id == word {
			return int64(i)
		}
	}
	panic("engine: variable " + v.ID + " holds a word that is not its own")
}

// OutcomeAt returns the exercise time at which outcome i was reached, or Never.
func (w *World) OutcomeAt(i int) int64 { return w.outcomeAt[i] }

// Commitment returns how often commitment i was upheld, strained and broken.
func (w *World) Commitment(i int) (upheld, strained, broken int64) {
	s := w.state[w.p.slots.commitments+i*commitSlots:]
	return s[0], s[1], s[2]
}

// Clone returns a world that stands as w does and goes its own way from there.
func (w *World) Clone() *World {
	c := w.p.NewWorld()
	c.CopyFrom(w)
	return c
}

// CopyFrom makes w equal to o, which must be of the same program.
func (w *World) CopyFrom(o *World) {
	if w.p != o.p {
		panic("engine: worlds of different programs")
	}
	w.now, w.started, w.ended, w.endedBy, w.shift, w.said = o.now, o.started, o.ended, o.endedBy, o.shift, o.said
	copy(w.state, o.state)
	w.injects = append(w.injects[:0], o.injects...)
	copy(w.decisions, o.decisions)
	copy(w.choices, o.choices)
	copy(w.outcomeAt, o.outcomeAt)
	copy(w.consults, o.consults)
	copy(w.armed, o.armed)
	copy(w.held, o.held)
	copy(w.dirty, o.dirty)
	w.isDirty = o.isDirty
	w.timers, w.cursor = append(w.timers[:0], o.timers...), o.cursor
	w.asked = append(w.asked[:0], o.asked...)
	w.queue, w.effects = w.queue[:0], w.effects[:0]
	w.ads = append(w.ads[:0], o.ads...)
	w.planAt = o.planAt
}
