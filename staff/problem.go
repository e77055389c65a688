package staff

import (
	"errors"

	"tamrin/lang"
)

// Kind is the sort of a Problem.
type Kind uint8

// The kinds of problems.
const (
	Unavailable Kind = iota // the file can't be read or written just now
	NotFound                // there is no such thing, or no longer
	Refused                 // a wrong name, password or code
	Gone                    // it was there, and was revoked or has expired
	Invalid                 // what was given is not acceptable
	Taken                   // somebody has it already
)

// Problem is why the register did not do what was asked.
type Problem struct {
	Kind  Kind
	Say   lang.Words // what happened, what was kept
	Next  lang.Words // what to do; may be empty
	Cause error      // of the file; may be nil
}

// Error gives the English words and the cause.
func (p *Problem) Error() string {
	if p.Cause != nil {
		return "staff: " + p.Say.En + " (" + p.Cause.Error() + ")"
	}
	return "staff: " + p.Say.En
}

// Unwrap returns the cause.
func (p *Problem) Unwrap() error { return p.Cause }

// KindOf returns the kind of the Problem that err is or wraps; Unavailable for
// any other error.
func KindOf(err error) Kind {
	var p *Problem
	if errors.As(err, &p) {
		return p.Kind
	}
	return Unavailable
}

// unavailable wraps an error of the database; nil and Problems stay as they are.
func unavailable(err error) error {
	var p *Problem
	if err == nil || errors.As(err, &p) {
		return err
	}
	return &Problem{Kind: Unavailable, Cause: err,
		Say: lang.Words{"The server's register could not be read or written; what was confirmed before is kept.",
			"تعذّرت قراءة سجل الخادم أو الكتابة فيه، وما سبق تأكيده محفوظ."},
		Next: lang.Words{"Try again in a moment; if it happens again, look at the disk.", "أعد المحاولة بعد لحظات، فإن تكرر الأمر فتفقّد القرص."}}
}

var (
	notFound = &Problem{Kind: NotFound,
		Say:  lang.Words{"There is no such thing here, or no longer; nothing was changed.", "لا وجود لهذا هنا، أو أنه لم يعد موجودًا، ولم يتغيّر شيء."},
		Next: lang.Words{"Go back to the start and choose again.", "ارجع إلى البداية واختر من جديد."}}
	tooNew = &Problem{Kind: Unavailable,
		Say:  lang.Words{"The register was written by a later version of the program; it was left as it is.", "كتب السجلَّ إصدارٌ أحدث من البرنامج، وقد تُرك كما هو."},
		Next: lang.Words{"Start the later version, or restore a backup into another folder.", "شغّل الإصدار الأحدث، أو استرجع نسخة احتياطية في مجلد آخر."}}
	wrongPassword = &Problem{Kind: Refused,
		Say:  lang.Words{"This name and this password do not belong together; nobody was signed in.", "اسم الدخول وكلمة المرور لا يتطابقان، ولم يُسجَّل الدخول."},
		Next: lang.Words{"Check both and try again, or ask an administrator for a new link.", "تحقق منهما وأعد المحاولة، أو اطلب من المسؤول رابطًا جديدًا."}}
	noRole = &Problem{Kind: Refused,
		Say:  lang.Words{"Your organisation knows you, but has not given you a role here; nobody was signed in.", "مؤسستك تعرفك لكنها لم تمنحك دورًا هنا، ولم يُسجَّل الدخول."},
		Next: lang.Words{"Ask whoever looks after your organisation's accounts to put you into the group that may use Tamrin, then sign in again.", "اطلب من القائمين على حسابات مؤسستك ضمّك إلى المجموعة التي يحق لها استعمال «تمرين» ثم ادخل ثانية."}}
	wrongCode = &Problem{Kind: NotFound,
		Say:  lang.Words{"This invitation opens nothing.", "هذه الدعوة لا تفتح شيئًا."},
		Next: lang.Words{"Compare it with your sheet, letter by letter, or ask control for a new one.", "قارنها بورقتك حرفًا حرفًا، أو اطلب من التحكم دعوة جديدة."}}
	revoked = &Problem{Kind: Gone,
		Say:  lang.Words{"This invitation was withdrawn by the exercise's staff. The exercise goes on; what you did in it is kept.", "سحب فريق التمرين هذه الدعوة. التمرين مستمر، وما فعلته فيه محفوظ."},
		Next: lang.Words{"Ask control for a new invitation.", "اطلب من التحكم دعوة جديدة."}}
	expired = &Problem{Kind: Gone,
		Say:  lang.Words{"This link or code was good for a certain time only, and that time is over.", "كان هذا الرابط أو الرمز صالحًا لمدة محددة، وقد انقضت."},
		Next: lang.Words{"Ask whoever gave it to you for a new one.", "اطلب ممن أعطاك إياه آخر جديدًا."}}
	noSeatLeft = &Problem{Kind: Taken,
		Say:  lang.Words{"Every seat of this cell is taken; nobody's seat was changed.", "كل مقاعد هذه الخلية مشغولة، ولم يتغيّر مقعد أحد."},
		Next: lang.Words{"Ask control which seat is yours.", "اسأل التحكم عن مقعدك."}}
)

// invalid tells that something given is not acceptable.
func invalid(say lang.Words) *Problem { return &Problem{Kind: Invalid, Say: say} }
