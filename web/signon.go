package web

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/url"

	"tamrin/lang"
	"tamrin/staff"
	"tamrin/staff/signon"
)

const (
	// attemptCookie holds what a browser brings back from the provider, so that
	// whichever node it comes back to knows it.
	attemptCookie = "tamrin_sign_on"
	// attemptFor is how long somebody may take at the provider, in seconds.
	attemptFor = 900
)

// attempt is what that cookie holds.
type attempt struct {
	signon.Attempt
	To string // where they were going
}

var noSignOn = &problem{http.StatusNotFound,
	lang.Words{"There is no single sign-on here", "لا دخول موحد هنا"},
	lang.Words{"This server knows no provider that vouches for people.", "لا يعرف هذا الخادم مزوّدًا يضمن هوية الأشخاص."},
	lang.Words{"Sign in with your password at /sign-in.", "ادخل بكلمة مرورك من /sign-in."}}

// beginSignOn sends somebody to the provider.
func beginSignOn(h *House, w http.ResponseWriter, v *visit) error {
	if h.opt.SignOn == nil {
		return noSignOn
	}
	to, a, err := h.opt.SignOn.Begin(v.Context())
	if err != nil {
		return h.signOnFailed(w, v, err)
	}
	b, err := json.Marshal(attempt{a, within(v.URL.Query().Get("to"))})
	if err != nil {
		return err
	}
	h.cookie(w, attemptCookie, base64.RawURLEncoding.EncodeToString(b), "/sign-on", attemptFor)
	http.Redirect(w, v.Request, to, http.StatusSeeOther)
	return nil
}

// endSignOn lets somebody in who comes back from the provider. What they bring is
// good once: the cookie goes whatever becomes of it.
func endSignOn(h *House, w http.ResponseWriter, v *visit) error {
	if h.opt.SignOn == nil {
		return noSignOn
	}
	right, err := h.try(w, h.doors.address, h.address(v.Request))
	if err != nil {
		return err
	}
	var a attempt
	if c, err := v.Cookie(attemptCookie); err == nil {
		b, _ := base64.RawURLEncoding.DecodeString(c.Value)
		_ = json.Unmarshal(b, &a) // what can't be read is no attempt
	}
	h.cookie(w, attemptCookie, "", "/sign-on", -1)
	p, err := h.opt.SignOn.Finish(v.Context(), a.Attempt, v.URL.Query())
	if err != nil {
		return h.signOnFailed(w, v, err)
	}
	right()
	token, account, err := h.opt.Staff.SignInLinked(v.Context(), staff.Linked{Issuer: p.Issuer, Subject: p.Subject, Login: p.Login, Name: p.Name, Role: rolesOfProvider[p.Role]})
	if err != nil && staff.KindOf(err) == staff.Refused {
		h.sendOut(staffKey(account.ID))
	}
	if err != nil {
		return h.signOnFailed(w, v, err)
	}
	h.cookie(w, staffCookie, token, "/", int(staff.LinkedLasts.Seconds()))
	http.Redirect(w, v.Request, within(a.To), http.StatusSeeOther)
	return nil
}

var rolesOfProvider = map[signon.Role]staff.Role{signon.Admin: staff.Administrator, signon.Planner: staff.Planner}

// signOnFailed shows the sign-in page with what went wrong, so that who has a
// password goes on there. What the provider said is for the operator's log.
func (h *House) signOnFailed(w http.ResponseWriter, v *visit, err error) error {
	var p *signon.Problem
	if !errors.As(err, &p) {
		if told := complaint(err); told != nil {
			return again(w, v, told, h.signInPage(v, "", "", told))
		}
		return err
	}
	slog.Warn("single sign-on", "problem", p.Say.En, "cause", p.Cause)
	status := http.StatusForbidden
	if p.Kind == signon.Unreachable {
		status = http.StatusBadGateway
	}
	told := &problem{status: status, say: p.Say, next: p.Next}
	return again(w, v, told, h.signInPage(v, "", "", told))
}

// signOnAddress leads to the provider, and from there to where somebody was going.
func signOnAddress(to string) string {
	if to == "" {
		return "/sign-on"
	}
	return "/sign-on?" + url.Values{"to": {to}}.Encode()
}
