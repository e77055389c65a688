package postgres

import (
	"context"
	"iter"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	"tamrin/store"
)

// pageSize is how many records are asked for at once: whoever stops reading
// has the rest of a page sent in vain.
const pageSize = 1000

// Exercises implements store.Log.
func (l *Log) Exercises(ctx context.Context) ([]string, error) {
	ctx, cancel := context.WithTimeout(ctx, tryWithin)
	defer cancel()
	found, err := l.reads.Query(ctx, `SELECT id FROM tamrin.exercises ORDER BY n`)
	if err != nil {
		return nil, problem("", err)
	}
	ids, err := pgx.CollectRows(found, pgx.RowTo[string])
	return ids, problem("", err)
}

// Open implements store.Log. It waits for an append to the exercise that is
// being decided: a server may still be at work on what a broken connection sent.
func (l *Log) Open(ctx context.Context, exercise string) (store.Exercise, error) {
	e := store.Exercise{ID: exercise}
	var digest, hash []byte
	err := l.reads.QueryRow(ctx, `SELECT digest, archive, seq, hash FROM tamrin.exercises
		JOIN tamrin.archives USING (n) JOIN tamrin.heads h USING (n) WHERE id = $1 FOR SHARE OF h`, exercise).
		Scan(&digest, &e.Archive, &e.Head.Seq, &hash)
	if err != nil {
		return e, problem(exercise, err)
	}
	e.Digest, e.Head.Hash = padded(digest), padded(hash)
	return e, store.CheckArchive(e)
}

// Read implements store.Log. It gives the records of one moment of the
// database: what is appended meanwhile is not among them.
func (l *Log) Read(ctx context.Context, exercise string, after store.Head) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		tx, err := l.reads.BeginTx(ctx, pgx.TxOptions{IsoLevel: pgx.RepeatableRead, AccessMode: pgx.ReadOnly})
		if err != nil {
			yield(store.Record{}, problem(exercise, err))
			return
		}
		defer tx.Rollback(ctx)
		r := &reading{tx: tx, yield: yield, chain: store.Chain{Exercise: exercise, At: after}}
		if err := r.read(ctx); err != nil {
			yield(store.Record{}, problem(exercise, err))
		}
	}
}

// reading is one reading of a log on its way.
type reading struct {
	tx      pgx.Tx
	n       int64
	chain   store.Chain
	yield   func(store.Record, error) bool
	stopped bool // by the one who reads
}

func (r *reading) read(ctx context.Context) error {
	begin, head, err := r.ends(ctx)
	if err != nil {
		return err
	}
	if r.chain.At.Seq == 0 {
		r.chain.At.Hash = begin
	}
	for more := true; more; {
		if more, err = r.page(ctx); err != nil || r.stopped {
			return err
		}
	}
	return r.chain.End(head)
}

// ends tells the hash that the chain begins with, and its head.
func (r *reading) ends(ctx context.Context) (begin store.Hash, head store.Head, err error) {
	var digest, hash []byte
	err = r.tx.QueryRow(ctx, `SELECT n, digest, seq, hash FROM tamrin.exercises JOIN tamrin.heads USING (n) WHERE id = $1`, r.chain.Exercise).
		Scan(&r.n, &digest, &head.Seq, &hash)
	head.Hash = padded(hash)
	return store.Begin(r.chain.Exercise, padded(digest)), head, err
}

// page gives the records that follow and reports whether there may be more.
func (r *reading) page(ctx context.Context) (more bool, err error) {
	found, err := r.tx.Query(ctx, `SELECT seq, hash, payload FROM tamrin.records WHERE n = $1 AND seq > $2 ORDER BY seq LIMIT $3`,
		r.n, r.chain.At.Seq, pageSize)
	if err != nil {
		return false, err
	}
	defer found.Close()
	count := 0
	for ; found.Next(); count++ {
		record, err := scan(found)
		if err != nil {
			return false, err
		}
		if err := r.chain.Check(record); err != nil {
			return false, err
		}
		if !r.yield(record, nil) {
			r.stopped = true
			return false, nil
		}
	}
	return count == pageSize, found.Err()
}

func scan(found pgx.Rows) (r store.Record, err error) {
	var hash pgtype.DriverBytes // lent until the next row
	err = found.Scan(&r.Seq, &hash, &r.Payload)
	r.Hash = padded(hash)
	return r, err
}

// padded makes a stored hash comparable even where its length was changed: it
// will not fit then.
func padded(b []byte) (h store.Hash) {
	copy(h[:], b)
	return h
}
