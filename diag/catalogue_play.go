package diag

import "tamrin/lang"

// S21x, S22x and S23x: cells, decisions, injects and rules that cannot be played as written.
var _ = register(map[Code]Entry{
	"S211": {
		Message: lang.Words{"one party alone cannot decide jointly", "لا يقرر طرف واحد بالاشتراك"},
		Hint:    lang.Words{"name the other parties under by, or delete jointly", "اذكر الأطراف الأخرى تحت by أو احذف jointly"},
		Explain: lang.Words{
			"With `jointly: true` every party of `by` must choose the same. With one party that says nothing: `by: [us, rok]` is probably meant.",
			"مع `jointly: true` يجب أن يختار كل طرف من `by` الشيء نفسه. ومع طرف واحد لا معنى لذلك: المقصود غالبًا `by: [us, rok]`.",
		},
	},
	"S213": {
		Message: lang.Words{"the scenario has %d cells; %d are possible, control among them", "في السيناريو %d خلية؛ والممكن %d منها التحكم"},
		Hint:    lang.Words{"put teams together and give them seats", "اجمع الفرق وأعطها مقاعد"},
		Explain: lang.Words{
			"A cell is a team, not a person. People of one team share a cell and have seats in it: `seats: {minister: {leads: true}, adviser: {}}`.",
			"الخلية فريق لا شخص. يشترك أعضاء الفريق في خلية ولهم فيها مقاعد: `seats: {minister: {leads: true}, adviser: {}}`.",
		},
	},
	"S214": {
		Message: lang.Words{"the decision has %d options; %d are possible", "في القرار %d خيارًا؛ والممكن %d"},
		Hint:    lang.Words{"split the decision, or let players answer with free_text", "قسّم القرار، أو دع المشاركين يجيبون بـ free_text"},
		Explain: lang.Words{
			"Nobody chooses well among more than a handful. Split the decision into two, the second of which opens `after` the first.",
			"لا يحسن أحد الاختيار من كثير. قسّم القرار إلى اثنين يُفتح ثانيهما `after` الأول.",
		},
	},
	"S215": {
		Message: lang.Words{"nothing ever delivers the inject %s", "لا شيء يُسلّم المُدخل %s"},
		Hint:    lang.Words{"give it one of at, after, when, manual, contingency_for, or fire it from an option or a rule", "أعطه واحدًا من at أو after أو when أو manual أو contingency_for، أو أطلقه من خيار أو قاعدة"},
		Explain: lang.Words{
			"An inject comes at a time, after something, when a condition holds, by a controller's hand, in place of a missing decision, or because an option or a rule fires it:\n\n    launch: {at: 10m, text: …}\n    follow_up: {after: launch, delay: 5m, text: …}",
			"يأتي المُدخل في وقت، أو بعد شيء، أو حين يصح شرط، أو بيد ضابط التحكم، أو بدل قرار لم يُتخذ، أو لأن خيارًا أو قاعدة تطلقه:\n\n    launch: {at: 10m, text: …}\n    follow_up: {after: launch, delay: 5m, text: …}",
		},
	},
	"S216": {
		Message: lang.Words{"the inject comes in two ways", "يأتي المُدخل بطريقتين"},
		Hint:    lang.Words{"keep one of at, after, when and contingency_for; `if` adds a condition to any of them", "أبقِ واحدًا من at وafter وwhen وcontingency_for؛ و`if` يضيف شرطًا إلى أي منها"},
		Explain: lang.Words{
			"An inject has one plan. To deliver at a time but only if something holds, write `at: 30m` and `if: \"vars.tension > 5\"`. With `manual: true` a planned time `at` is a note to control.",
			"للمُدخل خطة واحدة. لتسليمه في وقت بشرط، اكتب `at: 30m` و`if: \"vars.tension > 5\"`. ومع `manual: true` يكون الوقت `at` تذكيرًا للتحكم.",
		},
	},
	"S218": {
		Message: lang.Words{"a burst of %d is not possible; its count goes from 1 to %d", "لا تكون الدفعة %d؛ عددها من 1 إلى %d"},
		Hint:    lang.Words{"write burst: {count: 5, every: 2m}", "اكتب burst: {count: 5, every: 2m}"},
		Explain: lang.Words{
			"`burst: {count: 5, every: 2m}` delivers the inject five times in all, two minutes apart.",
			"`burst: {count: 5, every: 2m}` يسلّم المُدخل خمس مرات في المجموع، بين كل مرتين دقيقتان.",
		},
	},
	"S219": {
		Message: lang.Words{"the burst does not say how far apart its deliveries are", "لا تقول الدفعة كم بين مرات التسليم"},
		Hint:    lang.Words{"add every, as every: 2m", "أضف every، مثل every: 2m"},
		Explain: lang.Words{
			"An inject that repeats needs the time between two deliveries: `burst: {count: 5, every: 2m}`.",
			"المُدخل المتكرر يلزمه الوقت بين مرتين: `burst: {count: 5, every: 2m}`.",
		},
	},
	"S221": {
		Message: lang.Words{"the decision %s offers nothing to choose", "لا يعرض القرار %s ما يُختار"},
		Hint:    lang.Words{"write options, or free_text: true", "اكتب options أو free_text: true"},
		Explain: lang.Words{
			"A decision has options, or is answered in words that control adjudicates, or both:\n\n    options: {wait: {title: Wait}, act: {title: Act}}\n    free_text: true",
			"للقرار خيارات، أو يُجاب عنه بكلمات يحكّم فيها التحكم، أو كلاهما:\n\n    options: {wait: {title: انتظار}, act: {title: تحرك}}\n    free_text: true",
		},
	},
	"S222": {
		Message: lang.Words{"%d options cannot be chosen at once; the number goes from 1 to %d", "لا تُختار %d خيارات معًا؛ العدد من 1 إلى %d"},
		Hint:    lang.Words{"write a number up to that of the options", "اكتب عددًا لا يزيد على عدد الخيارات"},
		Explain: lang.Words{
			"`choose: 2` lets players take up to two options of one decision. It cannot be more than there are.",
			"`choose: 2` يتيح للمشاركين أخذ خيارين على الأكثر من قرار واحد. ولا يزيد على عدد الخيارات.",
		},
	},
	"S223": {
		Message: lang.Words{"bot_takes is one duration, or the shortest and then the longest", "bot_takes مدة واحدة، أو أقصر مدة ثم أطولها"},
		Hint:    lang.Words{"write bot_takes: [3m, 12m]", "اكتب bot_takes: [3m, 12m]"},
		Explain: lang.Words{
			"In a rehearsal a bot answers after a time between the two, evenly drawn: `bot_takes: [3m, 12m]`. One duration alone is exact.",
			"في تجربة التمرين تجيب الآلة بعد وقت بين المدتين يُسحب بالتساوي: `bot_takes: [3m, 12m]`. والمدة الواحدة مضبوطة.",
		},
	},
	"S224": {
		Message: lang.Words{"a decision opens by exactly one of after, at and when", "يُفتح القرار بواحد فقط من after وat وwhen"},
		Hint:    lang.Words{"write opens: {after: launch}, opens: {at: 20m} or opens: {when: \"…\"}", "اكتب opens: {after: launch} أو opens: {at: 20m} أو opens: {when: \"…\"}"},
		Explain: lang.Words{
			"Players see a decision from the moment it opens: after an inject, a decision or an outcome (with a `delay`, if wanted), at an exercise time, or when a condition comes true.",
			"يرى المشاركون القرار من لحظة فتحه: بعد مُدخل أو قرار أو مآل (مع `delay` إن أُريد)، أو في زمن من التمرين، أو حين يصح شرط.",
		},
	},
	"S225": {
		Message: lang.Words{"delay has nothing to count from", "ليس لـ delay ما يُحسب منه"},
		Hint:    lang.Words{"add after, or write the whole time under at", "أضف after، أو اكتب الوقت كله تحت at"},
		Explain: lang.Words{
			"A delay counts from what came before: `after: launch, delay: 5m`. With `at` the time is already complete.",
			"تُحسب المهلة مما سبق: `after: launch, delay: 5m`. أما مع `at` فالوقت كامل.",
		},
	},
	"S226": {
		Message: lang.Words{"a jump goes either to an instant or by a stretch of time", "القفزة إما إلى لحظة وإما بمقدار"},
		Hint:    lang.Words{"keep one of to and by", "أبقِ واحدًا من to وby"},
		Explain: lang.Words{
			"`jump: {to: 2023-02-03T08:00:00+09:00}` sets the story's clock; `jump: {by: 36h}` moves it forward. Exercise time goes on as before.",
			"`jump: {to: 2023-02-03T08:00:00+09:00}` يضبط ساعة القصة، و`jump: {by: 36h}` يقدّمها. ويمضي زمن التمرين كما كان.",
		},
	},
	"S227": {
		Message: lang.Words{"there is no file %s to attach", "لا يوجد ملف %s لإرفاقه"},
		Hint:    lang.Words{"put the file into the scenario's folder, or correct its path", "ضع الملف في مجلد السيناريو أو صحّح مساره"},
		Explain: lang.Words{
			"Attachments are files below the scenario's folder, by their path from it: `attachments: [{file: media/map.png, title: Map}]`. Letter case matters.",
			"المرفقات ملفات داخل مجلد السيناريو بمسارها منه: `attachments: [{file: media/map.png, title: خريطة}]`. وحالة الأحرف مهمة.",
		},
	},
	"S229": {
		Message: lang.Words{"a bot's leaning cannot be negative", "لا يكون ميل الآلة سالبًا"},
		Hint:    lang.Words{"write 0 for what bots never choose", "اكتب 0 لما لا تختاره الآلات أبدًا"},
		Explain: lang.Words{
			"Leanings are shares: with `bot: 3` on one option and `bot: 1` on another, bots choose the first three times in four.",
			"الميول حصص: مع `bot: 3` لخيار و`bot: 1` لآخر تختار الآلات الأول ثلاث مرات من أربع.",
		},
	},
	"S233": {
		Message: lang.Words{"the rule does nothing", "القاعدة لا تفعل شيئًا"},
		Hint:    lang.Words{"give it sets, fire or chance", "أعطها sets أو fire أو chance"},
		Explain: lang.Words{
			"A rule has a condition and a consequence:\n\n    rules:\n      - {when: \"vars.tension >= 9\", fire: second_launch}",
			"للقاعدة شرط ونتيجة:\n\n    rules:\n      - {when: \"vars.tension >= 9\", fire: second_launch}",
		},
	},
	"S234": {
		Message: lang.Words{"a rule has either its own consequence or a chance of several, not both", "للقاعدة إما نتيجتها وإما احتمال من عدة، لا كلاهما"},
		Hint:    lang.Words{"move sets and fire into each branch, or write a second rule with the same condition", "انقل sets وfire إلى كل فرع، أو اكتب قاعدة ثانية بالشرط نفسه"},
		Explain: lang.Words{
			"Beside `chance` it would not be clear whether `sets` and `fire` apply always or before the draw. Two rules with one `when` say it plainly.",
			"بجانب `chance` لا يتضح أيسري `sets` و`fire` دائمًا أم قبل السحب. وقاعدتان بشرط `when` واحد تقولان ذلك صراحة.",
		},
	},
	"S242": {
		Message: lang.Words{"excon is the control cell; its kind cannot be %s", "excon خلية التحكم؛ فلا يكون نوعها %s"},
		Hint:    lang.Words{"write kind: control, or give the cell another name", "اكتب kind: control أو سمِّ الخلية اسمًا آخر"},
		Explain: lang.Words{
			"Every exercise has a control cell. Where none is written, one named `excon` is supplied, so the name is kept for it.",
			"لكل تمرين خلية تحكم. وإن لم تُكتب أُضيفت واحدة باسم `excon`، فالاسم محجوز لها.",
		},
	},
	"S243": {
		Message: lang.Words{"scenario time cannot jump: the clock has no start", "لا يقفز زمن السيناريو: ليس للساعة بداية"},
		Hint:    lang.Words{"write clock: {start: 2023-01-31T09:00:00+09:00} at the top", "اكتب في الأعلى clock: {start: 2023-01-31T09:00:00+09:00}"},
		Explain: lang.Words{
			"`clock.start` is the story's date and hour at STARTEX. Without it there is no scenario time that an inject could move.",
			"`clock.start` تاريخ القصة وساعتها عند بدء التمرين. وبغيره لا زمن سيناريو يحرّكه مُدخل.",
		},
	},
	"S245": {
		Severity: Warning,
		Message:  lang.Words{"the default is never taken, as the decision has no deadline", "لا يؤخذ الافتراضي أبدًا، فليس للقرار مهلة"},
		Hint:     lang.Words{"add closes, as closes: 20m", "أضف closes، مثل closes: 20m"},
		Explain: lang.Words{
			"`default` is the option that is taken when time runs out. Without `closes` it never does, until ENDEX.",
			"`default` هو الخيار الذي يؤخذ حين ينقضي الوقت. وبغير `closes` لا ينقضي حتى نهاية التمرين.",
		},
	},
	"S246": {
		Message: lang.Words{"the alliance names %d here; %d are possible", "يسمّي التحالف هنا %d؛ والممكن %d"},
		Hint:    lang.Words{"let one party stand for several", "اجعل طرفًا واحدًا ينوب عن عدة أطراف"},
		Explain: lang.Words{
			"Consents are kept as a set of 64. A consultation of more than that is no table-top: name blocs, or the presidency that speaks for them.",
			"تُحفظ الموافقات في مجموعة من 64. وتشاور يزيد على ذلك ليس تمرينًا حول طاولة: سمِّ كتلًا، أو الرئاسة التي تتكلم عنها.",
		},
	},
	"S247": {
		Message: lang.Words{"the joint text has %d paragraphs; %d are possible", "في النص المشترك %d فقرة؛ والممكن %d"},
		Hint:    lang.Words{"put paragraphs together", "اجمع الفقرات"},
		Explain: lang.Words{
			"A text that allies agree in minutes has a handful of paragraphs; 200 is where pages would become slow.",
			"النص الذي يتفق عليه الحلفاء في دقائق فيه فقرات معدودة؛ وعند 200 تبدأ الصفحات بالبطء.",
		},
	},
	"S248": {
		Message: lang.Words{"the strategy has %d tenets; %d are possible", "في الاستراتيجية %d مبدأ؛ والممكن %d"},
		Hint:    lang.Words{"keep those that decide something", "أبقِ منها ما يُبنى عليه قرار"},
		Explain: lang.Words{
			"A strategy that people act by fits on a page: most have five to eight tenets. What is more than that is a plan.",
			"الاستراتيجية التي يعمل بها الناس تسعها صفحة، ومعظمها خمسة مبادئ إلى ثمانية. وما زاد على ذلك فهو خطة.",
		},
	},
	"S249": {
		Message: lang.Words{"a strategy has no version %d; versions count from 1", "ليس للاستراتيجية نسخة رقمها %d؛ والنسخ تُعد من 1"},
		Explain: lang.Words{
			"`version` is the number with which the exercise begins. The review exports each new version with its number; a later exercise takes it in and goes on counting from there.",
			"`version` الرقم الذي يبدأ به التمرين. وتصدّر المراجعة كل نسخة جديدة برقمها، فيأخذها تمرين لاحق ويتابع العد منها.",
		},
	},
})
