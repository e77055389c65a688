// Package postgres keeps logs in a PostgreSQL database, in a schema named
// tamrin. Several programs may append to one database: a record's place is
// unique, and who comes second is told so. Appends that arrive while others are
// being written share the next commit. It must never know what records and files
// say.
package postgres

import (
	"context"
	"strings"
	"sync"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tamrin/store"
)

// Log is a store.Log in a database.
type Log struct {
	writes, reads *pgxpool.Pool
	files         *pgxpool.Pool // apart, so that no photo holds up an append
	requests      chan *request
	stopped       chan struct{} // closed when the writer has ended
	close         sync.Once
	mu            sync.RWMutex // held to send on requests; written to close it
	closed        bool
	lost          time.Time // since when the writer can't reach the database; zero while it can
}

var _ store.Log = (*Log)(nil)

const (
	writers     = 2               // connections: one for the writer, one for creating exercises
	readers     = 4               // connections that read at once
	reachWithin = 3 * time.Second // one machine; an address may name several
)

// Is reports whether address is that of a PostgreSQL database: a URL that
// begins with postgres:// or postgresql://.
func Is(address string) bool {
	return strings.HasPrefix(address, "postgres://") || strings.HasPrefix(address, "postgresql://")
}

// Open opens the log in the database at address, a URL. It makes the tables
// where they are not there yet and brings older ones forward. What the URL does
// not say is taken from PostgreSQL's usual environment variables and files.
func Open(ctx context.Context, address string) (*Log, error) {
	l := &Log{requests: make(chan *request, maxShared), stopped: make(chan struct{})}
	if err := l.connect(ctx, address); err != nil {
		for _, pool := range []*pgxpool.Pool{l.writes, l.reads, l.files} {
			if pool != nil {
				pool.Close()
			}
		}
		return nil, unopened(err)
	}
	go l.writer()
	return l, nil
}

func (l *Log) connect(ctx context.Context, address string) (err error) {
	// Whoever holds a transaction open holds up the other nodes.
	if l.writes, err = pool(ctx, address, writers, map[string]string{"idle_in_transaction_session_timeout": "10s"}); err != nil {
		return err
	}
	if err := migrate(ctx, l.writes, layouts); err != nil {
		return err
	}
	if err := durable(ctx, l.writes); err != nil {
		return err
	}
	if l.reads, err = pool(ctx, address, readers, nil); err != nil {
		return err
	}
	l.files, err = pool(ctx, address, keepers, map[string]string{"idle_in_transaction_session_timeout": "10s"})
	return err
}

// pool makes connections that commit to the disk before they return, and that
// notice soon when the other machine is gone.
func pool(ctx context.Context, address string, connections int32, settings map[string]string) (*pgxpool.Pool, error) {
	c, err := pgxpool.ParseConfig(address)
	if err != nil {
		return nil, err
	}
	c.MaxConns = connections
	// A restarted server leaves dead connections behind; one question is cheaper
	// than an error.
	c.ShouldPing = func(_ context.Context, p pgxpool.ShouldPingParams) bool {
		return connections == readers || p.IdleDuration > time.Second
	}
	if c.ConnConfig.ConnectTimeout == 0 {
		c.ConnConfig.ConnectTimeout = reachWithin
	}
	c.ConnConfig.DialFunc = Dial(c.ConnConfig.ConnectTimeout)
	params := c.ConnConfig.RuntimeParams
	if params["application_name"] == "" {
		params["application_name"] = "tamrin"
	}
	// An exercise is held for one commit, so two seconds mean that a node fell
	// asleep over it.
	params["synchronous_commit"], params["lock_timeout"] = "on", "2s"
	for name, value := range settings {
		params[name] = value
	}
	return pgxpool.NewWithConfig(ctx, c)
}

// durable returns a Problem where the server does not sync its files at all.
func durable(ctx context.Context, pool *pgxpool.Pool) error {
	var fsync string
	if err := pool.QueryRow(ctx, "SHOW fsync").Scan(&fsync); err != nil {
		return err
	}
	if fsync != "on" {
		return &store.Problem{Kind: store.Unavailable, Say: unsynced}
	}
	return nil
}

// Close implements store.Log. It waits for readings that are under way.
func (l *Log) Close() error {
	l.close.Do(func() {
		l.mu.Lock()
		l.closed = true
		close(l.requests)
		l.mu.Unlock()
		<-l.stopped
		l.reads.Close()
		l.files.Close()
		l.writes.Close()
	})
	return nil
}

// Create implements store.Log.
func (l *Log) Create(ctx context.Context, exercise string, archive []byte) error {
	if len(archive) > store.MaxArchive {
		return store.Fail(store.TooLarge, exercise, nil)
	}
	digest := store.Digest(archive)
	begin := store.Begin(exercise, digest)
	return problem(exercise, pgx.BeginFunc(ctx, l.writes, func(tx pgx.Tx) error {
		var n int64
		err := tx.QueryRow(ctx, `INSERT INTO tamrin.exercises (id, digest) VALUES ($1, $2) RETURNING n`, exercise, digest[:]).Scan(&n)
		if err != nil {
			return err
		}
		if _, err := tx.Exec(ctx, `INSERT INTO tamrin.archives (n, archive) VALUES ($1, $2)`, n, nonNil(archive)); err != nil {
			return err
		}
		_, err = tx.Exec(ctx, `INSERT INTO tamrin.heads (n, seq, hash) VALUES ($1, 0, $2)`, n, begin[:])
		return err
	}))
}

// nonNil keeps empty bytes from becoming NULL.
func nonNil(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}
