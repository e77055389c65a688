package exercise

import (
	"cmp"
	"strings"
	"unicode"

	"tamrin/engine"
	"tamrin/lang"
)

// says holds what each kind of refusal says to the person.
var says = map[Code]lang.Words{
	NotAllowed:     {"This seat may not do that. Nothing was changed: ask control", "لا يحق لهذا المقعد فعل ذلك ولم يتغيّر شيء؛ راجع التحكم"},
	UnknownSeat:    {"There is no such seat in this exercise. Nothing was changed: open your invitation link again", "لا يوجد مقعد كهذا في التمرين ولم يتغيّر شيء؛ افتح رابط دعوتك من جديد"},
	UnknownItem:    {"There is nothing of that name here. Nothing was changed: reload the page", "لا يوجد هنا شيء بهذا الاسم ولم يتغيّر شيء؛ أعد تحميل الصفحة"},
	NotStarted:     {"The exercise has not started. Nothing was changed: wait for STARTEX", "لم يبدأ التمرين بعد ولم يتغيّر شيء؛ انتظر بدء التمرين"},
	AlreadyStarted: {"The exercise was started before. The clock was left as it is", "سبق بدء التمرين وبقيت الساعة على حالها"},
	FormsClosed:    {"Feedback is not asked for at the moment. Nothing was sent: ask whoever gave you the link", "لا يُطلب إبداء الرأي الآن ولم يُرسل شيء؛ راجع من أعطاك الرابط"},
	NotOver:        {"The exercise is not over yet. Nothing was changed: end it first", "لم ينته التمرين بعد ولم يتغيّر شيء؛ أنهه أولًا"},
	NoChange:       {"The tenet reads so already. Nothing was proposed: change its words or its options", "نص المبدأ هكذا من قبل ولم يُقترح شيء؛ غيّر كلماته أو خياراته"},
	LastTenet:      {"It is the strategy's last tenet. Nothing was proposed: word it anew, or add another first", "هو آخر مبادئ الاستراتيجية ولم يُقترح شيء؛ أعد صياغته، أو أضف غيره أولًا"},
	BothWays:       {"An option can't keep to the tenet and go against it at once. Nothing was proposed: mark it on one side alone", "لا يوافق خيار المبدأ ويخالفه معًا ولم يُقترح شيء؛ علّمه في جهة واحدة"},
	TenetMoved:     {"Another change of this tenet was agreed meanwhile. Nothing was recorded: the proposal has to be worded anew, over the tenet as it stands now", "اتُّفق على تغيير آخر لهذا المبدأ في هذه الأثناء ولم يُسجَّل شيء؛ يلزم أن يُصاغ الاقتراح من جديد على المبدأ كما هو الآن"},
	Settled:        {"This proposal is settled already: it became a version, or was taken back. Nothing was changed", "حُسم هذا الاقتراح من قبل: صار نسخة أو سُحب، ولم يتغيّر شيء"},
	AlreadyEnded:   {"The exercise has ended. Everything until then is kept; nothing was added", "انتهى التمرين وكل ما سبق محفوظ ولم يُضف شيء"},
	ClockStands:    {"That is not possible as the clock stands. Nothing was changed: while the exercise is paused, wait until it goes on", "لا يمكن ذلك والساعة على هذه الحال ولم يتغيّر شيء؛ إن كان التمرين متوقفًا فانتظر استئنافه"},
	TooLate:        {"That came too late: it has been delivered, left out, or its time ran out. Nothing was changed", "فات الأوان: سُلّم أو تُرك أو انقضى وقته، ولم يتغيّر شيء"},
	AlreadyTaken:   {"Somebody was first. Nothing was changed", "سبقك غيرك ولم يتغيّر شيء"},
	NotOffered:     {"This option is not on offer now. Nothing was decided: choose another", "هذا الخيار غير معروض الآن ولم يُتخذ قرار؛ اختر غيره"},
	NoFreeText:     {"This decision can't be answered in words. Nothing was sent: choose an option", "لا يُجاب عن هذا القرار بالكلمات ولم يُرسل شيء؛ اختر أحد الخيارات"},
	WordsWait:      {"An answer in words is with control already. Yours was not sent: wait for control", "لدى التحكم جواب مكتوب من قبل ولم يُرسل جوابك؛ انتظر التحكم"},
	Incomplete:     {"Something is missing. Nothing was sent: fill in what is left empty", "هناك ما ينقص ولم يُرسل شيء؛ أكمل الخانات الفارغة"},
	SeatHeld:       {"Somebody else has this seat, or its bot has it already. Nothing was changed: ask control", "المقعد مع شخص آخر أو مع اللاعب الآلي من قبل ولم يتغيّر شيء؛ راجع التحكم"},
	BotsSeat:       {"A bot plays this seat. Nothing was changed: take the seat first", "يشغل هذا المقعد لاعب آلي ولم يتغيّر شيء؛ خذ المقعد أولًا"},
	Limit:          {"There are too many of them already. Nothing was added", "بلغ العدد حدّه ولم يُضف شيء"},
	Stopped:        {"Play is stopped because of a real emergency. Nothing was changed: do what the page says and wait for control", "أُوقف التمرين لطارئ حقيقي ولم يتغيّر شيء؛ نفّذ ما على الصفحة وانتظر التحكم"},
	Handled:        {"Another controller is handling this. Nothing was changed: take it over if you must", "يتولى ضابط تحكم آخر هذا الأمر ولم يتغيّر شيء؛ خذه عنه إن لزم"},
	NotMember:      {"Members of the alliance alone may do that. Nothing was changed: write to a member in the room", "هذا للأعضاء في التحالف وحدهم ولم يتغيّر شيء؛ اكتب إلى أحد الأعضاء في الغرفة"},
	NoConsultation: {"No consultation of this alliance is open any more, or none yet. Nothing was changed; whatever was accepted before is kept: copy your words if you need them", "لا تشاور مفتوح لهذا التحالف الآن ولم يتغيّر شيء وكل ما قُبل من قبل محفوظ؛ انسخ كلماتك إن احتجت إليها"},
	OldVersion:     {"The text has changed since the version that you consented to. Your consent was not given: read what changed, then consent to the present version", "تغيّر النص بعد النسخة التي وافقت عليها ولم تُسجَّل موافقتك؛ اقرأ ما تغيّر ثم وافق على النسخة الحالية"},
	BracketsStand:  {"Brackets stand open in the text. Your consent was not given: agree what is within them, or take them out, first", "في النص أقواس مفتوحة ولم تُسجَّل موافقتك؛ اتفقوا على ما بينها أو أزيلوها أولًا"},
	ParagraphGone:  {"Somebody took this paragraph out meanwhile. Your words were not written: copy them into another paragraph or a new one", "حذف أحدهم هذه الفقرة في هذه الأثناء ولم تُكتب كلماتك؛ انسخها إلى فقرة أخرى أو جديدة"},
	ObjectedTo:     {"A member has objected to this partner. It stays out of this consultation, and nothing was changed", "اعترض أحد الأعضاء على هذا الشريك فيبقى خارج هذا التشاور ولم يتغيّر شيء"},
	TakenOut:       {"Control took this party out of the consultation. Nothing was changed: ask control", "أخرج التحكم هذا الطرف من التشاور ولم يتغيّر شيء؛ راجع التحكم"},
	NoCalling:      {"Members can't call a consultation of this alliance by themselves. Nothing was changed: ask control", "لا يدعو أعضاء هذا التحالف إلى التشاور من تلقاء أنفسهم ولم يتغيّر شيء؛ راجع التحكم"},
	NoReason:       {"A reason is missing. Nothing was changed: say why, for the log", "لم يُذكر السبب ولم يتغيّر شيء؛ اذكره ليُحفظ في السجل"},
	Past:           {"That time is over already. Nothing was changed: give a time that is still to come", "هذا الوقت قد مضى ولم يتغيّر شيء؛ اختر وقتًا لم يحن بعد"},
	Impossible:     {"That is not possible as things stand. Nothing was changed: reload the page", "لا يمكن ذلك في الوضع الحالي ولم يتغيّر شيء؛ أعد تحميل الصفحة"},
}

