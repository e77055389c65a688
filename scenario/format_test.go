package scenario

import (
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tamrin/diag"
	"tamrin/scenarios"
)

func TestFormatWritesTheCanonicalForm(t *testing.T) {
	files, _ := filepath.Glob("testdata/format/*.yaml")
	if len(files) == 0 {
		t.Fatal("no files to format")
	}
	for _, file := range files {
		in, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		got := formatTwice(t, file, in)
		golden := strings.TrimSuffix(file, ".yaml") + ".formatted"
		if *update {
			if err := os.WriteFile(golden, got, 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, _ := os.ReadFile(golden)
		if diff := cmp.Diff(string(want), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

func TestFormatKeepsWhatIsReadOfShippedScenarios(t *testing.T) {
	for _, name := range scenarios.Names() {
		folder, _ := scenarios.Open(name)
		fs.WalkDir(folder, ".", func(path string, _ fs.DirEntry, _ error) error {
			if strings.HasSuffix(path, ".yaml") {
				in, _ := fs.ReadFile(folder, path)
				formatTwice(t, name+"/"+path, in)
			}
			return nil
		})
	}
}

// TestFormatKeepsCommentsWhereverTheyStand strews comments and empty lines over
// a document and expects each comment once in its canonical form.
func TestFormatKeepsCommentsWhereverTheyStand(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 0))
	text, err := os.ReadFile("testdata/format/mixed.yaml")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(text), "\n")
	tried := 0
	for range 400 {
		strewn, n := strew(r, lines)
		got := formatTwice(t, fmt.Sprintf("seed %d", seed), []byte(strewn))
		if got == nil {
			continue // a comment broke a block of text apart
		}
		tried++
		for i := range n {
			if c := strings.Count(string(got), fmt.Sprintf("#c%d.", i)); c != 1 {
				t.Fatalf("comment #c%d. stands %d times in\n%s\nmade of\n%s", i, c, got, strewn)
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d of 400 documents could be read", tried)
	}
}

// strew adds numbered comments between and behind lines.
func strew(r *rand.Rand, lines []string) (text string, n int) {
	var b strings.Builder
	for _, line := range lines {
		if r.IntN(8) == 0 {
			b.WriteString("\n")
		}
		if r.IntN(6) == 0 {
			fmt.Fprintf(&b, "%*s#c%d.\n", r.IntN(8), "", n)
			n++
		}
		b.WriteString(line)
		if r.IntN(4) == 0 && !strings.Contains(line, "#") && line != "" {
			fmt.Fprintf(&b, " #c%d.", n)
			n++
		}
		b.WriteString("\n")
	}
	return b.String(), n
}

func FuzzFormat(f *testing.F) {
	files, _ := filepath.Glob("testdata/format/*.yaml")
	for _, file := range files {
		in, _ := os.ReadFile(file)
		f.Add(in)
	}
	f.Fuzz(func(t *testing.T, in []byte) { formatTwice(t, "fuzz.yaml", in) })
}

// formatTwice formats a text, and fails where formatting it again changes it
// or where something else is read from it.
func formatTwice(t *testing.T, name string, in []byte) []byte {
	t.Helper()
	once, problems := Format(name, in)
	if problems.HasErrors() {
		return nil
	}
	twice, problems := Format(name, once)
	if problems.HasErrors() {
		t.Fatalf("%s: the canonical form cannot be read: %v\n%s\nmade of\n%s", name, problems, once, in)
	}
	if diff := cmp.Diff(string(once), string(twice)); diff != "" {
		t.Fatalf("%s: formatting again changes (-once +twice):\n%s\nmade of\n%s", name, diff, in)
	}
	if diff := cmp.Diff(readBack(in), readBack(once), ignorePlaces); diff != "" {
		t.Fatalf("%s: another scenario is read (-before +after):\n%s\nfrom\n%s\nmade of\n%s", name, diff, once, in)
	}
	return once
}

// readBack returns the scenario of one file and how often each problem is told.
func readBack(text []byte) any {
	s, problems := loadText(string(text))
	codes := map[string]int{}
	for _, p := range problems {
		codes[string(p.Code)]++
	}
	return []any{s, codes}
}

func loadText(text string) (*Scenario, diag.List) {
	s, _, problems := Load(fstest.MapFS{"x/scenario.yaml": {Data: []byte(text)}}, "x/scenario.yaml")
	return s, problems
}

// ignorePlaces compares scenarios without where their parts stand.
var ignorePlaces = cmp.Options{
	cmp.FilterPath(func(p cmp.Path) bool {
		return p.Last().Type() == reflect.TypeFor[Span]()
	}, cmp.Ignore()),
}
