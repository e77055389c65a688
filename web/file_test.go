package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
)

// A file is for those who received its inject: by whatever address another
// asks, it is not there.
func TestAFileIsForThoseWhoReceivedIt(t *testing.T) {
	p := play(t)
	harbour, ministry := p.client("harbour"), p.client("ministry")
	if status, _ := get(t, harbour, p.srv.URL+"/seat/harbour/file/1/0"); status != http.StatusNotFound {
		t.Errorf("a file is there before its inject: %d", status)
	}
	p.do("excon", exercise.Start{})
	p.pass(130 * time.Second)
	if status, body := get(t, ministry, p.srv.URL+"/seat/ministry/file/1/0"); status != http.StatusOK || !strings.Contains(body, "canary_orders") {
		t.Fatalf("the ministry cannot have its own file: %d %s", status, body)
	}
	if _, page := get(t, ministry, p.srv.URL+"/seat/ministry/"); !strings.Contains(page, `href="file/1/0"`) {
		t.Error("the ministry's page does not lead to its file")
	}
	for path, want := range map[string]int{
		"/seat/harbour/file/1/0":                         http.StatusOK, // its own, another file
		"/seat/harbour/file/1/1":                         http.StatusNotFound,
		"/seat/harbour/file/2/0":                         http.StatusNotFound,
		"/seat/harbour/file/0/0":                         http.StatusNotFound,
		"/seat/harbour/file/1/-1":                        http.StatusNotFound,
		"/seat/harbour/file/x/0":                         http.StatusNotFound,
		"/seat/harbour/file/canary_secret/0":             http.StatusNotFound,
		"/seat/harbour/file/1/files%2Fcanary_orders.txt": http.StatusNotFound,
		"/seat/harbour/file/1/..%2Fscenario.yaml":        http.StatusNotFound,
		"/seat/ministry/file/1/0":                        http.StatusForbidden,
	} {
		status, body := get(t, harbour, p.srv.URL+path)
		if status != want || strings.Contains(body, "canary") {
			t.Errorf("%s answers the harbour with %d, not %d: %.200s", path, status, want, body)
		}
	}
}

// What a file holds is never shown as a page of this server.
func TestAFileIsKeptAndNotShown(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.pass(61 * time.Second)
	resp, err := p.client("harbour").Get(p.srv.URL + "/seat/harbour/file/1/0")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	for name, want := range map[string]string{
		"Content-Disposition":     `attachment; filename="pier four.html"`,
		"X-Content-Type-Options":  "nosniff",
		"Content-Security-Policy": filePolicy,
		"Content-Type":            "text/html; charset=utf-8",
		"Cache-Control":           "no-store",
	} {
		if got := resp.Header.Get(name); got != want {
			t.Errorf("%s: %q, not %q", name, got, want)
		}
	}
}
