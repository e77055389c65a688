package rehearse

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"tamrin/lang"
)

const headless = "tamrin: 1\nid: t\ntitle: t\nparties: {a: {title: Ayn}, b: {title: Ba}}\ncells: {x: {title: East, plays: [a]}, y: {title: West, plays: [b]}}\n"

// TestEveryFinding rehearses one tiny scenario for each finding, holds it to
// raise that finding, and the words to files that a person has read.
func TestEveryFinding(t *testing.T) {
	cases, err := txtar.ParseFile("testdata/findings.txtar")
	if err != nil {
		t.Fatal(err)
	}
	const runs = 20_000
	said := map[lang.Tag]string{}
	for _, c := range cases.Files {
		text := headless + string(c.Data)
		if !strings.Contains(text, "clock:") {
			text += "clock: {start: 2024-01-01T00:00:00Z, length: 1h}\n"
		}
		sums := tallied(t, compile(t, text), 1, runs).Sums()
		for _, tag := range lang.All {
			found := false
			said[tag] += c.Name + "\n"
			for _, f := range NewReport(sums, Played{1, runs}, tag).Findings {
				if f.Code == c.Name {
					found = true
					said[tag] += fmt.Sprintf("  [%s] %s\n      → %s\n", gradeWords[f.Grade].In(tag), Plain(f.What), Plain(f.Advice))
				}
			}
			if !found {
				t.Errorf("nothing is found by %s in its own scenario", c.Name)
			}
		}
	}
	for _, tag := range lang.All {
		if hole := regexp.MustCompile(`\{\d\}|%!|%[sd]`).FindString(said[tag]); hole != "" {
			t.Errorf("%s: a finding has words left to fill in: %s", tag, hole)
		}
		golden(t, "findings."+string(tag)+".txt", said[tag])
	}
}

// TestNothingToFind holds a scenario without faults to an empty list.
func TestNothingToFind(t *testing.T) {
	sums := tallied(t, shipped(t, "first_steps"), 1, 2000).Sums()
	for _, f := range NewReport(sums, Played{1, 2000}, lang.En).Findings {
		t.Errorf("%s: %s", f.Code, f.What)
	}
}

// TestWorstFirst holds the order of the list: by grade, then by weight.
func TestWorstFirst(t *testing.T) {
	list := NewReport(tallied(t, shipped(t, "seoul_2023"), 1, 2000).Sums(), Played{1, 2000}, lang.En).Findings
	for i := 1; i < len(list); i++ {
		if a, b := list[i-1], list[i]; a.Grade > b.Grade || a.Grade == b.Grade && a.weight < b.weight {
			t.Errorf("%s stands before %s", a.What, b.What)
		}
	}
}

// TestEveryFindingIsInTheDocs holds the manual to list every code that the
// cases above raise.
func TestEveryFindingIsInTheDocs(t *testing.T) {
	cases, err := txtar.ParseFile("testdata/findings.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range []string{"../docs/rehearsal.md", "../docs/rehearsal.ar.md"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range cases.Files {
			if !strings.Contains(string(text), "`"+c.Name+"`") {
				t.Errorf("%s does not explain %s", page, c.Name)
			}
		}
	}
}
