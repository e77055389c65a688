package web

import (
	"net/http"
	"strings"

	"github.com/a-h/templ"

	"tamrin/lang"
	"tamrin/staff"
)

var signInHeading = lang.Words{"Sign in", "تسجيل الدخول"}

// showSignIn shows the form; who is signed in already goes on.
func showSignIn(h *House, w http.ResponseWriter, v *visit) error {
	if v.Staff.ID != 0 {
		http.Redirect(w, v.Request, within(v.URL.Query().Get("to")), http.StatusSeeOther)
		return nil
	}
	return render(w, v.request, h.signInPage(v, "", v.URL.Query().Get("to"), nil))
}

// entrance is what the sign-in page shows.
type entrance struct {
	login, to string
	problem   *problem
	provider  string // of single sign-on; "" where there is none
	empty     bool   // there is no account yet
	left      bool   // has just signed out
	out       string // address at which to sign out of the provider, too; may be empty
}

func (h *House) signInPage(v *visit, login, to string, p *problem) templ.Component {
	e := entrance{login: login, to: to, problem: p}
	e.empty, _ = h.opt.Staff.Empty(v.Context()) // the form says it when the register can't be read
	if h.opt.SignOn != nil {
		e.provider = h.opt.SignOn.Name()
		if e.left = v.URL.Query().Has("out"); e.left {
			e.out = h.opt.SignOn.Out(h.opt.URL + "/sign-in")
		}
	}
	return signInPage(h.frame(v, signInHeading), e)
}

// signIn begins a session for who knows the password.
func signIn(h *House, w http.ResponseWriter, v *visit) error {
	if err := v.ParseForm(); err != nil {
		return formError(err)
	}
	login, password, to := v.PostForm.Get("login"), v.PostForm.Get("password"), v.PostForm.Get("to")
	right, err := h.try(w, h.doors.address, h.address(v.Request))
	if err != nil {
		return err
	}
	known, err := h.try(w, h.doors.account, strings.ToLower(strings.TrimSpace(login[:min(len(login), 200)])))
	if err != nil {
		return err
	}
	token, err := h.opt.Staff.SignIn(v.Context(), login, password)
	if p := complaint(err); p != nil {
		return again(w, v, p, h.signInPage(v, login, to, p))
	}
	if err != nil {
		return err
	}
	right()
	known()
	h.cookie(w, staffCookie, token, "/", int(staff.SessionLasts.Seconds()))
	http.Redirect(w, v.Request, within(to), http.StatusSeeOther)
	return nil
}

// signOut ends the session of this browser.
func signOut(h *House, w http.ResponseWriter, v *visit) error {
	if err := h.opt.Staff.SignOut(v.Context(), v.token); err != nil {
		return err
	}
	h.sendOut(sessionKey(v.Staff.ID, v.token))
	h.cookie(w, staffCookie, "", "/", -1)
	to := "/sign-in"
	if h.opt.SignOn != nil {
		to += "?out=1"
	}
	http.Redirect(w, v.Request, to, http.StatusSeeOther)
	return nil
}
