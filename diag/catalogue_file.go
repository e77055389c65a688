package diag

import "tamrin/lang"

// S0xx: a file that cannot be read, is no text, or is no YAML; and includes.
var _ = register(map[Code]Entry{
	"S001": {
		Message: lang.Words{"there is no file %s", "لا يوجد ملف %s"},
		Hint:    lang.Words{"check the spelling and the folder; paths are relative to the file that names them", "راجع الاسم والمجلد؛ المسارات نسبية إلى الملف الذي يذكرها"},
		Explain: lang.Words{
			"The file that was asked for, or that `include` names, does not exist. Paths in `include` start from the folder of the file that holds them: `include: [parts/injects.yaml]` in `scenario.yaml` means `parts/injects.yaml` beside it. Letter case matters.",
			"الملف المطلوب، أو المذكور في `include`، غير موجود. تبدأ المسارات في `include` من مجلد الملف الذي يذكرها: فـ `include: [parts/injects.yaml]` في `scenario.yaml` يعني `parts/injects.yaml` بجواره. حالة الأحرف مهمة.",
		},
	},
	"S002": {
		Message: lang.Words{"%s is not a plain file", "%s ليس ملفًا عاديًا"},
		Hint:    lang.Words{"name the file itself, as in folder/scenario.yaml", "اذكر الملف نفسه، مثل folder/scenario.yaml"},
		Explain: lang.Words{
			"A folder, a device or a pipe stands where a file is needed. Name the document inside the folder: `seoul_2023/scenario.yaml`, not `seoul_2023`.",
			"مجلد أو جهاز أو أنبوب في موضع الملف. اذكر المستند داخل المجلد: `seoul_2023/scenario.yaml` لا `seoul_2023`.",
		},
	},
	"S003": {
		Message: lang.Words{"%s cannot be read: %s", "تعذّرت قراءة %s: %s"},
		Hint:    lang.Words{"check the file's permissions and that its disk is still there", "راجع أذونات الملف وأن القرص ما زال موصولًا"},
		Explain: lang.Words{
			"The operating system refused the file. The message carries its reason, for example `permission denied`. Nothing was changed; make the file readable and try again.",
			"رفض نظام التشغيل الملف. تحمل الرسالة سببه، مثل `permission denied`. لم يتغيّر شيء؛ اجعل الملف قابلًا للقراءة ثم أعد المحاولة.",
		},
	},
	"S004": {
		Message: lang.Words{"%s holds %s; a file may hold %s", "في %s %s، وحد الملف %s"},
		Hint:    lang.Words{"split it and name the parts under include", "قسّمه واذكر أجزاءه تحت include"},
		Explain: lang.Words{
			"A scenario of ten thousand injects takes about five megabytes, so a larger file is usually something else: a video, an archive, a log. Where it is a scenario, split it: `include: [injects_day1.yaml, injects_day2.yaml]`. Pictures and videos are named under `attachments`, not written into the document.",
			"سيناريو فيه عشرة آلاف مُدخل يشغل نحو خمسة ميغابايت، فالملف الأكبر غالبًا شيء آخر: تسجيل أو أرشيف أو سجل. إن كان سيناريو فقسّمه: `include: [injects_day1.yaml, injects_day2.yaml]`. أما الصور والتسجيلات فتُذكر تحت `attachments` ولا تُكتب في المستند.",
		},
	},
	"S005": {
		Message: lang.Words{"with this file the scenario holds more than %s", "يتجاوز السيناريو بهذا الملف %s"},
		Hint:    lang.Words{"leave out what is not played, or make it a scenario of its own", "احذف ما لا يُلعب، أو اجعله سيناريو مستقلًا"},
		Explain: lang.Words{
			"The document and all its includes together may hold 64 MB. The files up to this one were read; this one and those behind it were not.",
			"يجوز للمستند وكل ما يضمّه أن يبلغ معًا 64 ميغابايت. قُرئت الملفات السابقة لهذا الملف، ولم يُقرأ هو ولا ما بعده.",
		},
	},
	"S006": {
		Message: lang.Words{"the file is empty", "الملف فارغ"},
		Hint:    lang.Words{"begin with `tamrin: 1` and a title, or let `tamrin new` write a first scenario", "ابدأ بـ `tamrin: 1` وعنوان، أو دع `tamrin new` يكتب سيناريو أول"},
		Explain: lang.Words{
			"There is nothing in the file but blanks and comments. The smallest scenario is:\n\n    tamrin: 1\n    title: Fire drill\n    injects:\n      alarm: {at: 0, text: The alarm sounds.}",
			"ليس في الملف سوى فراغات وتعليقات. أصغر سيناريو هو:\n\n    tamrin: 1\n    title: تمرين إخلاء\n    injects:\n      alarm: {at: 0, text: يدوي جرس الإنذار.}",
		},
	},
	"S007": {
		Message: lang.Words{"the file is in %s; scenarios are in UTF-8", "الملف بترميز %s؛ والسيناريو يُكتب بترميز UTF-8"},
		Hint:    lang.Words{"save it again with the encoding UTF-8", "احفظه من جديد بترميز UTF-8"},
		Explain: lang.Words{
			"Some editors and spreadsheets save text with two bytes a letter. In the editor's Save As choose the encoding UTF-8; with or without a byte order mark is the same.",
			"تحفظ بعض المحررات وجداول البيانات النص ببايتين لكل حرف. اختر من «حفظ باسم» الترميز UTF-8، ولا فرق أكان بعلامة ترتيب البايتات أم بدونها.",
		},
	},
	"S008": {
		Message: lang.Words{"the byte 0x%02X here is not UTF-8", "البايت 0x%02X هنا ليس من UTF-8"},
		Hint:    lang.Words{"save the file with the encoding UTF-8; old Arabic files are often in Windows-1256", "احفظ الملف بترميز UTF-8؛ الملفات العربية القديمة كثيرًا ما تكون بترميز Windows-1256"},
		Explain: lang.Words{
			"The file is in an older encoding such as Windows-1252 or Windows-1256, or it was damaged. Open it in an editor with its old encoding so that the letters look right, then save it as UTF-8.",
			"الملف بترميز قديم مثل Windows-1252 أو Windows-1256، أو أصابه تلف. افتحه في محرر بترميزه القديم حتى تظهر الحروف صحيحة، ثم احفظه بترميز UTF-8.",
		},
	},
	"S009": {
		Message: lang.Words{"the control character %U cannot stand in a scenario", "حرف التحكم %U لا يكون في سيناريو"},
		Hint:    lang.Words{"delete it; if the file is full of them, it is not a text file", "احذفه؛ وإن كثرت فالملف ليس ملفًا نصيًا"},
		Explain: lang.Words{
			"Control characters, among them NUL (U+0000), come from binary files (a .docx renamed to .yaml, a picture) or from text pasted out of a terminal. YAML does not take them.",
			"تأتي أحرف التحكم، ومنها NUL (U+0000)، من ملفات ثنائية (ملف docx غُيّر اسمه إلى yaml، أو صورة) أو من نص لُصق من طرفية. ولا يقبلها YAML.",
		},
	},
	"S010": {
		Message: lang.Words{"this is not YAML: %s", "هذا ليس YAML: %s"},
		Hint:    lang.Words{"reading stops here; what follows is checked once this is put right", "توقفت القراءة هنا؛ يُفحص ما بعده حين يُصلَح هذا"},
		Explain: lang.Words{
			"The file breaks a rule of YAML, so nothing behind this place could be understood. The usual causes: a text with a colon and no quotes (`title: Day 1: alarm` needs `title: \"Day 1: alarm\"`), quotes or brackets that are not closed, lines that are indented unevenly.",
			"يخالف الملف قاعدة من قواعد YAML، فلم يُفهم ما بعد هذا الموضع. الأسباب المعتادة: نص فيه نقطتان بلا علامتي اقتباس (`title: اليوم 1: إنذار` يُكتب `title: \"اليوم 1: إنذار\"`)، أو اقتباس أو قوس لم يُغلق، أو أسطر متفاوتة المسافات.",
		},
	},
	"S011": {
		Message: lang.Words{"a tab indents this line; YAML takes spaces only", "هذا السطر مُزاح بعلامة جدولة؛ ولا يقبل YAML إلا المسافات"},
		Hint:    lang.Words{"put two spaces for each tab; most editors do that for the whole file", "ضع مسافتين مكان كل علامة جدولة؛ تفعل ذلك أكثر المحررات للملف كله"},
		Explain: lang.Words{
			"Tabs look different in every editor, so YAML forbids them as indentation. Set the editor to insert spaces, and convert what is there.",
			"تختلف علامة الجدولة من محرر إلى آخر، فمنعها YAML في أول السطر. اضبط المحرر ليضع مسافات، وحوّل ما هو موجود.",
		},
	},
	"S012": {
		Message: lang.Words{"a second document begins here; a file holds one", "يبدأ هنا مستند ثانٍ؛ وفي الملف مستند واحد"},
		Hint:    lang.Words{"delete the line ---, or move what follows to a file of its own and include it", "احذف السطر ---، أو انقل ما بعده إلى ملف مستقل واذكره تحت include"},
		Explain: lang.Words{
			"A line of three dashes ends a YAML document and begins the next. Only the first was read. To keep a scenario in several parts use several files and `include`.",
			"سطر من ثلاث شرطات ينهي مستند YAML ويبدأ التالي. لم يُقرأ إلا الأول. لحفظ السيناريو في أجزاء استعمل عدة ملفات و`include`.",
		},
	},
	"S013": {
		Message: lang.Words{"values are nested more than %d deep here", "القيم متداخلة هنا أكثر من %d مستوى"},
		Hint:    lang.Words{"a scenario needs fewer than ten; look for brackets that are not closed", "يكفي السيناريو أقل من عشرة؛ ابحث عن أقواس لم تُغلق"},
		Explain: lang.Words{
			"No part of a scenario is nested deeper than about eight levels, so this file was damaged or was not written as a scenario.",
			"لا يبلغ تداخل أي جزء من السيناريو أكثر من ثمانية مستويات تقريبًا، فالملف تالف أو لم يُكتب سيناريو.",
		},
	},
	"S014": {
		Message: lang.Words{"aliases (*name) repeat more than %d values", "تكرر الأسماء المستعارة (*name) أكثر من %d قيمة"},
		Hint:    lang.Words{"write the repeated parts out, or repeat smaller ones", "اكتب الأجزاء المكررة صراحة، أو كرر أصغر منها"},
		Explain: lang.Words{
			"An alias stands for the whole value behind its anchor (&name). Aliases of values that hold aliases multiply, and a short file can stand for billions of values. Reading stopped at the limit.",
			"الاسم المستعار يقوم مقام القيمة كلها خلف مرساته (&name). والأسماء المستعارة لقيم فيها أسماء مستعارة تتضاعف، فقد يعني ملف قصير مليارات القيم. توقفت القراءة عند الحد.",
		},
	},
	"S015": {
		Message: lang.Words{"the alias *%s stands inside the value that it repeats", "الاسم المستعار *%s داخل القيمة التي يكررها"},
		Hint:    lang.Words{"repeat a value that is complete before this place", "كرر قيمة اكتملت قبل هذا الموضع"},
		Explain: lang.Words{
			"`a: &x [1, *x]` would never end: x holds itself. Move the anchor (&x) to the part that is meant.",
			"`a: &x [1, *x]` لا ينتهي: x يحوي نفسه. انقل المرساة (&x) إلى الجزء المقصود.",
		},
	},
	"S016": {
		Message: lang.Words{"merge keys (<<) are not part of the language", "مفاتيح الدمج (<<) ليست من اللغة"},
		Hint:    lang.Words{"write the keys out; an alias can stand for one whole value, as in objectives: *o", "اكتب المفاتيح صراحة؛ يقوم الاسم المستعار مقام قيمة كاملة، مثل objectives: *o"},
		Explain: lang.Words{
			"With merge keys a reader cannot see what an inject holds without following anchors. Aliases for whole values are read: `to: &allies [seoul, tokyo]` once, then `to: *allies`.",
			"مع مفاتيح الدمج لا يرى القارئ ما في المُدخل إلا بتتبع المراسي. أما الأسماء المستعارة للقيم الكاملة فتُقرأ: `to: &allies [seoul, tokyo]` مرة، ثم `to: *allies`.",
		},
	},
	"S017": {
		Message: lang.Words{"the file has too many parts: %d, of at most %d", "في الملف أجزاء أكثر مما يجوز: %d، والحد %d"},
		Hint:    lang.Words{"split the scenario with include; if this is not a scenario, name another file", "قسّم السيناريو بـ include؛ وإن لم يكن سيناريو فاذكر ملفًا آخر"},
		Explain: lang.Words{
			"Counted are the commas, colons, brackets, dashes and lines, since each may begin a value that takes memory. A scenario of ten thousand injects has about half a million of them.",
			"تُعدّ الفواصل والنقطتان والأقواس والشرطات والأسطر، فكل منها قد يبدأ قيمة تشغل الذاكرة. في سيناريو من عشرة آلاف مُدخل نحو نصف مليون منها.",
		},
	},
	"S018": {
		Severity: Note,
		Message:  lang.Words{"at most %d errors and as many warnings are told; there may be more", "يُذكر %d من الأخطاء على الأكثر ومثلها من التنبيهات؛ وقد يكون هناك غيرها"},
		Hint:     lang.Words{"put the first ones right and check again", "أصلح الأولى ثم أعد الفحص"},
		Explain: lang.Words{
			"At most 200 errors and 200 warnings are shown. A file with more usually has one cause, which is among the first.",
			"يُعرض 200 خطأ و200 تنبيه على الأكثر. والملف الذي فيه أكثر له غالبًا سبب واحد، وهو بين الأولى.",
		},
	},
	"S019": {
		Message: lang.Words{"a scenario is a mapping of keys to values, not %s", "السيناريو مجموعة من مفاتيح وقيم، لا %s"},
		Hint:    lang.Words{"begin with `tamrin: 1` and put each key at the start of its line", "ابدأ بـ `tamrin: 1` وضع كل مفتاح في أول سطره"},
		Explain: lang.Words{
			"The document's first level must be keys such as `title:` and `injects:`. A list (lines that start with a dash) or a plain text is something else.",
			"المستوى الأول من المستند مفاتيح مثل `title:` و`injects:`. أما القائمة (أسطر تبدأ بشرطة) أو النص المفرد فشيء آخر.",
		},
	},
	"S030": {
		Message: lang.Words{"%q is not a path below the scenario's folder", "%q ليس مسارًا داخل مجلد السيناريو"},
		Hint:    lang.Words{"write it with forward slashes, without ../ and not from the root, as parts/injects.yaml", "اكتبه بشرطات مائلة / بلا ../ ولا من الجذر، مثل parts/injects.yaml"},
		Explain: lang.Words{
			"A scenario is one folder that can be mailed and moved, so it may only name files inside it. `../common.yaml`, `/etc/hosts` and `C:\\x.yaml` are refused; copy the file into the folder.",
			"السيناريو مجلد واحد يُرسل ويُنقل، فلا يذكر إلا ملفات داخله. تُرفض `../common.yaml` و`/etc/hosts` و`C:\\x.yaml`؛ انسخ الملف إلى المجلد.",
		},
	},
	"S031": {
		Message: lang.Words{"%q leads out of the scenario's folder through the link %s", "%q يخرج من مجلد السيناريو عبر الرابط %s"},
		Hint:    lang.Words{"copy the file into the folder in place of the link", "انسخ الملف إلى المجلد بدل الرابط"},
		Explain: lang.Words{
			"A symbolic link inside the folder points outside it. Whoever gets the scenario by mail would not have that file, and a scenario from a stranger could read yours. Links within the folder are followed.",
			"رابط رمزي داخل المجلد يشير إلى خارجه. من يتسلّم السيناريو بالبريد لا يملك ذلك الملف، وسيناريو من غريب قد يقرأ ملفاتك. أما الروابط داخل المجلد فتُتبع.",
		},
	},
	"S032": {
		Message: lang.Words{"files include each other in a circle: %s", "ملفات يضم بعضها بعضًا في حلقة: %s"},
		Hint:    lang.Words{"take one of these includes out", "احذف أحد هذه المراجع من include"},
		Explain: lang.Words{
			"Each file of the chain includes the next, and the last is one of the chain. Every file is merged in once; let one file include all the others.",
			"كل ملف في السلسلة يضم التالي، وآخرها من السلسلة نفسها. يُدمج كل ملف مرة واحدة؛ فليضم ملف واحد سائر الملفات.",
		},
	},
	"S033": {
		Message: lang.Words{"includes are nested more than %d deep", "الملفات المضمومة متداخلة أكثر من %d مستويات"},
		Hint:    lang.Words{"name the files in scenario.yaml itself", "اذكر الملفات في scenario.yaml نفسه"},
		Explain: lang.Words{
			"An included file may include others, up to eight levels. Two are enough for most: `scenario.yaml` includes `day1.yaml`, which includes its injects.",
			"للملف المضموم أن يضم غيره حتى ثمانية مستويات. ويكفي في الغالب مستويان: يضم `scenario.yaml` ملف `day1.yaml` وهو يضم مدخلاته.",
		},
	},
	"S034": {
		Message: lang.Words{"a scenario has at most %d files", "للسيناريو %d ملفًا على الأكثر"},
		Hint:    lang.Words{"put the contents of small files together", "اجمع محتوى الملفات الصغيرة معًا"},
		Explain: lang.Words{
			"The document and its includes are counted together. The files from this one on were not read.",
			"يُعدّ المستند وما يضمّه معًا. لم تُقرأ الملفات ابتداءً من هذا.",
		},
	},
	"S036": {
		Message: lang.Words{"the name %s is given twice", "الاسم %s مستعمل مرتين"},
		Hint:    lang.Words{"give the second one another name, or delete it", "سمِّ الثاني اسمًا آخر أو احذفه"},
		Explain: lang.Words{
			"Two things of the same kind, in one file or in two that are merged, have the same name. The second was left out of this check. Rename it, and whatever refers to it.",
			"شيئان من النوع نفسه، في ملف واحد أو في ملفين مدموجين، لهما الاسم نفسه. تُرك الثاني خارج هذا الفحص. غيّر اسمه واسم كل ما يشير إليه.",
		},
	},
	"S037": {
		Message: lang.Words{"%s is already part of the scenario", "%s جزء من السيناريو أصلًا"},
		Hint:    lang.Words{"include it once; its things are known everywhere", "اذكره مرة واحدة؛ فما فيه معروف في كل مكان"},
		Explain: lang.Words{
			"Every file is merged in once. Names are shared by the whole scenario, so a file need not be included again where it is used.",
			"يُدمج كل ملف مرة واحدة. الأسماء مشتركة في السيناريو كله، فلا حاجة إلى ضمّ الملف ثانية حيث يُستعمل.",
		},
	},
})
