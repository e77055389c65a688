package rehearse

import (
	"math/bits"

	"tamrin/engine"
)

// Parties that decide together talk in rounds. In the first each says what it
// would do. Where they differ, each thinks again and goes over to something
// that another has named, by its own leanings, or stays where it is if it leans
// to nothing the others want. They give up, until the deadline, after a round
// in which nobody moved, or after the last round.
const lastRound = 20

// talk is how far the parties of a decision have come.
type talk struct {
	round   int  // 0 is the first
	moved   bool // somebody changed its word in this round
	waiting int  // voices about to speak
}

// decide returns what a voice says now, and false where it has nothing new to say.
func (b *Bots) decide(w *engine.World, v *voice) (uint64, bool) {
	offered := w.Offered(v.decision)
	before := w.Choice(v.decision, v.party)
	if !b.p.Decisions[v.decision].Jointly || before == 0 {
		total := w.Weigh(v.decision, v.party, offered, &b.weights)
		if b.looks != nil {
			b.looks.count(v.decision, offered, &b.weights)
		}
		options := b.take(v, total)
		return options, options != 0
	}
	options := b.take(v, w.Weigh(v.decision, v.party, offered&b.others(w, v), &b.weights))
	if options == 0 || options == before {
		return 0, false
	}
	b.talks[v.decision].moved = true
	return options, true
}

// others returns what the other parties of the decision have named.
func (b *Bots) others(w *engine.World, v *voice) uint64 {
	var named uint64
	for _, q := range b.p.Decisions[v.decision].Parties {
		if q != v.party {
			named |= w.Choice(v.decision, q)
		}
	}
	return named
}

// said takes in that a party of a joint decision has spoken, or kept its word.
// Once all have, and have not agreed, the next round begins.
func (b *Bots) said(w *engine.World, decision int) {
	d, t := &b.p.Decisions[decision], &b.talks[decision]
	if !d.Jointly || w.Decision(decision).Status != engine.Open || t.waiting > 0 {
		return
	}
	for _, q := range d.Parties {
		if w.Choice(decision, q) == 0 {
			return
		}
	}
	if t.round == lastRound || t.round > 0 && !t.moved {
		return
	}
	t.round, t.moved = t.round+1, false
	for i := b.first[decision]; i < b.first[decision+1]; i++ {
		if !b.people[b.voices[i].party] {
			b.think(i, w.Now())
		}
	}
}

// looks counts what bots found when they first looked at a decision.
type looks struct {
	base    []int   // by decision: its first option
	offered []int64 // by option: looks at which it was on offer
	leaned  []int64 // by option: and leaned to
	silent  []int64 // by decision: looks at which nothing could be taken
}

func (l *looks) count(decision int, among uint64, weights *[64]int64) {
	base, any := l.base[decision], false
	for m := among; m != 0; m &= m - 1 {
		o := bits.TrailingZeros64(m)
		l.offered[base+o]++
		if weights[o] > 0 {
			l.leaned[base+o]++
			any = true
		}
	}
	if !any {
		l.silent[decision]++
	}
}
