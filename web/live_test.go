package web

import (
	"bufio"
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tamrin/view"
)

// events reads a stream event by event.
type events struct {
	t    *testing.T
	scan *bufio.Scanner
	stop context.CancelFunc
}

func connect(t *testing.T, srv *httptest.Server, c *http.Client, path, last string) *events {
	t.Helper()
	ctx, stop := context.WithTimeout(t.Context(), 10*time.Second)
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, srv.URL+path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if last != "" {
		req.Header.Set("Last-Event-ID", last)
	}
	resp, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		stop()
		resp.Body.Close()
	})
	if kind := resp.Header.Get("Content-Type"); !strings.HasPrefix(kind, "text/event-stream") {
		t.Fatalf("the stream is %s, %s", resp.Status, kind)
	}
	e := &events{t, bufio.NewScanner(resp.Body), stop}
	e.scan.Buffer(nil, 8<<20)
	e.scan.Split(func(b []byte, _ bool) (int, []byte, error) {
		if i := strings.Index(string(b), "\n\n"); i >= 0 {
			return i + 2, b[:i], nil
		}
		return 0, nil, nil
	})
	return e
}

// next returns the next event that is no beat.
func (e *events) next() string {
	e.t.Helper()
	for e.scan.Scan() {
		if s := e.scan.Text(); !strings.HasPrefix(s, "event: beat") {
			return s
		}
	}
	e.t.Fatalf("the stream ended: %v", e.scan.Err())
	return ""
}

func (c *canned) wait(t *testing.T, v view.Viewer, n int) {
	t.Helper()
	for range 500 {
		if c.watching(v) == n {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("%d streams of %+v are open, not %d", c.watching(v), v, n)
}

func TestAStreamSendsWhatChangedAndNothingElse(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	e := connect(t, srv, c, "/seat/seoul/live?since=v40", "")
	run.wait(t, asSeoul, 1)
	run.change(asSeoul, func(p *view.Page) {
		p.Inbox = append(p.Inbox[:len(p.Inbox):len(p.Inbox)], view.Item{Key: 999, Title: both("Line one\r\nline two", "سطر")})
	})
	got := e.next()
	if !strings.HasPrefix(got, "id: v40+\n") || !strings.Contains(got, "[id='inbox']") || !strings.Contains(got, "item-999") {
		t.Errorf("the change is told as:\n%.600s", got)
	}
	if strings.Contains(got, "[id='decisions']") || strings.Contains(got, "[id='clock']") {
		t.Errorf("what has not changed is sent too:\n%.600s", got)
	}
	if strings.Contains(got, "\r") {
		t.Error("a line end of somebody's words may end the event")
	}
}

func TestARowThatChangesIsSentAlone(t *testing.T) {
	run, site, srv := cannedSite(t, 600)
	c := (&played{t: t, site: site, srv: srv}).client("excon")
	e := connect(t, srv, c, "/seat/excon/live?since=v600", "")
	run.wait(t, asControl, 1)
	run.change(asControl, func(p *view.Page) {
		d := *p.Desk
		d.Rows = edited(d.Rows, 300)
		p.Desk = &d
	})
	if got := e.next(); !strings.Contains(got, "[id='row-inj_300']") || strings.Contains(got, "[id='rows']") || len(got) > 4<<10 {
		t.Errorf("%d bytes for one row:\n%.600s", len(got), got)
	}
}

func TestAStreamGoesOnWhereItBroke(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	first := connect(t, srv, c, "/seat/seoul/live?since=v40", "")
	run.wait(t, asSeoul, 1)
	first.stop()
	run.wait(t, asSeoul, 0)
	run.change(asSeoul, func(p *view.Page) { p.Vars = nil })
	run.change(asSeoul, func(p *view.Page) { p.Clock.Phase = view.Running })

	behind := connect(t, srv, c, "/seat/seoul/live?since=v40", "v40")
	if got := behind.next(); !strings.HasPrefix(got, "id: v40++\n") || !strings.Contains(got, `data-phase="running"`) || !strings.Contains(got, "sees no figures") {
		t.Errorf("what was missed is told as:\n%.600s", got)
	}
	current := connect(t, srv, c, "/seat/seoul/live?since=v40", "v40++")
	run.wait(t, asSeoul, 2)
	run.change(asSeoul, func(p *view.Page) { p.Clock.Phase = view.Over })
	if got := current.next(); !strings.HasPrefix(got, "id: v40+++\n") {
		t.Errorf("somebody who had missed nothing was first sent:\n%.600s", got)
	}
}

func TestOneRenderingServesAllWhoSeeTheSame(t *testing.T) {
	run, site, _ := cannedSite(t, 40)
	page, err := run.View(t.Context(), asSeoul)
	if err != nil {
		t.Fatal(err)
	}
	rendered := 0
	parts := func() []part { rendered++; return cellParts(look{Lang: "en"}, page, "") }
	var first *painted
	for range 100 {
		p, err := site.painter.hold("k").paint(t.Context(), page.Version, parts)
		if err != nil {
			t.Fatal(err)
		}
		if first == nil {
			first = p
		}
		if p != first {
			t.Fatal("the second who asked got another rendering")
		}
	}
	if rendered != 1 {
		t.Errorf("rendered %d times for 100 who see the same", rendered)
	}
}

func TestAPlaceHasSoManyStreamsAndNoMore(t *testing.T) {
	s := newStreams()
	var leave func()
	for range maxStreams {
		var ok bool
		if leave, ok = s.enter("x"); !ok {
			t.Fatal("a stream within the limit is refused")
		}
	}
	if _, ok := s.enter("x"); ok {
		t.Error("a stream beyond the limit is let in")
	}
	if _, ok := s.enter("y"); !ok {
		t.Error("another place is refused")
	}
	leave()
	if _, ok := s.enter("x"); !ok {
		t.Error("nobody may come where somebody has left")
	}
}

func TestClosingEndsTheStreams(t *testing.T) {
	run, site, srv := cannedSite(t, 0)
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	connect(t, srv, c, "/seat/seoul/live?since=v0", "")
	run.wait(t, asSeoul, 1)
	site.Close()
	run.wait(t, asSeoul, 0)
}
