package diag

import "tamrin/lang"

// E1xx: an expression that cannot be read.
var _ = register(map[Code]Entry{
	"E101": {
		Message: lang.Words{"%s cannot stand here", "لا يصح ورود %s هنا"},
		Hint:    lang.Words{"a condition looks like: vars.tension >= 7 && decisions.answer == 'high'", "صورة الشرط: vars.tension >= 7 && decisions.answer == 'high'"},
		Explain: lang.Words{
			"The expression breaks off its form at this place. Conditions are written in CEL: comparisons such as `vars.tension >= 7` or `decisions.answer == 'high'`, joined with `&&` (and), `||` (or) and `!` (not), with brackets where needed.",
			"يختل تركيب التعبير عند هذا الموضع. تُكتب الشروط بلغة CEL: مقارنات مثل `vars.tension >= 7` أو `decisions.answer == 'high'`، تُربط بـ `&&` (و) و`||` (أو) و`!` (ليس)، مع أقواس عند الحاجة.",
		},
	},
	"E102": {
		Message: lang.Words{"the expression ends too early", "ينتهي التعبير قبل أوانه"},
		Hint:    lang.Words{"a condition looks like: vars.tension >= 7 && decisions.answer == 'high'", "صورة الشرط: vars.tension >= 7 && decisions.answer == 'high'"},
		Explain: lang.Words{
			"Something must follow, such as a value after `>=` or a condition after `&&`: `vars.tension >= 7`.",
			"يجب أن يتبعه شيء، كقيمة بعد `>=` أو شرط بعد `&&`: `vars.tension >= 7`.",
		},
	},
	"E103": {
		Message: lang.Words{"this text in quotes is not closed, or holds a backslash that means nothing", "هذا النص بين علامتي اقتباس غير مغلق، أو فيه شرطة مائلة عكسية لا معنى لها"},
		Hint:    lang.Words{"close it with the quote that opened it: 'high'", "أغلقه بالعلامة التي فتحته: 'high'"},
		Explain: lang.Words{
			"A word stands between two quotes of one kind, 'high' or \"high\". In YAML the whole expression has quotes of its own, so use the other kind inside: `when: \"decisions.answer == 'high'\"`.",
			"توضع الكلمة بين علامتي اقتباس من نوع واحد: 'high' أو \"high\". وللتعبير كله في YAML علامتان، فاستعمل النوع الآخر داخله: `when: \"decisions.answer == 'high'\"`.",
		},
	},
	"E104": {
		Message: lang.Words{"%s means nothing in an expression", "لا معنى لـ %s في التعبير"},
		Hint:    lang.Words{"a condition looks like: vars.tension >= 7 && decisions.answer == 'high'", "صورة الشرط: vars.tension >= 7 && decisions.answer == 'high'"},
		Explain: lang.Words{
			"Expressions are made of names, whole numbers, words in straight quotes and the signs of CEL: == != < <= > >= && || ! + - * / % ? : in ( ) [ ].",
			"يتألف التعبير من أسماء وأعداد صحيحة وكلمات بين علامتي اقتباس مستقيمتين ورموز CEL: ‏== != < <= > >= && || ! + - * / % ? : in ( ) [ ].",
		},
	},
	"E105": {
		Message: lang.Words{"a bracket is not closed", "قوس غير مغلق"},
		Hint:    lang.Words{"close it here, or earlier", "أغلقه هنا أو قبل ذلك"},
		Explain: lang.Words{
			"Each ( needs its ) and each [ its ].",
			"لكل ( مقابلها ) ولكل [ مقابلها ].",
		},
	},
	"E106": {
		Message: lang.Words{"the number %s is too large", "العدد %s كبير جداً"},
		Hint:    lang.Words{"whole numbers go up to 9223372036854775807", "أقصى عدد صحيح هو 9223372036854775807"},
		Explain: lang.Words{
			"Numbers are whole and have 64 bits.",
			"الأعداد صحيحة وتُحفظ في 64 بتاً.",
		},
	},
	"E107": {
		Message: lang.Words{"the expression has %d bytes, more than %d", "طول التعبير %d بايت، والحد %d"},
		Hint:    lang.Words{"split it: let rules set a variable and ask for that", "قسّمه: اجعل القواعد تضبط متغيّراً ثم اسأل عنه"},
		Explain: lang.Words{
			"Nobody can review a condition of that length. Let several rules set one variable, and use the variable in the condition.",
			"لا يستطيع أحد مراجعة شرط بهذا الطول. اجعل عدة قواعد تضبط متغيّراً واحداً واستعمله في الشرط.",
		},
	},
	"E108": {
		Message: lang.Words{"the expression has more than %d parts", "أجزاء التعبير أكثر من %d"},
		Hint:    lang.Words{"split it: let rules set a variable and ask for that", "قسّمه: اجعل القواعد تضبط متغيّراً ثم اسأل عنه"},
		Explain: lang.Words{
			"Each name, value and sign counts as a part. Let several rules set one variable, and use the variable in the condition.",
			"كل اسم وقيمة ورمز جزء. اجعل عدة قواعد تضبط متغيّراً واحداً واستعمله في الشرط.",
		},
	},
	"E109": {
		Message: lang.Words{"the expression is nested too deeply", "تداخل التعبير عميق جداً"},
		Hint:    lang.Words{"take brackets away, or add up fewer terms at once", "قلّل الأقواس أو عدد الحدود المجموعة"},
		Explain: lang.Words{
			"Brackets and sums may stand within each other up to some 250 levels. Chains of && and || do not count.",
			"يمكن أن تتداخل الأقواس والمجاميع نحو 250 مستوى. ولا تُحسب سلاسل && و||.",
		},
	},
	"E110": {
		Message: lang.Words{"the expression is empty", "التعبير فارغ"},
		Hint:    lang.Words{"write a condition such as vars.tension >= 7, or take the key away", "اكتب شرطاً مثل vars.tension >= 7 أو احذف المفتاح"},
		Explain: lang.Words{
			"A key that takes an expression was given an empty text.",
			"أُعطي مفتاح يأخذ تعبيراً نصاً فارغاً.",
		},
	},
	"E111": {
		Message: lang.Words{"%s is a word that CEL keeps for itself", "الكلمة %s محجوزة في لغة CEL"},
		Hint:    lang.Words{"for a choice between two values write: condition ? 1 : 2", "للاختيار بين قيمتين اكتب: condition ? 1 : 2"},
		Explain: lang.Words{
			"Words such as if, else, for, let and return cannot be used in expressions. A choice is written with ? and :, as in `vars.tension > 5 ? 2 : 1`.",
			"كلمات مثل if وelse وfor وlet وreturn لا تُستعمل في التعابير. يُكتب الاختيار بـ ? و: مثل `vars.tension > 5 ? 2 : 1`.",
		},
	},
	"E112": {
		Message: lang.Words{"the expression holds bytes that are not UTF-8", "في التعبير بايتات ليست بترميز UTF-8"},
		Hint:    lang.Words{"save the file as UTF-8", "احفظ الملف بترميز UTF-8"},
		Explain: lang.Words{
			"Scenario files are UTF-8 throughout.",
			"ملفات السيناريو كلها بترميز UTF-8.",
		},
	},
})

