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
	for _, c := range []struct {
		a, b string
		want int
	}{{"", "", 0}, {"a", "", 1}, {"ab", "ba", 1}, {"kitten", "sitting", 3}, {"abcd", "badc", 2}, {"ca", "abc", 3}} {
		if got := distance([]rune(c.a), []rune(c.b)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := distance([]rune(c.b), []rune(c.a)); got != c.want {
			t.Errorf("distance(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}
