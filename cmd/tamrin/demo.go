package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path"
	"runtime"
	"syscall"
	"time"

	"github.com/cli/browser"
	"github.com/spf13/cobra"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/rng"
	"tamrin/view"
	"tamrin/web"
)

// demonstration is what was asked for on the command line.
type demonstration struct {
	scenario string
	store    string // a temporary folder where empty
	addr     string
	speed    int
	seed     uint64
	seeded   bool
	open     bool
	env      func(string) string
}

// demoCommand shows a scenario running live, with bots in every seat.
func demoCommand(a *app) *cobra.Command {
	d := demonstration{scenario: "seoul_2023", env: a.env}
	var quiet bool
	c := a.command(spec{
		use:   "demo [SCENARIO]",
		short: lang.Words{"Show a scenario running live", "عرض سيناريو يجري مباشرة"},
		long: lang.Words{
			"Runs a scenario live with bots in every seat, and shows it in the browser: a page\nfor control and one for each cell. Any seat can be taken from its bot. The log is\nkept in a temporary folder unless --store names a place. Ctrl-C ends it.",
			"يشغّل سيناريو مباشرة بلاعبين آليين في كل المقاعد ويعرضه في المتصفح: صفحة للتحكم\nوصفحة لكل خلية. ويمكن أخذ أي مقعد من لاعبه الآلي. يُحفظ السجل في مجلد مؤقت\nما لم يُذكر غيره في --store. ينتهي العرض بـ Ctrl-C."},
		example: "tamrin demo\ntamrin demo first_steps --speed 5",
		args:    atMost(1),
		run: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				d.scenario = args[0]
			}
			d.open, d.seeded = !quiet, c.Flags().Changed("seed")
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return a.demo(ctx, d)
		},
	})
	c.Flags().StringVar(&d.addr, "addr", "127.0.0.1:8080", a.say(lang.Words{"where to listen; another port is taken where this one is in use", "عنوان الاستماع؛ ويُختار منفذ آخر إن كان مشغولًا"}))
	c.Flags().StringVar(&d.store, "store", "", a.say(storeFlag))
	c.Flags().IntVar(&d.speed, "speed", 10, a.say(lang.Words{"how many times faster than real time", "سرعة الساعة قياسًا بالزمن الفعلي"}))
	c.Flags().Uint64Var(&d.seed, "seed", 0, a.say(lang.Words{"where chance and bots begin", "بداية الاحتمالات واللاعبين الآليين"}))
	c.Flags().BoolVar(&quiet, "no-open", false, a.say(lang.Words{"do not open the browser", "عدم فتح المتصفح"}))
	return c
}

// demo runs the demonstration until ctx ends.
func (a *app) demo(ctx context.Context, d demonstration) error {
	if d.speed < 1 || d.speed > exercise.MaxSpeed {
		return usage(lang.Words{"the speed %d cannot be run", "لا يمكن التشغيل بالسرعة %d"}.Format(d.speed),
			lang.Words{"--speed takes a number from 1 to %d", "يقبل --speed عددًا من 1 إلى %d"}.Format(exercise.MaxSpeed))
	}
	p, err := a.open(d.scenario)
	if err != nil {
		return err
	}
	listener, err := listen(d.addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	if d.store == "" {
		if d.store, err = os.MkdirTemp("", "tamrin-demo-"); err != nil {
			return failure(lang.Words{"no temporary folder can be made for the log", "تعذّر إنشاء مجلد مؤقت للسجل"}, lang.Words{}, reason(err))
		}
	}
	log, err := openStore(ctx, d.store)
	if err != nil {
		return err
	}
	defer log.Close()
	version, _ := build()
	h := host.New(host.Options{Log: log, Build: version, Seed: d.seeds()})
	defer h.Close()
	if err := a.play(ctx, p, h, listener, d); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"Stopped. The log is kept in %s", "توقف العرض. السجل محفوظ في %s"}.Format(withoutPassword(d.store))))
	return nil
}

// seeds gives the seed that was asked for; nil leaves it to the machine.
func (d demonstration) seeds() func() rng.Seed {
	if !d.seeded {
		return nil
	}
	return func() rng.Seed { return rng.Seed(d.seed) }
}

