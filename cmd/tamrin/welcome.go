package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"tamrin/lang"
	"tamrin/staff"
	"tamrin/store/postgres"
)

// welcome tells the link for the first account, as long as there is none. A
// service's output goes into the machine's journal, which more people read and
// which is kept: there, the link is in a file for the service's user alone.
func (a *app) welcome(ctx context.Context, register *staff.Register, s service) error {
	path := filepath.Join(s.folder, "first-account")
	empty, err := register.Empty(ctx)
	if err != nil {
		return err
	}
	if !empty {
		return dropWelcome(path)
	}
	token, err := register.OfferFirst(ctx)
	if err != nil {
		return err
	}
	a.leftBehind(s)
	link := s.url + "/set-up/" + token
	if os.Getenv("JOURNAL_STREAM") == "" {
		fmt.Fprintf(a.out, "%s\n  %s\n", a.say(lang.Words{
			"There is no account yet. Open this link to make the first (good once, for 7 days):",
			"لا حساب بعد. افتح هذا الرابط لإنشاء الأول (يصلح مرة واحدة خلال 7 أيام):"}), link)
		return nil
	}
	if err := dropWelcome(path); err != nil { // else it would keep the rights that it was given
		return err
	}
	if err := os.WriteFile(path, []byte(link+"\n"), 0o600); err != nil {
		return err
	}
	fmt.Fprintln(a.out, a.say(lang.Words{
		"There is no account yet. The link that makes the first is in %s.",
		"لا حساب بعد. رابط إنشاء الحساب الأول في %s."}.Format(path)))
	return nil
}

// dropWelcome removes the file with the link; there need not be one.
func dropWelcome(path string) error {
	if err := os.Remove(path); err != nil && !os.IsNotExist(err) {
		return err
	}
	return nil
}

// leftBehind tells of accounts in the folder that do not count, as the logs, and
// with them the accounts, are in a database.
func (a *app) leftBehind(s service) {
	path := filepath.Join(s.folder, "staff.db")
	if _, err := os.Stat(path); err != nil || !postgres.Is(s.store) {
		return
	}
	fmt.Fprintln(a.err, a.say(lang.Words{
		"The accounts, invitations and uploaded scenarios in %s are not used with PostgreSQL, which holds its own; the file is left as it is.",
		"الحسابات والدعوات والسيناريوهات المرفوعة في %s لا تُستعمل مع PostgreSQL لأن لها سجلها فيه، والملف باقٍ كما هو."}.Format(path)))
}
