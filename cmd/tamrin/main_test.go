package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite expected files")

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"tamrin": main})
}

// TestScripts runs the program as a person does: each script in testdata is
// commands with what they must print.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata",
		UpdateScripts: *update,
		Setup: func(e *testscript.Env) error {
			e.Setenv("LANG", "en_GB.UTF-8")
			return os.MkdirAll(e.Cd, 0o755)
		},
	})
}
