package diag

import "tamrin/lang"

var _ = register(map[Code]Entry{
	"O101": {
		Message: lang.Words{"the settings can't be read as YAML: %v", "تعذّرت قراءة الإعدادات بصيغة YAML: %v"},
		Hint:    lang.Words{"write one setting a line, like addr: \":8080\"", "اكتب كل إعداد في سطر، مثل addr: \":8080\""},
		Explain: lang.Words{
			"A file of settings is one YAML document with a key for each setting. Put values that begin with `:` or hold `: ` in quotes. docs/configuration.md has a sample.",
			"ملف الإعدادات مستند YAML واحد فيه مفتاح لكل إعداد. ضع بين علامتي تنصيص كل قيمة تبدأ بـ `:` أو فيها `: `. وفي docs/configuration.ar.md ملف نموذجي."},
	},
	"O102": {
		Message: lang.Words{"a setting is a key with one value", "الإعداد مفتاح له قيمة واحدة"},
		Hint:    lang.Words{"write it like addr: \":8080\"", "اكتبه مثل addr: \":8080\""},
		Explain: lang.Words{
			"Settings hold no lists and no settings of their own; the names are those of the flags of `tamrin serve`.",
			"لا تحوي الإعدادات قوائم ولا إعدادات داخلها؛ وأسماؤها أسماء خيارات `tamrin serve`."},
	},
	"O103": {
		Message: lang.Words{"there is no setting %q", "لا يوجد إعداد %q"},
		Hint:    lang.Words{"`tamrin serve --help` lists them, without the dashes", "يعرضها `tamrin serve --help`، وتُكتب بلا الشرطتين"},
		Explain: lang.Words{
			"A misspelt setting would be one that is not set, so the server does not start. docs/configuration.md says what there is.",
			"الإعداد المكتوب خطأً إعداد لم يُضبط، فلا يبدأ الخادم. وفي docs/configuration.ar.md ما هو موجود."},
	},
	"O104": {
		Message: lang.Words{"%q is not a value for %s", "القيمة %q غير مقبولة للإعداد %s"},
		Explain: lang.Words{
			"A setting in a file takes what its flag takes.",
			"يقبل الإعداد في الملف ما يقبله خياره."},
	},
	"O105": {
		Message: lang.Words{"%q is set twice", "ضُبط %q مرتين"},
		Hint:    lang.Words{"keep one of them", "أبقِ واحدًا منهما"},
		Explain: lang.Words{
			"It would not be clear which of the two was meant.",
			"لا يُعرف أيهما المقصود."},
	},
})
