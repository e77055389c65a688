package sqlite

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"tamrin/store"
)

// released copies a folder that an older program wrote.
func released(t *testing.T, name string) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("testdata/releases", name))); err != nil {
		t.Fatal(err)
	}
	return folder
}

// TestFoldersOfEveryReleaseGoForward opens what each release wrote, reads it, and
// goes on with it. The folders were written by the programs of those releases.
func TestFoldersOfEveryReleaseGoForward(t *testing.T) {
	releases, err := filepath.Glob("testdata/releases/*")
	if err != nil || len(releases) == 0 {
		t.Fatalf("no releases: %v", err)
	}
	for _, r := range releases {
		folder := released(t, filepath.Base(r))
		l := opened(t, folder)
		if at, err := version(l.write); err != nil || at != len(steps) {
			t.Errorf("%s is brought to version %d of %d: %v", r, at, len(steps), err)
		}
		if got := payloads(t, l, "autumn"); got != "[one][two][three]" {
			t.Errorf("%s holds %s", r, got)
		}
		e, err := l.Open(t.Context(), "spring")
		if err != nil || string(e.Archive) != "the scenario of spring" || e.Head.Seq != 0 {
			t.Errorf("%s: %+v, %v", r, e, err)
		}
		if _, err := l.Append(t.Context(), "autumn", 3, []byte("four")); err != nil {
			t.Errorf("%s does not go on: %v", r, err)
		}
		c, err := l.Content(t.Context(), store.Digest([]byte("a photo")))
		if err != nil {
			t.Errorf("%s has lost its photo: %v", r, err)
			continue
		}
		c.Close()
	}
}

func TestTablesGoForwardWholeOrNotAtAll(t *testing.T) {
	l := opened(t, released(t, "v0.1"))
	further := append(slices.Clip(steps), `ALTER TABLE exercises ADD note TEXT`)
	if err := bringForward(l.write, further); err != nil {
		t.Fatal(err)
	}
	failing := append(slices.Clip(further), `DROP TABLE records`, `SELECT no_such_column`)
	if err := bringForward(l.write, failing); err == nil {
		t.Error("a failing step is no error")
	}
	if got := payloads(t, l, "autumn"); got != "[one][two][three]" {
		t.Errorf("after a failed step the log holds %s", got)
	}
	if at, err := version(l.write); err != nil || at != len(further) {
		t.Errorf("the version is %d, want %d: %v", at, len(further), err)
	}
}

func TestTablesOfALaterTamrinAreLeftAlone(t *testing.T) {
	folder := t.TempDir()
	l := opened(t, folder)
	if _, err := l.write.Exec(fmt.Sprintf("PRAGMA user_version = %d", len(steps)+1)); err != nil {
		t.Fatal(err)
	}
	l.Close()
	before, err := os.ReadFile(filepath.Join(folder, File))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Open(folder); store.KindOf(err) != store.Unavailable || !strings.Contains(err.Error(), "newer Tamrin") {
		t.Errorf("Open: %v", err)
	}
	if after, err := os.ReadFile(filepath.Join(folder, File)); err != nil || string(after) != string(before) {
		t.Errorf("the file was changed: %v", err)
	}
}

// payloads joins what an exercise's records say.
func payloads(t *testing.T, l *Log, exercise string) string {
	t.Helper()
	var b strings.Builder
	for r, err := range l.Read(t.Context(), exercise, store.Head{}) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "[%s]", r.Payload)
	}
	return b.String()
}
