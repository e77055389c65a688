package diag

import "tamrin/lang"

var _ = register(map[Code]Entry{
	"M101": {Warning, lang.Words{"inject %s can never be delivered", "المُدخل %s لا يمكن أن يصل أبداً"},
		lang.Words{"give it a time, make it manual, or have a rule or option that can happen fire it", "أعطه وقتاً أو اجعله يدوياً أو اجعل قاعدة أو خياراً ممكناً يطلقه"},
		lang.Words{
			"Nothing brings this inject about: its condition can't hold over the ranges of the variables, or it comes after something that can't come, or only rules and options that can't happen fire it.",
			"لا شيء يؤدي إلى هذا المُدخل: شرطه لا يتحقق ضمن مدى المتغيّرات، أو هو تالٍ لما لا يقع، أو لا تطلقه إلا قواعد وخيارات لا يمكن أن تقع."}},
	"M102": {Warning, lang.Words{"inject %s is planned after the exercise has ended", "المُدخل %s مقرّر بعد انتهاء التمرين"},
		lang.Words{"plan it earlier, or lengthen clock.length", "قدّم موعده أو زد clock.length"},
		lang.Words{
			"The clock's length ends the exercise before this inject's time.",
			"مدة التمرين في clock.length تنتهي قبل وقت هذا المُدخل."}},
	"M103": {Warning, lang.Words{"inject %s goes to nobody", "المُدخل %s لا يصل إلى أحد"},
		lang.Words{"name the cells in `to`, or `all`", "سمِّ الخلايا في to أو اكتب all"},
		lang.Words{
			"No cell receives this inject. Name cells, parties that a cell plays, or all.",
			"لا تتلقى أي خلية هذا المُدخل. سمِّ خلايا أو أطرافاً تمثلها خلايا أو اكتب all."}},
	"M104": {Warning, lang.Words{"cell %s never receives or decides anything", "الخلية %s لا تتلقى شيئاً ولا تقرّر شيئاً"},
		lang.Words{"send it injects, give it a decision, or make it an observer", "أرسل إليها مُدخلات أو أسند إليها قراراً أو اجعلها مراقبة"},
		lang.Words{
			"The people of this cell would sit through the exercise with nothing to do.",
			"سيجلس أعضاء هذه الخلية طوال التمرين بلا عمل."}},
	"M105": {Warning, lang.Words{"decision %s can never open", "القرار %s لا يُفتح أبداً"},
		lang.Words{"open it after something that can come, or by a condition that can hold", "افتحه بعد ما يمكن وقوعه أو بشرط يمكن تحققه"},
		lang.Words{
			"What opens this decision can never come about.",
			"ما يفتح هذا القرار لا يمكن أن يقع."}},
	"M201": {Warning, lang.Words{"nothing tests objective %s", "لا شيء يختبر الهدف %s"},
		lang.Words{"name it under `objectives` of an inject or decision that can come", "اذكره في objectives لمُدخل أو قرار يمكن وقوعه"},
		lang.Words{
			"An objective that no inject and no decision names can't be evaluated: evaluators will have nothing to rate.",
			"الهدف الذي لا يذكره مُدخل ولا قرار لا يمكن تقييمه: لن يجد المقيّمون ما يقدّرونه."}},
	"M202": {Note, lang.Words{"nothing tests task %s", "لا شيء يختبر المهمة %s"},
		lang.Words{"name it under `objectives` of an inject or decision", "اذكرها في objectives لمُدخل أو قرار"},
		lang.Words{
			"The objective is tested, but no inject or decision names this critical task of it.",
			"الهدف مختبَر، لكن لا مُدخل ولا قرار يذكر هذه المهمة الحرجة منه."}},
	"M301": {Warning, lang.Words{"this condition can never hold", "هذا الشرط لا يتحقق أبداً"},
		lang.Words{"compare it with the ranges and values of what it reads", "قارنه بمدى المتغيّرات وقيمها"},
		lang.Words{
			"Over the declared ranges and values no state makes the condition true. With tension of range 0 to 10, vars.tension > 10 is such a condition.",
			"لا حالة ضمن المدى والقيم المعلنة تحقق الشرط. مثال: vars.tension > 10 ومدى tension من 0 إلى 10."}},
	"M302": {Warning, lang.Words{"this condition always holds", "هذا الشرط متحقق دائماً"},
		lang.Words{"leave it out, or compare it with the ranges and values of what it reads", "احذفه أو قارنه بمدى المتغيّرات وقيمها"},
		lang.Words{
			"Over the declared ranges and values every state makes the condition true, so that it decides nothing.",
			"كل حالة ضمن المدى والقيم المعلنة تحقق الشرط، فهو لا يميّز شيئاً."}},
	"M401": {Warning, lang.Words{"rules can set each other off without end: %s", "قد تطلق القواعد بعضها بعضاً بلا نهاية: %s"},
		lang.Words{"leave out `repeat`, or have a condition that the rules can't turn true again themselves", "احذف repeat أو اجعل الشرط مما لا تعيد القواعد تحقيقه"},
		lang.Words{
			"A rule that repeats changes a variable that brings it, by way of the rules named, to act again. The engine cuts such a chain short, and the exercise goes on in a state that the author did not mean.",
			"قاعدة متكررة تغيّر متغيّراً يعيدها إلى العمل عبر القواعد المذكورة. يقطع المحرّك هذه السلسلة فيمضي التمرين في حالة لم يقصدها الكاتب."}},
	"M501": {Warning, lang.Words{"%d injects reach cell %s within a minute, at %s", "%d مُدخلات تصل إلى الخلية %s خلال دقيقة، عند %s"},
		lang.Words{"spread them out, or make them a burst if the crowd is meant", "باعد بينها أو اجعلها دفعة واحدة إن كان الازدحام مقصوداً"},
		lang.Words{
			"People read and act on a message in some twenty seconds at best. Four or more within one minute are read late or not at all.",
			"يقرأ الناس الرسالة ويتصرفون فيها خلال عشرين ثانية في أحسن الأحوال، فأربع رسائل أو أكثر في دقيقة واحدة تُقرأ متأخرة أو لا تُقرأ."}},
	"M502": {Warning, lang.Words{"%d injects within a minute for one controller, %s, at %s", "%d مُدخلات خلال دقيقة على ضابط تحكم واحد، %s، عند %s"},
		lang.Words{"spread them out, or give some to another controller", "باعد بينها أو وزّعها على ضابط آخر"},
		lang.Words{
			"One controller telephones, hands over or speaks one inject at a time.",
			"ضابط التحكم الواحد يهاتف أو يسلّم أو يتكلم بمُدخل واحد في كل مرة."}},
	"M503": {Note, lang.Words{"injects %s and %s reach cell %s within seconds, at %s", "المُدخلان %s و%s يصلان إلى الخلية %s خلال ثوانٍ، عند %s"},
		lang.Words{"leave some seconds between them, so that each is noticed", "اترك بينهما ثواني ليُلتفت إلى كل منهما"},
		lang.Words{
			"Two messages within five seconds look like one on most screens, and the first is passed over.",
			"الرسالتان خلال خمس ثوانٍ تبدوان رسالة واحدة على أغلب الشاشات فتفوت الأولى."}},
	"M601": {Warning, lang.Words{"nothing tests commitment %s", "لا شيء يختبر الالتزام %s"},
		lang.Words{"have an option uphold, strain or break it", "اجعل خياراً يفي به أو يوهنه أو ينقضه"},
		lang.Words{
			"No option and no inject upholds, strains or breaks this commitment: the exercise says nothing about it.",
			"لا خيار ولا مُدخل يفي بهذا الالتزام أو يوهنه أو ينقضه، فالتمرين لا يقول عنه شيئاً."}},
	"M602": {Warning, lang.Words{"the joint text of %s can never issue: nobody consents for %s", "النص المشترك لـ%s لا يمكن أن يصدر: لا أحد يرضى عن %s"},
		lang.Words{"have a cell play the party, give its bot a leaning to consent, or leave it out of `consent`", "أسند تمثيل الطرف إلى خلية، أو أعط لاعبه الآلي ميلًا إلى الرضا، أو احذفه من consent"},
		lang.Words{
			"The text needs the consent of this member, no cell plays it, and its bot leans neither to consent nor to amend.",
			"يلزم النصَّ رضا هذا العضو، ولا تمثّله خلية، ولا يميل لاعبه الآلي إلى الرضا ولا إلى التعديل."}},
	"M603": {Warning, lang.Words{"no consultation of %s can ever open", "لا يمكن أن يُفتح تشاور لـ%s"},
		lang.Words{"have an inject that comes challenge a member under a rule that consults, or convene it, or let members call one", "اجعل مُدخلًا يأتي يتحدى عضوًا مع قاعدة فيها تشاور، أو يدعو إليه بـ convenes، أو دع الأعضاء يدعون إليه"},
		lang.Words{
			"A consultation opens when an inject challenges a member and the alliance's rule is `one_for_all` or `consult`, when an inject convenes it, or when a member calls it. Here no such inject comes, and `call: false` stands there or no cell plays a member.",
			"يُفتح التشاور حين يتحدى مُدخل عضوًا وقاعدة التحالف `one_for_all` أو `consult`، أو حين يدعو إليه مُدخل، أو حين يدعو إليه عضو. وهنا لا يأتي مُدخل كهذا، ومكتوب `call: false` أو لا تمثّل الأعضاءَ خلية."}},
	"M801": {Note, lang.Words{"nothing changes variable %s", "لا شيء يغيّر المتغيّر %s"},
		lang.Words{"have something set it, or leave it out", "اجعل شيئاً يضبطه أو احذفه"},
		lang.Words{
			"No inject, option or rule sets this variable; it keeps its first value.",
			"لا مُدخل ولا خيار ولا قاعدة تضبط هذا المتغيّر، فيبقى على قيمته الأولى."}},
	"M802": {Note, lang.Words{"nothing reads variable %s and nobody sees it", "لا شيء يقرأ المتغيّر %s ولا أحد يراه"},
		lang.Words{"use it in a condition, show it with `seen_by`, or leave it out", "استعمله في شرط أو أظهره بـ seen_by أو احذفه"},
		lang.Words{
			"The variable changes, but no condition reads it and no cell sees it.",
			"يتغيّر هذا المتغيّر لكن لا شرط يقرؤه ولا خلية تراه."}},
})
