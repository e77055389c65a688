package web

import (
	"slices"

	"github.com/a-h/templ"

	"tamrin/lang"
	"tamrin/view"
)

// roomState says where a consultation stands.
func roomState(r *view.Room) lang.Words {
	switch {
	case r.Position == view.Issued:
		return lang.Words{"Issued: the joint text is public.", "صدر: النص المشترك علني."}
	case r.Position == view.Deadlocked:
		return lang.Words{"Deadlocked: no joint text was agreed.", "تعثر: لم يُتفق على نص مشترك."}
	case !r.Open && len(r.Members) == 0:
		return lang.Words{"You are no longer in this consultation.", "لم تعودوا في هذه المشاورات."}
	case !r.Open:
		return lang.Words{"The consultation is over.", "انتهت المشاورات."}
	case r.Position != view.Drafting:
		return lang.Words{"The members consult.", "الأعضاء يتشاورون."}
	case len(missing(r)) == 0:
		return lang.Words{"Nobody's consent is missing.", "لا موافقة ناقصة."}
	}
	return lang.Words{"Waits for the consent of", "بانتظار موافقة"}
}

// lacking says why a member's consent is missing.
func lacking(m view.Member) lang.Words {
	switch {
	case m.Consented > 0:
		return lang.Words{"void since an edit", "أبطلها تعديل"}
	case !m.Here:
		return lang.Words{"not here yet", "لم يحضر بعد"}
	}
	return lang.Words{"here, not given yet", "حاضر ولم يوافق بعد"}
}

func consentState(m view.Member) lang.Words {
	switch {
	case m.Standing:
		return lang.Words{"consents", "موافق"}
	case m.Consented > 0:
		return lang.Words{"consent void", "موافقته باطلة"}
	}
	return lang.Words{"no consent yet", "لم يوافق بعد"}
}

func consentClass(m view.Member) string {
	switch {
	case m.Standing:
		return "delivered"
	case m.Consented > 0:
		return "held"
	}
	return ""
}

// moveWords say what happened in a consultation. Whom it concerns stands behind.
var moveWords = map[view.MoveKind]lang.Words{
	view.MoveOpened:     {"The consultation opened", "فُتحت المشاورات"},
	view.MoveCame:       {"came to the table", "حضر إلى الطاولة"},
	view.MoveInvited:    {"invited", "دعا"},
	view.MoveJoined:     {"came in as a partner:", "دخل شريكًا:"},
	view.MoveRefused:    {"objected to", "اعترض على"},
	view.MoveLeft:       {"took out of the consultation:", "أخرج من المشاورات:"},
	view.MoveConsent:    {"gave consent for", "وافق عن"},
	view.MoveRecalled:   {"withdrew the consent of", "سحب موافقة"},
	view.MoveVoid:       {"changed the text and voided every consent;", "عدّل النص فبطلت الموافقات كلها؛"},
	view.MoveIssued:     {"The joint text issued;", "صدر النص المشترك؛"},
	view.MoveDeadlocked: {"Time ran out without a joint text", "انقضت المهلة بلا نص مشترك"},
	view.MoveClosed:     {"The consultation closed", "اختُتمت المشاورات"},
}

// latest turns a course round, and leaves out what nobody can read any more.
func latest(course []view.Move) []view.Move {
	list := slices.Clone(course[max(0, len(course)-maxStory):])
	slices.Reverse(list)
	return list
}

// place is the number of a paragraph as the page counts.
func (t table) place(id string) string {
	return num(1 + slices.IndexFunc(t.room.Paragraphs, func(p view.Paragraph) bool { return p.ID == id }))
}

// roomWords are what the page's script says.
func roomWords(l look) templ.Attributes {
	return templ.Attributes{
		"data-saved":   l.T("In the text.", "في النص."),
		"data-sending": l.T("Sending…", "يُرسل…"),
		"data-kept":    l.T("Not sent: no connection. Kept on this device; it goes out by itself.", "لم يُرسل: لا اتصال. محفوظ على هذا الجهاز ويُرسل من تلقاء نفسه."),
		"data-found":   l.T("What you wrote before and had not been sent is in again.", "عاد ما كتبته من قبل ولم يكن قد أُرسل."),
		"data-long":    l.T("Not pasted: a paragraph holds 20,000 letters. Paste it in parts, a paragraph each.", "لم يُلصق: لا تتسع الفقرة لأكثر من 20,000 حرف. ألصقه على أجزاء، كل جزء في فقرة."),
	}
}
