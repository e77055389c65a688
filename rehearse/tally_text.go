package rehearse

import (
	"math/bits"

	"tamrin/engine"
)

// text is where the figures of an alliance's joint texts are kept.
type text struct {
	place, consent int   // among alliances with a text; of its first member in heldOut
	since          int64 // when the consultation opened
}

// texts returns one for each alliance of the frame.
func texts(f *Frame) []text {
	list := make([]text, len(f.Alliances))
	place, consent := 0, 0
	for i := range f.Alliances {
		list[i] = text{place: place, consent: consent}
		if f.Alliances[i].Text {
			place++
		}
		consent += len(f.Alliances[i].Consent)
	}
	return list
}

// negotiated takes in what became of a joint text. Alliances that were given
// none have none to agree: bots begin no text of their own.
func (t *Tally) negotiated(e *engine.Effect) {
	a, own := &t.p.Alliances[e.Item], &t.texts[e.Item]
	switch e.Kind {
	case engine.TextRevised:
		t.sums.revised[e.Item]++
	case engine.TextIssued:
		t.sums.issued[e.Item]++
		t.sums.bySlot(t.sums.until, own.place)[t.f.slotOf(e.At-own.since)]++
		t.came(e.Item, textIssued)
	case engine.TextDeadlocked:
		t.sums.locked[e.Item]++
		t.came(e.Item, textDeadlocked)
		for m := a.Consent &^ e.Options; m != 0; m &= m - 1 {
			before := a.Consent & (m&-m - 1)
			t.sums.heldOut[own.consent+bits.OnesCount64(before)]++
		}
	}
}

// came notes that a run has such an end of a joint text, the first one alone.
func (t *Tally) came(alliance, which int) {
	fact := t.f.textFact(alliance, which)
	if t.facts[fact/64]>>(fact%64)&1 == 0 {
		t.fact(fact)
		row(t.sums.textRuns, alliance, textFacts)[which]++
	}
}

// endTexts counts the joint texts that nobody has settled.
func (t *Tally) endTexts(w *engine.World) {
	for i := range t.p.Alliances {
		if t.p.Alliances[i].HasText && w.Consulting(i) != engine.Never {
			t.sums.drafting[i]++
		}
	}
}

// What becomes of a joint text, as facts.
const (
	textIssued = iota
	textDeadlocked
	textFacts
)

func (f *Frame) textFact(alliance, which int) int {
	return f.injectFact(len(f.Injects)) + alliance*textFacts + which
}
