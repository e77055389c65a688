package diag

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"tamrin/lang"
)

var update = flag.Bool("update", false, "write the expected files anew")

// sample is a list with every trait that rendering must cope with.
func sample() (List, func(string) []byte) {
	files := map[string]string{
		"scenario.yaml": "tamrin: 1\ntitle: سيول 2023 tex: 4\n\tindent: tab\nwide: 演習 here\nhide: \x1b[2J\u202edlrow\n" +
			"long: " + strings.Repeat("word ", 60) + "HERE " + strings.Repeat("word ", 60) + "\n",
		"parts/a b.yaml": "first:\r\nsecond: 2\r\n",
	}
	at := func(file string, line, col, n int) Span { return Span{file, line, col, n} }
	var l List
	l.Add("S101", at("scenario.yaml", 2, 18, 3), "tex").WithHint(lang.Words{"did you mean text?", "أتقصد text؟"})
	l.Add("S011", at("scenario.yaml", 3, 1, 1))
	l.Add("S102", at("scenario.yaml", 3, 10, 3), lang.Words{"a list", "قائمة"}, lang.Words{"a text", "نص"})
	l.Add("S114", at("scenario.yaml", 4, 10, 4))
	l.Add("S103", at("parts/a b.yaml", 2, 1, 6), "second").WithRelated(at("scenario.yaml", 4, 7, 2), lang.Words{"it was written here first", "كُتب هنا أولًا"})
	l.Add("S115", at("scenario.yaml", 5, 7, 90), "\x1b[31m")
	l.Add("S106", at("scenario.yaml", 6, 307, 4), "HERE")
	l.Add("S301", at("scenario.yaml", 99, 1, 0), "ar")
	l.Add("S006", Span{File: "empty.yaml"})
	l.Add("S018", Span{}, 200)
	return l, func(file string) []byte { return []byte(files[file]) }
}

func TestWriteText(t *testing.T) {
	list, source := sample()
	for _, c := range []struct {
		file string
		o    Options
	}{
		{"text_en.txt", Options{Lang: lang.En, Source: source}},
		{"text_ar.txt", Options{Lang: lang.Ar, Source: source}},
		{"text_color.txt", Options{Lang: lang.En, Source: source, Color: true}},
		{"text_bare.txt", Options{Lang: lang.En, Name: func(f string) string { return "/scenarios/" + f }}},
	} {
		var b bytes.Buffer
		if err := WriteText(&b, list, c.o); err != nil {
			t.Fatal(err)
		}
		golden(t, c.file, b.String())
	}
}

func TestWriteTextNeverActsOnTheTerminal(t *testing.T) {
	list, source := sample()
	var b bytes.Buffer
	if err := WriteText(&b, list, Options{Source: source}); err != nil {
		t.Fatal(err)
	}
	if i := strings.IndexAny(b.String(), "\x1b\u202e\u0007"); i >= 0 {
		t.Errorf("byte %d of the output acts on a terminal: %q", i, b.String()[i:i+5])
	}
}

func TestWriteJSON(t *testing.T) {
	list, source := sample()
	var b bytes.Buffer
	if err := WriteJSON(&b, list, Options{Lang: lang.Ar, Source: source}); err != nil {
		t.Fatal(err)
	}
	golden(t, "problems_ar.json", b.String())
	b.Reset()
	if err := WriteJSON(&b, nil, Options{}); err != nil || !strings.Contains(b.String(), `"problems": []`) {
		t.Errorf("no problems are written as %s (%v)", &b, err)
	}
}

func TestWriteSARIF(t *testing.T) {
	list, source := sample()
	var b bytes.Buffer
	if err := WriteSARIF(&b, list, Options{Lang: lang.En, Source: source}); err != nil {
		t.Fatal(err)
	}
	golden(t, "problems.sarif", b.String())
	var log sarifLog
	if err := json.Unmarshal(b.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	for i, r := range log.Runs[0].Results {
		if rule := log.Runs[0].Tool.Driver.Rules[r.RuleIndex]; rule.ID != r.Rule {
			t.Errorf("result %d of %s points to the rule of %s", i, r.Rule, rule.ID)
		}
	}
}

func TestSummary(t *testing.T) {
	for n, want := range map[int]lang.Words{
		0: {"no problems found", "لم يُعثر على مشكلات"}, 1: {"1 error", "خطأ واحد"}, 2: {"2 errors", "خطآن"},
		3: {"3 errors", "3 أخطاء"}, 10: {"10 errors", "10 أخطاء"}, 11: {"11 errors", "11 خطأً"},
		100: {"100 errors", "100 خطأ"}, 103: {"103 errors", "103 أخطاء"}, 199: {"199 errors", "199 خطأً"},
	} {
		if got := make(List, n).Summary(); got != want {
			t.Errorf("%d errors: got %q, want %q", n, got, want)
		}
	}
	mixed := List{{Severity: Warning}, {Severity: Error}, {Severity: Warning}, {Severity: Note}}
	if got, want := mixed.Summary(), (lang.Words{"1 error, 2 warnings, 1 note", "خطأ واحد، تنبيهان، ملاحظة واحدة"}); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// golden holds got to the file under testdata, which -update writes.
func golden(t *testing.T, file, got string) {
	t.Helper()
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s differs (go test ./diag -update writes it anew); got:\n%s", file, got)
	}
}
