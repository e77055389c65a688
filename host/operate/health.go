package operate

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/store"
)

// Health answers whether a server lives and whether it can do its work.
//
//	/healthz/live    200 as long as the process answers
//	/healthz/ready   200 when people can be served; 503, and why, when not
//	/healthz         the same
type Health struct {
	checks   []check
	stopping atomic.Bool

	mu  sync.Mutex
	at  time.Time // of the last look
	why []Cause
}

// check is one thing without which nobody can be served.
type check struct {
	name string
	look func(context.Context) error
}

// Cause is one reason why a server can't do its work.
type Cause struct {
	What string `json:"what"` // log, register, disk, stopping
	En   string `json:"en"`
	Ar   string `json:"ar"`
}

// NewHealth looks at the log that the host reads, at the register and the disk.
func NewHealth(h *host.Host, r *staff.Register, d *Disk) *Health {
	return &Health{checks: []check{
		{"log", func(ctx context.Context) error { _, err := h.Exercises(ctx); return err }},
		{"register", func(ctx context.Context) error { _, err := r.Empty(ctx); return err }},
		{"disk", func(context.Context) error {
			if left, err := d.Free(); err == nil && left < full {
				return errFull
			}
			return nil
		}},
	}}
}

var errFull = &store.Problem{Kind: store.Full, Say: lang.Words{"the disk is full; everything confirmed is kept: free some space", "امتلأ القرص وكل ما تأكد محفوظ؛ أخلِ مساحة"}}

// Stop makes the server not ready, so that nobody is sent to it any more.
func (h *Health) Stop() { h.stopping.Store(true) }

// patience is how long a part of the server may take to answer.
const patience = 2 * time.Second

// lasting is how long an answer holds: who asks often must be no burden.
const lasting = time.Second

// Why lists what keeps the server from its work; nothing when it is ready.
func (h *Health) Why(ctx context.Context) []Cause {
	if h.stopping.Load() {
		return []Cause{{"stopping", "the server is being stopped", "يجري إيقاف الخادم"}}
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if time.Since(h.at) < lasting {
		return h.why
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	h.why = nil
	for _, c := range h.checks {
		if err := c.look(ctx); err != nil {
			say := say(err)
			h.why = append(h.why, Cause{c.name, say.En, say.Ar})
		}
	}
	h.at = time.Now()
	return h.why
}

// say puts an error into words without its cause, which may name addresses.
func say(err error) lang.Words {
	var log *store.Problem
	var register *staff.Problem
	switch {
	case errors.As(err, &log):
		return log.Say
	case errors.As(err, &register):
		return register.Say
	}
	return lang.Words{"it does not answer", "لا يجيب"}
}

// ServeHTTP answers who asks.
func (h *Health) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		w.Header().Set("Allow", "GET, HEAD")
		w.WriteHeader(http.StatusMethodNotAllowed)
	case r.URL.Path == "/healthz/live":
		tell(w, map[string]any{"live": true})
	case r.URL.Path == "/healthz" || r.URL.Path == "/healthz/ready":
		why := h.Why(r.Context())
		if len(why) > 0 {
			w.WriteHeader(http.StatusServiceUnavailable)
			tell(w, map[string]any{"ready": false, "why": why})
			return
		}
		tell(w, map[string]any{"ready": true})
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func tell(w http.ResponseWriter, what any) {
	_ = json.NewEncoder(w).Encode(what) // whoever has gone is not told
}
