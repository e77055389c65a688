package main

import (
	"log/slog"
	"net"
	"net/http"
	"strings"
	"time"

	"tamrin/host"
	"tamrin/host/operate"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/web"
)

// watching is what whoever looks after a server has of it.
type watching struct {
	*app
	log     *slog.Logger
	numbers *operate.Numbers
	disk    *operate.Disk
	health  *operate.Health
	host    *host.Host
}

// watch begins the log, and counts.
func (a *app) watch(s service, version string) *watching {
	level := slog.LevelInfo
	_ = level.UnmarshalText([]byte(s.logLevel)) // the setting takes none but levels; empty is the default
	o := &slog.HandlerOptions{Level: level}
	w := &watching{app: a, numbers: operate.NewNumbers(version), disk: operate.NewDisk(s.folder, uint64(max(s.lowDisk, 0))<<20)}
	if s.logFormat == "json" {
		w.log = slog.New(slog.NewJSONHandler(a.err, o))
	} else {
		w.log = slog.New(slog.NewTextHandler(a.err, o))
	}
	return w
}

// over begins to watch a host and its register.
func (w *watching) over(h *host.Host, r *staff.Register) {
	w.host = h
	w.numbers.Of(h, w.disk)
	w.health = operate.NewHealth(h, r, w.disk)
}

// warn tells of trouble that nobody's command met.
func (w *watching) warn(id string, err error) {
	w.log.Error("an exercise is in trouble", "exercise", id, "say", w.say(troubleOf(err)), "error", err)
}

// front answers about the server's health, and has the pages answer the rest.
type front struct{ health, pages http.Handler }

// ServeHTTP answers a request.
func (f front) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/healthz" || strings.HasPrefix(r.URL.Path, "/healthz/") {
		f.health.ServeHTTP(w, r)
		return
	}
	f.pages.ServeHTTP(w, r)
}

// around answers about the server's health, and has the house answer the rest.
func (w *watching) around(house http.Handler, proxied bool) http.Handler {
	return front{w.health, web.Logged(house, web.LogOptions{Log: w.log, Trusted: proxied, Answered: w.numbers.Answered})}
}

// serveNumbers serves the numbers at an address of their own, which the network
// of the players need not reach, until it is stopped.
func (w *watching) serveNumbers(addr string) (stop func(), err error) {
	if addr == "" {
		return func() {}, nil
	}
	listener, err := net.Listen("tcp", addr)
	if err != nil {
		return nil, usage(lang.Words{"%s cannot be listened on: %v", "تعذّر الاستماع على %s: %v"}.Format(addr, err),
			lang.Words{"give another with --metrics, or leave it out", "اذكر عنوانًا آخر بالخيار --metrics أو احذفه"})
	}
	server := &http.Server{Handler: w.numbers.Handler(), ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 10 * time.Second, WriteTimeout: 30 * time.Second}
	go func() {
		if err := server.Serve(listener); err != http.ErrServerClosed {
			w.log.Error("the numbers are no longer served", "error", err)
		}
	}()
	w.log.Info("numbers are served", "address", listener.Addr().String())
	return func() { server.Close() }, nil
}
