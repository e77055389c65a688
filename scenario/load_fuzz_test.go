package scenario

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"tamrin/diag"
	"tamrin/lang"
)

// FuzzLoad gives Load any document, with a file beside it that it may include.
func FuzzLoad(f *testing.F) {
	for _, path := range casePaths(f) {
		_, files := readCase(f, path)
		part := ""
		for name, file := range files {
			if name != "scenario.yaml" && strings.HasSuffix(name, ".yaml") {
				part = string(file.Data)
			}
		}
		f.Add(string(files["scenario.yaml"].Data), part)
	}
	f.Fuzz(func(t *testing.T, document, part string) {
		files := fstest.MapFS{"scenario.yaml": {Data: []byte(document)}, "a.yaml": {Data: []byte(part)}, "parts/b.yaml": {Data: []byte(part)}}
		s, sources, list := Load(files, "scenario.yaml")
		if s == nil && !list.HasErrors() {
			t.Fatal("nothing was read and nothing was told")
		}
		for _, d := range list {
			holds(t, sources, d)
		}
		for _, tag := range lang.All {
			if err := diag.WriteText(&strings.Builder{}, list, diag.Options{Lang: tag, Source: sources.Bytes}); err != nil {
				t.Fatal(err)
			}
		}
	})
}

// holds checks that a problem is told in words and at a place that exists.
func holds(t *testing.T, sources *Sources, d diag.Diagnostic) {
	if d.Message.En == "" || d.Message.Ar == "" {
		t.Fatalf("%s says %q", d.Code, d.Message)
	}
	at := d.At
	if at.Line == 0 {
		return
	}
	lines := strings.Split(string(sources.Bytes(at.File)), "\n")
	if at.Line > len(lines) || at.Col < 1 || at.Len < 0 {
		t.Fatalf("%s is told at %+v of %d lines", d.Code, at, len(lines))
	}
	if n := utf8.RuneCountInString(lines[at.Line-1]); at.Col > n+1 {
		t.Fatalf("%s is told at column %d of %d in %q", d.Code, at.Col, n, lines[at.Line-1])
	}
}

// large is a scenario of n injects as planners write them.
func large(n int) fstest.MapFS {
	var b strings.Builder
	b.WriteString("tamrin: 1\ntitle: {en: Large, ar: كبير}\nlanguages: [en, ar]\nparties: {us: , rok: }\n" +
		"cells: {washington: {plays: us}, seoul: {plays: rok}}\nobjectives: {o1: {tasks: {t1: {en: Call, ar: اتصال}}}}\nvars: {tension: {range: [0, 10]}}\ninjects:\n")
	for i := range n {
		fmt.Fprintf(&b, `  inject_%d:
    number: "%d"
    at: %dm%ds
    to: [washington, seoul]
    channel: telephone
    from: {en: Joint duty officer, ar: ضابط الخفر المشترك}
    title: {en: "Report number %d", ar: "التقرير رقم %d"}
    text: {en: "The duty officer reports that line %d has changed, and asks for guidance.", ar: "يفيد ضابط الخفر بأن الخط %d قد تغيّر ويطلب التوجيه."}
    if: "vars.tension < 9"
    sets: {tension: "+1"}
    objectives: [o1.t1]
`, i, i, i/60, i%60, i, i, i, i)
	}
	return alone(b.String())
}

func BenchmarkLoad10000Injects(b *testing.B) {
	files := large(10_000)
	b.SetBytes(int64(len(files["scenario.yaml"].Data)))
	b.ReportAllocs()
	for b.Loop() {
		if s, _, list := Load(files, "scenario.yaml"); len(list) > 0 || len(s.Injects) != 10_000 {
			b.Fatal(list[0])
		}
	}
}

// BenchmarkParse10000Injects is the share of the YAML parser in it.
func BenchmarkParse10000Injects(b *testing.B) {
	text := large(10_000)["scenario.yaml"].Data
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if parse(&source{name: "scenario.yaml", text: text}, &report{}) == nil {
			b.Fatal("not parsed")
		}
	}
}
