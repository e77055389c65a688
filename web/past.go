package web

import (
	"bytes"
	"context"
	"slices"
	"strings"

	"github.com/a-h/templ"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"tamrin/view"
)

// gone is a Run whose one page is as it was; nothing else may be asked of it.
type gone struct {
	Run
	page *view.Page
}

// View returns the page that was.
func (g gone) View(context.Context, view.Viewer) (*view.Page, error) { return g.page, nil }

// past renders the page of a place as it was, with the templates and the code
// that rendered it then: its shared and its own fragments, and the whole of them.
func (s *Site) past(r *request, place Place, page *view.Page) ([]*painted, templ.Component, error) {
	then := *s
	then.opt.Run, then.painter, then.lists = gone{s.opt.Run, page}, newPainter(), newLists()
	bare := r.Request.Clone(r.Context())
	bare.URL.RawQuery = ""
	req := &request{Request: bare, prefs: r.prefs, Place: place}
	now, _, err := then.paint(r.Context(), req)
	if err != nil {
		return nil, nil, err
	}
	f := then.around(req, page, controlHeading)
	f.Past = true
	switch place.Kind {
	case Cell:
		return now, cellPage(f, now[0], now[1], page), nil
	case Evaluation:
		return now, evaluationPage(f, now[0], now[1], newDesk(f.look, page, filter{}), sieve{}, ""), nil
	case Wall:
		return now, wallPage(f, now[0], page, false), nil
	}
	d := then.desk(f.look, page, req)
	return now, deskPage(f, now[0], now[1], d, d.window(req), controlTalk(f.look, page, place.Seat)), nil
}

// still is a page that was, made so that it can be read and nothing else. before
// stands before its identifiers, so that two may lie side by side.
type still struct {
	before string
	asker  Place // whose own address pictures come from
}

// disarm writes a page without anything that acts: forms are no forms, what could
// be pressed or typed into is disabled, links lead no further than the page.
func (t still) disarm(c templ.Component) (templ.Component, error) {
	var b bytes.Buffer
	if err := c.Render(context.Background(), &b); err != nil {
		return nil, err
	}
	nodes, err := html.ParseFragment(&b, &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div})
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	for _, n := range nodes {
		if n.Type == html.ElementNode && !t.keep(n) {
			continue
		}
		if err := html.Render(&out, n); err != nil {
			return nil, err
		}
	}
	return templ.Raw(out.String()), nil
}

// keep makes an element harmless; false where nothing of it may stay.
func (t still) keep(n *html.Node) bool {
	if n.Data == "script" || n.Data == "noscript" || n.Data == "template" || has(n, "popover") {
		return false
	}
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		if c.Type == html.ElementNode && !t.keep(c) {
			n.RemoveChild(c)
		}
		c = next
	}
	switch n.Data {
	case "form":
		n.Data, n.DataAtom = "div", atom.Div
	case "button", "textarea", "select":
		n.Attr = append(n.Attr, html.Attribute{Key: "disabled"})
	case "input":
		if !isPaneSwitch(n) {
			n.Attr = append(n.Attr, html.Attribute{Key: "disabled"})
		}
	case "nav":
		n.Data, n.DataAtom = "div", atom.Div
		n.Attr = append(n.Attr, html.Attribute{Key: "role", Val: "group"})
	case "section", "aside", "header", "footer": // the page has landmarks of its own
		n.Attr = append(n.Attr, html.Attribute{Key: "role", Val: "group"})
	}
	attrs := n.Attr[:0]
	for _, a := range n.Attr {
		if b, ok := t.attr(n, a); ok {
			attrs = append(attrs, b)
		}
	}
	n.Attr = attrs
	return true
}

// isPaneSwitch reports whether an input only chooses which part of the page shows.
func isPaneSwitch(n *html.Node) bool {
	return slices.Contains(n.Attr, html.Attribute{Key: "type", Val: "radio"}) && slices.Contains(n.Attr, html.Attribute{Key: "name", Val: "pane"})
}

func has(n *html.Node, key string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == key })
}

// dropped are the attributes that go: those which act, announce, or catch keys.
var dropped = []string{"action", "method", "formaction", "popovertarget", "popovertargetaction", "autofocus", "contenteditable", "accesskey",
	"data-slip", "data-panel", "data-hotkey", "data-keep", "data-now", "data-pane", "data-title", "aria-live", "target", "download"}

// attr is an attribute as it may stay; false where it may not.
func (t still) attr(n *html.Node, a html.Attribute) (html.Attribute, bool) {
	switch {
	case a.Key == "hx-ignore":
		return a, true
	case strings.HasPrefix(a.Key, "hx-"), strings.HasPrefix(a.Key, "on"), slices.Contains(dropped, a.Key):
		return a, false
	case a.Key == "role" && (a.Val == "status" || a.Val == "alert" || a.Val == "log" || a.Val == "region"):
		a.Val = "group"
	case a.Key == "id", a.Key == "for", a.Key == "list", a.Key == "aria-labelledby", a.Key == "aria-describedby", a.Key == "aria-controls",
		a.Key == "name" && n.Data == "input", a.Key == "name" && n.Data == "details":
		a.Val = t.named(a.Val)
	case a.Key == "href" && n.Data == "use":
		return a, strings.HasPrefix(a.Val, "#i-") || t.picture(&a) // the icons are the whole page's
	case a.Key == "href":
		if !strings.HasPrefix(a.Val, "#") {
			return a, false
		}
		a.Val = "#" + t.named(a.Val[1:])
	case a.Key == "src":
		return a, t.picture(&a)
	}
	return a, true
}

// named puts what stands before identifiers before each.
func (t still) named(ids string) string {
	list := strings.Fields(ids)
	for i := range list {
		list[i] = t.before + list[i]
	}
	return strings.Join(list, " ")
}

// picture has a picture come from the asker's own address, which gives it if it
// is theirs to see.
func (t still) picture(a *html.Attribute) bool {
	for _, folder := range []string{"attachment/", "map/"} {
		if i := strings.Index(a.Val, folder); i >= 0 && !strings.Contains(a.Val, "..") {
			a.Val = t.asker.path() + a.Val[i:]
			return true
		}
	}
	return false
}
