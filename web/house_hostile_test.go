package web

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"tamrin/staff"
)

func TestBrokenAndHostileUploads(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Planner)
	status, body, at := h.upload(c, "broken.yaml", []byte("tamrin: 1\nid: broken\ntitel: {en: \"<script>alert(1)</script>\"}\n"))
	if status != http.StatusOK || !strings.HasPrefix(at, "/scenarios/") {
		t.Fatalf("a broken scenario answers %d at %s", status, at)
	}
	for _, want := range []string{"<mark>titel</mark>", "scenario.yaml:3:1", "title", "This can&#39;t be played yet", "&lt;script&gt;"} {
		if !strings.Contains(strings.ReplaceAll(body, "can't", "can&#39;t"), want) {
			t.Errorf("the page lacks %s:\n%s", want, body)
		}
	}
	if strings.Contains(body, "<script>alert") || strings.Contains(body, at+"/exercise") {
		t.Error("the page runs what it shows, or offers an exercise")
	}
	if status, _ := h.post(c, at+"/exercise", url.Values{"list": {"msel"}, "control": {"excon"}}); status != http.StatusConflict {
		t.Errorf("an exercise of it answers %d", status)
	}
	if _, body := h.get(c, at+"?lang=ar"); !strings.Contains(body, "خطأ") {
		t.Error("the problems are not told in Arabic")
	}
	for name, file := range map[string][]byte{"a.png": []byte("\x89PNG\x00"), "empty.zip": nil, "cut.zip": firstSteps(t)[:200]} {
		if status, _, _ := h.upload(c, name, file); status != http.StatusUnprocessableEntity {
			t.Errorf("%s answers %d", name, status)
		}
	}
	if status, body, _ := h.upload(c, "huge.zip", make([]byte, staff.MaxUpload+maxBody+1)); status != http.StatusUnprocessableEntity || !strings.Contains(body, "32") {
		t.Errorf("a huge file answers %d", status)
	}
	if status, _ := h.post(c, "/scenarios", url.Values{"scenario": {"x"}}); status != http.StatusBadRequest {
		t.Errorf("a form without a file answers %d", status)
	}
}

func TestHugeAndHostileForms(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Administrator)
	id := h.exercise(c, url.Values{})
	long := strings.Repeat("x", 300)
	for _, x := range []struct {
		path string
		form url.Values
		want int
	}{
		{"/sign-in", url.Values{"login": {strings.Repeat("x", maxBody)}}, 413},
		{"/sign-in", url.Values{}, 403},
		{"/set-up/none", url.Values{"login": {"x"}}, 404},
		{"/scenarios/1/exercise", url.Values{"name": {long}, "list": {"msel"}, "control": {"excon"}}, 422},
		{"/scenarios/1/exercise", url.Values{"name": {"x"}, "list": {"x"}, "control": {"excon"}}, 422},
		{"/scenarios/99/exercise", url.Values{}, 404},
		{"/scenarios/x/discard", url.Values{}, 404},
		{"/exercises/none/invite", url.Values{"days": {"1"}}, 404},
		{"/exercises/" + id + "/invite", url.Values{"days": {"-1"}, "every": {"1"}}, 400},
		{"/exercises/" + id + "/invite", url.Values{"days": {"999999999"}, "every": {"1"}}, 422},
		{"/exercises/" + id + "/invite", url.Values{"days": {"1"}, "seat": {"none"}}, 400},
		{"/exercises/" + id + "/invite", url.Values{"days": {"1"}}, 400},
		{"/exercises/" + id + "/revoke", url.Values{"invitation": {"x"}}, 400},
		{"/exercises/" + id + "/revoke", url.Values{"invitation": {"99"}}, 404},
		{"/exercises/" + id + "/names", url.Values{"seat town_hall.head": {long}}, 0},
		{"/exercises/" + id + "/dance", url.Values{}, 404},
		{"/account/colleague", url.Values{"role": {"king"}}, 400},
		{"/account/remove", url.Values{"account": {"1"}}, 422},
		{"/account/dance", url.Values{}, 404},
		{"/join/in", url.Values{"invitation": {"none"}}, 404},
		{"/join", url.Values{"code": {strings.Repeat("A", 1000)}}, 404},
	} {
		status, body := h.post(c, x.path, x.form)
		if x.want != 0 && status != x.want {
			t.Errorf("%s %.80v answers %d, not %d", x.path, x.form, status, x.want)
		}
		if !strings.Contains(body, "</html>") {
			t.Errorf("%s: no page is shown", x.path)
		}
	}
}

