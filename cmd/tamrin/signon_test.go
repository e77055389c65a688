package main

import (
	"io"
	"net/http"
	"net/http/cookiejar"
	"path/filepath"
	"strings"
	"testing"

	"tamrin/internal/idp"
)

// A server that is told of a provider by its settings lets people in whom that
// vouches for, and sends them back to where its own links begin.
func TestServeWithSingleSignOn(t *testing.T) {
	base := ""
	p := idp.Start(t, func() string { return base + "/sign-on/back" })
	p.Knows("7", "rana", "Rana", "Haddad", "exercises")
	s := startServingAs(t, service{kept: kept{folder: filepath.Join(t.TempDir(), "data")}, addr: "127.0.0.1:0",
		signOn: signOn{issuer: p.Issuer, client: idp.Client, secret: idp.Secret, claim: "groups", planners: "staff-college, exercises"}})
	defer s.end()
	base = s.base
	if back := s.out.until(t, `must send people back to (\S+)`)[1]; back != base+"/sign-on/back" {
		t.Errorf("the provider is to send people to %s", back)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	resp, err := (&http.Client{Jar: jar}).Get(base + "/sign-on")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if page := string(b); err != nil || !strings.Contains(page, "Rana Haddad") || !strings.Contains(page, "Scenarios and exercises") {
		t.Errorf("signing on leads to\n%s", page)
	}
	if strings.Contains(s.out.String(), idp.Secret) {
		t.Error("the secret is told")
	}
}

func TestSettingsOfSingleSignOn(t *testing.T) {
	good := signOn{issuer: "https://id.example", client: "tamrin", claim: "groups", admins: "a"}
	for _, x := range []struct {
		change func(*signOn)
		want   string
	}{
		{func(o *signOn) { *o = signOn{claim: "groups"} }, ""},
		{func(*signOn) {}, ""},
		{func(o *signOn) { o.issuer = "http://localhost:5556/dex" }, ""},
		{func(o *signOn) { o.issuer = "" }, "has no provider"},
		{func(o *signOn) { o.issuer = "id.example" }, "not the address of a provider"},
		{func(o *signOn) { o.issuer = "http://id.example" }, "not the address of a provider"},
		{func(o *signOn) { o.client = "" }, "--oidc-client"},
		{func(o *signOn) { o.admins = " , " }, "nobody could come in"},
	} {
		s := service{url: "https://tamrin.example", signOn: good}
		x.change(&s.signOn)
		p, err := s.provider()
		if (err == nil) != (x.want == "") || err != nil && !strings.Contains(err.Error(), x.want) {
			t.Errorf("%+v: %v, not %q", s.signOn, err, x.want)
		}
		if want := x.want == "" && s.signOn.issuer != ""; (p != nil) != want {
			t.Errorf("%+v: a provider %v", s.signOn, p != nil)
		}
	}
}
