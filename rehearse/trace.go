package rehearse

import (
	"math/bits"
	"strings"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/rng"
	"tamrin/scenario"
)

// Line is one line of a playout told as a story: what happened, and at which
// exercise time in ms.
type Line struct {
	At   int64  `json:"at_ms"`
	Text string `json:"text"`
}

// Trace tells one playout as a story in a language of the interface: what was
// delivered, asked, chosen, drawn and changed, in order.
func Trace(p *engine.Program, seed rng.Seed, run uint64, tag lang.Tag) ([]Line, error) {
	t := &teller{p: p, r: &Report{Lang: tag, languages: p.Scenario.Languages}}
	pl := NewPlayer(p, seed)
	err := pl.Play(run, t.watch)
	if err == nil && !pl.World().Ended() {
		t.tell(pl.World().Now(), endsDry)
	}
	return t.lines, err
}

// String returns the line as a terminal shows it.
func (l Line) String() string { return clockSeconds(l.At) + "  " + Plain(l.Text) }

// teller turns effects into lines.
type teller struct {
	p     *engine.Program
	r     *Report // for its words
	lines []Line
}

func (t *teller) tell(at int64, words lang.Words, args ...any) {
	t.lines = append(t.lines, Line{at, fill(words.In(t.r.Lang), args)})
}

func (t *teller) watch(w *engine.World, in *engine.Input, effects []engine.Effect) {
	switch in.Kind {
	case engine.InjectFired:
		t.tell(w.Now(), lang.Words{"Control fires {0}.", "يطلق التحكم {0}."}, t.inject(in.Item))
	case engine.TextChanged:
		t.tell(w.Now(), lang.Words{"{0} amends the joint text.", "تعديل من {0} على النص المشترك."}, t.party(in.Party))
	}
	for i := range effects {
		e := &effects[i]
		switch e.Kind {
		case engine.InjectDelivered, engine.InjectDropped, engine.TimeJumped:
			t.injectLine(e.At, e)
		case engine.DecisionOpened, engine.ChoiceMade, engine.DecisionClosed:
			t.decisionLine(e.At, e)
		case engine.VarChanged, engine.ChanceSettled, engine.RuleApplied, engine.Runaway:
			t.stateLine(e.At, e)
		default:
			t.allianceLine(e.At, e)
		}
	}
}

func (t *teller) injectLine(at int64, e *engine.Effect) {
	switch e.Kind {
	case engine.InjectDelivered:
		words := lang.Words{"{0} reaches {1}.", "يصل {0} إلى {1}."}
		if e.Item < len(t.p.Injects) && t.p.Injects[e.Item].Public {
			words = lang.Words{"{0} is public.", "يُعلن {0} على الجميع."}
		}
		if e.N > 1 {
			words = lang.Words{"{0} reaches {1} again, for the {2}. time.", "يصل {0} إلى {1} مجددًا، والمرة رقم {2}."}
		}
		t.tell(at, words, t.inject(e.Item), t.cells(e.Cells), e.N)
	case engine.InjectDropped:
		t.tell(at, lang.Words{"{0} is due, but its condition does not hold: it will not come.", "حان وقت {0} لكن شرطه لا يصحّ، فلن يأتي."}, t.inject(e.Item))
	case engine.TimeJumped:
		t.tell(at, lang.Words{"The story jumps ahead with {0}.", "تقفز القصة إلى الأمام مع {0}."}, t.inject(e.Item))
	}
}

func (t *teller) decisionLine(at int64, e *engine.Effect) {
	d := &t.p.Decisions[e.Item]
	name := t.name(d.ID, d.Src.Title)
	switch {
	case e.Kind == engine.DecisionOpened && e.Value == engine.Never:
		t.tell(at, lang.Words{"{0} must decide: {1}", "مطلوب من {0} قرار: {1}"}, t.parties(d.Parties), name)
	case e.Kind == engine.DecisionOpened:
		t.tell(at, lang.Words{"{0} must decide by {2}: {1}", "مطلوب من {0} قرار قبل {2}: {1}"}, t.parties(d.Parties), name, clockSeconds(e.Value))
	case e.Kind == engine.ChoiceMade:
		t.tell(at, lang.Words{"{0} is for {1}; the others must still agree.", "رأي {0}: {1}، ويبقى أن يوافق الآخرون."}, t.party(e.Party), t.options(d, e.Options))
	case e.How == engine.ByDefault:
		t.tell(at, lang.Words{"Time runs out on {0}: {1} applies by default.", "نفد وقت {0}: يُؤخذ {1} افتراضًا."}, name, t.options(d, e.Options))
	case e.How == engine.Lapsed:
		t.tell(at, lang.Words{"Time runs out on {0}; nothing was decided.", "نفد وقت {0} ولم يُقرَّر شيء."}, name)
	case d.Jointly:
		t.tell(at, lang.Words{"{0} agree on {1}.", "اتفاق {0} على {1}."}, t.parties(d.Parties), t.options(d, e.Options))
	default:
		t.tell(at, lang.Words{"{0} chooses {1}.", "اختيار {0}: {1}."}, t.party(e.Party), t.options(d, e.Options))
	}
}

