package backup

import (
	"archive/tar"
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tamrin/store"
	"tamrin/store/sqlite"
)

var made = time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)

// furnished is a server's folder: two exercises, two photos, a register, a key.
func furnished(t *testing.T) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	log, err := sqlite.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []string{"autumn", "spring"} {
		if err := log.Create(t.Context(), id, []byte("scenario of "+id)); err != nil {
			t.Fatal(err)
		}
		if _, err := log.Append(t.Context(), id, 0, []byte("one"), []byte("two"), []byte("three")); err != nil {
			t.Fatal(err)
		}
	}
	for _, photo := range []string{"a photo", "another photo"} {
		if _, err := log.Keep(t.Context(), strings.NewReader(photo)); err != nil {
			t.Fatal(err)
		}
	}
	if err := log.Close(); err != nil {
		t.Fatal(err)
	}
	register, err := sql.Open("sqlite", "file:"+filepath.Join(folder, "staff.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer register.Close()
	if _, err := register.Exec(`CREATE TABLE accounts (login TEXT); INSERT INTO accounts VALUES ('rana'); PRAGMA user_version = 7`); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(folder, "archive.key"), "the key")
	write(t, filepath.Join(folder, sqlite.Attached, "arriving-1"), "half a photo")
	return folder
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// back makes a backup of a folder.
func back(t *testing.T, folder string) (file string, about About) {
	t.Helper()
	file = filepath.Join(t.TempDir(), "backup.tar")
	about, err := Write(t.Context(), Source{Folder: folder, Program: "v1", Made: made}, file)
	if err != nil {
		t.Fatal(err)
	}
	return file, about
}

func TestABackupComesBackAsItWas(t *testing.T) {
	folder := furnished(t)
	file, about := back(t, folder)
	want := About{Format: 1, Program: "v1", Made: made, Exercises: 2, Events: 6, Files: 2}
	if diff := cmp.Diff(want, about); diff != "" {
		t.Errorf("a backup says of itself (-want +got):\n%s", diff)
	}
	to := filepath.Join(t.TempDir(), "some", "where")
	var done, total int64
	again, err := Restore(t.Context(), file, to, func(d, of int64) { done, total = d, of })
	if err != nil || cmp.Diff(about, again) != "" || done == 0 || total < done {
		t.Fatalf("restored: %+v, %v, %d of %d", again, err, done, total)
	}
	log, err := sqlite.Open(to)
	if err != nil {
		t.Fatal(err)
	}
	defer log.Close()
	for _, id := range []string{"autumn", "spring"} {
		if head, err := log.Append(t.Context(), id, 3, []byte("four")); err != nil || head.Seq != 4 {
			t.Errorf("%s does not go on: %v", id, err)
		}
	}
	if c, err := log.Content(t.Context(), store.Digest([]byte("another photo"))); err != nil {
		t.Error(err)
	} else {
		c.Close()
	}
	register, err := sql.Open("sqlite", "file:"+filepath.Join(to, "staff.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer register.Close()
	var login string
	var version int
	if err := errors.Join(register.QueryRow("SELECT login FROM accounts").Scan(&login), register.QueryRow("PRAGMA user_version").Scan(&version)); err != nil || login != "rana" || version != 7 {
		t.Errorf("the register has %q at version %d: %v", login, version, err)
	}
	if key, err := os.ReadFile(filepath.Join(to, "archive.key")); err != nil || string(key) != "the key" {
		t.Errorf("the key is %q: %v", key, err)
	}
	for _, none := range []string{"BACKUP.json", "SHA256SUMS", "files/arriving-1"} {
		if _, err := os.Lstat(filepath.Join(to, none)); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s was restored", none)
		}
	}
	if info, err := os.Stat(file); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("others can read the backup: %v, %v", info.Mode(), err)
	}
}

// Logs may lie in a folder of their own, with other things in it.
func TestLogsInAnotherFolderAreInTheBackup(t *testing.T) {
	folder, logs := filepath.Join(t.TempDir(), "data"), furnished(t)
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"staff.db", "archive.key"} {
		if err := os.Rename(filepath.Join(logs, name), filepath.Join(folder, name)); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(logs, "somebody's own.txt"), "not ours")
	file := filepath.Join(t.TempDir(), "b.tar")
	about, err := Write(t.Context(), Source{Folder: folder, Logs: logs, Made: made}, file)
	if err != nil || about.Exercises != 2 || about.Files != 2 {
		t.Fatalf("%+v, %v", about, err)
	}
	to := filepath.Join(t.TempDir(), "to")
	if _, err := Restore(t.Context(), file, to, nil); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(to)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	if want := []string{"archive.key", "files", "staff.db", "tamrin.db"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("restored: %v, want %v: %v", names, want, err)
	}
}

