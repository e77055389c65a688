package web

import (
	"io"
	"net/http"
	"time"
)

// How slowly a browser may send and take: slow enough for a telephone at the
// edge of a network, and too fast for somebody who holds connections open to
// keep others out.
const (
	// stillSending is how long a sender may pause within a body, and how long
	// it has before it must keep pace.
	stillSending = 30 * time.Second
	// slowest is how many bytes a second must come after that.
	slowest = 1024
	// takesAll is how long a page may take to be accepted. Streams and downloads
	// of any length give themselves more as they go on.
	takesAll = 5 * time.Minute
)

// steady is a body that may be slow but neither stand still nor trickle.
type steady struct {
	io.ReadCloser
	set   func(time.Time) error // when reading fails
	write func(time.Time) error // when writing fails: an answer has its time once all is here
	grace time.Duration
	begun time.Time
	read  int64
}

func newSteady(w http.ResponseWriter, body io.ReadCloser) *steady {
	rc := http.NewResponseController(w)
	return &steady{ReadCloser: body, set: rc.SetReadDeadline, write: rc.SetWriteDeadline, grace: stillSending, begun: time.Now()}
}

// until is when the next bytes must be there.
func (s *steady) until(now time.Time) time.Time {
	pace := s.begun.Add(s.grace + time.Duration(s.read)*time.Second/slowest)
	if still := now.Add(s.grace); still.Before(pace) {
		return still
	}
	return pace
}

// Read reads on. What comes after the body has no hurry: the connection is
// listened to for the browser's going away.
func (s *steady) Read(b []byte) (int, error) {
	now := time.Now()
	_ = s.set(s.until(now)) // a test's recorder has none
	_ = s.write(now.Add(takesAll))
	n, err := s.ReadCloser.Read(b)
	if s.read += int64(n); err == io.EOF {
		_ = s.set(time.Time{})
	}
	return n, err
}

// lasting is an answer of any length: it takes as long as it takes, but no part
// of it may take longer than a page.
type lasting struct {
	http.ResponseWriter
	rc *http.ResponseController
}

func newLasting(w http.ResponseWriter) lasting { return lasting{w, http.NewResponseController(w)} }

// Write sends on.
func (l lasting) Write(p []byte) (int, error) {
	_ = l.rc.SetWriteDeadline(time.Now().Add(takesAll)) // a test's recorder has none
	return l.ResponseWriter.Write(p)
}
