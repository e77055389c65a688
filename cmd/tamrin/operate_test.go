package main

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tamrin/lang"
)

// TestNoSecretStandsInTheLog does everything with the log at its most talkative:
// a first account, a wrong password, an exercise, people who come in by link
// and by code, wrong links, words that are written; and reads the log for them.
func TestNoSecretStandsInTheLog(t *testing.T) {
	const password, wrong, words = "four words in a row", "not the right one", "the harbour is to be closed at noon"
	out, log := &said{}, &said{}
	a := &app{surroundings: surroundings{out: out, err: log, env: func(string) string { return "" }}, lang: lang.En}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	folder := filepath.Join(t.TempDir(), "data")
	go func() {
		ended <- a.serve(ctx, service{kept: kept{folder: folder}, addr: "127.0.0.1:0", metrics: "127.0.0.1:0", logFormat: "json", logLevel: "debug", lowDisk: 1 << 40})
	}()
	base := out.until(t, `Serving (http://\S+)`)[1]
	setUp := out.until(t, `/set-up/(\S+)`)[1]
	secrets := []string{password, wrong, words, setUp, "Rana", "rana", "Omar"}
	see := func(pattern, page string) string {
		t.Helper()
		m := regexp.MustCompile(pattern).FindStringSubmatch(page)
		if m == nil {
			t.Fatalf("no %s in\n%s", pattern, page)
		}
		return m[len(m)-1]
	}
	rana, omar, stranger := visitor(t), visitor(t), visitor(t)
	send(t, rana, base+"/set-up/"+setUp, url.Values{"name": {"Rana"}, "login": {"rana"}, "password": {password}})
	send(t, stranger, base+"/sign-in", url.Values{"login": {"rana"}, "password": {wrong}})
	make := see(`/scenarios/\d+/exercise`, sendScenario(t, rana, base))
	people := send(t, rana, base+make, url.Values{"name": {"Autumn"}, "list": {"msel"}, "control": {"excon"}})
	at := see(`action="(/exercises/[^"]+)/invite"`, people)
	people = send(t, rana, base+at+"/invite", url.Values{"every": {"1"}, "days": {"7"}})
	link, code := see(`/join/([\w-]{20,})`, people), see(`class="code-word"[^>]*>\s*(?:<[^>]+>)*\s*([0-9A-Z]{4}-[0-9A-Z]{4})`, people)
	secrets = append(secrets, link, code, strings.ReplaceAll(code, "-", ""))
	fetch(t, omar, base+"/join/"+link)
	inside := send(t, omar, base+"/join/in", url.Values{"name": {"Omar"}, "invitation": {link}})
	seat := see(`hx-sse:connect="(/x/[^"]+/seat/[^"/]+/)live`, inside)
	send(t, omar, base+seat+"note", url.Values{"text": {words}})
	send(t, stranger, base+"/join", url.Values{"code": {code}})
	for _, path := range []string{"/join/" + link + "x", "/set-up/" + link, "/x/nowhere/feedback/" + link, "/nowhere/" + link, seat + "?token=" + link} {
		if resp, err := stranger.Get(base + path); err == nil {
			io.Copy(io.Discard, resp.Body)
			resp.Body.Close()
		}
	}
	for _, c := range []*http.Client{rana, omar, stranger} {
		for _, path := range []string{"/", "/join/in", seat} {
			u, _ := url.Parse(base + path) // it is one
			for _, cookie := range c.Jar.Cookies(u) {
				if len(cookie.Value) > 8 {
					secrets = append(secrets, cookie.Value)
				}
			}
		}
	}
	control := see(`/x/[^"]+/seat/excon/`, fetch(t, rana, base+"/"))
	if page := fetch(t, rana, base+control); !strings.Contains(page, `id="trouble"`) || !strings.Contains(page, "disk is filling up") {
		t.Error("control is not warned of the disk")
	}
	if page := fetch(t, omar, base+seat); strings.Contains(page, "disk is filling up") {
		t.Error("a player is told of the server's disk")
	}
	checkNumbers(t, log, base)
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	told := log.String()
	for _, s := range secrets {
		if strings.Contains(told, s) {
			t.Errorf("the log tells %q", s)
		}
	}
	if len(secrets) < 12 || !strings.Contains(told, `"route":"GET /join/{token}"`) || !strings.Contains(told, `"status":404`) || !strings.Contains(told, `"msg":"stopping"`) {
		t.Errorf("the log tells too little to prove anything (%d secrets):\n%s", len(secrets), told)
	}
	for line := range strings.Lines(told) {
		if !json.Valid([]byte(line)) {
			t.Errorf("a line of the log is no JSON: %s", line)
		}
	}
}

func visitor(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	return &http.Client{Jar: jar}
}

// checkNumbers looks at the server's numbers, and that they are not on its pages.
func checkNumbers(t *testing.T, log *said, base string) {
	t.Helper()
	at := log.until(t, `"numbers are served","address":"([^"]+)"`)[1]
	page := fetch(t, http.DefaultClient, "http://"+at+"/metrics")
	for _, want := range []string{`tamrin_exercises{phase="waiting"} 1`, `tamrin_answers_total{status="404"}`, "tamrin_events_appended_total "} {
		if !strings.Contains(page, want) {
			t.Errorf("the numbers lack %s", want)
		}
	}
	if resp, err := http.Get(base + "/metrics"); err != nil || resp.StatusCode != http.StatusNotFound {
		t.Errorf("players can have the numbers: %v, %v", resp, err)
	}
	if page := fetch(t, http.DefaultClient, base+"/healthz"); !strings.Contains(page, `"ready":true`) {
		t.Errorf("the server says that it is not well: %s", page)
	}
}
