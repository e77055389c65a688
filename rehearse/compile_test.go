package rehearse

import (
	"fmt"
	"io/fs"
	"testing"
	"testing/fstest"

	"tamrin/engine"
	"tamrin/scenario"
	"tamrin/scenarios"
)

// compile compiles a scenario's text.
func compile(t testing.TB, text string) *engine.Program {
	t.Helper()
	p, err := compileFolder(fstest.MapFS{"scenario.yaml": {Data: []byte(text)}})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// shipped compiles a scenario that ships.
func shipped(t testing.TB, name string) *engine.Program {
	t.Helper()
	folder, ok := scenarios.Open(name)
	if !ok {
		t.Fatalf("there is no scenario %s", name)
	}
	p, err := compileFolder(folder)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func compileFolder(folder fs.FS) (*engine.Program, error) {
	s, _, problems := scenario.Load(folder, "scenario.yaml")
	if problems.HasErrors() {
		return nil, fmt.Errorf("%v", problems)
	}
	p, problems := engine.Compile(s)
	if problems.HasErrors() {
		return nil, fmt.Errorf("%v", problems)
	}
	return p, nil
}
