package postgres

import (
	"context"
	"os"
	"time"

	"tamrin/store"
)

const (
	// maxShared is how many appends may share one commit.
	maxShared = 256
	// patience is how long after the database was lost appends still wait for it:
	// longer than a restart takes, shorter than people take to wonder.
	patience = 2 * time.Second
	// tryWithin is how long one attempt may take before the connection is given up.
	tryWithin = 10 * time.Second
)

// request is an append on its way to the writer.
type request struct {
	exercise string
	expect   int64
	payloads [][]byte
	head     store.Head // where the chain ends once it is written
	sent     bool       // head was sent to be committed, and may have been
	err      error
	done     chan struct{}
}

// Append implements store.Log. Once it was handed to the writer it is waited
// for, whatever becomes of ctx: its caller must learn how it ended. A connection
// that breaks is made anew and what became of the records is looked up, for as
// long as patience lasts; after that a Problem of kind Unavailable leaves it open
// whether they were written, and Read tells once the database is back.
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
	for r := range l.requests {
		batch := l.gather(r)
		l.settle(batch)
		for _, r := range batch {
			close(r.done)
		}
	}
}

// gather adds to the first request those that wait behind it.
func (l *Log) gather(first *request) []*request {
	batch := []*request{first}
	for len(batch) < maxShared {
		select {
		case r, ok := <-l.requests:
			if !ok {
				return batch
			}
			batch = append(batch, r)
		default:
			return batch
		}
	}
	return batch
}

// settle writes a batch and leaves in each request how it ended. While the
// database is away it tries again until patience is at an end; in an outage
// that lasts longer, each batch is tried once.
func (l *Log) settle(batch []*request) {
	for pause := 10 * time.Millisecond; ; pause = min(2*pause, 200*time.Millisecond) {
		err := l.commit(batch)
		if err == nil || !passing(err) {
			l.lost = time.Time{}
			l.tell(batch, err)
			return
		}
		if l.lost.IsZero() {
			l.lost = time.Now()
		}
		if time.Since(l.lost) > patience {
			fail(batch, err)
			return
		}
		time.Sleep(pause)
	}
}

// tell ends a batch that the database has answered. One bad exercise must not
// fail the others: of a batch that was refused, each request is tried alone.
func (l *Log) tell(batch []*request, err error) {
	switch {
	case err == nil:
	case len(batch) == 1:
		fail(batch, err)
	default:
		for _, r := range batch {
			l.settle([]*request{r})
		}
	}
}

func fail(batch []*request, err error) {
	for _, r := range batch {
		r.head, r.err = store.Head{}, problem(r.exercise, err)
	}
}
