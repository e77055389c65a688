package main

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/signal"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"tamrin/archive"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/store"
	"tamrin/store/postgres"
	"tamrin/web"
)

// service is how a server is to be: what settings say.
type service struct {
	kept
	addr    string
	url     string
	proxied bool
	node    string // the machine's name where empty
	signOn  signOn

	certFile, keyFile string // of TLS; "" where a proxy encrypts, or nobody

	metrics   string // address at which the numbers are served; "" for nowhere
	logFormat string
	logLevel  string
	lowDisk   int // MB of room below which control is warned
}

// serveCommand serves staff and players until it is stopped.
func serveCommand(a *app) *cobra.Command {
	var s service
	c := a.command(spec{
		use:   "serve",
		short: lang.Words{"Serve exercises to staff and players", "تقديم التمارين للفريق والمشاركين"},
		long: lang.Words{
			"Serves a home for staff, with scenarios, exercises and invitations, and the pages of\nevery exercise. All of it is kept in one folder. The first start prints a link with\nwhich the first administrator makes an account. Ctrl-C stops it; exercises go on from\nthere at the next start. Each flag can also be set by a variable of the environment\n(TAMRIN_ADDR) or in a file (tamrin.yaml): docs/configuration.md.",
			"يقدّم صفحات الفريق وفيها السيناريوهات والتمارين والدعوات، وصفحات كل تمرين. كل ذلك\nمحفوظ في مجلد واحد. يعرض التشغيل الأول رابطًا يُنشئ به أول مسؤول حسابه. يتوقف بـ\nCtrl-C، وتُكمل التمارين من حيث وقفت عند التشغيل التالي. ويمكن ضبط كل خيار بمتغير بيئة\n(TAMRIN_ADDR) أو في ملف (tamrin.yaml): docs/configuration.ar.md."},
		example: "tamrin serve --data exercises\ntamrin serve --data /srv/tamrin --url https://tamrin.example.org --behind-proxy\ntamrin serve --config /etc/tamrin/tamrin.yaml",
		args:    exactly(0),
		run: func(*cobra.Command, []string) error {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return a.serve(ctx, s)
		},
	})
	a.settings(c, settings, &s)
	return c
}

// serve serves until ctx ends.
func (a *app) serve(ctx context.Context, s service) error {
	listener, err := net.Listen("tcp", s.addr)
	if err != nil {
		return usage(lang.Words{"%s cannot be listened on: %v", "تعذّر الاستماع على %s: %v"}.Format(s.addr, err),
			lang.Words{"give another with --addr, or stop what listens there", "اذكر عنوانًا آخر بالخيار --addr أو أوقف ما يستمع هناك"})
	}
	defer listener.Close()
	encrypted, err := s.encryption()
	if err != nil {
		return err
	}
	if s.url, err = publicURL(s.url, listener.Addr(), encrypted != nil); err != nil {
		return err
	}
	vouching, err := s.provider()
	if err != nil {
		return err
	}
	log, err := openStore(ctx, cmp.Or(s.store, s.folder))
	if err != nil {
		return err
	}
	defer log.Close()
	register, err := s.register()
	if err != nil {
		return a.unkept(s, err)
	}
	defer register.Close()
	key, err := archive.KeyIn(s.folder)
	if err != nil {
		return archiveTrouble(err)
	}
	version, _ := build()
	watch := a.watch(s, version)
	h := host.New(host.Options{Log: log, Key: key, Build: version, Warn: watch.warn, Meter: watch.numbers})
	defer h.Close()
	if err := h.Join(ctx, s.nodeName()); err != nil {
		return a.unkept(s, err)
	}
	watch.over(h, register)
	house := web.NewHouse(web.HouseOptions{Staff: register, Host: h, URL: s.url, Proxied: s.proxied, SignOn: vouching, PDF: printer(),
		Trouble: watch.disk.Trouble, Dropped: watch.numbers.Dropped, Now: h.Now})
	stop, err := watch.serveNumbers(s.metrics)
	if err != nil {
		return err
	}
	defer stop()
	if err := a.welcome(ctx, register, s); err != nil {
		return a.unkept(s, err)
	}
	n, err := watch.resume(ctx, h)
	if err != nil {
		return a.unkept(s, err)
	}
	if vouching != nil {
		fmt.Fprintln(a.out, a.say(lang.Words{"Single sign-on: %s must send people back to %s", "الدخول الموحد: ينبغي أن يعيد %s الأشخاص إلى %s"}.Format(vouching.Issuer, vouching.Redirect)))
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"Serving %s (exercises: %d; Ctrl-C stops)", "الخادم يعمل على %s (التمارين: %d؛ ويتوقف بـ Ctrl-C)"}.Format(s.url, n)))
	if err := watch.answer(ctx, listener, house, s, encrypted); err != nil {
		return a.unkept(s, err)
	}
	fmt.Fprintln(a.out, a.say(lang.Words{
		"Stopped. Everything confirmed is kept in %s; exercises that ran stand paused, and go on from there.",
		"توقف الخادم. كل ما تأكد محفوظ في %s، والتمارين التي كانت جارية متوقفة مؤقتًا وتُكمل من حيث وقفت."}.Format(s.folder)))
	return nil
}

