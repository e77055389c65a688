package expr

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"tamrin/diag"
)

// TestLongExpressions: each is compiled or refused with one clear problem,
// quickly (the bound allows for a slow and busy machine) and without panic.
func TestLongExpressions(t *testing.T) {
	repeat := func(term, sign string, n int) string {
		return strings.TrimSuffix(strings.Repeat(term+sign, n), sign)
	}
	for name, c := range map[string]struct {
		src  string
		code diag.Code // "" where it compiles
	}{
		"3,000 terms":            {repeat("injects.launch", " || ", 3_000), ""},
		"2,000 comparisons":      {repeat("decisions.answer == 'high'", "&&", 2_000), ""},
		"2,000 lists":            {repeat("vars.tension in [7, 8]", "&&", 2_000), ""},
		"10,000 terms":           {repeat("injects.launch", "||", 10_000), "E107"},
		"10,000 short terms":     {repeat("true", "||", 10_000), ""},
		"21,000 parts":           {repeat("time<=time", "&&", 5_400), "E108"},
		"a sum of 10,000":        {repeat("1", "+", 10_000) + " > 0", "E109"},
		"10,000 brackets":        {strings.Repeat("(", 10_000) + "true" + strings.Repeat(")", 10_000), "E109"},
		"20,000 open brackets":   {strings.Repeat("(", 20_000), "E109"},
		"10,000 negations":       {strings.Repeat("!", 10_000) + "injects.launch", ""},
		"10,000 parts of a name": {"vars" + strings.Repeat(".a", 10_000), "E109"},
		"10,000 questions":       {strings.Repeat("true ? true : ", 4_000) + "true", "E109"},
		"1 MB":                   {strings.Repeat(" ", 1<<20), "E107"},
		"60,000 strangers":       {strings.Repeat("`", 60_000), "E104"},
	} {
		t.Run(name, func(t *testing.T) {
			var problems diag.List
			began := time.Now()
			code := sample(t).Compile(c.src, diag.Span{File: "x", Line: 1, Col: 1}, Bool, &problems)
			took := time.Since(began)
			t.Log(took)
			if took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			if c.code == "" {
				if code == nil {
					t.Fatalf("refused: %v", problems)
				}
				code.Holds(make([]int64, 8))
				return
			}
			if code != nil || len(problems) != 1 || problems[0].Code != c.code {
				t.Errorf("want %s, got %d problems, first %.200v", c.code, len(problems), problems)
			}
		})
	}
}

// TestEveryCodeIsRaised: the catalogue promises nothing that never comes.
func TestEveryCodeIsRaised(t *testing.T) {
	told, err := os.ReadFile(filepath.Join("testdata", "problems.txt"))
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := map[diag.Code]string{
		"E107": strings.Repeat(" ", maxBytes+1),
		"E108": strings.Repeat("time<=time&&", 5_400) + "true",
		"E109": strings.Repeat("(", 300),
		"E112": "\xff",
		"E306": "size()",
	}
	for code, src := range elsewhere {
		var problems diag.List
		sample(t).Compile(src, diag.Span{File: "x", Line: 1, Col: 1}, Bool, &problems)
		if len(problems) != 1 || problems[0].Code != code {
			t.Errorf("%s: %.200v", code, problems)
		}
	}
	for _, code := range diag.Codes() {
		if code[0] == 'E' && elsewhere[code] == "" && !strings.Contains(string(told), string(code)) {
			t.Errorf("nothing raises %s", code)
		}
	}
}

// FuzzCompile: no text makes the compiler panic, and every problem stands
// within the text.
func FuzzCompile(f *testing.F) {
	for _, src := range []string{
		"vars.tension >= 7 && decisions.answer == 'high'", "size(decisions.measures)", "'a' in [", "time > duration('2h')",
		"vars.`tension`", "a{b: 1}", "[1, 2][0]", "x.y(z)", "\xff", "'نعم' == decisions.answer", "a\n&&\nb", "\"\"\"", "1 ? 2 : 3", ".vars.tension > 1",
	} {
		f.Add(src, uint8(1))
	}
	f.Fuzz(func(t *testing.T, src string, want uint8) {
		var problems diag.List
		code := sample(t).Compile(src, diag.Span{File: "x", Line: 1, Col: 1}, Kind(want%5), &problems)
		if (code == nil) != problems.HasErrors() {
			t.Fatalf("%q: code %v, problems %v", src, code, problems)
		}
		lines := strings.Split(src, "\n")
		for _, p := range problems {
			if p.At.Line < 1 || p.At.Line > len(lines) || p.At.Col < 1 || p.At.Col+p.At.Len > len([]rune(lines[p.At.Line-1]))+2 {
				t.Fatalf("%q: a problem at %+v", src, p.At)
			}
		}
		if code != nil {
			code.Possible()
			fuzzOracle(t).agree(t, src, Kind(want%5), [][]int64{make([]int64, 7), {2 * hour, 7, 1, 3, 0b101, 1, 3}})
		}
	})
}

// fuzzOracle is cel-go over the sample's names: what we accept, it accepts,
// with the same answer.
func fuzzOracle(t *testing.T) *oracle {
	sharedOnce.Do(func() {
		env := sample(t)
		var names []Name
		for _, path := range env.paths {
			names = append(names, *env.names[path])
		}
		shared = newOracle(t, names)
	})
	return shared
}

var (
	shared     *oracle
	sharedOnce sync.Once
)
