package sqlite

import (
	"context"
	"database/sql"
	"net/url"
	"path/filepath"

	"tamrin/store"
)

// Snapshot writes a copy of a database, as it is at one moment, to a new file.
// Other programs may go on writing to it meanwhile. It serves any SQLite file.
func Snapshot(ctx context.Context, from, to string) error {
	db, err := connect(from, "deferred", 1)
	if err != nil {
		return problem("", err)
	}
	defer db.Close()
	_, err = db.ExecContext(ctx, `VACUUM INTO ?`, to)
	return problem("", err)
}

// Sound returns a Problem of kind Damaged where a SQLite file that nobody
// writes to is not as SQLite left it.
func Sound(ctx context.Context, path string) error {
	db, err := still(path)
	if err != nil {
		return problem("", err)
	}
	defer db.Close()
	var says string
	if err := db.QueryRowContext(ctx, `PRAGMA quick_check(1)`).Scan(&says); err != nil {
		return problem("", err)
	}
	if says != "ok" {
		return store.Fail(store.Damaged, filepath.Base(path), nil)
	}
	return nil
}

// Verify reads every exercise in a file of logs that nobody writes to, from its
// scenario to its last record, and returns the first Problem. told hears of
// each record; it may be nil.
func Verify(ctx context.Context, path string, told func()) (exercises int, err error) {
	db, err := still(path)
	if err != nil {
		return 0, problem("", err)
	}
	defer db.Close()
	at, err := version(db)
	if err != nil {
		return 0, problem("", err)
	}
	if at > len(steps) {
		return 0, &store.Problem{Kind: store.Unavailable, Say: newer.Format(at, len(steps))}
	}
	l := &Log{read: db}
	ids, err := l.Exercises(ctx)
	if err != nil {
		return 0, err
	}
	for _, id := range ids {
		if _, err := l.Open(ctx, id); err != nil {
			return 0, err
		}
		for _, err := range l.Read(ctx, id, store.Head{}) {
			if err != nil {
				return 0, err
			}
			if told != nil {
				told()
			}
		}
	}
	return len(ids), nil
}

// still opens a file that nobody writes to, and leaves it as it is.
func still(path string) (*sql.DB, error) {
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: url.Values{"mode": {"ro"}, "immutable": {"1"}}.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	return db, db.Ping()
}
