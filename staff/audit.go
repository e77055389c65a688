package staff

import (
	"bytes"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/json"
	"errors"
	"slices"
)

// Deed is something that was done to a server and is written down for its
// administrators.
type Deed string

// The deeds. What each is about stands beside it.
const (
	Offered      Deed = "offered"        // a set-up link was made: the role
	Enrolled     Deed = "enrolled"       // an account was made: its login
	Removed      Deed = "removed"        // an account was deleted: its login
	ChangedRole  Deed = "changed_role"   // the provider gave an account another role: its login and the role
	ChangedPass  Deed = "changed_pass"   // a password: the account's login
	SignedIn     Deed = "signed_in"      // the account's login
	SignInFailed Deed = "sign_in_failed" // the account's login; "" where there is none of that name
	SignedOutAll Deed = "signed_out_all" // every session of an account: its login
	KeptScenario Deed = "kept_scenario"  // the scenario's name
	Discarded    Deed = "discarded"      // a scenario: its name
	MadeExercise Deed = "made_exercise"  // the exercise's identifier
	TookIn       Deed = "took_in"        // an exercise was imported: its identifier
	Invited      Deed = "invited"        // an invitation was made: the exercise and the seat, or the cell
	Revoked      Deed = "revoked"        // an invitation was withdrawn: likewise
	Named        Deed = "named"          // who is meant for which seat was written down: the exercise
	TookArchive  Deed = "took_archive"   // an exercise's archive was downloaded: its identifier
	TookLog      Deed = "took_log"       // its log for those who study it: likewise, with "names" where people's names were in it

	KeptTemplate    Deed = "kept_template"    // a template of a document was uploaded: its name
	RemovedTemplate Deed = "removed_template" // likewise
)

// Entry is one line of what was done. Each holds the hash of the one before, so
// that none can be changed, taken out or put in between without those that
// follow being written anew.
type Entry struct {
	Seq   int64  // from 1
	At    int64  // Unix ms
	By    string // login of who did it; "seat " and a seat for somebody without an account, "" for the program itself
	From  string // network address of who did it, "" for the program itself
	Deed  Deed
	About string
	Hash  [sha256.Size]byte
}

// next is the hash of an entry behind one with the hash before.
func (e *Entry) next(before [sha256.Size]byte) [sha256.Size]byte {
	words, err := json.Marshal([]string{e.By, e.From, string(e.Deed), e.About})
	if err != nil {
		panic("staff: " + err.Error()) // strings alone
	}
	b := binary.BigEndian.AppendUint64(before[:], uint64(e.Seq))
	b = binary.BigEndian.AppendUint64(b, uint64(e.At))
	return sha256.Sum256(append(b, words...))
}

// Actor is who does something, as entries name them.
type Actor struct{ By, From string }

type actorKey struct{}

// As returns a context in whose calls the actor is the one who acts.
func As(ctx context.Context, a Actor) context.Context { return context.WithValue(ctx, actorKey{}, a) }

func actor(ctx context.Context) Actor {
	a, _ := ctx.Value(actorKey{}).(Actor)
	return a
}

// Note writes down what was done beside the register.
func (r *Register) Note(ctx context.Context, d Deed, about string) error {
	return r.together(ctx, func(tx *sql.Tx) error { return r.note(ctx, tx, d, about) })
}

// noted changes something by one statement and writes it down with it; nothing
// is written down where nothing was changed. It returns how many rows were.
func (r *Register) noted(ctx context.Context, d Deed, about, query string, args ...any) (n int64, err error) {
	err = r.together(ctx, func(tx *sql.Tx) error {
		done, err := tx.ExecContext(ctx, query, args...)
		if err == nil {
			n, err = done.RowsAffected()
		}
		if err != nil || n == 0 {
			return err
		}
		return r.note(ctx, tx, d, about)
	})
	return n, err
}

// note writes an entry within a change, so that neither is kept without the other.
func (r *Register) note(ctx context.Context, tx *sql.Tx, d Deed, about string) error {
	who := actor(ctx)
	var seq int64
	var last []byte
	err := tx.QueryRowContext(ctx, `SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1`).Scan(&seq, &last)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	var before [sha256.Size]byte
	copy(before[:], last)
	e := Entry{Seq: seq + 1, At: r.ms(), By: who.By, From: who.From, Deed: d, About: about}
	e.Hash = e.next(before)
	_, err = tx.ExecContext(ctx, `INSERT INTO audit (seq, at, by, origin, deed, about, hash) VALUES (?, ?, ?, ?, ?, ?, ?)`,
		e.Seq, e.At, e.By, e.From, string(e.Deed), e.About, e.Hash[:])
	return err
}

// Audit is what was done, as far as it was asked for.
type Audit struct {
	Entries []Entry // the latest first
	Last    int64   // how many there are in all
	Head    [sha256.Size]byte
	Broken  int64 // the first that is not as it was written; 0 where all are
}

// Audit returns at most n entries before the one of that number, the latest
// where before is 0, and looks whether all of them are as they were written.
func (r *Register) Audit(ctx context.Context, before int64, n int) (a Audit, err error) {
	rows, err := r.db.QueryContext(ctx, `SELECT seq, at, by, origin, deed, about, hash FROM audit ORDER BY seq`)
	if err != nil {
		return a, unavailable(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e Entry
		var hash []byte
		if err := rows.Scan(&e.Seq, &e.At, &e.By, &e.From, &e.Deed, &e.About, &hash); err != nil {
			return a, unavailable(err)
		}
		sum := e.next(a.Head)
		if a.Last++; a.Broken == 0 && (e.Seq != a.Last || !bytes.Equal(hash, sum[:])) {
			a.Broken = a.Last
		}
		a.Head = sum
		if copy(e.Hash[:], hash); before == 0 || e.Seq < before {
			if a.Entries = append(a.Entries, e); len(a.Entries) > n {
				a.Entries = a.Entries[1:]
			}
		}
	}
	slices.Reverse(a.Entries)
	return a, unavailable(rows.Err())
}
