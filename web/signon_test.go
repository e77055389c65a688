package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tamrin/internal/idp"
	"tamrin/staff"
	"tamrin/staff/signon"
)

// signOn gives a house a provider that vouches for its staff.
func (h *housed) signOn() *idp.Provider {
	h.t.Helper()
	back := h.srv.URL + "/sign-on/back"
	p := idp.Start(h.t, func() string { return back })
	h.house.opt.SignOn = signon.New(signon.Options{Issuer: p.Issuer, Client: idp.Client, Secret: idp.Secret, Redirect: back, Claim: "groups",
		Admins: []string{"tamrin-admins"}, Planners: []string{"exercises"}})
	return p
}

func TestSingleSignOnLeadsWhereSomebodyWasGoing(t *testing.T) {
	h := openHouse(t)
	p := h.signOn()
	p.Knows("7", "rana", "Rana", "Haddad", "tamrin-admins")
	c := browser()
	_, page := h.get(c, "/account?lang=en")
	if !strings.Contains(page, `href="/sign-on?to=%2Faccount`) || !strings.Contains(page, "Sign in with a password") {
		t.Fatalf("the sign-in page does not offer both:\n%s", page)
	}
	resp, err := c.Get(h.srv.URL + "/sign-on?to=%2Faccount")
	if err != nil {
		t.Fatal(err)
	}
	status, body := read(t, resp)
	if status != http.StatusOK || resp.Request.URL.Path != "/account" || !strings.Contains(body, "Rana Haddad") || !strings.Contains(body, "/account/colleague") {
		t.Fatalf("signing on answers %d at %s:\n%s", status, resp.Request.URL, body)
	}
	// Another day, another role: what the provider says holds.
	p.Knows("7", "rana", "Rana", "Haddad", "exercises")
	if _, body := h.get(c, "/sign-on?to=/account"); strings.Contains(body, "/account/colleague") {
		t.Error("the role that was taken away is still there")
	}
	p.Knows("7", "rana", "Rana", "Haddad", "mail")
	if status, body := h.get(c, "/sign-on"); status != http.StatusForbidden || !strings.Contains(body, "has not given you a role here") {
		t.Errorf("without a role: %d:\n%s", status, body)
	}
	if resp, err := c.Get(h.srv.URL + "/account"); err != nil || resp.Request.URL.Path != "/sign-in" {
		t.Errorf("whose role was taken away is still in: %v, %v", resp, err)
	}
}

func TestSigningOutOfSingleSignOn(t *testing.T) {
	h := openHouse(t)
	h.signOn().Knows("7", "rana", "Rana", "Haddad", "exercises")
	c := browser()
	if status, _ := h.get(c, "/sign-on"); status != http.StatusOK {
		t.Fatal(status)
	}
	_, page := h.post(c, "/sign-out", nil)
	if !strings.Contains(page, "You are signed out of Tamrin") || !strings.Contains(page, "post_logout_redirect_uri=") {
		t.Errorf("signing out says:\n%s", page)
	}
	if resp, err := c.Get(h.srv.URL + "/account"); err != nil || resp.Request.URL.Path != "/sign-in" {
		t.Errorf("still signed in: %v, %v", resp, err)
	}
}

// What goes wrong on the way is told on the sign-in page, in both languages, and
// leaves the way by password.
func TestTroubleWithSingleSignOnIsTold(t *testing.T) {
	h := openHouse(t)
	p := h.signOn()
	h.enrol("omar", staff.Administrator)
	p.Knows("7", "rana", "Rana", "Haddad", "exercises")
	c := browser()
	for _, q := range []string{"", "?state=x&code=y", "?error=access_denied"} {
		if status, body := h.get(c, "/sign-on/back"+q); status != http.StatusForbidden || !strings.Contains(body, "begun in another tab") {
			t.Errorf("a stray answer %q: %d:\n%s", q, status, body)
		}
	}
	p.Nobody()
	if status, body := h.get(c, "/sign-on"); status != http.StatusForbidden || !strings.Contains(body, "let nobody in") {
		t.Errorf("giving up: %d:\n%s", status, body)
	}
	p.Knows("7", "rana", "Rana", "Haddad", "exercises")
	p.Stop()
	h.house.opt.SignOn = signon.New(h.house.opt.SignOn.Options)
	if status, body := h.get(c, "/sign-on?lang=ar"); status != http.StatusBadGateway || !strings.Contains(body, "تعذّر الوصول إلى خدمة الدخول الموحد") || !strings.Contains(body, `action="/sign-in"`) {
		t.Errorf("a provider that is away: %d:\n%s", status, body)
	}
	if status, _ := h.post(c, "/sign-in", url.Values{"login": {"omar"}, "password": {passphrase}}); status != http.StatusOK {
		t.Errorf("a password while the provider is away: %d", status)
	}
}

// The way back from the provider stays in the house, and guesses at it are
// slowed down as others are.
func TestTheProviderCannotSendPeopleElsewhere(t *testing.T) {
	h := openHouse(t)
	h.signOn().Knows("7", "rana", "Rana", "Haddad", "exercises")
	c := browser()
	resp, err := c.Get(h.srv.URL + "/sign-on?to=" + url.QueryEscape("https://evil.example/"))
	if err != nil || resp.Request.URL.String() != h.srv.URL+"/" {
		t.Errorf("led to %v, %v", resp, err)
	}
	for range 20 {
		h.get(c, "/sign-on/back?state=guess")
	}
	if status, _ := h.get(c, "/sign-on/back?state=guess"); status != http.StatusTooManyRequests {
		t.Errorf("the 21st guess is answered %d", status)
	}
}

// A real browser goes to the provider and comes back: cookies and policies let it.
func TestSingleSignOnInABrowser(t *testing.T) {
	h := openHouse(t)
	h.signOn().Knows("7", "rana", "Rana", "Haddad", "exercises")
	p := openTab(t, h.srv, 1280, 800)
	p.open("/programme?lang=ar")
	p.until("location.pathname === '/sign-in'")
	for _, wrong := range p.axe() {
		t.Error(wrong)
	}
	p.click(".form .button.primary")
	p.until("location.pathname === '/programme' && document.body.textContent.includes('Rana Haddad')")
	p.open("/")
	p.click("form[action='/sign-out'] button")
	p.until("location.pathname === '/sign-in' && !!document.querySelector('.verdict.good a')")
	for _, wrong := range p.axe() {
		t.Error(wrong)
	}
}
