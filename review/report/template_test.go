package report_test

import (
	"bytes"
	"flag"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/review/report"
)

var update = flag.Bool("update", false, "write the expected outputs anew")

// Everything that can be wrong with a template is told at once, each at its place.
func TestProblemsOfATemplateAreToldAtTheirPlaces(t *testing.T) {
	text, err := os.ReadFile("testdata/bad.yaml")
	if err != nil {
		t.Fatal(err)
	}
	made, problems := report.Parse("bad.yaml", text)
	if made != nil {
		t.Error("it was taken")
	}
	var b bytes.Buffer
	if err := diag.WriteText(&b, problems, diag.Options{Lang: lang.En, Source: func(string) []byte { return text }}); err != nil {
		t.Fatal(err)
	}
	golden(t, "testdata/bad.txt", b.String())
	for name, text := range map[string]string{"T101": "a: [", "T102": strings.Repeat("#", report.MaxTemplate+1), "T104": "- a"} {
		if _, problems := report.Parse("x", []byte(text)); len(problems) == 0 || problems[0].Code != diag.Code(name) {
			t.Errorf("%s: %+v", name, problems)
		}
	}
	if _, problems := report.Parse("x", nil); len(problems) != 1 || problems[0].Code != "T101" {
		t.Errorf("an empty file: %+v", problems)
	}
}

func TestShippedTemplatesSayEverythingInBothLanguages(t *testing.T) {
	for _, name := range append(report.Before, report.After...) {
		made, ok := report.Shipped(name)
		if !ok {
			t.Fatalf("there is no %s", name)
		}
		for _, s := range made.Sections {
			for what, w := range map[string]report.Words{"heading": s.Heading, "text": s.Text, "remark": s.Remark} {
				for _, tag := range lang.All {
					if len(w) > 0 && w[string(tag)] == "" {
						t.Errorf("%s: %s has no %s in %s", name, s.ID, what, tag)
					}
				}
			}
		}
	}
	if _, ok := report.Shipped("../bad"); ok {
		t.Error("a name that is none opens a file")
	}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(string(want), got); d != "" {
		t.Errorf("%s: %s", name, d)
	}
}
