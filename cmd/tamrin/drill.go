package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"tamrin/drill"
	"tamrin/lang"
)

// drilling is what was asked for on the command line.
type drilling struct {
	seats   int
	talk    float64
	length  time.Duration
	inject  bool
	calm    bool
	url     string
	links   string // file
	store   string
	seed    uint64
	json    bool
	program string // that is started for the server and the browsers
}

// drillCommand rehearses the room itself.
func drillCommand(a *app) *cobra.Command {
	var d drilling
	c := a.command(spec{
		use:   "drill",
		short: lang.Words{"Rehearse the room: how many people this installation holds", "تجربة القاعة: كم شخصًا يتحمّل هذا التركيب"},
		long: lang.Words{
			"Seats simulated browsers at a real server and measures what reaches their screens,\nand when: most watch, some open what comes, lose their connection or stop reading.\nNothing may be lost or come twice. By default the server is one of its own, on this\nmachine and in a temporary folder; --url and --links name one that runs already. It\nends by saying what this installation will hold, and what gives way first. Ctrl-C\nstops it, and it reports what it has seen.",
			"يُجلس متصفحات مُحاكاة أمام خادم حقيقي ويقيس ما يصل إلى شاشاتها ومتى: أكثرها يشاهد،\nوبعضها يفتح ما يرد أو ينقطع اتصاله أو يكفّ عن القراءة. ولا يجوز أن يضيع شيء أو\nيتكرر. والخادم في الأصل خادمه هو، على هذا الجهاز وفي مجلد مؤقت؛ ويسمّي ‎--url\nو‎--links خادمًا يعمل من قبل. ويختم ببيان ما يتحمّله هذا التركيب وأول ما يضيق منه.\nويوقفه Ctrl-C فيعرض ما رآه."},
		example: "tamrin drill\ntamrin drill --seats 500 --talk 20 --for 1m\ntamrin drill --seats 19000 --inject\ntamrin drill --url https://tamrin.example.org --links links.txt --talk 5",
		args:    exactly(0),
		run: func(*cobra.Command, []string) error {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
			defer stop()
			return a.drill(ctx, d)
		},
	})
	f := c.Flags()
	f.IntVar(&d.seats, "seats", 100, a.say(lang.Words{"how many browsers", "عدد المتصفحات"}))
	f.Float64Var(&d.talk, "talk", 0, a.say(lang.Words{"messages that all of them write a second", "عدد الرسائل التي تكتبها كلها في الثانية"}))
	f.DurationVar(&d.length, "for", 20*time.Second, a.say(lang.Words{"how long they write", "مدة الكتابة"}))
	f.BoolVar(&d.inject, "inject", false, a.say(lang.Words{"have control deliver injects to everybody", "تسليم مدخلات إلى الجميع من التحكم"}))
	f.BoolVar(&d.calm, "calm", false, a.say(lang.Words{"everybody only watches: nobody opens anything, loses the connection or stops reading", "الجميع يشاهد فقط: لا أحد يفتح شيئًا أو ينقطع اتصاله أو يكفّ عن القراءة"}))
	f.StringVar(&d.url, "url", "", a.say(lang.Words{"drill the server that runs at this address", "تجربة الخادم الذي يعمل على هذا العنوان"}))
	f.StringVar(&d.links, "links", "", a.say(lang.Words{"file with links into that server's exercise, one a line", "ملف فيه روابط الدخول إلى تمرين ذلك الخادم، رابط في كل سطر"}))
	f.StringVar(&d.store, "store", "", a.say(lang.Words{"where the drill's own server keeps its log, if not in a temporary folder", "موضع سجل خادم التجربة إن لم يكن مجلدًا مؤقتًا"}))
	f.Uint64Var(&d.seed, "seed", 1, a.say(lang.Words{"of who does what when", "بذرة من يفعل ماذا ومتى"}))
	f.BoolVar(&d.json, "json", false, a.say(lang.Words{"write JSON instead of text", "الكتابة بصيغة JSON بدل النص"}))
	c.AddCommand(a.drillPart("server", a.serveDrill), a.drillPart("browsers", a.browse))
	return c
}

// drillPart is a process that the drill starts for itself. It ends with its
// standard input, and lets Ctrl-C be: who leads the drill hears it.
func (a *app) drillPart(name string, run func(ctx context.Context, args []string) error) *cobra.Command {
	c := a.command(spec{use: name, short: lang.Words{"A part of a drill", "جزء من التجربة"}, args: cobra.ArbitraryArgs,
		run: func(_ *cobra.Command, args []string) error {
			signal.Ignore(os.Interrupt)
			return run(context.Background(), args)
		}})
	c.Hidden = true
	return c
}

// serveDrill serves a folder, as `tamrin serve` does, until its input ends.
func (a *app) serveDrill(ctx context.Context, args []string) error {
	ctx, end := context.WithCancel(ctx)
	go func() {
		_, _ = io.Copy(io.Discard, a.in) // however it ends, it ends
		end()
	}()
	return a.serve(ctx, service{kept: kept{args[0], args[1]}, addr: "127.0.0.1:0", logLevel: "warn"})
}

// browse runs simulated browsers until its input ends.
func (a *app) browse(ctx context.Context, _ []string) error {
	return drill.Serve(ctx, a.in, a.out)
}

