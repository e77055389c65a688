package rehearse

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/engine"
	"tamrin/rng"
)

var update = flag.Bool("update", false, "rewrite the files of expected output")

// golden holds got to a file under testdata.
func golden(t *testing.T, file, got string) {
	t.Helper()
	file = "testdata/" + file
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v; write it with -update and read it", err)
	}
	if diff := cmp.Diff(string(bytes.TrimSpace(want)), string(bytes.TrimSpace([]byte(got)))); diff != "" {
		t.Errorf("%s differs (-want +got):\n%s", file, diff)
	}
}

// harbour is the small scenario of most tests: two parties, a joint decision, a
// draw, a chance, an inject of every kind.
func harbour(t testing.TB) *engine.Program {
	t.Helper()
	text, err := os.ReadFile("testdata/harbour.yaml")
	if err != nil {
		t.Fatal(err)
	}
	return compile(t, string(text))
}

// tallied plays runs of a program from a seed.
func tallied(t testing.TB, p *engine.Program, seed, runs uint64) *Tally {
	t.Helper()
	tally := NewTally(p, NewFrame(p), rng.Seed(seed))
	if err := tally.Play(0, runs); err != nil {
		t.Fatal(err)
	}
	return tally
}
