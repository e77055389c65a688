package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"tamrin/archive"
	"tamrin/lang"
)

// verifyCommand checks an archive without a server.
func verifyCommand(a *app) *cobra.Command {
	var key string
	c := a.command(spec{
		use:   "verify FILE",
		short: lang.Words{"Check an archive, and name the first altered event", "التحقق من أرشيف، وتسمية أول حدث مغيَّر"},
		long: lang.Words{
			"Checks every byte of an archive and says what was checked: the signature and whose\nkey made it, the scenario, each event, the attachments, the reports; and that the log\nreplays. If something was altered it says what, and names the first altered event.\nNeeds no server and no network. Exit code 0: all is sound; 1: it is not.",
			"يتحقق من كل بايت في الأرشيف ويبيّن ما فُحص: التوقيع وصاحب مفتاحه، والسيناريو، وكل\nحدث، والمرفقات، والتقارير؛ وأن السجل يُعاد عرضه. فإن غُيِّر شيء بيّن ما هو وسمّى أول حدث\nمغيَّر. لا يحتاج إلى خادم ولا شبكة. رمز الخروج 0: كل شيء سليم؛ 1: ليس سليمًا."},
		example: "tamrin verify spring.tamrin\ntamrin verify spring.tamrin --key 2ZRT-WWDD-X83X-DSBJ-057V",
		args:    exactly(1),
		run: func(_ *cobra.Command, args []string) error {
			ctx, stop := interruptible()
			defer stop()
			return a.verify(ctx, args[0], key)
		},
	})
	keyFlag(a, c, &key)
	return c
}

func keyFlag(a *app, c *cobra.Command, key *string) {
	c.Flags().StringVar(key, "key", "", a.say(lang.Words{"whose it should be: a fingerprint, or a file with the public key (archive.pub)", "صاحبه المفترض: بصمة، أو ملف فيه المفتاح العام (archive.pub)"}))
}

// opened is an archive on disk.
type opened struct {
	*archive.Archive
	file *os.File
}

func (o *opened) Close() error { return o.file.Close() }

func openArchive(name string) (*opened, error) {
	f, err := os.Open(name)
	if err == nil {
		var info os.FileInfo
		if info, err = f.Stat(); err == nil && info.IsDir() {
			err = errors.New("it is a folder")
		}
		if err == nil {
			var x *archive.Archive
			if x, err = archive.Open(f, info.Size()); err == nil {
				return &opened{x, f}, nil
			}
		}
		f.Close()
	}
	if told := archiveTrouble(err); told != err {
		return nil, told
	}
	return nil, failure(lang.Words{"%s cannot be read", "تعذّرت قراءة %s"}.Format(name), lang.Words{}, reason(err))
}

// known reads what --key was given: a fingerprint, or the file that holds a key.
func known(key string) (string, error) {
	b, err := os.ReadFile(key)
	switch {
	case err == nil && len(b) <= 1024:
		key = string(b)
	case key != "" && strings.ContainsAny(key, `/\.`):
		return "", usage(lang.Words{"there is no key in %s", "لا مفتاح في %s"}.Format(key), lang.Words{"give a fingerprint, or the file archive.pub", "اذكر بصمة، أو الملف archive.pub"})
	}
	return strings.TrimSpace(key), nil
}

// verify checks an archive and says what was found.
func (a *app) verify(ctx context.Context, name, key string) error {
	key, err := known(key)
	if err != nil {
		return err
	}
	x, err := openArchive(name)
	if err != nil {
		return err
	}
	defer x.Close()
	m := &x.Manifest
	fmt.Fprintln(a.out, a.say(lang.Words{"%s: exercise %s, archived on %s by version %s", "%s: التمرين %s، أُرشف في %s بالإصدار %s"}.Format(
		name, lang.Isolate(strings.TrimSpace(m.Exercise+" "+m.Name)), m.Made.Format("2006-01-02 15:04 MST"), m.Program)))
	f, err := x.Verify(ctx, key, a.events(lang.Words{"Checking", "تحقق"}))
	if err != nil {
		return archiveTrouble(err)
	}
	a.tellChecks(f)
	if f.State() == archive.Amiss {
		return errProblemsFound
	}
	if _, err := x.Replay(ctx); err != nil {
		return archiveTrouble(err)
	}
	a.tellCheck(archive.Check{State: archive.Sound, Say: lang.Words{"the log replays over the scenario with this version, and reaches the states that were recorded", "يُعاد عرض السجل على السيناريو بهذا الإصدار ويبلغ الحالات المسجّلة"}})
	return nil
}

func (a *app) tellChecks(f *archive.Findings) {
	for _, c := range f.Checks {
		a.tellCheck(c)
	}
	if f.State() == archive.Amiss {
		fmt.Fprintln(a.out, a.say(lang.Words{"Do NOT rely on this archive. Have it sent again by whom you had it from, and compare.", "لا تعتمد على هذا الأرشيف. اطلب إرساله ثانية ممن أخذته منه وقارن."}))
	}
}

// tellCheck says one thing that was checked.
func (a *app) tellCheck(c archive.Check) {
	mark := map[archive.State]lang.Words{
		archive.Sound: {"ok      ", "سليم    "}, archive.Amiss: {"ALTERED ", "مغيَّر   "}, archive.Unknown: {"unsure  ", "غير مؤكد"}}[c.State]
	fmt.Fprintf(a.out, "  %s %s\n", a.say(mark), a.say(c.Say))
}
