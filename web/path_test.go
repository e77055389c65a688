package web

import (
	"bytes"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
)

// tricks are ways to write what is not one's own, or not there.
var tricks = []string{
	"/x/gate/seat/harbour.head/../excon/", "/x/gate/seat/harbour.head/%2e%2e/excon/", "/x/gate/seat/harbour.head%2f..%2fexcon/", "/x/gate/seat/excon%00/",
	"/x/gate/seat//excon/", "//x/gate/seat/excon/", "/x/gate/seat/EXCON/", "/x/gate/seat/excon%20/", "/x/gate/seat/excon./", "/x/gate/./seat/excon/",
	"/x/gate/seat/%2Fwall/", "/x/gate/seat/%2Fwall/live", "/x/gate/seat/%2Fwall/review/replay", "/x/gate/seat//wall/", "/x/%2e%2e/", "/x/gate/../elsewhere/seat/excon/",
	"/x/gate%2f..%2felsewhere/seat/excon/", "/x//seat/excon/", "/x/gate/wall/../seat/excon/",
	"/static/" + staticVersion + "/../../etc/passwd", "/static/" + staticVersion + "/%2e%2e%2f%2e%2e%2fetc%2fpasswd", "/static/" + staticVersion + "/..%5c..%5cweb.go",
	"/static/../staff.db", "/staff.db", "/.git/config", "/x/gate/seat/harbour.head/file/1/..%2F..%2Fscenario.yaml", "/x/gate/seat/harbour.head/file/1/-1",
	"/x/gate/seat/harbour.head/file/-1/0", "/x/gate/seat/harbour.head/file/99999999999999999999/0", "/x/gate/seat/harbour.head/file/1/1",
	"/x/gate/seat/harbour.head/inject/canary_later/file/0", "/x/gate/seat/harbour.head/attachment/..%2F..%2Fstaff.db", "/x/gate/seat/harbour.head/attachment/" + strings.Repeat("0", 4096),
	"/x/gate/seat/harbour.head/map/..%2F", "/x/gate/seat/harbour.head/note/-1", "/x/gate/seat/harbour.head/room/%2e%2e/", "/x/gate/seat/harbour.head/review/report/aar-en.docx",
	"/x/gate/seat/harbour.head/review/replay?as=excon&at=00:01:00", "/x/gate/seat/harbour.head/review/replay?as=/wall&event=3", "/x/gate/seat/harbour.head/?cell=islanders",
	"/x/gate/feedback/", "/x/gate/feedback/%00", "/x/gate/feedback/..%2Fseat%2Fexcon", "/set-up/%00", "/set-up/..%2Faccount", "/join/%00", "/join/in%2F", "/join/" + strings.Repeat("A", 8000),
	"/exercises/..%2Fgate", "/scenarios/-1", "/scenarios/1e9", "/scenarios/1%20OR%201=1", "/account/audit", "/account/..%2F",
}

// TestPathTricks: whatever a player writes into the address bar opens nothing of
// others, and breaks nothing.
func TestPathTricks(t *testing.T) {
	a := attack(t, false)
	for _, role := range []string{"nobody", "wall", "player"} {
		for _, path := range tricks {
			w := a.ask(role, http.MethodGet, path, nil, nil)
			body := w.Body.String()
			if to := w.Header().Get("Location"); strings.HasPrefix(to, "/") && !strings.HasPrefix(to, "/sign-in") && w.Code != http.StatusSeeOther {
				body += a.ask(role, http.MethodGet, to, nil, nil).Body.String() // a path made clean
			}
			if w.Code >= 500 || strings.Contains(body, "canary") || strings.Contains(body, "root:") || strings.Contains(body, "SQLite") {
				t.Errorf("%s at %.200s is answered %d:\n%s", role, path, w.Code, body)
			}
			if own := "/x/gate/seat/harbour.head/"; w.Code == http.StatusOK && !(role == "player" && strings.HasPrefix(path, own)) {
				t.Errorf("%s at %.200s is let in", role, path)
			}
		}
	}
}

