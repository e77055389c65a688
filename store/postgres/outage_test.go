package postgres

import (
	"bytes"
	"errors"
	"fmt"
	"net"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tamrin/internal/pgtest"
	"tamrin/store"
)

// TestTheDatabaseGoesAwayAndComesBack lets exercises append while the server is
// restarted in order, crashes, and stays away for longer than patience lasts.
func TestTheDatabaseGoesAwayAndComesBack(t *testing.T) {
	c := pgtest.Server(t)
	const exercises = 6
	ids := make([]string, exercises)
	for i := range ids {
		ids[i] = fmt.Sprint("exercise ", i)
	}
	l := withExercises(t, pgtest.Fresh(t), ids...)
	stop := make(chan struct{})
	players := make([]*player, exercises)
	var wg sync.WaitGroup
	for i := range players {
		players[i] = &player{log: l, id: ids[i]}
		wg.Go(func() { players[i].play(t, stop) })
	}
	for _, outage := range []struct {
		signal string
		lasts  time.Duration
	}{{"INT", 0}, {"QUIT", 0}, {"INT", patience + 300*time.Millisecond}} {
		time.Sleep(200 * time.Millisecond)
		before, begun := refusals(players), time.Now()
		c.Stop(outage.signal)
		time.Sleep(outage.lasts)
		if err := c.Start(); err != nil {
			t.Fatal(err)
		}
		goesOn(t, players)
		told, took := refusals(players) > before, time.Since(begun)
		if told && took < patience || !told && outage.lasts > patience {
			t.Errorf("an outage of %v: players told so: %v", took, told)
		}
	}
	close(stop)
	wg.Wait()
	for _, p := range players {
		p.check(t)
	}
}

// player appends numbered payloads to one exercise without end.
type player struct {
	log          *Log
	id           string
	acked        atomic.Int64 // numbers confirmed or found
	refused      atomic.Int64
	foundLater   int // numbers that were written though an outage left it open
	sayUnlikeOne string
}

func (p *player) play(t *testing.T, stop chan struct{}) {
	seq := int64(0)
	for {
		select {
		case <-stop:
			return
		default:
		}
		head, err := p.log.Append(t.Context(), p.id, seq, fmt.Append(nil, seq+1))
		switch store.KindOf(err) {
		case store.NoProblem:
			seq = head.Seq
			p.acked.Store(seq)
		case store.Unavailable:
			p.refused.Add(1)
			if !strings.Contains(err.Error(), "database can't be reached") {
				p.sayUnlikeOne = err.Error()
			}
			seq = p.look(t, seq, stop)
		default:
			t.Errorf("%s: %v", p.id, err)
			return
		}
	}
}

// look waits for the database to find whether the append whose end was left open
// was written, as whoever was told so must before going on.
func (p *player) look(t *testing.T, seq int64, stop chan struct{}) int64 {
	for {
		e, err := p.log.Open(t.Context(), p.id)
		switch {
		case err != nil:
			select {
			case <-stop:
				return seq
			case <-time.After(20 * time.Millisecond):
			}
			continue
		case e.Head.Seq == seq+1:
			p.foundLater++
		case e.Head.Seq != seq:
			t.Errorf("%s: record %d was written while the last was %d", p.id, e.Head.Seq, seq)
		}
		return e.Head.Seq
	}
}

func (p *player) check(t *testing.T) {
	t.Helper()
	var want strings.Builder
	n := int64(strings.Count(payloads(t, p.log, p.id), "["))
	for i := range n {
		fmt.Fprintf(&want, "[%d]", i+1)
	}
	if got := payloads(t, p.log, p.id); got != want.String() {
		t.Errorf("%s: lost or doubled: %s", p.id, got)
	}
	if n < p.acked.Load() {
		t.Errorf("%s: %d records of %d confirmed", p.id, n, p.acked.Load())
	}
	if p.sayUnlikeOne != "" {
		t.Errorf("%s: told %q", p.id, p.sayUnlikeOne)
	}
	t.Logf("%s: %d records, refused %d times, %d found later", p.id, n, p.refused.Load(), p.foundLater)
}

func refusals(players []*player) (n int64) {
	for _, p := range players {
		n += p.refused.Load()
	}
	return n
}

// goesOn waits until every player has had something confirmed anew.
func goesOn(t *testing.T, players []*player) {
	t.Helper()
	for _, p := range players {
		from, end := p.acked.Load(), time.Now().Add(10*time.Second)
		for p.acked.Load() == from {
			if time.Now().After(end) {
				t.Fatalf("%s does not go on", p.id)
			}
			time.Sleep(5 * time.Millisecond)
		}
	}
}

