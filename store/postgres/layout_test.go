package postgres

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5/pgxpool"

	"tamrin/internal/pgtest"
	"tamrin/store"
)

// TestTablesGoForward adds a step to the layouts, and then one that fails.
func TestTablesGoForward(t *testing.T) {
	where := pgtest.Fresh(t)
	l := withExercises(t, where, "one")
	further := append(slices.Clip(layouts), `ALTER TABLE tamrin.exercises ADD note text`)
	if err := migrate(t.Context(), l.writes, further); err != nil {
		t.Fatal(err)
	}
	execute(t, l, `UPDATE tamrin.exercises SET note = 'kept'`)
	failing := append(slices.Clip(further), `DROP TABLE tamrin.records`, `SELECT no_such_column`)
	if err := migrate(t.Context(), l.writes, failing); err == nil {
		t.Error("a failing step is no error")
	}
	if _, err := l.Append(t.Context(), "one", 0, []byte("x")); err != nil || payloads(t, l, "one") != "[x]" {
		t.Errorf("after a failed step: %v", err)
	}
	if at := version(t, l); at != len(further) {
		t.Errorf("the layout is %d, want %d", at, len(further))
	}
}

func TestTablesOfALaterTamrinAreRefused(t *testing.T) {
	where := pgtest.Fresh(t)
	l := opened(t, where)
	execute(t, l, `UPDATE tamrin.layout SET version = version + 1`)
	if _, err := Open(t.Context(), where); store.KindOf(err) != store.Unavailable || !strings.Contains(err.Error(), "newer Tamrin") {
		t.Errorf("Open: %v", err)
	}
	if at := version(t, l); at != len(layouts)+1 {
		t.Errorf("the layout was changed to %d", at)
	}
}

func TestProgramsThatStartTogetherMakeTheTablesOnce(t *testing.T) {
	where := pgtest.Fresh(t)
	var wg sync.WaitGroup
	for range 6 {
		wg.Go(func() {
			l, err := Open(t.Context(), where)
			if err != nil {
				t.Error(err)
				return
			}
			l.Close()
		})
	}
	wg.Wait()
}

// TestAUserWithoutRightsToMakeASchema is given one by an administrator.
func TestAUserWithoutRightsToMakeASchema(t *testing.T) {
	c := pgtest.Server(t)
	database := c.Database(t)
	if err := c.Query("postgres", "CREATE ROLE humble LOGIN"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { c.Query(database, "DROP SCHEMA IF EXISTS tamrin CASCADE; DROP ROLE humble") })
	where := strings.Replace(pgtest.Address(c.Folder, database), "tamrin@", "humble@", 1)
	if _, err := Open(t.Context(), where); store.KindOf(err) != store.Unavailable || !strings.Contains(err.Error(), "rights") {
		t.Errorf("without a schema: %v", err)
	}
	admin, err := pgxpool.New(t.Context(), pgtest.Address(c.Folder, database))
	if err != nil {
		t.Fatal(err)
	}
	defer admin.Close()
	if _, err := admin.Exec(t.Context(), "CREATE SCHEMA tamrin AUTHORIZATION humble"); err != nil {
		t.Fatal(err)
	}
	l := withExercises(t, where, "one")
	if _, err := l.Append(t.Context(), "one", 0, []byte("x")); err != nil {
		t.Error(err)
	}
}

// TestABackupIsALog backs a database up and restores it with the commands that
// the documentation gives.
func TestABackupIsALog(t *testing.T) {
	c := pgtest.Server(t)
	from, to := c.Database(t), c.Database(t)
	l := withExercises(t, pgtest.Address(c.Folder, from), "one")
	if _, err := l.Append(t.Context(), "one", 0, []byte("a"), []byte("b")); err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "tamrin.dump")
	for _, step := range []struct{ documented, database string }{
		{"pg_dump --format=custom --schema='tamrin*' --file=tamrin.dump DATABASE", from},
		{"pg_restore --dbname=DATABASE tamrin.dump", to},
	} {
		for _, page := range []string{"running.md", "running.ar.md"} {
			if text, err := os.ReadFile("../../docs/" + page); err != nil || !strings.Contains(string(text), step.documented) {
				t.Errorf("docs/%s does not say %q (%v)", page, step.documented, err)
			}
		}
		words := strings.Fields(strings.NewReplacer("'", "", "tamrin.dump", file, "DATABASE", pgtest.Address(c.Folder, step.database)).Replace(step.documented))
		if out, err := exec.Command(filepath.Join(c.Bin, words[0]), words[1:]...).CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", words, err, out)
		}
	}
	restored := opened(t, pgtest.Address(c.Folder, to))
	if got := payloads(t, restored, "one"); got != "[a][b]" {
		t.Errorf("the restored log holds %s", got)
	}
	if _, err := restored.Append(t.Context(), "one", 2, []byte("c")); err != nil {
		t.Errorf("the restored log does not go on: %v", err)
	}
	if err := restored.Create(t.Context(), "two", nil); err != nil {
		t.Errorf("the restored log takes no new exercise: %v", err)
	}
}

func version(t *testing.T, l *Log) (at int) {
	t.Helper()
	if err := l.writes.QueryRow(context.Background(), `SELECT version FROM tamrin.layout`).Scan(&at); err != nil {
		t.Fatal(err)
	}
	return at
}
