package review

import (
	"cmp"
	"slices"

	"tamrin/lang"
)

// FindingKind says what stands out.
type FindingKind string

// The kinds of findings, the gravest first.
const (
	Unanswered FindingKind = "unanswered" // nobody decided, answered, agreed or opened
	Late       FindingKind = "late"       // it was delivered, opened or answered late
	Silence    FindingKind = "silent"     // a cell did nothing though something had come
	Flood      FindingKind = "drowned"    // too much came to a cell at once
	Idleness   FindingKind = "idle"       // a cell had nothing to do
	Unplanned  FindingKind = "plan"       // what was planned did not come
)

var gravity = []FindingKind{Unanswered, Late, Silence, Flood, Idleness, Unplanned}

// Finding is something that stands out in an exercise, as a sentence: what was
// counted, not what to think of it.
type Finding struct {
	Kind FindingKind
	Say  lang.Words
	At   int64  // the moment to look at
	Cell string // as whom to look at it; empty where nobody in particular
}

const (
	mostFindings = 4          // of a kind
	tellsDrift   = 5 * minute // from which on an inject came late
	tellsDelay   = Quiet      // from which on one was opened, or a request answered, late
	tellsFlood   = 6          // from which on as many things within Busy are told
	tellsIdle    = 2 * Quiet
	graver       = 24 * 60 * minute // what a decision that nobody took weighs beside its time
)

// findings lists what stands out, the gravest first, at most mostFindings of a
// kind: those with the largest figures, in order of time.
func findings(r *Review) (list []Finding) {
	f := finder{Review: r}
	f.decisions()
	f.talks()
	f.requests()
	f.injects()
	f.cells()
	for _, kind := range gravity {
		var of []weighed
		for _, w := range f.found {
			if w.Kind == kind {
				of = append(of, w)
			}
		}
		slices.SortStableFunc(of, func(a, b weighed) int { return cmp.Compare(b.weight, a.weight) })
		of = of[:min(len(of), mostFindings)]
		slices.SortStableFunc(of, func(a, b weighed) int { return cmp.Compare(a.At, b.At) })
		for _, w := range of {
			list = append(list, w.Finding)
		}
	}
	return list
}

type weighed struct {
	Finding
	weight int64
}

type finder struct {
	*Review
	found []weighed
}

func (f *finder) add(kind FindingKind, weight, at int64, cell string, say lang.Words, args ...any) {
	en, ar := slices.Clone(args), slices.Clone(args)
	for i, a := range args {
		switch a := a.(type) {
		case Text:
			en[i], ar[i] = f.words(a, lang.En), f.words(a, lang.Ar)
		case lang.Words:
			en[i], ar[i] = a.En, a.Ar
		}
	}
	f.found = append(f.found, weighed{Finding{kind, lang.Words{say.Format(en...).En, say.Format(ar...).Ar}, at, cell}, weight})
}

// words sets a text apart within a sentence of a language.
func (f *finder) words(t Text, tag lang.Tag) string {
	return lang.Isolate(In(t, string(tag), f.Languages))
}

// In returns a text in a language, else in the first of fallbacks that has it,
// else whatever there is, of several the first by tag.
func In(t Text, language string, fallbacks []string) string {
	for _, l := range append([]string{language}, fallbacks...) {
		if w, ok := t[l]; ok {
			return w
		}
	}
	first := ""
	for l := range t {
		if first == "" || l < first {
			first = l
		}
	}
	return t[first]
}

func (f *finder) title(cell string) Text {
	for i := range f.Cells {
		if f.Cells[i].ID == cell {
			return f.Cells[i].Title
		}
	}
	return Text{"": cell}
}

func (f *finder) first(cells []string) string {
	if len(cells) == 0 {
		return ""
	}
	return cells[0]
}

