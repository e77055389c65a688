package web

import (
	"context"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"tamrin/lang"
)

// network takes the tab's network away, or lets so many bytes a second leave it;
// -1 lets all leave.
func (p *tab) network(offline bool, upload float64) {
	p.t.Helper()
	p.do(chromedp.Func(func(ctx context.Context, t *chromedp.Target) error {
		if _, err := cdp.Call(ctx, t, network.Enable, network.EnableParams{}); err != nil {
			return err
		}
		_, err := cdp.Call(ctx, t, network.EmulateNetworkConditionsByRule, network.EmulateNetworkConditionsByRuleParams{
			MatchedNetworkConditions: []*network.Conditions{{Offline: offline, DownloadThroughput: -1, UploadThroughput: upload}}})
		if err != nil {
			return err
		}
		_, err = cdp.Call(ctx, t, network.OverrideNetworkState, network.OverrideNetworkStateParams{Offline: offline, DownloadThroughput: -1, UploadThroughput: upload})
		return err
	}))
}

// file writes a file for a tab to send.
func file(t *testing.T, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// choose adds files of the device to the observation that is open.
func (p *tab) choose(input string, files ...string) {
	p.t.Helper()
	p.do(chromedp.SetUploadFiles(input, files))
}

const (
	camera = "#slip [capture]"
	chosen = "#slip [data-add]:not([capture])"
)

// A photo is taken where there is no network, and the page is closed there: it
// waits on the device and arrives once, when the page is opened with a network.
func TestAPhotoWaitsForTheNetwork(t *testing.T) {
	p := play(t)
	var gone atomic.Bool // a tab that is closing slips through the browser's own emulation
	inner := p.srv.Config.Handler
	p.srv.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() {
			panic(http.ErrAbortHandler)
		}
		inner.ServeHTTP(w, r)
	})
	judge := openTab(t, p.srv, 390, 844)
	judge.breaks = true
	judge.open(p.link("judges", lang.En))
	judge.network(true, -1)
	gone.Store(true)
	judge.click("#happenings .top [data-slip]")
	judge.choose(camera, file(t, "IMG_7.jpg", cannedPhoto()))
	judge.until("document.querySelector('#slip .added canvas:not([hidden])')")
	judge.click("#slip .primary")
	judge.until("document.querySelector('#drafts .waits .added canvas:not([hidden])')")
	judge.until("!navigator.onLine")
	// Leaving, Chromium drops the emulation a moment before the page.
	eval[bool](judge, "(window.fetch = () => Promise.reject(new TypeError('no network')), true)")
	judge.do(chromedp.Navigate("about:blank"))
	if list := p.noted(); len(list) != 0 {
		t.Fatalf("the server cannot have %+v", list)
	}
	gone.Store(false)
	judge.network(false, -1)
	judge.open("/seat/judges/")
	judge.until("document.querySelector('#observations .photo img')?.naturalWidth > 0")
	judge.until("document.querySelector('#drafts').hidden")
	list := p.noted()
	if len(list) != 1 || len(list[0].Files) != 1 || list[0].Files[0].Name != "IMG_7.jpg" || list[0].Files[0].Type != "image/jpeg" {
		t.Fatalf("%+v", list)
	}
	left := eval[int](judge, "photos.get('').then(() => new Promise(r => { indexedDB.open('tamrin').onsuccess = e => e.target.result.transaction('photos').objectStore('photos').count().onsuccess = c => r(c.target.result) }))")
	if left != 0 {
		t.Errorf("%d photos are left on the device", left)
	}
	judge.click("#observations [data-slip]") // changed, it keeps its photo
	judge.until("document.querySelector('#slip .added img')?.naturalWidth > 0")
	eval[bool](judge, "(document.querySelector('#slip [name=text]').value = 'The gate', true)")
	judge.click("#slip .primary")
	judge.until("document.querySelector('#observations .earlier')")
	if list := p.noted(); len(list) != 1 || len(list[0].Files) != 1 || list[0].Text != "The gate" {
		t.Errorf("%+v", list)
	}
	if found := judge.axe(); len(found) > 0 {
		t.Errorf("axe: %s", strings.Join(found, "\n"))
	}
}

// Sending is seen, and can be stopped; what was stopped is a draft again, whole.
// What the server has forgotten is sent once more.
func TestSendingCanBeStopped(t *testing.T) {
	p := play(t)
	var files, forged atomic.Int32
	inner := p.srv.Config.Handler
	p.srv.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodPost && strings.HasSuffix(r.URL.Path, "/attachment") && files.Add(1) == 2 {
			forged.Store(1) // as a server that was started anew right after
			w.WriteHeader(http.StatusCreated)
			_, _ = w.Write([]byte(`{"hash":"` + strings.Repeat("ab", 32) + `"}`))
			return
		}
		inner.ServeHTTP(w, r)
	})
	judge := openTab(t, p.srv, 1280, 800)
	judge.breaks = true
	judge.open(p.link("judges", lang.Ar))
	judge.click("#happenings .top [data-slip]")
	film := file(t, "film.mp4", make([]byte, 3<<20))
	judge.choose(chosen, film, file(t, "empty.txt", nil))
	judge.until("document.querySelectorAll('#slip .added').length === 1 && document.querySelector('[data-photo-problem]').textContent.includes('empty.txt')")
	judge.network(false, 100_000)
	judge.click("#slip .primary")
	judge.until("!document.querySelector('#drafts [data-sends]').hidden")
	if found := judge.axe(); len(found) > 0 {
		t.Errorf("axe: %s", strings.Join(found, "\n"))
	}
	judge.click("#drafts [data-cancel]")
	judge.until("document.querySelector('#drafts .draft.draft') && document.querySelector('#drafts [data-sends]').hidden && !document.querySelector('#drafts .waits')")
	judge.network(false, -1)
	if list := p.noted(); len(list) != 0 {
		t.Fatalf("what was stopped has arrived: %+v", list)
	}
	judge.click("#drafts [data-open]")
	judge.until("document.querySelectorAll('#slip .added').length === 1")
	judge.click("#slip .primary")
	judge.until("document.querySelector('#observations .photos a[download]')")
	if list := p.noted(); len(list) != 1 || len(list[0].Files) != 1 || list[0].Files[0].Size != 3<<20 {
		t.Errorf("%+v", list)
	}
	if forged.Load() != 1 {
		t.Error("the server forgot nothing: the test proves less than it should")
	}
}

// Who takes a photo out of an observation has it out.
func TestAPhotoIsTakenOut(t *testing.T) {
	p := play(t)
	judge := openTab(t, p.srv, 1280, 800)
	judge.open(p.link("judges", lang.En))
	judge.click("#happenings .top [data-slip]")
	judge.choose(chosen, file(t, "one.jpg", cannedPhoto()), file(t, "two.txt", []byte("two")))
	judge.until("document.querySelectorAll('#slip .added').length === 2")
	judge.click("#slip .added [data-remove]")
	judge.until("document.querySelectorAll('#slip .added').length === 1")
	judge.click("#slip .primary")
	judge.until("document.querySelector('#observations .photos')")
	if list := p.noted(); len(list) != 1 || len(list[0].Files) != 1 || list[0].Files[0].Name != "two.txt" {
		t.Errorf("%+v", list)
	}
}
