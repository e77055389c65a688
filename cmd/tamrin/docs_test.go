package main

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"tamrin/diag"
	"tamrin/lang"
	"tamrin/scenario"
)

var yamlBlock = regexp.MustCompile("(?s)```yaml\n(.*?)```")

// TestExamplesOfTheReferenceAreFreeOfProblems reads each example that begins
// with `tamrin: 1` together with the pieces that follow it.
func TestExamplesOfTheReferenceAreFreeOfProblems(t *testing.T) {
	for file, least := range map[string]int{"../../docs/scenario.md": 2, "../../docs/scenario.ar.md": 2, "../../docs/alliance.md": 1, "../../docs/alliance.ar.md": 1, "../../docs/strategy.md": 1, "../../docs/strategy.ar.md": 1} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if *update {
			text = tidyExamples(t, file, text)
		}
		var pieces []string
		examples := 0
		for _, m := range append(yamlBlock.FindAllStringSubmatch(string(text), -1), []string{"", "tamrin: 1\n"}) {
			if strings.HasPrefix(m[1], "tamrin: 1\n") && len(pieces) > 0 {
				checkExample(t, file, pieces)
				pieces, examples = nil, examples+1
			}
			pieces = append(pieces, m[1])
		}
		if examples < least {
			t.Errorf("%s has %d examples", file, examples)
		}
	}
}

// tidyExamples writes the examples of a page anew in canonical form.
func tidyExamples(t *testing.T, file string, text []byte) []byte {
	t.Helper()
	text = yamlBlock.ReplaceAllFunc(text, func(block []byte) []byte {
		tidy, problems := scenario.Format(file, yamlBlock.FindSubmatch(block)[1])
		if len(problems) > 0 {
			t.Fatalf("%s: %v\n%s", file, problems, block)
		}
		return []byte("```yaml\n" + string(tidy) + "```")
	})
	if err := os.WriteFile(file, text, 0o644); err != nil {
		t.Fatal(err)
	}
	return text
}

func checkExample(t *testing.T, file string, pieces []string) {
	t.Helper()
	fsys := fstest.MapFS{}
	head := pieces[0]
	var names []string
	for i, p := range pieces {
		tidy, problems := scenario.Format(file, []byte(p))
		if len(problems) > 0 {
			t.Fatalf("%s: %v\n%s", file, problems, p)
		}
		if diff := cmp.Diff(p, string(tidy)); diff != "" {
			t.Errorf("%s: an example is not tidy (-is +should be):\n%s", file, diff)
		}
		if i > 0 {
			names = append(names, fmt.Sprintf("piece%d.yaml", i))
			fsys["doc/"+names[i-1]] = &fstest.MapFile{Data: []byte(p)}
		}
	}
	if len(names) > 0 {
		head += "include: [" + strings.Join(names, ", ") + "]\n"
	}
	fsys["doc/scenario.yaml"] = &fstest.MapFile{Data: []byte(head)}
	r := place{fsys: fsys, root: "doc/scenario.yaml"}.read()
	r.judge()
	for _, p := range r.problems {
		t.Errorf("%s: %s:%d: %s: %s", file, p.At.File, p.At.Line, p.Code, p.Message.En)
	}
}

func TestEveryDiagnosticIsInTheDocs(t *testing.T) {
	const file = "../../docs/diagnostics.md"
	want := diagnosticsPage()
	if *update {
		if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	got, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(got), want); diff != "" {
		t.Errorf("%s is not what the catalogue says; run go test ./cmd/tamrin -update (-is +should be):\n%s", file, diff)
	}
}

// diagnosticsPage writes the catalogue in both languages.
func diagnosticsPage() string {
	var b strings.Builder
	b.WriteString("# Diagnostics\n\nEvery problem that `tamrin check` and the importers can tell, by its code. The codes never change their meaning.\n" +
		"`tamrin explain CODE` says the same in the terminal. This page is written by a test from the catalogue.\n\n" +
		"[English](#english) · [العربية](#العربية)\n")
	for _, tag := range lang.All {
		fmt.Fprintf(&b, "\n## %s\n", map[lang.Tag]string{lang.En: "English", lang.Ar: "العربية"}[tag])
		for _, code := range diag.Codes() {
			writeEntry(&b, code, tag)
		}
	}
	return strings.ReplaceAll(b.String(), "\n\n</div>\n\n<div dir=\"rtl\">\n\n", "\n\n") // neighbours share one
}

func writeEntry(b *strings.Builder, code diag.Code, tag lang.Tag) {
	e, _ := diag.Explain(code)
	paragraphs := []string{
		fmt.Sprintf("### %s: %s", code, headline(e).In(tag)),
		strings.TrimSpace(fmt.Sprintf("*%s.* %s", e.Severity.Words().In(tag), e.Explain.In(tag))),
	}
	if !e.Hint.Zero() {
		paragraphs = append(paragraphs, fmt.Sprintf("%s %s.", lang.Words{"What to do:", "ما العمل:"}.In(tag), withoutVerbs(e.Hint).In(tag)))
	}
	for _, p := range strings.Split(strings.Join(paragraphs, "\n\n"), "\n\n") {
		if tag == lang.Ar && !strings.HasPrefix(p, "    ") {
			p = "<div dir=\"rtl\">\n\n" + p + "\n\n</div>"
		}
		b.WriteString("\n" + p + "\n")
	}
}
