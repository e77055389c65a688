package sqlite

import (
	"context"
	"database/sql"
	"iter"

	"tamrin/store"
)

// Read implements store.Log. It gives the records of one moment of the file:
// what is appended meanwhile is not among them.
func (l *Log) Read(ctx context.Context, exercise string, after store.Head) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		tx, err := l.read.BeginTx(ctx, nil)
		if err != nil {
			yield(store.Record{}, problem(exercise, err))
			return
		}
		defer tx.Rollback()
		if err := read(tx, exercise, after, yield); err != nil {
			yield(store.Record{}, problem(exercise, err))
		}
	}
}

func read(tx *sql.Tx, exercise string, after store.Head, yield func(store.Record, error) bool) error {
	n, begin, head, err := ends(tx, exercise)
	if err != nil {
		return err
	}
	if after.Seq == 0 {
		after.Hash = begin
	}
	rows, err := tx.Query(`SELECT seq, hash, payload FROM records WHERE n = ? AND seq > ? ORDER BY seq`, n, after.Seq)
	if err != nil {
		return err
	}
	defer rows.Close()
	chain := store.Chain{Exercise: exercise, At: after}
	var room []byte
	for rows.Next() {
		r, err := scan(rows, &room)
		if err != nil {
			return err
		}
		if err := chain.Check(r); err != nil {
			return err
		}
		if !yield(r, nil) {
			return nil
		}
	}
	if err := rows.Err(); err != nil {
		return err
	}
	return chain.End(head)
}

// ends tells an exercise's number, the hash its chain begins with and its head.
func ends(tx *sql.Tx, exercise string) (n int64, begin store.Hash, head store.Head, err error) {
	var digest, hash []byte
	err = tx.QueryRow(`SELECT n, digest, seq, hash FROM exercises JOIN heads USING (n) WHERE id = ?`, exercise).
		Scan(&n, &digest, &head.Seq, &hash)
	head.Hash = padded(hash)
	return n, store.Begin(exercise, padded(digest)), head, err
}

// roomStep is how many bytes of payloads are kept in one piece of memory.
const roomStep = 32 << 10

// scan reads a record. Its payload lies in room, behind those before it.
func scan(rows *sql.Rows, room *[]byte) (r store.Record, err error) {
	var hash, payload sql.RawBytes
	if err := rows.Scan(&r.Seq, &hash, &payload); err != nil {
		return r, err
	}
	if len(payload) > cap(*room)-len(*room) {
		*room = make([]byte, 0, max(roomStep, len(payload)))
	}
	from := len(*room)
	*room = append(*room, payload...)
	r.Hash, r.Payload = padded(hash), (*room)[from:len(*room):len(*room)]
	return r, nil
}

// padded makes a stored hash comparable even where its length was changed: it
// will not fit then.
func padded(b []byte) (h store.Hash) {
	copy(h[:], b)
	return h
}
