package rehearse

import (
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/rng"
)

// Members negotiate a joint text by their leanings. When one is on the table,
// each whose consent it needs draws what it will do: consent, amend the text
// once and then consent, or refuse to the end; and when. Who had consented to
// a version that somebody changed thinks again, and consents to the new one.
// Nobody can consent to a first draft with brackets: whoever would be first puts
// words in their place.

// delegate is one member's part in the consultations of its alliance.
type delegate struct {
	seed                   rng.Seed
	stream                 rng.Stream
	alliance, party, place int
	stance                 engine.Stance // what it does next
	drawn                  int64         // number of the consultation for which it has drawn
	waiting                bool          // it is about to act
}

// delegates returns those of every alliance, and where each alliance's begin.
func delegates(p *engine.Program, seed rng.Seed) (all []delegate, first []int) {
	seed = seed.Child("consultation")
	for i := range p.Alliances {
		a := &p.Alliances[i]
		first = append(first, len(all))
		for m := a.Consent; m != 0; m &= m - 1 {
			place := bits.TrailingZeros64(m)
			party := a.Members[place]
			own := seed.Child(a.ID).Child(p.Parties[party].ID)
			all = append(all, delegate{seed: own, alliance: i, party: party, place: place})
		}
	}
	return all, append(first, len(all))
}

// apart keeps the streams of one delegate's consultations in one run from those
// of all other runs, of which nobody plays so many.
const apart = 40

// sitDown has every bot whose consent counts draw what it does about the text
// on the table. One that has consented already stays with that.
func (b *Bots) sitDown(w *engine.World, alliance int, now int64) {
	s := w.Consultation(alliance)
	for i := b.firstDelegate[alliance]; i < b.firstDelegate[alliance+1]; i++ {
		d := &b.delegates[i]
		if b.people[d.party] || s.Withdrawn>>d.place&1 == 1 || d.drawn == s.Number {
			continue
		}
		d.drawn, d.stream = s.Number, d.seed.Run(b.run+uint64(s.Number-1)<<apart)
		if s.Consents>>d.place&1 == 1 {
			d.stance = engine.Consent
			continue
		}
		d.stance = engine.Refuse
		var weights [3]int64
		if total := w.WeighStance(alliance, d.place, &weights); total > 0 {
			d.stance = engine.Stance(b.pick(&d.stream, weights[:], total))
		}
		if d.stance != engine.Refuse {
			b.ponder(i, now)
		}
	}
}

// ponder sets when a delegate acts next: evenly drawn from what a bot takes.
func (b *Bots) ponder(i int, now int64) {
	d := &b.delegates[i]
	a := &b.p.Alliances[d.alliance]
	d.waiting = true
	b.put(turn{now + a.BotMin + int64(d.stream.Below(uint64(a.BotMax-a.BotMin+1))), len(b.voices) + i})
}

// reconsider has those whose consent is void think about the new version.
func (b *Bots) reconsider(alliance int, voided uint64, now int64) {
	for i := b.firstDelegate[alliance]; i < b.firstDelegate[alliance+1]; i++ {
		d := &b.delegates[i]
		if voided>>d.place&1 == 1 && !d.waiting && d.stance != engine.Refuse && !b.people[d.party] {
			b.ponder(i, now)
		}
	}
}

// rise takes back whatever delegates would still do about a text.
func (b *Bots) rise(alliance int) {
	for i := b.firstDelegate[alliance]; i < b.firstDelegate[alliance+1]; i++ {
		b.forget(i)
	}
}

// forget takes back what a delegate would do next about a text.
func (b *Bots) forget(i int) {
	if d := &b.delegates[i]; d.waiting {
		d.waiting = false
		b.due = slices.DeleteFunc(b.due, func(t turn) bool { return t.voice == len(b.voices)+i })
	}
}

// negotiate returns what a delegate does now; false where there is nothing to do.
func (b *Bots) negotiate(w *engine.World, i int, at int64) (engine.Input, bool) {
	d := &b.delegates[i]
	s := w.Consultation(d.alliance)
	d.waiting = false
	in := engine.Input{At: max(at, w.Now()), Item: d.alliance, Party: d.party}
	switch {
	case !s.Open || (s.Withdrawn|s.Consents)>>d.place&1 == 1, b.people[d.party]: // a person may have sat down meanwhile
		return in, false
	case d.stance == engine.Amend, s.Version == 1 && b.p.Alliances[d.alliance].Bracketed:
		d.stance, d.waiting = engine.Consent, true
		b.put(turn{in.At, len(b.voices) + i}) // to what it has written itself it consents at once
		in.Kind, in.Value = engine.TextChanged, amendment(d.party, s.Version+1)
	default:
		in.Kind, in.Value = engine.Consented, s.Version
	}
	return in, true
}

// amendment stands for the words of a bot's amendment, which a rehearsal does
// not write: equal ones stand for equal words.
func amendment(party int, version int64) int64 { return int64(party+1)<<32 | version }

// HoldsOut reports whether a bot has made up its mind to withhold a member's
// consent in the consultation that an alliance holds.
func (b *Bots) HoldsOut(w *engine.World, alliance, party int) bool {
	for i := b.firstDelegate[alliance]; i < b.firstDelegate[alliance+1]; i++ {
		if d := &b.delegates[i]; d.party == party {
			return !b.people[party] && d.drawn == w.Consultation(alliance).Number && d.stance == engine.Refuse
		}
	}
	return false
}

// TurnedAway tells the bots that what one of them was to do about a text was
// not taken, as where people have left brackets in it: it tries again after a
// while. It is for drivers with people.
func (b *Bots) TurnedAway(in engine.Input) {
	for i := b.firstDelegate[in.Item]; i < b.firstDelegate[in.Item+1]; i++ {
		if d := &b.delegates[i]; d.party == in.Party && !b.people[d.party] {
			b.forget(i) // it meant to consent at once to what it could not write
			b.ponder(i, in.At)
		}
	}
}
