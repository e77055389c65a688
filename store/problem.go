package store

import (
	"errors"

	"tamrin/lang"
)

// Problem is why a log could not do what was asked.
type Problem struct {
	Kind     Kind
	Exercise string
	Seq      int64      // Broken: the first bad record; Conflict: where the chain ends
	Say      lang.Words // what happened, what was kept, what to do next
	Cause    error      // of the adapter; may be nil
}

// Error gives the English words and the cause.
func (p *Problem) Error() string {
	if p.Cause != nil {
		return "store: " + p.Say.En + " (" + p.Cause.Error() + ")"
	}
	return "store: " + p.Say.En
}

// Unwrap returns the adapter's error.
func (p *Problem) Unwrap() error { return p.Cause }

// Kind is the sort of a Problem.
type Kind uint8

// The kinds of problems.
const (
	NoProblem   Kind = iota
	NotFound         // no such exercise, no such file
	Exists           // the identifier is taken
	Conflict         // somebody else has appended
	Full             // no room on the disk
	Damaged          // the file is no longer a database
	Broken           // the chain does not hold, or a file was changed
	TooLarge         // beyond MaxPayload, MaxArchive or MaxFile
	Unavailable      // the disk or the database can't be reached just now
)

// KindOf returns the kind of the Problem that err is or wraps; Unavailable for
// any other error, NoProblem for nil.
func KindOf(err error) Kind {
	var p *Problem
	switch {
	case err == nil:
		return NoProblem
	case errors.As(err, &p):
		return p.Kind
	}
	return Unavailable
}

// words of each kind; Broken, with its place, has words of its own.
var words = map[Kind]lang.Words{
	NotFound: {"there is no exercise %q; list the exercises to find its name",
		"لا يوجد تمرين باسم %q؛ اعرض قائمة التمارين لتجد اسمه"},
	Exists: {"there is an exercise %q already; it was left as it is: choose another name",
		"يوجد تمرين باسم %q من قبل وقد بقي كما هو؛ اختر اسمًا آخر"},
	Conflict: {"the log of exercise %q has grown meanwhile; nothing was written: read on and try again",
		"زاد سجل التمرين %q في هذه الأثناء ولم يُكتب شيء؛ اقرأ ما استجدّ ثم أعد المحاولة"},
	Full: {"the disk is full; nothing of this step of exercise %q was written, everything before is kept: free some space and repeat it",
		"امتلأ القرص ولم يُكتب شيء من هذه الخطوة في التمرين %q وما قبلها محفوظ؛ أفرغ مساحة ثم أعدها"},
	Damaged: {"the log's file is damaged (asked for: %q); nothing was changed: stop, copy the folder away and restore a backup",
		"ملف السجل تالف (المطلوب: %q) ولم يُغيَّر شيء؛ توقّف وانسخ المجلد جانبًا ثم استرجع نسخة احتياطية"},
	TooLarge: {"what was to be written to exercise %q is too large; nothing was written: make it smaller",
		"ما أُريدت كتابته في التمرين %q أكبر من المسموح ولم يُكتب شيء؛ اجعله أصغر"},
	Unavailable: {"the log could not be read or written (exercise %q); what was confirmed before is kept: look at the disk and try again",
		"تعذّرت قراءة السجل أو الكتابة فيه (التمرين %q) وما سبق تأكيده محفوظ؛ تفقّد القرص ثم أعد المحاولة"},
}

// Fail makes a Problem of a kind other than Broken.
func Fail(k Kind, exercise string, cause error) *Problem {
	return &Problem{Kind: k, Exercise: exercise, Say: words[k].Format(exercise), Cause: cause}
}

// Collide makes the Problem of an append that expected another end of the chain.
func Collide(exercise string, head Head) *Problem {
	p := Fail(Conflict, exercise, nil)
	p.Seq = head.Seq
	return p
}

// The ways in which a chain breaks.
var (
	missing = lang.Words{"the log of exercise %q is broken at record %d: it is missing; the records before it are sound: copy the folder away and restore a backup",
		"سجل التمرين %q مكسور عند القيد %d: القيد مفقود؛ القيود التي قبله سليمة؛ انسخ المجلد جانبًا ثم استرجع نسخة احتياطية"}
	changed = lang.Words{"the log of exercise %q is broken at record %d: its content or its hash was changed; the records before it are sound: copy the folder away and restore a backup",
		"سجل التمرين %q مكسور عند القيد %d: تغيّر محتواه أو بصمته؛ القيود التي قبله سليمة؛ انسخ المجلد جانبًا ثم استرجع نسخة احتياطية"}
	misnoted = lang.Words{"the log of exercise %q is broken at record %d: the log's own note of its last record differs from it; copy the folder away and restore a backup",
		"سجل التمرين %q مكسور عند القيد %d: ما دوّنه السجل عن آخر قيد فيه لا يطابقه؛ انسخ المجلد جانبًا ثم استرجع نسخة احتياطية"}
	altered = lang.Words{"the scenario of exercise %q was changed after it was frozen; the records can't be read against it: copy the folder away and restore a backup",
		"تغيّر سيناريو التمرين %q بعد تجميده فلا تُقرأ القيود عليه؛ انسخ المجلد جانبًا ثم استرجع نسخة احتياطية"}
)

func broken(exercise string, seq int64, say lang.Words) *Problem {
	return &Problem{Kind: Broken, Exercise: exercise, Seq: seq, Say: say.Format(exercise, seq)}
}

// CheckArchive returns a Problem of kind Broken, at record 0, where the archive
// is not the one that was frozen.
func CheckArchive(e Exercise) error {
	if Digest(e.Archive) != e.Digest {
		return &Problem{Kind: Broken, Exercise: e.ID, Say: altered.Format(e.ID)}
	}
	return nil
}

// Fits returns a Problem of kind TooLarge where a payload is beyond MaxPayload.
func Fits(exercise string, payloads [][]byte) error {
	for _, p := range payloads {
		if len(p) > MaxPayload {
			return Fail(TooLarge, exercise, nil)
		}
	}
	return nil
}
