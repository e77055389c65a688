package sqlite

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"tamrin/store"
	"tamrin/store/storetest"
)

func TestAcknowledgedFilesOutliveKills(t *testing.T) {
	storetest.KillFiles(t, t.TempDir(), *kills, open)
}

// names lists what lies in the folder of files.
func names(t *testing.T, where string) (list []string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Join(where, Attached))
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

func TestAFlippedBitInAFileIsFoundAndMended(t *testing.T) {
	where := t.TempDir()
	l := opened(t, where)
	photo := bytes.Repeat([]byte("a photo"), 1000)
	sum, err := l.Keep(t.Context(), bytes.NewReader(photo))
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(where, Attached, sum.Hash.String())
	for _, damage := range []func([]byte) []byte{
		func(b []byte) []byte { b[len(b)/2] ^= 1; return b },
		func(b []byte) []byte { return b[:len(b)-1] },
		func(b []byte) []byte { return append(b, make([]byte, store.MaxFile)...) },
		func([]byte) []byte { return nil },
	} {
		if err := os.WriteFile(path, damage(bytes.Clone(photo)), 0o600); err != nil {
			t.Fatal(err)
		}
		_, err := l.Content(t.Context(), sum.Hash)
		if store.KindOf(err) != store.Broken || !strings.Contains(err.Error(), sum.Hash.String()) {
			t.Errorf("a damaged file: %v", err)
		}
		if _, err := l.Keep(t.Context(), bytes.NewReader(photo)); err != nil {
			t.Fatal(err)
		}
		c, err := l.Content(t.Context(), sum.Hash)
		if err != nil {
			t.Fatalf("sent again: %v", err)
		}
		c.Close()
	}
	if got := names(t, where); len(got) != 1 {
		t.Errorf("the folder holds %v", got)
	}
}

// TestAFullDiskKeepsNothingOfAFile writes to the device that is always full.
func TestAFullDiskKeepsNothingOfAFile(t *testing.T) {
	if _, err := os.Stat("/dev/full"); err != nil {
		t.Skip("this system has no /dev/full")
	}
	where := t.TempDir()
	l := opened(t, where)
	l.files.create = func(dir, pattern string) (*os.File, error) {
		name := filepath.Join(dir, strings.Replace(pattern, "*", "1", 1))
		if err := os.Symlink("/dev/full", name); err != nil {
			return nil, err
		}
		return os.OpenFile(name, os.O_WRONLY, 0)
	}
	_, err := l.Keep(t.Context(), strings.NewReader("a photo"))
	if store.KindOf(err) != store.Full || !strings.Contains(err.Error(), "disk is full") {
		t.Errorf("%v", err)
	}
	if got := names(t, where); len(got) != 0 {
		t.Errorf("the folder holds %v", got)
	}
	l.files.create = os.CreateTemp
	if _, err := l.Keep(t.Context(), strings.NewReader("a photo")); err != nil {
		t.Errorf("with room again: %v", err)
	}
}

func TestWhatWasBrokenOffIsTakenAway(t *testing.T) {
	where := t.TempDir()
	l := opened(t, where)
	gone := errors.New("gone")
	if _, err := l.Keep(t.Context(), io.MultiReader(strings.NewReader("half"), iotest.ErrReader(gone))); err != gone {
		t.Errorf("%v", err)
	}
	if got := names(t, where); len(got) != 0 {
		t.Errorf("the folder holds %v", got)
	}
	for name, age := range map[string]time.Duration{"arriving-old": 25 * time.Hour, "arriving-new": time.Hour} {
		path := filepath.Join(where, Attached, name)
		if err := errors.Join(os.WriteFile(path, []byte("half"), 0o600), os.Chtimes(path, time.Time{}, time.Now().Add(-age))); err != nil {
			t.Fatal(err)
		}
	}
	opened(t, where)
	if got := names(t, where); len(got) != 1 || got[0] != "arriving-new" {
		t.Errorf("after another start the folder holds %v", got)
	}
}
