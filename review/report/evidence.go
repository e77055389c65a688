package report

import (
	"cmp"
	"strconv"
	"strings"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review"
	"tamrin/review/document"
)

// when is a time of the exercise; it leads to that moment in the replay, as a
// seat saw it, where there is one to lead to.
func (w *writer) when(at int64, as string) document.Cell {
	if at == review.None {
		return cell("–")
	}
	s := document.Span{Text: lang.Clock(at)}
	if w.held.moments != nil {
		s.Link = w.held.moments(at, as)
	}
	return document.Cell{{s}}
}

// seatOf is the seat as which a cell's moments are looked at.
func (w *writer) seatOf(cells []string) string {
	for i := range w.held.Cells {
		if len(cells) > 0 && w.held.Cells[i].ID == cells[0] {
			return w.held.Cells[i].Seat
		}
	}
	return ""
}

func (w *writer) names(cells []string) string {
	var list []string
	for _, c := range cells {
		list = append(list, w.name(c))
	}
	return strings.Join(list, w.comma())
}

func (w *writer) texts(list []review.Text) (c document.Cell) {
	for _, t := range list {
		c = append(c, document.Words(w.of(t)))
	}
	return c
}

// quoted sets people's words apart.
func (w *writer) quoted(s string) string {
	return w.say(lang.Words{"“%s”", "«%s»"}.Format(line(s)))
}

// numbered begins a row that citations find.
func numbered(kind string, n int, cells ...document.Cell) document.Row {
	id := kind + strconv.Itoa(n)
	return document.Row{ID: id, Cells: append([]document.Cell{cell(id)}, cells...)}
}

