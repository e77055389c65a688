package archive

import (
	"errors"

	"tamrin/lang"
)

// Problem is why something could not be done with an archive.
type Problem struct {
	Kind  Kind
	Say   lang.Words // what happened, what was kept
	Next  lang.Words // what to do
	Cause error      // may be nil
}

// Error gives the English words and the cause.
func (p *Problem) Error() string {
	if p.Cause != nil {
		return "archive: " + p.Say.En + " (" + p.Cause.Error() + ")"
	}
	return "archive: " + p.Say.En
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Cause }

// Kind is the sort of a Problem.
type Kind uint8

// The kinds of problems.
const (
	Other      Kind = iota
	NotArchive      // the file is something else
	Cut             // its end is missing, or its directory is damaged
	Newer           // a later program wrote it
	Hostile         // names that lead elsewhere, parts that are too many or too large
	Unreadable      // its manifest is damaged
	Altered         // it is not as it was signed
	Unplayable      // its log does not replay with this program
	NoKey           // the installation's key can't be read or made
	Unfit           // an event can't stand in an archive
	Reports         // a report that can't be put in
)

// KindOf returns the kind of the Problem that err is or wraps.
func KindOf(err error) Kind {
	var p *Problem
	if errors.As(err, &p) {
		return p.Kind
	}
	return Other
}

var words = map[Kind][2]lang.Words{
	NotArchive: {
		{"This file is not an archive of an exercise. Nothing was read from it", "هذا الملف ليس أرشيف تمرين، ولم يُقرأ منه شيء"},
		{"choose a file that ends in .tamrin, as `tamrin archive` or the Archive page made it", "اختر ملفًا ينتهي بـ ‎.tamrin كما أنشأه `tamrin archive` أو صفحة الأرشيف"}},
	Cut: {
		{"The archive's end is missing or its directory is damaged: it was cut off in a copy or a download, or changed. Nothing in it can be relied on",
			"آخر الأرشيف ناقص أو فهرسه تالف: انقطع نسخه أو تنزيله، أو غُيِّر. لا يُعتمد على شيء فيه"},
		{"fetch it once more from whom you had it, and compare the sizes", "اجلبه مرة أخرى ممن أخذته منه وقارن الحجمين"}},
	Newer: {
		{"A later version of the program wrote this archive. It was left as it is", "كتب هذا الأرشيفَ إصدارٌ أحدث من البرنامج، وقد تُرك كما هو"},
		{"use that version, or a later one", "استعمل ذلك الإصدار أو أحدث منه"}},
	Hostile: {
		{"The archive holds names or sizes that no exercise has: it was made to do harm, or is badly damaged. Nothing was unpacked",
			"في الأرشيف أسماء أو أحجام لا تكون في أي تمرين: صُنع للإضرار أو أصابه تلف شديد. لم يُفكّ منه شيء"},
		{"do not open it with other programs; ask whom you had it from", "لا تفتحه ببرامج أخرى، واسأل من أخذته منه"}},
	Unreadable: {
		{"The archive's manifest was changed or is damaged; it does not say any more what belongs into the archive",
			"تغيّر بيان الأرشيف أو تلف، فلم يعد يبيّن ما ينتمي إلى الأرشيف"},
		{"fetch it once more from whom you had it", "اجلبه مرة أخرى ممن أخذته منه"}},
	Altered: {
		{"The archive is not as it was signed", "الأرشيف ليس كما وُقّع"},
		{"`tamrin verify` says what was changed", "يبيّن `tamrin verify` ما تغيّر"}},
	Unplayable: {
		{"The archive is whole, but this version of the program can't replay it. Nothing was imported", "الأرشيف سليم لكن هذا الإصدار من البرنامج لا يستطيع إعادة عرضه، ولم يُستورد شيء"},
		{"use the version that wrote it, or a later one", "استعمل الإصدار الذي كتبه أو أحدث منه"}},
	NoKey: {
		{"The key with which this installation signs archives can't be read or made. Nothing was signed",
			"تعذّرت قراءة المفتاح الذي يوقّع به هذا الخادم الأرشيف أو إنشاؤه، ولم يُوقّع شيء"},
		{"look at archive.key in the folder of --data: restore it from a backup, or move it away and a new key is made, with another fingerprint",
			"تفقّد archive.key في مجلد ‎--data: استرجعه من نسخة احتياطية، أو انقله جانبًا فيُنشأ مفتاح جديد ببصمة أخرى"}},
	Unfit: {
		{"The log holds an event that can't stand in an archive. No archive was made; the log is as it was", "في السجل حدث لا يصلح لأن يكون في أرشيف. لم يُنشأ أرشيف والسجل كما كان"},
		{"use the version of the program that wrote the log", "استعمل إصدار البرنامج الذي كتب السجل"}},
	Reports: {
		{"A report could not be put into the archive. No archive was made", "تعذّر وضع تقرير في الأرشيف، ولم يُنشأ أرشيف"},
		{"give at most 100 reports of at most 64 MB each, with names of Latin letters, digits, dots and hyphens", "ضع 100 تقرير على الأكثر، كلٌّ منها 64 م.ب. على الأكثر، بأسماء من حروف لاتينية وأرقام ونقاط وشرطات"}},
}

func fail(k Kind, cause error) *Problem {
	return &Problem{Kind: k, Say: words[k][0], Next: words[k][1], Cause: cause}
}
