package cotext_test

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"tamrin/cotext"
)

// edit reads an edit as pages send it.
func edit(t testing.TB, s string) (e cotext.Edit) {
	t.Helper()
	if err := json.Unmarshal([]byte(s), &e); err != nil {
		t.Fatal(err)
	}
	return e
}

// TestTwoEditsOfOneText has two people change the same text, the first of them
// first.
func TestTwoEditsOfOneText(t *testing.T) {
	for name, c := range map[string]struct{ text, a, b, want string }{
		"apart":                 {"we warn you", `[{"at":0,"cut":2,"put":"They"}]`, `[{"at":11,"put":"!"}]`, "They warn you!"},
		"at one place":          {"we warn", `[{"at":3,"put":"all "}]`, `[{"at":3,"put":"now "}]`, "we all now warn"},
		"within what goes":      {"we strongly warn", `[{"at":2,"cut":9}]`, `[{"at":5,"put":"XY"}]`, "weXY warn"},
		"both take out":         {"we strongly warn", `[{"at":2,"cut":9}]`, `[{"at":5,"cut":11,"put":"er"}]`, "weer"},
		"both replace":          {"we warn", `[{"at":3,"cut":4,"put":"ask"}]`, `[{"at":3,"cut":4,"put":"beg"}]`, "we askbeg"},
		"behind what goes":      {"we warn you", `[{"at":2,"cut":5}]`, `[{"at":7,"put":" him and"}]`, "we him and you"},
		"before what goes":      {"we warn you", `[{"at":2,"cut":5}]`, `[{"at":2,"put":","}]`, "we, you"},
		"in several places":     {"abcdef", `[{"at":1,"cut":1},{"at":4,"cut":1,"put":"E"}]`, `[{"at":0,"put":"<"},{"at":2,"put":"|"},{"at":6,"put":">"}]`, "<a|cdEf>"},
		"right to left":         {"نحن نحذّر اليوم", `[{"at":4,"cut":6,"put":"ننذر "}]`, `[{"at":10,"put":"جميعًا "}]`, "نحن ننذر جميعًا اليوم"},
		"both directions":       {"the معاهدة of 1953", `[{"at":4,"cut":6,"put":"pact"}]`, `[{"at":13,"put":" العام"}]`, "the pact of العام 1953"},
		"beyond one plane":      {"a🕊b🛡c", `[{"at":1,"cut":1}]`, `[{"at":3,"put":"é🕊"}]`, "abé🕊🛡c"},
		"nothing":               {"ab", `[]`, `[{"at":1,"cut":1}]`, "a"},
		"at the end of nothing": {"", `[{"at":0,"put":"a"}]`, `[{"at":0,"put":"b"}]`, "ab"},
	} {
		a, b := edit(t, c.a), edit(t, c.b)
		got := cotext.Apply(cotext.Apply(c.text, a), cotext.Transform(b, a, false))
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if other := cotext.Apply(cotext.Apply(c.text, b), cotext.Transform(a, b, true)); other != got {
			t.Errorf("%s: whoever made the second edit has %q, the first %q", name, other, got)
		}
	}
}

func TestAnEditFitsItsText(t *testing.T) {
	for s, fits := range map[string]bool{
		`[]`: true, `[{"at":3}]`: true, `[{"at":0,"cut":3}]`: true, `[{"at":1,"cut":1},{"at":2,"put":"x"}]`: true,
		`[{"at":4}]`: false, `[{"at":-1}]`: false, `[{"at":2,"cut":2}]`: false, `[{"at":0,"cut":-1}]`: false,
		`[{"at":2,"put":"x"},{"at":1,"put":"x"}]`: false, `[{"at":0,"cut":2},{"at":1,"cut":1}]`: false,
		`[{"at":3,"cut":9223372036854775807}]`: false, `[{"at":9223372036854775807,"cut":1}]`: false,
	} {
		if got := edit(t, s).Fits(3); got != fits {
			t.Errorf("%s fits a text of three letters: %v", s, got)
		}
	}
}

func TestBetweenIsTheShortest(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"abc", "abc", `null`}, {"", "ab", `[{"at":0,"put":"ab"}]`}, {"aa", "aaa", `[{"at":2,"put":"a"}]`},
		{"نحذّر", "ننذر", `[{"at":1,"cut":3,"put":"نذ"}]`},
	} {
		e := cotext.Between(c.from, c.to)
		if got, _ := json.Marshal(e); string(got) != c.want {
			t.Errorf("from %q to %q: %s, want %s", c.from, c.to, got, c.want)
		}
		if got := cotext.Apply(c.from, e); got != c.to {
			t.Errorf("from %q to %q: %q", c.from, c.to, got)
		}
		if utf8.RuneCountInString(c.from)+e.Grows() != utf8.RuneCountInString(c.to) {
			t.Errorf("from %q to %q grows by %d", c.from, c.to, e.Grows())
		}
	}
}

// drawn makes an edit of a text of so many code points from bytes.
func drawn(length int, b []byte) (e cotext.Edit) {
	at := 0
	for len(b) >= 3 && at <= length {
		s := cotext.Splice{At: min(at+int(b[0])%7, length), Put: []string{"", "", "x", "سلام", "🕊é", "AB"}[b[2]%6]}
		s.Cut = min(int(b[1])%5, length-s.At)
		at, b = s.At+s.Cut, b[3:]
		e = append(e, s)
	}
	return e
}

// FuzzEditsMeet holds edits of one text to one result in whatever order they
// come, and an edit composed of two to both, one after the other.
func FuzzEditsMeet(f *testing.F) {
	f.Add("the معاهدة of 1953", []byte{1, 2, 3, 4, 5, 6, 0, 0, 2}, []byte{3, 0, 3, 0, 4, 1})
	f.Add("", []byte{0, 0, 2}, []byte{0, 0, 3})
	f.Fuzz(func(t *testing.T, text string, x, y []byte) {
		if !utf8.ValidString(text) || len(text) > 1000 || len(x)+len(y) > 200 {
			return
		}
		n := utf8.RuneCountInString(text)
		a, b := drawn(n, x), drawn(n, y)
		if !a.Fits(n) || !b.Fits(n) {
			t.Fatalf("%v or %v does not fit %d", a, b, n)
		}
		after := cotext.Transform(b, a, false)
		before := cotext.Transform(a, b, true)
		if !after.Fits(n+a.Grows()) || !before.Fits(n+b.Grows()) {
			t.Fatalf("%v over %v is %v, the other way %v", b, a, after, before)
		}
		one, other := cotext.Apply(cotext.Apply(text, a), after), cotext.Apply(cotext.Apply(text, b), before)
		if one != other {
			t.Fatalf("%q with %v and then %v is %q, with %v and then %v %q", text, a, after, one, b, before, other)
		}
		both := cotext.Compose(a, after)
		if got := cotext.Apply(text, both); got != one || !both.Fits(n) {
			t.Fatalf("%v and then %v is %v: %q, want %q", a, after, both, got, one)
		}
	})
}
