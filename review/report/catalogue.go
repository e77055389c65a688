package report

import (
	"strconv"
	"strings"

	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/scenario"
)

// field is something that a template may put into its words.
type field struct {
	each bool // of one objective
	says lang.Words
	say  func(w *writer, objective int) string
}

// block is something that a section may show.
type block struct {
	each bool
	says lang.Words
	make func(w *writer, objective int) []document.Block
}

// fields are what templates may name in braces.
var fields = map[string]field{
	"title":   {says: lang.Words{"the scenario's title", "عنوان السيناريو"}, say: func(w *writer, _ int) string { return w.title() }},
	"brief":   {says: lang.Words{"what everybody may read beforehand", "ما يجوز للجميع قراءته قبل التمرين"}, say: func(w *writer, _ int) string { return w.long(w.Scenario.Brief) }},
	"scope":   {says: lang.Words{"the scope, as the scenario gives it", "النطاق كما في السيناريو"}, say: func(w *writer, _ int) string { return w.in(w.Scenario.Scope) }},
	"level":   {says: lang.Words{"strategic, operational, tactical or technical", "استراتيجي أو عملياتي أو تكتيكي أو فني"}, say: (*writer).level},
	"authors": {says: lang.Words{"who wrote the scenario", "من كتبوا السيناريو"}, say: func(w *writer, _ int) string { return strings.Join(w.Scenario.Authors, w.comma()) }},
	"source":  {says: lang.Words{"what the scenario is drawn from", "ما استُقي منه السيناريو"}, say: func(w *writer, _ int) string { return w.in(w.Scenario.Source) }},
	"start":   {says: lang.Words{"day and hour of the story at STARTEX", "يوم القصة وساعتها عند بدء التمرين"}, say: (*writer).start},
	"length":  {says: lang.Words{"planned exercise time", "زمن التمرين المخطط"}, say: (*writer).length},
	"cells":   {says: lang.Words{"the cells that play, in a sentence", "الخلايا المشاركة في جملة"}, say: (*writer).playing},
	"injects": {says: lang.Words{"how many injects the MSEL has", "عدد مُدخلات القائمة الرئيسية"}, say: func(w *writer, _ int) string { return strconv.Itoa(len(w.Scenario.Injects)) }},
	"aims":    {says: lang.Words{"the objectives, as a list", "الأهداف قائمةً"}, say: (*writer).aimList},

	"objective":  {each: true, says: lang.Words{"the objective", "الهدف"}, say: func(w *writer, o int) string { return w.objective(o) }},
	"number":     {each: true, says: lang.Words{"the objective's number", "رقم الهدف"}, say: func(_ *writer, o int) string { return strconv.Itoa(o + 1) }},
	"capability": {each: true, says: lang.Words{"the objective's core capability", "القدرة الأساسية للهدف"}, say: func(w *writer, o int) string { return w.in(w.Scenario.Objectives[o].Capability) }},
}

// blocks are what templates may show.
var blocks = map[string]block{
	"plan":        {says: lang.Words{"what the exercise is, as a table", "ما هو التمرين، جدولًا"}, make: (*writer).plan},
	"aims":        {says: lang.Words{"objectives and capabilities, as players may know them", "الأهداف والقدرات كما يجوز للمشاركين معرفتها"}, make: (*writer).aims},
	"objectives":  {says: lang.Words{"objectives, capabilities, targets and tasks", "الأهداف والقدرات والمقاييس والمهام"}, make: (*writer).objectives},
	"cells":       {says: lang.Words{"the cells and their seats", "الخلايا ومقاعدها"}, make: (*writer).cells},
	"definitions": {says: lang.Words{"what the ratings mean", "معنى التقديرات"}, make: (*writer).definitions},
	"guide":       {each: true, says: lang.Words{"the objective's evaluation guide, to be filled in", "دليل تقييم الهدف ليُملأ"}, make: (*writer).guide},
	"evaluator":   {says: lang.Words{"where an evaluator writes who they are", "موضع يكتب فيه المقيّم اسمه"}, make: (*writer).evaluator},
	"msel":        {says: lang.Words{"the injects as planned", "المُدخلات كما خُطط لها"}, make: (*writer).msel},
}

func (w *writer) comma() string { return w.say(lang.Words{", ", "، "}) }

func (w *writer) level(int) string {
	if w.Scenario.Level == "" {
		return ""
	}
	return w.say(scenario.WordsOf(scenario.Levels, w.Scenario.Level))
}

func (w *writer) start(int) string {
	if c := w.Scenario.Clock.Start; c.Set {
		return w.instant(c.UnixMS, c.Offset)
	}
	return ""
}

func (w *writer) length(int) string {
	if c := w.Scenario.Clock.Length; c.Set {
		return w.stretch(c.MS)
	}
	return w.say(lang.Words{"until an outcome is reached", "حتى بلوغ مآل"})
}

// plays reports whether a cell takes part in play.
func plays(c *scenario.Cell) bool {
	return c.Kind != "control" && c.Kind != "evaluation" && c.Kind != "observer"
}

func (w *writer) playing(int) string {
	var list []string
	for i := range w.Scenario.Cells {
		if c := &w.Scenario.Cells[i]; plays(c) {
			list = append(list, w.titled(c.Title, c.ID))
		}
	}
	return strings.Join(list, w.comma())
}

func (w *writer) objective(o int) string {
	return w.titled(w.Scenario.Objectives[o].Title, w.Scenario.Objectives[o].ID)
}

func (w *writer) aimList(int) string {
	var b strings.Builder
	for o := range w.Scenario.Objectives {
		b.WriteString("- " + w.objective(o) + "\n")
	}
	return b.String()
}

func (w *writer) task(o, i int) string {
	t := &w.Scenario.Objectives[o].Tasks[i]
	return w.titled(t.Title, t.ID)
}
