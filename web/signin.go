package web

import (
	"net/http"
	"strings"

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
	return render(w, v.request, signInPage(h.frame(v, signInHeading), "", v.URL.Query().Get("to"), nil))
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
		return again(w, v, p, signInPage(h.frame(v, signInHeading), login, to, p))
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
	http.Redirect(w, v.Request, "/sign-in", http.StatusSeeOther)
	return nil
}
