package diag

import "tamrin/lang"

var _ = register(map[Code]Entry{
	"T101": {
		Message: lang.Words{"the template can't be read as YAML: %v", "تعذّرت قراءة القالب بصيغة YAML: %v"},
		Hint:    lang.Words{"begin with a template that ships: tamrin report --print-template aar", "ابدأ من قالب مرفق: tamrin report --print-template aar"},
		Explain: lang.Words{
			"A template of a report is one YAML document. Indent with spaces, write keys as `key: value`, and put texts that hold `: ` or begin with `{` in quotes.",
			"قالب التقرير مستند YAML واحد. استعمل المسافات للإزاحة، واكتب المفاتيح هكذا `key: value`، وضع بين علامتي تنصيص كل نص فيه `: ` أو يبدأ بـ `{`."},
	},
	"T102": {
		Message: lang.Words{"the template is larger than %d KB", "القالب أكبر من %d ك.ب"},
		Hint:    lang.Words{"keep the words of one exercise in the report, not in its template", "ضع كلام التمرين الواحد في التقرير لا في قالبه"},
		Explain: lang.Words{
			"A template holds headings and a few sentences. What belongs to one exercise is written in its report.",
			"في القالب عناوين وبضع جمل. وما يخص تمرينًا بعينه يُكتب في تقريره."},
	},
	"T103": {
		Message: lang.Words{"this version of templates is not known: %v", "إصدار القوالب هذا غير معروف: %v"},
		Hint:    lang.Words{"write tamrin_report: 1", "اكتب tamrin_report: 1"},
		Explain: lang.Words{
			"The first line of a template says which version of the language it is written in; there is 1.",
			"يبيّن السطر الأول من القالب إصدار اللغة التي كُتب بها؛ والموجود 1."},
	},
	"T104": {
		Message: lang.Words{"something of another form is expected here", "المتوقع هنا شيء بصيغة أخرى"},
		Hint:    lang.Words{"sections are a list, each section has keys, and words are a text or one text per language", "الأقسام قائمة، ولكل قسم مفاتيح، والكلام نص واحد أو نص لكل لغة"},
		Explain: lang.Words{
			"The sections of a template:\n\n    sections:\n      - id: summary\n        heading: {en: Executive summary}\n        text: {en: \"{exercise} was held.\"}",
			"أقسام القالب:\n\n    sections:\n      - id: summary\n        heading: {en: Executive summary, ar: ملخص تنفيذي}\n        text: {en: \"{exercise} was held on {dates}.\", ar: \"أُقيم {exercise} في {dates}.\"}"},
	},
	"T105": {
		Message: lang.Words{"templates have no key %q here", "ليس للقوالب مفتاح %q هنا"},
		Explain: lang.Words{
			"A template has tamrin_report, id, title, contents and sections; a section has id, heading, level, each, text, remark and show.",
			"للقالب tamrin_report وid وtitle وcontents وsections؛ وللقسم id وheading وlevel وeach وtext وremark وshow."},
	},
	"T106": {
		Message: lang.Words{"%q is missing", "ينقص %q"},
		Hint:    lang.Words{"add it; tamrin report --print-template aar shows how", "أضفه؛ وانظر كيف في tamrin report --print-template aar"},
		Explain: lang.Words{
			"A template needs tamrin_report: 1, an id, a title and sections, and each section an id: what people write in the browser is kept under it.",
			"يحتاج القالب إلى tamrin_report: 1 ومعرّف id وعنوان title وأقسام sections، وكل قسم إلى id: فما يُكتب في المتصفح محفوظ تحته."},
	},
	"T107": {
		Message: lang.Words{"%q can't be an id", "لا يصلح %q معرّفًا"},
		Hint:    lang.Words{"use small letters, digits and underscores, a letter first, 40 at most", "استعمل حروفًا لاتينية صغيرة وأرقامًا وشرطات سفلية، يبدأ بحرف ولا يزيد على 40"},
		Explain: lang.Words{
			"People's words are kept under the ids of template and section, so choose them once and leave them.",
			"يُحفظ كلام الناس تحت معرّفي القالب والقسم، فاخترهما مرة ولا تغيّرهما."},
	},
	"T108": {
		Message: lang.Words{"%q is not possible here; there is: %s", "لا يصلح %q هنا؛ والموجود: %s"},
		Explain: lang.Words{
			"This key takes one of a few words.",
			"لا يأخذ هذا المفتاح إلا كلمات معدودة."},
	},
	"T109": {
		Message: lang.Words{"there is no field {%s}", "لا يوجد حقل {%s}"},
		Explain: lang.Words{
			"A field in braces stands for something that the report knows, such as {exercise} or {dates}. docs/report.md lists all of them.",
			"الحقل بين قوسين معقوفين يقوم مقام شيء يعرفه التقرير، مثل {exercise} أو {dates}. وفي docs/report.ar.md قائمتها كلها."},
	},
	"T110": {
		Message: lang.Words{"%s belongs to one objective, and this section to none", "يخص %s هدفًا واحدًا، وهذا القسم لا يخص هدفًا"},
		Hint:    lang.Words{"write each: objectives in the section", "اكتب each: objectives في القسم"},
		Explain: lang.Words{
			"A section with `each: objectives` is repeated for every objective; there, {objective}, {strengths} and their like mean that objective's.",
			"القسم الذي فيه `each: objectives` يتكرر لكل هدف؛ وفيه يعني {objective} و{strengths} وأمثالهما ما لذلك الهدف."},
	},
	"T111": {
		Message: lang.Words{"two sections have the id %q", "قسمان لهما المعرّف %q"},
		Hint:    lang.Words{"give one of them another", "أعطِ أحدهما معرّفًا آخر"},
		Explain: lang.Words{
			"What people write for a section is kept under its id; two of one id would share their words.",
			"يُحفظ ما يُكتب للقسم تحت معرّفه؛ ولو اتفق معرّفان لاشترك القسمان في الكلام."},
	},
	"T112": {
		Message: lang.Words{"there is nothing to show by the name %q", "لا شيء يُعرض بالاسم %q"},
		Explain: lang.Words{
			"`show` names tables that the report fills in, such as overview, ratings or evidence. docs/report.md lists all of them.",
			"يسمّي `show` جداول يملؤها التقرير، مثل overview أو ratings أو evidence. وفي docs/report.ar.md قائمتها كلها."},
	},
	"T113": {
		Message: lang.Words{"%s is written before an exercise, and what this template names needs one that was held", "يُكتب %s قبل التمرين، وما يسمّيه هذا القالب يحتاج إلى تمرين عُقد"},
		Hint:    lang.Words{"give it another id, or leave out what is marked ‡ in docs/report.md", "أعطه معرّفًا آخر، أو استغنِ عما وُسم بالعلامة ‡ في docs/report.ar.md"},
		Explain: lang.Words{
			"The situation manual, the evaluation guides and the MSEL are written from the scenario alone. A template with the id of one of them stands in its place.",
			"يُكتب دليل الموقف وأدلة التقييم والقائمة الرئيسية من السيناريو وحده. والقالب الذي معرّفه معرّف أحدها يحل محله."},
	},
})
