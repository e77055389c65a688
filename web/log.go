package web

import (
	"context"
	"crypto/rand"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"time"
)

// LogOptions says where a server's answers are told of.
type LogOptions struct {
	Log *slog.Logger
	// Trusted takes a request's number from the X-Request-Id of the proxy
	// before the server, where it has one.
	Trusted bool
	// Answered is told of each answer; it may be nil.
	Answered func(status int, took time.Duration)
}

// Logged answers with next, and tells how each request went: those that failed
// as errors, those that were refused as information, all others for whoever
// looks for a fault. A request has a number, which its answer carries and a page
// about trouble shows. Addresses hold secrets, so that the route is told instead.
func Logged(next http.Handler, o LogOptions) http.Handler { return &logged{next, o} }

type logged struct {
	next http.Handler
	LogOptions
}

// ServeHTTP answers a request. A live connection stays within it for hours, with
// thousands of others, so that what it keeps on its stack is kept small.
func (l *logged) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	a, r := l.begin(w, r)
	defer l.end(a, r)
	l.next.ServeHTTP(a, r)
}

func (l *logged) begin(w http.ResponseWriter, r *http.Request) (*answered, *http.Request) {
	a := &answered{ResponseWriter: w, id: numberOfRequest(r, l.Trusted), begun: time.Now()}
	w.Header().Set("X-Request-Id", a.id)
	return a, r.WithContext(context.WithValue(r.Context(), answeredKey{}, a))
}

// end tells how a request went. Where its handler broke down, the person is told
// so, as long as nothing was sent yet; a half answer is broken off.
func (l *logged) end(a *answered, r *http.Request) {
	broke := recover()
	if broke != nil && broke != http.ErrAbortHandler {
		a.err = fmt.Errorf("a handler broke down: %v\n%s", broke, debug.Stack())
		if a.status == 0 {
			broke = nil
			(&Site{opt: Options{Now: time.Now}}).fail(a, &request{Request: r, prefs: preferred(r, nil)}, a.err)
		}
		a.status = http.StatusInternalServerError
	}
	l.tell(a, r)
	if broke != nil {
		panic(http.ErrAbortHandler)
	}
}

func (l *logged) tell(a *answered, r *http.Request) {
	took := time.Since(a.begun)
	if a.status == 0 {
		a.status = http.StatusOK
	}
	if l.Answered != nil {
		l.Answered(a.status, took)
	}
	level, says := slog.LevelDebug, "answered"
	switch {
	case a.status >= http.StatusInternalServerError:
		level, says = slog.LevelError, "a request failed"
	case a.status >= http.StatusBadRequest:
		level, says = slog.LevelInfo, "refused"
	}
	if !l.Log.Enabled(r.Context(), level) {
		return
	}
	route := r.Pattern
	if route == "" {
		route = r.Method
	}
	attrs := []slog.Attr{slog.String("request", a.id), slog.String("route", route), slog.Int("status", a.status),
		slog.Duration("took", took.Round(time.Microsecond)), slog.Int64("bytes", a.bytes)}
	if a.err != nil && level >= slog.LevelError {
		attrs = append(attrs, slog.Any("error", a.err))
	}
	l.Log.LogAttrs(r.Context(), level, says, attrs...)
}

type answeredKey struct{}

// tellFailure notes why a request failed, and returns its number; "" where its
// answers are not told of one by one.
func tellFailure(r *http.Request, err error) string {
	a, ok := r.Context().Value(answeredKey{}).(*answered)
	if !ok {
		slog.Error("a request failed", "route", r.Pattern, "error", err)
		return ""
	}
	a.err = err
	return a.id
}

// requestNumber is one that a proxy may give.
var requestNumber = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

func numberOfRequest(r *http.Request, trusted bool) string {
	if id := r.Header.Get("X-Request-Id"); trusted && requestNumber.MatchString(id) {
		return id
	}
	return rand.Text()[:12]
}

// answered is an answer of which is remembered what is to be told.
type answered struct {
	http.ResponseWriter
	id     string // number of the request
	begun  time.Time
	status int
	bytes  int64
	err    error // why it failed
}

// WriteHeader sends the header.
func (a *answered) WriteHeader(status int) {
	if a.status == 0 && status >= http.StatusOK {
		a.status = status
	}
	a.ResponseWriter.WriteHeader(status)
}

// Write sends more of the answer.
func (a *answered) Write(b []byte) (int, error) {
	if a.status == 0 {
		a.status = http.StatusOK
	}
	n, err := a.ResponseWriter.Write(b)
	a.bytes += int64(n)
	return n, err
}

// Unwrap lets streams flush and set deadlines.
func (a *answered) Unwrap() http.ResponseWriter { return a.ResponseWriter }