func (f *finder) decisions() {
	for i := range f.Decisions {
		d := &f.Decisions[i]
		cell := f.first(d.Cells)
		switch {
		case d.How == ByDefault:
			f.add(Unanswered, graver+d.Closed-d.Opened, d.Closed, cell, lang.Words{"Nobody took “%s” in time: the default applied after %s", "لم يتخذ أحد قرار «%s» في الوقت: سرى الخيار الافتراضي بعد %s"}, d.Title, Minutes(d.Closed-d.Opened))
		case d.How == Lapsed:
			f.add(Unanswered, graver+d.Closed-d.Opened, d.Closed, cell, lang.Words{"“%s” ran out of time without a decision, after %s", "انقضى وقت «%s» دون قرار بعد %s"}, d.Title, Minutes(d.Closed-d.Opened))
		case d.Closed == None && d.WordsAt == None && f.At-d.Opened >= tellsDelay:
			f.add(Unanswered, f.At-d.Opened, d.Opened, cell, lang.Words{"“%s” was put to %s and is still open, after %s", "طُرح «%s» على %s ولا يزال مفتوحًا بعد %s"}, d.Title, f.title(cell), Minutes(f.At-d.Opened))
		}
		if used, ok := d.Used(); ok && used >= 90 && d.How == Taken {
			f.add(Late, d.Closed-d.Opened, d.Closed, cell, lang.Words{"“%s” was taken in the last moments: %d %% of its time had gone by", "اتُّخذ قرار «%s» في اللحظات الأخيرة: كان قد مضى %d %% من وقته"}, d.Title, used)
		}
	}
}

func (f *finder) talks() {
	for i := range f.Talks {
		c := &f.Talks[i]
		if c.End == Deadlocked {
			f.add(Unanswered, c.Closed-c.At, c.Closed, "", lang.Words{"The consultation of %s ended without a joint text, after %s", "انتهى تشاور %s بلا نص مشترك بعد %s"}, c.Title, Minutes(c.Closed-c.At))
		}
		for _, cell := range c.Missing {
			f.add(Unanswered, f.At-c.At, c.At, cell, lang.Words{"%s never came to the consultation of %s", "لم تأتِ خلية %s إلى تشاور %s"}, f.title(cell), c.Title)
		}
	}
}

// requests tells of late answers one by one, and of those that nobody gave
// together, as they are often many.
func (f *finder) requests() {
	var open []*Request
	for i := range f.Requests {
		q := &f.Requests[i]
		switch {
		case q.Open() && (f.Over || f.At-q.At >= tellsDelay):
			open = append(open, q)
		case q.Answered != None && q.Answered-q.At >= tellsDelay:
			f.add(Late, q.Answered-q.At, q.At, q.Cell, lang.Words{"%s waited %s for an answer to “%s”", "انتظرت خلية %s جواب «%[3]s» %[2]s"}, f.title(q.Cell), Minutes(q.Answered-q.At), q.title())
		}
	}
	if len(open) == 0 {
		return
	}
	q := open[0]
	say := lang.Words{"%s asked control “%s” and got no answer", "سألت خلية %s التحكم «%s» ولم يأتها جواب"}
	if len(open) > 1 {
		say = lang.Words{"%[3]d requests for information got no answer; the first was “%[2]s”, from %[1]s", "طلبات معلومات لم يأتها جواب: %[3]d؛ أولها «%[2]s» من خلية %[1]s"}
		f.add(Unanswered, f.At-q.At, q.At, q.Cell, say, f.title(q.Cell), q.title(), len(open))
		return
	}
	f.add(Unanswered, f.At-q.At, q.At, q.Cell, say, f.title(q.Cell), q.title())
}

// title is what a sentence calls a request.
func (r *Request) title() Text { return Text{"": cmp.Or(r.Subject, clipped(r.Words))} }

// clipped shortens words for a sentence.
func clipped(s string) string {
	if letters := []rune(s); len(letters) > 60 {
		return string(letters[:60]) + "…"
	}
	return s
}