// register opens what the server keeps beside the logs: in the database where the
// logs are in one, so that several servers have the same.
func (s *service) register() (*staff.Register, error) {
	if postgres.Is(s.store) {
		return staff.OpenShared(s.store, time.Now)
	}
	return staff.Open(s.folder, time.Now)
}

// nodeName is what the server is called among those that share a database.
func (s *service) nodeName() string {
	name, _ := os.Hostname()
	return cmp.Or(s.node, name, "tamrin")
}

// publicURL reads the address that people use; where none was given, it is
// that of the listener, or this machine's in the room's network.
func publicURL(given string, at net.Addr, encrypted bool) (string, error) {
	if given == "" && encrypted {
		return "https://" + reachable(at), nil
	}
	if given == "" {
		return "http://" + reachable(at), nil
	}
	u, err := url.Parse(strings.TrimSuffix(given, "/"))
	if err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.Path != "" || u.RawQuery != "" || u.User != nil {
		return "", usage(lang.Words{"--url %s is not the address of a server", "‎--url %s ليس عنوان خادم"}.Format(given),
			lang.Words{"write it like https://tamrin.example.org, without a path", "اكتبه مثل https://tamrin.example.org بلا مسار"})
	}
	return u.String(), nil
}

// reachable names a listener as others reach it: one on every address, by the
// first that is not this machine's alone.
func reachable(at net.Addr) string {
	tcp, ok := at.(*net.TCPAddr)
	if !ok || !tcp.IP.IsUnspecified() {
		return at.String()
	}
	own, _ := net.InterfaceAddrs() // without any, "localhost" it is
	for _, a := range own {
		if n, ok := a.(*net.IPNet); ok && n.IP.To4() != nil && !n.IP.IsLoopback() && !n.IP.IsLinkLocalUnicast() {
			return net.JoinHostPort(n.IP.String(), strconv.Itoa(tcp.Port))
		}
	}
	return net.JoinHostPort("localhost", strconv.Itoa(tcp.Port))
}

// resume opens every exercise from its log. One that can't be opened is named;
// the others go on.
func (w *watching) resume(ctx context.Context, h *host.Host) (n int, err error) {
	ids, err := h.Exercises(ctx)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if _, err := h.Exercise(ctx, id); err != nil {
			w.warn(id, err)
			continue
		}
		n++
	}
	return n, nil
}

func troubleOf(err error) lang.Words {
	var log *store.Problem
	var register *staff.Problem
	switch {
	case errors.As(err, &log):
		return log.Say
	case errors.As(err, &register):
		return register.Say
	}
	return lang.Words{"%v", "%v"}.Format(err)
}

// server is how requests are taken: a head must be here soon and be small, and
// a connection on which nothing is asked does not stay. Bodies and answers have
// their time from the house.
func (w *watching) server(house http.Handler, s service, encrypted *tls.Config) *http.Server {
	return &http.Server{Handler: w.around(house, s.proxied), TLSConfig: encrypted, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10, ErrorLog: slog.NewLogLogger(w.log.Handler(), slog.LevelWarn)}
}

// answer serves requests until ctx ends, tells people to stay, and lets the
// requests under way end.
func (w *watching) answer(ctx context.Context, listener net.Listener, house *web.House, s service, encrypted *tls.Config) error {
	server := w.server(house, s, encrypted)
	w.log.Info("serving", "address", listener.Addr().String(), "url", s.url)
	failed := make(chan error, 1)
	go func() {
		if encrypted != nil {
			failed <- server.ServeTLS(listener, "", "")
			return
		}
		failed <- server.Serve(listener)
	}()
	var err error
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	w.health.Stop()
	w.log.Info("stopping", "streams", w.host.Tally().Streams)
	house.Close()
	last, cancel := context.WithTimeout(context.Background(), 5*time.Second)
	defer cancel()
	if closing := server.Shutdown(last); errors.Is(closing, context.DeadlineExceeded) {
		server.Close()
	}
	return err
}

// unkept says why the folder can't be used.
func (a *app) unkept(s service, err error) error {
	return failure(lang.Words{"the server cannot run on the folder %s: %s", "تعذّر تشغيل الخادم على المجلد %s: %s"}.Format(s.folder, a.say(troubleOf(err))),
		lang.Words{}, lang.Words{"name another folder with --data, or look at its permissions and its disk", "اذكر مجلدًا آخر بالخيار --data أو تفقّد أذوناته وقرصه"})
}
