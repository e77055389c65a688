package report

import (
	"cmp"
	"maps"
	"strconv"
	"strings"

	"tamrin/lang"
	"tamrin/review"
	"tamrin/review/document"
	"tamrin/scenario"
)

// field is something that a template may put into its words.
type field struct {
	each  bool // of one objective
	after bool // of an exercise that was held
	says  lang.Words
	say   func(w *writer, objective int) string
}

// block is something that a section may show.
type block struct {
	each  bool
	after bool
	says  lang.Words
	make  func(w *writer, objective int) []document.Block
}

// fields are what templates may name in braces, blocks what their sections may
// show. What tells of an exercise that was held is marked so.
var (
	fields = merged(beforehand, afterwards, func(f field) field { f.after = true; return f })
	blocks = merged(plans, records, func(b block) block { b.after = true; return b })
)

func merged[V any](before, after map[string]V, mark func(V) V) map[string]V {
	all := maps.Clone(before)
	for name, v := range after {
		all[name] = mark(v)
	}
	return all
}

// beforehand are the fields that the scenario knows.
var beforehand = map[string]field{
	"title":   {says: lang.Words{"the scenario's title", "عنوان السيناريو"}, say: func(w *writer, _ int) string { return w.title() }},
	"brief":   {says: lang.Words{"what everybody may read beforehand", "ما يجوز للجميع قراءته قبل التمرين"}, say: func(w *writer, _ int) string { return w.long(w.Scenario.Brief) }},
	"scope":   {says: lang.Words{"the scope, as the scenario gives it", "النطاق كما في السيناريو"}, say: func(w *writer, _ int) string { return w.in(w.Scenario.Scope) }},
	"level":   {says: lang.Words{"strategic, operational, tactical or technical", "استراتيجي أو عملياتي أو تكتيكي أو فني"}, say: func(w *writer, o int) string { return w.stated(w.level(o)) }},
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

// afterwards are the fields of an exercise that was held.
var afterwards = map[string]field{
	"exercise": {says: lang.Words{"the exercise's name", "اسم التمرين"}, say: (*writer).exercise},
	"dates":    {says: lang.Words{"the days on which it was held", "أيام انعقاده"}, say: (*writer).dates},
	"duration": {says: lang.Words{"exercise time that was played", "زمن التمرين المنقضي"}, say: (*writer).duration},
	"end":      {says: lang.Words{"how it came to its end, a sentence", "كيف انتهى، جملة"}, say: (*writer).end},
	"delivered": {says: lang.Words{"how many injects were delivered", "عدد المُدخلات المسلَّمة"}, say: func(w *writer, _ int) string {
		return w.tally(func(x *review.Inject) bool { return x.Fate == review.Delivered })
	}},
	"left_out": {says: lang.Words{"how many injects control left out", "عدد المُدخلات التي تركها التحكم"}, say: func(w *writer, _ int) string {
		return w.tally(func(x *review.Inject) bool { return x.Fate == review.Skipped })
	}},
	"added":         {says: lang.Words{"how many injects were written on the spot", "عدد المُدخلات المكتوبة في أثناء اللعب"}, say: func(w *writer, _ int) string { return w.tally(func(x *review.Inject) bool { return x.Added }) }},
	"decided":       {says: lang.Words{"how many decisions people took", "عدد القرارات المتخذة"}, say: func(w *writer, _ int) string { return w.decided(review.Taken, review.Judged) }},
	"lapsed":        {says: lang.Words{"how many decisions ran out of time", "عدد القرارات التي نفد وقتها"}, say: func(w *writer, _ int) string { return w.decided(review.ByDefault, review.Lapsed) }},
	"requests":      {says: lang.Words{"how many requests for information there were", "عدد طلبات المعلومات"}, say: func(w *writer, _ int) string { return strconv.Itoa(len(w.held.Requests)) }},
	"unanswered":    {says: lang.Words{"how many of them got no answer", "عدد ما لم يُجب عنه منها"}, say: (*writer).unanswered},
	"consultations": {says: lang.Words{"how many consultations were held", "عدد مرات التشاور"}, say: func(w *writer, _ int) string { return strconv.Itoa(len(w.held.Talks)) }},
	"observations":  {says: lang.Words{"how many observations were recorded", "عدد الملاحظات المدوَّنة"}, say: func(w *writer, _ int) string { return strconv.Itoa(len(w.held.Observations)) }},
	"evaluators":    {says: lang.Words{"how many evaluators recorded any", "عدد المقيّمين الذين دوّنوا"}, say: (*writer).evaluators},
	"outcomes":      {says: lang.Words{"the outcomes that were reached", "المآلات التي بُلغت"}, say: (*writer).outcomes},
	"findings":      {says: lang.Words{"what stands out in the figures, as a list", "ما يلفت النظر في الأرقام، قائمةً"}, say: (*writer).findings},
	"all_strengths": {says: lang.Words{"all strengths, as a list with citations", "مواطن القوة كلها قائمةً بإحالاتها"}, say: func(w *writer, _ int) string { return w.strengths(-1) }},
	"all_areas":     {says: lang.Words{"all areas for improvement, as a list with citations", "مجالات التحسين كلها قائمةً بإحالاتها"}, say: func(w *writer, _ int) string { return w.areas(-1) }},
	"all_others":    {says: lang.Words{"observations that tell of neither", "ملاحظات ليست من هذه ولا تلك"}, say: func(w *writer, _ int) string { return w.others(-1) }},
	"all_lessons":   {says: lang.Words{"areas for improvement as observation, discussion, conclusion, recommendation", "مجالات التحسين: ملاحظة ومناقشة واستنتاج وتوصية"}, say: func(w *writer, _ int) string { return w.lessons(-1) }},
	"strengths":     {each: true, says: lang.Words{"the objective's strengths, as a list with citations", "مواطن قوة الهدف قائمةً بإحالاتها"}, say: (*writer).strengths},
	"areas":         {each: true, says: lang.Words{"its areas for improvement, as a list with citations", "مجالات تحسينه قائمةً بإحالاتها"}, say: (*writer).areas},
	"others":        {each: true, says: lang.Words{"its observations that tell of neither", "ملاحظاته التي ليست من هذه ولا تلك"}, say: (*writer).others},
	"analysis":      {each: true, says: lang.Words{"its areas for improvement with reference and analysis", "مجالات تحسينه بمرجعها وتحليلها"}, say: (*writer).analysis},
	"lessons":       {each: true, says: lang.Words{"its areas as observation, discussion, conclusion, recommendation", "مجالات تحسينه: ملاحظة ومناقشة واستنتاج وتوصية"}, say: (*writer).lessons},
	"rating":        {each: true, says: lang.Words{"its rating as agreed, or that none is", "تقديره المتفق عليه أو أنه لم يُتفق عليه"}, say: (*writer).rating},
	"reason":        {each: true, says: lang.Words{"why the evaluators agreed on it", "لماذا اتفق عليه المقيّمون"}, say: (*writer).agreed},
}

// records are the blocks of an exercise that was held.
var records = map[string]block{
	"overview":      {says: lang.Words{"the exercise overview of an after-action report", "نظرة عامة لتقرير ما بعد التمرين"}, make: (*writer).overview},
	"ratings":       {says: lang.Words{"objectives with their ratings", "الأهداف وتقديراتها"}, make: (*writer).ratings},
	"tasks":         {each: true, says: lang.Words{"the objective's targets and tasks, rated", "مقاييس الهدف ومهامه مقدَّرة"}, make: (*writer).tasks},
	"improvement":   {says: lang.Words{"the improvement plan", "خطة التحسين"}, make: (*writer).improvement},
	"participants":  {says: lang.Words{"who took part, by name", "المشاركون بأسمائهم"}, make: (*writer).participants},
	"evidence":      {says: lang.Words{"all observations, to which [O1] leads", "الملاحظات كلها، وإليها يقود [O1]"}, make: (*writer).evidence},
	"decisions":     {says: lang.Words{"all decisions, to which [D1] leads", "القرارات كلها، وإليها يقود [D1]"}, make: (*writer).decisions},
	"course":        {says: lang.Words{"all injects as planned and as they went, to which [I1] leads", "المُدخلات كلها كما خُططت وكما جرت، وإليها يقود [I1]"}, make: (*writer).course},
	"requests":      {says: lang.Words{"all requests for information, to which [R1] leads", "طلبات المعلومات كلها، وإليها يقود [R1]"}, make: (*writer).requests},
	"consultations": {says: lang.Words{"all consultations", "التشاور كله"}, make: (*writer).consultations},
	"commitments":   {says: lang.Words{"what was done to each commitment", "ما جرى لكل التزام"}, make: (*writer).commitments},
	"strategy":      {says: lang.Words{"strategies: how decisions bore on their tenets, and what was changed", "الاستراتيجيات: كيف مسّت القرارات مبادئها وما غُيّر فيها"}, make: (*writer).strategy},
	"feedback":      {says: lang.Words{"what participants said in their forms", "ما قاله المشاركون في استماراتهم"}, make: (*writer).feedback},
}

// plans are the blocks that the scenario knows.
var plans = map[string]block{
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

// stated is what the scenario says, or that it does not.
func (w *writer) stated(words string) string {
	return cmp.Or(words, w.say(lang.Words{"(not stated in the scenario)", "(غير مذكور في السيناريو)"}))
}
