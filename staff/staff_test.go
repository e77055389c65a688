package staff

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"time"
)

// desk is a register in a folder of its own and a clock that stands.
type desk struct {
	*Register
	folder string
	clock  time.Time
}

func open(t *testing.T) *desk {
	t.Helper()
	d := &desk{folder: t.TempDir(), clock: time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)}
	d.reopen(t)
	return d
}

// reopen opens the file again, as after a restart.
func (d *desk) reopen(t *testing.T) {
	t.Helper()
	if d.Register != nil {
		d.Close()
	}
	r, err := Open(d.folder, func() time.Time { return d.clock })
	if err != nil {
		t.Fatal(err)
	}
	d.Register = r
	t.Cleanup(func() { r.Close() })
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
	if _, err := d.db.Exec("PRAGMA user_version = 999"); err != nil {
		t.Fatal(err)
	}
	d.Close()
	if _, err := Open(d.folder, time.Now); err != error(tooNew) {
		t.Errorf("it opens: %v", err)
	}
}

func TestTheFileIsSyncedAtEachCommit(t *testing.T) {
	d := open(t)
	var mode string
	var synced int
	if err := d.db.QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" {
		t.Errorf("journal %q, %v", mode, err)
	}
	if err := d.db.QueryRow("PRAGMA synchronous").Scan(&synced); err != nil || synced != 2 {
		t.Errorf("synchronous %d, %v", synced, err)
	}
}