func (f *finder) injects() {
	skipped, waiting, gone := 0, 0, int64(0)
	for i := range f.Injects {
		x := &f.Injects[i]
		switch {
		case x.Fate == Skipped:
			skipped, gone = skipped+1, max(gone, x.Planned)
		case (x.Fate == Waiting || x.Fate == Held) && !x.Spare && f.Over:
			waiting++
		}
		if drift, ok := x.Drift(); ok && drift >= tellsDrift {
			f.add(Late, drift, x.Actual, f.first(x.Cells), lang.Words{"“%s” came %s later than planned", "وصل «%s» متأخرًا عن موعده %s"}, x.Title, Minutes(drift))
		}
		for _, r := range x.Responses {
			if r.Opened != None && r.Opened-r.At >= tellsDelay {
				f.add(Late, r.Opened-r.At, r.At, r.Cell, lang.Words{"%s opened “%s” %s after it came", "فتحت خلية %s «%s» بعد وصوله بمدة %s"}, f.title(r.Cell), x.Title, Minutes(r.Opened-r.At))
			}
		}
	}
	if skipped > 0 {
		f.add(Unplanned, int64(skipped), gone, "", lang.Words{"Injects that control left out: %d", "مُدخلات تركها التحكم: %d"}, skipped)
	}
	if waiting > 0 {
		f.add(Unplanned, int64(waiting), f.At, "", lang.Words{"Injects whose time never came before the end: %d", "مُدخلات لم يحن وقتها قبل النهاية: %d"}, waiting)
	}
}

// unopened tells what a cell never opened.
func (f *finder) unopened(c *Cell) {
	n, first, at := 0, Text(nil), int64(0)
	for i := range f.Injects {
		for _, r := range f.Injects[i].Responses {
			if r.Cell != c.ID || r.Opened != None || f.At-r.At < tellsDelay {
				continue
			}
			if n == 0 || r.At < at {
				first, at = f.Injects[i].Title, r.At
			}
			n++
		}
	}
	switch {
	case n == 1:
		f.add(Unanswered, f.At-at, at, c.ID, lang.Words{"%s never opened “%s”", "لم تفتح خلية %s «%s»"}, c.Title, first)
	case n > 1:
		f.add(Unanswered, f.At-at, at, c.ID, lang.Words{"%s never opened %[3]d injects; the first was “%[2]s”", "لم تفتح خلية %s مُدخلات عددها %[3]d؛ أولها «%[2]s»"}, c.Title, first, n)
	}
}

func (f *finder) cells() {
	for i := range f.Cells {
		c := &f.Cells[i]
		if !c.Playing {
			continue
		}
		f.unopened(c)
		if s, ok := c.Silent(); ok {
			f.add(Silence, s.To-s.From, s.From, c.ID, lang.Words{"%s did nothing for %s, although something had come (in all: %d)", "لم تفعل خلية %s شيئًا مدة %s مع أنه وصلها ما يُنتظر منها أن تنظر فيه (العدد: %d)"}, c.Title, Minutes(s.To-s.From), s.Came)
		}
		if c.Worst >= tellsFlood {
			f.add(Flood, int64(c.Worst), c.WorstAt, c.ID, lang.Words{"In its busiest ten minutes %s got %d things", "في أشد عشر دقائق على خلية %s بلغ ما وصلها %d"}, c.Title, c.Worst)
		}
		if _, s := c.Idle(); s.To-s.From >= tellsIdle {
			f.add(Idleness, s.To-s.From, s.From, c.ID, lang.Words{"%s had nothing to do for %s", "لم يكن لدى خلية %s ما تفعله مدة %s"}, c.Title, Minutes(s.To-s.From))
		}
	}
}

// Minutes says a length of time in whole minutes, those begun left out.
func Minutes(ms int64) lang.Words {
	n := ms / minute
	w := lang.Words{"%d minutes", "%d دقيقة"}.Format(n)
	switch {
	case n == 0:
		return lang.Words{"less than a minute", "أقل من دقيقة"}
	case n == 1:
		return lang.Words{"one minute", "دقيقة واحدة"}
	case n == 2:
		w.Ar = "دقيقتين"
	case n <= 10:
		w = lang.Words{"%d minutes", "%d دقائق"}.Format(n)
	}
	return w
}
