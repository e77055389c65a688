package postgres

import (
	"context"
	"errors"
	"io"
	"os"

	"github.com/jackc/pgx/v5"

	"tamrin/store"
)

const (
	// keepers is how many files are written or read at once.
	keepers = 2
	// pieceSize is how much of a file stands in one row, so that neither side has
	// a whole file in memory.
	pieceSize = 256 << 10
)

// Keep implements store.Log. The content waits on this machine's disk until all
// of it is there, so that a slow sender holds no transaction open.
func (l *Log) Keep(ctx context.Context, content io.Reader) (store.Sum, error) {
	waiting, err := newSpool()
	if err != nil {
		return store.Sum{}, store.Undone(err)
	}
	defer waiting.Close()
	sum, err := store.Receive(waiting, content)
	if err != nil {
		return sum, err
	}
	there, err := l.Content(ctx, sum.Hash)
	if err == nil {
		return sum, there.Close()
	}
	if k := store.KindOf(err); k != store.NotFound && k != store.Broken {
		return sum, err
	}
	if _, err := waiting.Seek(0, io.SeekStart); err != nil {
		return sum, store.Undone(err)
	}
	return sum, fileProblem(sum.Hash, pgx.BeginFunc(ctx, l.files, func(tx pgx.Tx) error { return put(ctx, tx, sum, waiting) }))
}

// put writes a file in place of what may stand under its hash. Who writes the
// same file at once waits at its row.
func put(ctx context.Context, tx pgx.Tx, sum store.Sum, content io.Reader) error {
	if _, err := tx.Exec(ctx, `INSERT INTO tamrin.files (hash) VALUES ($1)
		ON CONFLICT (hash) DO UPDATE SET hash = excluded.hash`, sum.Hash[:]); err != nil {
		return err
	}
	if _, err := tx.Exec(ctx, `DELETE FROM tamrin.pieces WHERE hash = $1`, sum.Hash[:]); err != nil {
		return err
	}
	piece := make([]byte, pieceSize)
	for i := 0; ; i++ {
		n, err := io.ReadFull(content, piece)
		if n > 0 {
			if _, err := tx.Exec(ctx, `INSERT INTO tamrin.pieces (hash, i, piece) VALUES ($1, $2, $3)`, sum.Hash[:], i, piece[:n]); err != nil {
				return err
			}
		}
		if err == io.EOF || err == io.ErrUnexpectedEOF {
			return nil
		}
		if err != nil {
			return store.Undone(err)
		}
	}
}

// Content implements store.Log. What is handed out was copied to this machine's
// disk and checked there, and holds no connection.
func (l *Log) Content(ctx context.Context, hash store.Hash) (store.Content, error) {
	copied, err := newSpool()
	if err != nil {
		return nil, store.Undone(err)
	}
	if err := l.fetch(ctx, hash, copied); err != nil {
		copied.Close()
		return nil, fileProblem(hash, err)
	}
	return copied, nil
}

// fetch copies a file and checks it. One statement gives all of it as it stood
// at one moment.
func (l *Log) fetch(ctx context.Context, hash store.Hash, to *spool) error {
	found, err := l.files.Query(ctx, `SELECT coalesce(piece, '') FROM tamrin.files LEFT JOIN tamrin.pieces USING (hash)
		WHERE hash = $1 ORDER BY i`, hash[:])
	if err != nil {
		return err
	}
	defer found.Close()
	size, there := 0, false
	for found.Next() {
		var piece []byte
		if err := found.Scan(&piece); err != nil {
			return err
		}
		if there, size = true, size+len(piece); size > store.MaxFile {
			return store.FailFile(store.Broken, hash, nil)
		}
		if _, err := to.Write(piece); err != nil {
			return store.Undone(err)
		}
	}
	if err := found.Err(); err != nil {
		return err
	}
	if !there {
		return store.FailFile(store.NotFound, hash, nil)
	}
	return to.check(hash)
}

// spool is a passing file on this machine's disk.
type spool struct{ *os.File }

func newSpool() (*spool, error) {
	f, err := os.CreateTemp("", "tamrin-file-*")
	if err != nil {
		return nil, err
	}
	_ = os.Remove(f.Name()) // where open files can have no name, not even a kill leaves it behind
	return &spool{f}, nil
}

// check reads it from the beginning, and leaves it there.
func (s *spool) check(hash store.Hash) error {
	if _, err := s.Seek(0, io.SeekStart); err != nil {
		return store.Undone(err)
	}
	if err := store.Sound(s, hash); err != nil {
		return err
	}
	if _, err := s.Seek(0, io.SeekStart); err != nil {
		return store.Undone(err)
	}
	return nil
}

// Close implements store.Content.
func (s *spool) Close() error {
	err := s.File.Close()
	_ = os.Remove(s.Name()) // where it could not be removed while it was open
	return err
}

// fileProblem turns an error of the database into a store.Problem; nil stays nil.
func fileProblem(hash store.Hash, err error) error {
	var already *store.Problem
	switch {
	case err == nil:
		return nil
	case errors.As(err, &already):
		return err
	case store.KindOf(problem("", err)) == store.Full:
		return store.FailFile(store.Full, hash, err)
	}
	return problem("", err)
}
