package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"tamrin/lang"
)

// said is an output that may be read while it is written.
type said struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (s *said) Write(b []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.Write(b)
}

func (s *said) String() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.b.String()
}

// until waits until the output matches, and returns the match.
func (s *said) until(t *testing.T, pattern string) []string {
	t.Helper()
	for range 1000 {
		if m := regexp.MustCompile(pattern).FindStringSubmatch(s.String()); m != nil {
			return m
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("never said %s:\n%s", pattern, s)
	return nil
}

func TestDemoRunsUntilItIsStoppedAndKeepsItsLog(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer taken.Close()
	out := &said{}
	a := &app{surroundings: surroundings{out: out, err: out, env: func(string) string { return "" }}, lang: lang.En}
	ctx, stop := context.WithCancel(t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- a.demo(ctx, demonstration{scenario: "first_steps", addr: taken.Addr().String(), speed: 60, seeded: true, seed: 5, env: a.env})
	}()
	link := out.until(t, `(http://\S+)\?lang=en`)[1]
	if strings.Contains(link, taken.Addr().String()) {
		t.Errorf("the demo says that it listens where somebody else does: %s", link)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	browser := &http.Client{Jar: jar}
	home := fetch(t, browser, link)
	base := link[:strings.Index(link, "/join/")]
	control := regexp.MustCompile(`/join/\w+\?lang=ar`).FindString(home)
	waitFor(t, "an inject is delivered", func() bool { return strings.Contains(fetch(t, browser, base+control), "chip delivered") })
	stop()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	folder := out.until(t, `The log is kept in (\S+)`)[1]
	if files, err := filepath.Glob(filepath.Join(folder, "*")); err != nil || len(files) == 0 {
		t.Errorf("nothing is in %s: %v", folder, err)
	}
}

func fetch(t *testing.T, c *http.Client, address string) string {
	t.Helper()
	resp, err := c.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, err := io.ReadAll(resp.Body)
	if err != nil || resp.StatusCode != http.StatusOK {
		t.Fatalf("%s: %s, %v", address, resp.Status, err)
	}
	return string(b)
}

func waitFor(t *testing.T, what string, ok func() bool) {
	t.Helper()
	for range 200 {
		if ok() {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	t.Fatalf("never: %s", what)
}

func TestDemoSaysWhatItCannotDo(t *testing.T) {
	bad := t.TempDir()
	if err := os.WriteFile(filepath.Join(bad, documentName), []byte("tamrin: 1\nid: x\ninjects: {a: {at: 1m, to: [nobody]}}\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ args, want string }{
		{"demo no_such --no-open", "there is no folder, file or shipped scenario no_such"},
		{"demo --speed 0 --no-open", "--speed takes a number from 1 to"},
		{"demo first_steps --no-open --addr 127.0.0.1:99999", "cannot be listened on"},
		{"demo --no-open --addr 127.0.0.1:0 " + bad, "`tamrin check " + filepath.ToSlash(bad) + "` lists its problems"},
	} {
		var out bytes.Buffer
		code := run(strings.Fields(c.args), surroundings{out: &out, err: &out, env: func(string) string { return "" }})
		if code == 0 || !strings.Contains(out.String(), c.want) {
			t.Errorf("%s ends with %d and says:\n%s", c.args, code, fmt.Sprint(&out))
		}
	}
}
