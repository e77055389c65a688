package web

import (
	"context"
	"crypto/rand"
	"log/slog"
	"net/http"
	"regexp"
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
func Logged(next http.Handler, o LogOptions) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t := &telling{id: numberOfRequest(r, o.Trusted)}
		r = r.WithContext(context.WithValue(r.Context(), tellingKey{}, t))
		w.Header().Set("X-Request-Id", t.id)
		answer, begun := &answered{ResponseWriter: w}, time.Now()
		defer func() {
			if answer.status == 0 {
				answer.status = http.StatusOK
			}
			took := time.Since(begun)
			if o.Answered != nil {
				o.Answered(answer.status, took)
			}
			tellAnswer(o.Log, r, t, answer, took)
		}()
		next.ServeHTTP(answer, r)
	})
}

func tellAnswer(log *slog.Logger, r *http.Request, t *telling, a *answered, took time.Duration) {
	level, says := slog.LevelDebug, "answered"
	switch {
	case a.status >= http.StatusInternalServerError:
		level, says = slog.LevelError, "a request failed"
	case a.status >= http.StatusBadRequest:
		level, says = slog.LevelInfo, "refused"
	}
	if !log.Enabled(r.Context(), level) {
		return
	}
	route := r.Pattern
	if route == "" {
		route = r.Method
	}
	attrs := []slog.Attr{slog.String("request", t.id), slog.String("route", route), slog.Int("status", a.status),
		slog.Duration("took", took.Round(time.Microsecond)), slog.Int64("bytes", a.bytes)}
	if t.err != nil && level >= slog.LevelError {
		attrs = append(attrs, slog.Any("error", t.err))
	}
	log.LogAttrs(r.Context(), level, says, attrs...)
}

// telling is what is to be told of a request beside its answer.
type telling struct {
	id  string
	err error // why it failed
}

type tellingKey struct{}

// tellFailure notes why a request failed, and returns its number; "" where its
// answers are not told of one by one.
func tellFailure(r *http.Request, err error) string {
	t, ok := r.Context().Value(tellingKey{}).(*telling)
	if !ok {
		slog.Error("a request failed", "route", r.Pattern, "error", err)
		return ""
	}
	t.err = err
	return t.id
}

// requestNumber is one that a proxy may give.
var requestNumber = regexp.MustCompile(`^[A-Za-z0-9._-]{1,64}$`)

func numberOfRequest(r *http.Request, trusted bool) string {
	if id := r.Header.Get("X-Request-Id"); trusted && requestNumber.MatchString(id) {
		return id
	}
	return rand.Text()[:12]
}

// answered is an answer of which the status and the length are remembered.
type answered struct {
	http.ResponseWriter
	status int
	bytes  int64
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