func TestALongOutageIsToldAtOnce(t *testing.T) {
	c := pgtest.Server(t)
	l := withExercises(t, pgtest.Fresh(t), "one")
	c.Stop("INT")
	l.lost = time.Now().Add(-patience) // as if others had waited before
	begun := time.Now()
	_, err := l.Append(t.Context(), "one", 0, []byte("x"))
	if took := time.Since(begun); store.KindOf(err) != store.Unavailable || took > patience {
		t.Errorf("%v after %v", err, took)
	}
	if _, err := l.Open(t.Context(), "one"); store.KindOf(err) != store.Unavailable {
		t.Errorf("Open: %v", err)
	}
	if err := c.Start(); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), "one", 0, []byte("x")); err != nil {
		t.Errorf("with the database back: %v", err)
	}
	if _, err := l.Open(t.Context(), "one"); err != nil {
		t.Errorf("with the database back: %v", err)
	}
}

// TestALostQuestionOrAnswerIsSettled breaks the connection just before the
// server hears of a commit, or just after it has committed. In either case the
// append succeeds, once.
func TestALostQuestionOrAnswerIsSettled(t *testing.T) {
	for _, lost := range []string{question, answer} {
		database := pgtest.Server(t).Database(t)
		folder := t.TempDir()
		lose := relay(t, folder, filepath.Join(pgtest.Server(t).Folder, socket), lost)
		l := withExercises(t, pgtest.Address(folder, database), "one", "beside")
		var wg sync.WaitGroup
		for _, id := range []string{"one", "beside"} {
			wg.Go(func() {
				for i, p := range []string{"before", lost + id, "after"} {
					if h, err := l.Append(t.Context(), id, int64(i), []byte(p)); err != nil || h.Seq != int64(i+1) {
						t.Errorf("%s of %s: %v, %v", p, id, h, err)
					}
				}
			})
		}
		wg.Wait()
		for _, id := range []string{"one", "beside"} {
			if got, want := payloads(t, l, id), "[before]["+lost+id+"][after]"; got != want {
				t.Errorf("the log holds %s, want %s", got, want)
			}
		}
		if lose.Load() {
			t.Errorf("%s was not lost", lost)
		}
	}
}

// TestALostAnswerOvertakenByAnotherNode lets another node append before the one
// that lost its answer asks again.
func TestALostAnswerOvertakenByAnotherNode(t *testing.T) {
	l := withExercises(t, pgtest.Fresh(t), "one")
	r := &request{exercise: "one", payloads: [][]byte{[]byte("a")}}
	for range 2 { // the second time as if the first answer had been lost
		if err := l.commit([]*request{r}); err != nil || r.err != nil || r.head.Seq != 1 {
			t.Fatalf("%v, %v, %v", err, r.err, r.head)
		}
		if _, err := l.Append(t.Context(), "one", 1, []byte("b")); err != nil && store.KindOf(err) != store.Conflict {
			t.Fatal(err)
		}
	}
	late := &request{exercise: "one", payloads: [][]byte{[]byte("c")}, head: store.Head{Seq: 1}, sent: true}
	if err := l.commit([]*request{late}); err != nil || store.KindOf(late.err) != store.Conflict {
		t.Errorf("what was never written is confirmed: %v, %v", err, late.err)
	}
	if got := payloads(t, l, "one"); got != "[a][b]" {
		t.Errorf("the log holds %s", got)
	}
}

// TestPassingErrors holds apart what may succeed a moment later and what won't.
func TestPassingErrors(t *testing.T) {
	if !passing(errors.New("connection refused")) {
		t.Error("a connection that can't be made is waited for")
	}
	if passing(store.Fail(store.Broken, "one", nil)) {
		t.Error("a broken chain is tried again")
	}
}

// socket is the name of the server's socket in its folder.
const socket = ".s.PGSQL.5432"

// What may get lost on the way, as payloads ask for it.
const (
	question = "lost question "
	answer   = "lost answer "
)

// relay stands between a log and the server and loses once what it is to lose:
// the returned flag is down then.
func relay(t *testing.T, folder, server, what string) *atomic.Bool {
	t.Helper()
	listener, err := net.Listen("unix", filepath.Join(folder, socket))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	var lose atomic.Bool
	lose.Store(true)
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go join(client, server, what, &lose)
		}
	}()
	return &lose
}

// join carries what client and server say to each other until one hangs up or
// the connection is to break.
func join(client net.Conn, address, what string, lose *atomic.Bool) {
	defer client.Close()
	server, err := net.Dial("unix", address)
	if err != nil {
		return
	}
	defer server.Close()
	var deaf atomic.Bool // to the next answer
	go carry(client, server, func([]byte) bool { return !deaf.Load() })
	carry(server, client, func(said []byte) bool {
		if !bytes.Contains(said, []byte(what)) || !lose.CompareAndSwap(true, false) {
			return true
		}
		deaf.Store(what == answer)
		return what != question
	})
}

// carry copies from one to the other until one hangs up or passes says no, and
// hangs up on both.
func carry(to, from net.Conn, passes func([]byte) bool) {
	defer to.Close()
	defer from.Close()
	said := make([]byte, 1<<16)
	for {
		n, err := from.Read(said)
		if err != nil || !passes(said[:n]) {
			return
		}
		if _, err := to.Write(said[:n]); err != nil {
			return
		}
	}
}
