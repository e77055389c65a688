package diag

import "testing"

func TestNearest(t *testing.T) {
	known := []string{"title", "text", "at", "after", "washington", "tokyo", "seoul", "o1.t1", "o1.t2"}
	for word, want := range map[string]string{
		"titel":      "title",      // neighbours swapped
		"tex":        "text",       // one missing
		"att":        "at",         // one too many
		"washinton":  "washington", //
		"Washington": "washington", // letter case
		"wahsingotn": "washington", // two swaps
		"o1.t3":      "o1.t1",      // the first among equals
		"seoul":      "",           // itself is no guess
		"beijing":    "",
		"a":          "", // too short for a guess
		"":           "",
	} {
		if got := Nearest(word, known); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}

func TestNearestIsArabicToo(t *testing.T) {
	if got := Nearest("واشنطون", []string{"سيول", "واشنطن"}); got != "واشنطن" {
		t.Errorf("got %q", got)
	}
}

func TestDistance(t *testing.T) {
	var m matcher
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"ab", "ba", 1}, {"kitten", "sitting", 3}, {"abcd", "badc", 2}, {"ca", "abc", 3}} {
		for _, pair := range [][2]string{{c.a, c.b}, {c.b, c.a}} {
			for enough := range 10 {
				got := m.distance([]rune(pair[0]), []rune(pair[1]), enough)
				if want := min(c.want, enough); min(got, enough) != want {
					t.Errorf("distance(%q, %q, %d) = %d, want %d", pair[0], pair[1], enough, got, want)
				}
			}
		}
	}
}
