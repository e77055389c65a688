package drill

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// drawn writes what a screen holds: identifiers with the words in them.
func drawn(e *element) string {
	var b strings.Builder
	var draw func(*element)
	draw = func(e *element) {
		b.WriteString(e.id)
		for _, w := range e.words {
			fmt.Fprintf(&b, " %d", w)
		}
		if len(e.parts) > 0 {
			b.WriteString("(")
			for i, p := range e.parts {
				if i > 0 {
					b.WriteString(", ")
				}
				draw(p)
			}
			b.WriteString(")")
		}
	}
	draw(e)
	return b.String()
}

const pageHTML = `<!DOCTYPE html><html><head><meta charset="utf-8"><link rel="x"></head><body>
<div id="live" hx-sse:connect="/x/1/seat/a/live?since=v1"></div>
<ol id="items"><li id="item-1"><details hx-post="ack" hx-vals="{&#34;key&#34;:1}"><summary>News drl00000001<br></summary></details></li></ol>
<form action="message"><input type="hidden" name="id" value="z"><fieldset>
<label><input type="checkbox" name="to" value="north"><span><bdi>North</bdi> <span class="sub">within the cell</span></span></label>
<label><input type="checkbox" name="to" value="south"><span><bdi>South</bdi></span></label></fieldset></form></body></html>`

func TestAPageIsRead(t *testing.T) {
	p := read([]byte(pageHTML), nil)
	if got := drawn(p.screen); got != "(live, items(item-1 1))" {
		t.Error(got)
	}
	if p.live != "/x/1/seat/a/live?since=v1" || p.own != "north" || p.form["id"] != "z" || p.action != "message" {
		t.Errorf("%+v", p)
	}
	if diff := cmp.Diff([]string{"north", "south"}, p.cells); diff != "" {
		t.Error(diff)
	}
	if left := p.screen.left(); len(left) != 1 || left[0] != (task{"ack", 1}) {
		t.Errorf("left to open: %v", left)
	}
}

func TestSwapsChangeTheScreenAsHTMXDoes(t *testing.T) {
	partial := func(target, how, content string) string {
		return `<hx-partial hx-target="[id='` + target + `']" hx-swap="` + how + `">` + content + `</hx-partial>`
	}
	for swap, want := range map[string]string{
		partial("item-1", "outerMorph", `<li id="item-1">drl00000001 drl00000009</li>`):                                                   "(live, items(item-1 1 9))",
		partial("items", "outerMorph", `<ol id="items"></ol>`):                                                                            "(live, items)",
		partial("items", "afterbegin", `<li id="item-2">drl00000002</li>`):                                                                "(live, items(item-2 2, item-1 1))",
		partial("items", "beforeend", `<li id="item-2">drl00000002</li>`):                                                                 "(live, items(item-1 1, item-2 2))",
		partial("item-1", "beforebegin", `<li id="b">drl00000002</li>`):                                                                   "(live, items(b 2, item-1 1))",
		partial("item-1", "afterend", `<li id="b">drl00000002</li>`):                                                                      "(live, items(item-1 1, b 2))",
		partial("item-1", "delete", ``):                                                                                                   "(live, items)",
		partial("nowhere", "outerMorph", `<p id="nowhere">drl00000002</p>`):                                                               "(live, items(item-1 1))",
		partial("items", "outerMorph", `<ol id="items">drl00000005</ol>`) + partial("live", "outerMorph", `<p id="live">drl00000006</p>`): "(live 6, items 5)",
	} {
		p := read([]byte(pageHTML), nil)
		read([]byte(swap), p.screen.swap)
		if got := drawn(p.screen); got != want {
			t.Errorf("%s\ngives %s, want %s", swap, got, want)
		}
	}
}

func TestWordsAreFoundWholeOrNotAtAll(t *testing.T) {
	got := fmt.Sprint(wordsIn([]byte("drl0000001 drl00000012, xdrl00000013drl0000001x drl00000014")))
	if want := fmt.Sprint([]Word{12, 13, 14}); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

func TestEventsAreReadHoweverTheyAreCut(t *testing.T) {
	const all = "event: beat\ndata: 5\n\nid: v2\ndata: one\ndata: two\n\nid: v3\ndata: \n\n"
	for size := 1; size < len(all); size++ {
		var got []string
		events(&slowly{all, size}, func(e event) { got = append(got, fmt.Sprintf("%s|%s|%q", e.name, e.id, e.data)) })
		if diff := cmp.Diff([]string{`beat||"5\n"`, `|v2|"one\ntwo\n"`, `|v3|"\n"`}, got); diff != "" {
			t.Fatalf("in pieces of %d: %s", size, diff)
		}
	}
}

// slowly gives a few bytes at a time.
type slowly struct {
	left string
	size int
}

func (s *slowly) Read(b []byte) (int, error) {
	n := copy(b[:min(len(b), s.size)], s.left)
	if s.left = s.left[n:]; n == 0 {
		return 0, fmt.Errorf("the end")
	}
	return n, nil
}
