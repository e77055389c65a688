package diag

import "tamrin/lang"

// S1xx: keys and values of the wrong form. S3xx: texts and their languages.
var _ = register(map[Code]Entry{
	"S101": {
		Message: lang.Words{"there is no key %s here", "لا مفتاح هنا باسم %s"},
		Explain: lang.Words{
			"The key is not one that this part of a scenario has; most often it is a slip of the keyboard, or it belongs one level higher or lower. Unknown keys are errors, so that a misspelt `defualt:` cannot silently change an exercise.\n\n    injects:\n      alarm: {att: 5m, text: …}    # at is meant",
			"ليس المفتاح مما يكون في هذا الجزء من السيناريو؛ وهو غالبًا خطأ طباعة، أو موضعه مستوى أعلى أو أدنى. المفاتيح المجهولة أخطاء، كي لا يغيّر `defualt:` تمرينًا دون أن يُلحظ.\n\n    injects:\n      alarm: {att: 5m, text: …}    # المقصود at",
		},
	},
	"S102": {
		Message: lang.Words{"%s is expected here, not %s", "المتوقع هنا %s، لا %s"},
		Explain: lang.Words{
			"The value has another form than its key takes, such as a list where one text belongs. `tamrin explain` and the schema (`tamrin schema`) tell each key's form.\n\n    title: [Fire, drill]     # a text is expected\n    title: Fire drill",
			"للقيمة صورة غير التي يأخذها مفتاحها، كقائمة في موضع نص واحد. يبيّن المخطط (`tamrin schema`) صورة كل مفتاح.\n\n    title: [تمرين, إخلاء]     # المتوقع نص\n    title: تمرين إخلاء",
		},
	},
	"S103": {
		Message: lang.Words{"the key %s is written twice", "المفتاح %s مكتوب مرتين"},
		Hint:    lang.Words{"keep one of them; under names, rename one", "أبقِ واحدًا منهما؛ وإن كان اسمًا فغيّر أحدهما"},
		Explain: lang.Words{
			"A key may stand once in its mapping; which of two values is meant cannot be known. The first was read and the second was not.\n\n    launch:\n      at: 10m\n      at: 12m     # one of them",
			"يرد المفتاح مرة واحدة في مجموعته؛ إذ لا يُعرف أي القيمتين هي المقصودة. قُرئت الأولى ولم تُقرأ الثانية.\n\n    launch:\n      at: 10m\n      at: 12m     # إحداهما",
		},
	},
	"S104": {
		Message: lang.Words{"%s needs the key %s", "%s يلزمه المفتاح %s"},
		Explain: lang.Words{
			"Something cannot be played without this key. A scenario needs `title`, an inject `title` or `text`, a decision `by` and `opens`, a rule and an outcome `when`, an alliance `members`, a commitment `from` and `to`.",
			"شيء لا يُلعب بغير هذا المفتاح. يلزم السيناريو `title`، والمُدخل `title` أو `text`، والقرار `by` و`opens`، والقاعدة والمآل `when`، والتحالف `members`، والالتزام `from` و`to`.",
		},
	},
	"S105": {
		Message: lang.Words{"%q is not one of the words that this key takes", "%q ليست من الكلمات التي يأخذها هذا المفتاح"},
		Explain: lang.Words{
			"Some keys take their value from a closed list, so that reports can count by it: `channel`, `kind`, `type`, `status`, `priority`, `level`, `rule`. The hint names the nearest word or the whole list.",
			"لبعض المفاتيح قائمة مغلقة من القيم، كي تُحصى بها التقارير: `channel` و`kind` و`type` و`status` و`priority` و`level` و`rule`. يذكر الإرشاد أقرب كلمة أو القائمة كلها.",
		},
	},
	"S106": {
		Message: lang.Words{"%q cannot be a name", "%q لا يصلح اسمًا"},
		Hint:    lang.Words{"names are small letters a to z, digits and _, begin with a letter and have at most 64 characters", "الأسماء حروف لاتينية صغيرة وأرقام و_ تبدأ بحرف وطولها 64 على الأكثر"},
		Explain: lang.Words{
			"Names are used in conditions (`decisions.answer_launch`), in links and in spreadsheets, so they have one plain form. What people read goes under `title`, in any language:\n\n    cells:\n      washington: {title: {en: Washington, ar: واشنطن}}",
			"تُستعمل الأسماء في الشروط (`decisions.answer_launch`) وفي الروابط والجداول، فلها صورة واحدة بسيطة. أما ما يقرؤه الناس فيُكتب تحت `title` بأي لغة:\n\n    cells:\n      washington: {title: {en: Washington, ar: واشنطن}}",
		},
	},
	"S107": {
		Message: lang.Words{"the word %s is reserved and cannot be a name", "الكلمة %s محجوزة فلا تكون اسمًا"},
		Hint:    lang.Words{"choose another name", "اختر اسمًا آخر"},
		Explain: lang.Words{
			"Conditions are written in CEL, which keeps these words for itself: as, break, const, continue, else, false, for, function, if, import, in, let, loop, namespace, null, package, return, true, var, void, while. Tamrin keeps `all` for everybody and `free_text` for an answer in words.",
			"تُكتب الشروط بلغة CEL، وهي تحجز هذه الكلمات: as وbreak وconst وcontinue وelse وfalse وfor وfunction وif وimport وin وlet وloop وnamespace وnull وpackage وreturn وtrue وvar وvoid وwhile. ويحجز تمرين `all` للجميع و`free_text` للجواب بالكلمات.",
		},
	},
	"S108": {
		Message: lang.Words{"%s", "%s"},
		Explain: lang.Words{
			"Durations are whole numbers with units, the largest first: `90s`, `20m`, `1h30m`, `2d`, `250ms`. Only 0 may stand without a unit, since nobody can tell whether 90 was meant as seconds or minutes.",
			"المدد أعداد صحيحة بوحداتها، الكبرى أولًا: `90s` و`20m` و`1h30m` و`2d` و`250ms`. لا يُكتب بلا وحدة إلا 0، إذ لا يُعرف أثوانٍ 90 أم دقائق.",
		},
	},
	"S109": {
		Message: lang.Words{"%s", "%s"},
		Explain: lang.Words{
			"Instants of the story are written as RFC 3339 has them, with their offset from UTC: `2023-01-31T09:00:00+09:00` is nine in the morning in Seoul, `2023-01-31T00:00:00Z` the same moment in UTC. The day and the time must exist.",
			"تُكتب لحظات القصة وفق RFC 3339 مع فرقها عن التوقيت العالمي: `2023-01-31T09:00:00+09:00` هي التاسعة صباحًا في سيول، و`2023-01-31T00:00:00Z` اللحظة نفسها بالتوقيت العالمي. ويجب أن يوجد اليوم والوقت.",
		},
	},
	"S110": {
		Message: lang.Words{"%s", "%s"},
		Explain: lang.Words{
			"Chances and leanings are kept exactly as they are written, with up to nine digits before and nine behind the point: `0.7`, `3`, `0.333333333`. Percent signs, fractions and exponents are not read.",
			"تُحفظ الاحتمالات والميول كما كُتبت تمامًا، بما لا يزيد على تسعة أرقام قبل الفاصلة وتسعة بعدها: `0.7` و`3` و`0.333333333`. لا تُقرأ علامات المئة ولا الكسور ولا الأسس.",
		},
	},
	"S111": {
		Message: lang.Words{"%q is not a whole number between -10^12 and 10^12", "%q ليس عددًا صحيحًا بين -10^12 و10^12"},
		Hint:    lang.Words{"write it with digits alone, as 7 or -2", "اكتبه بالأرقام وحدها مثل 7 أو -2"},
		Explain: lang.Words{
			"Variables count in whole numbers, so that every computer reaches the same result. Scale what has fractions: 15 tenths in place of 1.5.",
			"تعدّ المتغيّرات بأعداد صحيحة كي يصل كل حاسوب إلى النتيجة نفسها. كبّر ما فيه كسور: 15 عُشرًا بدل 1.5.",
		},
	},
	"S112": {
		Message: lang.Words{"the first line `tamrin: 1` is missing", "السطر الأول `tamrin: 1` غير موجود"},
		Hint:    lang.Words{"write `tamrin: 1` at the top", "اكتب `tamrin: 1` في الأعلى"},
		Explain: lang.Words{
			"The number is the version of the scenario language. With it a later Tamrin knows how to read this document, and an editor knows that it is one.",
			"الرقم هو إصدار لغة السيناريو. به يعرف إصدار لاحق من تمرين كيف يقرأ هذا المستند، ويعرف المحرر أنه منها.",
		},
	},
	"S113": {
		Message: lang.Words{"this Tamrin reads version 1 of the language, not %s", "يقرأ هذا الإصدار من تمرين النسخة 1 من اللغة، لا %s"},
		Hint:    lang.Words{"write `tamrin: 1`, or use a newer Tamrin", "اكتب `tamrin: 1`، أو استعمل إصدارًا أحدث من تمرين"},
		Explain: lang.Words{
			"The document says that it is written in another version of the language. Where it came from a newer Tamrin, it may use keys that this one does not know.",
			"يقول المستند إنه مكتوب بنسخة أخرى من اللغة. فإن جاء من إصدار أحدث فقد يستعمل مفاتيح لا يعرفها هذا.",
		},
	},
	"S114": {
		Message: lang.Words{"the value is empty", "القيمة فارغة"},
		Hint:    lang.Words{"write what is meant, or delete the key", "اكتب المقصود أو احذف المفتاح"},
		Explain: lang.Words{
			"A name or a condition is expected, and there is nothing or only quotes: `to: [\"\"]`, `when: \"\"`.",
			"المتوقع اسم أو شرط، وليس هناك شيء أو علامتا اقتباس فقط: `to: [\"\"]` أو `when: \"\"`.",
		},
	},
	"S115": {
		Message: lang.Words{"%q is neither true nor false", "%q ليست true ولا false"},
		Hint:    lang.Words{"write true or false", "اكتب true أو false"},
		Explain: lang.Words{
			"Older YAML took yes, no, on and off for truth values and newer YAML takes them for words, so Tamrin reads only `true` and `false`.",
			"كان YAML القديم يأخذ yes وno وon وoff قيمًا منطقية، ويأخذها الجديد كلمات، فلا يقرأ تمرين إلا `true` و`false`.",
		},
	},
	"S116": {
		Message: lang.Words{"%q is not a language tag", "%q ليس رمز لغة"},
		Hint:    lang.Words{"write two or three small letters, as ar, en or en-GB", "اكتب حرفين أو ثلاثة صغيرة، مثل ar أو en أو en-GB"},
		Explain: lang.Words{
			"Languages are named by their tags (BCP 47): `languages: [ar, en, ko]`. The first is the language of texts that are written without one.",
			"تُسمى اللغات برموزها (BCP 47): `languages: [ar, en, ko]`. والأولى لغة النصوص المكتوبة بلا رمز.",
		},
	},
	"S117": {
		Message: lang.Words{"a key must be a plain word", "المفتاح كلمة مفردة"},
		Hint:    lang.Words{"write it as key: value", "اكتبه هكذا: key: value"},
		Explain: lang.Words{
			"YAML lets lists and mappings be keys (`? [a, b]`); a scenario has no use for them. The usual cause is a bracket or a brace too many, as in `{{title}}`.",
			"يجيز YAML أن تكون القوائم مفاتيح (`? [a, b]`)؛ ولا حاجة إليها في السيناريو. والسبب المعتاد قوس زائد كما في `{{title}}`.",
		},
	},
	"S119": {
		Message: lang.Words{"a condition that begins with a brace needs quotes", "الشرط الذي يبدأ بحاصرة يلزمه اقتباس"},
		Hint:    lang.Words{"put the whole condition in double quotes", "ضع الشرط كله بين علامتي اقتباس"},
		Explain: lang.Words{
			"Without quotes YAML reads `{…}` as a mapping. Conditions are safest in quotes always: `when: \"vars.tension >= 7\"`.",
			"بلا اقتباس يقرأ YAML ما بين الحاصرتين مجموعة. الأسلم وضع الشروط بين علامتي اقتباس دائمًا: `when: \"vars.tension >= 7\"`.",
		},
	},
	"S301": {
		Severity: Warning,
		Message:  lang.Words{"this text is missing in: %s", "هذا النص غير مكتوب بـ: %s"},
		Hint:     lang.Words{"write it in every language under `languages`; until then readers get another language", "اكتبه بكل لغة تحت `languages`؛ وإلى ذلك الحين يُعرض بلغة أخرى"},
		Explain: lang.Words{
			"The scenario declares its languages, and this text lacks one. A seat that reads that language gets the text in another that is there.\n\n    languages: [ar, en]\n    title: {ar: إنذار}          # en is missing",
			"يعلن السيناريو لغاته، وهذا النص تنقصه إحداها. والمقعد الذي يقرأ بتلك اللغة يأتيه النص بلغة أخرى موجودة.\n\n    languages: [ar, en]\n    title: {ar: إنذار}          # الإنجليزية ناقصة",
		},
	},
	"S302": {
		Severity: Warning,
		Message:  lang.Words{"the scenario does not declare the language %s", "لا يعلن السيناريو اللغة %s"},
		Explain: lang.Words{
			"A text is given in a language that `languages` does not list, so nobody can choose it. Add the language there, or correct the tag: `ae` for `ar` is a common slip.",
			"كُتب نص بلغة غير مذكورة في `languages`، فلا يستطيع أحد اختيارها. أضف اللغة هناك أو صحّح الرمز: كثيرًا ما يُكتب `ae` بدل `ar`.",
		},
	},
})
