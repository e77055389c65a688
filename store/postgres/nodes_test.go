package postgres

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"tamrin/internal/pgtest"
	"tamrin/store"
)

func TestTwoNodesOnOneDatabaseCollideCleanly(t *testing.T) {
	where := pgtest.Fresh(t)
	a, b := withExercises(t, where, "one"), opened(t, where)
	if _, err := a.Append(t.Context(), "one", 0, []byte("from a")); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Append(t.Context(), "one", 0, []byte("from b")); store.KindOf(err) != store.Conflict {
		t.Errorf("b overwrites a: %v", err)
	}
	if _, err := b.Append(t.Context(), "one", 1, []byte("from b")); err != nil {
		t.Error(err)
	}
	if _, err := a.Append(t.Context(), "one", 2, []byte("a again")); err != nil {
		t.Error(err)
	}
	if got := payloads(t, a, "one"); got != "[from a][from b][a again]" {
		t.Errorf("the log holds %s", got)
	}
}

// TestNodesThatFightForExercises lets players on three nodes append to the same
// exercises, so that each commit of a node holds several of them.
func TestNodesThatFightForExercises(t *testing.T) {
	where, ids := pgtest.Fresh(t), []string{"one", "two", "three", "four"}
	nodes := []*Log{withExercises(t, where, ids...), opened(t, where), opened(t, where)}
	const each = 25
	var wg sync.WaitGroup
	for n, l := range nodes {
		for _, id := range ids {
			wg.Go(func() { fight(t, l, id, n, each) })
		}
	}
	wg.Wait()
	for _, id := range ids {
		got := payloads(t, nodes[0], id)
		for n := range nodes {
			for i := range each {
				if strings.Count(got, fmt.Sprintf("[%d.%d]", n, i)) != 1 {
					t.Errorf("%s: append %d of node %d is lost or doubled", id, i, n)
				}
			}
		}
	}
}

// fight appends as often as it says; a loser reads on and tries again.
func fight(t *testing.T, l *Log, id string, node, times int) {
	seq := int64(0)
	for i := 0; i < times; {
		head, err := l.Append(t.Context(), id, seq, fmt.Appendf(nil, "%d.%d", node, i))
		var p *store.Problem
		switch {
		case err == nil:
			seq = head.Seq
			i++
		case errors.As(err, &p) && p.Kind == store.Conflict:
			seq = p.Seq
		default:
			t.Errorf("node %d on %s: %v", node, id, err)
			return
		}
	}
}

// TestOpeningWaitsForWhatIsBeingDecided holds an append back as a server does
// that is still at work after its client was killed.
func TestOpeningWaitsForWhatIsBeingDecided(t *testing.T) {
	l := withExercises(t, pgtest.Fresh(t), "one")
	tx, err := l.writes.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback(t.Context())
	if _, err := tx.Exec(t.Context(), `UPDATE tamrin.heads SET seq = 1`); err != nil {
		t.Fatal(err)
	}
	head := make(chan int64, 1)
	go func() {
		e, err := l.Open(t.Context(), "one")
		if err != nil {
			t.Error(err)
		}
		head <- e.Head.Seq
	}()
	select {
	case <-head:
		t.Fatal("the exercise was opened before it was decided")
	case <-time.After(200 * time.Millisecond):
	}
	if err := tx.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if seq := <-head; seq != 1 {
		t.Errorf("the exercise was opened at record %d", seq)
	}
}

// TestAnExerciseHeldTooLongDoesNotFailTheOthers holds one exercise as a node
// does that has fallen asleep in the middle of an append.
func TestAnExerciseHeldTooLongDoesNotFailTheOthers(t *testing.T) {
	l := withExercises(t, pgtest.Fresh(t), "held", "free")
	other, err := pgx.ConnectConfig(t.Context(), l.reads.Config().ConnConfig)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close(t.Context())
	if _, err := other.Exec(t.Context(), `BEGIN; UPDATE tamrin.heads SET seq = seq WHERE n = 1`); err != nil {
		t.Fatal(err)
	}
	execute(t, l, `SELECT set_config('lock_timeout', '200ms', false)`) // for the attempt with both; alone it waits longer
	held := &request{exercise: "held", payloads: [][]byte{[]byte("x")}}
	free := &request{exercise: "free", payloads: [][]byte{[]byte("y")}}
	l.settle([]*request{held, free})
	if store.KindOf(held.err) != store.Unavailable {
		t.Errorf("the held one: %v", held.err)
	}
	if free.err != nil || payloads(t, l, "free") != "[y]" {
		t.Errorf("the free one: %v", free.err)
	}
}
