package web

import (
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

// A body may pause for as long as is said, and its pace is counted from its
// beginning, so that neither silence nor a trickle holds a connection.
func TestABodyMustComeOn(t *testing.T) {
	begun := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	for _, x := range []struct {
		after time.Duration // since its beginning
		read  int64
		want  time.Duration
	}{
		{0, 0, 30 * time.Second},
		{20 * time.Second, 0, 30 * time.Second},            // silent
		{29 * time.Second, 10, 30*time.Second + 9765625},   // a byte every three seconds
		{60 * time.Second, 100 << 10, 90 * time.Second},    // on its way: thirty seconds for the next
		{100 * time.Second, 100 << 10, 130 * time.Second},  // slow
		{1000 * time.Second, 100 << 10, 130 * time.Second}, // has stood still
	} {
		s := &steady{grace: stillSending, begun: begun, read: x.read}
		if got := s.until(begun.Add(x.after)).Sub(begun); got != x.want {
			t.Errorf("%d bytes after %v: %v, not %v", x.read, x.after, got, x.want)
		}
	}
}

// One who sends a byte every now and then is cut off.
func TestATrickleIsCutOff(t *testing.T) {
	ended := make(chan error, 1)
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s := newSteady(w, r.Body)
		s.grace = 100 * time.Millisecond
		_, err := io.Copy(io.Discard, s)
		ended <- err
	}))
	defer srv.Close()
	c, err := net.Dial("tcp", srv.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer c.Close()
	io.WriteString(c, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n")
	for {
		select {
		case err := <-ended:
			if !errors.Is(err, os.ErrDeadlineExceeded) {
				t.Errorf("the body ends with %v", err)
			}
			return
		case <-time.After(10 * time.Millisecond):
			io.WriteString(c, "x")
		}
	}
}

// dated notes the deadlines of a connection.
type dated struct {
	*httptest.ResponseRecorder
	read, write []time.Time
}

func (d *dated) SetReadDeadline(t time.Time) error  { d.read = append(d.read, t); return nil }
func (d *dated) SetWriteDeadline(t time.Time) error { d.write = append(d.write, t); return nil }

// Whatever is guarded has its time; a request without a body is listened to
// without an end, as a stream's browser may go away in an hour.
func TestGuardedRequestsHaveTheirTime(t *testing.T) {
	h := guard(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { io.Copy(io.Discard, r.Body) }), maxBody, nil)
	form, page := &dated{ResponseRecorder: httptest.NewRecorder()}, &dated{ResponseRecorder: httptest.NewRecorder()}
	h.ServeHTTP(form, httptest.NewRequest(http.MethodPost, "/", strings.NewReader("a=b")))
	h.ServeHTTP(page, httptest.NewRequest(http.MethodGet, "/", nil))
	soon := time.Now().Add(stillSending + time.Second)
	if n := len(form.read); n < 2 || form.read[0].After(soon) || !form.read[n-1].IsZero() {
		t.Errorf("the form's deadlines: %v", form.read)
	}
	if n := len(form.write); n < 2 || form.write[n-1].Before(form.write[0]) {
		t.Errorf("an answer's time does not begin when the form is here: %v", form.write)
	}
	long := newLasting(page)
	for range 3 {
		long.Write([]byte("x"))
	}
	if len(page.write) != 4 {
		t.Errorf("a long answer gets no more time: %v", page.write)
	}
	page.write = page.write[:1]
	if len(page.read) != 0 || len(page.write) != 1 || page.write[0].After(time.Now().Add(takesAll)) {
		t.Errorf("the page's deadlines: %v, %v", page.read, page.write)
	}
}