// A partner that may not see a consultation is told of it what it is told of one
// that is not there, on its stream as well.
func TestAStreamOfWhatIsNotThereTellsNothing(t *testing.T) {
	a := attack(t, false)
	there := a.ask("other", http.MethodGet, "/x/gate/seat/ministry/room/pact/live", nil, nil)
	none := a.ask("other", http.MethodGet, "/x/gate/seat/ministry/room/nopact/live", nil, nil)
	if there.Code != none.Code || there.Body.String() != none.Body.String() {
		t.Errorf("told apart: %d\n%s\nand %d\n%s", there.Code, there.Body, none.Code, none.Body)
	}
}

// Every answer of a house carries the headers that protect people, whoever asks
// and whatever is there.
func TestEveryAnswerOfAHouseIsGuarded(t *testing.T) {
	a := attack(t, false)
	for _, path := range append([]string{"/", "/sign-in", "/nowhere", "/x/none/", "/x/none/seat/excon/", "/x/gate/", "/x/gate/wall/", "/x/gate/seat/excon/", "/join", asset("tamrin.css"), "/static/old/x.css"}, tricks...) {
		h := a.ask("nobody", http.MethodGet, path, nil, nil).Header()
		if h.Get("Location") != "" && h.Get("Content-Security-Policy") == "" {
			continue // the mux leads to the clean path
		}
		for name, want := range map[string]string{"Strict-Transport-Security": "max-age=2592000", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "same-origin", "Cross-Origin-Opener-Policy": "same-origin",
			"Cross-Origin-Resource-Policy": "same-origin", "Content-Security-Policy": policy} {
			if got := h.Get(name); got != want {
				t.Errorf("%.100s: %s is %q", path, name, got)
			}
		}
		if c := h.Get("Cache-Control"); !strings.Contains(c, "no-store") && path != asset("tamrin.css") {
			t.Errorf("%.100s: may be kept: %q", path, c)
		}
	}
}

// The server's log tells the route of a request, as its address may hold a secret.
func TestTheLogTellsRoutesAndNoSecrets(t *testing.T) {
	a := attack(t, false)
	var log bytes.Buffer
	h := Logged(a.house, LogOptions{Log: slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))})
	for _, path := range []string{"/join/" + a.fill["token"], "/set-up/" + a.fill["offer"], "/x/gate/feedback/" + feedbackLink, "/sign-on/back?code=secretcode&state=secretstate", "/join/canaryguess"} {
		h.ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, path, nil))
	}
	for _, secret := range []string{a.fill["token"], a.fill["offer"], feedbackLink, "secretcode", "secretstate", "canaryguess"} {
		if strings.Contains(log.String(), secret) {
			t.Errorf("the log tells %s:\n%s", secret, log.String())
		}
	}
	for _, route := range []string{"GET /join/{token}", "GET /set-up/{token}", "GET /sign-on/back"} {
		if !strings.Contains(log.String(), `route="`+route+`"`) {
			t.Errorf("the log does not tell %s:\n%s", route, log.String())
		}
	}
}

// Whoever has the feedback's open link may send a room's forms, and not fill up
// what the exercise keeps; others go on meanwhile.
func TestTheOpenLinkIsNotFlooded(t *testing.T) {
	a := attack(t, true)
	send := func(n int) int {
		form := url.Values{"id": {fmt.Sprintf("feedback-%04d", n)}, "question": {"scenario"}, "score-scenario": {"4"}}
		return a.ask("nobody", http.MethodPost, "/x/gate/feedback/"+feedbackLink, form, nil).Code
	}
	for n := range formsAtOnce {
		if code := send(n); code != http.StatusSeeOther {
			t.Fatalf("form %d is answered %d", n, code)
		}
	}
	if code := send(9000); code != http.StatusTooManyRequests {
		t.Errorf("one more is answered %d", code)
	}
	if code := a.ask("nobody", http.MethodGet, "/x/gate/feedback/"+feedbackLink, nil, nil).Code; code != http.StatusOK {
		t.Errorf("the form itself answers %d", code)
	}
	a.clock.Advance(formEvery)
	if code := send(9001); code != http.StatusSeeOther {
		t.Errorf("two seconds later it is answered %d", code)
	}
}