// play makes the exercise, starts its clock and serves its pages until ctx ends.
func (a *app) play(ctx context.Context, p place, h *host.Host, listener net.Listener, d demonstration) error {
	folder, err := fs.Sub(p.fsys, path.Dir(p.root))
	if err != nil {
		return err
	}
	x, err := h.Create(ctx, folder, host.Plan{Bots: true})
	if err != nil {
		return a.unplayable(p, err)
	}
	access := web.NewAccess(web.Places(x.Seats())...)
	site := web.New(web.Options{Run: web.Live(x), Access: access, OneBrowser: true, PDF: printer(), Now: time.Now})
	server := &http.Server{Handler: site, ReadHeaderTimeout: 10 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10}
	failed := make(chan error, 1)
	go func() { failed <- server.Serve(listener) }()
	a.greet(access, "http://"+listener.Addr().String(), d)
	if err := begin(ctx, x, d.speed); err != nil {
		return a.unplayable(p, err)
	}
	select {
	case <-ctx.Done():
	case err = <-failed:
	}
	site.Close()
	// Requests under way have a moment to end; ctx has ended already.
	last, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	if closing := server.Shutdown(last); errors.Is(closing, context.DeadlineExceeded) {
		server.Close()
	}
	return err
}

// begin starts the clock in the name of control.
func begin(ctx context.Context, x *host.Exercise, speed int) error {
	control, ok := controlSeat(x)
	if !ok {
		return nil // engine.Compile supplies a control cell
	}
	by := exercise.Actor{Seat: control.ID}
	_, err := x.Do(ctx, by, "", exercise.SetSpeed{Speed: speed})
	if err == nil {
		_, err = x.Do(ctx, by, "", exercise.Start{})
	}
	return err
}

func controlSeat(x *host.Exercise) (host.SeatInfo, bool) {
	for _, s := range x.Seats() {
		if s.Viewer.Role == view.Control {
			return s, true
		}
	}
	return host.SeatInfo{}, false
}

// greet says where to look, in both languages, and opens the browser there.
func (a *app) greet(access *web.Access, base string, d demonstration) {
	en, ar := base+access.Links(lang.En)[0], base+access.Links(lang.Ar)[0]
	fmt.Fprintf(a.out, "An exercise is running: open this page (Ctrl-C ends it)\n  %s\n", en)
	fmt.Fprintf(a.out, "يجري الآن تمرين: افتح هذه الصفحة (وينتهي بـ Ctrl-C)\n  %s\n", ar)
	if !d.open || !d.display() {
		return
	}
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	page := en
	if a.lang == lang.Ar {
		page = ar
	}
	// Not to have a browser is no failure: the links stand above.
	_ = browser.OpenURL(page)
}

// display reports whether there is a screen on which a browser can open.
func (d demonstration) display() bool {
	if runtime.GOOS != "linux" {
		return true
	}
	return d.env("DISPLAY") != "" || d.env("WAYLAND_DISPLAY") != ""
}

// listen opens the address, or another port of the same host where it is in use.
func listen(addr string) (net.Listener, error) {
	listener, err := net.Listen("tcp", addr)
	if err == nil {
		return listener, nil
	}
	if name, _, split := net.SplitHostPort(addr); split == nil && errors.Is(err, syscall.EADDRINUSE) {
		return net.Listen("tcp", net.JoinHostPort(name, "0"))
	}
	return nil, usage(lang.Words{"%s cannot be listened on: %v", "تعذّر الاستماع على %s: %v"}.Format(addr, err),
		lang.Words{"give another with --addr, such as 127.0.0.1:0", "اذكر عنوانًا آخر بالخيار --addr مثل 127.0.0.1:0"})
}

// unplayable says why the exercise could not be made or run.
func (a *app) unplayable(p place, err error) error {
	var bad *host.BadScenario
	if errors.As(err, &bad) {
		return failure(bad.Say, lang.Words{}, lang.Words{"`tamrin check %s` lists its problems", "يعرض `tamrin check %s` مشكلاته"}.Format(p.shown))
	}
	return failure(lang.Words{"the exercise cannot be run: %v", "تعذّر تشغيل التمرين: %v"}.Format(err), lang.Words{}, lang.Words{})
}
