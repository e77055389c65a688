package staff

import (
	"context"
	"database/sql"
	"strings"
	"time"
	"unicode"

	"tamrin/lang"
)

// Role is what a member of the staff may do.
type Role string

// The roles: an administrator may do what a planner may, and look after the
// accounts. Planners are also the controllers of their exercises.
const (
	Administrator Role = "administrator"
	Planner       Role = "planner"
)

// Account is a member of the staff.
type Account struct {
	ID    int64
	Login string // in lower case
	Name  string
	Role  Role
}

// offerLasts is how long a set-up link is good.
const offerLasts = 7 * 24 * time.Hour

// maxName is the longest name of a person or thing, in bytes.
const maxName = 200

// Empty reports whether there is no account yet.
func (r *Register) Empty(ctx context.Context) (bool, error) {
	var n int
	err := r.row(ctx, `SELECT count(*) FROM accounts`, nil, &n)
	return n == 0, err
}

// Offer makes a set-up link's token: whoever holds it may make one account of
// that role, once, within a week.
func (r *Register) Offer(ctx context.Context, role Role) (token string, err error) {
	token = newToken()
	_, err = r.noted(ctx, Offered, string(role), `INSERT INTO offers (hash, role, expires) VALUES (?, ?, ?)`, hashed(token), string(role), r.now().Add(offerLasts).UnixMilli())
	return token, err
}

// OfferFirst is Offer for the first administrator of a register without
// accounts; links for it that were printed before are void.
func (r *Register) OfferFirst(ctx context.Context) (token string, err error) {
	if _, err := r.change(ctx, `DELETE FROM offers`); err != nil {
		return "", err
	}
	return r.Offer(ctx, Administrator)
}

// Offered returns the role for which a set-up link is good.
func (r *Register) Offered(ctx context.Context, token string) (Role, error) {
	return offered(ctx, r.db, token, r.ms())
}

type querier interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// offered tells a link that was used or made up nothing: it was perhaps never there.
func offered(ctx context.Context, q querier, token string, now int64) (Role, error) {
	var role string
	var expires int64
	err := q.QueryRowContext(ctx, `SELECT role, expires FROM offers WHERE hash = ?`, hashed(token)).Scan(&role, &expires)
	switch {
	case err == sql.ErrNoRows:
		return "", notFound
	case err == nil && expires < now:
		return "", expired
	}
	return Role(role), unavailable(err)
}

// Enrol makes the account for which a set-up link is good, and uses the link up.
func (r *Register) Enrol(ctx context.Context, token, login, name, password string) (Account, error) {
	a := Account{Login: readLogin(login), Name: strings.TrimSpace(name)}
	if err := a.check(); err != nil {
		return Account{}, err
	}
	// Not before the link is known to be good: strangers must not make work.
	if _, err := r.Offered(ctx, token); err != nil {
		return Account{}, err
	}
	kept, err := r.guard(ctx, password)
	if err != nil {
		return Account{}, err
	}
	err = r.together(ctx, func(tx *sql.Tx) error {
		if a.Role, err = offered(ctx, tx, token, r.ms()); err != nil {
			return err
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO accounts (login, name, role, password, created) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
			a.Login, a.Name, string(a.Role), kept, r.ms())
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return loginTaken
		}
		a.ID, _ = done.LastInsertId() // SQLite always knows
		if _, err = tx.ExecContext(ctx, `DELETE FROM offers WHERE hash = ?`, hashed(token)); err != nil {
			return err
		}
		return r.note(As(ctx, Actor{a.Login, actor(ctx).From}), tx, Enrolled, a.Login)
	})
	return a, err
}

var loginTaken = &Problem{Kind: Taken,
	Say:  lang.Words{"Somebody signs in with this name already; no account was made.", "يوجد من يدخل بهذا الاسم، ولم يُنشأ حساب."},
	Next: lang.Words{"Choose another name to sign in with.", "اختر اسم دخول آخر."}}

func readLogin(s string) string { return strings.ToLower(strings.TrimSpace(s)) }

func (a Account) check() error {
	odd := func(c rune) bool { return unicode.IsSpace(c) || unicode.IsControl(c) }
	switch {
	case a.Login == "" || len(a.Login) > maxName || strings.ContainsFunc(a.Login, odd):
		return invalid(lang.Words{"The name to sign in with must be there and have no spaces; no account was made.",
			"اسم الدخول لازم وبلا مسافات، ولم يُنشأ حساب."})
	case badName(a.Name):
		return invalid(lang.Words{"Your name, as colleagues see it, must be there and be shorter than 200 letters; no account was made.",
			"اسمك كما يراه زملاؤك لازم، وأقصر من 200 حرف، ولم يُنشأ حساب."})
	}
	return nil
}

func badName(s string) bool {
	return strings.TrimSpace(s) == "" || len(s) > maxName || strings.ContainsFunc(s, unicode.IsControl)
}

// Accounts lists the staff by name.
func (r *Register) Accounts(ctx context.Context) ([]Account, error) {
	return all(ctx, r, scanAccount, `SELECT id, login, name, role FROM accounts ORDER BY name, id`)
}

func scanAccount(rows *sql.Rows, a *Account) error {
	return rows.Scan(&a.ID, &a.Login, &a.Name, &a.Role)
}

// Remove deletes an account and ends its sessions. The last administrator
// can't be removed.
func (r *Register) Remove(ctx context.Context, id int64) error {
	var login string
	if err := r.row(ctx, `SELECT login FROM accounts WHERE id = ?`, []any{id}, &login); err != nil && KindOf(err) != NotFound {
		return err
	}
	n, err := r.noted(ctx, Removed, login, `DELETE FROM accounts WHERE id = ? AND
		(role <> 'administrator' OR (SELECT count(*) FROM accounts WHERE role = 'administrator') > 1)`, id)
	if err == nil && n == 0 {
		return &Problem{Kind: Invalid,
			Say:  lang.Words{"The account was not removed: it is gone already, or it is the last administrator's.", "لم يُحذف الحساب: إما أنه حُذف من قبل أو أنه لآخر مسؤول."},
			Next: lang.Words{"Make another administrator first.", "أنشئ مسؤولًا آخر أولًا."}}
	}
	return err
}

// SetPassword changes a password for somebody who knows the old one, and ends
// every session of the account.
func (r *Register) SetPassword(ctx context.Context, a Account, old, password string) error {
	var kept string
	if err := r.row(ctx, `SELECT password FROM accounts WHERE id = ?`, []any{a.ID}, &kept); err != nil {
		return err
	}
	if ok, err := r.matches(ctx, kept, old); err != nil {
		return unavailable(err)
	} else if !ok {
		return &Problem{Kind: Refused, Say: lang.Words{"The present password is another one; nothing was changed.", "كلمة المرور الحالية غير صحيحة، ولم يتغيّر شيء."}}
	}
	fresh, err := r.guard(ctx, password)
	if err != nil {
		return err
	}
	return r.together(ctx, func(tx *sql.Tx) error {
		if _, err := tx.ExecContext(ctx, `UPDATE accounts SET password = ? WHERE id = ?`, fresh, a.ID); err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, `DELETE FROM sessions WHERE account = ?`, a.ID); err != nil {
			return err
		}
		return r.note(ctx, tx, ChangedPass, a.Login)
	})
}
