package diag

import (
	"strings"
	"testing"
)

func TestLineFrom(t *testing.T) {
	text := strings.Repeat("aسي演", 500) + "end"
	runes := []rune(text)
	l := NewLine([]byte(text))
	for _, col := range []int{1, 2003, 255, 256, 257, 258, 0, -5, 2, 1999, 512, 513, 2004, 100_000} {
		want := ""
		if n := max(0, col-1); n < len(runes) {
			want = string(runes[n:])
		}
		if got := string(l.From(col)); got != want {
			t.Errorf("From(%d) gives %d bytes, want %d", col, len(got), len(want))
		}
	}
	if got := NewLine(nil).From(3); len(got) != 0 {
		t.Errorf("an empty line has %q", got)
	}
}
