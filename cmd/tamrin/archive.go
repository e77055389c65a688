package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"tamrin/archive"
	"tamrin/lang"
	"tamrin/store"
	"tamrin/store/postgres"
	"tamrin/store/sqlite"
)

// kept is where a server keeps what it has.
type kept struct {
	folder string
	store  string // where the logs are, if not in the folder
}

// settings gives a command the settings that say where a server keeps things.
func (k *kept) settings(a *app, c *cobra.Command) {
	var s service
	a.settings(c, settings, &s, "data", "store")
	read := c.PreRunE
	c.PreRunE = func(c *cobra.Command, args []string) error {
		err := read(c, args)
		*k = s.kept
		return err
	}
}

// open opens the log that is there. With fresh, one is made where there is none.
func (k *kept) open(ctx context.Context, fresh bool) (store.Log, error) {
	where := k.store
	if where == "" {
		where = k.folder
	}
	if !fresh && !postgres.Is(where) {
		if _, err := os.Stat(filepath.Join(where, sqlite.File)); errors.Is(err, fs.ErrNotExist) {
			return nil, usage(lang.Words{"there are no exercises in %s", "لا تمارين في %s"}.Format(where),
				lang.Words{"name the folder of `tamrin serve` with --data", "اذكر مجلد `tamrin serve` بالخيار ‎--data"})
		}
	}
	return openStore(ctx, where)
}

// interruptible is a context that ends when the person does.
func interruptible() (context.Context, func()) {
	return signal.NotifyContext(context.Background(), os.Interrupt)
}

// archiveCommand puts an exercise into one signed file.
func archiveCommand(a *app) *cobra.Command {
	var k kept
	var out string
	var reports []string
	c := a.command(spec{
		use:   "archive EXERCISE",
		short: lang.Words{"Put an exercise into one signed file", "وضع تمرين في ملف واحد موقّع"},
		long: lang.Words{
			"Writes one file with the scenario, the log, what was attached and reports. It is\nsigned with this installation's key, and each event is tied to the one before it, so\nthat anybody can check it with `tamrin verify`. The exercise may be running.",
			"يكتب ملفًا واحدًا فيه السيناريو والسجل والمرفقات والتقارير. يوقَّع بمفتاح هذا الخادم\nويُربط كل حدث بما قبله، فيستطيع أي أحد أن يتحقق منه بالأمر `tamrin verify`. ولا بأس إن كان\nالتمرين جاريًا."},
		example: "tamrin archive flood-3fa2c1 --data exercises\ntamrin archive flood-3fa2c1 --data exercises --out spring.tamrin --report aar.docx",
		args:    exactly(1),
		run:     func(_ *cobra.Command, args []string) error { return a.archive(args[0], k, out, reports) },
	})
	k.settings(a, c)
	c.Flags().StringVarP(&out, "out", "o", "", a.say(lang.Words{"file to write; EXERCISE.tamrin where none is named", "الملف الذي يُكتب؛ وإلا فـ EXERCISE.tamrin"}))
	c.Flags().StringArrayVar(&reports, "report", nil, a.say(lang.Words{"put this document in; may be repeated", "إضافة هذا المستند؛ ويُكرَّر"}))
	return c
}

func (a *app) archive(id string, k kept, out string, reports []string) error {
	ctx, stop := interruptible()
	defer stop()
	log, err := k.open(ctx, false)
	if err != nil {
		return err
	}
	defer log.Close()
	s := archive.Source{Log: log, Exercise: id, Made: time.Now(), Progress: a.events(lang.Words{"Archiving", "أرشفة"})}
	s.Program, _ = build()
	if _, err := log.Open(ctx, id); err != nil {
		return a.noExercise(ctx, log, err)
	}
	if s.Key, err = archive.KeyIn(k.folder); err != nil {
		return archiveTrouble(err)
	}
	for _, name := range reports {
		f, err := os.Open(name)
		if err != nil {
			return failure(lang.Words{"%s cannot be read", "تعذّرت قراءة %s"}.Format(name), lang.Words{}, reason(err))
		}
		defer f.Close()
		s.Reports = append(s.Reports, archive.Report{Name: filepath.Base(name), Content: f})
	}
	if out == "" {
		out = id + archive.Ending
	}
	var m archive.Manifest
	if err := writeWhole(out, func(w io.Writer) error { m, err = archive.Write(ctx, w, s); return err }); err != nil {
		return err
	}
	a.tellArchived(out, m, s.Key.Public())
	return nil
}

// tellArchived says what was written and with which key.
func (a *app) tellArchived(out string, m archive.Manifest, key archive.Public) {
	fmt.Fprintln(a.out, a.say(lang.Words{"Written to %s: %d events.", "كُتب في %s، وعدد أحداثه %d."}.Format(out, m.Events)))
	if n := len(m.Missing); n > 0 {
		fmt.Fprintln(a.err, a.say(lang.Words{"Attachments that the log names and the store has lost, which are not in it: %d", "مرفقات يذكرها السجل وضاعت من التخزين فليست فيه: %d"}.Format(n)))
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"Signed with the key %s; read that to whoever gets the file. They check it with:", "موقَّع بالمفتاح %s؛ اقرأه لمن يستلم الملف. ويتحقق منه بالأمر:"}.Format(key.Fingerprint())))
	fmt.Fprintf(a.out, "  tamrin verify %s --key %s\n", filepath.Base(out), key.Fingerprint())
}

// noExercise says which exercises there are beside the one that is not there.
func (a *app) noExercise(ctx context.Context, log store.Log, err error) error {
	if store.KindOf(err) != store.NotFound {
		return archiveTrouble(err)
	}
	var p *store.Problem
	errors.As(err, &p)
	ids, err := log.Exercises(ctx)
	if err != nil {
		return archiveTrouble(err)
	}
	return usage(lang.Words{"there is no exercise %q", "لا يوجد تمرين باسم %q"}.Format(p.Exercise),
		lang.Words{"there are: %s", "الموجود: %s"}.Format(strings.Join(ids, ", ")))
}

// archiveTrouble says why something could not be done with an archive or a log.
func archiveTrouble(err error) error {
	var p *archive.Problem
	var log *store.Problem
	switch {
	case errors.As(err, &p) && p.Cause != nil:
		return failure(p.Say, lang.Words{"(%v)", "(%v)"}.Format(p.Cause), p.Next)
	case errors.As(err, &p):
		return failure(p.Say, lang.Words{}, p.Next)
	case errors.As(err, &log):
		return failure(log.Say, lang.Words{}, lang.Words{})
	case errors.Is(err, context.Canceled):
		return failure(lang.Words{"stopped", "توقف"}, lang.Words{"nothing was written", "لم يُكتب شيء"}, lang.Words{})
	}
	return err
}

// writeWhole writes a file as writeFile does, and says what went wrong in what
// is written rather than that the file could not be.
func writeWhole(name string, write func(io.Writer) error) error {
	var inner error
	err := writeFile(name, func(w io.Writer) error { inner = write(w); return inner })
	if told := archiveTrouble(inner); inner != nil && told != inner {
		return told
	}
	return err
}

// events shows on a terminal how far something with events has come.
func (a *app) events(doing lang.Words) func(done, total int64) {
	var show func(int64)
	last := int64(0)
	return func(done, total int64) {
		if show == nil {
			show = a.bar(total, doing, lang.Words{"events", "حدث"})
		}
		if done < last {
			last = 0
		}
		show(done - last)
		if last = done; done == total {
			show(-1)
			show, last = nil, 0
		}
	}
}
