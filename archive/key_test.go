package archive_test

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"

	"tamrin/archive"
	"tamrin/exercise"
)

func contains(s, part string) bool { return strings.Contains(s, part) }

// TestAKeyIsMadeOnce, also where several want it at once.
func TestAKeyIsMadeOnce(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	var all sync.WaitGroup
	prints := make([]string, 8)
	for i := range prints {
		all.Go(func() {
			k, err := archive.KeyIn(folder)
			if err != nil {
				t.Error(err)
				return
			}
			prints[i] = k.Public().Fingerprint()
		})
	}
	all.Wait()
	for _, p := range prints {
		if p != prints[0] {
			t.Fatalf("several keys: %v", prints)
		}
	}
	info, err := os.Stat(filepath.Join(folder, archive.KeyFile))
	if err != nil || runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	public, err := os.ReadFile(filepath.Join(folder, archive.PublicFile))
	k, _ := archive.KeyIn(folder)
	if err != nil || !k.Public().Is(string(public)) {
		t.Errorf("the public key's file: %q, %v", public, err)
	}
	left, _ := os.ReadDir(folder)
	if len(left) != 2 {
		t.Errorf("the folder holds %v", left)
	}
}

func TestADamagedKeyIsTold(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, archive.KeyFile)
	if err := os.WriteFile(path, []byte("no key"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := archive.KeyIn(folder); archive.KindOf(err) != archive.NoKey {
		t.Error(err)
	}
	if b, _ := os.ReadFile(path); string(b) != "no key" {
		t.Errorf("it was written over: %q", b)
	}
}

func TestAFingerprintIsKnownAsPeopleWriteIt(t *testing.T) {
	p := archive.NewKey().Public()
	f := p.Fingerprint()
	if len(f) != 24 {
		t.Errorf("%q", f)
	}
	for _, same := range []string{f, strings.ToLower(f), strings.ReplaceAll(f, "-", " "), " " + strings.ReplaceAll(f, "-", "") + "\n",
		strings.NewReplacer("0", "o", "1", "l").Replace(f), p.String(), strings.ToUpper(p.String()) + "\r\n"} {
		if !p.Is(same) {
			t.Errorf("%q is not known", same)
		}
	}
	for _, other := range []string{"", "-", f[:23], f + "0", archive.NewKey().Public().Fingerprint()} {
		if p.Is(other) {
			t.Errorf("%q is taken for %s", other, f)
		}
	}
}

// TestEveryFileOfAnEventIsArchived: whoever lets another event refer to files
// must say so in Event.Files.
func TestEveryFileOfAnEventIsArchived(t *testing.T) {
	var e exercise.Event
	n := fill(reflect.ValueOf(&e).Elem())
	if got := len(e.Files()); n == 0 || got != n {
		t.Errorf("an event refers to %d files, Files lists %d", n, got)
	}
}

// fill puts a file wherever one can be and returns how many there are.
func fill(v reflect.Value) (n int) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		return fill(v.Elem())
	case reflect.Struct:
		if _, is := v.Interface().(exercise.File); is {
			return 1
		}
		for i := range v.NumField() {
			n += fill(v.Field(i))
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		return fill(v.Index(0))
	}
	return n
}
