package signon

import "tamrin/lang"

var stray = &Problem{Kind: Stray,
	Say:  lang.Words{"This sign-in was begun in another tab or too long ago; nobody was signed in.", "بدأ هذا الدخول في تبويب آخر أو قبل وقت طويل، ولم يُسجَّل الدخول."},
	Next: lang.Words{"Begin again from the sign-in page.", "ابدأ من جديد من صفحة تسجيل الدخول."}}

func unreachable(cause error) *Problem {
	return &Problem{Kind: Unreachable, Cause: cause,
		Say:  lang.Words{"Your organisation's sign-on could not be reached; nobody was signed in. Exercises go on.", "تعذّر الوصول إلى خدمة الدخول الموحد لمؤسستك، ولم يُسجَّل الدخول. التمارين مستمرة."},
		Next: lang.Words{"Try again in a minute, or sign in with a password if you have one here.", "أعد المحاولة بعد دقيقة، أو ادخل بكلمة مرور إن كانت لك واحدة هنا."}}
}

func denied(cause error) *Problem {
	return &Problem{Kind: Denied, Cause: cause,
		Say:  lang.Words{"Your organisation's sign-on let nobody in, or the sign-in was given up.", "لم تسمح خدمة الدخول الموحد بالدخول، أو أُلغي تسجيل الدخول."},
		Next: lang.Words{"Try again; if it says no again, ask whoever looks after it whether you may use Tamrin.", "أعد المحاولة؛ فإن رفضت ثانية فاسأل القائمين عليها هل يحق لك استعمال «تمرين»."}}
}

func notExchanged(cause error) *Problem {
	return &Problem{Kind: Denied, Cause: cause,
		Say:  lang.Words{"Your organisation's sign-on does not accept this server's answer; nobody was signed in.", "لم تقبل خدمة الدخول الموحد رد هذا الخادم، ولم يُسجَّل الدخول."},
		Next: lang.Words{"Begin again; if it happens again, tell whoever runs this server: its secret or its address may be another one there.", "ابدأ من جديد؛ فإن تكرر الأمر فأبلغ من يدير هذا الخادم، فقد يكون سره أو عنوانه مسجلًا هناك على غير ما هو."}}
}

func untrue(cause error) *Problem {
	return &Problem{Kind: Untrue, Cause: cause,
		Say:  lang.Words{"What your organisation's sign-on said could not be checked; nobody was signed in.", "تعذّر التحقق مما قالته خدمة الدخول الموحد، ولم يُسجَّل الدخول."},
		Next: lang.Words{"Begin again; if it happens again, tell whoever runs this server: its clock or its settings may be wrong.", "ابدأ من جديد؛ فإن تكرر الأمر فأبلغ من يدير هذا الخادم، فقد تكون ساعته أو إعداداته غير صحيحة."}}
}
