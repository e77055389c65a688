package diag

import "tamrin/lang"

// R…: names that name nothing, or not what is expected.
var _ = register(map[Code]Entry{
	"R101": {
		Message: lang.Words{"%s is expected here, and none is called %s", "المتوقع هنا %s، ولا شيء من ذلك اسمه %s"},
		Explain: lang.Words{
			"A name is used that the scenario does not declare. Either it is misspelt, or its declaration is missing, perhaps in a file that `include` does not name.\n\n    cells: {washington: {}}\n    injects:\n      launch: {at: 10m, to: washinton, text: …}    # washington is meant",
			"استُعمل اسم لم يعلنه السيناريو. إما أنه مكتوب خطأ، وإما أن تعريفه ناقص، وربما كان في ملف لم يُذكر تحت `include`.\n\n    cells: {washington: {}}\n    injects:\n      launch: {at: 10m, to: washinton, text: …}    # المقصود washington",
		},
	},
	"R102": {
		Message: lang.Words{"%s is %s; %s is expected here", "%s هو %s؛ والمتوقع هنا %s"},
		Explain: lang.Words{
			"The name exists, but it names another kind of thing. Decisions are taken by parties, and cells play parties: `by: us`, where `washington: {plays: us}`.",
			"الاسم موجود، لكنه لشيء من نوع آخر. الأطراف تتخذ القرارات والخلايا تؤدي الأطراف: `by: us` حيث `washington: {plays: us}`.",
		},
	},
	"R103": {
		Message: lang.Words{"%s names two things here, and it is not clear which is meant", "%s اسم لشيئين هنا، ولا يتضح أيهما المقصود"},
		Hint:    lang.Words{"give one of them another name", "سمِّ أحدهما اسمًا آخر"},
		Explain: lang.Words{
			"Things of different kinds may share a name, but not where either could be meant: `to: rok` with a cell and a party of that name, or `after: launch` with an inject and a decision.",
			"يجوز أن تشترك أشياء مختلفة الأنواع في اسم، لا حيث يحتمل أيٌّ منها: `to: rok` وهناك خلية وطرف بهذا الاسم، أو `after: launch` وهناك مُدخل وقرار.",
		},
	},
	"R104": {
		Message: lang.Words{"no cell plays %s, so nobody can take this decision for it", "لا خلية تؤدي %s، فلا أحد يتخذ هذا القرار عنه"},
		Hint:    lang.Words{"write plays under the cell that stands for it; control can play too", "اكتب plays تحت الخلية التي تمثّله؛ وللتحكم أن يؤدي أيضًا"},
		Explain: lang.Words{
			"Decisions are taken by the cells that play their parties:\n\n    cells:\n      washington: {plays: us}\n      excon: {kind: control, plays: [nato]}",
			"تتخذ القرارات الخلايا التي تؤدي أطرافها:\n\n    cells:\n      washington: {plays: us}\n      excon: {kind: control, plays: [nato]}",
		},
	},
	"R105": {
		Message: lang.Words{"%s waits for itself", "%s ينتظر نفسه"},
		Hint:    lang.Words{"name what comes before it, or give it a time with at", "اذكر ما يسبقه أو أعطه وقتًا بـ at"},
		Explain: lang.Words{
			"`after` and `contingency_for` name another thing. What waits for itself never comes.",
			"يذكر `after` و`contingency_for` شيئًا آخر. وما ينتظر نفسه لا يأتي أبدًا.",
		},
	},
	"R106": {
		Severity: Warning,
		Message:  lang.Words{"%s stands in this list twice", "%s مذكور في هذه القائمة مرتين"},
		Hint:     lang.Words{"delete one of them; perhaps another was meant", "احذف أحدهما؛ وربما كان المقصود غيره"},
		Explain: lang.Words{
			"Naming a thing twice changes nothing, so another was probably meant: `to: [seoul, seoul]`.",
			"ذكر الشيء مرتين لا يغيّر شيئًا، فلعل المقصود غيره: `to: [seoul, seoul]`.",
		},
	},
	"R107": {
		Message: lang.Words{"the default %s is not one of the decision's options", "الافتراضي %s ليس من خيارات القرار"},
		Explain: lang.Words{
			"When time runs out the default option is taken, so it must be one of `options`.\n\n    default: wait\n    options: {wait: {}, act: {}}",
			"حين ينقضي الوقت يؤخذ الخيار الافتراضي، فيجب أن يكون من `options`.\n\n    default: wait\n    options: {wait: {}, act: {}}",
		},
	},
	"R108": {
		Message: lang.Words{"%q is not one of the words of %s", "%q ليست من كلمات %s"},
		Explain: lang.Words{
			"A variable with `values` can be set to one of them alone, or to what an expression gives: `sets: {mood: alarmed}`, `sets: {mood: \"= vars.other\"}`.",
			"المتغيّر ذو `values` لا يُضبط إلا بإحداها أو بما تعطيه عبارة: `sets: {mood: alarmed}` أو `sets: {mood: \"= vars.other\"}`.",
		},
	},
	"R109": {
		Message: lang.Words{"%s does not take this decision", "%s لا يتخذ هذا القرار"},
		Explain: lang.Words{
			"Leanings by party are given for the parties of `by`: with `by: [us, rok]`, `bot: {us: 3, rok: 1}`.",
			"تُكتب الميول لأطراف `by`: مع `by: [us, rok]` تكون `bot: {us: 3, rok: 1}`.",
		},
	},
	"R110": {
		Message: lang.Words{"these wait for each other and never come: %s", "هذه ينتظر بعضها بعضًا فلا تأتي أبدًا: %s"},
		Hint:    lang.Words{"give one of them a time or a condition", "أعط أحدها وقتًا أو شرطًا"},
		Explain: lang.Words{
			"Each of the chain comes `after` the next, and the last after the first. One of them must come by itself, or be fired by an option or a rule.",
			"كل واحد من السلسلة يأتي `after` الذي يليه، وآخرها بعد أولها. فليأت أحدها بنفسه أو يطلقه خيار أو قاعدة.",
		},
	},
	"R111": {
		Message: lang.Words{"%s is a member and a partner at once", "%s عضو وشريك في آن"},
		Hint:    lang.Words{"delete it from members or from partners", "احذفه من members أو من partners"},
		Explain: lang.Words{
			"Partners stand beside an alliance and see what it shows them; members are bound by its rule. A party is one or the other.",
			"يقف الشركاء بجانب التحالف ويرون ما يُطلعهم عليه، والأعضاء تُلزمهم قاعدته. والطرف هذا أو ذاك.",
		},
	},
	"R112": {
		Severity: Warning,
		Message:  lang.Words{"the scenario does not declare the language %s of this cell", "لا يعلن السيناريو اللغة %s لهذه الخلية"},
		Explain: lang.Words{
			"The cell's pages open in this language, but the scenario's texts are in others. Add it under the scenario's `languages`, and the texts with it.",
			"تُفتح صفحات الخلية بهذه اللغة، ونصوص السيناريو بغيرها. أضفها تحت `languages` في السيناريو ومعها النصوص.",
		},
	},
	"R113": {
		Message: lang.Words{"the objective has no target called %s", "ليس للهدف غاية اسمها %s"},
		Explain: lang.Words{
			"A task's `target` is one of the same objective's `targets`:\n\n    o1:\n      targets: {fast: Answer within 20 minutes}\n      tasks: {t1: {title: Call the ally, target: fast}}",
			"غاية المهمة `target` واحدة من `targets` للهدف نفسه:\n\n    o1:\n      targets: {fast: الرد خلال 20 دقيقة}\n      tasks: {t1: {title: الاتصال بالحليف, target: fast}}",
		},
	},
	"R114": {
		Message: lang.Words{"%s is no member of this alliance", "ليس %s عضوًا في هذا التحالف"},
		Explain: lang.Words{
			"Consent, proposals and bots are those of members: `members: [us, rok]` with `consent: [us]` and `bots: {rok: {refuse: 1}}`. Partners look on; they neither consent nor amend.",
			"الرضا والاقتراحات والميول للأعضاء: `members: [us, rok]` مع `consent: [us]` و`bots: {rok: {refuse: 1}}`. أما الشركاء فينظرون، لا يرضون ولا يعدّلون.",
		},
	},
	"R115": {
		Message: lang.Words{"%s does not say which option of which decision", "لا يبيّن %s أي خيار من أي قرار"},
		Hint:    lang.Words{"write the decision, a point, the option: first_hour.consult_now", "اكتب القرار ثم نقطة ثم الخيار: first_hour.consult_now"},
		Explain: lang.Words{
			"Options have names within their decision alone, so a tenet names both.\n\n    strategies:\n      us_rok:\n        tenets:\n          consult: {text: We speak to each other first, options: [first_hour.consult_now]}",
			"للخيار اسم داخل قراره وحده، فيذكر المبدأ الاثنين.\n\n    strategies:\n      us_rok:\n        tenets:\n          consult: {text: نتشاور أولًا, options: [first_hour.consult_now]}",
		},
	},
	"R116": {
		Message: lang.Words{"the decision %s has no option called %s", "ليس للقرار %s خيار اسمه %s"},
		Explain: lang.Words{
			"A tenet is tied to options that stand under the decision's `options`; this one was renamed, taken out or misspelt.",
			"يرتبط المبدأ بخيارات مكتوبة تحت `options` في القرار؛ وهذا الخيار غُيّر اسمه أو حُذف أو كُتب خطأ.",
		},
	},
	"R117": {
		Severity: Warning,
		Message:  lang.Words{"no party of this strategy takes the decision %s", "لا يتخذ القرار %s أيٌّ من أطراف هذه الاستراتيجية"},
		Hint:     lang.Words{"name decisions of those whose strategy it is, or tie the option to the strategy of who decides", "اذكر قرارات أصحاب الاستراتيجية، أو اربط الخيار باستراتيجية من يقرر"},
		Explain: lang.Words{
			"A strategy shows in what its own parties decide. An option that others take says nothing about whether they keep to a tenet, and their bots can't lean to it.",
			"تظهر الاستراتيجية فيما يقرره أصحابها. وخيار يتخذه غيرهم لا يدل على التزامهم بالمبدأ، ولا يستطيع لاعبوهم الآليون الميل إليه.",
		},
	},
	"R118": {
		Message: lang.Words{"%s keeps to the tenet and goes against it at once", "%s يوافق المبدأ ويخالفه في آن"},
		Hint:    lang.Words{"delete it from options or from against", "احذفه من options أو من against"},
		Explain: lang.Words{
			"`options` are those that keep to a tenet, `against` those that go against it. One that does something of both belongs to two tenets, or to neither.",
			"`options` ما يوافق المبدأ و`against` ما يخالفه. وما فيه شيء من هذا وذاك فمكانه مبدآن، أو لا مكان له فيهما.",
		},
	},
})
