package postgres

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"tamrin/internal/pgtest"
	"tamrin/store"
	"tamrin/store/storetest"
)

var kills = flag.Int("kills", 10, "how many times the writing process is killed")

// noHead is where reading begins.
var noHead store.Head

func TestMain(m *testing.M) {
	storetest.Child(open)
	flag.Parse()
	code := m.Run()
	pgtest.Remove()
	os.Exit(code)
}

func open(where string) (store.Log, error) { return Open(context.Background(), where) }

func TestConforms(t *testing.T) {
	storetest.Conform(t, func(t *testing.T) store.Log { return opened(t, pgtest.Fresh(t)) })
}

func TestAcknowledgedRecordsOutliveKills(t *testing.T) {
	storetest.Kill(t, pgtest.Fresh(t), *kills, open)
}

// TestCommitsAreSynced holds the connections to the settings without which an
// acknowledged record may be lost with the power, whatever the URL asks for.
func TestCommitsAreSynced(t *testing.T) {
	l := opened(t, pgtest.Fresh(t)+"&synchronous_commit=off")
	var got string
	if err := l.writes.QueryRow(t.Context(), "SHOW synchronous_commit").Scan(&got); err != nil || got != "on" {
		t.Errorf("synchronous_commit = %s (%v)", got, err)
	}
}

func TestAServerThatDoesNotSyncIsRefused(t *testing.T) {
	where := pgtest.Fresh(t)
	c := pgtest.Server(t)
	for _, setting := range []string{"off", "on"} {
		for _, sql := range []string{"ALTER SYSTEM SET fsync = " + setting, "SELECT pg_reload_conf()"} {
			if err := c.Query("postgres", sql); err != nil {
				t.Fatal(err)
			}
		}
		told := func() bool {
			l, err := Open(t.Context(), where)
			if l != nil {
				l.Close()
			}
			return err != nil && strings.Contains(err.Error(), "fsync")
		}
		for end := time.Now().Add(10 * time.Second); told() != (setting == "off"); time.Sleep(20 * time.Millisecond) {
			if time.Now().After(end) { // the server takes a moment to read its settings
				t.Fatalf("with fsync %s: told so: %v", setting, told())
			}
		}
	}
}

// TestOneBadExerciseDoesNotFailTheOthers puts a record where none is noted, as a
// restored half of a backup may.
func TestOneBadExerciseDoesNotFailTheOthers(t *testing.T) {
	l := withExercises(t, pgtest.Fresh(t), "bad", "good")
	execute(t, l, `INSERT INTO tamrin.records SELECT n, 1, '', '' FROM tamrin.exercises WHERE id = 'bad'`)
	bad := &request{exercise: "bad", payloads: [][]byte{[]byte("x")}}
	good := &request{exercise: "good", payloads: [][]byte{[]byte("y")}}
	l.settle([]*request{bad, good})
	if store.KindOf(bad.err) != store.Broken || !strings.Contains(bad.err.Error(), `"bad"`) {
		t.Errorf("the bad one: %v", bad.err)
	}
	if good.err != nil || payloads(t, l, "good") != "[y]" {
		t.Errorf("the good one: %v", good.err)
	}
}

// TestWhatWasChangedInTheDatabaseIsFound changes rows as a hand may that has
// the rights.
func TestWhatWasChangedInTheDatabaseIsFound(t *testing.T) {
	l := opened(t, pgtest.Fresh(t))
	for i, change := range []string{
		`UPDATE tamrin.records SET payload = 'x' WHERE seq = 3`,
		`UPDATE tamrin.records SET hash = '' WHERE seq = 3`,
		`DELETE FROM tamrin.records WHERE seq = 1`,
		`DELETE FROM tamrin.records WHERE seq = 5`,
		`DELETE FROM tamrin.records WHERE seq > 2`,
		`UPDATE tamrin.heads h SET seq = 4, hash = r.hash FROM tamrin.records r WHERE r.n = h.n AND r.seq = 4`,
		`UPDATE tamrin.exercises SET digest = 'x' WHERE true`,
	} {
		id := fmt.Sprint("exercise ", i)
		if err := l.Create(t.Context(), id, nil); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Append(t.Context(), id, 0, []byte("a"), []byte("b"), []byte("c"), []byte("d"), []byte("e")); err != nil {
			t.Fatal(err)
		}
		execute(t, l, change)
		var last error
		for _, err := range l.Read(t.Context(), id, noHead) {
			last = err
		}
		if store.KindOf(last) != store.Broken {
			t.Errorf("%s: %v", change, last)
		}
	}
	if err := l.Create(t.Context(), "archived", nil); err != nil {
		t.Fatal(err)
	}
	execute(t, l, `UPDATE tamrin.archives SET archive = 'x'`)
	if _, err := l.Open(t.Context(), "archived"); store.KindOf(err) != store.Broken {
		t.Errorf("the archive changed: %v", err)
	}
}

