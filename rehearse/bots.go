package rehearse

import (
	"slices"

	"tamrin/engine"
	"tamrin/rng"
)

// Bots answer for every party, draw chance and fire what control planned to
// fire by hand. They say when they next act and what they do then; whoever
// drives the world steps it and shows them the effects:
//
//	bots.Reset(run); world.Reset(); bots.Look(world)
//	bots.Act(world) when bots.Next() is due, bots.Draw(world) while chances are pending
//	bots.Watch(world, effects) after every step, also after other people's
//
// What a bot does depends on the seed, the run, the party and the decision, and
// on nothing that was drawn elsewhere. Bots are not safe for use by several
// goroutines at once.
type Bots struct {
	p             *engine.Program
	voices        []voice      // by decision, in the order of its parties
	first         []int        // by decision: its first voice; one more at the end
	talks         []talk       // by decision
	seeds         []rng.Seed   // by chance
	streams       []rng.Stream // by chance, of this run
	manual        []int        // injects that control fires at their planned time, soonest first
	fired         int          // how many of manual are done with
	run           uint64
	due           []turn     // who is about to speak, soonest last
	people        []bool     // by party: people answer for it
	delegates     []delegate // by alliance, those whose consent its texts need
	firstDelegate []int      // by alliance: its first delegate; one more at the end
	weights       [64]int64
	looks         *looks  // what bots found on offer; nil where nobody counts
	script        *script // takes the place of chance in an exact enumeration
}

// voice is one party's part in one decision.
type voice struct {
	seed            rng.Seed
	stream          rng.Stream
	decision, party int
}

// turn is a voice about to speak, or a delegate about to act.
type turn struct {
	at    int64
	voice int // delegates are numbered behind all voices
}

// before orders turns by time, then by decision and party as they are written,
// and by alliance and member.
func (t turn) before(o turn) bool { return t.at < o.at || t.at == o.at && t.voice < o.voice }

// NewBots returns bots for the program, at the start of run 0 of the seed.
func NewBots(p *engine.Program, seed rng.Seed) *Bots {
	b := &Bots{p: p, talks: make([]talk, len(p.Decisions)), people: make([]bool, len(p.Parties))}
	decisions, chances := seed.Child("decision"), seed.Child("chance")
	for i := range p.Decisions {
		d := &p.Decisions[i]
		b.first = append(b.first, len(b.voices))
		for _, party := range d.Parties {
			own := decisions.Child(d.ID).Child(p.Parties[party].ID)
			b.voices = append(b.voices, voice{seed: own, decision: i, party: party})
		}
	}
	b.first = append(b.first, len(b.voices))
	for i := range p.Chances {
		b.seeds = append(b.seeds, chances.Child(p.Chances[i].ID))
	}
	b.streams = make([]rng.Stream, len(p.Chances))
	b.delegates, b.firstDelegate = delegates(p, seed)
	b.due = make([]turn, 0, len(b.voices)+len(b.delegates))
	b.planByHand()
	b.Reset(0)
	return b
}

// planByHand lists what control fires by hand at a planned time.
func (b *Bots) planByHand() {
	for i := range b.p.Injects {
		if in := &b.p.Injects[i]; in.Manual && !in.Omitted && in.At != engine.Never {
			b.manual = append(b.manual, i)
		}
	}
	slices.SortStableFunc(b.manual, func(x, y int) int {
		return int(min(max(b.p.Injects[x].At-b.p.Injects[y].At, -1), 1))
	})
}

// Reset puts the bots to the start of a run. It allocates nothing.
func (b *Bots) Reset(run uint64) {
	b.run, b.fired, b.due = run, 0, b.due[:0]
	for i := range b.seeds {
		b.streams[i] = b.seeds[i].Run(run)
	}
	for i := range b.delegates {
		b.delegates[i].drawn, b.delegates[i].waiting = 0, false
	}
}

// Clone returns bots that have the same in mind: what the one goes on to do
// never shows in the other.
func (b *Bots) Clone() *Bots {
	c := *b
	c.voices, c.talks, c.streams = slices.Clone(b.voices), slices.Clone(b.talks), slices.Clone(b.streams)
	c.due, c.people, c.delegates = slices.Clone(b.due), slices.Clone(b.people), slices.Clone(b.delegates)
	return &c
}

// Seat says whether people answer for a party; bots do where nobody was seated.
// It holds for what opens from then on.
func (b *Bots) Seat(party int, people bool) { b.people[party] = people }

// Look takes in a world as it stands: the bots begin to think about every open
// decision and every text on the table. It is for a world that they have not watched from its start.
func (b *Bots) Look(w *engine.World) {
	for i := range b.p.Decisions {
		if w.Decision(i).Status == engine.Open {
			b.open(i, w.Now())
		}
	}
	for i := range b.p.Alliances {
		if s := w.Consultation(i); s.Open && s.Version > 0 {
			b.sitDown(w, i, w.Now())
		}
	}
	for b.fired < len(b.manual) && b.p.Injects[b.manual[b.fired]].At < w.Now() {
		b.fired++
	}
}

