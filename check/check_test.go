package check_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"

	"tamrin/check"
	"tamrin/diag"
	"tamrin/engine"
	"tamrin/lang"
	"tamrin/scenario"
)

var update = flag.Bool("update", false, "write what is found anew")

// TestCases checks every scenario under testdata and compares what is told of
// its meaning, in both languages.
func TestCases(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.txt")
	raised := map[diag.Code]bool{}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			ar := txtar.Parse(raw)
			got := found(t, string(ar.Files[0].Data), raised)
			if *update {
				ar.Files = []txtar.File{ar.Files[0], {Name: "found", Data: []byte(got)}}
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if d := cmp.Diff(string(ar.Files[1].Data), got); d != "" {
				t.Errorf("differs (-want +got):\n%s", d)
			}
		})
	}
	for _, c := range diag.Codes() {
		if strings.HasPrefix(string(c), "M") && !raised[c] {
			t.Errorf("no case raises %s", c)
		}
	}
}

// found lists what check tells of a scenario that compiles.
func found(t *testing.T, src string, raised map[diag.Code]bool) string {
	t.Helper()
	s, _, problems := scenario.Load(fstest.MapFS{"scenario.yaml": {Data: []byte(src)}}, "scenario.yaml")
	if problems.HasErrors() {
		t.Fatalf("does not load: %s %v", problems[0].Code, problems[0].Message)
	}
	p, problems := engine.Compile(s)
	if p == nil {
		t.Fatalf("does not compile: %s %v", problems[0].Code, problems[0].Message)
	}
	var out strings.Builder
	for _, d := range check.All(p) {
		raised[d.Code] = true
		fmt.Fprintf(&out, "%d:%d %s %s\n    %s\n", d.At.Line, d.At.Col, d.Code, d.Message.In(lang.En), d.Message.In(lang.Ar))
	}
	return out.String()
}
