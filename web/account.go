package web

import (
	"net/http"
	"strconv"

	"tamrin/lang"
	"tamrin/staff"
)

var accountHeading = lang.Words{"Your account", "حسابك"}

// bureau is what the account page shows.
type bureau struct {
	accounts []staff.Account // to administrators alone
	link     string          // a set-up link, shown once
	done     lang.Words
}

// showAccount shows the account, and to administrators everybody's.
func showAccount(h *House, w http.ResponseWriter, v *visit) error {
	b, err := h.bureau(v)
	if err != nil {
		return err
	}
	return render(w, v.request, accountPage(h.frame(v, accountHeading), v.Staff, b, nil))
}

func (h *House) bureau(v *visit) (b bureau, err error) {
	if v.Staff.Role == staff.Administrator {
		b.accounts, err = h.opt.Staff.Accounts(v.Context())
	}
	return b, err
}

// accountForms are the forms of the page.
var accountForms = map[string]deskwork{
	"password": changePassword, "everywhere": signOutEverywhere, "colleague": addColleague, "remove": removeColleague,
}

// changeAccount does what the forms of the page ask for.
func changeAccount(h *House, w http.ResponseWriter, v *visit) error {
	if err := v.ParseForm(); err != nil {
		return formError(err)
	}
	do, ok := accountForms[v.PathValue("act")]
	if !ok {
		return notFound
	}
	err := do(h, w, v)
	p := complaint(err)
	if p == nil {
		return err
	}
	b, err := h.bureau(v)
	if err != nil {
		return err
	}
	return again(w, v, p, accountPage(h.frame(v, accountHeading), v.Staff, b, p))
}

// changePassword ends every session but begins one anew for this browser.
func changePassword(h *House, w http.ResponseWriter, v *visit) error {
	key := "password of " + v.Staff.Login
	right, err := h.try(w, h.doors.account, key)
	if err != nil {
		return err
	}
	if err := h.opt.Staff.SetPassword(v.Context(), v.Staff, v.PostForm.Get("old"), v.PostForm.Get("new")); err != nil {
		if staff.KindOf(err) == staff.Invalid {
			right()
		}
		return err
	}
	right()
	h.sendOut(staffKey(v.Staff.ID))
	token, err := h.opt.Staff.Begin(v.Context(), v.Staff.ID)
	if err != nil {
		return err
	}
	h.cookie(w, staffCookie, token, "/", int(staff.SessionLasts.Seconds()))
	b, err := h.bureau(v)
	if err != nil {
		return err
	}
	b.done = lang.Words{"The password is changed, and every other browser is signed out.", "تغيّرت كلمة المرور، وسُجّل الخروج من كل متصفح آخر."}
	return render(w, v.request, accountPage(h.frame(v, accountHeading), v.Staff, b, nil))
}

func signOutEverywhere(h *House, w http.ResponseWriter, v *visit) error {
	if err := h.opt.Staff.SignOutEverywhere(v.Context(), v.Staff.ID); err != nil {
		return err
	}
	h.sendOut(staffKey(v.Staff.ID))
	h.cookie(w, staffCookie, "", "/", -1)
	http.Redirect(w, v.Request, "/sign-in", http.StatusSeeOther)
	return nil
}

var administratorsOnly = &problem{http.StatusForbidden,
	lang.Words{"This is for administrators", "هذا للمسؤولين"},
	lang.Words{"Only an administrator looks after accounts; nothing was changed.", "المسؤول وحده يدير الحسابات، ولم يتغيّر شيء."},
	lang.Words{"Ask an administrator to do it.", "اطلب ذلك من المسؤول."}}

// addColleague makes a set-up link. It is shown in the answer and nowhere else.
func addColleague(h *House, w http.ResponseWriter, v *visit) error {
	if v.Staff.Role != staff.Administrator {
		return administratorsOnly
	}
	role := staff.Role(v.PostForm.Get("role"))
	if role != staff.Administrator && role != staff.Planner {
		return badForm
	}
	token, err := h.opt.Staff.Offer(v.Context(), role)
	if err != nil {
		return err
	}
	b, err := h.bureau(v)
	if err != nil {
		return err
	}
	b.link = h.opt.URL + "/set-up/" + token
	return render(w, v.request, accountPage(h.frame(v, accountHeading), v.Staff, b, nil))
}

func removeColleague(h *House, w http.ResponseWriter, v *visit) error {
	if v.Staff.Role != staff.Administrator {
		return administratorsOnly
	}
	id, err := strconv.ParseInt(v.PostForm.Get("account"), 10, 64)
	if err != nil {
		return badForm
	}
	if err := h.opt.Staff.Remove(v.Context(), id); err != nil {
		return err
	}
	h.sendOut(staffKey(id))
	http.Redirect(w, v.Request, "/account", http.StatusSeeOther)
	return nil
}