// Watch takes in the effects of a step.
func (b *Bots) Watch(w *engine.World, effects []engine.Effect) {
	for i := range effects {
		switch e := &effects[i]; e.Kind {
		case engine.DecisionOpened:
			b.open(e.Item, e.At)
		case engine.DecisionClosed, engine.AnswerWaits:
			b.hush(e.Item)
		case engine.ChoiceMade:
			b.said(w, e.Item)
		case engine.ConsultationOpened:
			if b.p.Alliances[e.Item].HasText {
				b.sitDown(w, e.Item, e.At)
			}
		case engine.TextRevised:
			b.sitDown(w, e.Item, e.At) // where people began a text, bots draw only now
		case engine.ConsentsVoided:
			b.reconsider(e.Item, e.Options, e.At)
		case engine.ConsultationClosed:
			b.rise(e.Item)
		}
	}
}

// Next returns the exercise time at which a bot next acts, or Never.
func (b *Bots) Next() int64 {
	next := engine.Never
	if n := len(b.due); n > 0 {
		next = b.due[n-1].at
	}
	if b.fired < len(b.manual) {
		next = min(next, b.p.Injects[b.manual[b.fired]].At)
	}
	return next
}

// Draw returns the draw of the chance that has been pending longest.
func (b *Bots) Draw(w *engine.World) engine.Input {
	c := w.Pending()[0]
	chance := &b.p.Chances[c]
	return engine.Input{Kind: engine.ChanceDrawn, At: w.Now(), Item: c, Branch: b.pick(&b.streams[c], chance.Weights, chance.Total)}
}

// Act returns what the bot does that is next to act; false where it keeps its
// peace. The input is at the time of Next, or at the world's now where that is
// later. At equal times control comes first, then the decisions and their
// parties, then the alliances and their members, in the order of writing.
func (b *Bots) Act(w *engine.World) (engine.Input, bool) {
	at := b.Next()
	if b.fired < len(b.manual) && b.p.Injects[b.manual[b.fired]].At == at {
		i := b.manual[b.fired]
		b.fired++
		status := w.Inject(i).Status
		return engine.Input{Kind: engine.InjectFired, At: max(at, w.Now()), Item: i}, status == engine.Planned || status == engine.Conditional
	}
	last := len(b.due) - 1
	who := b.due[last].voice
	b.due = b.due[:last]
	if who >= len(b.voices) {
		return b.negotiate(w, who-len(b.voices), at)
	}
	v := &b.voices[who]
	b.talks[v.decision].waiting--
	options, ok := b.decide(w, v)
	if !ok {
		b.said(w, v.decision)
	}
	return engine.Input{Kind: engine.DecisionTaken, At: max(at, w.Now()), Item: v.decision, Party: v.party, Options: options}, ok
}

// open has every party of a decision that bots play think about it from now on.
func (b *Bots) open(decision int, now int64) {
	b.talks[decision] = talk{}
	for i := b.first[decision]; i < b.first[decision+1]; i++ {
		v := &b.voices[i]
		if b.people[v.party] {
			continue
		}
		v.stream = v.seed.Run(b.run)
		b.think(i, now)
	}
}

// think sets when a voice speaks next: evenly drawn from what a bot takes.
func (b *Bots) think(i int, now int64) {
	v := &b.voices[i]
	d := &b.p.Decisions[v.decision]
	b.put(turn{now + d.BotMin + int64(v.stream.Below(uint64(d.BotMax-d.BotMin+1))), i})
	b.talks[v.decision].waiting++
}

// put keeps the turns sorted, soonest last.
func (b *Bots) put(t turn) {
	b.due = append(b.due, t)
	k := len(b.due) - 1
	for ; k > 0 && b.due[k-1].before(t); k-- {
		b.due[k] = b.due[k-1]
	}
	b.due[k] = t
}

// hush takes back whatever is still to be said on a decision.
func (b *Bots) hush(decision int) {
	if b.talks[decision].waiting == 0 {
		return
	}
	b.talks[decision].waiting = 0
	b.due = slices.DeleteFunc(b.due, func(t turn) bool { return t.voice < len(b.voices) && b.voices[t.voice].decision == decision })
}

// pick draws one of weights.
func (b *Bots) pick(from *rng.Stream, weights []int64, total int64) int {
	if b.script != nil {
		return b.script.pick(weights, total)
	}
	return from.Pick(weights, total)
}

// take draws up to as many options as the decision allows, one after the other
// by weights; none where total is 0.
func (b *Bots) take(v *voice, total int64) uint64 {
	d := &b.p.Decisions[v.decision]
	weights := b.weights[:len(d.Options)]
	var taken uint64
	for range d.Choose {
		if total == 0 {
			break
		}
		o := b.pick(&v.stream, weights, total)
		taken |= 1 << o
		total -= weights[o]
		weights[o] = 0
	}
	return taken
}
