package web

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"sync"
	"time"

	"tamrin/lang"
)

const (
	// beat is how often a silent stream says that it is alive and what the time
	// is. Pages take a stream that is silent for three beats as broken.
	beat = 15 * time.Second
	// patience is how long a reader may take to accept one message before its
	// stream is ended. It catches up when it comes back.
	patience = 15 * time.Second
	// maxStreams is how many streams one place may have open at once.
	maxStreams = 64
)

var tooManyStreams = &problem{http.StatusTooManyRequests,
	lang.Words{"This page is open too many times", "هذه الصفحة مفتوحة مرات أكثر مما يلزم"},
	lang.Words{"No more live connections are given to this seat; the exercise has not changed.",
		"لا تُفتح اتصالات حية أخرى لهذا المقعد، ولم يتغيّر التمرين."},
	lang.Words{"Close the tabs that you do not need and load this one again.", "أغلق ما لا يلزمك من علامات التبويب ثم أعد تحميل هذه."}}

// live sends the swaps that keep the place's page current until the browser
// goes away. A message's id is the page's version: a browser that comes back
// with it gets what it missed, as the page as it stands by then.
func (s *Site) live(_ *Site, w http.ResponseWriter, r *request) error {
	leave, ok := s.streams.enter(r.Place.path())
	if !ok {
		return tooManyStreams
	}
	defer leave()
	since := r.URL.Query().Get("since")
	if id := r.Header.Get("Last-Event-ID"); id != "" {
		since = id
	}
	changed, stop := s.opt.Run.Watch(r.Place.Viewer, r.Place.Seat, since)
	defer stop()

	w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
	w.Header().Set("X-Accel-Buffering", "no")
	out := &stream{w: w, rc: http.NewResponseController(w), site: s, r: r, sight: s.sight(r)}
	defer out.sight.close()
	if out.open(since) != nil || out.trouble() != nil {
		return nil // the browser has gone; there is nobody to tell
	}
	out.follow(changed)
	return nil
}

// stream is one browser's connection and what it has been sent last.
type stream struct {
	w     io.Writer
	rc    *http.ResponseController
	site  *Site
	r     *request
	sight *sight
	last  []*painted
	told  *lang.Words // of the server's trouble
}

// open sends the time, and the whole page unless the browser has it.
func (t *stream) open(since string) error {
	now, _, err := t.sight.paint(t.r.Context())
	if err != nil {
		return err
	}
	if err := t.beat(); err != nil {
		return err
	}
	if version(now) == since {
		t.last = now
		return nil
	}
	return t.send(now)
}

// follow sends each change until the browser, or the site, goes away.
func (t *stream) follow(changed <-chan struct{}) {
	pulse := time.NewTicker(beat)
	defer pulse.Stop()
	for {
		var err error
		select {
		case <-t.r.Context().Done():
			return
		case <-t.site.streams.done:
			if t.site.opt.Restarts {
				_ = t.write([]byte("event: restart\ndata: 1\n\n")) // who has gone already is not told
			}
			return
		case <-t.r.Place.Gone:
			t.farewell()
			return
		case <-pulse.C:
			if err = t.beat(); err == nil {
				err = t.trouble()
			}
		case <-changed:
			var now []*painted
			if now, _, err = t.sight.paint(t.r.Context()); err == nil {
				err = t.send(now)
			}
		}
		if err != nil {
			return
		}
	}
}

// send sends what leads from the last painting to now, if anything does.
func (t *stream) send(now []*painted) error {
	b, err := lead(t.last, now)
	if err != nil {
		return err
	}
	t.last = now
	if len(b) == 0 {
		return nil
	}
	return t.write(b)
}

// farewell tells somebody who is sent out why their page stands still.
func (t *stream) farewell() {
	var b, page bytes.Buffer
	if err := sentOut(t.site.look(t.r)).Render(t.r.Context(), &b); err != nil {
		return
	}
	swap(&page, "notice", b.Bytes())
	_ = t.write(message(version(t.last), page.Bytes())) // who has gone already is not told
}

// trouble tells control of the server's, when that is another than it was.
func (t *stream) trouble() error {
	say := t.site.opt.trouble()
	if say == nil || t.r.Place.Kind != Control || t.told != nil && *t.told == *say {
		return nil
	}
	t.told = say
	var b, page bytes.Buffer
	if err := trouble(t.site.look(t.r), *say).Render(t.r.Context(), &b); err != nil {
		return err
	}
	swap(&page, "trouble", b.Bytes())
	return t.write(message(version(t.last), page.Bytes()))
}

func (t *stream) beat() error {
	return t.write(fmt.Appendf(nil, "event: beat\ndata: %d\n\n", t.site.opt.Now().UnixMilli()))
}

func (t *stream) write(b []byte) error {
	// Not every ResponseWriter has deadlines; a test's recorder has none.
	_ = t.rc.SetWriteDeadline(time.Now().Add(patience))
	_, err := t.w.Write(b)
	if err == nil {
		err = t.rc.Flush()
	}
	if errors.Is(err, os.ErrDeadlineExceeded) && t.site.opt.Dropped != nil {
		t.site.opt.Dropped()
	}
	return err
}

// version is that of the page from which all of now was painted.
func version(now []*painted) string { return now[0].version }

// message writes one event. Every line of the data is marked, as a line end
// within people's words would else end the event.
func message(id string, data []byte) []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "id: %s\n", id)
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	data = bytes.ReplaceAll(data, []byte("\r"), []byte("\n"))
	for line := range bytes.Lines(data) {
		b.WriteString("data: ")
		b.Write(bytes.TrimSuffix(line, []byte("\n")))
		b.WriteByte('\n')
	}
	b.WriteByte('\n')
	return b.Bytes()
}

// streams counts the open streams of each place and ends them all.
type streams struct {
	mu    sync.Mutex
	open  map[string]int
	done  chan struct{}
	ended sync.Once
}

func newStreams() *streams { return &streams{open: map[string]int{}, done: make(chan struct{})} }

// enter counts a stream in, unless the place has too many; leave counts it out.
func (s *streams) enter(place string) (leave func(), ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.open[place] >= maxStreams {
		return nil, false
	}
	s.open[place]++
	return func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		if s.open[place]--; s.open[place] == 0 {
			delete(s.open, place)
		}
	}, true
}

func (s *streams) close() { s.ended.Do(func() { close(s.done) }) }