// E2xx: names and constructs that expressions do not have.
var _ = register(map[Code]Entry{
	"E201": {
		Message: lang.Words{"nothing is called %s", "لا شيء اسمه %s"},
		Explain: lang.Words{
			"Expressions may use vars.X, decisions.X, injects.X, outcomes.X, alliances.X.challenged and .consulting, commitments.X.upheld, .strained and .broken, and time, where X is declared in the scenario.",
			"للتعابير أن تستعمل vars.X وdecisions.X وinjects.X وoutcomes.X وalliances.X.challenged و.consulting وcommitments.X.upheld و.strained و.broken وtime، حيث X معلن في السيناريو.",
		},
	},
	"E202": {
		Message: lang.Words{"%s is %s and has no parts", "%s %s وليس له أجزاء"},
		Hint:    lang.Words{"take away what stands after it", "احذف ما بعده"},
		Explain: lang.Words{
			"A full stop leads from a group to a name of it. Behind a name that already has a value nothing more can follow.",
			"تقود النقطة من مجموعة إلى اسم فيها. والاسم الذي له قيمة لا يتبعه شيء.",
		},
	},
	"E203": {
		Message: lang.Words{"%s is not supported", "غير متاح في الشروط: %s"},
		Hint:    lang.Words{"there are == != < <= > >= && || ! ?: + - * / %, `in`, size() of a set and duration('20m')", "المتاح: == != < <= > >= && || ! ?: + - * / % و`in` وsize() لمجموعة وduration('20m')"},
		Explain: lang.Words{
			"CEL has more than an exercise's conditions need. Tamrin evaluates whole numbers, yes or no, words, sets of words and durations; comparisons, logic and arithmetic; `in`, size() of a set and duration(). Macros, text functions, decimal fractions, maps and dates are left out, so that every condition is exact and quick.",
			"في CEL أكثر مما تحتاجه شروط التمارين. يحسب تمرين الأعداد الصحيحة و«نعم أو لا» والكلمات ومجموعاتها والمدد؛ والمقارنات والمنطق والحساب؛ و`in` وsize() لمجموعة وduration(). أما وحدات الماكرو ودوال النصوص والكسور العشرية والخرائط والتواريخ فمتروكة، كي يكون كل شرط دقيقاً وسريعاً.",
		},
	},
	"E204": {
		Message: lang.Words{"the word %s lacks its quotes", "الكلمة %s تنقصها علامتا الاقتباس"},
		Explain: lang.Words{
			"Without quotes a word is read as a name. Values of decisions and variables stand in quotes: `decisions.answer == 'high'`.",
			"الكلمة بلا علامتي اقتباس تُقرأ اسماً. قيم القرارات والمتغيّرات توضع بين علامتين: `decisions.answer == 'high'`.",
		},
	},
})

