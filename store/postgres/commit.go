package postgres

import (
	"context"
	"errors"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tamrin/store"
)

// commit writes a batch in one transaction of two round trips. Requests that
// expected another end of their chain are told so and left out; any other error
// fails them all. A connection whose transaction was not ended is thrown away by
// its pool, and the server then undoes the transaction.
func (l *Log) commit(batch []*request) error {
	ctx, cancel := context.WithTimeout(context.Background(), tryWithin)
	defer cancel()
	conn, err := l.writes.Acquire(ctx)
	if err != nil {
		return err
	}
	defer conn.Release()
	t := &transaction{conn: conn.Conn(), chains: map[string]*chain{}}
	if err := t.begin(ctx, batch); err != nil {
		return err
	}
	for _, r := range batch {
		if err := t.append(ctx, r); err != nil {
			return err
		}
	}
	if err := t.end(ctx); err != nil {
		return t.beyond(err)
	}
	return nil
}

// transaction is one transaction of the writer.
type transaction struct {
	conn   *pgx.Conn
	chains map[string]*chain
	rows   rows // to be inserted
}

// chain is where an exercise's records end within the transaction.
type chain struct {
	n     int64
	head  store.Head
	grown bool
}

// rows are the columns of records.
type rows struct {
	n, seq         []int64
	hash, payloads [][]byte
}

// begin finds where the chains end and holds them there against other nodes.
// They are always held in the same order, so that no two nodes wait for each other.
func (t *transaction) begin(ctx context.Context, batch []*request) error {
	var ids []string
	for _, r := range batch {
		ids = append(ids, r.exercise)
	}
	var b pgx.Batch
	b.Queue(`BEGIN ISOLATION LEVEL READ COMMITTED`)
	b.Queue(`SELECT id, n, seq, hash FROM tamrin.exercises JOIN tamrin.heads h USING (n)
		WHERE id = ANY($1) ORDER BY n FOR NO KEY UPDATE OF h`, ids).Query(func(found pgx.Rows) error {
		var id string
		var c chain
		var hash []byte
		_, err := pgx.ForEachRow(found, []any{&id, &c.n, &c.head.Seq, &hash}, func() error {
			held := c
			held.head.Hash = padded(hash)
			t.chains[id] = &held
			return nil
		})
		return err
	})
	return t.conn.SendBatch(ctx, &b).Close()
}

func (t *transaction) append(ctx context.Context, r *request) error {
	c, ok := t.chains[r.exercise]
	if !ok {
		r.err = store.Fail(store.NotFound, r.exercise, nil)
		return nil
	}
	if r.sent {
		if there, err := t.written(ctx, c.n, r.head); there || err != nil {
			return err
		}
		r.sent = false
	}
	if c.head.Seq != r.expect {
		r.head, r.err = c.head, store.Collide(r.exercise, c.head)
		return nil
	}
	for _, p := range r.payloads {
		t.add(c, p)
		r.sent = true
	}
	r.head = c.head
	return nil
}

// written reports whether an earlier attempt, whose answer was lost, has put the
// record there: its hash vouches for it and for every record before.
func (t *transaction) written(ctx context.Context, n int64, head store.Head) (there bool, err error) {
	err = t.conn.QueryRow(ctx, `SELECT EXISTS (SELECT FROM tamrin.records WHERE n = $1 AND seq = $2 AND hash = $3)`,
		n, head.Seq, head.Hash[:]).Scan(&there)
	return there, err
}

func (t *transaction) add(c *chain, payload []byte) {
	seq := c.head.Seq + 1
	hash := store.Next(c.head.Hash, seq, payload)
	t.rows.n = append(t.rows.n, c.n)
	t.rows.seq = append(t.rows.seq, seq)
	t.rows.hash = append(t.rows.hash, hash[:])
	t.rows.payloads = append(t.rows.payloads, nonNil(payload))
	c.head, c.grown = store.Head{Seq: seq, Hash: hash}, true
}

// end writes the records and the heads and commits.
func (t *transaction) end(ctx context.Context) error {
	if len(t.rows.n) == 0 {
		_, err := t.conn.Exec(ctx, `ROLLBACK`)
		return err
	}
	var heads rows
	var notices []string
	for id, c := range t.chains {
		if c.grown {
			notices = append(notices, grown(id, c.head.Seq))
			heads.n = append(heads.n, c.n)
			heads.seq = append(heads.seq, c.head.Seq)
			heads.hash = append(heads.hash, c.head.Hash[:])
		}
	}
	var b pgx.Batch
	b.Queue(`INSERT INTO tamrin.records (n, seq, hash, payload)
		SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::bytea[], $4::bytea[])`, t.rows.n, t.rows.seq, t.rows.hash, t.rows.payloads)
	b.Queue(`UPDATE tamrin.heads h SET seq = moved.seq, hash = moved.hash
		FROM unnest($1::bigint[], $2::bigint[], $3::bytea[]) AS moved (n, seq, hash) WHERE h.n = moved.n`, heads.n, heads.seq, heads.hash)
	b.Queue(`SELECT pg_notify($1, unnest($2::text[]))`, channel, notices)
	b.Queue(`COMMIT`)
	return t.conn.SendBatch(ctx, &b).Close()
}

// beyond names the exercise whose records go on after the one that the log notes
// as its last: no append may overwrite them.
func (t *transaction) beyond(err error) error {
	var e *pgconn.PgError
	if !errors.As(err, &e) || e.Code != codeUnique || len(t.chains) > 1 {
		return err
	}
	for id, c := range t.chains {
		noted := store.Head{Seq: t.rows.seq[0] - 1}
		return (&store.Chain{Exercise: id, At: store.Head{Seq: c.head.Seq}}).End(noted)
	}
	return err
}
