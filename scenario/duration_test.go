package scenario

import (
	"strings"
	"testing"
)

func TestParseDuration(t *testing.T) {
	for text, want := range map[string]int64{
		"0": 0, "90s": 90 * Second, "20m": 20 * Minute, "1h30m": 90 * Minute, "250ms": 250, "1d2h3m4s5ms": Day + 2*Hour + 3*Minute + 4*Second + 5,
		"90m": 90 * Minute, "0s": 0, "-5m": -5 * Minute, "-0": 0, "10000d": MaxDuration, "007m": 7 * Minute,
	} {
		if got, err := ParseDuration(text); err != nil || got != want {
			t.Errorf("ParseDuration(%q) = %d, %v; want %d", text, got, err, want)
		}
	}
	for _, text := range []string{"", "-", "5", "m", "5 m", "5m ", "1m1h", "1h1h", "1.5h", "5M", "+5m", "--5m", "5mm", "1e3s", "٥m", "10000d1ms", "99999999999999999999s", strings.Repeat("1", 1000) + "s"} {
		if got, err := ParseDuration(text); err == nil {
			t.Errorf("ParseDuration(%q) = %d, want an error", text, got)
		} else if m := err.(*Malformed); m.Why.Ar == "" || m.Why.En == "" {
			t.Errorf("ParseDuration(%q) fails in one language alone: %+v", text, m)
		}
	}
}

func TestFormatDuration(t *testing.T) {
	for ms, want := range map[int64]string{0: "0", 90 * Minute: "1h30m", 250: "250ms", -5 * Minute: "-5m", Day: "1d", 61_001: "1m1s1ms"} {
		if got := FormatDuration(ms); got != want {
			t.Errorf("FormatDuration(%d) = %q, want %q", ms, got, want)
		}
	}
}

func FuzzDuration(f *testing.F) {
	for _, s := range []string{"0", "90s", "1h30m", "-250ms", "1.5h", "10000d", "١m"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		ms, err := ParseDuration(text)
		if err != nil {
			return
		}
		if ms > MaxDuration || ms < -MaxDuration {
			t.Fatalf("%q is %d ms", text, ms)
		}
		if again, err := ParseDuration(FormatDuration(ms)); err != nil || again != ms {
			t.Fatalf("%q is %d ms, written %q and read as %d (%v)", text, ms, FormatDuration(ms), again, err)
		}
	})
}
