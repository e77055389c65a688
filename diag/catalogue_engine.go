package diag

import "tamrin/lang"

var _ = register(map[Code]Entry{
	"C101": {Error, lang.Words{"%q names nothing in this scenario", "«%s» لا يدلّ على شيء في هذا السيناريو"},
		lang.Words{"give the name of something that is declared", "اكتب اسماً معرَّفاً في السيناريو"},
		lang.Words{
			"A reference names a cell, party, inject or other thing that the scenario does not declare. Correct the name, or declare the thing.",
			"إشارة إلى خلية أو طرف أو مُدخل أو غير ذلك لم يُعرَّف في السيناريو. صحّح الاسم أو أضف التعريف."}},
	"C102": {Error, lang.Words{"time can only be compared with a fixed duration here", "لا يُقارن الزمن هنا إلا بمدة ثابتة"},
		lang.Words{"write time >= duration('1h'), or use `after` with `delay`", "اكتب time >= duration('1h') أو استعمل after مع delay"},
		lang.Words{
			"The engine looks at a condition when something that it reads changes. Time changes always, so it must be plain from the condition at which instants to look: time >= duration('90m'). For a stretch after something happened, use `after` with `delay`.",
			"ينظر المحرّك في الشرط حين يتغيّر شيء مما يقرؤه، والزمن يتغيّر دائماً، فلا بدّ أن يظهر من الشرط متى يُنظر فيه: time >= duration('90m'). ولمدةٍ تلي حدثاً استعمل after مع delay."}},
	"C103": {Error, lang.Words{"the names of this scenario can't be used in conditions: %v", "لا يمكن استعمال أسماء هذا السيناريو في الشروط: %v"},
		lang.Words{},
		lang.Words{
			"Two things bear names that the condition language can't tell apart. Rename one of them.",
			"شيئان يحملان اسمين لا تميّز بينهما لغة الشروط. غيّر اسم أحدهما."}},
	"C104": {Error, lang.Words{"%q is not a whole number, which %s holds", "«%s» ليس عدداً صحيحاً، والمتغيّر %s عدد"},
		lang.Words{`write "+2" or "-1" to change it, 7 to set it, "= vars.a + 1" to calculate it`, `اكتب "+2" أو "-1" لتغييره، و7 لضبطه، و"= vars.a + 1" لحسابه`},
		lang.Words{
			`A number is changed with "+2" or "-1", set with 7, and calculated with "= vars.a + 1".`,
			`يُغيَّر العدد بـ "+2" أو "-1"، ويُضبط بـ 7، ويُحسب بـ "= vars.a + 1".`}},
	"C105": {Error, lang.Words{"%d is outside the range of %s, %d to %d", "%d خارج مدى %s، وهو من %d إلى %d"},
		lang.Words{"choose a value within the range, or widen the range", "اختر قيمة ضمن المدى أو وسّع المدى"},
		lang.Words{
			"A variable never leaves its range. A change such as \"+2\" stops at the end of the range; a value that is set must lie within it.",
			"لا يخرج المتغيّر عن مداه. التغيير مثل \"+2\" يقف عند حدّ المدى، أما القيمة المضبوطة فيجب أن تقع ضمنه."}},
	"C106": {Error, lang.Words{"%q is not a value of %s, which are %s", "«%s» ليست من قيم %s، وهي: %s"},
		lang.Words{"write one of the values", "اكتب إحدى القيم"},
		lang.Words{
			"A variable with `values` holds one of those words and no other.",
			"المتغيّر ذو القيم المعدودة لا يحمل إلا واحدة منها."}},
	"C107": {Error, lang.Words{"%q is neither true nor false, which %s holds", "«%s» ليست true ولا false، والمتغيّر %s كذلك"},
		lang.Words{"write true or false", "اكتب true أو false"},
		lang.Words{
			"A variable without range or values is a yes or a no: true or false.",
			"المتغيّر الذي لا مدى له ولا قيم هو نعم أو لا: true أو false."}},
})
