package diag

import "tamrin/lang"

// S20x, S21x and S23x: values of the right form that cannot be meant, of
// variables, chances and durations.
var _ = register(map[Code]Entry{
	"S201": {
		Message: lang.Words{"the range is upside down: %d is more than %d", "المدى مقلوب: %d أكبر من %d"},
		Hint:    lang.Words{"write the lowest number first", "اكتب الأصغر أولًا"},
		Explain: lang.Words{
			"A variable's range names its lowest and then its highest number: `range: [0, 10]`. Both belong to the range.",
			"يذكر مدى المتغيّر أصغر عدد ثم أكبره: `range: [0, 10]`. والعددان من المدى.",
		},
	},
	"S202": {
		Message: lang.Words{"a range takes two numbers, lowest and highest; here are %d", "المدى عددان، أصغر وأكبر؛ وهنا %d"},
		Hint:    lang.Words{"write range: [0, 10]; single words go under values", "اكتب range: [0, 10]؛ والكلمات تُكتب تحت values"},
		Explain: lang.Words{
			"`range: [0, 10]` lets a variable be any whole number from 0 to 10. For a list of words use `values: [calm, alarmed]`.",
			"`range: [0, 10]` يجعل المتغيّر أي عدد صحيح من 0 إلى 10. ولقائمة كلمات استعمل `values: [calm, alarmed]`.",
		},
	},
	"S203": {
		Message: lang.Words{"draw gives %d chances for %d values", "في draw %d احتمالات لقيم عددها %d"},
		Hint:    lang.Words{"give one chance for each value, in their order", "اكتب احتمالًا لكل قيمة بترتيبها"},
		Explain: lang.Words{
			"A variable that is drawn at STARTEX needs one chance for each word of `values`, or for each whole number of `range`: `{values: [soft, hard], draw: [0.6, 0.4]}`. A variable that is true or false is not drawn; use two words.",
			"المتغيّر الذي يُسحب عند بدء التمرين يلزمه احتمال لكل كلمة من `values` أو لكل عدد من `range`: `{values: [soft, hard], draw: [0.6, 0.4]}`. ولا يُسحب متغيّر true/false؛ استعمل كلمتين.",
		},
	},
	"S204": {
		Message: lang.Words{"the chances of draw sum to %s, not 1", "مجموع احتمالات draw هو %s لا 1"},
		Hint:    lang.Words{"change one of them so that they sum to 1 exactly", "غيّر أحدها ليصير المجموع 1 تمامًا"},
		Explain: lang.Words{
			"One of the values is drawn, so their chances sum to exactly 1. Thirds are written with a remainder: `[0.333, 0.333, 0.334]`.",
			"تُسحب قيمة واحدة، فمجموع الاحتمالات 1 تمامًا. وتُكتب الأثلاث بباقٍ: `[0.333, 0.333, 0.334]`.",
		},
	},
	"S205": {
		Message: lang.Words{"%d is outside the range %d to %d", "%d خارج المدى من %d إلى %d"},
		Hint:    lang.Words{"write a number of the range, or widen the range", "اكتب عددًا من المدى أو وسّعه"},
		Explain: lang.Words{
			"A variable never leaves its range, so it can neither begin outside it nor be set outside it. A change such as `\"+2\"` stops at the bound by itself.",
			"لا يخرج المتغيّر من مداه، فلا يبدأ خارجه ولا يُضبط خارجه. أما التغيير مثل `\"+2\"` فيقف عند الحد من نفسه.",
		},
	},
	"S206": {
		Message: lang.Words{"%q is not one of the variable's words", "%q ليست من كلمات المتغيّر"},
		Explain: lang.Words{
			"A variable with `values` begins as one of them: `{values: [calm, alarmed], init: calm}`. Without `init` it begins as the first.",
			"المتغيّر ذو `values` يبدأ بإحداها: `{values: [calm, alarmed], init: calm}`. وبغير `init` يبدأ بالأولى.",
		},
	},
	"S207": {
		Message: lang.Words{"a variable is a range, a list of values, or true or false at the start", "المتغيّر مدى أو قائمة قيم أو true أو false في البداية"},
		Hint:    lang.Words{"write one of range: [0, 10], values: [calm, alarmed], init: false", "اكتب واحدًا من range: [0, 10] أو values: [calm, alarmed] أو init: false"},
		Explain: lang.Words{
			"What a variable can be must be clear from its declaration:\n\n    tension: {range: [0, 10], init: 4}\n    mood: {values: [calm, alarmed]}\n    border_open: {init: true}",
			"يجب أن يتضح من تعريف المتغيّر ما يمكن أن يكونه:\n\n    tension: {range: [0, 10], init: 4}\n    mood: {values: [calm, alarmed]}\n    border_open: {init: true}",
		},
	},
	"S208": {
		Message: lang.Words{"the chances of these branches sum to %s, not 1", "مجموع احتمالات هذه الفروع %s لا 1"},
		Hint:    lang.Words{"add a branch for the rest; one with p alone does nothing", "أضف فرعًا للباقي؛ والفرع الذي فيه p وحده لا يفعل شيئًا"},
		Explain: lang.Words{
			"One branch of a chance is drawn, so their chances sum to exactly 1. What may as well not happen is a branch too:\n\n    chance: [{p: 0.7, fire: second_launch}, {p: 0.3}]",
			"يُسحب فرع واحد، فمجموع الاحتمالات 1 تمامًا. وما قد لا يحدث فرع أيضًا:\n\n    chance: [{p: 0.7, fire: second_launch}, {p: 0.3}]",
		},
	},
	"S209": {
		Message: lang.Words{"%s is no chance; chances go from 0 to 1", "%s ليس احتمالًا؛ الاحتمالات من 0 إلى 1"},
		Hint:    lang.Words{"write 70 percent as 0.7", "اكتب سبعين في المئة 0.7"},
		Explain: lang.Words{
			"0 is never and 1 is always. `p: 70` is most likely meant as `p: 0.7`.",
			"0 يعني أبدًا و1 يعني دائمًا. و`p: 70` يُقصد به غالبًا `p: 0.7`.",
		},
	},
	"S217": {
		Message: lang.Words{"a duration cannot be negative; STARTEX is 0", "لا تكون المدة سالبة؛ وبدء التمرين هو 0"},
		Hint:    lang.Words{"what happened before the exercise belongs into the brief", "ما حدث قبل التمرين موضعه brief"},
		Explain: lang.Words{
			"Exercise time begins with 0 at STARTEX, and nothing can be delivered before it. Give what the players know beforehand under `brief`, or deliver it `at: 0`.",
			"يبدأ زمن التمرين من 0 عند بدئه، ولا يُسلَّم شيء قبله. اكتب ما يعرفه المشاركون سلفًا تحت `brief`، أو سلّمه `at: 0`.",
		},
	},
	"S220": {
		Message: lang.Words{"%q is not a country code", "%q ليس رمز دولة"},
		Explain: lang.Words{
			"A party that is a state may carry its code of three letters (ISO 3166-1 alpha-3): USA, KOR, EGY. Leave `iso` out for alliances, cities, companies and invented states.",
			"للطرف إن كان دولة أن يحمل رمزها من ثلاثة أحرف (ISO 3166-1 alpha-3): USA وKOR وEGY. لا تكتب `iso` للتحالفات والمدن والشركات والدول المتخيَّلة.",
		},
	},
	"S230": {
		Message: lang.Words{"scale gives %d words for %d values", "في scale %d كلمات لقيم عددها %d"},
		Hint:    lang.Words{"give one for each value, from the lowest on, or leave scale out", "اكتب كلمة لكل قيمة من الأصغر فصاعدًا، أو احذف scale"},
		Explain: lang.Words{
			"`scale` puts words to a variable's values for people: with `range: [0, 2]` it has three, such as `[Calm, Uneasy, Alarmed]`.",
			"يضع `scale` كلمات لقيم المتغيّر يقرؤها الناس: مع `range: [0, 2]` تكون ثلاثًا مثل `[هدوء, قلق, إنذار]`.",
		},
	},
	"S238": {
		Message: lang.Words{"the word %s stands twice among the values", "الكلمة %s مذكورة مرتين في القيم"},
		Hint:    lang.Words{"delete one of them", "احذف إحداهما"},
		Explain: lang.Words{
			"Each word of `values` is one state that the variable can be in, so each stands there once.",
			"كل كلمة من `values` حالة من حالات المتغيّر، فتُذكر مرة واحدة.",
		},
	},
	"S239": {
		Message: lang.Words{"this duration must be longer than 0", "يجب أن تكون هذه المدة أطول من 0"},
		Hint:    lang.Words{"write how long it lasts, as 20m, or delete the key", "اكتب طولها مثل 20m، أو احذف المفتاح"},
		Explain: lang.Words{
			"A decision that closes as it opens, a consultation of no length or a burst all at once cannot be played. Where there is no deadline, leave the key out.",
			"قرار يُغلق حين يُفتح، أو تشاور بلا طول، أو دفعة كلها في لحظة، لا يُلعب. وإن لم تكن مهلة فاحذف المفتاح.",
		},
	},
	"S244": {
		Message: lang.Words{"a variable either begins with init or is drawn, not both", "المتغيّر إما يبدأ بـ init وإما يُسحب، لا كلاهما"},
		Hint:    lang.Words{"delete init or draw", "احذف init أو draw"},
		Explain: lang.Words{
			"`draw` chooses the value at STARTEX by chance, so `init` would never be seen.",
			"يختار `draw` القيمة عند بدء التمرين بالاحتمال، فلا يظهر `init` أبدًا.",
		},
	},
})
