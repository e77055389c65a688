package view_test

import (
	"os"
	"strings"
	"testing"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
	"tamrin/view"
)

// Evaluators find consultations and statements on their timeline, and may note
// something about each.
func TestTheTimelineTellsOfTheTable(t *testing.T) {
	sc, _, problems := scenario.Load(os.DirFS("../exercise/testdata/alliance"), "scenario.yaml")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, _ := engine.Compile(sc)
	s := exercise.New(p)
	log, err := os.ReadFile("../exercise/testdata/every_table_kind.log")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(log)) {
		e, err := exercise.Decode([]byte(line))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	page := view.Build(s, view.Viewer{Role: view.Control, Cell: "excon"}, nil)
	kinds := map[view.MomentKind]int{}
	for _, m := range page.Evaluation.Timeline {
		kinds[m.Kind]++
		if m.Item != "" {
			if _, _, ok := s.Item(m.Item); !ok {
				t.Errorf("a moment leads to %q, which is nothing", m.Item)
			}
		}
		if len(m.Title) == 0 {
			t.Errorf("%s %s has no title", m.Kind, m.Item)
		}
	}
	if kinds[view.ConsultMoment] != 2 || kinds[view.StatementMoment] != 3 {
		t.Errorf("the timeline has %v", kinds)
	}
}
