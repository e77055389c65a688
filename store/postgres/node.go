package postgres

import (
	"context"
	"crypto/rand"
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"

	"tamrin/store"
)

const (
	// beatEvery is how often a node says that it lives, and asks whether it leads.
	beatEvery = time.Second
	// beatWithin is how long the database may take to answer before the
	// connection is given up.
	beatWithin = 2 * time.Second
	// leadFor is how long nobody else leads after a beat, by the database's clock.
	leadFor = 4 * time.Second
	// channel is where nodes tell each other; a database has channels of its own.
	channel = "tamrin"
	// maxNotice is how long what is told may be; PostgreSQL takes some 8,000 bytes.
	maxNotice = 7000
)

// node is a store.Node: a connection that listens and beats.
type node struct {
	log  *Log
	name string
	run  string // names this run of the program
	to   store.Listener
	conn *pgx.Conn
	soon bool // another node has left: the next beat is due now
	stop context.CancelFunc
	done chan struct{}
}

var _ store.Shared = (*Log)(nil)

// Join implements store.Shared.
func (l *Log) Join(ctx context.Context, name string, to store.Listener) (store.Node, error) {
	n := &node{log: l, name: name, run: rand.Text(), to: to, done: make(chan struct{})}
	if err := n.connect(ctx, true); err != nil {
		return nil, unopened(err)
	}
	running, stop := context.WithCancel(context.Background())
	n.stop = stop
	go n.live(running)
	return n, nil
}

// connect listens, and beats once: what is told from then on is not missed.
func (n *node) connect(ctx context.Context, first bool) error {
	config := n.log.reads.Config().ConnConfig
	machines := time.Duration(1 + len(config.Fallbacks)) // one that is gone takes all of its time
	within, cancel := context.WithTimeout(ctx, machines*config.ConnectTimeout+beatWithin)
	defer cancel()
	config.RuntimeParams["synchronous_commit"] = "off" // who leads is not worth a disk's time
	conn, err := pgx.ConnectConfig(within, config)
	if err != nil {
		return err
	}
	n.conn = conn
	_, err = conn.Exec(within, `LISTEN `+channel)
	if err == nil && first {
		_, err = conn.Exec(within, `SELECT tamrin.node_joins($1, $2)`, n.name, n.run)
	}
	if err == nil {
		err = n.beat(ctx)
	}
	if err != nil {
		n.hangUp()
	}
	return err
}

func (n *node) hangUp() {
	soon, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = n.conn.Close(soon) // it is given up whatever becomes of it
}

// live listens and beats, and connects anew where the connection breaks.
func (n *node) live(ctx context.Context) {
	defer close(n.done)
	for {
		err := n.listen(ctx)
		n.hangUp()
		for pause := 100 * time.Millisecond; ctx.Err() == nil && err != nil; pause = min(2*pause, beatEvery) {
			n.to.Beat(store.Beat{Err: problem("", err)})
			if sleep(ctx, pause); ctx.Err() == nil {
				err = n.connect(ctx, false)
			}
		}
		if ctx.Err() != nil {
			return
		}
		n.to.Grown("", 0)
	}
}

func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}

// listen passes on what is told, and beats, until the connection breaks or ctx ends.
func (n *node) listen(ctx context.Context) error {
	for next := time.Now().Add(beatEvery); ; {
		waiting, cancel := context.WithDeadline(ctx, next)
		told, err := n.conn.WaitForNotification(waiting)
		cancel()
		switch {
		case told != nil:
			n.hear(told.Payload)
		case err != nil && waiting.Err() == nil:
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if n.soon || !time.Now().Before(next) {
			if err := n.beat(ctx); err != nil {
				return err
			}
			n.soon, next = false, time.Now().Add(beatEvery)
		}
	}
}

// beat says that the node lives and learns how it stands. The database counts
// what a lease has left, so that clocks that differ do no harm.
func (n *node) beat(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, beatWithin)
	defer cancel()
	var b store.Beat
	var leads bool
	asked := time.Now()
	err := n.conn.QueryRow(ctx, `SELECT leads, others, clock FROM tamrin.node_beats($1, $2, $3)`, n.name, n.run, leadFor).
		Scan(&leads, &b.Others, &b.Clock)
	if err != nil {
		return err
	}
	if b.Took = time.Since(asked); leads {
		b.Leads = leadFor
	}
	n.to.Beat(b)
	return nil
}

// What is told begins with a letter: that a chain has grown, a word, or that
// somebody has left.
const (
	noticeGrown = "g"
	noticeWord  = "w"
	noticeLeft  = "l"
)

func grown(exercise string, seq int64) string {
	if len(exercise) > maxNotice {
		exercise, seq = "", 0
	}
	return fmt.Sprintf("%s %d %s", noticeGrown, seq, exercise)
}

// hear passes on what was told. What a later Tamrin may tell is let be.
func (n *node) hear(notice string) {
	kind, rest, _ := strings.Cut(notice, " ")
	who, what, _ := strings.Cut(rest, " ")
	switch kind {
	case noticeGrown:
		if seq, err := strconv.ParseInt(who, 10, 64); err == nil {
			n.to.Grown(what, seq)
		}
	case noticeWord:
		if who != n.run {
			n.to.Told(what)
		}
	case noticeLeft:
		n.soon = who != n.run
	}
}

// Tell implements store.Node.
func (n *node) Tell(ctx context.Context, word string) error {
	if len(word) > maxNotice {
		return store.Fail(store.TooLarge, "", nil)
	}
	return n.notify(ctx, noticeWord+" "+n.run+" "+word)
}

func (n *node) notify(ctx context.Context, notice string) error {
	ctx, cancel := context.WithTimeout(ctx, tryWithin)
	defer cancel()
	_, err := n.log.writes.Exec(ctx, `SELECT pg_notify($1, $2)`, channel, notice)
	return problem("", err)
}

// Leave implements store.Node. Where the database can't be reached, the others
// find out by themselves.
func (n *node) Leave() {
	n.stop()
	<-n.done
	ctx, cancel := context.WithTimeout(context.Background(), beatWithin)
	defer cancel()
	if _, err := n.log.writes.Exec(ctx, `SELECT tamrin.node_leaves($1)`, n.run); err == nil {
		_ = n.notify(ctx, noticeLeft+" "+n.run)
	}
}
