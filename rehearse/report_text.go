package rehearse

import (
	"cmp"
	"slices"
	"strings"

	"tamrin/lang"
)

// Consultation is how often an alliance consults, and what becomes of its joint
// text where it has one.
type Consultation struct {
	Label
	Share  Share   `json:"share"`
	PerRun float64 `json:"per_run"`
	Text   *Text   `json:"text,omitempty"`
}

// Text is what becomes of a joint text, as shares of the consultations.
type Text struct {
	Consult    int64     `json:"consult_ms"` // how long a consultation stays open
	Issued     Share     `json:"issued"`
	Deadlocked Share     `json:"deadlocked"`
	Drafting   Share     `json:"drafting"` // still on the table when the exercise ended
	Until      *Spread   `json:"time_until_issued,omitempty"`
	Revisions  float64   `json:"revisions"` // new versions in a consultation
	HeldOut    []HeldOut `json:"held_out"`  // the most frequent first
}

// HeldOut is how often a member's consent was wanting when a text deadlocked,
// as a share of the deadlocks.
type HeldOut struct {
	Label
	Share Share `json:"share"`
}

func (r *Report) addConsultations(s *Sums) {
	place, consent := 0, 0
	for i, a := range s.frame.Alliances {
		c := Consultation{Label: r.label(a.Name), Share: share(s.consult[i], r.Runs), PerRun: ratio(s.consults[i], r.Runs)}
		if a.Text {
			c.Text = r.text(s, i, s.bySlot(s.until, place), s.heldOut[consent:consent+len(a.Consent)])
			place++
		}
		consent += len(a.Consent)
		r.Consultations = append(r.Consultations, c)
	}
}

func (r *Report) text(s *Sums, i int, until, heldOut []int64) *Text {
	a, n := &s.frame.Alliances[i], s.consults[i]
	t := &Text{
		Consult: a.Consult, Issued: share(s.issued[i], n), Deadlocked: share(s.locked[i], n), Drafting: share(s.drafting[i], n),
		Until: optionalSpread(until, s.frame.Slot), Revisions: ratio(s.revised[i], n), HeldOut: []HeldOut{},
	}
	for k, m := range a.Consent {
		if heldOut[k] > 0 {
			t.HeldOut = append(t.HeldOut, HeldOut{r.label(m), share(heldOut[k], s.locked[i])})
		}
	}
	slices.SortStableFunc(t.HeldOut, func(a, b HeldOut) int { return cmp.Compare(b.Share.Count, a.Share.Count) })
	return t
}

// textLine says what becomes of a joint text.
func (r *Report) textLine(t *Text) string {
	parts := []string{lang.Words{"joint text: issues in %s of the consultations", "النص المشترك: يصدر في %s من المشاورات"}.Format(percent(t.Issued.P)).In(r.Lang)}
	if t.Until != nil {
		parts = append(parts, lang.Words{"after %s", "بعد %s"}.Format(isolated(times(t.Until))).In(r.Lang))
	}
	parts = append(parts, lang.Words{"deadlocks in %s", "يتعثر في %s"}.Format(percent(t.Deadlocked.P)).In(r.Lang))
	if t.Drafting.Count > 0 {
		parts = append(parts, lang.Words{"unsettled at the end in %s", "يبقى معلقًا عند النهاية في %s"}.Format(percent(t.Drafting.P)).In(r.Lang))
	}
	parts = append(parts, lang.Words{"%s changes", "عدد التعديلات %s"}.Format(oneDecimal(t.Revisions)).In(r.Lang))
	var out []string
	for _, h := range t.HeldOut {
		out = append(out, isolated(h.Name)+" "+percent(h.Share.P))
	}
	if len(out) > 0 {
		list := strings.Join(out, lang.Words{", ", "، "}.In(r.Lang))
		parts = append(parts, lang.Words{"consent wanting in deadlocks: %s", "الرضا الناقص عند التعثر: %s"}.Format(list).In(r.Lang))
	}
	return strings.Join(parts, " · ")
}
