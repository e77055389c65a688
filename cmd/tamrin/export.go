package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tamrin/archive"
	"tamrin/lang"
	"tamrin/research"
)

// exportation is what was asked for on the command line.
type exportation struct {
	kept
	what, format, out string
	pseudonyms        bool
	keyed             bool // --data was given: its key makes the pseudonyms
}

// exportLogCommand writes the log of an exercise for researchers.
func exportLogCommand(a *app) *cobra.Command {
	var e exportation
	c := a.command(spec{
		use:   "export EXERCISE|FILE",
		short: lang.Words{"Write an exercise's log for those who study it", "كتابة سجل تمرين لمن يدرسه"},
		long: lang.Words{
			"Writes the events of an exercise, or of an archive, as JSON Lines, separated text or\na workbook; docs/events.md says what they mean. With --pseudonyms, P-001 and so on\nstand for people's names; what people wrote stays, and should be read before it is\ngiven away. A file that says all this is written beside.",
			"يكتب أحداث تمرين أو أرشيف بصيغة JSON Lines أو نصًا مفصولًا أو مصنّفًا؛ ومعانيها في\ndocs/events.ar.md. ومع ‎--pseudonyms تحل P-001 وما بعدها محل أسماء الناس؛ ويبقى ما كتبوه\nفليُقرأ قبل أن يُعطى لأحد. ويُكتب إلى جانبه ملف يبيّن ذلك كله."},
		example: "tamrin export flood-3fa2c1 --data exercises --format xlsx --out flood.xlsx --pseudonyms\ntamrin export spring.tamrin > spring.jsonl",
		args:    exactly(1),
		run: func(c *cobra.Command, args []string) error {
			ctx, stop := interruptible()
			defer stop()
			e.what, e.keyed = args[0], c.Flags().Changed("data")
			return a.exportLog(ctx, e)
		},
	})
	e.settings(a, c)
	choiceFlag(c.Flags(), &e.format, "format", research.Formats, a.say(lang.Words{"form of the file", "صيغة الملف"}))
	c.Flags().StringVarP(&e.out, "out", "o", "", a.say(lang.Words{"file to write; the screen where none is named", "الملف الذي يُكتب؛ وإلا فالشاشة"}))
	c.Flags().BoolVar(&e.pseudonyms, "pseudonyms", false, a.say(lang.Words{"put P-001 and so on in the place of people's names", "وضع P-001 وما بعدها محل أسماء الناس"}))
	return c
}

func (a *app) exportLog(ctx context.Context, e exportation) error {
	if e.format == "xlsx" && e.out == "" {
		return usage(lang.Words{"a workbook is not for the screen", "المصنّف لا يُعرض على الشاشة"}, lang.Words{"name a file with --out", "اذكر ملفًا بالخيار ‎--out"})
	}
	x, done, err := a.exported(ctx, e)
	if err != nil {
		return err
	}
	defer done()
	if x.Secret, err = e.secret(x.Exercise); err != nil {
		return archiveTrouble(err)
	}
	write := func(w io.Writer) error { return x.Write(ctx, w, e.format) }
	if e.out == "" {
		if err := write(a.out); err != nil {
			return archiveTrouble(err)
		}
		return nil
	}
	x.Progress = a.events(lang.Words{"Exporting", "تصدير"})
	if err := writeWhole(e.out, write); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"Written to %s: %d events.", "كُتب في %s، وعدد أحداثه %d."}.Format(e.out, x.Events)))
	if e.format == "xlsx" {
		return nil // it says on its first sheet what it is
	}
	if err := writeFile(e.out+".readme.txt", x.WriteReadme); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"What it is: %s", "ما هو: %s"}.Format(e.out+".readme.txt")))
	return nil
}

// secret is what pseudonyms are made with; nil where none are. Those made from
// a server's folder are the same each time; those of an archive alone are not.
func (e *exportation) secret(id string) ([]byte, error) {
	if !e.pseudonyms {
		return nil, nil
	}
	if isArchive(e.what) && !e.keyed {
		b := make([]byte, 32)
		rand.Read(b) // never fails
		return b, nil
	}
	k, err := archive.KeyIn(e.folder)
	if err != nil {
		return nil, err
	}
	return k.Secret("pseudonyms " + id), nil
}

// isArchive reports whether what was asked for is a file and no exercise.
func isArchive(what string) bool {
	info, err := os.Stat(what)
	return strings.HasSuffix(what, archive.Ending) || err == nil && info.Mode().IsRegular()
}

// exported finds the log that was asked for. done lets go of it.
func (a *app) exported(ctx context.Context, e exportation) (x *research.Export, done func() error, err error) {
	if isArchive(e.what) {
		f, err := a.sound(ctx, e.what, "")
		if err != nil {
			return nil, nil, err
		}
		return &research.Export{Exercise: f.Manifest.Exercise, Name: f.Manifest.Name, Events: f.Manifest.Events, Lang: a.lang, Walk: f.Walk}, f.Close, nil
	}
	log, err := e.open(ctx, false)
	if err != nil {
		return nil, nil, err
	}
	x, err = research.Of(ctx, log, e.what)
	if err != nil {
		defer log.Close()
		return nil, nil, a.noExercise(ctx, log, err)
	}
	x.Lang = a.lang
	return x, log.Close, nil
}
