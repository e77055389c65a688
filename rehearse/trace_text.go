package rehearse

import (
	"math/bits"

	"tamrin/engine"
	"tamrin/lang"
)

// talkLine tells what happens to a consultation and its joint text.
func (t *teller) talkLine(at int64, e *engine.Effect) {
	if e.Item >= len(t.p.Alliances) {
		return
	}
	a := &t.p.Alliances[e.Item]
	name := t.name(a.ID, a.Src.Title)
	switch e.Kind {
	case engine.ConsultationOpened:
		t.tell(at, lang.Words{"{0} consults until {1}.", "مشاورات {0} حتى {1}."}, name, clockSeconds(e.Value))
	case engine.ConsultationClosed:
		t.tell(at, lang.Words{"{0} ends its consultation.", "انتهاء مشاورات {0}."}, name)
	case engine.ConsentGiven:
		t.tell(at, lang.Words{"{0} consents to version {1} of the joint text of {2}.", "رضا {0} بالإصدار {1} من النص المشترك لـ{2}."}, t.party(e.Party), e.Value, name)
	case engine.ConsentsVoided:
		t.tell(at, lang.Words{"The text is now version {0}; the consent of {1} is void.", "النص الآن في إصداره {0}، وبطل رضا {1}."}, e.Value, t.members(a, e.Options))
	case engine.TextIssued:
		t.tell(at, lang.Words{"The joint text of {0} issues, by {1}.", "يصدر النص المشترك لـ{0} عن {1}."}, name, t.members(a, e.Options))
	case engine.TextDeadlocked:
		t.tell(at, lang.Words{"The joint text of {0} is deadlocked: the consent of {1} is wanting.", "يتعثر النص المشترك لـ{0}: ينقصه رضا {1}."}, name, t.members(a, a.Consent&^e.Options))
	}
}

// members names the members at those places.
func (t *teller) members(a *engine.Alliance, places uint64) string {
	var list []int
	for ; places != 0; places &= places - 1 {
		list = append(list, a.Members[bits.TrailingZeros64(places)])
	}
	return t.parties(list)
}
