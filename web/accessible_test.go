package web

import (
	_ "embed"
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"tamrin/lang"
)

//go:embed testdata/axe.min.js
var axe string

// TestAxeFindsNothing runs axe-core on every page of the storybook, in both
// languages and both looks, wide and narrow.
func TestAxeFindsNothing(t *testing.T) {
	_, site, srv := cannedSite(t, 40)
	for _, look := range []struct {
		lang  lang.Tag
		theme string
		width int
	}{{lang.En, "light", 1440}, {lang.Ar, "dark", 360}} {
		p := openTab(t, srv, look.width, 900)
		for _, s := range stories {
			p.open(site.opt.Access.Links(look.lang)[s.place])
			p.open(places()[s.place].path() + themed(s.path, look.theme))
			if s.open != "" {
				p.clickAll(s.open)
			}
			for _, wrong := range p.axe() {
				t.Errorf("%s in %s, %s, %d wide: %s", s.name, look.lang, look.theme, look.width, wrong)
			}
		}
	}
}

// axe returns what axe-core finds on the page as it stands.
func (p *tab) axe() (found []string) {
	p.t.Helper()
	type node struct{ HTML string }
	type violation struct {
		ID, Impact, Help string
		Nodes            []node
	}
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[any](axe+";0")); err != nil {
		p.t.Fatal(err)
	}
	const tags = "['wcag2a','wcag2aa','wcag21a','wcag21aa','wcag22aa','best-practice']"
	for _, v := range eval[[]violation](p, "axe.run(document, {runOnly: {type: 'tag', values: "+tags+"}, resultTypes: ['violations']}).then(r => r.violations.map(v => ({ID: v.id, Impact: v.impact, Help: v.help, Nodes: v.nodes.map(n => ({HTML: n.html}))})))") {
		found = append(found, fmt.Sprintf("%s (%s): %s, at %d places such as %s", v.ID, v.Impact, v.Help, len(v.Nodes), strings.TrimSpace(v.Nodes[0].HTML)))
	}
	return found
}
