package browse

import (
	"context"
	"encoding/base64"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/chromedp/chromedp"
)

// Patience is how long Until waits for something to come true.
const Patience = 30 * time.Second

// Do carries out steps of chromedp in the tab.
func (p *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	p.T.Helper()
	if err := chromedp.Do(p.Ctx, steps...); err != nil {
		p.T.Fatal(err)
	}
}

// Open opens a path of the server.
func (p *Tab) Open(path string) {
	p.T.Helper()
	p.Do(chromedp.Navigate(p.Base + path))
}

// Eval returns what the expression gives in the page, awaited.
func Eval[T any](p *Tab, js string) T {
	p.T.Helper()
	v, err := chromedp.Run(p.Ctx, chromedp.Evaluate[T](js, chromedp.EvalAwaitPromise))
	if err != nil {
		p.T.Fatalf("%s: %v", js, err)
	}
	return v
}

// Until waits until the expression is true in the page, and fails the test with
// what the page shows if it never is.
func (p *Tab) Until(js string) {
	p.T.Helper()
	ctx, cancel := context.WithTimeout(p.Ctx, Patience)
	defer cancel()
	for {
		ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool]("!!("+js+")"))
		if ok {
			return
		}
		if ctx.Err() != nil {
			p.T.Fatalf("never came true: %s (%v)\nthe page complains: %v\nand reads:\n%s", js, err, Eval[[]string](p, "window.wrong"), Eval[string](p, "document.body.innerText"))
		}
		time.Sleep(20 * time.Millisecond)
	}
}

// Click clicks the first element that each selector of the list finds, one
// after the other, once it is there.
func (p *Tab) Click(selectors string) {
	p.T.Helper()
	for s := range strings.SplitSeq(selectors, ", ") {
		p.Until(fmt.Sprintf("document.querySelector(%q)", s))
		Eval[bool](p, fmt.Sprintf("(document.querySelector(%q).click(), true)", s))
	}
}

// Fill writes a value into a field, as typing does.
func (p *Tab) Fill(selector, value string) {
	p.T.Helper()
	p.Until(fmt.Sprintf("document.querySelector(%q)", selector))
	Eval[bool](p, fmt.Sprintf("(() => { const f = document.querySelector(%q); f.value = %q; f.dispatchEvent(new Event('input', {bubbles: true})); return true; })()", selector, value))
}

// ChooseFile puts a file into an upload field, as a person's file manager does.
func (p *Tab) ChooseFile(selector, name string, file []byte) {
	p.T.Helper()
	Eval[bool](p, fmt.Sprintf(`(() => {
		const bytes = Uint8Array.from(atob(%q), c => c.charCodeAt(0));
		const d = new DataTransfer();
		d.items.add(new File([bytes], %q));
		document.querySelector(%q).files = d.files;
		return true;
	})()`, base64.StdEncoding.EncodeToString(file), name, selector))
}

// Shot writes a picture of the window, or of the full page, as PNG.
func (p *Tab) Shot(file string, full bool) {
	p.T.Helper()
	action := chromedp.CaptureScreenshot()
	if full {
		action = chromedp.FullScreenshot(100)
	}
	png, err := chromedp.Run(p.Ctx, action)
	if err != nil {
		p.T.Fatal(err)
	}
	if err := os.WriteFile(file, png, 0o644); err != nil {
		p.T.Fatal(err)
	}
}
