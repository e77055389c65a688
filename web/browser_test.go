package web

import (
	"context"
	"encoding/json"
	"net/http/httptest"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// chromium is started once for all browser tests; each tab that they open has
// cookies of its own unless it shares those of another.
var chromium = sync.OnceValues(func() (context.Context, error) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "tamrin-chromium-")
	if err != nil {
		return nil, err
	}
	alloc, _ := chromedp.NewExecAllocator(context.Background(), chromedp.ExecPath(path), chromedp.UserDataDir(dir),
		chromedp.Headless, chromedp.NoFirstRun, chromedp.NoDefaultBrowserCheck,
		chromedp.Flag("no-sandbox", true), chromedp.Flag("disable-gpu", true), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true),
		chromedp.Flag("disable-sync", true), chromedp.Flag("disable-dev-shm-usage", true), chromedp.Flag("hide-scrollbars", true))
	ctx, cancel := chromedp.NewContext(alloc)
	stopChromium = func() {
		cancel()
		os.RemoveAll(dir)
	}
	return ctx, chromedp.Do(ctx)
})

// stopChromium ends the browser and removes its profile; TestMain calls it.
var stopChromium = func() {}

func TestMain(m *testing.M) {
	code := m.Run()
	stopChromium()
	os.Exit(code)
}

// tab is one tab of the browser, on one server.
type tab struct {
	t             *testing.T
	ctx           context.Context
	base          string
	width, height int64
	breaks        bool // the test breaks the connection; htmx may say so
	close         func()
}

// openTab opens a tab with cookies of its own. A page's policy that was broken,
// or a script's error, fails the test when the tab closes.
func openTab(t *testing.T, srv *httptest.Server, width, height int) *tab {
	t.Helper()
	parent, err := chromium()
	if err != nil {
		t.Fatalf("the browser tests need Chromium as `chromium` on the PATH (Debian: apt-get install chromium): %v", err)
	}
	p := &tab{t: t, base: srv.URL, width: int64(width), height: int64(height)}
	p.enter(chromedp.NewContext(parent, chromedp.WithNewBrowserContext()))
	return p
}

// another opens a tab that shares the cookies of p.
func (p *tab) another() *tab {
	p.t.Helper()
	parent, err := chromium()
	if err != nil {
		p.t.Fatal(err)
	}
	q := &tab{t: p.t, base: p.base, width: p.width, height: p.height}
	q.enter(chromedp.NewContext(parent, chromedp.WithExistingBrowserContext(chromedp.FromContext(p.ctx).BrowserContextID)))
	return q
}

func (p *tab) enter(ctx context.Context, cancel context.CancelFunc) {
	ctx, stop := context.WithTimeout(ctx, 10*time.Minute)
	p.ctx = ctx
	p.do(chromedp.EmulateViewport(p.width, p.height), chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: watchErrors})
		return err
	}))
	p.close = sync.OnceFunc(func() {
		if !p.t.Failed() {
			p.clean()
		}
		stop()
		cancel()
	})
	p.t.Cleanup(p.close)
}

// watchErrors keeps what goes wrong in a page for clean to find.
const watchErrors = `window.wrong = [];
addEventListener('securitypolicyviolation', e => wrong.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
addEventListener('error', e => wrong.push('error: ' + e.message));
addEventListener('unhandledrejection', e => wrong.push('rejected: ' + e.reason));
const say = console.error; console.error = (...a) => { wrong.push('console: ' + a.join(' ')); say(...a); };`

func (p *tab) clean() {
	p.t.Helper()
	wrong := eval[[]string](p, "window.wrong")
	if p.breaks {
		wrong = slices.DeleteFunc(wrong, func(s string) bool { return strings.Contains(s, "htmx:sse:error") })
	}
	if len(wrong) > 0 {
		p.t.Errorf("the page complains: %s", strings.Join(wrong, "; "))
	}
}

func (p *tab) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

func (p *tab) open(path string) {
	p.t.Helper()
	p.do(chromedp.Navigate(p.base + path))
}

// eval returns what the expression gives in the page.
func eval[T any](p *tab, js string) T {
	p.t.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", js, err)
	}
	return v
}

// until waits until the expression is true in the page.
func (p *tab) until(js string) {
	p.t.Helper()
	ctx, stop := context.WithTimeout(p.ctx, 10*time.Second)
	defer stop()
	for {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+js+")"))
		if ok {
			return
		}
		if ctx.Err() != nil {
			p.t.Fatalf("never came true: %s (%v)\nthe page complains: %v\nand reads:\n%s", js, err, eval[[]string](p, "window.wrong"), eval[string](p, "document.body.innerText"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// click clicks the first element that the selector finds.
func (p *tab) click(selector string) {
	p.t.Helper()
	sel, _ := json.Marshal(selector)
	p.until("document.querySelector(" + string(sel) + ")")
	eval[bool](p, "(document.querySelector("+string(sel)+").click(), true)")
}

// shot writes a picture of the whole page.
func (p *tab) shot(file string, full bool) {
	p.t.Helper()
	action := chromedp.CaptureScreenshot()
	if full {
		action = chromedp.FullScreenshot(100)
	}
	png, err := chromedp.Run(p.ctx, action)
	if err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(file, png, 0o644); err != nil {
		p.t.Fatal(err)
	}
}
