package rehearse

import (
	"fmt"
	"strings"

	"tamrin/lang"
)

func (t *textReport) endings() {
	t.section(endingsTitle, lang.Words{})
	for _, e := range t.r.Endings {
		t.line("%6s  %11s  %s  %s", percent(e.Share.P), interval(e.Share), bar(e.Share.P, 30), t.named(e.Label))
	}
	if len(t.r.Outcomes) == 0 {
		return
	}
	t.section(outcomesTitle, lang.Words{})
	for _, o := range t.r.Outcomes {
		t.line("%6s  %11s  %-18s  %s", percent(o.Share.P), interval(o.Share), times(o.When), t.named(o.Label))
	}
}

// named writes a name with its identifier, where that says more.
func (t *textReport) named(l Label) string {
	if l.Name == l.ID || l.ID == EndsByLength || l.ID == EndsDry {
		return l.Name
	}
	return l.Name + " (" + l.ID + ")"
}

func (t *textReport) decisions() {
	if len(t.r.Decisions) == 0 {
		return
	}
	t.section(decisionsTitle, lang.Words{})
	for i := range t.r.Decisions {
		d := &t.r.Decisions[i]
		if i > 0 {
			t.line("")
		}
		t.line("%s", t.named(d.Label))
		t.wrapped("  ", "  ", t.r.decisionLine(d))
		for _, o := range d.Options {
			why := ""
			if o.Never != "" && o.Never != NeverAsked {
				why = " – " + t.say(neverWords[o.Never])
			}
			t.line("%8s  %11s  %s  %s%s", percent(o.Share.P), interval(o.Share), bar(o.Share.P, 20), t.named(o.Label), why)
		}
	}
	t.moves()
}

// decisionLine says who decides, how often it opens and how it closes.
func (r *Report) decisionLine(d *Decision) string {
	var who []string
	for _, p := range d.Parties {
		who = append(who, p.Name)
	}
	parts := []string{strings.Join(who, lang.Words{", ", "، "}.In(r.Lang))}
	if d.Jointly {
		parts[0] += lang.Words{" jointly", " معًا"}.In(r.Lang)
	}
	parts = append(parts, lang.Words{"opens in %s of the runs", "يُفتح في %s من الجولات"}.Format(percent(d.Opened.P)).In(r.Lang))
	if d.When != nil {
		parts = append(parts, lang.Words{"at %s", "عند %s"}.Format(isolated(times(d.When))).In(r.Lang),
			lang.Words{"answered after %s", "يُجاب بعد %s"}.Format(clockSeconds(d.MeanTime)).In(r.Lang))
	}
	for _, s := range []struct {
		share Share
		words lang.Words
	}{
		{d.ByDefault, lang.Words{"by default %s", "بالافتراض %s"}},
		{d.Lapsed, lang.Words{"lapsed %s", "سقط بلا جواب %s"}},
		{d.LeftOpen, lang.Words{"left open %s", "بقي مفتوحًا %s"}},
	} {
		if s.share.Count > 0 {
			parts = append(parts, s.words.Format(percent(s.share.P)).In(r.Lang))
		}
	}
	return strings.Join(parts, " · ")
}

// moves tells how each option goes together with the outcomes that move most.
func (t *textReport) moves() {
	moved := t.r.mostMoved(6)
	if len(moved) == 0 {
		return
	}
	t.section(movesTitle, movesHow)
	t.line("")
	for i, m := range moved {
		t.line("%*s%c  %s", 9*i+8, "", 'A'+i, t.named(m))
	}
	for i := range t.r.Decisions {
		d := &t.r.Decisions[i]
		if !d.moves(moved) {
			continue
		}
		t.line("")
		t.line("%*s  %s", 9*len(moved), t.letters(len(moved)), d.Name)
		for k := range d.Options {
			t.line("%s    %s", shiftColumns(&d.Options[k], moved), d.Options[k].Name)
		}
	}
}

// letters heads the columns of moves.
func (t *textReport) letters(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "%9c", 'A'+i)
	}
	return b.String()
}

// shiftColumns writes an option's moves of some results, a point where one is
// not clear or too small to matter.
func shiftColumns(o *Option, moved []Label) string {
	var b strings.Builder
	for _, r := range moved {
		cell := "·"
		if m, ok := o.move(r.ID); ok {
			cell = points(m.By)
		}
		fmt.Fprintf(&b, "%9s", cell)
	}
	return b.String()
}