// E3xx: kinds of values that do not go together.
var _ = register(map[Code]Entry{
	"E301": {
		Message: lang.Words{"%s does not go with %s (%s) and %s (%s)", "لا يصح %s بين %s (%s) و%s (%s)"},
		Explain: lang.Words{
			"Both sides of a comparison or calculation must be of one kind: numbers with numbers, words with words, durations with durations.",
			"يجب أن يكون طرفا المقارنة أو الحساب من نوع واحد: عدد مع عدد، وكلمة مع كلمة، ومدة مع مدة.",
		},
	},
	"E302": {
		Message: lang.Words{"%s is %s, where yes or no is needed", "%s %s، والمطلوب هنا «نعم أو لا»"},
		Hint:    lang.Words{"compare it with something, as in: vars.a >= 1", "قارنه بشيء، مثل: vars.a >= 1"},
		Explain: lang.Words{
			"&&, || and the question before ? take conditions: comparisons, injects.X, outcomes.X, or variables that are true or false.",
			"تأخذ && و|| وما قبل ? شروطاً: مقارنات أو injects.X أو outcomes.X أو متغيّرات قيمتها true أو false.",
		},
	},
	"E303": {
		Message: lang.Words{"the two answers of ? : differ in kind: %s is %s, %s is %s", "جوابا ? : مختلفا النوع: %s %s و%s %s"},
		Hint:    lang.Words{"make both answers of one kind", "اجعل الجوابين من نوع واحد"},
		Explain: lang.Words{
			"In `condition ? a : b` both a and b stand for the result, so both must be numbers, or both words.",
			"في `condition ? a : b` يمثّل كل من a وb النتيجة، فليكونا عددين معاً أو كلمتين معاً.",
		},
	},
	"E304": {
		Message: lang.Words{"%s is needed here, but this is %s", "المطلوب هنا %s، وهذا التعبير %s"},
		Explain: lang.Words{
			"A condition must answer yes or no. A value that a variable is set to must be of the variable's kind.",
			"يجب أن يجيب الشرط بنعم أو لا. والقيمة التي يُضبط بها متغيّر يجب أن تكون من نوعه.",
		},
	},
	"E305": {
		Message: lang.Words{"the list is searched for %s, but this is %s", "يُبحث في القائمة عن %s، وهذا العنصر %s"},
		Hint:    lang.Words{"write elements of one kind: ['low', 'high'] or [1, 2]", "اكتب عناصر من نوع واحد: ['low', 'high'] أو [1, 2]"},
		Explain: lang.Words{
			"Every element of a list after `in` must be of the kind that is looked for.",
			"كل عنصر في القائمة بعد `in` يجب أن يكون من النوع الذي يُبحث عنه.",
		},
	},
	"E306": {
		Message: lang.Words{"%s does not fit together", "أجزاء %s لا تتوافق"},
		Hint:    lang.Words{"compare values of one kind with each other", "قارن بين قيم من نوع واحد"},
		Explain: lang.Words{
			"The kinds of values in this part of the expression, or how many there are, do not go together.",
			"أنواع القيم في هذا الجزء من التعبير أو عددها غير متوافقة.",
		},
	},
	"E307": {
		Message: lang.Words{"%s does not go with %s (%s)", "لا يصح %s مع %s (%s)"},
		Explain: lang.Words{
			"! takes a condition, - a number and size() a set of words.",
			"تأخذ ! شرطاً و- عدداً وsize() مجموعة كلمات.",
		},
	},
})