// drill does the drill and tells what it found.
func (a *app) drill(ctx context.Context, d drilling) error {
	if err := d.check(); err != nil {
		return err
	}
	if d.talk == 0 && !d.inject {
		d.talk, d.inject = 5, d.url == ""
	}
	var err error
	if d.program, err = os.Executable(); err != nil {
		return failure(lang.Words{"the program cannot find itself", "تعذّر على البرنامج معرفة موضعه"}, lang.Words{}, reason(err))
	}
	plan := drill.Plan{URL: d.url, Seats: d.seats, Rate: d.talk, Length: d.length, Seed: d.seed, Calm: d.calm}
	means := drill.Means{Start: func() (io.WriteCloser, io.Reader, error) { return d.start("browsers") }, Tell: a.drillProgress()}
	if d.url != "" {
		plan.Links, err = readLinks(d.links)
	} else {
		var s *drillServer
		if s, err = a.ownServer(ctx, d, &plan); err == nil {
			defer s.end()
			means.Look = s.usage
		}
	}
	if err != nil {
		return err
	}
	r, err := drill.Run(ctx, plan, means)
	means.Tell("", 0, 0)
	switch {
	case errors.Is(err, context.Canceled):
		return failure(lang.Words{"stopped before everybody was in, so there is nothing to tell", "توقف قبل دخول الجميع، فلا شيء يُروى"}, lang.Words{}, lang.Words{})
	case err != nil:
		return failure(lang.Words{"the drill could not go on: %v", "تعذّرت متابعة التجربة: %v"}.Format(err), lang.Words{},
			lang.Words{"check that the server runs and that the links let people in", "تأكد من أن الخادم يعمل وأن الروابط تُدخل الناس"})
	}
	return a.tellDrill(r, d)
}

// check refuses flags out of range, or that do not go together.
func (d drilling) check() error {
	switch {
	case d.seats < 1 || d.seats > drill.MaxSeats:
		return usage(lang.Words{"--seats %d is out of range", "قيمة --seats %d خارج المدى"}.Format(d.seats), lang.Words{"it takes 1 to %d", "المدى من 1 إلى %d"}.Format(drill.MaxSeats))
	case d.talk < 0 || d.talk > drill.MaxRate:
		return usage(lang.Words{"--talk %g is out of range", "قيمة --talk %g خارج المدى"}.Format(d.talk), lang.Words{"it takes up to %d", "المدى حتى %d"}.Format(drill.MaxRate))
	case d.length < time.Second || d.length > drill.MaxLength:
		return usage(lang.Words{"--for %s is out of range", "قيمة --for %s خارج المدى"}.Format(d.length), lang.Words{"it takes 1s to %s", "المدى من 1s إلى %s"}.Format(drill.MaxLength))
	case (d.url == "") != (d.links == ""):
		return usage(lang.Words{"--url and --links go together", "الخياران --url و--links متلازمان"}, lang.Words{"give the server's address and a file with links into one of its exercises", "اذكر عنوان الخادم وملفًا فيه روابط الدخول إلى أحد تمارينه"})
	case d.url != "" && (d.inject || d.store != ""):
		return usage(lang.Words{"--inject and --store are for the drill's own server", "الخياران --inject و--store لخادم التجربة نفسه"}, lang.Words{"leave out --url, or them", "احذف --url أو احذفهما"})
	}
	if u, err := url.Parse(d.url); d.url != "" && (err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https") {
		return usage(lang.Words{"--url %s is not the address of a server", "‎--url %s ليس عنوان خادم"}.Format(d.url), lang.Words{"write it like https://tamrin.example.org", "اكتبه مثل https://tamrin.example.org"})
	}
	return nil
}

// start starts this program anew as a part of the drill.
func (d drilling) start(part string, args ...string) (io.WriteCloser, io.Reader, error) {
	in, out, _, err := startPart(d.program, append([]string{"drill", part}, args...)...)
	return in, out, err
}

func startPart(program string, args ...string) (io.WriteCloser, io.Reader, *exec.Cmd, error) {
	c := exec.Command(program, append([]string{"--lang", "en"}, args...)...)
	c.Stderr = os.Stderr
	in, err := c.StdinPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	out, err := c.StdoutPipe()
	if err != nil {
		return nil, nil, nil, err
	}
	if err := c.Start(); err != nil {
		return nil, nil, nil, err
	}
	return in, out, c, nil
}

// readLinks reads the links that let people in.
func readLinks(file string) (links []string, err error) {
	b, err := os.ReadFile(file)
	if err != nil {
		return nil, failure(lang.Words{"the links in %s cannot be read", "تعذّرت قراءة الروابط من %s"}.Format(file), lang.Words{}, reason(err))
	}
	for line := range strings.Lines(string(b)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			links = append(links, line)
		}
	}
	if len(links) == 0 {
		return nil, failure(lang.Words{"there is no link in %s", "لا رابط في %s"}.Format(file), lang.Words{}, lang.Words{"write one link a line, as the sheet of invitations has them", "اكتب رابطًا في كل سطر كما في ورقة الدعوات"})
	}
	return links, nil
}

// drillProgress tells on standard error how far the drill has come.
func (a *app) drillProgress() func(drill.Stage, int, int) {
	stage, at := drill.Stage(""), time.Time{}
	words := map[drill.Stage]lang.Words{
		drill.Joining:  {"people come in: %d of %d", "الناس يدخلون: %d من %d"},
		drill.Talking:  {"they write: %d s of %d", "يكتبون: الثانية %d من %d"},
		drill.Firing:   {"injects delivered: %d of %d", "مدخلات سُلّمت: %d من %d"},
		drill.Checking: {"every screen is looked at", "تُفحص كل الشاشات"},
	}
	return func(now drill.Stage, done, of int) {
		w, ok := words[now]
		if !ok || now == stage && time.Since(at) < 2*time.Second && done < of {
			return
		}
		if stage, at = now, time.Now(); of > 0 {
			w = w.Format(done, of)
		}
		fmt.Fprintln(a.err, a.say(w))
	}
}
