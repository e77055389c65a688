package sqlite

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tamrin/store"
	"tamrin/store/storetest"
)

var kills = flag.Int("kills", 10, "how many times the writing process is killed")

func TestMain(m *testing.M) {
	storetest.Child(open)
	flag.Parse()
	os.Exit(m.Run())
}

func open(where string) (store.Log, error) { return Open(where) }

func TestConforms(t *testing.T) {
	storetest.Conform(t, func(t *testing.T) store.Log { return opened(t, t.TempDir()) })
}

func TestAcknowledgedRecordsOutliveKills(t *testing.T) {
	storetest.Kill(t, t.TempDir(), *kills, open)
}

// TestFilesAreSynced holds every connection to the settings without which an
// acknowledged record may be lost with the power.
func TestFilesAreSynced(t *testing.T) {
	l := opened(t, t.TempDir())
	for name, want := range map[string]string{"journal_mode": "wal", "synchronous": "2", "fullfsync": "1"} {
		var got string
		if err := l.write.QueryRow("PRAGMA " + name).Scan(&got); err != nil || got != want {
			t.Errorf("PRAGMA %s = %s (%v), want %s", name, got, err, want)
		}
	}
}

func TestFoldersWithUnusualNames(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "تمرين 100% #1?x=y")
	l := opened(t, folder)
	if err := l.Create(t.Context(), "one", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(folder, File)); err != nil {
		t.Error(err)
	}
}

func TestTwoProcessesOnOneFolderCollideCleanly(t *testing.T) {
	folder := t.TempDir()
	a, b := opened(t, folder), opened(t, folder)
	if err := a.Create(t.Context(), "one", nil); err != nil {
		t.Fatal(err)
	}
	if _, err := a.Append(t.Context(), "one", 0, []byte("from a")); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Append(t.Context(), "one", 0, []byte("from b")); store.KindOf(err) != store.Conflict {
		t.Errorf("b overwrites a: %v", err)
	}
	if _, err := b.Append(t.Context(), "one", 1, []byte("from b")); err != nil {
		t.Error(err)
	}
}

func TestAFullDiskIsToldAndLosesNothing(t *testing.T) {
	l := opened(t, t.TempDir())
	if err := l.Create(t.Context(), "one", nil); err != nil {
		t.Fatal(err)
	}
	// The file may not grow by more than a few pages: what a full disk does.
	if _, err := l.write.Exec("PRAGMA max_page_count = 20"); err != nil {
		t.Fatal(err)
	}
	seq, err := int64(0), error(nil)
	for seq < 1000 {
		var h store.Head
		if h, err = l.Append(t.Context(), "one", seq, make([]byte, 3000)); err != nil {
			break
		}
		seq = h.Seq
	}
	if store.KindOf(err) != store.Full || !strings.Contains(err.Error(), "disk is full") {
		t.Fatalf("after %d records: %v", seq, err)
	}
	if n := count(t, l); n != seq {
		t.Errorf("%d records are left of %d", n, seq)
	}
	if _, err := l.write.Exec("PRAGMA max_page_count = 2000"); err != nil {
		t.Fatal(err)
	}
	if _, err := l.Append(t.Context(), "one", seq, []byte("room again")); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

// TestAFlippedBitIsFound flips a bit in each record in turn, as a disk may.
func TestAFlippedBitIsFound(t *testing.T) {
	folder := t.TempDir()
	l := opened(t, folder)
	if err := l.Create(t.Context(), "one", []byte("the frozen scenario")); err != nil {
		t.Fatal(err)
	}
	const records = 40
	for i := range int64(records) {
		if _, err := l.Append(t.Context(), "one", i, fmt.Appendf(nil, "<record %d>", i+1)); err != nil {
			t.Fatal(err)
		}
	}
	l.Close()
	path := filepath.Join(folder, File)
	sound, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i <= records; i++ {
		flip(t, path, sound, fmt.Sprintf("<record %d>", i))
		l := opened(t, folder)
		var p error
		for _, err := range l.Read(t.Context(), "one", store.Head{}) {
			p = err
		}
		if store.KindOf(p) != store.Broken || !strings.Contains(p.Error(), fmt.Sprintf("record %d:", i)) {
			t.Errorf("a bit of record %d flipped: %v", i, p)
		}
		l.Close()
	}
	flip(t, path, sound, "the frozen scenario")
	if _, err := opened(t, folder).Open(t.Context(), "one"); store.KindOf(err) != store.Broken {
		t.Errorf("a bit of the archive flipped: %v", err)
	}
}

func TestARemovedRecordIsFound(t *testing.T) {
	for _, where := range []string{"seq = 1", "seq = 3", "seq = 5", "seq > 2"} {
		l := opened(t, t.TempDir())
		if err := l.Create(t.Context(), "one", nil); err != nil {
			t.Fatal(err)
		}
		if _, err := l.Append(t.Context(), "one", 0, []byte("a"), []byte("b"), []byte("c"), []byte("d"), []byte("e")); err != nil {
			t.Fatal(err)
		}
		if _, err := l.write.Exec("DELETE FROM records WHERE " + where); err != nil {
			t.Fatal(err)
		}
		var last error
		for _, err := range l.Read(t.Context(), "one", store.Head{}) {
			last = err
		}
		if store.KindOf(last) != store.Broken {
			t.Errorf("%s removed: %v", where, last)
		}
	}
}

func TestAFileThatIsNoDatabaseIsTold(t *testing.T) {
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, File), bytes.Repeat([]byte("not a database "), 100), 0o600); err != nil {
		t.Fatal(err)
	}
	if l, err := Open(folder); store.KindOf(err) != store.Damaged {
		t.Errorf("Open = %v, %v", l, err)
	}
}

func TestAClosedLogSaysSo(t *testing.T) {
	l := opened(t, t.TempDir())
	l.Close()
	if _, err := l.Append(t.Context(), "one", 0, nil); store.KindOf(err) != store.Unavailable {
		t.Errorf("Append after Close: %v", err)
	}
	l.Close() // a second time does no harm
}

func opened(t testing.TB, folder string) *Log {
	t.Helper()
	l, err := Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

func count(t *testing.T, l *Log) (n int64) {
	for _, err := range l.Read(t.Context(), "one", store.Head{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	return n
}

// flip writes the file anew with one bit of the first occurrence of what flipped.
func flip(t *testing.T, path string, sound []byte, what string) {
	t.Helper()
	i := bytes.Index(sound, []byte(what))
	if i < 0 {
		t.Fatalf("%q is not in the file", what)
	}
	b := bytes.Clone(sound)
	b[i+len(what)/2] ^= 1
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}
