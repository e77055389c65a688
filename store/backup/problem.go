package backup

import (
	"errors"

	"tamrin/lang"
)

// Kind is the sort of a Problem.
type Kind uint8

// The kinds of problems.
const (
	Other      Kind = iota
	NoFolder        // what is to be backed up is not there
	Within          // the backup would lie in what is backed up
	Exists          // a file of that name is there
	NotEmpty        // something is in the folder that is to be restored
	Unreadable      // something can't be read
	Unwritable      // something can't be written
	Full            // the disk has no room
	Stopped         // by who began it
	NoBackup        // the file is something else
	Newer           // a later program made it
	Cut             // its end is missing
	Altered         // it is not as it was made
)

// Problem is why something could not be backed up or restored.
type Problem struct {
	Kind  Kind
	Say   lang.Words // what happened, what was kept
	Next  lang.Words // what to do
	Cause error      // may be nil
}

// Error gives the English words and the cause.
func (p *Problem) Error() string {
	if p.Cause != nil {
		return "backup: " + p.Say.En + " (" + p.Cause.Error() + ")"
	}
	return "backup: " + p.Say.En
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Cause }

// KindOf returns the kind of the Problem that err is or wraps.
func KindOf(err error) Kind {
	var p *Problem
	if errors.As(err, &p) {
		return p.Kind
	}
	return Other
}

var words = map[Kind][2]lang.Words{
	NoFolder: {{"there is no folder of a server there; no backup was made", "لا مجلد خادم هناك، ولم تُنشأ نسخة احتياطية"},
		{"name the folder of `tamrin serve` with --data", "اذكر مجلد `tamrin serve` بالخيار --data"}},
	Within: {{"the backup would lie in the folder that it is of; none was made", "موضع النسخة داخل المجلد المنسوخ نفسه، ولم تُنشأ نسخة"},
		{"name a file elsewhere with -o, best on another disk", "اذكر ملفًا في موضع آخر بالخيار ‎-o، والأفضل أن يكون على قرص آخر"}},
	Exists: {{"there is a file of that name already; it was left as it is", "يوجد ملف بهذا الاسم من قبل وقد بقي كما هو"},
		{"name another with -o", "اذكر غيره بالخيار ‎-o"}},
	NotEmpty: {{"there is something in that folder already; it was left as it is, and nothing was restored", "في ذلك المجلد شيء من قبل وقد بقي كما هو، ولم يُسترجع شيء"},
		{"name a folder that is not there yet with --data", "اذكر بالخيار --data مجلدًا غير موجود بعد"}},
	Unreadable: {{"something could not be read; nothing was changed, and no backup was made or restored", "تعذّرت قراءة شيء ولم يتغيّر شيء ولم تُنشأ نسخة ولم تُسترجع"},
		{"look at its permissions and at the disk", "تفقّد الأذونات والقرص"}},
	Unwritable: {{"it could not be written; nothing half done was left, and everything that was there is as it was", "تعذّرت الكتابة ولم يبقَ شيء ناقص وكل ما كان موجودًا على حاله"},
		{"look at the permissions of the folder and at the disk", "تفقّد أذونات المجلد والقرص"}},
	Full: {{"the disk is full; nothing half done was left, and everything that was there is as it was", "امتلأ القرص ولم يبقَ شيء ناقص وكل ما كان موجودًا على حاله"},
		{"free some space, or name a place on another disk; while it is made a backup takes twice its size", "أخلِ مساحة أو اذكر موضعًا على قرص آخر؛ وتأخذ النسخة أثناء إنشائها ضعف حجمها"}},
	Stopped: {{"stopped; nothing half done was left", "توقف ولم يبقَ شيء ناقص"}, {}},
	NoBackup: {{"this file is no backup that Tamrin made; nothing was restored", "هذا الملف ليس نسخة احتياطية أنشأها «تمرين»، ولم يُسترجع شيء"},
		{"choose a file that `tamrin backup` has written; an archive of one exercise is taken in with `tamrin import`", "اختر ملفًا كتبه `tamrin backup`؛ أما أرشيف تمرين واحد فيُستورد بالأمر `tamrin import`"}},
	Newer: {{"a newer Tamrin made this backup; nothing was restored", "أنشأت هذه النسخةَ نسخةٌ أحدث من «تمرين»، ولم يُسترجع شيء"},
		{"restore it with the newer Tamrin", "استرجعها بالنسخة الأحدث من «تمرين»"}},
	Cut: {{"the backup's end is missing: it was cut off in a copy, or its disk fails; nothing was restored", "نهاية النسخة مفقودة: قُطعت أثناء نقل أو أن قرصها معطوب، ولم يُسترجع شيء"},
		{"copy it once more from where it was made, or take another one", "انقلها ثانية من موضع إنشائها أو استعمل نسخة أخرى"}},
	Altered: {{"the backup is not as it was made: its sums do not fit; nothing was restored", "النسخة ليست كما أُنشئت: بصماتها لا تطابق، ولم يُسترجع شيء"},
		{"copy it once more from where it was made, or take another one", "انقلها ثانية من موضع إنشائها أو استعمل نسخة أخرى"}},
}

func fail(k Kind, cause error) *Problem {
	return &Problem{Kind: k, Say: words[k][0], Next: words[k][1], Cause: cause}
}
