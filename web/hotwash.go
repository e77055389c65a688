package web

import (
	"cmp"
	"net/http"
	"slices"

	"github.com/a-h/templ"

	"tamrin/lang"
	"tamrin/review"
)

// wash is what the hot wash's page shows.
type wash struct {
	look
	*review.Review
	path string // of the asker's seat
}

// showHotWash answers with the numbers of the exercise, so far or to its end.
func showHotWash(s *Site, w http.ResponseWriter, r *request) error {
	f, v, err := s.washed(r, washTab)
	if err != nil {
		return err
	}
	return render(w, r, hotWashPage(f, v))
}

// text is a review's words in the reader's language.
func (v wash) text(t review.Text) string { return review.In(t, string(v.Lang), v.Review.Languages) }

func (v wash) texts(list []review.Text) (words []string) {
	for _, t := range list {
		words = append(words, v.text(t))
	}
	return words
}

// replay is the address of a moment, as a cell had it; as the first cell that
// plays where none is named.
func (v wash) replay(at int64, cell string) templ.SafeURL {
	seat := ""
	for i := range v.Cells {
		c := &v.Cells[i]
		if c.ID == cell || cell == "" && c.Playing && seat == "" {
			seat = c.Seat
		}
	}
	return templ.SafeURL(v.path + replayAddress(at, seat))
}

// cell is what people call a cell.
func (v wash) cell(id string) string {
	for i := range v.Cells {
		if v.Cells[i].ID == id {
			return v.text(v.Cells[i].Title)
		}
	}
	return id
}

func (v wash) cells(ids []string) (names []string) {
	for _, id := range ids {
		names = append(names, v.cell(id))
	}
	return names
}

// playing lists the cells that take part.
func (v wash) playing() (list []*review.Cell) {
	for i := range v.Cells {
		if v.Cells[i].Playing {
			list = append(list, &v.Cells[i])
		}
	}
	return list
}

// findingKinds head the sentences of what stands out.
var findingKinds = []struct {
	kind review.FindingKind
	icon string
	say  lang.Words
}{
	{review.Unanswered, "warn", lang.Words{"What nobody answered", "ما لم يجب عنه أحد"}},
	{review.Late, "clock", lang.Words{"What came late", "ما تأخر"}},
	{review.Silence, "pause", lang.Words{"Who was silent", "من صمت"}},
	{review.Flood, "gauge", lang.Words{"Who was drowned", "من أُغرق"}},
	{review.Idleness, "other", lang.Words{"Who had nothing to do", "من لم يكن لديه ما يفعله"}},
	{review.Unplanned, "paper", lang.Words{"What was planned and did not come", "ما خُطط له ولم يأتِ"}},
}

// of lists the findings of a kind.
func (v wash) of(k review.FindingKind) (list []review.Finding) {
	for _, f := range v.Findings {
		if f.Kind == k {
			list = append(list, f)
		}
	}
	return list
}

// laneMark is a mark on a lane of the picture, in thousandths of its width.
type laneMark struct {
	x, w  int64
	y, h  int64 // hundredths of its height
	class string
	title string
}

// lane is a line of the picture: marks on a strip as long as the exercise.
type lane struct {
	title string
	says  string // for those who can't see it
	marks []laneMark
}

// x is where a time stands on a strip.
func (v wash) x(at int64) int64 { return min(max(at, 0)*1000/max(v.At, 1), 1000) }

func (v wash) bar(from, to int64, class string) laneMark {
	x := v.x(from)
	return laneMark{x: x, w: max(v.x(to)-x, 4), y: 15, h: 70, class: class}
}

// lanes lay the exercise out: injects, decisions, consultations, then each cell
// that plays, with what came to it above and what it did below.
func (v wash) lanes() (list []lane) {
	injects := lane{title: v.T("Injects", "المُدخلات")}
	late, out := 0, 0
	for i := range v.Injects {
		x := &v.Injects[i]
		drift, _ := x.Drift()
		switch {
		case x.Actual != review.None && drift >= 5*60_000:
			late++
			injects.marks = append(injects.marks, laneMark{v.x(x.Actual), 3, 15, 70, "l-late", ""})
		case x.Actual != review.None:
			injects.marks = append(injects.marks, laneMark{v.x(x.Actual), 3, 15, 70, "l-inject", ""})
		case x.Fate == review.Skipped && x.Planned != review.None:
			out++
			injects.marks = append(injects.marks, laneMark{v.x(x.Planned), 3, 40, 20, "l-out", ""})
		}
	}
	injects.says = v.T("delivered:", "سُلّمت:") + " " + num(len(injects.marks)-out) + v.T(", of them late:", "، منها متأخرة:") + " " + num(late)
	list = append(list, injects)
	decisions := lane{title: v.T("Decisions", "القرارات")}
	for i := range v.Decisions {
		d := &v.Decisions[i]
		end, class := d.Closed, "l-ok"
		if end == review.None {
			end, class = v.At, "l-open"
		} else if d.How == review.ByDefault || d.How == review.Lapsed {
			class = "l-late"
		}
		decisions.marks = append(decisions.marks, v.bar(d.Opened, end, class))
	}
	decisions.says = v.T("put to cells:", "طُرحت على الخلايا:") + " " + num(len(v.Decisions))
	if len(v.Decisions) > 0 {
		list = append(list, decisions)
	}
	talks := lane{title: v.T("Consultations", "المشاورات"), says: v.T("held:", "عُقدت:") + " " + num(len(v.Talks))}
	for i := range v.Talks {
		c := &v.Talks[i]
		end, class := c.Closed, "l-ok"
		if end == review.None {
			end, class = v.At, "l-open"
		} else if c.End == review.Deadlocked {
			class = "l-late"
		}
		talks.marks = append(talks.marks, v.bar(c.At, end, class))
	}
	if len(v.Talks) > 0 {
		list = append(list, talks)
	}
	for _, c := range v.playing() {
		list = append(list, v.cellLane(c))
	}
	return list
}