func TestABackupThatCannotBeGoodIsNotMade(t *testing.T) {
	for name, c := range map[string]struct {
		spoil func(t *testing.T, folder string)
		file  func(folder string) string
		want  func(err error) bool
	}{
		"a broken chain": {spoil: func(t *testing.T, folder string) {
			db, err := sql.Open("sqlite", "file:"+filepath.Join(folder, sqlite.File))
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			if _, err := db.Exec(`UPDATE records SET payload = x'00' WHERE seq = 2 AND n = 1`); err != nil {
				t.Fatal(err)
			}
		}, want: func(err error) bool { return store.KindOf(err) == store.Broken }},
		"a register that is none": {spoil: func(t *testing.T, folder string) {
			write(t, filepath.Join(folder, "staff.db"), strings.Repeat("nonsense", 1000))
		}, want: func(err error) bool { return store.KindOf(err) == store.Damaged }},
		"no server's folder": {spoil: func(t *testing.T, folder string) {
			if err := errors.Join(os.RemoveAll(folder), os.Mkdir(folder, 0o700)); err != nil {
				t.Fatal(err)
			}
		}, want: func(err error) bool { return KindOf(err) == NoFolder }},
		"a file within": {file: func(folder string) string { return filepath.Join(folder, "files", "b.tar") },
			want: func(err error) bool { return KindOf(err) == Within }},
		"a file that is there": {file: func(folder string) string {
			name := filepath.Join(filepath.Dir(folder), "there.tar")
			os.WriteFile(name, []byte("mine"), 0o600)
			return name
		}, want: func(err error) bool { return KindOf(err) == Exists }},
	} {
		folder := furnished(t)
		if c.spoil != nil {
			c.spoil(t, folder)
		}
		file := filepath.Join(t.TempDir(), "b.tar")
		if c.file != nil {
			file = c.file(folder)
		}
		if _, err := Write(t.Context(), Source{Folder: folder, Made: made}, file); err == nil || !c.want(err) {
			t.Errorf("%s: %v", name, err)
		}
		if b, err := os.ReadFile(file); err == nil && string(b) != "mine" {
			t.Errorf("%s: a file was left, or changed", name)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), scratchName+"*")); len(left) > 0 {
			t.Errorf("%s: %v is left", name, left)
		}
	}
}

func TestAPhotoThatWasChangedIsLeftOutAndNamed(t *testing.T) {
	folder := furnished(t)
	hash := store.Digest([]byte("a photo")).String()
	write(t, filepath.Join(folder, sqlite.Attached, hash), "A photo")
	file, about := back(t, folder)
	if about.Files != 1 || !slices.Equal(about.Damaged, []string{hash}) {
		t.Errorf("%+v", about)
	}
	if _, err := Restore(t.Context(), file, filepath.Join(t.TempDir(), "to"), nil); err != nil {
		t.Error(err)
	}
}

