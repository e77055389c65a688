package scenario

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/rogpeppe/go-internal/txtar"

	"tamrin/diag"
	"tamrin/lang"
)

// TestLoad holds what is told of each case under testdata/load to the last
// file of its archive, which is named want.
func TestLoad(t *testing.T) {
	for _, path := range casePaths(t) {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			archive, files := readCase(t, path)
			got := told(Load(files, "scenario.yaml"))
			if strings.Contains(got, "%!") {
				t.Errorf("a message lacks an argument:\n%s", got)
			}
			if *update {
				writeCase(t, path, archive, got)
				return
			}
			if want := wantOf(archive); got != want {
				t.Errorf("go test ./scenario -run TestLoad -update writes it anew; got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func casePaths(t testing.TB) []string {
	paths, err := filepath.Glob("testdata/load/*.txtar")
	if err != nil || len(paths) < 50 {
		t.Fatalf("found %d cases (%v)", len(paths), err)
	}
	return paths
}

// readCase returns the archive and its files but for want.
func readCase(t testing.TB, path string) (*txtar.Archive, fstest.MapFS) {
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{}
	for _, f := range archive.Files {
		if f.Name != "want" {
			files[f.Name] = &fstest.MapFile{Data: f.Data}
		}
	}
	return archive, files
}

func wantOf(archive *txtar.Archive) string {
	for _, f := range archive.Files {
		if f.Name == "want" {
			return string(f.Data)
		}
	}
	return ""
}

func writeCase(t *testing.T, path string, archive *txtar.Archive, got string) {
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool { return f.Name == "want" })
	archive.Files = append(archive.Files, txtar.File{Name: "want", Data: []byte(got)})
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

// told is all that Load tells, as people read it.
func told(_ *Scenario, sources *Sources, list diag.List) string {
	var b bytes.Buffer
	if err := diag.WriteText(&b, list, diag.Options{Lang: lang.En, Source: sources.Bytes}); err != nil {
		return err.Error()
	}
	return b.String()
}

// TestEveryCodeIsRaised keeps the catalogue free of codes that nothing raises,
// and every code in the company of a case that shows it.
func TestEveryCodeIsRaised(t *testing.T) {
	raised := map[diag.Code]bool{}
	for _, path := range casePaths(t) {
		_, files := readCase(t, path)
		_, _, list := Load(files, "scenario.yaml")
		for _, d := range list {
			raised[d.Code] = true
		}
	}
	for _, c := range rawCases(t) {
		_, _, list := Load(c.files, "scenario.yaml")
		for _, d := range list {
			raised[d.Code] = true
		}
	}
	for _, code := range diag.Codes() {
		if (code[0] == 'S' || code[0] == 'R') && !raised[code] {
			t.Errorf("no case raises %s", code)
		}
	}
}

// rawCase is a case that cannot stand in an archive of text.
type rawCase struct {
	name  string
	files fs.FS
	want  string // a line of what is told
}

func alone(text string) fstest.MapFS { return fstest.MapFS{"scenario.yaml": {Data: []byte(text)}} }

func wide(text string, low, high int) string {
	var b []byte
	for _, r := range text {
		unit := [2]byte{byte(r), byte(r >> 8)}
		b = append(b, unit[low], unit[high])
	}
	return string(b)
}

func rawCases(t testing.TB) []rawCase {
	small := "tamrin: 1\ntitle: T\n"
	many := fstest.MapFS{"scenario.yaml": {Data: []byte(small + "include: [" + names257() + "]\n")}}
	for i := range 257 {
		many[fmt.Sprintf("f%d.yaml", i)] = &fstest.MapFile{Data: []byte("rules: []\n")}
	}
	heavy := fstest.MapFS{"scenario.yaml": {Data: []byte(small + "include: [a.yaml, b.yaml, c.yaml, d.yaml, e.yaml]\n")}}
	for _, name := range []string{"a", "b", "c", "d", "e"} {
		heavy[name+".yaml"] = &fstest.MapFile{Data: []byte("\x00" + strings.Repeat("x", 15<<20))}
	}
	return []rawCase{
		{"nothing", fstest.MapFS{}, "scenario.yaml: error[S001]: there is no file scenario.yaml"},
		{"folder", fstest.MapFS{"scenario.yaml/x": {}}, "scenario.yaml: error[S002]: scenario.yaml is not a plain file"},
		{"forbidden", locked{alone(small)}, "scenario.yaml: error[S003]: scenario.yaml cannot be read: permission denied"},
		{"empty", alone(""), "scenario.yaml:1:1: error[S006]: the file is empty"},
		{"50 MB", alone(strings.Repeat("x", 50<<20)), "scenario.yaml: error[S004]: scenario.yaml holds 50 MB; a file may hold 16 MB"},
		{"75 MB in all", heavy, "scenario.yaml:3:43: error[S005]: with this file the scenario holds more than 64 MB"},
		{"257 files", many, "scenario.yaml:3:2706: error[S034]: a scenario has at most 256 files"},
		{"UTF-16 little, marked", alone("\xff\xfe" + wide(small, 0, 1)), "scenario.yaml:1:1: error[S007]: the file is in UTF-16; scenarios are in UTF-8"},
		{"UTF-16 big, marked", alone("\xfe\xff" + wide(small, 1, 0)), "scenario.yaml:1:1: error[S007]: the file is in UTF-16; scenarios are in UTF-8"},
		{"UTF-16 little", alone(wide(small, 0, 1)), "scenario.yaml:1:1: error[S007]: the file is in UTF-16; scenarios are in UTF-8"},
		{"UTF-16 big", alone(wide(small, 1, 0)), "scenario.yaml:1:1: error[S007]: the file is in UTF-16; scenarios are in UTF-8"},
		{"UTF-32", alone("\xff\xfe\x00\x00t\x00\x00\x00"), "scenario.yaml:1:1: error[S007]: the file is in UTF-32; scenarios are in UTF-8"},
		{"Windows-1256", alone("tamrin: 1\ntitle: \xca\xe3\xd1\xed\xe4\n"), "scenario.yaml:2:8: error[S008]: the byte 0xCA here is not UTF-8"},
		{"NUL", alone("tamrin: 1\ntitle: سي\x00\n"), "scenario.yaml:2:10: error[S009]: the control character U+0000 cannot stand in a scenario"},
		{"archive", alone("PK\x03\x04\x14\x00"), "scenario.yaml:1:3: error[S009]: the control character U+0003 cannot stand in a scenario"},
		{"line separator", alone("tamrin: 1\ntitle: \"a\u2028b\"\n"), "scenario.yaml:2:10: error[S009]: the control character U+2028 cannot stand in a scenario"},
		{"old Macintosh", alone("tamrin: 1\rtitle: T\r"), "scenario.yaml:1:10: error[S009]: the control character U+000D cannot stand in a scenario"},
		{"byte order mark", alone("\ufeff" + small), "no problems found"},
		{"Windows line ends", alone(strings.ReplaceAll(small, "\n", "\r\n")), "no problems found"},
		{"too many parts", alone(small + "brief: [" + strings.Repeat("1,", maxParts) + "]\n"), "scenario.yaml: error[S017]: the file has too many parts: 2000007, of at most 2000000"},
		{"250 errors", alone(small + "injects:\n" + strings.Repeat("  a b: {at: 5m, txt: A}\n", 250)), "scenario.yaml:4:3: error[S106]: \"a b\" cannot be a name"},
		{"aliases of aliases", alone(small + laughs()), "scenario.yaml:4:73: error[S014]: aliases (*name) repeat more than 1000000 values"},
		{"link outside", linked(t), "scenario.yaml:3:11: error[S031]: \"out.yaml\" leads out of the scenario's folder through the link out.yaml"},
	}
}

// laughs is a million values in a file of 20 KB.
func laughs() string {
	var b strings.Builder
	b.WriteString("injects:\n  a: &a {at: 5m, text: A, history: [" + strings.Repeat("x, ", 1000) + "x]}\n")
	for i := range 1000 {
		fmt.Fprintf(&b, "  b%d: *a\n", i)
	}
	return b.String()
}

func names257() string {
	var names []string
	for i := range 257 {
		names = append(names, fmt.Sprintf("f%d.yaml", i))
	}
	return strings.Join(names, ", ")
}

// locked is a file system that lets nobody read.
type locked struct{ fstest.MapFS }

func (locked) Open(name string) (fs.File, error) {
	return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrPermission}
}

func (l locked) Stat(name string) (fs.FileInfo, error) { return l.MapFS.Stat(name) }

// linked is a folder on disk with a link out of it, one within and one that
// goes round in a circle.
func linked(t testing.TB) fs.FS {
	dir := t.TempDir()
	folder := filepath.Join(dir, "folder")
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	write("secret.yaml", "parties: {secret: }\n")
	write("folder/scenario.yaml", "tamrin: 1\ntitle: T\ninclude: [out.yaml, in.yaml, round.yaml]\n")
	write("folder/real.yaml", "parties: {us: }\n")
	for name, target := range map[string]string{"out.yaml": "../secret.yaml", "in.yaml": "real.yaml", "round.yaml": "round.yaml"} {
		if err := os.Symlink(target, filepath.Join(folder, name)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	return os.DirFS(folder)
}

func TestLoadRaw(t *testing.T) {
	for _, c := range rawCases(t) {
		t.Run(c.name, func(t *testing.T) {
			got := told(Load(c.files, "scenario.yaml"))
			if !strings.Contains("\n"+got, "\n"+c.want+"\n") {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestManyProblemsAreCut(t *testing.T) {
	var b strings.Builder
	b.WriteString("tamrin: 1\ntitle: T\nlanguages: [en, ar]\ninjects:\n")
	for i := range 100_000 {
		fmt.Fprintf(&b, "  a%d: {at: 5m, txt: A, title: x}\n", i)
	}
	_, _, list := Load(alone(b.String()), "scenario.yaml")
	counts := [3]int{}
	for _, d := range list {
		counts[d.Severity]++
	}
	if counts != [3]int{mostProblems, mostProblems, 1} || list[len(list)-1].Code != "S018" {
		t.Errorf("told are %v problems, the last %s", counts, list[len(list)-1].Code)
	}
}

func TestLoadInAFolder(t *testing.T) {
	files := fstest.MapFS{
		"one/two_three/scenario.yaml":    {Data: []byte("tamrin: 1\ntitle: T\ninclude: [./parts/a.yaml, .b.yaml]\n")},
		"one/two_three/parts/a.yaml":     {Data: []byte("include: sub/c.yaml\nparties: {a: }\n")},
		"one/two_three/parts/sub/c.yaml": {Data: []byte("parties: {c: }\n")},
		"one/two_three/.b.yaml":          {Data: []byte("parties: {b: }\n")},
	}
	s, sources, list := Load(files, "one/two_three/scenario.yaml")
	if len(list) > 0 {
		t.Fatal(told(s, sources, list))
	}
	if s.ID != "two_three" || s.At.File != "one/two_three/scenario.yaml" {
		t.Errorf("the id is %s, the place %+v", s.ID, s.At)
	}
	if got := fmt.Sprint(s.Parties[0].ID, s.Parties[1].ID, s.Parties[2].ID); got != "acb" {
		t.Errorf("the parties come as %s", got)
	}
	want := []string{"one/two_three/scenario.yaml", "one/two_three/parts/a.yaml", "one/two_three/parts/sub/c.yaml", "one/two_three/.b.yaml"}
	if !slices.Equal(sources.Files(), want) {
		t.Errorf("the files are %q", sources.Files())
	}
}

func TestLinksOfAFolderInAFolder(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"in/scenario.yaml": "tamrin: 1\ntitle: T\ninclude: [out/x.yaml, back/a.yaml]\n",
		"in/real/a.yaml":   "parties: {us: }\n",
		"beside/x.yaml":    "parties: {secret: }\n",
	} {
		if err := os.MkdirAll(filepath.Join(dir, filepath.Dir(name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for link, target := range map[string]string{"in/out": "../beside", "in/back": "./real"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here: ", err)
		}
	}
	s, _, list := Load(os.DirFS(dir), "in/scenario.yaml")
	if len(list) != 1 || list[0].Code != "S031" || len(s.Parties) != 1 || s.Parties[0].ID != "us" {
		t.Errorf("told is %v, the parties are %v", list, s.Parties)
	}
}

func TestLinksWithinTheFolderAreFollowed(t *testing.T) {
	s, _, list := Load(linked(t), "scenario.yaml")
	if len(s.Parties) != 1 || s.Parties[0].ID != "us" {
		t.Errorf("parties are %v", s.Parties)
	}
	if len(list) != 2 || list[1].Code != "S031" {
		t.Errorf("a link in a circle is told as %v", list)
	}
}
