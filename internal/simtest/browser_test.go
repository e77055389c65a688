package simtest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing/synctest"
	"time"

	"tamrin/view"
)

var errGone = errors.New("the connection has died")

// browser is one person's: it has a page of one seat open, and the page's
// stream, for which it asks again whenever it ends.
type browser struct {
	*world
	seat    string
	viewer  view.Viewer
	letter  string // on words that its reader may see
	path    string
	cookies []*http.Cookie

	watches bool     // wants the stream
	screen  *element // nil until a page was loaded
	live    string   // address of the stream
	last    string   // version of the page that is on the screen
	wire    *wire    // of the stream; nil while there is none
}

// request is one that the browser sends.
func (b *browser) request(ctx context.Context, method, to string, form url.Values) *http.Request {
	at, err := url.Parse(b.path)
	if err != nil {
		panic(err)
	}
	if at, err = at.Parse(to); err != nil {
		panic(err)
	}
	r := httptest.NewRequest(method, at.String(), strings.NewReader(form.Encode())).WithContext(ctx)
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if method == http.MethodPost {
		r.Header.Set("HX-Request", "true")
	}
	for _, c := range b.cookies {
		r.AddCookie(c)
	}
	return r
}

// join opens the seat's link; the cookies that it brings open the page.
func (b *browser) join(link string) {
	for range 3 {
		rec := b.get(link)
		b.cookies = append(b.cookies, rec.Result().Cookies()...)
		if link = rec.Header().Get("Location"); rec.Code != http.StatusSeeOther {
			return
		}
		b.path, _, _ = strings.Cut(link, "?")
	}
}

// get asks for a page and waits for all that it sets off. What the server says
// is looked at for words that are not for the reader.
func (b *browser) get(to string) *httptest.ResponseRecorder {
	rec, srv := httptest.NewRecorder(), b.up
	r := b.request(context.Background(), http.MethodGet, to, nil)
	go srv.answer(rec, r)
	synctest.Wait()
	b.looked("the page", rec.Body.Bytes())
	return rec
}

// load loads the page anew.
func (b *browser) load() {
	if b.up == nil {
		return
	}
	rec := b.get("")
	if rec.Code != http.StatusOK {
		if rec.Code != http.StatusServiceUnavailable || b.disk.sound() {
			b.found("a page breaks", "%s's page answers %d: %s", b.seat, rec.Code, plain(rec.Body.Bytes()))
		}
		return
	}
	b.screen, b.live = read(rec.Body.Bytes(), nil)
	if b.last = sinceOf(b.live); b.last == "" {
		b.found("a page breaks", "%s's page has no stream: %q", b.seat, b.live)
		return
	}
	b.seen("the page", b.last, b.disk.ends())
}

