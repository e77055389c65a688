package staff

import (
	"context"
	"time"
)

// SessionLasts is how long somebody stays signed in at most.
const SessionLasts = 14 * 24 * time.Hour

// SignIn returns a session's token for who knows the password. A wrong name
// and a wrong password are answered alike, and take equally long.
func (r *Register) SignIn(ctx context.Context, login, password string) (token string, err error) {
	var id int64
	kept := nobody
	if err := r.row(ctx, `SELECT id, password FROM accounts WHERE login = ?`, []any{readLogin(login)}, &id, &kept); err != nil && KindOf(err) != NotFound {
		return "", err
	}
	if kept == "" {
		id, kept = 0, nobody // somebody whom a provider lets in, and no password
	}
	ok, err := r.matches(ctx, kept, password)
	if err != nil {
		return "", unavailable(err)
	}
	if !ok || id == 0 {
		if id == 0 {
			login = "" // perhaps a password, in the wrong field
		}
		if r.failures.Try("", r.now()) == 0 { // strangers must not fill the disk
			if err := r.Note(ctx, SignInFailed, readLogin(login)); err != nil {
				return "", err
			}
		}
		return "", wrongPassword
	}
	if err := r.Note(As(ctx, Actor{readLogin(login), actor(ctx).From}), SignedIn, readLogin(login)); err != nil {
		return "", err
	}
	return r.Begin(ctx, id)
}

// Begin returns the token of a new session of the account. Sessions that have
// run out are swept out on the way.
func (r *Register) Begin(ctx context.Context, account int64) (token string, err error) {
	if _, err := r.change(ctx, `DELETE FROM sessions WHERE expires < ?`, r.ms()); err != nil {
		return "", err
	}
	token = newToken()
	_, err = r.change(ctx, `INSERT INTO sessions (hash, account, expires) VALUES (?, ?, ?)`, hashed(token), account, r.now().Add(SessionLasts).UnixMilli())
	return token, err
}

// Session returns the account that is signed in with the token; a Problem of
// kind NotFound where nobody is.
func (r *Register) Session(ctx context.Context, token string) (a Account, err error) {
	err = r.row(ctx, `SELECT a.id, a.login, a.name, a.role FROM sessions s JOIN accounts a ON a.id = s.account WHERE s.hash = ? AND s.expires >= ?`,
		[]any{hashed(token), r.ms()}, &a.ID, &a.Login, &a.Name, &a.Role)
	return a, err
}

// SignOut ends one session.
func (r *Register) SignOut(ctx context.Context, token string) error {
	_, err := r.change(ctx, `DELETE FROM sessions WHERE hash = ?`, hashed(token))
	return err
}

// SignOutEverywhere ends every session of the account.
func (r *Register) SignOutEverywhere(ctx context.Context, account int64) error {
	var login string
	if err := r.row(ctx, `SELECT login FROM accounts WHERE id = ?`, []any{account}, &login); err != nil {
		return err
	}
	_, err := r.noted(ctx, SignedOutAll, login, `DELETE FROM sessions WHERE account = ?`, account)
	return err
}