var (
	sayTooLong        = lang.Words{"The text is longer than %d bytes. Nothing was sent: shorten it", "النص أطول من %d بايت ولم يُرسل شيء؛ اختصره"}
	sayTooManyLetters = lang.Words{"The text has more than %d characters. Nothing was sent: shorten it", "في النص أكثر من %d حرف ولم يُرسل شيء؛ اختصره"}
	sayTooMany        = lang.Words{"Choose from 1 to %d options. Nothing was decided", "اختر من 1 إلى %d من الخيارات؛ لم يُتخذ قرار"}
	sayStale          = lang.Words{"%s wrote a newer version at %s. It stands, and yours was not written: read it, then write again", "كتب %s نسخة أحدث عند %s وهي القائمة ولم تُكتب نسختك؛ اقرأها ثم اكتب من جديد"}
	sayEdited         = lang.Words{"%s changed this inject at %s, after you opened it. Your version was not written: keep your words, open it again, then write", "عدّل %s هذا المُدخل عند %s بعد أن فتحته ولم تُكتب نسختك؛ احتفظ بكلماتك وافتحه من جديد ثم اكتب"}
	sayJudged         = lang.Words{"%s judged this first, at %s, and read it as: %s. Yours was not recorded", "سبقك %s إلى الحكم عند %s وفهم الجواب على أنه: %s. لم يُسجَّل حكمك"}
	sayNoneOfThem     = lang.Words{"none of the options", "لا شيء من الخيارات"}
	sayHandled        = lang.Words{"%s has been handling this since %s. Nothing was changed: take it over if you must", "يتولى %s هذا الأمر منذ %s ولم يتغيّر شيء؛ خذه عنه إن لزم"}
	sayOutOfRange     = lang.Words{"The value must lie between %s and %s. Nothing was changed", "يجب أن تقع القيمة بين %s و%s؛ لم يتغيّر شيء"}
	sayWhoWon         = lang.Words{"%s was first, at %s, and chose: %s. Your choice was not taken", "سبقك %s عند %s واختار: %s. لم يُؤخذ باختيارك"}
	sayNoOption       = lang.Words{"an answer in words", "جوابًا مكتوبًا"}
	sayBot            = lang.Words{"the bot", "اللاعب الآلي"}
)

