package web

import (
	"context"
	"io/fs"
	"net/http"
	"net/http/cookiejar"
	"net/http/httptest"
	"os"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/rng"
	"tamrin/store/memory"
)

// played is a real exercise behind a real server, with a clock that the test moves.
type played struct {
	t     *testing.T
	clock *host.Manual
	x     *host.Exercise
	site  *Site
	srv   *httptest.Server
}

// play starts the harbour scenario with bots in every seat.
func play(t *testing.T) *played {
	t.Helper()
	return playOf(t, os.DirFS("testdata/harbour"))
}

// playOf starts a scenario with bots in every seat.
func playOf(t *testing.T, scenario fs.FS) *played {
	t.Helper()
	p := &played{t: t, clock: host.NewManual(time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC))}
	h := host.New(host.Options{Log: memory.New(), Clock: p.clock, Seed: func() rng.Seed { return 7 }})
	x, err := h.Create(t.Context(), scenario, host.Plan{Bots: true})
	if err != nil {
		t.Fatal(err)
	}
	p.x = x
	p.site = New(Options{Run: Live(x), Access: NewAccess(Places(x.Seats())...), Now: p.clock.Now})
	p.srv = httptest.NewServer(p.site)
	t.Cleanup(func() {
		p.site.Close()
		p.srv.Close()
		h.Close()
	})
	return p
}

// pass lets wall time pass and waits for the exercise.
func (p *played) pass(d time.Duration) {
	p.t.Helper()
	p.clock.Advance(d)
	if err := p.x.Sync(context.Background()); err != nil {
		p.t.Fatal(err)
	}
}

// do lets a seat do something without a browser.
func (p *played) do(seat string, c exercise.Command) {
	p.t.Helper()
	if _, err := p.x.Do(context.Background(), exercise.Actor{Seat: seat}, "as agreed", c); err != nil {
		p.t.Fatal(err)
	}
}

// link is the link of a seat; that of the home page with "".
func (p *played) link(seat string, t lang.Tag) string {
	p.t.Helper()
	for i, place := range p.site.opt.Access.places {
		if place.Seat == seat {
			return p.site.opt.Access.Links(t)[i]
		}
	}
	p.t.Fatalf("no seat %q", seat)
	return ""
}

// client is a browser without a screen that has opened the links of the seats.
func (p *played) client(seats ...string) *http.Client {
	p.t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		p.t.Fatal(err)
	}
	c := &http.Client{Jar: jar}
	for _, seat := range seats {
		resp, err := c.Get(p.srv.URL + p.link(seat, lang.En))
		if err != nil {
			p.t.Fatal(err)
		}
		resp.Body.Close()
		if resp.StatusCode != http.StatusOK {
			p.t.Fatalf("the link of %q answers %d", seat, resp.StatusCode)
		}
	}
	return c
}
