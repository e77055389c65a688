package main

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"tamrin/lang"
	"tamrin/store"
	"tamrin/store/backup"
	"tamrin/store/postgres"
)

// backupCommand makes one file of all that a server keeps.
func backupCommand(a *app) *cobra.Command {
	var k kept
	var out string
	c := a.command(spec{
		use:   "backup",
		short: lang.Words{"Make one file of all that a server keeps, while it runs", "نسخ كل ما يحفظه خادم في ملف واحد أثناء عمله"},
		long: lang.Words{
			"Writes one file with the logs of all exercises, what people attached, accounts,\nscenarios, invitations and the key: everything in the server's folder, as it is at one\nmoment. The server may be running. Every log is read and checked on the way; a backup\nis there whole, or not at all. It holds secrets: keep it where nobody else reads it.\nWhere the logs are in PostgreSQL, the rest is written, and what to do about them said.",
			"يكتب ملفًا واحدًا فيه سجلات كل التمارين والمرفقات والحسابات والسيناريوهات والدعوات\nوالمفتاح: كل ما في مجلد الخادم كما هو في لحظة واحدة. ولا بأس إن كان الخادم يعمل. ويُقرأ\nكل سجل ويُتحقق منه في الطريق؛ والنسخة إما كاملة وإما غير موجودة. وفيها أسرار: احفظها حيث\nلا يقرؤها غيرك. وإن كانت السجلات في PostgreSQL كُتب ما عداها وذُكر ما يُفعل بها."},
		example: "tamrin backup --data exercises\ntamrin backup --data /srv/tamrin -o /mnt/backups/monday.tar",
		args:    exactly(0),
		run: func(*cobra.Command, []string) error {
			ctx, stop := interruptible()
			defer stop()
			return a.backup(ctx, k, out, time.Now())
		},
	})
	k.settings(a, c)
	c.Flags().StringVarP(&out, "out", "o", "", a.say(lang.Words{"file to write; tamrin-backup-DATE-TIME.tar where none is named", "الملف الذي يُكتب؛ وإلا فـ tamrin-backup-DATE-TIME.tar"}))
	return c
}

func (a *app) backup(ctx context.Context, k kept, out string, now time.Time) error {
	if out == "" {
		out = now.Format("tamrin-backup-20060102-150405.tar")
	}
	version, _ := build()
	src := backup.Source{Folder: k.folder, Logs: k.store, Program: version, Made: now, Progress: a.bytes(lang.Words{"Backing up", "نسخ احتياطي"})}
	if postgres.Is(k.store) {
		src.Logs = ""
	}
	about, err := backup.Write(ctx, src, out)
	if err != nil {
		return backupTrouble(err)
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"Written to %s: exercises %d, events %d, attached files %d. Everything was read and is sound.",
		"كُتب في %s: التمارين %d، والأحداث %d، والمرفقات %d. قُرئ كل شيء وهو سليم."}.Format(out, about.Exercises, about.Events, about.Files)))
	if n := len(about.Damaged); n > 0 {
		fmt.Fprintln(a.err, a.say(lang.Words{"Attached files that were found changed on the disk, and are not in it: %d", "مرفقات وُجدت متغيّرة على القرص فليست فيه: %d"}.Format(n)))
	}
	if postgres.Is(k.store) {
		fmt.Fprintln(a.out, a.say(lang.Words{
			"The logs are in PostgreSQL and not in this file. Back them up with PostgreSQL's own program, after this:",
			"السجلات في PostgreSQL وليست في هذا الملف. انسخها بعد ذلك ببرنامج PostgreSQL نفسه:"}))
		fmt.Fprintf(a.out, "  pg_dump --format=custom --schema='tamrin*' --file=tamrin.dump %s\n", withoutPassword(k.store))
		return nil
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"To get it back: tamrin restore %s --data FOLDER", "ولاسترجاعه: tamrin restore %s --data FOLDER"}.Format(out)))
	return nil
}

// restoreCommand makes a server's folder of a backup.
func restoreCommand(a *app) *cobra.Command {
	var k kept
	c := a.command(spec{
		use:   "restore FILE",
		short: lang.Words{"Make a server's folder of a backup", "إنشاء مجلد خادم من نسخة احتياطية"},
		long: lang.Words{
			"Checks a backup and puts it into a folder that is not there yet, or is empty; then\n`tamrin serve` goes on from it. What is in the backup is held to its sums, and every\nlog is read from its first event to its last, before the folder gets its name.",
			"يتحقق من نسخة احتياطية ويضعها في مجلد غير موجود بعد أو فارغ؛ ثم يُكمل `tamrin serve`\nمنه. ويُطابَق ما في النسخة ببصماته ويُقرأ كل سجل من أول حدث إلى آخره قبل أن يأخذ المجلد\nاسمه."},
		example: "tamrin restore /mnt/backups/monday.tar --data exercises",
		args:    exactly(1),
		run: func(_ *cobra.Command, args []string) error {
			ctx, stop := interruptible()
			defer stop()
			return a.restore(ctx, args[0], k)
		},
	})
	k.settings(a, c)
	return c
}

func (a *app) restore(ctx context.Context, file string, k kept) error {
	if k.store != "" && !postgres.Is(k.store) {
		return usage(lang.Words{"a backup is restored into one folder, logs and all", "تُسترجع النسخة في مجلد واحد بسجلاتها"},
			lang.Words{"leave out --store, and move tamrin.db and files elsewhere afterwards if they are to be there", "احذف --store، وانقل tamrin.db وfiles بعد ذلك إن لزم"})
	}
	about, err := backup.Restore(ctx, file, k.folder, a.bytes(lang.Words{"Restoring", "استرجاع"}))
	if err != nil {
		return backupTrouble(err)
	}
	fmt.Fprintln(a.out, a.say(lang.Words{"Restored to %s, as it was on %s: exercises %d, events %d, attached files %d. Everything was read and is sound.",
		"استُرجع في %s كما كان في %s: التمارين %d، والأحداث %d، والمرفقات %d. قُرئ كل شيء وهو سليم."}.
		Format(k.folder, about.Made.Local().Format("2006-01-02 15:04:05"), about.Exercises, about.Events, about.Files)))
	if postgres.Is(k.store) {
		fmt.Fprintln(a.out, a.say(lang.Words{"The logs come back into an empty database with:", "وتعود السجلات إلى قاعدة بيانات فارغة بالأمر:"}))
		fmt.Fprintf(a.out, "  pg_restore --dbname=%s tamrin.dump\n", withoutPassword(k.store))
	}
	return nil
}

// backupTrouble says why something could not be backed up or restored.
func backupTrouble(err error) error {
	var own *backup.Problem
	var log *store.Problem
	switch {
	case errors.As(err, &own) && own.Cause != nil && own.Kind != backup.Stopped:
		return failure(own.Say, reason(own.Cause), own.Next)
	case errors.As(err, &own):
		return failure(own.Say, lang.Words{}, own.Next)
	case errors.As(err, &log):
		return failure(log.Say, lang.Words{}, lang.Words{})
	}
	return err
}

// bytes shows on a terminal how far something of that many bytes has come.
func (a *app) bytes(doing lang.Words) func(done, total int64) {
	var show func(int64)
	last := int64(0)
	return func(done, total int64) {
		if show == nil {
			show = a.bar(total, doing, lang.Words{"bytes", "بايت"})
		}
		show(done - last)
		if last = done; done == total {
			show(-1)
		}
	}
}
