// Package staff keeps what a server of exercises knows beside their logs: the
// accounts of its staff and their sessions, the scenarios they uploaded, how
// each exercise is set up, who was invited into which seat and who came. It
// lies in one SQLite file beside the logs, or where several servers share it, in
// their PostgreSQL database. It must never know what happens in
// an exercise or how a page looks.
package staff

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"time"

	_ "modernc.org/sqlite" // the driver
)

// File is the name of the database in its folder.
const File = "staff.db"

// Register is the database. It is safe for use by several goroutines.
type Register struct {
	db  *sql.DB
	now func() time.Time
	// shared tells that it lies in a PostgreSQL database.
	shared bool
	// hashing limits how many passwords are worked on at once, as each takes
	// memory that a small machine has not often.
	hashing chan struct{}
	// failures limits how many failed sign-ins are written down.
	failures *Limiter
}

// Open opens the register in folder, making both where they are not there yet
// and bringing an older one up to date. now gives the wall time.
func Open(folder string, now func() time.Time) (*Register, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, unavailable(err)
	}
	path := filepath.Join(folder, File)
	// SQLite makes the file readable to all; it holds secrets.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, unavailable(err)
	}
	f.Close()
	q := url.Values{"_txlock": {"immediate"}, "_pragma": {
		"journal_mode(WAL)", "synchronous(FULL)", "fullfsync(1)", "busy_timeout(10000)", "foreign_keys(1)"}}
	db, err := sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+"?"+q.Encode())
	if err != nil {
		return nil, unavailable(err)
	}
	db.SetMaxOpenConns(4)
	r := register(db, now)
	if err := r.bringUpToDate(); err != nil {
		db.Close()
		return nil, err
	}
	return r, nil
}

func register(db *sql.DB, now func() time.Time) *Register {
	return &Register{db: db, now: now, hashing: make(chan struct{}, 2), failures: NewLimiter(1000, 10*time.Second, 1)}
}

// Close lets go of the file.
func (r *Register) Close() error { return r.db.Close() }

// ms is the wall time in Unix milliseconds, as every table keeps it.
func (r *Register) ms() int64 { return r.now().UnixMilli() }

// row reads one row; a Problem of kind NotFound where there is none.
func (r *Register) row(ctx context.Context, query string, args []any, into ...any) error {
	err := r.db.QueryRowContext(ctx, query, args...).Scan(into...)
	if errors.Is(err, sql.ErrNoRows) || badText(err) {
		return notFound
	}
	return unavailable(err)
}

// change runs one statement and returns how many rows it changed.
func (r *Register) change(ctx context.Context, query string, args ...any) (int64, error) {
	done, err := r.db.ExecContext(ctx, query, args...)
	if err != nil {
		return 0, unavailable(err)
	}
	n, err := done.RowsAffected()
	return n, unavailable(err)
}

// together runs do in one transaction: all of it is kept, or nothing.
func (r *Register) together(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := r.db.BeginTx(ctx, nil)
	if err != nil {
		return unavailable(err)
	}
	defer tx.Rollback() // after a commit it does nothing
	if r.shared {
		if _, err := tx.ExecContext(ctx, `SELECT pg_advisory_xact_lock(?)`, int64(turns)); err != nil {
			return unavailable(err)
		}
	}
	if err := do(tx); err != nil {
		return unavailable(err)
	}
	return unavailable(tx.Commit())
}

// all reads every row of a query.
func all[T any](ctx context.Context, r *Register, scan func(rows *sql.Rows, into *T) error, query string, args ...any) ([]T, error) {
	rows, err := r.db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, unavailable(err)
	}
	defer rows.Close()
	var list []T
	for rows.Next() {
		var x T
		if err := scan(rows, &x); err != nil {
			return nil, unavailable(err)
		}
		list = append(list, x)
	}
	return list, unavailable(rows.Err())
}
