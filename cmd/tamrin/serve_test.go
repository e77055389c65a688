package main

import (
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"tamrin/lang"
)

// served is one run of `tamrin serve`.
type served struct {
	out  *said
	base string
	end  func()
}

// startServing runs the server on folder until end is called.
func startServing(t *testing.T, folder string) *served {
	t.Helper()
	return startServingAs(t, service{kept: kept{folder: folder}, addr: "127.0.0.1:0"})
}

// startServingAs runs the server with settings until end is called.
func startServingAs(t *testing.T, how service) *served {
	t.Helper()
	s := &served{out: &said{}}
	a := &app{surroundings: surroundings{out: s.out, err: s.out, env: func(string) string { return "" }}, lang: lang.En}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() { ended <- a.serve(ctx, how) }()
	s.base = s.out.until(t, `Serving (https?://\S+)`)[1]
	s.end = func() {
		t.Helper()
		stop()
		if err := <-ended; err != nil {
			t.Error(err)
		}
	}
	return s
}

func TestServeKeepsEverythingAcrossARestart(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	s := startServing(t, folder)
	setUp := s.out.until(t, `(/set-up/\S+)`)[1]
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	rana := &http.Client{Jar: jar}
	form := url.Values{"name": {"Rana"}, "login": {"rana"}, "password": {"four words in a row"}}
	if page := send(t, rana, s.base+setUp, form); !strings.Contains(page, "Scenarios and exercises") {
		t.Fatalf("set-up leads to\n%s", page)
	}
	scenario := regexp.MustCompile(`/scenarios/\d+/exercise`).FindString(sendScenario(t, rana, s.base))
	people := send(t, rana, s.base+scenario, url.Values{"name": {"Autumn"}, "list": {"msel"}, "control": {"excon"}})
	if !strings.Contains(people, "Autumn") || !strings.Contains(people, "Sheet to print") {
		t.Fatalf("no exercise was made:\n%s", people)
	}
	control := regexp.MustCompile(`/x/[^"]+/seat/[^"]+/`).FindString(fetch(t, rana, s.base+"/"))
	send(t, rana, s.base+control+"clock", url.Values{"do": {"start"}})
	if page := fetch(t, rana, s.base+control); !strings.Contains(page, "phase running") {
		t.Error("the clock does not run")
	}
	s.end()
	s.out.until(t, "Everything confirmed is kept in "+regexp.QuoteMeta(folder))

	again := startServing(t, folder)
	defer again.end()
	if said := again.out.String(); strings.Contains(said, "/set-up/") || !strings.Contains(said, "exercises: 1") {
		t.Errorf("the second start says\n%s", said)
	}
	// Cookies go by host, not by port: rana is still signed in.
	if page := fetch(t, rana, again.base+control); !strings.Contains(page, "phase paused") {
		t.Error("the exercise that ran does not stand paused")
	}
}

func send(t *testing.T, c *http.Client, address string, form url.Values) string {
	t.Helper()
	resp, err := c.PostForm(address, form)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var b strings.Builder
	if _, err := io.Copy(&b, resp.Body); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// sendScenario uploads first_steps and returns its page.
func sendScenario(t *testing.T, c *http.Client, base string) string {
	t.Helper()
	yaml, err := os.ReadFile("../../scenarios/first_steps/scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	form := multipart.NewWriter(&b)
	part, err := form.CreateFormFile("scenario", "scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write(yaml); err != nil {
		t.Fatal(err)
	}
	form.Close()
	resp, err := c.Post(base+"/scenarios", form.FormDataContentType(), strings.NewReader(b.String()))
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	var page strings.Builder
	if _, err := io.Copy(&page, resp.Body); err != nil {
		t.Fatal(err)
	}
	return page.String()
}

func TestServeRefusesAnAddressThatIsNone(t *testing.T) {
	a := &app{surroundings: surroundings{out: &said{}, err: &said{}, env: func(string) string { return "" }}, lang: lang.En}
	for _, u := range []string{"nonsense", "ftp://x", "https://x/path", "https://user@x", "https://", "https://x?y"} {
		if err := a.serve(t.Context(), service{kept: kept{folder: t.TempDir()}, addr: "127.0.0.1:0", url: u}); err == nil {
			t.Errorf("--url %s is taken", u)
		}
	}
}
