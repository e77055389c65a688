// Package browse drives a real Chromium for tests, as a person with a mouse and
// a keyboard would: tabs with cookies of their own, what they show, what they
// complain of. Tests alone import it; it must never know a page of this program.
package browse

import (
	"context"
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

// chromium is started once for all tabs of a test binary.
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
	stop = func() {
		cancel()
		os.RemoveAll(dir)
	}
	return ctx, chromedp.Do(ctx)
})

var stop = func() {}

// Main runs a test binary's tests, ends the browser that they started, tidies
// up, and exits. A package whose tests open tabs calls it from TestMain.
func Main(m *testing.M, tidy ...func()) {
	code := m.Run()
	stop()
	for _, f := range tidy {
		f()
	}
	os.Exit(code)
}

// Tab is one tab of the browser, on one server.
type Tab struct {
	T             *testing.T
	Ctx           context.Context // of the tab, for chromedp
	Base          string          // the server's address, before each path
	Breaks        bool            // the test breaks the connection; the page may say so
	Close         func()          // ends the tab; the test's end does, too
	width, height int64           // of the window, px
}

// Open opens a tab with cookies of its own, with a window of width by height
// px. A page's policy that was broken, or a script's error, fails the test when
// the tab closes.
func Open(t *testing.T, base string, width, height int) *Tab {
	t.Helper()
	parent, err := chromium()
	if err != nil {
		t.Fatalf("the browser tests need Chromium as `chromium` on the PATH (Debian: apt-get install chromium): %v", err)
	}
	p := &Tab{T: t, Base: base, width: int64(width), height: int64(height)}
	p.enter(chromedp.NewContext(parent, chromedp.WithNewBrowserContext()))
	return p
}

// Another opens a tab that shares the cookies of p.
func (p *Tab) Another() *Tab {
	p.T.Helper()
	parent, err := chromium()
	if err != nil {
		p.T.Fatal(err)
	}
	q := &Tab{T: p.T, Base: p.Base, width: p.width, height: p.height}
	q.enter(chromedp.NewContext(parent, chromedp.WithExistingBrowserContext(chromedp.FromContext(p.Ctx).BrowserContextID)))
	return q
}

func (p *Tab) enter(ctx context.Context, cancel context.CancelFunc) {
	ctx, end := context.WithTimeout(ctx, 10*time.Minute)
	p.Ctx = ctx
	p.Do(chromedp.EmulateViewport(p.width, p.height))
	p.Before(watchErrors)
	p.Close = sync.OnceFunc(func() {
		if !p.T.Failed() {
			p.Clean()
		}
		end()
		cancel()
	})
	p.T.Cleanup(p.Close)
}

// Before runs a script in every page that the tab opens, before the page's own.
func (p *Tab) Before(script string) {
	p.T.Helper()
	p.Do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
		_, err := cdp.Call(ctx, target, cdppage.AddScriptToEvaluateOnNewDocument, cdppage.AddScriptToEvaluateOnNewDocumentParams{Source: script})
		return err
	}))
}

// watchErrors keeps what goes wrong in a page for Clean to find.
const watchErrors = `window.wrong = [];
addEventListener('securitypolicyviolation', e => wrong.push('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));
addEventListener('error', e => wrong.push('error: ' + e.message));
addEventListener('unhandledrejection', e => wrong.push('rejected: ' + e.reason));
const say = console.error; console.error = (...a) => { wrong.push('console: ' + a.join(' ')); say(...a); };`

// Clean fails the test if the page has complained of anything.
func (p *Tab) Clean() {
	p.T.Helper()
	wrong := Eval[[]string](p, "window.wrong")
	if p.Breaks {
		wrong = slices.DeleteFunc(wrong, func(s string) bool {
			return strings.Contains(s, "htmx:sse:error") || strings.Contains(s, "Failed to fetch") || strings.Contains(s, "htmx:error")
		})
	}
	if len(wrong) > 0 {
		p.T.Errorf("the page complains: %s", strings.Join(wrong, "; "))
	}
}
