package msel

import (
	"slices"
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// Templates are the orders and names of columns that an export knows: those
// of the HSEEP template, of the National Guard, and of NATO's MEL/MIL.
var Templates = []string{"hseep", "national_guard", "nato"}

// column is one column of an export.
type column struct {
	heading string
	width   float64
	text    func(in *scenario.Inject) string
}

// sheet builds the columns of one export.
type sheet struct {
	s    *scenario.Scenario
	lang lang.Tag          // of the headings
	in   string            // language of the texts
	name map[string]string // of cells and parties, by identifier
}

// maker makes the columns of one field.
type maker struct {
	field Field
	width float64
	head  lang.Words
}

// heads are the columns in the order of the HSEEP template, by field.
var heads = []maker{
	{Number, 9, lang.Words{"Event #", "رقم المدخل"}},
	{Date, 12, lang.Words{"Date", "التاريخ"}},
	{Time, 10, lang.Words{"Event Time", "الوقت"}},
	{At, 12, lang.Words{"Exercise time (h:mm)", "زمن التمرين (س:دد)"}},
	{Type, 14, lang.Words{"Event Type", "النوع"}},
	{Title, 28, lang.Words{"Subject", "العنوان"}},
	{Channel, 13, lang.Words{"Inject Mode", "الوسيلة"}},
	{From, 20, lang.Words{"Send From (Simulated)", "المرسل المحاكى"}},
	{InjectedBy, 20, lang.Words{"Injected By (Responsible Controller)", "ضابط التحكم"}},
	{To, 22, lang.Words{"Send To (Recipient Players)", "المستلم"}},
	{Words, 60, lang.Words{"Event Description", "الوصف"}},
	{Expected, 44, lang.Words{"Expected Outcome", "الإجراء المتوقع"}},
	{Status, 12, lang.Words{"Status", "الحالة"}},
	{Priority, 11, lang.Words{"Priority", "الأولوية"}},
	{Phase, 16, lang.Words{"Phase", "المرحلة"}},
	{Storyline, 18, lang.Words{"Storyline/Thread", "خط السرد"}},
	{Event, 16, lang.Words{"Main Event", "الحدث الرئيسي"}},
	{Incident, 16, lang.Words{"Incident", "الواقعة"}},
	{Theatre, 14, lang.Words{"Theatre", "المسرح"}},
	{Objectives, 20, lang.Words{"Objectives", "الأهداف"}},
	{Function, 14, lang.Words{"ESF", "الوظيفة"}},
	{Location, 18, lang.Words{"Location", "المكان"}},
	{Notes, 32, lang.Words{"Notes", "ملاحظات"}},
	{Narrative, 32, lang.Words{"Implementer (Actual Narrative)", "ما حدث فعلا"}},
	{Author, 14, lang.Words{"Author", "الكاتب"}},
	{Approver, 14, lang.Words{"Approver", "المعتمد"}},
}

// template is the order of columns of a template, and the names that it gives
// to them where they are not those of HSEEP.
type template struct {
	order []Field
	names map[Field]lang.Words
}

var templates = map[string]template{
	"hseep": {},
	"national_guard": {
		[]Field{Number, Date, Time, Status, DTG, Title, Channel, From, InjectedBy, To, Storyline, Function, Words, Expected, Notes, Narrative},
		map[Field]lang.Words{Number: {"MSEL Number", "رقم المدخل"}, Time: {"Time", "الوقت"}, DTG: {"Inject DTG", "مجموعة التاريخ والوقت"}, Title: {"Subject", "الموضوع"}, InjectedBy: {"Injected By", "ضابط التحكم"}, To: {"Send To", "المستلم"},
			Words: {"Description", "الوصف"}, Expected: {"Expected Action", "الإجراء المتوقع"}, Notes: {"Notes/Remarks", "ملاحظات"}},
	},
	"nato": {
		[]Field{Number, DTG, Event, Incident, Storyline, Title, Words, From, To, Channel, InjectedBy, Objectives, Expected, Status, Notes},
		map[Field]lang.Words{Number: {"Inject Number", "رقم المدخل"}, DTG: {"DTG", "مجموعة التاريخ والوقت"}, Title: {"Title", "العنوان"}, Words: {"Inject Text", "نص المدخل"}, From: {"From", "من"}, To: {"To", "إلى"},
			Channel: {"Means", "الوسيلة"}, InjectedBy: {"Responsible Controller", "ضابط التحكم"}, Objectives: {"Training Objectives", "الأهداف"}, Expected: {"Expected Response", "الاستجابة المتوقعة"}},
	},
}

// columns returns the columns of an export: those of the template that has
// anything to say, then every other field with a value, then the extras.
func (s *sheet) columns(name string) []column {
	t := templates[name]
	order := slices.Clone(t.order)
	for _, h := range heads {
		if !slices.Contains(order, h.field) {
			order = append(order, h.field)
		}
	}
	var out []column
	for _, f := range order {
		for _, c := range s.field(f, t.names[f]) {
			if always(f) || s.filled(c) {
				out = append(out, c)
			}
		}
	}
	return append(out, s.extras(out)...)
}

// always reports whether a column stands in every list, empty or not.
func always(f Field) bool { return f == Number || f == Title || f == Words || f == To || f == At }

func (s *sheet) filled(c column) bool {
	return slices.ContainsFunc(s.s.Injects, func(in scenario.Inject) bool { return c.text(&in) != "" })
}

// field returns the column of a field, or one for each of the scenario's
// languages where the field has words.
func (s *sheet) field(f Field, name lang.Words) []column {
	m := maker{f, 16, name}
	for _, h := range heads {
		if h.field == f {
			m.width = h.width
			if name.Zero() {
				m.head = h.head
			}
		}
	}
	if !f.worded() || len(s.s.Languages) == 1 {
		return []column{{m.head.In(s.lang), m.width, func(in *scenario.Inject) string { return s.text(f, in, s.in) }}}
	}
	var out []column
	for _, l := range s.languages() {
		out = append(out, column{m.head.In(s.lang) + " [" + l + "]", m.width, func(in *scenario.Inject) string { return s.text(f, in, l) }})
	}
	return out
}

// languages lists the scenario's, that of the export first.
func (s *sheet) languages() []string {
	all := []string{s.in}
	for _, l := range s.s.Languages {
		if l != s.in {
			all = append(all, l)
		}
	}
	return all
}

// extras returns a column for each name under which an inject keeps what a
// spreadsheet said, unless a column is headed so already.
func (s *sheet) extras(have []column) []column {
	var out []column
	named := func(all []column, name string) bool {
		return slices.ContainsFunc(all, func(c column) bool { return fold(c.heading) == fold(name) })
	}
	for _, in := range s.s.Injects {
		for _, x := range in.Extra {
			if strings.TrimSpace(x.Name) == "" || clean(x.Name) != x.Name || named(have, x.Name) || named(out, x.Name) || spell(x.Name).field != None {
				continue
			}
			out = append(out, column{x.Name, 16, func(in *scenario.Inject) string {
				for _, y := range in.Extra {
					if y.Name == x.Name {
						return y.Value
					}
				}
				return ""
			}})
		}
	}
	return out
}

// text returns what a cell shows of a field.
func (s *sheet) text(f Field, in *scenario.Inject, language string) string {
	switch f {
	case Number:
		return in.Number
	case Title:
		return in.Title.In[language]
	case Words:
		return in.Text.In[language]
	case From:
		return in.From.In[language]
	case InjectedBy:
		return in.InjectedBy.In[language]
	case Location:
		return in.Location.In[language]
	case Notes:
		return in.Notes.In[language]
	case Expected:
		return s.expected(in, language)
	case Date, Time, DTG, At:
		return s.time(f, in)
	case Type:
		return scenario.WordsOf(scenario.InjectTypes, in.Type).In(s.lang)
	case Status:
		return scenario.WordsOf(scenario.InjectStatuses, in.Status).In(s.lang)
	case Priority:
		return scenario.WordsOf(scenario.Priorities, in.Priority).In(s.lang)
	case Channel:
		return scenario.WordsOf(scenario.Channels, in.Channel).In(s.lang)
	}
	return s.named(f, in)
}