func (t *textReport) injects() {
	if len(t.r.Injects) == 0 {
		return
	}
	t.section(injectsTitle, injectsHow)
	for _, in := range t.r.injectsByTime() {
		when := times(in.When)
		name := t.named(in.Label)
		if in.Number != "" {
			name = in.Number + "  " + name
		}
		if in.Never != "" {
			name += " – " + t.say(neverWords[in.Never])
		}
		t.line("%6s  %s  %-18s  %s", percent(in.Share.P), bar(in.Share.P, 10), when, name)
	}
}

func (t *textReport) cells() {
	t.section(cellsTitle, cellsHow)
	highest := t.r.highestLoad()
	for i := range t.r.Cells {
		c := &t.r.Cells[i]
		if !c.Playing && c.PerRun == 0 {
			continue
		}
		t.line("")
		t.line("%s", t.named(c.Label))
		t.line("  %s", strip(c.Load[:t.r.Slots], highest, width-4))
		t.wrapped("  ", "  ", t.r.cellLine(c))
	}
	if highest > 0 {
		t.line("")
		t.line("%s", t.say(stripWords.Format(clock(int64(t.r.Slots)*t.r.Slot), fmt.Sprintf("%.1f", highest))))
	}
}

var stripWords = lang.Words{
	"Each strip runs from 0:00 to %s; the highest block is %s items a minute.",
	"يمتد كل شريط من 0:00 إلى %s، وأعلى عمود يساوي %s في الدقيقة.",
}

// highestLoad returns the highest load of any playing cell in any slot.
func (r *Report) highestLoad() float64 {
	var most float64
	for i := range r.Cells {
		most = max(most, peakOf(r.Cells[i].Load[:r.Slots]))
	}
	return most
}

// cellLine says how much reaches a cell, when most and when nothing.
func (r *Report) cellLine(c *Cell) string {
	parts := []string{
		lang.Words{"%s items a run", "%s في الجولة"}.Format(fmt.Sprintf("%.1f", c.PerRun)).In(r.Lang),
		lang.Words{"fullest ten minutes: %d (one run of twenty: %d), most often from %s", "أكثر عشر دقائق ازدحامًا: %d (وفي جولة من عشرين: %d)، وأكثر ما تبدأ عند %s"}.
			Format(c.Fullest.Median, c.Fullest.Most, clock(c.Fullest.From)).In(r.Lang),
	}
	for _, q := range c.Quiet {
		parts = append(parts, lang.Words{"idle from %s to %s in %s of the runs", "بلا عمل من %s إلى %s في %s من الجولات"}.
			Format(clock(q.From), clock(q.To), percent(q.Share.P)).In(r.Lang))
	}
	return strings.Join(parts, " · ")
}

func (t *textReport) goals() {
	if len(t.r.Goals) > 0 {
		t.section(goalsTitle, goalsHow)
	}
	for _, g := range t.r.Goals {
		indent := ""
		if g.Task {
			indent = "  "
		}
		t.line("%6s  %s  %s%s", percent(g.Share.P), bar(g.Share.P, 20), indent, t.named(g.Label))
	}
	if len(t.r.Commitments) > 0 {
		t.section(commitmentsTitle, commitmentsHow)
		t.line("%8s  %8s  %8s  %8s", t.say(upheldWord), t.say(strainedWord), t.say(brokenWord), t.say(untestedWord))
	}
	for _, c := range t.r.Commitments {
		t.line("%8s  %8s  %8s  %10s  %s", percent(c.Upheld.P), percent(c.Strained.P), percent(c.Broken.P), percent(c.Untested.P), t.named(c.Label))
	}
	if len(t.r.Consultations) > 0 {
		t.section(consultationsTitle, consultationsHow)
	}
	for _, c := range t.r.Consultations {
		t.line("%6s  %s  %s", percent(c.Share.P), bar(c.Share.P, 20), t.named(c.Label))
		if c.Text != nil && c.Share.Count > 0 {
			t.wrapped("        ", "        ", t.r.textLine(c.Text))
		}
	}
}

func (t *textReport) foot() {
	t.line("")
	t.wrapped("", "", t.say(howToRead))
	if t.r.Marking != "" {
		t.line("%s", t.r.Marking)
	}
}
