package sqlite

import (
	"database/sql"
	"fmt"

	"tamrin/lang"
	"tamrin/store"
)

// steps lead from each version of the tables to the next; the file's
// user_version counts those that it has taken. A step is never changed once it
// has been in a release: what is to be otherwise is a step more. The first
// release did not count, so that the first step finds its tables or none.
//
// Archives and heads are tables of their own, so that a head that moves does
// not rewrite an archive.
var steps = []string{`
CREATE TABLE IF NOT EXISTS exercises (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, digest BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS archives (n INTEGER PRIMARY KEY, archive BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS heads (n INTEGER PRIMARY KEY, seq INTEGER NOT NULL, hash BLOB NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS records (n INTEGER NOT NULL, seq INTEGER NOT NULL, hash BLOB NOT NULL, payload BLOB NOT NULL,
	PRIMARY KEY (n, seq)) STRICT, WITHOUT ROWID;`,
}

var newer = lang.Words{
	"the log was written by a newer Tamrin (its tables have version %d, this Tamrin knows %d); nothing was changed: use the newer Tamrin, or restore a backup into another folder",
	"كُتب السجل بنسخة أحدث من البرنامج (إصدار جداوله %d وهذه النسخة تعرف %d) ولم يتغيّر شيء؛ استعمل النسخة الأحدث أو استرجع نسخة احتياطية في مجلد آخر"}

// bringForward takes the steps that the file has not taken, all or none. A file
// from a later program is left alone.
func bringForward(db *sql.DB, steps []string) error {
	at, err := version(db)
	switch {
	case err != nil:
		return err
	case at > len(steps):
		return &store.Problem{Kind: store.Unavailable, Say: newer.Format(at, len(steps))}
	case at == len(steps):
		return nil
	}
	tx, err := db.Begin() // at once for writing: another program may have begun as well
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if at, err = version(tx); err != nil {
		return err
	}
	for _, step := range steps[min(at, len(steps)):] {
		if _, err := tx.Exec(step); err != nil {
			return err
		}
	}
	if at < len(steps) {
		if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(steps))); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// version is how many steps the file has taken.
func version(q interface {
	QueryRow(query string, args ...any) *sql.Row
}) (at int, err error) {
	return at, q.QueryRow("PRAGMA user_version").Scan(&at)
}