func TestFormsOfOtherSitesAreRefused(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Administrator)
	for _, path := range []string{"/account/colleague", "/scenarios"} {
		req, _ := http.NewRequestWithContext(t.Context(), http.MethodPost, h.srv.URL+path, strings.NewReader("role=administrator"))
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		req.Header.Set("Origin", "https://elsewhere.example")
		resp, err := c.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		if status, body := read(t, resp); status != http.StatusForbidden || !strings.Contains(body, "another site") {
			t.Errorf("%s answers %d", path, status)
		}
	}
}

func TestTheWayBackStaysInTheHouse(t *testing.T) {
	for to, want := range map[string]string{
		"/scenarios/1?lang=ar": "/scenarios/1?lang=ar", "": "/", "//evil.example": "/", "https://evil.example": "/", "javascript:alert(1)": "/",
		`/\evil.example`: "/", "/\t/evil.example": "/", "scenarios": "/", "/%2f/x": "/%2f/x",
	} {
		if got := within(to); got != want {
			t.Errorf("%q leads to %q, not %q", to, got, want)
		}
	}
}

func TestWrongPasswordsAreSlowedDown(t *testing.T) {
	h := openHouse(t)
	h.enrol("rana", staff.Administrator)
	counts := map[int]int{}
	for i := range 12 {
		status, _ := h.post(browser(), "/sign-in", url.Values{"login": {"rana"}, "password": {fmt.Sprint("wrong guess ", i)}})
		counts[status]++
	}
	if counts[http.StatusForbidden] != 8 || counts[http.StatusTooManyRequests] != 4 {
		t.Errorf("12 wrong passwords are answered %v", counts)
	}
	h.clock.Advance(31 * time.Second)
	if status, _ := h.post(browser(), "/sign-in", url.Values{"login": {"rana"}, "password": {passphrase}}); status != http.StatusOK {
		t.Errorf("half a minute later the right one answers %d", status)
	}
}

func TestGuessedCodesAndLinksAreSlowedDown(t *testing.T) {
	h := openHouse(t)
	counts := map[int]int{}
	for i := range 30 {
		code := fmt.Sprintf("%08d", i)
		status := 0
		switch i % 3 {
		case 0:
			status, _ = h.post(browser(), "/join", url.Values{"code": {code}})
		case 1:
			status, _ = h.get(browser(), "/join/"+code)
		default:
			status, _ = h.get(browser(), "/set-up/"+code)
		}
		counts[status]++
	}
	if counts[http.StatusNotFound] != 20 || counts[http.StatusTooManyRequests] != 10 {
		t.Errorf("30 guesses are answered %v", counts)
	}
}

func TestAddressesBehindAProxy(t *testing.T) {
	r := httptest.NewRequest(http.MethodGet, "/", io.NopCloser(strings.NewReader("")))
	r.RemoteAddr = "[2001:db8:1:2:3:4:5:6]:4000"
	r.Header["X-Forwarded-For"] = []string{"1.1.1.1", "9.9.9.9, 192.0.2.7"}
	for proxied, want := range map[bool]string{false: "2001:db8:1:2::/64", true: "192.0.2.7"} {
		if got := (&House{opt: HouseOptions{Proxied: proxied}}).address(r); got != want {
			t.Errorf("behind a proxy %v: %s, not %s", proxied, got, want)
		}
	}
}
