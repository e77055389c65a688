package web

import (
	"encoding/hex"
	"net/http"
	"strconv"
	"strings"

	"tamrin/lang"
	"tamrin/staff"
)

var auditHeading = lang.Words{"Audit log", "سجل التدقيق"}

// shownDeeds is how many entries stand on one page.
const shownDeeds = 100

// showAudit shows administrators what was done on the server.
func showAudit(h *House, w http.ResponseWriter, v *visit) error {
	if v.Staff.Role != staff.Administrator {
		return administratorsOnly
	}
	before, _ := strconv.ParseInt(v.URL.Query().Get("before"), 10, 64)
	a, err := h.opt.Staff.Audit(v.Context(), max(before, 0), shownDeeds)
	if err != nil {
		return err
	}
	return render(w, v.request, auditPage(h.frame(v, auditHeading), a))
}

// auditWords say what was done.
var auditWords = map[staff.Deed]lang.Words{
	staff.Offered:      {"Made a set-up link for a new account", "أنشأ رابط إنشاء حساب جديد"},
	staff.Enrolled:     {"Made their account", "أنشأ حسابه"},
	staff.Removed:      {"Deleted the account", "حذف الحساب"},
	staff.ChangedRole:  {"Has another role now, as the sign-on provider says", "تغيّر دوره بحسب مزوّد الدخول الموحد"},
	staff.ChangedPass:  {"Changed their password", "غيّر كلمة المرور"},
	staff.SignedIn:     {"Signed in", "سجّل الدخول"},
	staff.SignInFailed: {"Could not sign in", "فشل تسجيل الدخول"},
	staff.SignedOutAll: {"Signed out everywhere", "سجّل الخروج من كل مكان"},
	staff.KeptScenario: {"Uploaded a scenario", "حمّل سيناريو"},
	staff.Discarded:    {"Deleted a scenario", "حذف سيناريو"},
	staff.MadeExercise: {"Made an exercise", "أنشأ تمرينًا"},
	staff.TookIn:       {"Imported an exercise", "استورد تمرينًا"},
	staff.Invited:      {"Made an invitation", "أنشأ دعوة"},
	staff.Revoked:      {"Withdrew an invitation", "سحب دعوة"},
	staff.Named:        {"Changed who is meant for which seat", "غيّر أصحاب المقاعد"},
	staff.TookArchive:  {"Downloaded the archive", "نزّل الأرشيف"},
	staff.TookLog:      {"Downloaded the log", "نزّل السجل"},

	staff.KeptTemplate:    {"Uploaded a template", "حمّل قالبًا"},
	staff.RemovedTemplate: {"Removed a template", "أزال قالبًا"},
}

// aboutWords say what a deed was about, where that is not just a name.
func aboutWords(l look, e staff.Entry) string {
	switch e.Deed {
	case staff.Offered:
		return l.W(roleNames[staff.Role(e.About)])
	case staff.SignInFailed:
		if e.About == "" {
			return l.T("unknown name", "اسم مجهول")
		}
	case staff.ChangedRole:
		login, role, _ := strings.Cut(e.About, " ")
		return login + " · " + l.W(roleNames[staff.Role(role)])
	case staff.TookLog:
		if id, ok := strings.CutSuffix(e.About, " names"); ok {
			return id + " · " + l.T("with people's names", "بأسماء الأشخاص")
		}
	case staff.Invited, staff.Revoked:
		id, seat, _ := strings.Cut(e.About, " ")
		if seat == wallSeat {
			seat = l.Text(wallTitle())
		}
		return id + " · " + seat
	case staff.Enrolled, staff.ChangedPass, staff.SignedIn, staff.SignedOutAll:
		return "" // they did it themselves
	}
	return e.About
}

// whoDid names who did it.
func whoDid(l look, e staff.Entry) string {
	if seat, ok := strings.CutPrefix(e.By, "seat "); ok {
		return l.T("Seat ", "المقعد ") + seat
	}
	switch {
	case e.By != "":
		return e.By
	case e.From == "":
		return l.T("The program, on the server", "البرنامج على الخادم")
	}
	return l.T("Somebody", "شخص ما")
}

// fingerprint is the end of the chain, as people write it down.
func fingerprint(a staff.Audit) string { return hex.EncodeToString(a.Head[:10]) }
