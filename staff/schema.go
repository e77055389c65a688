package staff

import "fmt"

// steps lead from each version of the schema to the next; the file's
// user_version counts those that it has taken. A step is never changed once it
// has been in a release: what is to be otherwise is a step more.
var steps = []string{
	`CREATE TABLE accounts (id INTEGER PRIMARY KEY, login TEXT NOT NULL UNIQUE, name TEXT NOT NULL, role TEXT NOT NULL,
		password TEXT NOT NULL, created INTEGER NOT NULL) STRICT;
	CREATE TABLE offers (hash BLOB PRIMARY KEY, role TEXT NOT NULL, expires INTEGER NOT NULL) STRICT;
	CREATE TABLE sessions (hash BLOB PRIMARY KEY, account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
		expires INTEGER NOT NULL) STRICT;
	CREATE INDEX sessions_of ON sessions (account);
	CREATE TABLE scenarios (id INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, name TEXT NOT NULL, archive BLOB NOT NULL,
		by TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
	CREATE TABLE exercises (id TEXT PRIMARY KEY, name TEXT NOT NULL, digest TEXT NOT NULL, list TEXT NOT NULL,
		control TEXT NOT NULL, language TEXT NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
	CREATE TABLE names (exercise TEXT NOT NULL, seat TEXT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (exercise, seat)) STRICT;
	CREATE TABLE invitations (id INTEGER PRIMARY KEY, exercise TEXT NOT NULL, cell TEXT NOT NULL, seat TEXT NOT NULL,
		token TEXT NOT NULL UNIQUE, code TEXT NOT NULL UNIQUE, expires INTEGER NOT NULL, revoked INTEGER NOT NULL DEFAULT 0,
		at INTEGER NOT NULL) STRICT;
	CREATE INDEX invitations_of ON invitations (exercise);
	CREATE TABLE guests (hash BLOB PRIMARY KEY, invitation INTEGER NOT NULL REFERENCES invitations ON DELETE CASCADE,
		seat TEXT NOT NULL, name TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
	CREATE INDEX guests_of ON guests (invitation);`,
	// Accounts of people whom a provider of single sign-on knows; what was done.
	`CREATE TABLE identities (issuer TEXT NOT NULL, subject TEXT NOT NULL, account INTEGER NOT NULL REFERENCES accounts ON DELETE CASCADE,
		PRIMARY KEY (issuer, subject)) STRICT;
	CREATE TABLE audit (seq INTEGER PRIMARY KEY, at INTEGER NOT NULL, by TEXT NOT NULL, origin TEXT NOT NULL, deed TEXT NOT NULL,
		about TEXT NOT NULL, hash BLOB NOT NULL) STRICT;
	CREATE TRIGGER audit_stands BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'what was done stands'); END;
	CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'what was done stays'); END;`,
	// Templates of documents that the staff uploaded.
	`CREATE TABLE templates (name TEXT PRIMARY KEY, text BLOB NOT NULL, by TEXT NOT NULL, at INTEGER NOT NULL) STRICT;`,
}

// bringUpToDate takes the steps that the file has not taken. A file from a
// later program is left alone.
func (r *Register) bringUpToDate() error {
	tx, err := r.db.Begin()
	if err != nil {
		return unavailable(err)
	}
	defer tx.Rollback()
	var version int
	if err := tx.QueryRow("PRAGMA user_version").Scan(&version); err != nil {
		return unavailable(err)
	}
	if version > len(steps) {
		return tooNew
	}
	for _, step := range steps[version:] {
		if _, err := tx.Exec(step); err != nil {
			return unavailable(err)
		}
	}
	if _, err := tx.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(steps))); err != nil {
		return unavailable(err)
	}
	return unavailable(tx.Commit())
}
