package staff

import (
	"cmp"
	"context"
	"database/sql"
	"strings"
	"time"

	"tamrin/lang"
)

// Invitation lets people into one seat of an exercise, or into whichever seat
// of a cell is free. Its link and code can be read again, so that its sheet can
// be printed again; that is why they lie in the file as they are.
type Invitation struct {
	ID       int64
	Exercise string
	Cell     string
	Seat     string // "" for any seat of the cell
	Token    string
	Code     string
	Expires  int64 // Unix ms
	Revoked  bool
	At       int64 // Unix ms
	Guests   int   // who came with it
}

// MaxInvitation is how long an invitation may be good.
const MaxInvitation = 90 * 24 * time.Hour

// maxInvitations is how many one exercise may have, and MaxGuests how many
// people may come with one.
const (
	maxInvitations = 2000
	MaxGuests      = 100
)

// Invite makes an invitation that is good for as long as lasts.
func (r *Register) Invite(ctx context.Context, exercise, cell, seat string, lasts time.Duration) (Invitation, error) {
	if lasts <= 0 || lasts > MaxInvitation {
		return Invitation{}, invalid(lang.Words{"An invitation is good for 90 days at most; none was made.", "الدعوة صالحة 90 يومًا على الأكثر، ولم تُنشأ دعوة."})
	}
	i := Invitation{Exercise: exercise, Cell: cell, Seat: seat, Token: newToken(), Code: newCode(), Expires: r.now().Add(lasts).UnixMilli(), At: r.ms()}
	err := r.together(ctx, func(tx *sql.Tx) error {
		var n int
		if err := tx.QueryRowContext(ctx, `SELECT count(*) FROM invitations WHERE exercise = ?`, exercise).Scan(&n); err != nil {
			return err
		}
		if n >= maxInvitations {
			return invalid(lang.Words{"This exercise has 2,000 invitations already; none was made.", "لهذا التمرين 2,000 دعوة من قبل، ولم تُنشأ دعوة."})
		}
		done, err := tx.ExecContext(ctx, `INSERT INTO invitations (exercise, cell, seat, token, code, expires, at) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			i.Exercise, i.Cell, i.Seat, i.Token, i.Code, i.Expires, i.At)
		if err != nil {
			return err
		}
		i.ID, _ = done.LastInsertId() // SQLite always knows
		return r.note(ctx, tx, Invited, i.into())
	})
	return i, err
}

const invitationColumns = `i.id, i.exercise, i.cell, i.seat, i.token, i.code, i.expires, i.revoked, i.at,
	(SELECT count(*) FROM guests g WHERE g.invitation = i.id)`

func (i *Invitation) fields() []any {
	return []any{&i.ID, &i.Exercise, &i.Cell, &i.Seat, &i.Token, &i.Code, &i.Expires, &i.Revoked, &i.At, &i.Guests}
}

// Invitations lists those of an exercise, in the order in which they were made.
func (r *Register) Invitations(ctx context.Context, exercise string) ([]Invitation, error) {
	scan := func(rows *sql.Rows, i *Invitation) error { return rows.Scan(i.fields()...) }
	return all(ctx, r, scan, `SELECT `+invitationColumns+` FROM invitations i WHERE i.exercise = ? ORDER BY i.id`, exercise)
}

// Invitation returns the one that a link's token or a code opens. One that was
// revoked or has expired gives a Problem of kind Gone.
func (r *Register) Invitation(ctx context.Context, tokenOrCode string) (i Invitation, err error) {
	err = r.row(ctx, `SELECT `+invitationColumns+` FROM invitations i WHERE i.token = ? OR i.code = ?`,
		[]any{tokenOrCode, readCode(tokenOrCode)}, i.fields()...)
	switch {
	case err != nil && KindOf(err) == NotFound:
		return i, wrongCode
	case err != nil:
		return i, err
	case i.Revoked:
		return i, revoked
	case i.Expires < r.ms():
		return i, expired
	}
	return i, nil
}

// Revoke withdraws an invitation of the exercise: nobody comes in with it any
// more, and who came with it is sent out.
func (r *Register) Revoke(ctx context.Context, exercise string, id int64) error {
	i := Invitation{Exercise: exercise}
	if err := r.row(ctx, `SELECT cell, seat FROM invitations WHERE id = ? AND exercise = ?`, []any{id, exercise}, &i.Cell, &i.Seat); err != nil {
		return err
	}
	_, err := r.noted(ctx, Revoked, i.into(), `UPDATE invitations SET revoked = 1 WHERE id = ?`, id)
	return err
}

// into says where an invitation leads.
func (i *Invitation) into() string { return i.Exercise + " " + cmp.Or(i.Seat, i.Cell) }

// Guest is somebody who came with an invitation.
type Guest struct {
	Invitation int64
	Exercise   string
	Seat       string
	Name       string
}

// Admit lets somebody in with the invitation and returns the token of their
// session. seats are those of the invitation's cell, in order: who is invited
// into the cell gets the first in which nobody sits who came with an
// invitation that stands.
func (r *Register) Admit(ctx context.Context, i Invitation, seats []string, name string) (token string, g Guest, err error) {
	if name = strings.TrimSpace(name); name != "" && badName(name) {
		return "", g, invalid(lang.Words{"A name must be shorter than 200 letters, on one line; nobody was let in.", "الاسم أقصر من 200 حرف وفي سطر واحد، ولم يدخل أحد."})
	}
	token, g = newToken(), Guest{Invitation: i.ID, Exercise: i.Exercise, Seat: i.Seat, Name: name}
	err = r.together(ctx, func(tx *sql.Tx) error {
		if g.Seat == "" {
			if g.Seat, err = freeSeat(ctx, tx, i, seats); err != nil {
				return err
			}
		}
		// The condition holds what was checked before, in case it was revoked in between.
		done, err := tx.ExecContext(ctx, `INSERT INTO guests (hash, invitation, seat, name, at) SELECT ?, id, ?, ?, ? FROM invitations i
			WHERE id = ? AND revoked = 0 AND expires >= ? AND (SELECT count(*) FROM guests WHERE invitation = i.id) < ?`,
			hashed(token), g.Seat, name, r.ms(), i.ID, r.ms(), MaxGuests)
		if err != nil {
			return err
		}
		if n, err := done.RowsAffected(); err != nil || n == 0 {
			return noSeatLeft
		}
		return nil
	})
	return token, g, err
}

func freeSeat(ctx context.Context, tx *sql.Tx, i Invitation, seats []string) (string, error) {
	rows, err := tx.QueryContext(ctx, `SELECT g.seat FROM invitations j JOIN guests g ON g.invitation = j.id
		WHERE j.exercise = ? AND j.cell = ? AND j.revoked = 0`, i.Exercise, i.Cell)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	taken := map[string]bool{}
	for rows.Next() {
		var seat string
		if err := rows.Scan(&seat); err != nil {
			return "", err
		}
		taken[seat] = true
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	for _, seat := range seats {
		if !taken[seat] {
			return seat, nil
		}
	}
	return "", noSeatLeft
}

// Guest returns who holds a session's token. Where their invitation was revoked
// since, it gives a Problem of kind Gone; that it has run out does not send
// anybody out.
func (r *Register) Guest(ctx context.Context, token string) (g Guest, err error) {
	var out bool
	err = r.row(ctx, `SELECT g.invitation, i.exercise, g.seat, g.name, i.revoked FROM guests g JOIN invitations i ON i.id = g.invitation WHERE g.hash = ?`,
		[]any{hashed(token)}, &g.Invitation, &g.Exercise, &g.Seat, &g.Name, &out)
	if err == nil && out {
		err = revoked
	}
	return g, err
}