// Refuse makes a refusal with the words of its code.
func Refuse(c Code) *Refusal { return &Refusal{Code: c, Say: says[c]} }

func tooLong(limit int) *Refusal { return &Refusal{Code: TooLong, Say: sayTooLong.Format(limit)} }

func tooManyLetters(limit int) *Refusal {
	return &Refusal{Code: TooLong, Say: sayTooManyLetters.Format(limit)}
}

func tooMany(choose int) *Refusal { return &Refusal{Code: TooMany, Say: sayTooMany.Format(choose)} }

func outOfRange(lo, hi string) *Refusal {
	return &Refusal{Code: OutOfRange, Say: sayOutOfRange.Format(lo, hi)}
}

// alreadyTaken tells who was first and what was chosen.
func (s *State) alreadyTaken(d int, w Winner) *Refusal {
	say := func(t lang.Tag) string {
		who := nameOf(w.By)
		if w.By.Bot {
			who = sayBot.In(t) + " (" + w.By.Seat + ")"
		}
		return sayWhoWon.Format(lang.Isolate(who), lang.Clock(w.At), s.optionWords(d, w.Options, t)).In(t)
	}
	return &Refusal{Code: AlreadyTaken, Say: lang.Words{say(lang.En), say(lang.Ar)}, Winner: &w}
}

// alreadyJudged tells which controller was first to judge an answer in words.
func (s *State) alreadyJudged(d int, w Winner) *Refusal {
	say := func(t lang.Tag) string {
		read := sayNoneOfThem.In(t)
		if len(w.Options) > 0 {
			read = s.optionWords(d, w.Options, t)
		}
		return sayJudged.Format(lang.Isolate(nameOf(w.By)), lang.Clock(w.At), read).In(t)
	}
	return &Refusal{Code: AlreadyTaken, Say: lang.Words{say(lang.En), say(lang.Ar)}, Winner: &w}
}

// nameOf is what others call who acted.
func nameOf(a Actor) string { return cmp.Or(a.Name, a.Seat) }

// optionWords lists the titles of options in a language.
func (s *State) optionWords(d int, ids []string, t lang.Tag) string {
	var titles []string
	for _, id := range ids {
		if o, ok := s.Program.FindOption(d, id); ok {
			titles = append(titles, lang.Isolate(s.Program.Decisions[d].Options[o].Src.Title.Get(string(t), s.Program.Scenario.Languages...)))
		}
	}
	if len(titles) == 0 {
		return sayNoOption.In(t)
	}
	return strings.Join(titles, " + ")
}

// refusal turns what the engine refused into what the person is told.
func refusal(err error) error {
	switch err {
	case nil:
		return nil
	case engine.ErrEnded:
		return Refuse(AlreadyEnded)
	case engine.ErrNotStarted:
		return Refuse(NotStarted)
	case engine.ErrPast, engine.ErrDelivered, engine.ErrSkipped, engine.ErrNotOpen:
		return Refuse(TooLate)
	case engine.ErrUnknown, engine.ErrNotAsked:
		return Refuse(UnknownItem)
	case engine.ErrNotOffered:
		return Refuse(NotOffered)
	case engine.ErrNotParty:
		return Refuse(NotAllowed)
	case engine.ErrNoWords:
		return Refuse(NoFreeText)
	case engine.ErrNoConsult, engine.ErrNoText:
		return Refuse(NoConsultation)
	case engine.ErrOldVersion:
		return Refuse(OldVersion)
	case engine.ErrNotMember:
		return Refuse(NotMember)
	case engine.ErrNotPartner, engine.ErrNotInvited:
		return Refuse(UnknownItem)
	case engine.ErrObjected:
		return Refuse(ObjectedTo)
	case engine.ErrLeft:
		return Refuse(TakenOut)
	case engine.ErrNoCall:
		return Refuse(NoCalling)
	case engine.ErrConsented, engine.ErrNoConsent, engine.ErrInvited, engine.ErrConsulting:
		return errAgain // it is so already
	}
	return Refuse(Impossible)
}

// clean makes a person's words fit to keep and to show: valid, without control
// characters but line ends and tabs, without space around.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return strings.TrimSpace(s)
}
