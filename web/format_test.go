package web

import (
	"testing"

	"tamrin/lang"
)

func TestTimesAreWritten(t *testing.T) {
	at := moment(story, 540)
	for _, c := range []struct{ got, want string }{
		{clockTime(0), "00:00:00"}, {clockTime(72*minute + 5_999), "01:12:05"}, {clockTime(-1), "00:00:00"}, {clockTime(100 * 60 * minute), "100:00:00"},
		{span(59_000), "00:59"}, {span(61 * minute), "1:01:00"}, {span(-90_000), "−01:30"},
		{date(lang.En, at), "31 Jan 2023"}, {date(lang.Ar, at), "31 يناير 2023"},
		{at.Format("15:04"), "09:00"}, {zone(540), "UTC+09:00"}, {zone(-210), "UTC−03:30"}, {zone(0), "UTC"},
		{orDash(-1), "–"}, {share(1, 3), "33%"}, {share(2, 3), "67%"}, {share(1, 0), "–"},
	} {
		if c.got != c.want {
			t.Errorf("%q, not %q", c.got, c.want)
		}
	}
}

func TestLineEndsOfAnEditorAreJoined(t *testing.T) {
	long := "This line is longer than sixty characters, so its end was the editor's"
	for _, c := range []struct{ in, want string }{
		{long + "\nand goes on.\n", long + " and goes on."},
		{"Short\nlines\nstay.", "Short\nlines\nstay."},
		{long + "\n\nA paragraph.", long + "\n\nA paragraph."},
		{long + "\n- an item", long + "\n- an item"},
		{"", ""},
	} {
		if got := unwrap(c.in); got != c.want {
			t.Errorf("unwrap(%q) = %q, not %q", c.in, got, c.want)
		}
	}
}
