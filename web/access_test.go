package web

import (
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"tamrin/lang"
)

// get returns the status and the body of an answer.
func get(t testing.TB, c *http.Client, address string) (int, string) {
	t.Helper()
	resp, err := c.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, resp)
}

func read(t testing.TB, resp *http.Response) (int, string) {
	t.Helper()
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil {
		t.Fatal(err)
	}
	return resp.StatusCode, string(b)
}

func TestALinkOpensItsPlaceAndNoOther(t *testing.T) {
	p := play(t)
	c := p.client("harbour")
	c.Timeout = 5 * time.Second // a stream that opens would never end
	for path, want := range map[string]int{
		"/seat/harbour/":                     http.StatusOK,
		"/seat/harbour/inject/canary_secret": http.StatusNotFound,
		"/seat/harbour/inject/no_such":       http.StatusNotFound,
		"/seat/ministry/":                    http.StatusForbidden,
		"/seat/ministry/live":                http.StatusForbidden,
		"/seat/excon/":                       http.StatusForbidden,
		"/seat/excon/live":                   http.StatusForbidden,
		"/seat/excon/inject/call":            http.StatusForbidden,
		"/seat/no_such/":                     http.StatusForbidden,
		"/":                                  http.StatusForbidden,
		"/live":                              http.StatusForbidden,
		"/nowhere":                           http.StatusNotFound,
	} {
		if got, body := get(t, c, p.srv.URL+path); got != want {
			t.Errorf("GET %s answers %d, not %d:\n%s", path, got, want, body)
		}
	}
}

// A cookie that is sent where it does not belong opens nothing: a browser would
// not send it there, but somebody else may.
func TestATokenOpensNothingBesideItsPlace(t *testing.T) {
	p := play(t)
	token := strings.TrimPrefix(strings.Split(p.link("harbour", lang.En), "?")[0], "/join/")
	c := &http.Client{Timeout: 5 * time.Second}
	for _, path := range []string{"/", "/live", "/seat/excon/", "/seat/ministry/", "/seat/ministry/live"} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.srv.URL+path, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.AddCookie(&http.Cookie{Name: seatCookie, Value: token})
		resp, err := c.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := read(t, resp); got != http.StatusForbidden {
			t.Errorf("GET %s with the harbour's token answers %d, not 403", path, got)
		}
	}
}

func TestAGuessedLinkIsTold(t *testing.T) {
	p := play(t)
	got, body := get(t, http.DefaultClient, p.srv.URL+"/join/AAAAAAAAAAAAAAAAAAAAAAAAAA")
	if got != http.StatusNotFound || !strings.Contains(body, "This link opens nothing") {
		t.Errorf("a guessed link answers %d:\n%s", got, body)
	}
}

func TestTheTokenLeavesTheAddressBar(t *testing.T) {
	p := play(t)
	c := p.client("harbour")
	resp, err := c.Get(p.srv.URL + p.link("harbour", lang.Ar))
	if err != nil {
		t.Fatal(err)
	}
	_, body := read(t, resp)
	if resp.Request.URL.Path != "/seat/harbour/" || resp.Request.URL.RawQuery != "" {
		t.Errorf("the link ends at %s", resp.Request.URL)
	}
	if !strings.Contains(body, `lang="ar" dir="rtl"`) {
		t.Error("the page is not in the language of the link")
	}
	if strings.Contains(body, "/join/") {
		t.Error("the cell's page holds a link's token")
	}
}

// Each seat has its own language, though one browser holds both.
func TestSeatsKeepTheirLanguages(t *testing.T) {
	p := play(t)
	c := p.client("harbour", "ministry")
	get(t, c, p.srv.URL+"/seat/harbour/?lang=ar")
	for seat, want := range map[string]string{"harbour": `lang="ar"`, "ministry": `lang="en"`} {
		if _, body := get(t, c, p.srv.URL+"/seat/"+seat+"/"); !strings.Contains(body, want) {
			t.Errorf("the page of %s is not %s", seat, want)
		}
	}
	if _, body := get(t, c, p.srv.URL+"/seat/ministry/?theme=dark"); !strings.Contains(body, `data-theme="dark"`) {
		t.Error("the look that was chosen is not kept")
	}
}

func TestCookiesAreOutOfReach(t *testing.T) {
	p := play(t)
	stay := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := stay.Get(p.srv.URL + p.link("harbour", lang.En))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	for _, c := range resp.Cookies() {
		if !c.HttpOnly || c.SameSite != http.SameSiteLaxMode || c.Path != "/seat/harbour/" {
			t.Errorf("cookie %s: %+v", c.Name, c)
		}
	}
	if to, _ := url.Parse(resp.Header.Get("Location")); to.Path != "/seat/harbour/" {
		t.Errorf("the link leads to %s", to)
	}
}
