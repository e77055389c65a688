package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"tamrin/archive"
	"tamrin/lang"
)

// importArchiveCommand puts the exercise of an archive into a server's folder.
func importArchiveCommand(a *app) *cobra.Command {
	var k kept
	var key, as string
	c := a.command(spec{
		use:   "import FILE",
		short: lang.Words{"Take an exercise from an archive", "أخذ تمرين من أرشيف"},
		long: lang.Words{
			"Checks an archive and puts its exercise into a server's folder, to replay and review\nit there. The server may be running. It keeps its name where that is free, else it gets\na number. Its log says that it was imported, and from which archive.",
			"يتحقق من أرشيف ويضع تمرينه في مجلد خادم لإعادة عرضه ومراجعته هناك. ولا بأس إن كان الخادم\nيعمل. يبقى اسمه إن كان متاحًا وإلا أُلحق به رقم. ويذكر سجله أنه مستورد ومن أي أرشيف."},
		example: "tamrin import spring.tamrin --data exercises",
		args:    exactly(1),
		run: func(_ *cobra.Command, args []string) error {
			ctx, stop := interruptible()
			defer stop()
			return a.importArchive(ctx, args[0], k, key, as)
		},
	})
	k.settings(a, c)
	keyFlag(a, c, &key)
	c.Flags().StringVar(&as, "as", "", a.say(lang.Words{"what the exercise is to be called there", "الاسم الذي يأخذه التمرين هناك"}))
	return c
}

func (a *app) importArchive(ctx context.Context, name string, k kept, key, as string) error {
	x, err := a.sound(ctx, name, key)
	if err != nil {
		return err
	}
	defer x.Close()
	log, err := k.open(ctx, true)
	if err != nil {
		return err
	}
	defer log.Close()
	id, err := x.Import(ctx, archive.Import{Into: log, As: as, Now: time.Now(), Progress: a.events(lang.Words{"Importing", "استيراد"})})
	if err != nil {
		return archiveTrouble(err)
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"Imported as %s: %d events, signed with the key %s.", "استُورد باسم %s، وعدد أحداثه %d، وهو موقَّع بالمفتاح %s."}.Format(id, x.Manifest.Events, x.Signer.Fingerprint())))
	return nil
}

// sound opens an archive that is as it was signed. Of any other it says what was
// altered.
func (a *app) sound(ctx context.Context, name, key string) (*opened, error) {
	key, err := known(key)
	if err != nil {
		return nil, err
	}
	x, err := openArchive(name)
	if err != nil {
		return nil, err
	}
	f, err := x.Verify(ctx, key, a.events(lang.Words{"Checking", "تحقق"}))
	if err == nil && f.State() != archive.Amiss {
		return x, nil
	}
	x.Close()
	if err != nil {
		return nil, archiveTrouble(err)
	}
	a.tellChecks(f)
	return nil, errProblemsFound
}
