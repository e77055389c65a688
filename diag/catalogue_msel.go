package diag

import "tamrin/lang"

var _ = register(map[Code]Entry{
	"X101": {
		Message: lang.Words{"the workbook is protected by a password and was not read", "المصنّف محمي بكلمة مرور ولم يُقرأ"},
		Hint:    lang.Words{"open it in Excel, choose File > Info > Protect Workbook > Encrypt with Password, empty the field, and save", "افتحه في Excel ثم ملف > معلومات > حماية المصنف > التشفير بكلمة مرور، وأفرغ الحقل، واحفظ"},
		Explain: lang.Words{
			"An encrypted workbook can only be read with its password, which Tamrin never asks for. Save a copy without a password, import that, and delete the copy.",
			"لا يُقرأ المصنّف المشفَّر إلا بكلمة مروره، و«تمرين» لا يطلبها أبدًا. احفظ نسخة بلا كلمة مرور واستوردها ثم احذف النسخة."},
	},
	"X102": {
		Message: lang.Words{"this is a workbook of Excel 97-2003 (.xls), which Tamrin does not read", "هذا مصنّف من Excel 97-2003 (.xls)، ولا يقرؤه «تمرين»"},
		Hint:    lang.Words{"open it in Excel or LibreOffice and save it as Excel Workbook (.xlsx)", "افتحه في Excel أو LibreOffice واحفظه بصيغة Excel Workbook (.xlsx)"},
		Explain: lang.Words{
			"The old binary form keeps its cells in another way. Saved as .xlsx, nothing of the list is lost.",
			"الصيغة الثنائية القديمة تحفظ خلاياها على نحو آخر. وإذا حُفظ الملف بصيغة .xlsx لم يضع شيء من القائمة."},
	},
	"X103": {
		Message: lang.Words{"this is an OpenDocument spreadsheet (.ods), which Tamrin does not read", "هذا جدول OpenDocument (.ods)، ولا يقرؤه «تمرين»"},
		Hint:    lang.Words{"open it in LibreOffice and save it as Excel 2007-365 (.xlsx)", "افتحه في LibreOffice واحفظه بصيغة Excel 2007-365 (.xlsx)"},
		Explain: lang.Words{
			"Save the list as .xlsx or as CSV; both are read.",
			"احفظ القائمة بصيغة .xlsx أو CSV؛ فكلتاهما مقروءة."},
	},
	"X104": {
		Message: lang.Words{"the file is not a spreadsheet but %v", "الملف ليس جدولًا بل %v"},
		Hint:    lang.Words{"save the list of injects as .xlsx or CSV and import that", "احفظ قائمة المدخلات بصيغة .xlsx أو CSV واستوردها"},
		Explain: lang.Words{
			"The content of a file is believed, not the ending of its name. A table in a Word document or a PDF can be copied into an empty workbook and saved as .xlsx.",
			"المعتبر محتوى الملف لا امتداد اسمه. والجدول في مستند Word أو PDF يُنسخ إلى مصنّف فارغ ويُحفظ بصيغة .xlsx."},
	},
	"X105": {
		Message: lang.Words{"the file holds a web page (HTML), whatever its name says", "في الملف صفحة ويب (HTML) مهما كان اسمه"},
		Hint:    lang.Words{"open it in a spreadsheet program and save it as .xlsx", "افتحه في برنامج جداول واحفظه بصيغة .xlsx"},
		Explain: lang.Words{
			"Some systems export a web page and name it .xls or .xlsx. Sometimes it is the page that asks to sign in: look at it in a browser first.",
			"بعض الأنظمة تصدّر صفحة ويب وتسميها .xls أو .xlsx. وقد تكون صفحة تسجيل الدخول نفسها: انظر فيها بالمتصفح أولًا."},
	},
	"X106": {
		Message: lang.Words{"this is an XML Spreadsheet 2003, which Tamrin does not read", "هذا جدول XML 2003، ولا يقرؤه «تمرين»"},
		Hint:    lang.Words{"open it in Excel and save it as Excel Workbook (.xlsx)", "افتحه في Excel واحفظه بصيغة Excel Workbook (.xlsx)"},
		Explain: lang.Words{
			"The form of one XML file was used before .xlsx. Saved as .xlsx, nothing of the list is lost.",
			"كانت صيغة ملف XML الواحد تُستعمل قبل .xlsx. وإذا حُفظ الملف بصيغة .xlsx لم يضع شيء من القائمة."},
	},
	"X107": {
		Message: lang.Words{"the file is empty", "الملف فارغ"},
		Hint:    lang.Words{"check that the right file was named and that it was copied completely", "تأكد من اسم الملف ومن أنه نُسخ كاملًا"},
		Explain: lang.Words{
			"Nothing but blanks was found. A copy that broke off or a download that failed leaves such files.",
			"لم يوجد فيه إلا فراغ. وهذا ما يتركه نسخٌ انقطع أو تنزيلٌ فشل."},
	},
	"X108": {
		Message: lang.Words{"the file is damaged or cut short and was not read: %v", "الملف تالف أو مبتور ولم يُقرأ: %v"},
		Hint:    lang.Words{"open it in a spreadsheet program, let it repair the file, save it as .xlsx, and import that", "افتحه في برنامج جداول ودعه يصلحه واحفظه بصيغة .xlsx ثم استورده"},
		Explain: lang.Words{
			"An XLSX is an archive of several parts; one of them is missing or cannot be unpacked. Nothing was imported.",
			"ملف XLSX أرشيف من عدة أجزاء؛ وأحدها مفقود أو لا يُفك. ولم يُستورد شيء."},
	},
	"X109": {
		Message: lang.Words{"the file has %d MB; at most %d MB are read", "حجم الملف %d م.ب؛ والحد الأقصى للقراءة %d م.ب"},
		Hint:    lang.Words{"save the sheet with the injects alone, without pictures, as CSV", "احفظ ورقة المدخلات وحدها بلا صور بصيغة CSV"},
		Explain: lang.Words{
			"A list of a thousand injects takes less than one megabyte. What is larger holds pictures or other documents.",
			"قائمة من ألف مُدخل لا تبلغ ميغابايت واحدًا. وما زاد ففيه صور أو مستندات أخرى."},
	},
	"X110": {
		Message: lang.Words{"unpacked, the workbook has more than %d MB; it was not read", "يزيد حجم المصنّف بعد فكّه على %d م.ب؛ فلم يُقرأ"},
		Hint:    lang.Words{"remove pictures and empty formatted rows, or save the sheet with the injects as CSV", "احذف الصور والصفوف المنسّقة الفارغة، أو احفظ ورقة المدخلات بصيغة CSV"},
		Explain: lang.Words{
			"A small archive can unpack to a size that no machine holds. The bound keeps such a file from doing harm; a true list of injects is far below it.",
			"قد ينفك أرشيف صغير إلى حجم لا يسعه جهاز. وهذا الحد يمنع ضرر مثله؛ وقائمة المدخلات الحقيقية دونه بكثير."},
	},
	"X111": {
		Message: lang.Words{"no row of headings was found in %s", "لم يُعثر على صف عناوين في %s"},
		Hint:    lang.Words{"say which columns hold what, as in --map \"Column=field\"", "عيّن الأعمدة هكذا: --map \"Column=field\""},
		Explain: lang.Words{
			"A row is taken for the headings when several of its cells name columns of a list of injects: number, time, title, description, recipient, method and so on, in English, Arabic, French, German or Spanish. Where yours are named otherwise, tell two or three of them: tamrin msel import FILE --map \"What happens=text\" --map \"When=time\".",
			"يُعدّ الصف صف عناوين إذا سمّت عدة خلايا فيه أعمدة قائمة مدخلات: الرقم والوقت والعنوان والوصف والمستلم والوسيلة وما إليها، بالعربية أو الإنجليزية أو الفرنسية أو الألمانية أو الإسبانية. فإن كانت أسماؤها عندك غير ذلك فعيّن اثنين أو ثلاثة منها: tamrin msel import FILE --map \"ما يحدث=text\" --map \"متى=time\"."},
	},
	"X112": {
		Message: lang.Words{"the file has more than %d rows with content, or cells far to the right; it was not read", "في الملف أكثر من %d صف ذي محتوى، أو خلايا بعيدة إلى اليمين؛ فلم يُقرأ"},
		Hint:    lang.Words{"save the sheet with the injects alone as .xlsx or CSV", "احفظ ورقة المدخلات وحدها بصيغة .xlsx أو CSV"},
		Explain: lang.Words{
			"The largest exercises have some thousands of injects. A file beyond the bound holds something else as well, or was made to do harm.",
			"في أكبر التمارين بضعة آلاف من المدخلات. وما جاوز الحد ففيه شيء آخر، أو صُنع للإضرار."},
	},
	"X113": {
		Message: lang.Words{"there is no sheet named %q", "لا توجد ورقة باسم %q"},
		Explain: lang.Words{
			"--sheet takes the name on the sheet's tab; capital and small letters are not told apart. It may be given several times.",
			"يأخذ --sheet الاسم المكتوب على لسان الورقة؛ ولا فرق بين الحروف الكبيرة والصغيرة. ويمكن تكراره."},
	},
	"X114": {
		Message: lang.Words{"no column has the heading %q", "لا يوجد عمود عنوانه %q"},
		Explain: lang.Words{
			"--map takes the heading of a column as the sheet shows it, or its letter, then an equals sign and a field.",
			"يأخذ --map عنوان العمود كما يظهر في الورقة، أو حرفه، ثم علامة يساوي والحقل."},
	},
	"X115": {
		Message: lang.Words{"%q is not a field", "%q ليس حقلًا"},
		Explain: lang.Words{
			"The fields are those of an inject as scenario.yaml names them, with date, time and dtg for when it comes; extra keeps a column under its own name, skip leaves it out.",
			"الحقول هي حقول المُدخل بأسمائها في scenario.yaml، ومعها date وtime وdtg لموعده؛ وextra يحفظ العمود باسمه، وskip يتركه."},
	},
	"X116": {
		Message: lang.Words{"the file has headings but no row that is an inject", "في الملف عناوين وليس فيه صف يمثّل مُدخلًا"},
		Hint:    lang.Words{"the report says for each row why it was left out; --map or --sheet may help", "يبيّن التقرير سبب ترك كل صف؛ وقد يفيد --map أو --sheet"},
		Explain: lang.Words{
			"A row is an inject when it has a title or a description and beside it a number, a time, a recipient or another field.",
			"الصف مُدخل إذا كان فيه عنوان أو وصف ومعه رقم أو وقت أو مستلم أو حقل آخر."},
	},
	"X117": {
		Message: lang.Words{"%s cannot be changed safely: %v", "لا يمكن تغيير %s بأمان: %v"},
		Hint:    lang.Words{"nothing was written; run `tamrin fmt` on the scenario and import again", "لم يُكتب شيء؛ شغّل `tamrin fmt` على السيناريو ثم أعد الاستيراد"},
		Explain: lang.Words{
			"An import changes single injects in the scenario's files and reads the result again before it writes. Where the two readings differ from what was meant, it stops.",
			"يغيّر الاستيراد مدخلات بعينها في ملفات السيناريو ثم يقرأ الناتج قبل كتابته. فإن اختلفت القراءة عن المقصود توقّف."},
	},
})
