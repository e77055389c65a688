package web

import (
	"context"
	"net/http/httptest"
	"testing"

	"github.com/chromedp/chromedp"

	"tamrin/internal/browse"
)

func TestMain(m *testing.M) { browse.Main(m) }

// tab is one tab of a real browser, with what these tests ask of it most in
// few letters.
type tab struct {
	*browse.Tab
	t      *testing.T
	ctx    context.Context
	breaks bool // the test breaks the connection; htmx may say so
	close  func()
}

// openTab opens a tab with cookies of its own.
func openTab(t *testing.T, srv *httptest.Server, width, height int) *tab {
	t.Helper()
	return held(browse.Open(t, srv.URL, width, height))
}

// another opens a tab that shares the cookies of p.
func (p *tab) another() *tab {
	p.t.Helper()
	return held(p.Another())
}

func held(b *browse.Tab) *tab {
	p := &tab{Tab: b, t: b.T, ctx: b.Ctx, close: b.Close}
	b.T.Cleanup(func() { b.Breaks = p.breaks }) // before the tab's own end
	return p
}

func (p *tab) clean() {
	p.t.Helper()
	p.Breaks = p.breaks
	p.Clean()
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) { p.t.Helper(); p.Do(steps...) }
func (p *tab) open(path string)                           { p.t.Helper(); p.Open(path) }
func (p *tab) until(js string)                            { p.t.Helper(); p.Until(js) }
func (p *tab) click(selector string)                      { p.t.Helper(); p.Click(selector) }
func (p *tab) clickAll(selectors string)                  { p.t.Helper(); p.Click(selectors) }
func (p *tab) fill(selector, value string)                { p.t.Helper(); p.Fill(selector, value) }
func (p *tab) shot(file string, full bool)                { p.t.Helper(); p.Shot(file, full) }
func (p *tab) chooseFile(selector, name string, file []byte) {
	p.t.Helper()
	p.ChooseFile(selector, name, file)
}

// eval returns what the expression gives in the page.
func eval[T any](p *tab, js string) T {
	p.t.Helper()
	return browse.Eval[T](p.Tab, js)
}
