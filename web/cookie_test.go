package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"tamrin/internal/idp"
	"tamrin/staff"
	"tamrin/staff/signon"
)

// TestEveryCookieIsGuarded collects the cookies of a house behind HTTPS on every
// way in, and holds each to its rules: out of scripts' reach, for HTTPS alone,
// not sent along with other sites' forms, and for no longer than its session. How
// somebody likes their pages is no secret.
func TestEveryCookieIsGuarded(t *testing.T) {
	a := attack(t, false)
	p := idp.Start(t, func() string { return "https://tamrin.example/sign-on/back" })
	a.house.opt.SignOn = signon.New(signon.Options{Issuer: p.Issuer, Client: idp.Client, Secret: idp.Secret, Redirect: "https://tamrin.example/sign-on/back"})
	rules := map[string]struct {
		path  string
		lasts time.Duration
	}{
		staffCookie:                        {"/", staff.SessionLasts},
		seatCookie:                         {"/x/gate/seat/islanders/", guestFor},
		guestCookie + a.fill["invitation"]: {"/join", guestFor},
		invitationCookie:                   {"/join", invitedFor * time.Second},
		attemptCookie:                      {"/sign-on", attemptFor * time.Second},
		themeCookie:                        {"/", 0},
		langCookie:                         {"/", 0},
	}
	met := map[string]bool{}
	for _, w := range []interface{ Result() *http.Response }{
		a.ask("nobody", http.MethodPost, "/sign-in", url.Values{"login": {"planner"}, "password": {passphrase}}, nil),
		a.ask("nobody", http.MethodPost, "/set-up/"+a.fill["offer"], url.Values{"login": {"new"}, "name": {"New"}, "password": {passphrase}}, nil),
		a.ask("nobody", http.MethodGet, "/join/"+a.fill["token"], nil, nil),
		a.ask("nobody", http.MethodPost, "/join", url.Values{"code": {a.fill["code"]}}, nil),
		a.ask("nobody", http.MethodPost, "/join/in", url.Values{"invitation": {a.fill["token"]}, "name": {"Omar"}}, nil),
		a.ask("nobody", http.MethodGet, "/sign-on", nil, nil),
		a.ask("nobody", http.MethodGet, "/sign-in?theme=dark&lang=ar", nil, nil),
		a.ask("planner", http.MethodPost, "/account/password", url.Values{"old": {passphrase}, "new": {passphrase + " more"}}, nil),
		a.ask("admin", http.MethodPost, "/sign-out", url.Values{}, nil),
	} {
		for _, c := range w.Result().Cookies() {
			rule, known := rules[c.Name]
			if met[c.Name] = true; !known {
				t.Errorf("%s: say in this test what it may", c.Name)
				continue
			}
			if secret := rule.lasts > 0; !c.HttpOnly || secret && !c.Secure || c.SameSite != http.SameSiteLaxMode || c.Domain != "" {
				t.Errorf("%s is not guarded: %v", c.Name, c)
			}
			if rule.lasts > 0 && (c.Path != rule.path || c.MaxAge > int(rule.lasts.Seconds()) || c.MaxAge == 0) {
				t.Errorf("%s lies below %s for %d s, not %s for %v", c.Name, c.Path, c.MaxAge, rule.path, rule.lasts)
			}
		}
	}
	for name := range rules {
		if !met[name] {
			t.Errorf("no way in sets %s: the test proves nothing of it", name)
		}
	}
}

// No secret stays in the address bar, or goes to other sites, by any way in.
func TestNoSecretStaysInAnAddress(t *testing.T) {
	a := attack(t, false)
	for _, path := range []string{"/join/" + a.fill["token"], "/join/" + a.fill["token"] + "?lang=ar"} {
		w := a.ask("nobody", http.MethodGet, path, nil, nil)
		if strings.HasSuffix(path, "lang=ar") { // the language is kept first
			w = a.ask("nobody", http.MethodGet, w.Header().Get("Location"), nil, nil)
		}
		if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || strings.Contains(to, a.fill["token"]) {
			t.Errorf("%s leads to %q (%d)", path, to, w.Code)
		}
	}
	w := a.ask("nobody", http.MethodPost, "/set-up/"+a.fill["offer"], url.Values{"login": {"new"}, "name": {"New"}, "password": {passphrase}}, nil)
	if to := w.Header().Get("Location"); w.Code != http.StatusSeeOther || strings.Contains(to, a.fill["offer"]) {
		t.Errorf("setting up leads to %q (%d)", to, w.Code)
	}
	if w := a.ask("nobody", http.MethodGet, "/set-up/"+a.fill["offer"], nil, nil); w.Code != http.StatusNotFound {
		t.Errorf("a used link answers %d", w.Code)
	}
}