// TestLongLogsComeInPages reads across the borders of pages.
func TestLongLogsComeInPages(t *testing.T) {
	l := withExercises(t, pgtest.Fresh(t), "one")
	for _, n := range []int64{0, pageSize, 2*pageSize + 1} {
		e, err := l.Open(t.Context(), "one")
		if err != nil {
			t.Fatal(err)
		}
		if more := n - e.Head.Seq; more > 0 {
			if _, err := l.Append(t.Context(), "one", e.Head.Seq, make([][]byte, more)...); err != nil {
				t.Fatal(err)
			}
		}
		read := int64(0)
		for _, err := range l.Read(t.Context(), "one", noHead) {
			if err != nil {
				t.Fatal(err)
			}
			read++
		}
		if read != n {
			t.Errorf("read %d records of %d", read, n)
		}
	}
}

func TestAddressesThatLeadNowhereAreTold(t *testing.T) {
	c := pgtest.Server(t)
	for _, where := range []string{
		"postgres://127.0.0.1:1/none",
		"postgres://user:secret@host:port/x",
		pgtest.Address(c.Folder, "no_such_database"),
		pgtest.Address(t.TempDir(), "none"),
	} {
		l, err := Open(t.Context(), where)
		if store.KindOf(err) != store.Unavailable || !strings.Contains(err.Error(), "could not be opened") {
			t.Errorf("%s: %v, %v", where, l, err)
		}
		if err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("the password is told: %v", err)
		}
	}
}

func TestIdentifiersThatAreNoTextAreNobodys(t *testing.T) {
	l := opened(t, pgtest.Fresh(t))
	for _, id := range []string{"a\x00b", "\xff"} {
		if _, err := l.Open(t.Context(), id); store.KindOf(err) != store.NotFound {
			t.Errorf("Open(%q): %v", id, err)
		}
		if _, err := l.Append(t.Context(), id, 0, nil); store.KindOf(err) != store.NotFound {
			t.Errorf("Append(%q): %v", id, err)
		}
	}
}

func TestErrorsBecomeProblems(t *testing.T) {
	for code, want := range map[string]store.Kind{
		codeDiskFull: store.Full, codeUnique: store.Exists, codeCorrupted: store.Damaged, codeBadIndex: store.Damaged,
		"57P01": store.Unavailable, "28P01": store.Unavailable, codeReadOnly: store.Unavailable,
	} {
		if got := store.KindOf(problem("one", &pgconn.PgError{Code: code})); got != want {
			t.Errorf("%s becomes a problem of kind %d, want %d", code, got, want)
		}
	}
	if got := store.KindOf(problem("one", pgx.ErrNoRows)); got != store.NotFound {
		t.Errorf("no rows become a problem of kind %d", got)
	}
}

func TestOnlyDatabasesHaveSuchAddresses(t *testing.T) {
	u := url.URL{Scheme: "postgres", Host: "h"}
	for where, want := range map[string]bool{u.String(): true, "postgresql://h/x": true, "postgres": false, "./postgres:/x": false, "mysql://h/x": false} {
		if Is(where) != want {
			t.Errorf("Is(%q) = %v", where, !want)
		}
	}
}

func TestAClosedLogSaysSo(t *testing.T) {
	l := opened(t, pgtest.Fresh(t))
	l.Close()
	if _, err := l.Append(t.Context(), "one", 0, nil); store.KindOf(err) != store.Unavailable {
		t.Errorf("Append after Close: %v", err)
	}
	if _, err := l.Open(t.Context(), "one"); store.KindOf(err) != store.Unavailable {
		t.Errorf("Open after Close: %v", err)
	}
	l.Close() // a second time does no harm
}

func execute(t *testing.T, l *Log, sql string) {
	t.Helper()
	if tag, err := l.writes.Exec(t.Context(), sql); err != nil || tag.RowsAffected() == 0 {
		t.Fatalf("%s: %v, %v", sql, tag, err)
	}
}
