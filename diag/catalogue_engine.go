package diag

import "tamrin/lang"

var _ = register(map[Code]Entry{
	"C101": {Error, lang.Words{"%q can't be used here", "«%s» لا يصلح هنا"},
		lang.Words{"check the scenario first: its reader says what is wrong with it", "افحص السيناريو أولاً: فقارئه يبيّن ما فيه"},
		lang.Words{
			"The engine met a name or value that the scenario's reader should have refused. Check the scenario; if the check finds nothing, the program is at fault: please report it with the line.",
			"صادف المحرّك اسماً أو قيمة كان على قارئ السيناريو أن يرفضها. افحص السيناريو، فإن لم يُظهر الفحص شيئاً فالخلل في البرنامج: نرجو الإبلاغ مع السطر."}},
	"C102": {Error, lang.Words{"the names of this scenario can't be used in conditions: %v", "لا يمكن استعمال أسماء هذا السيناريو في الشروط: %v"},
		lang.Words{},
		lang.Words{
			"Two things bear names that the condition language can't tell apart. Rename one of them.",
			"شيئان يحملان اسمين لا تميّز بينهما لغة الشروط. غيّر اسم أحدهما."}},
})
