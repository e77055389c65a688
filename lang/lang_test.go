package lang_test

import (
	"strings"
	"testing"

	"tamrin/lang"
)

func TestWordsAreSaidInTheLanguageAsked(t *testing.T) {
	w := lang.Words{"Fire now", "أطلق الآن"}
	for tag, want := range map[lang.Tag]string{lang.En: "Fire now", lang.Ar: "أطلق الآن", "fr": "Fire now"} {
		if got := w.In(tag); got != want {
			t.Errorf("In(%s) = %q, want %q", tag, got, want)
		}
	}
}

func TestFormatFillsBothLanguages(t *testing.T) {
	w := lang.Words{"%d injects for %s", "‏%[2]s: %[1]d من المُدخلات"}.Format(3, "Seoul")
	if w.En != "3 injects for Seoul" || w.Ar != "‏Seoul: 3 من المُدخلات" {
		t.Errorf("got %q and %q", w.En, w.Ar)
	}
	plain := lang.Words{"100 % sure", "مؤكد 100 %"}
	if plain.Format() != plain {
		t.Error("words without arguments are read as a template")
	}
}

func TestDirection(t *testing.T) {
	for tag, want := range map[lang.Tag]string{"ar": "rtl", "ar-EG": "rtl", "fa": "rtl", "he_IL": "rtl", "en": "ltr", "ko": "ltr", "": "ltr"} {
		if got := lang.Dir(tag); got != want {
			t.Errorf("Dir(%s) = %s, want %s", tag, got, want)
		}
	}
}

func TestClock(t *testing.T) {
	for ms, want := range map[int64]string{0: "0:00:00", 59_999: "0:00:59", 3_600_000: "1:00:00", 36_610_000: "10:10:10", -90_000: "-0:01:30"} {
		if got := lang.Clock(ms); got != want {
			t.Errorf("Clock(%d) = %s, want %s", ms, got, want)
		}
	}
}

func TestIsolateKeepsTheWordsWhole(t *testing.T) {
	got := lang.Isolate("2023-01-31")
	if !strings.Contains(got, "2023-01-31") || !strings.HasPrefix(got, "\u2068") || !strings.HasSuffix(got, "\u2069") {
		t.Errorf("Isolate gives %q", got)
	}
}
