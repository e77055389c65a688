package web

import (
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"tamrin/lang"
)

// TestTheDemosOwnRoutesNeedTheirLink asks for what a demo has beside the routes
// of a house's exercise, which TestEveryRouteInEveryName asks for: its home page,
// which holds everybody's links, is for who has the home page's own link alone. A
// route that the demo gets beside these fails.
func TestTheDemosOwnRoutesNeedTheirLink(t *testing.T) {
	p := play(t)
	house := attack(t, false).house
	site, err := house.site(t.Context(), "gate")
	if err != nil {
		t.Fatal(err)
	}
	var theirs, own []string
	for _, x := range site.routes().patterns {
		theirs = append(theirs, strings.Replace(x, site.base, "", 1))
	}
	for _, x := range p.site.routes().patterns {
		if !slices.Contains(theirs, x) {
			own = append(own, x)
		}
	}
	if want := []string{"GET /static/{version}/{file...}", "GET /join/{token}", "GET /{$}", "GET /live"}; !slices.Equal(own, want) {
		t.Errorf("the demo has %q of its own, not %q: say here who may have each", own, want)
	}

	secret := p.link("ministry", lang.En) // that only the home page shows
	for who, c := range map[string]*http.Client{"nobody": p.client(), "a player": p.client("harbour"), "control": p.client("excon"), "the wall": p.client(wallSeat)} {
		for _, path := range []string{"/", "/live", "/join/", "/join/nonsense", "/join/..%2f"} {
			r, err := c.Get(p.srv.URL + path)
			if err != nil {
				t.Fatal(err)
			}
			b, _ := io.ReadAll(io.LimitReader(r.Body, 1<<20))
			r.Body.Close()
			if r.StatusCode < 400 || strings.Contains(string(b), secret) || strings.Contains(string(b), "/join/") && strings.Contains(string(b), "lang=") {
				t.Errorf("%s has %s: %s", who, path, r.Status)
			}
		}
	}
	r, err := p.client("").Get(p.srv.URL + "/")
	if err != nil {
		t.Fatal(err)
	}
	defer r.Body.Close()
	if r.StatusCode != http.StatusOK {
		t.Errorf("with its own link the home page answers %s", r.Status)
	}
}
