package web

import (
	"bytes"
	"strings"
	"testing"

	"tamrin/lang"
)

// A fragment finds its element by id: one whose element has another would never
// be shown again.
func TestEveryFragmentIsTheElementWithItsID(t *testing.T) {
	pages := cannedPages(40)
	d := newDesk(look{Lang: lang.En}, pages[asControl], filter{})
	for _, parts := range [][]part{d.parts(), cellParts(look{Lang: lang.Ar}, pages[asSeoul], "")} {
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

// TestAListTellsWhatCameAndWent compares lists before and after; + is sent
// whole, ~ morphed, - taken away.
func TestAListTellsWhatCameAndWent(t *testing.T) {
	list := func(items string) fragment {
		f := fragment{id: "l", open: `<ol id="l">`, close: `</ol>`}
		for _, x := range strings.Fields(items) {
			id := strings.TrimRight(x, "'")
			f.parts = append(f.parts, fragment{id: id, html: []byte(`<li id="` + id + `">` + x + `</li>`)})
		}
		return f
	}
	partial := func(target, how, items string) string {
		whole := string(list(items).bytes())
		return `<hx-partial hx-target="[id='` + target + `']" hx-swap="` + how + `">` + whole[len(`<ol id="l">`):len(whole)-len(`</ol>`)] + `</hx-partial>`
	}
	for _, x := range []struct{ old, now, want string }{
		{"a b c", "a b c", ""},
		{"a b c", "a b' c", partial("b", "outerMorph", "b'")},
		{"a b", "x y a b", partial("l", "afterbegin", "x y")},
		{"a b", "a x y b z", partial("a", "afterend", "x y") + partial("b", "afterend", "z")},
		{"a b c", "a c'", partial("b", "delete", "") + partial("c", "outerMorph", "c'")},
		{"none a", "x a", partial("none", "delete", "") + partial("l", "afterbegin", "x")},
		{"a b c", "c a b", "whole"},
		{"none", "a", "whole"},
		{"a a", "a a b", "whole"},
	} {
		var b bytes.Buffer
		list(x.now).swaps(&b, list(x.old))
		want := x.want
		if want == "whole" {
			want = `<hx-partial hx-target="[id='l']" hx-swap="outerMorph">` + string(list(x.now).bytes()) + `</hx-partial>`
		}
		if b.String() != want {
			t.Errorf("from %s to %s:\n%s\nwant\n%s", x.old, x.now, b.String(), want)
		}
	}
}

// TestWhoComesFromElsewhereIsLedFromThere has two browsers at the same version
// that show different things of their own.
func TestWhoComesFromElsewhereIsLedFromThere(t *testing.T) {
	made := func(version, html string) *painted {
		p, err := paint(t.Context(), version, nil)
		if err != nil {
			t.Fatal(err)
		}
		p.fragments = []fragment{{id: "x", html: []byte(html)}}
		return p
	}
	shared, bot, person := made("1", "s"), made("1", "bot"), made("1", "person")
	next, own := made("2", "s"), made("2", "person")
	led := func(old, now []*painted) []byte {
		b, err := lead(old, now)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	if b := led([]*painted{shared, person}, []*painted{next, own}); b != nil {
		t.Errorf("nothing changed for a person, who is sent\n%s", b)
	}
	if b := string(led([]*painted{shared, bot}, []*painted{next, own})); !strings.Contains(b, "person") {
		t.Errorf("a bot's page becomes a person's and is sent %q", b)
	}
	if b := led(nil, []*painted{next, own}); &b[0] != &led(nil, []*painted{next, own})[0] {
		t.Error("the same message is made twice")
	}
}

func TestWhatNobodyLooksAtIsForgottenInTheEnd(t *testing.T) {
	p := newPainter()
	held := p.hold("held")
	for i := range 10 * maxIdle {
		p.release(p.hold(num(i)))
	}
	if p.hold("held") != held || len(p.kept) != maxIdle+1 {
		t.Errorf("%d renderings are kept", len(p.kept))
	}
}
