package report

import (
	"strings"

	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/scenario"
)

// facts makes a table of names and values; rows without a value are left out.
func (w *writer) facts(name lang.Words, rows ...[2]string) []document.Block {
	t := &document.Table{Name: w.say(name), Bare: true, Columns: []document.Column{{Width: 3}, {Width: 9}}}
	for _, r := range rows {
		if r[1] == "" {
			continue
		}
		made := document.Row{Cells: []document.Cell{cell(r[0]), nil}}
		for p := range strings.FieldsFuncSeq(r[1], func(c rune) bool { return c == '\n' }) {
			made.Cells[1] = append(made.Cells[1], document.Words(p))
		}
		t.Rows = append(t.Rows, made)
	}
	return []document.Block{t}
}

func (w *writer) plan(int) []document.Block {
	return w.facts(lang.Words{"Exercise overview", "نظرة عامة"}, w.overviewRows()...)
}

// overviewRows are those of an exercise overview that the scenario knows.
func (w *writer) overviewRows() [][2]string {
	var capabilities, objectives []string
	for o := range w.Scenario.Objectives {
		objectives = append(objectives, w.objective(o))
		if c := w.in(w.Scenario.Objectives[o].Capability); c != "" {
			capabilities = append(capabilities, c)
		}
	}
	return [][2]string{
		{w.say(lang.Words{"Exercise name", "اسم التمرين"}), w.title()},
		{w.say(lang.Words{"Level", "المستوى"}), w.level(-1)},
		{w.say(lang.Words{"Scope", "النطاق"}), w.in(w.Scenario.Scope)},
		{w.say(lang.Words{"Story begins", "بداية القصة"}), w.start(-1)},
		{w.say(lang.Words{"Planned exercise time", "زمن التمرين المخطط"}), w.length(-1)},
		{w.say(lang.Words{"Core capabilities", "القدرات الأساسية"}), strings.Join(capabilities, "\n")},
		{w.say(lang.Words{"Objectives", "الأهداف"}), strings.Join(objectives, "\n")},
		{w.say(lang.Words{"Scenario", "السيناريو"}), w.long(w.Scenario.Brief)},
		{w.say(lang.Words{"Participating cells", "الخلايا المشاركة"}), w.playing(-1)},
		{w.say(lang.Words{"Authors", "الكُتّاب"}), strings.Join(w.Scenario.Authors, w.comma())},
	}
}

