package report

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"tamrin/lang"
)

// The page about reports lists every field and every table that a template may
// name; this writes the lists.
func TestTheDocsListWhatTemplatesMayName(t *testing.T) {
	for tag, file := range map[lang.Tag]string{lang.En: "../../docs/report.md", lang.Ar: "../../docs/report.ar.md"} {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before, rest, _ := strings.Cut(string(text), "<!-- names -->\n")
		_, after, ok := strings.Cut(rest, "<!-- /names -->\n")
		if !ok {
			t.Fatalf("%s has no place for the names", file)
		}
		want := before + "<!-- names -->\n" + names(tag) + "<!-- /names -->\n" + after
		if slices.Contains(os.Args, "-update") {
			if err := os.WriteFile(file, []byte(want), 0o644); err != nil {
				t.Fatal(err)
			}
		} else if want != string(text) {
			t.Errorf("%s does not list what templates may name: go test ./review/report -update", file)
		}
	}
}

func names(tag lang.Tag) string {
	var b strings.Builder
	signs := func(each, after bool) string {
		return map[bool]string{true: "†"}[each] + map[bool]string{true: "‡"}[after]
	}
	table := func(head lang.Words) {
		fmt.Fprintf(&b, "| %s | | %s |\n| --- | --- | --- |\n", head.In(tag), lang.Words{En: "stands for", Ar: "يقوم مقام"}.In(tag))
	}
	table(lang.Words{En: "in braces", Ar: "بين قوسين معقوفين"})
	for _, name := range sorted(fields) {
		f := fields[name]
		fmt.Fprintf(&b, "| `{%s}` | %s | %s |\n", name, signs(f.each, f.after), f.says.In(tag))
	}
	b.WriteString("\n")
	table(lang.Words{En: "under `show`", Ar: "تحت `show`"})
	for _, name := range sorted(blocks) {
		x := blocks[name]
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", name, signs(x.each, x.after), x.says.In(tag))
	}
	return b.String()
}