// watch opens the stream, on a page that is loaded if none is.
func (b *browser) watch() {
	if b.up == nil || b.wire != nil {
		return
	}
	if b.screen == nil {
		if b.load(); b.screen == nil {
			return
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	b.wire = &wire{disk: b.disk, cancel: cancel, header: http.Header{}, dead: make(chan struct{}), ended: make(chan struct{})}
	r := b.request(ctx, http.MethodGet, b.live, nil)
	r.Header.Set("Last-Event-ID", b.last)
	b.moves++
	srv, w := b.up, b.wire
	go func() {
		defer close(w.ended)
		srv.answer(w, r)
	}()
	synctest.Wait()
}

// compare checks that the screen, which the stream has kept current, is what the
// page would be if it were loaded now, and that this is the page of the log.
func (b *browser) compare() {
	rec := b.get("")
	if rec.Code != http.StatusOK {
		return
	}
	anew, live := read(rec.Body.Bytes(), nil)
	if since, want := sinceOf(live), b.version(b.viewer); bare(since) != want {
		b.found("a page falls behind", "%s's page shows version %s; the log stands at event %d, where it is %s", b.seat, since, b.s.Seq, want)
	}
	if is, was := anew.String(), b.screen.String(); is != was {
		b.found("a screen is not the page", "%s has before them\n%s\nand the page, loaded anew, says\n%s", b.seat, around(was, is), around(is, was))
	}
}

// sinceOf is the version of the page that has a stream at that address.
func sinceOf(live string) string {
	at, err := url.Parse(live)
	if err != nil {
		return ""
	}
	return at.Query().Get("since")
}

// bare is a version without who is present, which the log does not know.
func bare(version string) string {
	version, _, _ = strings.Cut(version, "-")
	return version
}

// around gives the place where a differs from b.
func around(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return "…" + strings.ToValidUTF8(a[max(i-200, 0):min(i+200, len(a))], "") + "…"
}

// cut breaks the stream.
func (b *browser) cut() {
	if b.wire != nil {
		b.wire.die()
		synctest.Wait()
		b.take()
	}
}

// take puts on the screen what the stream brought, and notes whether it ended.
func (b *browser) take() {
	if b.wire == nil {
		return
	}
	ended := b.wire.over()
	for _, m := range b.wire.taken() {
		b.looked("the stream", m.text)
		name, id, data := parse(m.text)
		if name != "" {
			continue
		}
		read(data, b.screen.swap)
		b.last = id
		b.seen("the stream", id, m.at)
	}
	if ended {
		b.wire = nil
		b.moves++
	}
}

func parse(b []byte) (name, id string, data []byte) {
	for line := range bytes.Lines(b) {
		field, value, _ := bytes.Cut(bytes.TrimSuffix(line, []byte("\n")), []byte(": "))
		switch string(field) {
		case "event":
			name = string(value)
		case "id":
			id = string(value)
		case "data":
			data = append(append(data, value...), '\n')
		}
	}
	return name, id, data
}

// plain gives the words of a page or notice.
func plain(b []byte) string {
	screen, _ := read(b, nil)
	return fmt.Sprintf("%.300s", screen)
}

// wire is one stream's connection.
type wire struct {
	disk   *disk
	cancel context.CancelFunc
	header http.Header
	dead   chan struct{} // closed when nothing passes any more
	ended  chan struct{} // closed when the server has ended it
	once   sync.Once

	mu       sync.Mutex
	deadline time.Time
	slow     chan struct{} // where set, nothing is read until it is closed
	held     []byte
	came     []arrival
}

// arrival is a message, and how much was durable when it was sent.
type arrival struct {
	text []byte
	at   int
}

// Header implements http.ResponseWriter.
func (w *wire) Header() http.Header { return w.header }

// WriteHeader implements http.ResponseWriter.
func (w *wire) WriteHeader(int) {}

// Flush implements http.Flusher.
func (w *wire) Flush() {}

// SetWriteDeadline is for http.ResponseController.
func (w *wire) SetWriteDeadline(t time.Time) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.deadline = t
	return nil
}

// Write implements http.ResponseWriter. Where the reader is slow it waits.
func (w *wire) Write(b []byte) (int, error) {
	at := w.disk.ends()
	w.mu.Lock()
	slow, left := w.slow, time.Until(w.deadline)
	w.mu.Unlock()
	if slow != nil {
		late := time.NewTimer(left)
		defer late.Stop()
		select {
		case <-slow:
		case <-late.C:
			return 0, os.ErrDeadlineExceeded
		case <-w.dead:
		}
	}
	select {
	case <-w.dead:
		return 0, errGone
	default:
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	w.held = append(w.held, b...)
	for {
		text, rest, ok := bytes.Cut(w.held, []byte("\n\n"))
		if !ok {
			return len(b), nil
		}
		w.came, w.held = append(w.came, arrival{bytes.Clone(text), at}), rest
	}
}

// taken gives what came since it was last asked.
func (w *wire) taken() []arrival {
	w.mu.Lock()
	defer w.mu.Unlock()
	list := w.came
	w.came = nil
	return list
}

// read slows the reader down, or lets it read again.
func (w *wire) reads(on bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case on && w.slow != nil:
		close(w.slow)
		w.slow = nil
	case !on && w.slow == nil:
		w.slow = make(chan struct{})
	}
}

func (w *wire) isSlow() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.slow != nil
}

func (w *wire) over() bool {
	select {
	case <-w.ended:
		return true
	default:
		return false
	}
}

// die breaks the connection: what was written before may still be read.
func (w *wire) die() {
	w.once.Do(func() { close(w.dead) })
	w.cancel()
}