// E4xx: values that are well formed and still cannot be meant.
var _ = register(map[Code]Entry{
	"E401": {
		Message: lang.Words{"'%s' is not among the values of %s", "'%s' ليست من قيم %s"},
		Explain: lang.Words{
			"A decision is one of its options, '' while it is open, or 'free_text' where control judged an answer in words; a variable with `values` is one of them. A comparison with any other word could never hold, and is almost always a slip.",
			"القرار أحد خياراته، أو '' ما دام مفتوحاً، أو 'free_text' إذا بتّ التحكم في جواب بالكلمات؛ والمتغيّر ذو `values` إحداها. والمقارنة بغيرها لا تتحقق أبداً، وهي في الغالب خطأ في الكتابة.",
		},
	},
	"E402": {
		Message: lang.Words{"duration() takes a text that is written out", "تأخذ duration() نصاً مكتوباً"},
		Hint:    lang.Words{"write duration('1h30m')", "اكتب duration('1h30m')"},
		Explain: lang.Words{
			"Durations are fixed when the scenario is compiled, so that the engine knows at which instants to look: duration('90s'), duration('1h30m').",
			"تُحدَّد المدد عند قراءة السيناريو كي يعرف المحرّك متى ينظر: duration('90s') وduration('1h30m').",
		},
	},
	"E403": {
		Message: lang.Words{"%q is not a duration", "%q ليست مدة زمنية"},
		Hint:    lang.Words{"write hours, minutes and seconds: duration('1h30m'), duration('90s')", "اكتب ساعات ودقائق وثواني: duration('1h30m')، duration('90s')"},
		Explain: lang.Words{
			"CEL reads durations as numbers with the units h, m, s and ms, the largest first. Two days are 48h.",
			"تقرأ CEL المدد أعداداً بالوحدات h وm وs وms، الكبرى أولاً. ويومان 48h.",
		},
	},
	"E404": {
		Message: lang.Words{"%q is finer than a millisecond", "%q أدق من جزء من الألف من الثانية"},
		Hint:    lang.Words{"exercise time counts in milliseconds: duration('250ms')", "يُعدّ زمن التمرين بالملّي ثانية: duration('250ms')"},
		Explain: lang.Words{
			"Exercise time is kept in whole milliseconds; a finer instant can never be reached.",
			"يُحفظ زمن التمرين بالملّي ثانية كاملة، فلا يُبلغ ما هو أدق منها.",
		},
	},
	"E405": {
		Severity: Warning,
		Message:  lang.Words{"%s has no value: a division by zero, or a number too large", "لا قيمة لـ %s: قسمة على صفر أو عدد كبير جداً"},
		Hint:     lang.Words{"correct the numbers", "صحّح الأعداد"},
		Explain: lang.Words{
			"Where an expression has no value, a condition does not hold and a `sets` line changes nothing.",
			"حيث لا قيمة للتعبير لا يتحقق الشرط ولا يغيّر سطر `sets` شيئاً.",
		},
	},
	"E406": {
		Message: lang.Words{"time can only be compared with a fixed duration", "لا يُقارن الزمن إلا بمدة ثابتة"},
		Hint:    lang.Words{"write time >= duration('1h')", "اكتب time >= duration('1h')"},
		Explain: lang.Words{
			"Time changes always. The engine looks at a condition when something that it reads changes, so the instants must be plain from the condition: time >= duration('90m'). Move calculations to the other side: for time - duration('1h') > duration('2h') write time > duration('3h').",
			"الزمن يتغيّر دائماً. والمحرّك ينظر في الشرط حين يتغيّر شيء مما يقرؤه، فلا بدّ أن تظهر اللحظات من الشرط: time >= duration('90m'). انقل الحساب إلى الطرف الآخر: بدل time - duration('1h') > duration('2h') اكتب time > duration('3h').",
		},
	},
})
