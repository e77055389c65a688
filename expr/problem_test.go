package expr

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/diag"
)

// sample is what the expressions of the tests may name.
func sample(t testing.TB) *Env {
	t.Helper()
	env, err := NewEnv([]Name{
		{Path: "time", Kind: Duration, Slot: 0, Hi: 1 << 40},
		{Path: "vars.tension", Kind: Int, Slot: 1, Hi: 10},
		{Path: "vars.resolve", Kind: Word, Slot: 2, Values: []string{"soft", "hard"}},
		{Path: "decisions.answer", Kind: Word, Slot: 3, Values: []string{"", "high", "low", "free_text"}},
		{Path: "decisions.measures", Kind: Words, Slot: 4, Values: []string{"sanctions", "patrols", "talks"}},
		{Path: "injects.launch", Kind: Bool, Slot: 5},
		{Path: "commitments.mdt.broken", Kind: Int, Slot: 6, Hi: 1 << 31},
	})
	if err != nil {
		t.Fatal(err)
	}
	return env
}

// TestProblems compares all that authors are told about wrong expressions.
// In the input, a blank line parts the expressions; one that begins with a
// kind in brackets stands where that kind is called for.
func TestProblems(t *testing.T) {
	input, err := os.ReadFile(filepath.Join("testdata", "problems.in"))
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for src := range strings.SplitSeq(strings.TrimSuffix(string(input), "\n"), "\n\n") {
		want := Bool
		for k, name := range map[Kind]string{Int: "[int] ", Word: "[word] ", Duration: "[duration] "} {
			if rest, ok := strings.CutPrefix(src, name); ok {
				want, src = k, rest
			}
		}
		var problems diag.List
		code := sample(t).Compile(src, diag.Span{File: "x", Line: 1, Col: 1}, want, &problems)
		if (code == nil) != problems.HasErrors() {
			t.Errorf("%s: code %v with %v", src, code, problems)
		}
		tell(&out, src, problems)
	}
	golden(t, "problems.txt", out.String())
}

// tell writes an expression with its problems below, as a compiler would.
func tell(out *strings.Builder, src string, problems diag.List) {
	lines := strings.Split(src, "\n")
	for i, line := range lines {
		fmt.Fprintln(out, line)
		for _, p := range problems {
			if p.At.Line == i+1 {
				fmt.Fprintf(out, "%s%s %s\n", strings.Repeat(" ", p.At.Col-1), strings.Repeat("^", max(p.At.Len, 1)), p.Code)
			}
		}
	}
	for _, p := range problems {
		fmt.Fprintf(out, "  %s: %s\n    -> %s\n  %s: %s\n    -> %s\n", p.Code, p.Message.En, p.Hint.En, p.Code, p.Message.Ar, p.Hint.Ar)
	}
	fmt.Fprintln(out)
}

// golden compares got with a file under testdata, or rewrites it with -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s differs (-want +got):\n%s", path, d)
	}
}

// TestPlaces: the place of a problem counts from where the expression begins
// in its file, in characters, and follows it over lines.
func TestPlaces(t *testing.T) {
	at := diag.Span{File: "scenario.yaml", Line: 40, Col: 12}
	for src, want := range map[string]diag.Span{
		"vars.tensoin > 3":                             {File: "scenario.yaml", Line: 40, Col: 12, Len: 12},
		"injects.launch && vars.tensoin > 3":           {File: "scenario.yaml", Line: 40, Col: 30, Len: 12},
		"injects.launch &&\nvars.tensoin > 3":          {File: "scenario.yaml", Line: 41, Col: 12, Len: 12},
		"decisions.answer != '' && 'نعم' == nobody":    {File: "scenario.yaml", Line: 40, Col: 47, Len: 6},
		"'نعم' == decisions.answer":                    {File: "scenario.yaml", Line: 40, Col: 12, Len: 5},
		"decisions.answer == 'hihg' || injects.launch": {File: "scenario.yaml", Line: 40, Col: 32, Len: 6},
	} {
		var problems diag.List
		sample(t).Compile(src, at, Bool, &problems)
		if len(problems) != 1 || problems[0].At != want {
			t.Errorf("%q: %v, want %v", src, problems, want)
		}
	}
}
