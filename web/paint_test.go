package web

import (
	"strings"
	"testing"

	"tamrin/lang"
)

// A fragment finds its element by id: one whose element has another would never
// be shown again.
func TestEveryFragmentIsTheElementWithItsID(t *testing.T) {
	pages := cannedPages(40)
	d := newDesk(look{Lang: lang.En}, pages[asControl], filter{})
	for _, parts := range [][]part{d.parts(), cellParts(look{Lang: lang.Ar}, pages[asSeoul])} {
		p, err := paint(t.Context(), "v", parts)
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range p.fragments {
			for _, g := range append(f.parts, f) {
				tag, _, _ := strings.Cut(string(g.bytes()), ">")
				if !strings.Contains(tag, ` id="`+g.id+`"`) {
					t.Errorf("the fragment %s begins with %s>", g.id, tag)
				}
			}
		}
	}
}

func TestAnIDStandsOnceOnAPage(t *testing.T) {
	_, site, srv := cannedSite(t, 40)
	for _, s := range stories {
		c := (&played{t: t, site: site, srv: srv}).client(places()[s.place].Seat)
		_, body := get(t, c, srv.URL+places()[s.place].path()+s.path)
		seen := map[string]bool{}
		for _, rest := range strings.Split(body, ` id="`)[1:] {
			id, _, _ := strings.Cut(rest, `"`)
			if seen[id] {
				t.Errorf("%s has two elements with the id %q", s.name, id)
			}
			seen[id] = true
		}
	}
}
