package web

import (
	"net/http"

	"tamrin/lang"
	"tamrin/staff"
)

var setUpHeading = lang.Words{"Make your account", "إنشاء حسابك"}

// entry is what the form for a new account holds.
type entry struct{ login, name string }

// showSetUp shows the form of a set-up link.
func showSetUp(h *House, w http.ResponseWriter, v *visit) error {
	role, err := h.offered(w, v)
	if err != nil {
		return err
	}
	return render(w, v.request, setUpPage(h.frame(v, setUpHeading), role, entry{}, nil))
}

// offered returns what a set-up link is good for. Links are guesses too.
func (h *House) offered(w http.ResponseWriter, v *visit) (staff.Role, error) {
	right, err := h.try(w, h.doors.address, h.address(v.Request))
	if err != nil {
		return "", err
	}
	role, err := h.opt.Staff.Offered(v.Context(), v.PathValue("token"))
	if staff.KindOf(err) == staff.NotFound && err != nil {
		return "", usedLink
	}
	if err == nil {
		right()
	}
	return role, err
}

var usedLink = &problem{http.StatusNotFound,
	lang.Words{"This link opens nothing", "هذا الرابط لا يفتح شيئًا"},
	lang.Words{"A set-up link is good once. This one was used already, or was cut short when it was copied.", "رابط إنشاء الحساب يصلح مرة واحدة، وهذا استُعمل من قبل أو نُسخ ناقصًا."},
	lang.Words{"If the account is yours, sign in at /sign-in. Else ask an administrator for a new link.", "إن كان الحساب لك فسجّل الدخول من /sign-in، وإلا فاطلب من المسؤول رابطًا جديدًا."}}

// setUp makes the account and signs its owner in.
func setUp(h *House, w http.ResponseWriter, v *visit) error {
	role, err := h.offered(w, v)
	if err != nil {
		return err
	}
	if err := v.ParseForm(); err != nil {
		return formError(err)
	}
	e := entry{v.PostForm.Get("login"), v.PostForm.Get("name")}
	a, err := h.opt.Staff.Enrol(v.Context(), v.PathValue("token"), e.login, e.name, v.PostForm.Get("password"))
	if p := complaint(err); p != nil {
		return again(w, v, p, setUpPage(h.frame(v, setUpHeading), role, e, p))
	}
	if err != nil {
		return err
	}
	token, err := h.opt.Staff.Begin(v.Context(), a.ID)
	if err != nil {
		return err
	}
	h.cookie(w, staffCookie, token, "/", int(staff.SessionLasts.Seconds()))
	http.Redirect(w, v.Request, "/", http.StatusSeeOther)
	return nil
}