// TestNoDamageComesBack cuts a backup off at every part and changes a byte in
// every part.
func TestNoDamageComesBack(t *testing.T) {
	file, _ := back(t, furnished(t))
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	try := func(name string, b []byte, want ...Kind) {
		t.Helper()
		damaged := filepath.Join(t.TempDir(), "d.tar")
		to := filepath.Join(t.TempDir(), "to")
		if err := os.WriteFile(damaged, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Restore(t.Context(), damaged, to, nil); err == nil || !slices.Contains(want, KindOf(err)) {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := os.Lstat(to); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("%s: a folder was left", name)
		}
		if left, _ := os.ReadDir(filepath.Dir(to)); len(left) > 0 {
			t.Errorf("%s: %v is left", name, left)
		}
	}
	try("nothing", nil, NoBackup)
	try("another file", []byte("PK\x03\x04 and so on"), NoBackup)
	at := 0
	for in := tar.NewReader(bytes.NewReader(whole)); ; {
		h, err := in.Next()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		begins := bytes.Index(whole[at:], []byte(h.Name)) + at
		at = begins + 512
		try("cut before "+h.Name, whole[:begins/512*512], Cut, NoBackup)
		try("cut within "+h.Name, whole[:min(at+int(h.Size)/2, len(whole))], Cut, NoBackup)
		changed := bytes.Clone(whole)
		changed[at+int(h.Size)/2] ^= 1
		try("changed in "+h.Name, changed, Altered, NoBackup, Newer)
	}
}

// forged is a backup that somebody made by hand, with sums that fit.
func forged(t *testing.T, about About, parts ...*tar.Header) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "f.tar")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := &writing{about: about, hashes: map[string]string{}}
	out := tar.NewWriter(f)
	text, _ := json.Marshal(about)
	if err := w.put(out, part{name: aboutName, size: int64(len(text))}, bytes.NewReader(text)); err != nil {
		t.Fatal(err)
	}
	for _, h := range parts {
		if err := out.WriteHeader(h); err != nil {
			t.Fatal(err)
		}
		out.Write(make([]byte, h.Size))
	}
	sums := w.sums()
	if err := errors.Join(w.put(out, part{name: sumsName, size: int64(len(sums))}, strings.NewReader(sums)), out.Close()); err != nil {
		t.Fatal(err)
	}
	return file
}

func TestABackupFromAnEnemyLeadsNowhere(t *testing.T) {
	for _, h := range []*tar.Header{
		{Typeflag: tar.TypeReg, Name: "../outside"}, {Typeflag: tar.TypeReg, Name: "/etc/outside"}, {Typeflag: tar.TypeReg, Name: "a/../../outside"},
		{Typeflag: tar.TypeReg, Name: "c:\\outside"}, {Typeflag: tar.TypeReg, Name: ".hidden"}, {Typeflag: tar.TypeReg, Name: "files/.hidden"},
		{Typeflag: tar.TypeSymlink, Name: "link", Linkname: "/etc/passwd"}, {Typeflag: tar.TypeLink, Name: "hard", Linkname: "/etc/passwd"},
		{Typeflag: tar.TypeDir, Name: "folder/"}, {Typeflag: tar.TypeReg, Name: aboutName},
	} {
		h.Mode = 0o600
		if _, err := Restore(t.Context(), forged(t, About{Format: 1}, h), filepath.Join(t.TempDir(), "to"), nil); KindOf(err) != Altered {
			t.Errorf("%s: %v", h.Name, err)
		}
	}
	if _, err := Restore(t.Context(), forged(t, About{Format: 2}), filepath.Join(t.TempDir(), "to"), nil); KindOf(err) != Newer {
		t.Errorf("a later form: %v", err)
	}
}

func TestRestoringLeavesWhatIsThere(t *testing.T) {
	folder := furnished(t)
	file, _ := back(t, folder)
	if _, err := Restore(t.Context(), file, folder, nil); KindOf(err) != NotEmpty {
		t.Errorf("into a folder that is in use: %v", err)
	}
	if _, err := Restore(t.Context(), file, file, nil); KindOf(err) != NotEmpty {
		t.Errorf("onto a file: %v", err)
	}
	empty := t.TempDir()
	if _, err := Restore(t.Context(), file, empty, nil); err != nil {
		t.Errorf("into an empty folder: %v", err)
	}
	stopped, stop := context.WithCancel(t.Context())
	stop()
	if _, err := Restore(stopped, file, filepath.Join(t.TempDir(), "to"), nil); KindOf(err) != Stopped {
		t.Errorf("stopped: %v", err)
	}
}