// cellLane shows a cell's load and silence.
func (v wash) cellLane(c *review.Cell) lane {
	l := lane{title: v.text(c.Title), says: v.T("came:", "وصلها:") + " " + num(c.Total) + v.T(", done:", "، فعلت:") + " " + num(c.Deeds)}
	for _, s := range c.Stretches {
		class, what := "l-silent", v.T("silent", "صمتت")
		if s.Came == 0 {
			class, what = "l-idle", v.T("idle", "بلا عمل")
		}
		x := v.x(s.From)
		l.marks = append(l.marks, laneMark{x: x, w: max(v.x(s.To)-x, 2), y: 0, h: 100, class: class})
		l.says += v.T(", ", "، ") + what + " " + clockTime(s.From) + "–" + clockTime(s.To)
	}
	top := int64(v.most())
	w := max(v.x(c.Step)-1, 2)
	for i := range c.Came {
		x := v.x(int64(i) * c.Step)
		if n := int64(c.Came[i]); n > 0 {
			h := max(n*48/top, 8)
			l.marks = append(l.marks, laneMark{x, w, 50 - h, h, "l-came", ""})
		}
		if n := int64(c.Did[i]); n > 0 {
			l.marks = append(l.marks, laneMark{x, w, 51, max(n*48/top, 8), "l-did", ""})
		}
	}
	return l
}

// most is the highest bar of all cells.
func (v wash) most() int {
	most := 1
	for _, c := range v.playing() {
		most = max(most, slices.Max(append(c.Came, 1)), slices.Max(append(c.Did, 1)))
	}
	return most
}

// ticks are the times under the picture.
func (v wash) ticks() (list []string) {
	for i := range int64(5) {
		list = append(list, clockTime(v.At*i/4))
	}
	return list
}

// fates say what became of an inject.
var fates = map[review.Fate]lang.Words{
	review.Delivered: {"Delivered", "سُلِّم"},
	review.Skipped:   {"Left out", "متروك"},
	review.Dropped:   {"Its condition failed", "سقط شرطه"},
	review.Held:      {"Held back", "موقوف"},
	review.Waiting:   {"Did not come", "لم يأتِ"},
}

// manners say how a decision was closed.
var manners = map[review.How]lang.Words{
	review.Taken:     {"Decided", "اتُّخذ"},
	review.ByDefault: {"Time ran out: the default", "انتهى الوقت: الافتراضي"},
	review.Lapsed:    {"Time ran out", "انتهى الوقت"},
	review.Judged:    {"Judged by control", "حكم التحكم"},
	"":               {"Open", "مفتوح"},
}

// endings say how a consultation ended.
var endings = map[review.End]lang.Words{
	review.Issued:     {"Joint text issued", "صدر النص المشترك"},
	review.Deadlocked: {"No joint text", "بلا نص مشترك"},
	review.Ended:      {"Ended by control", "أنهاه التحكم"},
	review.TimeUp:     {"Time ran out", "انتهى الوقت"},
	"":                {"Open", "مفتوح"},
}

var deedWords = map[review.Deed]lang.Words{
	review.DidWrite: {"wrote a message", "كتبت رسالة"}, review.DidAsk: {"asked control", "سألت التحكم"},
	review.DidDecide: {"decided", "قررت"}, review.DidAnswer: {"answered in words", "أجابت بالكلمات"},
	review.DidSay: {"made a statement", "أصدرت بيانًا"}, review.DidCall: {"called a consultation", "دعت إلى تشاور"},
	review.DidCome: {"came to a consultation", "جاءت إلى تشاور"}, review.DidDraft: {"drafted", "صاغت"},
	review.DidConsent: {"consented", "وافقت"},
}

// attitudes say what was done to a commitment, or declared of it.
var attitudes = map[string]lang.Words{
	"upheld": {"Upheld", "وُفي به"}, "strained": {"Strained", "أُجهد"}, "broken": {"Broken", "نُقض"},
	"affirmed": {"Affirmed", "مؤكَّد"}, "qualified": {"Qualified", "مقيَّد"}, "withdrawn": {"Withdrawn", "مسحوب"},
}

func (v wash) attitude(t review.Touch) string { return v.W(attitudes[cmp.Or(t.How, t.Posture)]) }

// since writes a length of time, or a dash where its end never came.
func since(from, to int64) string {
	if to == review.None {
		return "–"
	}
	return span(to - from)
}

// instantTime writes a time, or a dash.
func instantTime(at int64) string {
	if at == review.None {
		return "–"
	}
	return clockTime(at)
}

// changed lists the injects that did not go as planned, or to which somebody
// responded, in order of time.
func (v wash) changed() (list []*review.Inject) {
	for i := range v.Injects {
		x := &v.Injects[i]
		if drift, ok := x.Drift(); x.Added || x.Edited > 0 || x.Fate == review.Skipped || x.Fate == review.Dropped || x.Fate == review.Held || ok && drift != 0 {
			list = append(list, x)
		}
	}
	return list
}

// first is the first of several cells; "" of none.
func first(cells []string) string {
	if len(cells) == 0 {
		return ""
	}
	return cells[0]
}

// unread counts the audiences of which nothing was recorded.
func (v wash) unread() (n int) {
	for i := range v.Signals {
		for _, a := range v.Signals[i].Audiences {
			if len(a.Meant) == 0 && a.Received == nil {
				n++
			}
		}
	}
	return n
}
