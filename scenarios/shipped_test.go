package scenarios_test

import (
	"bytes"
	"io/fs"
	"strings"
	"testing"

	"tamrin/check"
	"tamrin/diag"
	"tamrin/engine"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/rng"
	"tamrin/scenario"
	"tamrin/scenarios"
)

// TestEveryShippedScenario finds each scenario in its folder and holds it to
// what a planner may expect of an example: no problem of any kind, canonical
// form, both languages, and a rehearsal without a serious finding.
func TestEveryShippedScenario(t *testing.T) {
	for _, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			folder, _ := scenarios.Open(name)
			p := checked(t, folder)
			formatted(t, folder)
			rehearsed(t, p)
		})
	}
}

// checked loads, compiles and checks the scenario.
func checked(t *testing.T, folder fs.FS) *engine.Program {
	t.Helper()
	s, _, problems := scenario.Load(folder, "scenario.yaml")
	var p *engine.Program
	if !problems.HasErrors() {
		var more diag.List
		p, more = engine.Compile(s)
		problems = append(problems, more...)
	}
	if p != nil {
		problems = append(problems, check.All(p)...)
	}
	for _, d := range problems {
		t.Errorf("%s:%d: %s %s", d.At.File, d.At.Line, d.Code, d.Message.In(lang.En))
	}
	if p == nil {
		t.FailNow()
	}
	if got := strings.Join(s.Languages, ","); !strings.Contains(got, "ar") || !strings.Contains(got, "en") {
		t.Errorf("languages are %s, want Arabic and English", got)
	}
	return p
}

// formatted holds every file to its canonical form.
func formatted(t *testing.T, folder fs.FS) {
	t.Helper()
	files, err := fs.Glob(folder, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		text, err := fs.ReadFile(folder, file)
		if err != nil {
			t.Fatal(err)
		}
		canonical, problems := scenario.Format(file, text)
		if problems.HasErrors() || !bytes.Equal(text, canonical) {
			t.Errorf("%s is not in canonical form: run `tamrin fmt` on its folder", file)
		}
	}
}

// rehearsed plays the scenario and looks for what would spoil the day.
func rehearsed(t *testing.T, p *engine.Program) {
	t.Helper()
	const runs = 2000
	tally := rehearse.NewTally(p, rehearse.NewFrame(p), rng.Seed(1))
	if err := tally.Play(0, runs); err != nil {
		t.Fatal(err)
	}
	for _, f := range rehearse.NewReport(tally.Sums(), rehearse.Played{Seed: 1, Runs: runs}, lang.En).Findings {
		if f.Grade == rehearse.Serious {
			t.Errorf("rehearsal: %s: %s", f.Code, f.What)
		}
	}
}
