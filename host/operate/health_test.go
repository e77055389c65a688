package operate

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tamrin/host"
	"tamrin/staff"
	"tamrin/store/memory"
)

func server(t *testing.T, low uint64) (*host.Host, *staff.Register, *Disk) {
	t.Helper()
	folder := t.TempDir()
	r, err := staff.Open(folder, time.Now)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { r.Close() })
	h := host.New(host.Options{Log: memory.New()})
	t.Cleanup(func() { h.Close() })
	return h, r, NewDisk(folder, low)
}

func ask(t *testing.T, h http.Handler, method, path string) (status int, body string) {
	t.Helper()
	w := httptest.NewRecorder()
	h.ServeHTTP(w, httptest.NewRequest(method, path, nil))
	return w.Code, w.Body.String()
}

func TestAServerThatIsWellIsReady(t *testing.T) {
	h := NewHealth(server(t, 0))
	for path, want := range map[string]int{"/healthz": 200, "/healthz/ready": 200, "/healthz/live": 200, "/healthz/other": 404} {
		if status, body := ask(t, h, "GET", path); status != want {
			t.Errorf("%s answers %d: %s", path, status, body)
		}
	}
	if status, _ := ask(t, h, "POST", "/healthz"); status != http.StatusMethodNotAllowed {
		t.Errorf("a form is answered %d", status)
	}
}

func TestWhyAServerIsNotReadyIsSaid(t *testing.T) {
	running, register, disk := server(t, 0)
	h := NewHealth(running, register, disk)
	register.Close()
	disk.left, disk.at = 1<<20, time.Now().Add(time.Hour)
	status, body := ask(t, h, "GET", "/healthz/ready")
	var told struct {
		Ready bool
		Why   []Cause
	}
	if err := json.Unmarshal([]byte(body), &told); err != nil || status != http.StatusServiceUnavailable || told.Ready || len(told.Why) != 2 {
		t.Fatalf("%d: %v\n%s", status, err, body)
	}
	if told.Why[0].What != "register" || told.Why[1].What != "disk" || told.Why[1].Ar == "" || strings.Contains(body, "sql") {
		t.Errorf("why: %+v", told.Why)
	}
	if status, _ := ask(t, h, "GET", "/healthz/live"); status != http.StatusOK {
		t.Errorf("a server that is not ready does not live: %d", status)
	}
	h.Stop()
	if _, body := ask(t, h, "GET", "/healthz"); !strings.Contains(body, `"stopping"`) {
		t.Errorf("while it is being stopped:\n%s", body)
	}
}

func TestALookHoldsForAMoment(t *testing.T) {
	looks := 0
	h := &Health{checks: []check{{"x", func(context.Context) error { looks++; return errors.New("no") }}}}
	for range 3 {
		h.Why(t.Context())
	}
	if looks != 1 {
		t.Errorf("looked %d times", looks)
	}
}

func TestControlIsWarnedBeforeTheDiskIsFull(t *testing.T) {
	for _, c := range []struct {
		left, low uint64
		want      string
	}{
		{1 << 40, 500 << 20, ""},
		{472 << 20, 500 << 20, "450 MB"},
		{73 << 20, 500 << 20, "70 MB"},
		{1 << 20, 500 << 20, "is full"},
		{1 << 20, 0, ""}, // nobody wants to be warned
	} {
		d := NewDisk("", c.low)
		d.left, d.at = c.left, time.Now().Add(time.Hour)
		say := d.Trouble()
		if say.Zero() != (c.want == "") || !strings.Contains(say.En, c.want) {
			t.Errorf("with %d MB left: %v", c.left>>20, say)
		}
	}
	if left, err := NewDisk(t.TempDir(), 0).Free(); err != nil || left == 0 {
		t.Errorf("the room of a folder: %d, %v", left, err)
	}
}
