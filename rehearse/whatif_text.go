package rehearse

import (
	"fmt"
	"io"
	"strings"

	"tamrin/lang"
)

// What is said of a what-if wherever it is shown.
var (
	WhatIfTitle = lang.Words{"Had they chosen otherwise: %s", "لو اختاروا غير ذلك: %s"}
	// WhatIfMeans must stand wherever figures of a what-if stand.
	WhatIfMeans = lang.Words{
		"This is the scenario author's model, played on by bots. It is no prediction, and it says nothing about what real people or states would have done.",
		"هذا نموذج كاتب السيناريو يُكمله لاعبون آليون. ليس توقعًا، ولا يقول شيئًا عما كان الناس أو الدول سيفعلونه حقًا."}
	WhatIfHow = lang.Words{
		"The exercise as it was, up to just before the decision at %s; then each way is played on %s times on the same luck. Differences are from what was decided, run by run, with 95%% intervals. Shown are how it ends, how long it takes, and whatever else differs clearly; what differs most comes first.",
		"التمرين كما جرى حتى ما قبل القرار عند %s، ثم يُلعب كل طريق %s مرة على الحظ نفسه. الفروق محسوبة عمّا قُرِّر فعلًا، جولة بجولة، مع فترات 95%%. تظهر النهاية والمدة وكل ما عداهما مما يختلف اختلافًا واضحًا، والأكثر اختلافًا أولًا."}
	nobodyDecides  = lang.Words{"nobody decides", "لا يقرر أحد"}
	ruledToNothing = lang.Words{"words that were ruled to be none of the options", "كلمات حُكم بأنها ليست من الخيارات"}
	asItWas        = lang.Words{"as it was", "كما جرى"}
	notOnOffer     = lang.Words{"Not on offer at that moment: %s.", "لم يكن معروضًا في تلك اللحظة: %s."}

	whatIfKinds = map[string]lang.Words{
		"length":     {"How long it takes", "كم يستغرق"},
		"open":       {"Decisions that open", "قرارات تُفتح"},
		"unanswered": {"Decisions left unanswered", "قرارات تُترك بلا جواب"},
		"flag":       {"Variables at the end: yes", "متغيرات عند النهاية: نعم"},
		"word":       {"Variables at the end", "متغيرات عند النهاية"},
		"number":     {"Variables at the end: mean", "متغيرات عند النهاية: المتوسط"},
	}
)

// KindName names a kind of rows.
func (a *Alternatives) KindName(kind string) string {
	if w, ok := whatIfKinds[kind]; ok {
		return w.In(a.Lang)
	}
	return kindWords[kind].In(a.Lang)
}

// WayName names a way.
func (a *Alternatives) WayName(w Way) string {
	var names []string
	for _, o := range w.Options {
		names = append(names, o.Name)
	}
	switch {
	case w.Nobody:
		names = []string{nobodyDecides.In(a.Lang)}
	case len(names) == 0:
		names = []string{ruledToNothing.In(a.Lang)}
	}
	return strings.Join(names, " + ")
}

// RowName names a row, an option with its decision.
func (a *Alternatives) RowName(r *Row) string {
	switch {
	case r.Of != nil:
		return r.Of.Name + ": " + r.Label.Name
	case r.Kind == "length":
		return a.KindName(r.Kind)
	}
	return r.Label.Name
}

// How tells what was played.
func (a *Alternatives) How() string {
	return WhatIfHow.Format(isolated(clockSeconds(a.At)), isolated(number(a.Runs))).In(a.Lang)
}

// NotOffered names what could not have been taken; "" where everything could.
func (a *Alternatives) NotOffered() string {
	var names []string
	for _, l := range a.Withheld {
		names = append(names, l.Name)
	}
	if len(names) == 0 {
		return ""
	}
	return notOnOffer.Format(strings.Join(names, a.comma())).In(a.Lang)
}

func (a *Alternatives) comma() string { return lang.Words{", ", "، "}.In(a.Lang) }

// Said is a figure in figures: its value and interval, the difference and its.
type Said struct{ Value, Range, By, ByRange string }

// Say writes a figure in its row's unit. A difference that may be none has none.
func (r *Row) Say(f Figure) Said {
	value, by := percent, points
	switch r.Unit {
	case UnitTime:
		value = func(ms float64) string { return clockSeconds(int64(ms)) }
		by = func(ms float64) string { return sign(ms) + clockSeconds(int64(max(ms, -ms))) }
	case UnitNumber:
		value = func(x float64) string { return fmt.Sprintf("%.2f", x) }
		by = func(x float64) string { return sign(x) + fmt.Sprintf("%.2f", max(x, -x)) }
	}
	s := Said{Value: value(f.Value), Range: value(f.Low) + "–" + value(f.High), By: by(f.Shift.By), ByRange: by(f.Shift.Low) + " … " + by(f.Shift.High)}
	if r.Unit == UnitShare {
		s.Range = interval(Share{Low: f.Low, High: f.High})
	}
	return s
}

func sign(x float64) string {
	if x < 0 {
		return "−"
	}
	return "+"
}

// Text writes the what-if for a terminal.
func (a *Alternatives) Text(w io.Writer) error {
	t := &textReport{r: &Report{Lang: a.Lang}}
	if a.Marking != "" {
		t.line("%s", a.Marking)
	}
	t.section(WhatIfTitle.Format(a.Decision.Name), WhatIfMeans)
	t.wrapped("", "", a.How())
	if no := a.NotOffered(); no != "" {
		t.wrapped("", "", no)
	}
	kind := ""
	for _, r := range a.Shown() {
		if r.Kind != kind {
			kind = r.Kind
			t.line("")
			t.line("%s", a.KindName(kind))
		}
		if r.Kind != "length" {
			t.wrapped("  ", "  ", a.RowName(&r))
		}
		for i, f := range r.Figures {
			t.line("%s", a.figureLine(&r, f, a.Ways[i]))
		}
	}
	t.line("")
	_, err := io.WriteString(w, t.String())
	return err
}

func (a *Alternatives) figureLine(r *Row, f Figure, w Way) string {
	s := r.Say(f)
	if w.Was {
		return fmt.Sprintf("%12s  %15s  %10s  %21s  %s (%s)", s.Value, s.Range, "", "", a.WayName(w), asItWas.In(a.Lang))
	}
	if !f.Shift.Clear() {
		s.By = "="
	}
	return fmt.Sprintf("%12s  %15s  %10s  %21s  %s", s.Value, s.Range, s.By, s.ByRange, a.WayName(w))
}
