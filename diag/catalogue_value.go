package diag

import "tamrin/lang"

// S2xx: values of the right form that cannot be meant.
var _ = register(map[Code]Entry{
	"S220": {
		Message: lang.Words{"%q is not a country code", "%q ليس رمز دولة"},
		Explain: lang.Words{
			"A party that is a state may carry its code of three letters (ISO 3166-1 alpha-3): USA, KOR, EGY. Leave `iso` out for alliances, cities, companies and invented states.",
			"للطرف إن كان دولة أن يحمل رمزها من ثلاثة أحرف (ISO 3166-1 alpha-3): USA وKOR وEGY. لا تكتب `iso` للتحالفات والمدن والشركات والدول المتخيَّلة.",
		},
	},
	"S227": {
		Message: lang.Words{"there is no file %s to attach", "لا يوجد ملف %s لإرفاقه"},
		Hint:    lang.Words{"put the file into the scenario's folder, or correct its path", "ضع الملف في مجلد السيناريو أو صحّح مساره"},
		Explain: lang.Words{
			"Attachments are files below the scenario's folder, by their path from it: `attachments: [{file: media/map.png, title: Map}]`. Letter case matters.",
			"المرفقات ملفات داخل مجلد السيناريو بمسارها منه: `attachments: [{file: media/map.png, title: Map}]`. وحالة الأحرف مهمة.",
		},
	},
})