// aims is what players may know of the objectives: neither how they are
// measured nor what evaluators will look at.
func (w *writer) aims(int) []document.Block {
	if len(w.Scenario.Objectives) == 0 {
		return w.nothing(lang.Words{"The scenario states no objectives.", "لا أهداف في السيناريو."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Objectives", "الأهداف"}), Columns: []document.Column{
		w.column(lang.Words{"Objective", "الهدف"}, 4), w.column(lang.Words{"Core capability", "القدرة الأساسية"}, 3)}}
	for o := range w.Scenario.Objectives {
		t.Rows = append(t.Rows, row(w.objective(o), w.in(w.Scenario.Objectives[o].Capability)))
	}
	return []document.Block{t}
}

func (w *writer) objectives(int) []document.Block {
	if len(w.Scenario.Objectives) == 0 {
		return w.nothing(lang.Words{"The scenario states no objectives.", "لا أهداف في السيناريو."})
	}
	t := &document.Table{Name: w.say(lang.Words{"Objectives", "الأهداف"}), Columns: []document.Column{
		w.column(lang.Words{"Objective", "الهدف"}, 4), w.column(lang.Words{"Core capability", "القدرة الأساسية"}, 3),
		w.column(lang.Words{"Targets", "المقاييس"}, 4), w.column(lang.Words{"Critical tasks", "المهام الأساسية"}, 4)}}
	for o := range w.Scenario.Objectives {
		src := &w.Scenario.Objectives[o]
		r := row(w.objective(o), w.in(src.Capability))
		var targets, tasks document.Cell
		for i := range src.Targets {
			targets = append(targets, document.Words(w.titled(src.Targets[i].Text, src.Targets[i].ID)))
		}
		for i := range src.Tasks {
			tasks = append(tasks, document.Words(w.task(o, i)))
		}
		r.Cells = append(r.Cells, targets, tasks)
		t.Rows = append(t.Rows, r)
	}
	return []document.Block{t}
}

// cells lists who takes part. It is for players too: what one cell alone is told
// has no place in it.
func (w *writer) cells(int) []document.Block {
	t := &document.Table{Name: w.say(lang.Words{"Cells", "الخلايا"}), Columns: []document.Column{
		w.column(lang.Words{"Cell", "الخلية"}, 4), w.column(lang.Words{"Part", "الدور"}, 3), w.column(lang.Words{"Plays", "تمثّل"}, 4), w.column(lang.Words{"Seats", "المقاعد"}, 4)}}
	for i := range w.Scenario.Cells {
		c := &w.Scenario.Cells[i]
		r := row(w.titled(c.Title, c.ID), w.say(scenario.WordsOf(scenario.CellKinds, kindOf(c))))
		var parties, seats document.Cell
		for _, p := range c.Plays {
			parties = append(parties, document.Words(w.name(p.ID)))
		}
		for j := range c.Seats {
			if s := w.titled(c.Seats[j].Title, c.Seats[j].ID); s != "" {
				seats = append(seats, document.Words(s))
			}
		}
		r.Cells = append(r.Cells, parties, seats)
		t.Rows = append(t.Rows, r)
	}
	return []document.Block{t}
}

// kindOf is the kind of a cell; one that plays where none was given.
func kindOf(c *scenario.Cell) string {
	if c.Kind == "" {
		return "training_audience"
	}
	return c.Kind
}

// Rating is one of the four ratings of an Exercise Evaluation Guide.
type Rating struct {
	Letter string
	Name   lang.Words
	Means  lang.Words
}

// Ratings lists them, the best first.
var Ratings = []Rating{
	{"P", lang.Words{"Performed without challenges", "نُفِّذ بلا صعوبات"},
		lang.Words{"Targets and critical tasks were completed in a way that achieved the objective, and got in nobody else's way.",
			"بُلغت المقاييس وأُنجزت المهام الأساسية على نحو حقق الهدف ولم يعرقل عمل غيرهم."}},
	{"S", lang.Words{"Performed with some challenges", "نُفِّذ ببعض الصعوبات"},
		lang.Words{"They were completed and achieved the objective, but it could have been done better or faster.",
			"أُنجزت وتحقق الهدف، لكن كان يمكن أن تُنجز أفضل أو أسرع."}},
	{"M", lang.Words{"Performed with major challenges", "نُفِّذ بصعوبات كبيرة"},
		lang.Words{"They were completed and achieved the objective, but with great difficulty, or at somebody's expense.",
			"أُنجزت وتحقق الهدف، لكن بعسر شديد أو على حساب غيرهم."}},
	{"U", lang.Words{"Unable to be performed", "تعذّر تنفيذه"},
		lang.Words{"They were not completed in a way that achieved the objective.",
			"لم تُنجز على نحو يحقق الهدف."}},
}

func (w *writer) definitions(int) []document.Block {
	t := &document.Table{Name: w.say(lang.Words{"Ratings key", "مفتاح التقديرات"}), Bare: true, Columns: []document.Column{{Width: 1}, {Width: 4}, {Width: 9}}}
	for _, r := range Ratings {
		t.Rows = append(t.Rows, row(r.Letter, w.say(r.Name), w.say(r.Means)))
	}
	return []document.Block{t}
}

// room is where somebody writes by hand.
var room = document.Cell{document.Words("\u00a0"), document.Words("\u00a0"), document.Words("\u00a0"), document.Words("\u00a0"), document.Words("\u00a0"), document.Words("\u00a0")}

// guide is an objective's part of an Exercise Evaluation Guide, to be written
// into by hand or on a screen.
func (w *writer) guide(o int) []document.Block {
	src := &w.Scenario.Objectives[o]
	t := &document.Table{Name: w.say(lang.Words{"EEG %d", "دليل %d"}.Format(o + 1)), Columns: []document.Column{
		w.column(lang.Words{"Organizational capability target", "مقياس قدرة الجهة"}, 4), w.column(lang.Words{"Associated critical tasks", "المهام الأساسية"}, 4),
		w.column(lang.Words{"Observation notes and explanation of rating", "الملاحظات وتعليل التقدير"}, 6), w.column(lang.Words{"Target rating", "التقدير"}, 2)}}
	add := func(target string, belongs func(task *scenario.Task) bool) {
		r := document.Row{Cells: []document.Cell{cell(target), nil, room, nil}}
		for i := range src.Tasks {
			if belongs(&src.Tasks[i]) {
				r.Cells[1] = append(r.Cells[1], document.Words(w.task(o, i)))
			}
		}
		if target != "" || len(r.Cells[1]) > 0 {
			t.Rows = append(t.Rows, r)
		}
	}
	for i := range src.Targets {
		target := &src.Targets[i]
		add(w.titled(target.Text, target.ID), func(task *scenario.Task) bool { return task.Target.ID == target.ID })
	}
	add("", func(task *scenario.Task) bool { return task.Target.ID == "" })
	t.Rows = append(t.Rows, row(w.say(lang.Words{"Final core capability rating", "التقدير النهائي للقدرة الأساسية"})))
	return []document.Block{t}
}

func (w *writer) evaluator(int) []document.Block {
	t := &document.Table{Name: w.say(lang.Words{"Evaluator", "المقيّم"}), Bare: true, Columns: []document.Column{{Width: 3}, {Width: 9}}}
	for _, name := range []lang.Words{{"Evaluator", "المقيّم"}, {"E-mail", "البريد الإلكتروني"}, {"Telephone", "الهاتف"}, {"Venue", "المكان"}, {"Date", "التاريخ"}} {
		t.Rows = append(t.Rows, row(w.say(name), ""))
	}
	return []document.Block{t}
}

// msel is the list of injects as planned: for control and evaluators alone.
func (w *writer) msel(int) []document.Block {
	if len(w.Scenario.Injects) == 0 {
		return w.nothing(lang.Words{"The scenario has no injects.", "لا مُدخلات في السيناريو."})
	}
	t := &document.Table{Name: w.say(lang.Words{"MSEL", "القائمة الرئيسية"}), Columns: []document.Column{
		w.column(lang.Words{"No.", "الرقم"}, 2), w.column(lang.Words{"Exercise time", "زمن التمرين"}, 3), w.column(lang.Words{"From, to, means", "من وإلى والوسيلة"}, 5),
		w.column(lang.Words{"Inject", "المُدخل"}, 9), w.column(lang.Words{"Expected action", "الإجراء المتوقع"}, 6)}}
	for i := range w.Scenario.Injects {
		in := &w.Scenario.Injects[i]
		t.Rows = append(t.Rows, document.Row{Cells: []document.Cell{cell(in.ID), cell(w.planned(in)), w.way(in), w.content(in), w.expected(in)}})
		if in.Number != "" {
			t.Rows[i].Cells[0] = cell(in.Number)
		}
	}
	return []document.Block{t}
}

// way tells from whom an inject comes, to whom, and by what.
func (w *writer) way(in *scenario.Inject) (c document.Cell) {
	if from := w.in(in.From); from != "" {
		c = append(c, document.Words(from))
	}
	var to []string
	for _, r := range in.To {
		to = append(to, w.name(r.ID))
	}
	if in.Public {
		to = append(to, w.say(lang.Words{"public", "للعموم"}))
	}
	c = append(c, document.Words(w.say(lang.Words{"to: ", "إلى: "})+strings.Join(to, w.comma())))
	if in.Channel != "" {
		c = append(c, document.Words(w.say(scenario.WordsOf(scenario.Channels, in.Channel))))
	}
	return c
}

func (w *writer) content(in *scenario.Inject) document.Cell {
	c := document.Cell{{{Text: w.titled(in.Title, in.ID), Bold: true}}}
	for _, p := range strings.Split(w.long(in.Text), "\n\n") {
		if p != "" {
			c = append(c, document.Words(p))
		}
	}
	return c
}

func (w *writer) expected(in *scenario.Inject) (c document.Cell) {
	for i := range in.Expect {
		c = append(c, document.Words(w.name(in.Expect[i].Cell.ID)+w.say(lang.Words{": ", ": "})+w.in(in.Expect[i].Text)))
	}
	return c
}
