package web

import (
	"net/http"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"tamrin/lang"
)

// Nothing written into a page may run: with this policy it would not, and pages
// that hold it would be broken.
var inline = regexp.MustCompile(`(?i)<script(?:\s[^>]*)?>[^<]|<style|\sstyle=|\son[a-z]+=|javascript:|hx-on|hx-vals="js|https?://`)

func TestPagesHoldNothingThatThePolicyForbids(t *testing.T) {
	_, site, srv := cannedSite(t, 40)
	for _, s := range stories {
		p := &played{t: t, site: site, srv: srv}
		c := p.client(places()[s.place].Seat)
		_, body := get(t, c, srv.URL+places()[s.place].path()+s.path)
		if found := inline.FindString(body); found != "" {
			t.Errorf("%s holds %q", s.name, found)
		}
	}
}

func TestEveryAnswerIsGuarded(t *testing.T) {
	p := play(t)
	c := p.client("excon")
	for _, path := range []string{"/", "/seat/excon/", "/nowhere", "/join/x", asset("tamrin.css"), "/static/old/tamrin.css"} {
		resp, err := c.Get(p.srv.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		resp.Body.Close()
		policy := resp.Header.Get("Content-Security-Policy")
		if !strings.HasPrefix(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
			t.Errorf("%s: policy %q", path, policy)
		}
		if resp.Header.Get("X-Content-Type-Options") != "nosniff" {
			t.Errorf("%s may be sniffed", path)
		}
		if cache := resp.Header.Get("Cache-Control"); strings.Contains(cache, "immutable") != (path == asset("tamrin.css")) {
			t.Errorf("%s: cache %q", path, cache)
		}
	}
}

func TestAnotherSiteCannotSendForms(t *testing.T) {
	p := play(t)
	c := p.client("excon")
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, p.srv.URL+"/seat/excon/clock", strings.NewReader("do=start"))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("Sec-Fetch-Site", "cross-site")
	resp, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if got, body := read(t, resp); got != http.StatusForbidden || !strings.Contains(body, "This form came from another site") {
		t.Errorf("a form from another site answers %d:\n%s", got, body)
	}
	if _, body := get(t, c, p.srv.URL+"/seat/excon/"); !strings.Contains(body, `data-phase="waiting"`) {
		t.Error("a form from another site started the exercise")
	}
}

func TestFormsThatAreTooLargeAreTold(t *testing.T) {
	p := play(t)
	c := p.client("harbour")
	get(t, c, p.srv.URL+p.link("harbour", lang.Ar))
	resp, err := c.PostForm(p.srv.URL+"/seat/harbour/decide", url.Values{"words": {strings.Repeat("x", maxBody)}})
	if err != nil {
		t.Fatal(err)
	}
	if got, body := read(t, resp); got != http.StatusRequestEntityTooLarge || !strings.Contains(body, "النص أطول") {
		t.Errorf("a huge form answers %d:\n%s", got, body)
	}
}
