// Package sqlite keeps logs in one SQLite file in one folder, with a
// write-ahead log that is synced at each commit, and attached files each in a
// file of its own beside it. Appends that arrive while one is being written
// share the next commit. It must never know what records and files say.
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"sync"

	"modernc.org/sqlite"
	lib "modernc.org/sqlite/lib"

	"tamrin/store"
)

// File is the name of the database in its folder.
const File = "tamrin.db"

// Log is a store.Log in a folder.
type Log struct {
	write, read        *sql.DB
	find, insert, note *sql.Stmt // the writer's
	requests           chan *request
	stopped            chan struct{} // closed when the writer has ended
	close              sync.Once
	mu                 sync.RWMutex // held to send on requests; written to close it
	closed             bool
	files              folder
}

var _ store.Log = (*Log)(nil)

// Open opens the log in the folder where, making both where they are not there
// yet, and bringing older tables forward.
func Open(where string) (*Log, error) {
	if err := os.MkdirAll(where, 0o700); err != nil {
		return nil, store.Fail(store.Unavailable, "", err)
	}
	// SQLite makes the file readable to all.
	f, err := os.OpenFile(filepath.Join(where, File), os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, store.Fail(store.Unavailable, "", err)
	}
	f.Close()
	l := &Log{requests: make(chan *request, maxShared), stopped: make(chan struct{})}
	if err := l.connect(filepath.Join(where, File)); err != nil {
		for _, db := range []*sql.DB{l.write, l.read} {
			if db != nil {
				db.Close()
			}
		}
		return nil, problem("", err)
	}
	if l.files, err = openFolder(filepath.Join(where, Attached)); err != nil {
		l.write.Close()
		l.read.Close()
		return nil, err
	}
	go l.writer()
	return l, nil
}

func (l *Log) connect(path string) (err error) {
	if l.write, err = connect(path, "immediate", 1); err != nil {
		return err
	}
	if err := bringForward(l.write, steps); err != nil {
		return err
	}
	for query, stmt := range map[string]**sql.Stmt{
		`SELECT n, seq, hash FROM exercises JOIN heads USING (n) WHERE id = ?`: &l.find,
		`INSERT INTO records (n, seq, hash, payload) VALUES (?, ?, ?, ?)`:      &l.insert,
		`UPDATE heads SET seq = ?, hash = ? WHERE n = ?`:                       &l.note,
	} {
		if *stmt, err = l.write.Prepare(query); err != nil {
			return err
		}
	}
	l.read, err = connect(path, "deferred", readers)
	return err
}

// readers is the number of connections that read at once.
const readers = 4

// connect opens connections that commit to the disk before they return.
// fullfsync asks macOS, too, to empty the disk's own cache.
func connect(path, begin string, connections int) (*sql.DB, error) {
	q := url.Values{"_txlock": {begin}, "_pragma": {
		"busy_timeout(5000)", "journal_mode(WAL)", "synchronous(FULL)", "fullfsync(1)", "foreign_keys(1)"}}
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: path}).EscapedPath(), RawQuery: q.Encode()}
	db, err := sql.Open("sqlite", u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	if err := db.Ping(); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// Close implements store.Log.
func (l *Log) Close() error {
	l.close.Do(func() {
		l.mu.Lock()
		l.closed = true
		close(l.requests)
		l.mu.Unlock()
		<-l.stopped
		l.read.Close()
	})
	if err := l.write.Close(); err != nil {
		return problem("", err)
	}
	return nil
}

// Create implements store.Log.
func (l *Log) Create(ctx context.Context, exercise string, archive []byte) error {
	if len(archive) > store.MaxArchive {
		return store.Fail(store.TooLarge, exercise, nil)
	}
	tx, err := l.write.BeginTx(ctx, nil)
	if err != nil {
		return problem(exercise, err)
	}
	defer tx.Rollback()
	digest := store.Digest(archive)
	begin := store.Begin(exercise, digest)
	r, err := tx.Exec(`INSERT INTO exercises (id, digest) VALUES (?, ?)`, exercise, digest[:])
	if err != nil {
		return problem(exercise, err)
	}
	n, _ := r.LastInsertId() // this driver always knows it
	if _, err := tx.Exec(`INSERT INTO archives (n, archive) VALUES (?, ?)`, n, nonNil(archive)); err != nil {
		return problem(exercise, err)
	}
	if _, err := tx.Exec(`INSERT INTO heads (n, seq, hash) VALUES (?, 0, ?)`, n, begin[:]); err != nil {
		return problem(exercise, err)
	}
	return problem(exercise, tx.Commit())
}

// nonNil keeps an empty blob from becoming NULL.
func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Exercises implements store.Log.
func (l *Log) Exercises(ctx context.Context) ([]string, error) {
	rows, err := l.read.QueryContext(ctx, `SELECT id FROM exercises ORDER BY n`)
	if err != nil {
		return nil, problem("", err)
	}
	defer rows.Close()
	var ids []string
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return nil, problem("", err)
		}
		ids = append(ids, id)
	}
	return ids, problem("", rows.Err())
}

// Open implements store.Log.
func (l *Log) Open(ctx context.Context, exercise string) (store.Exercise, error) {
	e := store.Exercise{ID: exercise}
	var digest, hash []byte
	err := l.read.QueryRowContext(ctx, `SELECT digest, archive, seq, hash
		FROM exercises JOIN archives USING (n) JOIN heads USING (n) WHERE id = ?`, exercise).
		Scan(&digest, &e.Archive, &e.Head.Seq, &hash)
	if err != nil {
		return e, problem(exercise, err)
	}
	copy(e.Digest[:], digest)
	copy(e.Head.Hash[:], hash)
	return e, store.CheckArchive(e)
}

// problem turns an error of the database into a store.Problem; nil stays nil.
func problem(exercise string, err error) error {
	var already *store.Problem
	var e *sqlite.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &already):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return store.Fail(store.NotFound, exercise, nil)
	case !errors.As(err, &e):
		return store.Fail(store.Unavailable, exercise, err)
	}
	switch e.Code() & 0xff { // the rest of the code says more than is needed
	case lib.SQLITE_FULL:
		return store.Fail(store.Full, exercise, err)
	case lib.SQLITE_CORRUPT, lib.SQLITE_NOTADB:
		return store.Fail(store.Damaged, exercise, err)
	case lib.SQLITE_CONSTRAINT:
		return store.Fail(store.Exists, exercise, err)
	}
	return store.Fail(store.Unavailable, exercise, err)
}
