package staff

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"

	"tamrin/internal/pgtest"
)

// TestMain runs every test with registers in folders, and again with registers
// in a PostgreSQL database.
func TestMain(m *testing.M) {
	code := m.Run()
	if inDatabase = true; code == 0 {
		code = m.Run()
		pgtest.Remove()
	}
	os.Exit(code)
}

var inDatabase bool

// desk is a register in a place of its own and a clock that stands.
type desk struct {
	*Register
	folder  string
	address string // of the database, if it lies in one
	clock   time.Time
}

func open(t *testing.T) *desk {
	t.Helper()
	d := &desk{folder: t.TempDir(), clock: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	if inDatabase {
		d.address = pgtest.Fresh(t)
	}
	d.reopen(t)
	return d
}

// reopen opens the file again, as after a restart.
func (d *desk) reopen(t *testing.T) {
	t.Helper()
	if d.Register != nil {
		d.Close()
	}
	r, err := d.another()
	if err != nil {
		t.Fatal(err)
	}
	d.Register = r
	t.Cleanup(func() { r.Close() })
}

// another opens what another program of the same register has.
func (d *desk) another() (*Register, error) {
	now := func() time.Time { return d.clock }
	if d.address != "" {
		return OpenShared(d.address, now)
	}
	return Open(d.folder, now)
}

// wants fails the test unless err is a Problem of that kind.
func wants(t *testing.T, err error, k Kind, what string) {
	t.Helper()
	if err == nil || KindOf(err) != k {
		t.Errorf("%s: %v, not a problem of kind %d", what, err, k)
	}
}

func must[T any](t *testing.T) func(T, error) T {
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

const secret = "correct horse battery staple"

func (d *desk) enrol(t *testing.T, login string, role Role) Account {
	t.Helper()
	token := must[string](t)(d.Offer(t.Context(), role))
	return must[Account](t)(d.Enrol(t.Context(), token, login, "Dr. "+login, secret))
}

func TestTheFileIsForItsOwnerAndHoldsNoSecretOfASession(t *testing.T) {
	d := open(t)
	d.enrol(t, "rana", Administrator)
	session := must[string](t)(d.SignIn(t.Context(), "rana", secret))
	d.Close()
	if inDatabase {
		return // its files are the database's own
	}
	entries, err := os.ReadDir(d.folder)
	if err != nil || len(entries) == 0 {
		t.Fatal(err)
	}
	for _, e := range entries {
		info, _ := e.Info()
		if info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%s may be read by others: %v", e.Name(), info.Mode())
		}
		b, err := os.ReadFile(filepath.Join(d.folder, e.Name()))
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(b, []byte(session)) || bytes.Contains(b, []byte(secret)) {
			t.Errorf("%s holds a session's token or a password", e.Name())
		}
	}
}

func TestALaterProgramsFileIsLeftAlone(t *testing.T) {
	d := open(t)
	later := "PRAGMA user_version = 999"
	if inDatabase {
		later = "UPDATE layout SET version = 999"
	}
	if _, err := d.db.Exec(later); err != nil {
		t.Fatal(err)
	}
	d.Close()
	if _, err := d.another(); err != error(tooNew) {
		t.Errorf("it opens: %v", err)
	}
}

func TestTheFileIsSyncedAtEachCommit(t *testing.T) {
	d := open(t)
	if inDatabase {
		var on string
		if err := d.db.QueryRow("SHOW synchronous_commit").Scan(&on); err != nil || on != "on" {
			t.Errorf("synchronous_commit %q, %v", on, err)
		}
		return
	}
	var mode string
	var synced int
	if err := d.db.QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" {
		t.Errorf("journal %q, %v", mode, err)
	}
	if err := d.db.QueryRow("PRAGMA synchronous").Scan(&synced); err != nil || synced != 2 {
		t.Errorf("synchronous %d, %v", synced, err)
	}
}

// TestTwoProgramsShareOneRegister has both change the same things at once.
func TestTwoProgramsShareOneRegister(t *testing.T) {
	d := open(t)
	other := must[*Register](t)(d.another())
	defer other.Close()
	d.enrol(t, "rana", Administrator)
	token := must[string](t)(other.SignIn(t.Context(), "rana", secret))
	must[Account](t)(d.Session(t.Context(), token))
	i := must[Invitation](t)(d.Invite(t.Context(), "x", "cell", "", time.Hour))
	seats := []string{"a", "b", "c", "d", "e", "f"}
	taken := make(chan string, len(seats))
	for n := range seats {
		go func() {
			r := d.Register
			if n%2 == 1 {
				r = other
			}
			_, g, err := r.Admit(t.Context(), i, seats, "")
			if err != nil {
				t.Error(err)
			}
			taken <- g.Seat
		}()
	}
	sat := map[string]int{}
	for range seats {
		sat[<-taken]++
	}
	if len(sat) != len(seats) {
		t.Errorf("the seats were given out so: %v", sat)
	}
	if _, err := other.Invitation(t.Context(), "no\x00code"); KindOf(err) != NotFound {
		t.Errorf("a code that is no text: %v", err)
	}
}
