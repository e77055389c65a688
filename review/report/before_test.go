package report_test

import (
	"strings"
	"testing"

	"tamrin/lang"
	"tamrin/review/document"
	"tamrin/review/report"
	"tamrin/scenario"
	"tamrin/scenarios"
)

func load(t testing.TB, name string) *scenario.Scenario {
	t.Helper()
	folder, ok := scenarios.Open(name)
	if !ok {
		t.Fatalf("there is no scenario %s", name)
	}
	s, _, problems := scenario.Load(folder, "scenario.yaml")
	if problems.HasErrors() {
		t.Fatalf("%+v", problems)
	}
	return s
}

// words are all words of a document.
func words(d *document.Document) string {
	var b strings.Builder
	line := func(w document.Inline) { b.WriteString(w.Plain() + "\n") }
	b.WriteString(d.Title + "\n" + d.Subtitle + "\n")
	for _, block := range d.Blocks {
		switch k := block.(type) {
		case *document.Heading:
			b.WriteString(strings.Repeat("#", k.Level) + " " + k.Text + "\n")
		case *document.Paragraph:
			line(k.Words)
		case *document.List:
			for _, item := range k.Items {
				line(append(document.Words("- "), item...))
			}
		case *document.Table:
			for _, c := range k.Columns {
				b.WriteString("| " + c.Title + " ")
			}
			b.WriteString("\n")
			for _, r := range k.Rows {
				for _, c := range r.Cells {
					b.WriteString("| ")
					for i, w := range c {
						if i > 0 {
							b.WriteString(" / ")
						}
						b.WriteString(w.Plain())
					}
					b.WriteString(" ")
				}
				b.WriteString("\n")
			}
		}
	}
	return b.String()
}

// The situation manual is for players: nothing stands in it that a cell alone
// may know, nor what is still to come, nor how they will be measured.
func TestTheSituationManualTellsNoSecret(t *testing.T) {
	made, _ := report.Shipped("sitman")
	for _, name := range scenarios.Names() {
		s := load(t, name)
		for _, tag := range lang.All {
			text := words(report.Write(made, report.Source{Scenario: s, Lang: tag}))
			secret := func(what string, in scenario.Text) {
				for _, w := range in.In {
					if len([]rune(w)) > 12 && strings.Contains(text, w) {
						t.Errorf("%s in %s tells %s: %s", name, tag, what, w)
					}
				}
			}
			for _, c := range s.Cells {
				secret("a cell's brief", c.Brief)
			}
			for _, in := range s.Injects {
				secret("an inject", in.Title)
				secret("an inject", in.Text)
				for _, e := range in.Expect {
					secret("what is expected", e.Text)
				}
			}
			for _, d := range s.Decisions {
				secret("a decision", d.Title)
			}
			for _, o := range s.Objectives {
				for _, x := range o.Tasks {
					secret("a task", x.Title)
				}
				for _, x := range o.Targets {
					secret("a target", x.Text)
				}
			}
			if !strings.Contains(text, s.Title.In[string(tag)]) {
				t.Errorf("%s in %s does not say its title", name, tag)
			}
		}
	}
}

func TestDocumentsBeforeTheExercise(t *testing.T) {
	s := load(t, "first_steps")
	for _, kind := range report.Before {
		made, _ := report.Shipped(kind)
		for _, tag := range lang.All {
			golden(t, "testdata/"+kind+"."+string(tag)+".txt", words(report.Write(made, report.Source{Scenario: s, Lang: tag})))
		}
	}
	bare := &scenario.Scenario{ID: "bare"} // neither objectives nor injects
	for _, kind := range report.Before {
		made, _ := report.Shipped(kind)
		if text := words(report.Write(made, report.Source{Scenario: bare, Lang: lang.En})); !strings.Contains(text, "bare") {
			t.Errorf("%s of nothing: %s", kind, text)
		}
	}
}
