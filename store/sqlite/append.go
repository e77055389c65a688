package sqlite

import (
	"context"
	"database/sql"
	"os"

	"tamrin/store"
)

// maxShared is how many appends may share one commit.
const maxShared = 256

// request is an append on its way to the writer.
type request struct {
	exercise string
	expect   int64
	payloads [][]byte
	head     store.Head
	err      error
	done     chan struct{}
}

// Append implements store.Log. Once it was handed to the writer it is waited
// for, whatever becomes of ctx: its caller must learn how it ended.
func (l *Log) Append(ctx context.Context, exercise string, expect int64, payloads ...[]byte) (store.Head, error) {
	if err := store.Fits(exercise, payloads); err != nil {
		return store.Head{}, err
	}
	if err := ctx.Err(); err != nil {
		return store.Head{}, store.Fail(store.Unavailable, exercise, err)
	}
	r := &request{exercise: exercise, expect: expect, payloads: payloads, done: make(chan struct{})}
	if !l.hand(r) {
		return store.Head{}, store.Fail(store.Unavailable, exercise, os.ErrClosed)
	}
	<-r.done
	return r.head, r.err
}

// hand gives the request to the writer; false when the log is closed.
func (l *Log) hand(r *request) bool {
	l.mu.RLock()
	defer l.mu.RUnlock()
	if l.closed {
		return false
	}
	l.requests <- r
	return true
}

// writer writes what is asked, as much of it in one commit as has arrived.
func (l *Log) writer() {
	defer close(l.stopped)
	var batch []*request
	for r := range l.requests {
		batch = append(batch[:0], r)
		for len(batch) < maxShared {
			select {
			case more, ok := <-l.requests:
				if ok {
					batch = append(batch, more)
					continue
				}
			default:
			}
			break
		}
		if err := l.commit(batch); err != nil {
			for _, r := range batch {
				r.head, r.err = store.Head{}, problem(r.exercise, err)
			}
		}
		for _, r := range batch {
			close(r.done)
		}
	}
}

// commit writes a batch in one transaction. Requests that expected another end
// of their chain are told so and left out; any other error fails them all.
func (l *Log) commit(batch []*request) error {
	tx, err := l.write.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	w := &appender{find: tx.Stmt(l.find), insert: tx.Stmt(l.insert), note: tx.Stmt(l.note), chains: map[string]*chain{}}
	for _, r := range batch {
		if err := w.append(r); err != nil {
			return err
		}
	}
	if err := w.noteHeads(); err != nil {
		return err
	}
	return tx.Commit()
}

// appender is one transaction of the writer.
type appender struct {
	find, insert, note *sql.Stmt
	chains             map[string]*chain
}

// chain is where an exercise's records end within the transaction.
type chain struct {
	n     int64
	head  store.Head
	grown bool
}

func (w *appender) append(r *request) error {
	c, err := w.chain(r.exercise)
	if err != nil {
		if store.KindOf(problem(r.exercise, err)) == store.NotFound {
			r.err = problem(r.exercise, err)
			return nil
		}
		return err
	}
	if c.head.Seq != r.expect {
		r.head, r.err = c.head, store.Collide(r.exercise, c.head)
		return nil
	}
	for _, p := range r.payloads {
		if err := w.add(c, p); err != nil {
			return err
		}
	}
	r.head = c.head
	return nil
}

// chain finds where an exercise's records end; the file, not a memory of it,
// is asked once a transaction, as another process may have written.
func (w *appender) chain(exercise string) (*chain, error) {
	if c, ok := w.chains[exercise]; ok {
		return c, nil
	}
	c := &chain{}
	var hash []byte
	err := w.find.QueryRow(exercise).Scan(&c.n, &c.head.Seq, &hash)
	if err != nil {
		return nil, err
	}
	copy(c.head.Hash[:], hash)
	w.chains[exercise] = c
	return c, nil
}

func (w *appender) add(c *chain, payload []byte) error {
	seq := c.head.Seq + 1
	hash := store.Next(c.head.Hash, seq, payload)
	if _, err := w.insert.Exec(c.n, seq, hash[:], nonNil(payload)); err != nil {
		return err
	}
	c.head, c.grown = store.Head{Seq: seq, Hash: hash}, true
	return nil
}

func (w *appender) noteHeads() error {
	for _, c := range w.chains {
		if !c.grown {
			continue
		}
		if _, err := w.note.Exec(c.head.Seq, c.head.Hash[:], c.n); err != nil {
			return err
		}
	}
	return nil
}