// evidence lists the observations: what the report's words rest on.
func (w *writer) evidence(int) []document.Block {
	if len(w.held.Observations) == 0 {
		return w.nothing(lang.Words{"Nobody recorded an observation.", "لم يدوّن أحد ملاحظة."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Observations", "الملاحظات"}), Columns: []document.Column{
		w.column(lang.Words{"No.", "الرقم"}, 2), w.column(lang.Words{"Time", "الزمن"}, 3), w.column(lang.Words{"Evaluator", "المقيّم"}, 4),
		w.column(lang.Words{"Observation", "الملاحظة"}, 9), w.column(lang.Words{"Objective or task", "الهدف أو المهمة"}, 5), w.column(lang.Words{"Rating", "التقدير"}, 3)}}
	for i := range w.held.Observations {
		o := &w.held.Observations[i]
		said := document.Cell{}
		for p := range strings.FieldsFuncSeq(o.Text, func(r rune) bool { return r == '\n' }) {
			said = append(said, document.Words(p))
		}
		if about := w.of(o.Title); about != "" {
			said = append(said, document.Words(w.say(lang.Words{"About: %s", "عن: %s"}.Format(about))))
		}
		if o.Photos > 0 {
			said = append(said, document.Words(w.say(lang.Words{"Photos: %d", "الصور: %d"}.Format(o.Photos))))
		}
		t.Rows = append(t.Rows, numbered("O", w.held.cited[o.ID], w.when(o.At, w.seatOf(o.Cells)), cell(o.Name), said, cell(w.aim(o.Aim)), cell(o.Rating)))
	}
	return []document.Block{t}
}

var hows = map[review.How]lang.Words{
	review.Taken:     {En: "Taken", Ar: "اتُّخذ"},
	review.ByDefault: {En: "Time ran out; the default was taken", Ar: "نفد الوقت فأُخذ الخيار الافتراضي"},
	review.Lapsed:    {En: "Time ran out", Ar: "نفد الوقت"},
	review.Judged:    {En: "Answered in words, judged by control", Ar: "أُجيب بالكلمات وحكم فيه التحكم"},
}

func (w *writer) decisions(int) []document.Block {
	if len(w.held.Decisions) == 0 {
		return w.nothing(lang.Words{"No decision was put to anybody.", "لم يُطرح قرار على أحد."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Decisions", "القرارات"}), Columns: []document.Column{
		w.column(lang.Words{"No.", "الرقم"}, 2), w.column(lang.Words{"Opened", "فُتح"}, 3), w.column(lang.Words{"Closed", "أُغلق"}, 3),
		w.column(lang.Words{"Decision", "القرار"}, 6), w.column(lang.Words{"By", "صاحبه"}, 4), w.column(lang.Words{"What was decided", "ما تقرر"}, 7)}}
	for i := range w.held.Decisions {
		d := &w.held.Decisions[i]
		what := w.texts(d.Options)
		if d.Words != "" {
			what = append(what, document.Words(w.quoted(d.Words)))
		}
		if d.Outcome != "" {
			what = append(what, document.Words(line(d.Outcome)))
		}
		how, closed := hows[d.How], true
		if d.How == "" {
			how, closed = lang.Words{En: "Still open", Ar: "ما زال مفتوحًا"}, false
		}
		if d.How != review.Taken || !closed {
			what = append(what, document.Words("("+w.say(how)+")"))
		}
		seat := w.seatOf(d.Cells)
		t.Rows = append(t.Rows, numbered("D", i+1, w.when(d.Opened, seat), w.when(d.Closed, seat), cell(w.of(d.Title)), w.texts(d.Parties), what))
	}
	return []document.Block{t}
}

var fates = map[review.Fate]lang.Words{
	review.Delivered: {En: "Delivered", Ar: "سُلّم"},
	review.Skipped:   {En: "Left out by control", Ar: "تركه التحكم"},
	review.Dropped:   {En: "Its condition failed", Ar: "لم يتحقق شرطه"},
	review.Held:      {En: "Held", Ar: "محجوز"},
	review.Waiting:   {En: "Did not come", Ar: "لم يأتِ"},
}

// course is the MSEL as it went: planned against actual.
func (w *writer) course(int) []document.Block {
	if len(w.held.Injects) == 0 {
		return w.nothing(lang.Words{"There were no injects.", "لم تكن هناك مُدخلات."})
	}
	t := &document.Table{Name: w.say(lang.Words{"MSEL as it went", "القائمة كما جرت"}), Columns: []document.Column{
		w.column(lang.Words{"No.", "الرقم"}, 2), w.column(lang.Words{"Inject", "المُدخل"}, 8), w.column(lang.Words{"To", "إلى"}, 5),
		w.column(lang.Words{"Planned", "المخطط"}, 3), w.column(lang.Words{"Actual", "الفعلي"}, 3), w.column(lang.Words{"What became of it", "ما آل إليه"}, 5)}}
	for i := range w.held.Injects {
		x := &w.held.Injects[i]
		title := w.of(x.Title)
		if x.Number != "" {
			title = x.Number + " · " + title
		}
		fate := document.Cell{document.Words(w.say(fates[x.Fate]))}
		if x.Added {
			fate = append(fate, document.Words(w.say(lang.Words{"Added on the spot", "أُضيف في أثناء اللعب"})))
		}
		if x.Reason != "" {
			fate = append(fate, document.Words(line(x.Reason)))
		}
		t.Rows = append(t.Rows, numbered("I", i+1, cell(title), cell(w.names(x.Cells)), w.when(x.Planned, w.seatOf(x.Cells)), w.when(x.Actual, w.seatOf(x.Cells)), fate))
		t.Rows[i].Cells[3] = cell(clock(x.Planned)) // what was planned is no moment of the replay
	}
	return []document.Block{t}
}

func clock(at int64) string {
	if at == review.None {
		return "–"
	}
	return lang.Clock(at)
}

func (w *writer) requests(int) []document.Block {
	if len(w.held.Requests) == 0 {
		return w.nothing(lang.Words{"Nobody asked for information.", "لم يطلب أحد معلومات."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Requests", "طلبات المعلومات"}), Columns: []document.Column{
		w.column(lang.Words{"No.", "الرقم"}, 2), w.column(lang.Words{"Asked", "السؤال"}, 3), w.column(lang.Words{"By", "من"}, 4),
		w.column(lang.Words{"Request", "الطلب"}, 10), w.column(lang.Words{"Answered", "الجواب"}, 3)}}
	for i := range w.held.Requests {
		q := &w.held.Requests[i]
		seat := w.seatOf([]string{q.Cell})
		t.Rows = append(t.Rows, numbered("R", i+1, w.when(q.At, seat), cell(w.name(q.Cell)), cell(cmp.Or(line(q.Subject), line(q.Words))), w.when(q.Answered, seat)))
	}
	return []document.Block{t}
}

var ends = map[review.End]lang.Words{
	review.Issued:     {En: "A joint text was issued", Ar: "صدر نص مشترك"},
	review.Deadlocked: {En: "Time ran out without a text", Ar: "نفد الوقت بلا نص"},
	review.Ended:      {En: "Ended by control", Ar: "أنهاه التحكم"},
	review.TimeUp:     {En: "Its time was over", Ar: "انقضى وقته"},
	"":                {En: "Still open", Ar: "ما زال مفتوحًا"},
}

func (w *writer) consultations(int) []document.Block {
	if len(w.held.Talks) == 0 {
		return w.nothing(lang.Words{"There was no consultation.", "لم يُعقد تشاور."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Consultations", "التشاور"}), Columns: []document.Column{
		w.column(lang.Words{"Opened", "فُتح"}, 3), w.column(lang.Words{"Closed", "أُغلق"}, 3), w.column(lang.Words{"Alliance", "التحالف"}, 6),
		w.column(lang.Words{"Who stayed away", "من غاب"}, 5), w.column(lang.Words{"End", "النهاية"}, 5)}}
	for i := range w.held.Talks {
		c := &w.held.Talks[i]
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{w.when(c.At, ""), w.when(c.Closed, ""), cell(w.of(c.Title)), cell(w.names(c.Missing)), cell(w.say(ends[c.End]))}})
	}
	return []document.Block{t}
}

// commitments tells what was done to each promise.
func (w *writer) commitments(int) []document.Block {
	if len(w.held.Promises) == 0 {
		return w.nothing(lang.Words{"The scenario has no commitments.", "لا التزامات في السيناريو."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Commitments", "الالتزامات"}), Columns: []document.Column{
		w.column(lang.Words{"Commitment", "الالتزام"}, 6), w.column(lang.Words{"Upheld", "وُفي به"}, 2), w.column(lang.Words{"Strained", "أُجهد"}, 2), w.column(lang.Words{"Broken", "نُقض"}, 2)}}
	for i := range w.held.Promises {
		p := &w.held.Promises[i]
		count := map[string]int{}
		for _, h := range p.History {
			count[h.How]++
		}
		t.Rows = append(t.Rows, row(w.of(p.Title), strconv.Itoa(count["upheld"]), strconv.Itoa(count["strained"]), strconv.Itoa(count["broken"])))
	}
	return []document.Block{t}
}

// participants lists the cells and who sat in them.
func (w *writer) participants(int) []document.Block {
	t := &document.Table{Name: w.say(lang.Words{"Participants", "المشاركون"}), Columns: []document.Column{
		w.column(lang.Words{"Cell", "الخلية"}, 4), w.column(lang.Words{"Seat", "المقعد"}, 4), w.column(lang.Words{"Person", "الشخص"}, 4)}}
	for i := range w.held.seats {
		s := &w.held.seats[i]
		id, _, _ := strings.Cut(s.ID, ".")
		seat, person := "", s.Name
		if s.Src != nil {
			seat = w.titled(s.Src.Title, s.ID)
		}
		if person == "" && s.Bot {
			person = w.say(lang.Words{"(bot)", "(لاعب آلي)"})
		}
		t.Rows = append(t.Rows, row(w.name(id), seat, person))
	}
	return []document.Block{t}
}

// link leads from a citation to its row, where the document has that table.
func (w *writer) link(cited string) string {
	table := map[byte]string{'O': "evidence", 'D': "decisions", 'I': "course", 'R': "requests"}[cited[0]]
	if w.held == nil || !w.shown[table] {
		return ""
	}
	n, err := strconv.Atoi(cited[1:])
	if err != nil || !w.has(cited[0], n) {
		return ""
	}
	return "#" + cited
}

// look leads from a citation straight to its moment in the replay.
func (w *writer) look(cited string) string {
	n, err := strconv.Atoi(cited[1:])
	if err != nil || w.held == nil || w.held.moments == nil || !w.has(cited[0], n) {
		return ""
	}
	at, cells := review.None, []string(nil)
	switch cited[0] {
	case 'D':
		d := &w.held.Decisions[n-1]
		at, cells = d.Opened, d.Cells
	case 'I':
		x := &w.held.Injects[n-1]
		at, cells = x.Actual, x.Cells
	case 'R':
		q := &w.held.Requests[n-1]
		at, cells = q.At, []string{q.Cell}
	default:
		for i := range w.held.Observations {
			if o := &w.held.Observations[i]; w.held.cited[o.ID] == n {
				at, cells = o.At, o.Cells
			}
		}
	}
	if at == review.None {
		return ""
	}
	return w.held.moments(at, w.seatOf(cells))
}

// has reports whether a citation's row is there.
func (w *writer) has(kind byte, n int) bool {
	switch kind {
	case 'D':
		return n <= len(w.held.Decisions)
	case 'I':
		return n <= len(w.held.Injects)
	case 'R':
		return n <= len(w.held.Requests)
	}
	for i := range w.held.Observations {
		if w.held.cited[w.held.Observations[i].ID] == n {
			return true
		}
	}
	return false
}

// overview is the table with which an after-action report begins.
func (w *writer) overview(int) []document.Block {
	rows := [][2]string{
		{w.say(lang.Words{"Exercise name", "اسم التمرين"}), w.exercise(-1)},
		{w.say(lang.Words{"Exercise dates", "تاريخ التمرين"}), w.dates(-1)},
		{w.say(lang.Words{"Exercise time played", "زمن التمرين المنقضي"}), w.duration(-1)},
	}
	rows = append(rows, w.overviewRows()[1:]...)
	return w.facts(lang.Words{"Exercise overview", "نظرة عامة"}, rows...)
}

// ratings is the summary of ratings: how often each was given, and what was
// agreed. Nothing is added up.
func (w *writer) ratings(int) []document.Block {
	if len(w.Scenario.Objectives) == 0 {
		return w.nothing(lang.Words{"The scenario states no objectives.", "لا أهداف في السيناريو."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Ratings", "التقديرات"}), Columns: []document.Column{
		w.column(lang.Words{"Objective", "الهدف"}, 6), w.column(lang.Words{"Core capability", "القدرة الأساسية"}, 5),
		{Title: "P"}, {Title: "S"}, {Title: "M"}, {Title: "U"}, w.column(lang.Words{"Agreed", "المتفق عليه"}, 3)}}
	for o := range w.Scenario.Objectives {
		r := row(w.objective(o), w.in(w.Scenario.Objectives[o].Capability), "", "", "", "", "")
		given, agreed := w.given(w.Scenario.Objectives[o].ID)
		for i, n := range given {
			if n > 0 {
				r.Cells[2+i] = cell(strconv.Itoa(n))
			}
		}
		r.Cells[6] = cell(cmp.Or(agreed, "–"))
		t.Rows = append(t.Rows, r)
	}
	return []document.Block{t}
}

// given counts the ratings of an objective and of what belongs to it.
func (w *writer) given(objective string) (counts [4]int, agreed string) {
	for i := range w.held.Aims {
		a := &w.held.Aims[i]
		if a.Objective != objective {
			continue
		}
		for _, g := range a.Given {
			if k := strings.Index("PSMU", g.Rating); k >= 0 && g.Rating != "" {
				counts[k]++
			}
		}
		if a.Kind == review.Objective && a.Agreed != nil {
			agreed = a.Agreed.Rating
		}
	}
	return counts, agreed
}

// tasks is an objective with its targets and tasks, as it was evaluated.
func (w *writer) tasks(o int) []document.Block {
	t := &document.Table{Name: w.say(lang.Words{"Objective %d", "الهدف %d"}.Format(o + 1)), Columns: []document.Column{
		w.column(lang.Words{"Target or critical task", "المقياس أو المهمة الأساسية"}, 8), w.column(lang.Words{"Given", "ما أُعطي"}, 4),
		w.column(lang.Words{"Agreed", "المتفق عليه"}, 2), w.column(lang.Words{"Evidence", "الأدلة"}, 4)}}
	for i := range w.held.Aims {
		a := &w.held.Aims[i]
		if a.Objective != w.Scenario.Objectives[o].ID || a.Kind == review.Objective {
			continue
		}
		var given []string
		for _, g := range a.Given {
			given = append(given, g.Rating)
		}
		agreed := ""
		if a.Agreed != nil {
			agreed = a.Agreed.Rating
		}
		var evidence []string
		for _, k := range a.Evidence {
			evidence = append(evidence, w.cite(&w.held.Observations[k]))
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{{{{Text: w.of(a.Title), Bold: a.Kind == review.Target}}}, cell(strings.Join(given, " ")), cell(agreed),
			{inlineOf(strings.Join(evidence, " "), w.link)}}})
	}
	if len(t.Rows) == 0 {
		return nil
	}
	return []document.Block{t}
}

// improvement is Appendix A: what is to be mended, with room for by whom and when.
func (w *writer) improvement(int) []document.Block {
	t := &document.Table{Name: w.say(lang.Words{"Improvement plan", "خطة التحسين"}), Columns: []document.Column{
		w.column(lang.Words{"Core capability", "القدرة الأساسية"}, 4), w.column(lang.Words{"Issue / area for improvement", "المسألة أو مجال التحسين"}, 6),
		w.column(lang.Words{"Corrective action", "الإجراء التصحيحي"}, 5), w.column(lang.Words{"Capability element", "عنصر القدرة"}, 3),
		w.column(lang.Words{"Primary responsible organization", "الجهة المسؤولة"}, 4), w.column(lang.Words{"Organization POC", "مسؤول الاتصال"}, 3),
		w.column(lang.Words{"Start date", "البدء"}, 3), w.column(lang.Words{"Completion date", "الإنجاز"}, 3)}}
	planned := ""
	for i := range w.held.actions {
		a := &w.held.actions[i].Versions[len(w.held.actions[i].Versions)-1]
		if planned += a.Finding + "\n"; a.Status != exercise.ActionDropped {
			t.Rows = append(t.Rows, row(w.capabilityOf(a.Of), line(a.Finding), line(a.Text), w.say(elements[a.Element]), line(a.Owner), "", a.Start, a.Due))
		}
	}
	for _, o := range w.seen(-1, exercise.Area) {
		if o.Text != "" && strings.Contains(planned, o.Text) {
			continue // there is an action about it
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{cell(w.capabilityOf(o.Aim)), {inlineOf(w.noted(o)+" "+w.cite(o), w.link)}, nil, nil, nil, nil, nil, nil}})
	}
	if len(t.Rows) == 0 {
		return w.nothing(lang.Words{"No area for improvement was recorded.", "لم تُدوَّن مجالات تحسين."})
	}
	return []document.Block{t}
}

// elements of capability, as people read them.
var elements = map[string]lang.Words{
	"planning": {En: "Planning", Ar: "التخطيط"}, "organization": {En: "Organization", Ar: "التنظيم"}, "equipment": {En: "Equipment", Ar: "المعدات"},
	"training": {En: "Training", Ar: "التدريب"}, "exercise": {En: "Exercise", Ar: "التمارين"},
}

// capabilityOf is the core capability of an objective, or of that of a task.
func (w *writer) capabilityOf(aim string) string {
	id, _, _ := strings.Cut(aim, ".")
	for k := range w.Scenario.Objectives {
		if w.Scenario.Objectives[k].ID == id {
			return w.in(w.Scenario.Objectives[k].Capability)
		}
	}
	return ""
}

// feedback sums up what those who took part said in their forms.
func (w *writer) feedback(int) []document.Block {
	f := &w.held.Feedback
	if f.Forms == 0 {
		return w.nothing(lang.Words{"No feedback form came in.", "لم تصل استمارة رأي."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Feedback", "آراء المشاركين"}), Columns: []document.Column{
		w.column(lang.Words{"Question", "السؤال"}, 7), w.column(lang.Words{"Answers", "الأجوبة"}, 2), w.column(lang.Words{"Median (1–5)", "الوسيط (1–5)"}, 2), w.column(lang.Words{"In words", "بالكلمات"}, 8)}}
	for i := range f.Questions {
		q := &f.Questions[i]
		median := ""
		if q.Given > 0 {
			median = strconv.Itoa(q.Median/10) + "." + strconv.Itoa(q.Median%10)
		}
		var said document.Cell
		for _, r := range q.Words {
			said = append(said, document.Words(w.quoted(r.Words)))
		}
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{cell(w.of(q.Title)), cell(strconv.Itoa(max(q.Given, len(q.Words)))), cell(median), said}})
	}
	return []document.Block{t}
}
