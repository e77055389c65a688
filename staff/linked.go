package staff

import (
	"context"
	"database/sql"
	"errors"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// LinkedLasts is how long somebody stays signed in whom a provider vouched for:
// a working day, as the provider may have shut them out since.
const LinkedLasts = 12 * time.Hour

// Linked is somebody whom a provider of single sign-on vouches for. Issuer and
// Subject together name them; the others are what is true of them now.
type Linked struct {
	Issuer, Subject string
	Login, Name     string
	Role            Role // "" for somebody who may do nothing here
}

// SignInLinked begins a session for somebody whom a provider vouches for, in the
// account that is linked with them; the first time one is made. What the
// provider says of their name and role holds from now on. Who may do nothing is
// refused, and their sessions end. The account of somebody else who is called so
// is never taken.
func (r *Register) SignInLinked(ctx context.Context, l Linked) (token string, a Account, err error) {
	token = newToken()
	err = r.together(ctx, func(tx *sql.Tx) error {
		err := tx.QueryRowContext(ctx, `SELECT a.id, a.login, a.name, a.role FROM identities i JOIN accounts a ON a.id = i.account WHERE i.issuer = ? AND i.subject = ?`,
			l.Issuer, l.Subject).Scan(&a.ID, &a.Login, &a.Name, &a.Role)
		known := err == nil
		switch {
		case err != nil && !errors.Is(err, sql.ErrNoRows):
			return err
		case l.Role == "" && known:
			_, err = tx.ExecContext(ctx, `DELETE FROM sessions WHERE account = ?`, a.ID)
		case l.Role == "":
			return nil
		case known:
			err = r.renew(ctx, tx, &a, l)
		default:
			a, err = r.link(ctx, tx, l)
		}
		if err != nil || l.Role == "" {
			return err
		}
		if err := r.note(As(ctx, Actor{a.Login, actor(ctx).From}), tx, SignedIn, a.Login); err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, `INSERT INTO sessions (hash, account, expires) VALUES (?, ?, ?)`, hashed(token), a.ID, r.now().Add(LinkedLasts).UnixMilli())
		return err
	})
	if err == nil && l.Role == "" {
		return "", a, r.turnedAway(ctx, a)
	}
	return token, a, err
}

// turnedAway writes down that somebody may do nothing here.
func (r *Register) turnedAway(ctx context.Context, a Account) error {
	if r.failures.Try("", r.now()) == 0 {
		if err := r.Note(ctx, SignInFailed, a.Login); err != nil {
			return err
		}
	}
	return noRole
}

// link makes the account of somebody who comes for the first time.
func (r *Register) link(ctx context.Context, tx *sql.Tx, l Linked) (Account, error) {
	a := Account{Login: loginOf(l.Login), Name: nameOf(l.Name, loginOf(l.Login)), Role: l.Role}
	for n := 2; ; n++ {
		var taken int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM accounts WHERE login = ?`, a.Login).Scan(&taken); err != nil {
			return a, err
		}
		if taken == 0 {
			break
		}
		a.Login = loginOf(l.Login) + "-" + strconv.Itoa(n)
	}
	// Without a password: nobody signs in with none.
	done, err := tx.ExecContext(ctx, `INSERT INTO accounts (login, name, role, password, created) VALUES (?, ?, ?, '', ?)`, a.Login, a.Name, string(a.Role), r.ms())
	if err != nil {
		return a, err
	}
	a.ID, _ = done.LastInsertId() // both databases know
	if _, err := tx.ExecContext(ctx, `INSERT INTO identities (issuer, subject, account) VALUES (?, ?, ?)`, l.Issuer, l.Subject, a.ID); err != nil {
		return a, err
	}
	return a, r.note(As(ctx, Actor{a.Login, actor(ctx).From}), tx, Enrolled, a.Login)
}

// renew keeps what is true of somebody now.
func (r *Register) renew(ctx context.Context, tx *sql.Tx, a *Account, l Linked) error {
	was := a.Role
	a.Name, a.Role = nameOf(l.Name, a.Login), l.Role
	if _, err := tx.ExecContext(ctx, `UPDATE accounts SET name = ?, role = ? WHERE id = ?`, a.Name, string(a.Role), a.ID); err != nil {
		return err
	}
	if a.Role == was {
		return nil
	}
	return r.note(As(ctx, Actor{a.Login, actor(ctx).From}), tx, ChangedRole, a.Login+" "+string(a.Role))
}

// loginOf makes of what a provider calls somebody a login as accounts have it.
func loginOf(s string) string {
	s = strings.Map(func(c rune) rune {
		if unicode.IsSpace(c) || unicode.IsControl(c) {
			return '.'
		}
		return c
	}, readLogin(s))
	return strings.ToValidUTF8(s[:min(len(s), maxName-10)], "")
}

func nameOf(s, otherwise string) string {
	if badName(s) {
		return otherwise
	}
	return strings.TrimSpace(s)
}