func (t *teller) stateLine(at int64, e *engine.Effect) {
	switch e.Kind {
	case engine.VarChanged:
		v := &t.p.Vars[e.Item]
		t.tell(at, lang.Words{"{0}: from {1} to {2}.", "{0}: من {1} إلى {2}."}, t.name(v.ID, v.Src.Title), t.value(v, e.From), t.value(v, e.Value))
	case engine.ChanceSettled:
		c := &t.p.Chances[e.Item]
		t.tell(at, lang.Words{"Chance draws {1} for {0} ({2}).", "سحب الاحتمال لـ{0}: {1} ({2})."},
			t.chance(c), t.branch(c, e.N), percent(round(float64(c.Weights[e.N])/float64(c.Total))))
	case engine.RuleApplied:
		r := &t.p.Rules[e.Item]
		t.tell(at, lang.Words{"Rule {0} applies.", "تنطبق القاعدة {0}."}, t.name(r.ID, r.Src.Title))
	case engine.Runaway:
		t.tell(at, lang.Words{"Rules set each other off without end and are cut short.", "تستدعي القواعد بعضها بعضًا بلا نهاية فتُقطع."})
	}
}

func (t *teller) allianceLine(at int64, e *engine.Effect) {
	switch e.Kind {
	case engine.Challenged:
		t.tell(at, lang.Words{"That challenges {0}.", "الطرف الذي يقع عليه التحدي: {0}."}, t.party(e.Item))
	case engine.CommitmentMarked:
		c := &t.p.Commitments[e.Item]
		word := [...]lang.Words{upheldWord, strainedWord, brokenWord}[e.How-engine.Upheld]
		t.tell(at, lang.Words{"{0} is {1}.", "{0}: {1}."}, t.name(c.ID, c.Src.Title), word.In(t.r.Lang))
	case engine.OutcomeReached:
		o := &t.p.Outcomes[e.Item]
		t.tell(at, lang.Words{"Outcome: {0}.", "المآل: {0}."}, t.name(o.ID, o.Src.Title))
	case engine.ExerciseEnded:
		t.tell(at, lang.Words{"The exercise ends.", "ينتهي التمرين."})
	case engine.PostureDeclared:
		c := &t.p.Commitments[e.Item]
		t.tell(at, lang.Words{"{0}: the posture is now “{1}”.", "{0}: الموقف الآن «{1}»."}, t.name(c.ID, c.Src.Title), scenario.Postures[e.Value].Words.In(t.r.Lang))
	default:
		t.talkLine(at, e)
	}
}

func (t *teller) name(id string, text scenario.Text) string {
	return t.r.quoted(t.r.label(Name{id, title(text)}).Name)
}

func (t *teller) inject(i int) string {
	if i >= len(t.p.Injects) {
		return lang.Words{"an inject written on the spot", "مُدخل كُتب أثناء التمرين"}.In(t.r.Lang)
	}
	return t.name(t.p.Injects[i].ID, t.p.Injects[i].Src.Title)
}

func (t *teller) party(i int) string { return t.parties([]int{i}) }

func (t *teller) parties(list []int) string {
	var names []string
	for _, i := range list {
		names = append(names, t.r.label(Name{t.p.Parties[i].ID, title(t.p.Parties[i].Src.Title)}).Name)
	}
	return t.join(names)
}

func (t *teller) cells(cells uint64) string {
	var names []string
	for ; cells != 0; cells &= cells - 1 {
		names = append(names, t.r.label(cellName(&t.p.Cells[bits.TrailingZeros64(cells)]).Name).Name)
	}
	return t.join(names)
}

func (t *teller) options(d *engine.Decision, options uint64) string {
	var names []string
	for ; options != 0; options &= options - 1 {
		o := &d.Options[bits.TrailingZeros64(options)]
		names = append(names, t.name(o.ID, o.Src.Title))
	}
	return t.join(names)
}

func (t *teller) join(names []string) string {
	for i, n := range names {
		names[i] = isolated(n)
	}
	return strings.Join(names, lang.Words{", ", "، "}.In(t.r.Lang))
}

// value writes a variable's value as people know it.
func (t *teller) value(v *engine.Var, x int64) string {
	if place := x - v.Lo; place < int64(len(v.Src.Scale)) && v.Kind == engine.Word {
		return t.name(v.Words[x], v.Src.Scale[place])
	}
	switch v.Kind {
	case engine.Word:
		return v.Words[x]
	case engine.Flag:
		return [...]lang.Words{{"no", "لا"}, {"yes", "نعم"}}[x].In(t.r.Lang)
	}
	return number(x)
}

func (t *teller) chance(c *engine.Chance) string {
	if c.Var >= 0 {
		return t.name(t.p.Vars[c.Var].ID, t.p.Vars[c.Var].Src.Title)
	}
	return t.name(t.p.Rules[c.Rule].ID, t.p.Rules[c.Rule].Src.Title)
}

func (t *teller) branch(c *engine.Chance, n int) string {
	if c.Var >= 0 {
		v := &t.p.Vars[c.Var]
		return t.value(v, v.Lo+int64(n))
	}
	if text := t.p.Rules[c.Rule].Src.Chance[n].Title; !text.Zero() {
		return t.name("", text)
	}
	return fill(lang.Words{"branch {0}", "الفرع {0}"}.In(t.r.Lang), []any{n + 1})
}
