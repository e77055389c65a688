package web

import (
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tamrin/lang"
)

// troubled is a site of which a test sets what the server's trouble is.
func troubled(t *testing.T) (*Site, *httptest.Server, *atomic.Pointer[lang.Words]) {
	t.Helper()
	say := &atomic.Pointer[lang.Words]{}
	say.Store(&lang.Words{})
	site := New(Options{Run: newCanned(cannedPages(3)), Access: NewAccess(places()...), Trouble: func() lang.Words { return *say.Load() },
		Restarts: true, Now: time.Now})
	srv := httptest.NewServer(site)
	t.Cleanup(func() {
		site.Close()
		srv.Close()
	})
	return site, srv, say
}

func TestControlAloneIsToldOfTheServersTrouble(t *testing.T) {
	site, srv, say := troubled(t)
	say.Store(&lang.Words{"the disk fills up", "القرص يمتلئ"})
	p := &played{t: t, site: site, srv: srv}
	for seat, told := range map[string]bool{"excon": true, "seoul": false, "judges": false} {
		c := p.client(seat)
		if _, page := get(t, c, srv.URL+"/seat/"+seat+"/"); strings.Contains(page, "the disk fills up") != told {
			t.Errorf("the page of %s is told: %v", seat, !told)
		}
	}
	e := connect(t, srv, p.client("excon"), "/seat/excon/live?since=v3", "")
	if got := e.next(); !strings.Contains(got, "[id='trouble']") || !strings.Contains(got, "the disk fills up") {
		t.Errorf("the stream begins with\n%s", got)
	}
}

func TestWhoWatchesIsToldThatTheServerRestarts(t *testing.T) {
	site, srv, _ := troubled(t)
	e := connect(t, srv, (&played{t: t, site: site, srv: srv}).client("seoul"), "/seat/seoul/live?since=v3", "")
	for {
		if !e.scan.Scan() {
			t.Fatal("the stream ended without a word")
		}
		if strings.HasPrefix(e.scan.Text(), "event: beat") {
			site.Close()
		}
		if strings.HasPrefix(e.scan.Text(), "event: restart\n") {
			return
		}
	}
}

// Where something fails, the page shows the number under which the log tells why.
func TestAFailedRequestHasANumber(t *testing.T) {
	var log strings.Builder
	var status int
	site := &Site{opt: Options{Now: time.Now}}
	broken := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		site.fail(w, &request{Request: r, prefs: preferred(r, nil)}, errors.New("a wheel has come off"))
	})
	h := Logged(broken, LogOptions{Log: slog.New(slog.NewTextHandler(&log, nil)), Answered: func(s int, _ time.Duration) { status = s }})
	for given, trusted := range map[string]bool{"abc-123": true, "": false, "bad id": true} {
		log.Reset()
		h := h
		if trusted {
			h = Logged(broken, LogOptions{Log: slog.New(slog.NewTextHandler(&log, nil)), Trusted: true})
		}
		r := httptest.NewRequest("GET", "/x?secret=1", nil)
		r.Header.Set("X-Request-Id", given)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		id := w.Header().Get("X-Request-Id")
		if id == "" || strings.Contains(id, " ") || trusted && given == "abc-123" && id != given {
			t.Errorf("a request with the number %q gets %q", given, id)
		}
		if !strings.Contains(w.Body.String(), id) || !strings.Contains(log.String(), "request="+id) || !strings.Contains(log.String(), "a wheel has come off") {
			t.Errorf("the page, or the log, lacks %s:\n%s", id, log.String())
		}
		if strings.Contains(w.Body.String(), "wheel") || strings.Contains(log.String(), "secret") {
			t.Errorf("too much is told:\n%s", log.String())
		}
	}
	if status != http.StatusInternalServerError {
		t.Errorf("the answer is counted as %d", status)
	}
}

// A handler that breaks down is told of in the log, and the person is told in
// words; what was half sent is broken off, so that nobody takes it for whole.
func TestAHandlerThatBreaksDown(t *testing.T) {
	var log strings.Builder
	h := Logged(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/half" {
			w.Write([]byte("half of"))
			http.NewResponseController(w).Flush()
		}
		panic("a wheel has come off")
	}), LogOptions{Log: slog.New(slog.NewTextHandler(&log, nil))})
	srv := httptest.NewServer(h)
	status, page := get(t, srv.Client(), srv.URL+"/")
	resp, err := srv.Client().Get(srv.URL + "/half")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.ReadAll(resp.Body); err == nil {
		t.Error("half an answer is taken for whole")
	}
	resp.Body.Close()
	srv.Close() // the log is written
	if status != http.StatusInternalServerError || !strings.Contains(page, "Something is wrong on the server") || strings.Contains(page, "wheel") {
		t.Errorf("%d:\n%s", status, page)
	}
	if strings.Count(log.String(), "a wheel has come off") != 2 || strings.Count(log.String(), "status=500") != 2 {
		t.Errorf("the log tells\n%s", log.String())
	}
}
