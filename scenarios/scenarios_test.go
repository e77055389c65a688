package scenarios

import (
	"io/fs"
	"slices"
	"testing"
)

func TestEveryNameOpensOnAScenarioFile(t *testing.T) {
	names := Names()
	if !slices.Contains(names, "first_steps") {
		t.Fatalf("Names() = %v, without first_steps", names)
	}
	for _, name := range names {
		folder, ok := Open(name)
		if !ok {
			t.Fatalf("Open(%q) finds nothing", name)
		}
		if b, err := fs.ReadFile(folder, "scenario.yaml"); err != nil || len(b) == 0 {
			t.Errorf("%s: scenario.yaml has %d bytes, error %v", name, len(b), err)
		}
	}
}

func TestOpenRefusesWhatIsNotAShippedScenario(t *testing.T) {
	for _, name := range []string{"", ".", "..", "no_such", "first_steps/", "first_steps/scenario.yaml"} {
		if _, ok := Open(name); ok {
			t.Errorf("Open(%q) finds a scenario", name)
		}
	}
}
