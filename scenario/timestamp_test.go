package scenario

import (
	"testing"
	"time"
)

func TestParseInstant(t *testing.T) {
	for text, want := range map[string]string{
		"2023-01-31T09:00:00+09:00":     "",
		"2023-01-31T00:00:00Z":          "",
		"1969-12-31T23:59:59.999Z":      "",
		"0001-01-01T00:00:00Z":          "",
		"9999-12-31T23:59:59.999-12:00": "",
		"2024-02-29T12:00:00+05:30":     "",
		"2023-01-31T09:00+09:00":        "2023-01-31T09:00:00+09:00",
		"2023-01-31 09:00:00z":          "2023-01-31T09:00:00Z",
		"2023-01-31T09:00:00.1239Z":     "2023-01-31T09:00:00.123Z",
		"2023-01-31T09:00:00.5-00:00":   "2023-01-31T09:00:00.500Z",
	} {
		if want == "" {
			want = text
		}
		got, err := ParseInstant(text)
		if err != nil || got.String() != want {
			t.Errorf("ParseInstant(%q) = %s, %v; want %s", text, got, err, want)
		}
	}
	for _, text := range []string{
		"", "2023", "2023-01-31", "2023-01-31T09:00:00", "2023-02-29T00:00:00Z", "2023-13-01T00:00:00Z", "2023-00-10T00:00:00Z",
		"2023-01-00T00:00:00Z", "0000-01-01T00:00:00Z", "2023-01-31T24:00:00Z", "2023-01-31T09:60:00Z", "2023-01-31T23:59:60Z",
		"2023-01-31T09:00:00+0900", "2023-01-31T09:00:00+19:00", "2023-01-31T09:00:00+09:60", "2023-01-31T09:00:00.Z", "2023-1-31T09:00:00Z", "2023-01-31T09:00:00Zx", "٢٠٢٣-01-31T09:00:00Z",
	} {
		if got, err := ParseInstant(text); err == nil {
			t.Errorf("ParseInstant(%q) = %s, want an error", text, got)
		}
	}
}

// TestCalendarIsThatOfTheStandardLibrary walks through all the years.
func TestCalendarIsThatOfTheStandardLibrary(t *testing.T) {
	const step = 12_345_678_901 // milliseconds: about 143 days, never the same time of day
	end := time.Date(9999, 12, 31, 23, 59, 59, 0, time.UTC).UnixMilli()
	for ms := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli() + Day; ms < end; ms += step {
		for _, offset := range []int{0, 540, -210} {
			want := time.UnixMilli(ms).In(time.FixedZone("", offset*60))
			got := Instant{UnixMS: ms, Offset: offset}.Civil()
			if got.Year != want.Year() || got.Month != int(want.Month()) || got.Day != want.Day() || got.Hour != want.Hour() ||
				got.Minute != want.Minute() || got.Second != want.Second() || got.Millis != want.Nanosecond()/1e6 || got.Weekday != int(want.Weekday()) {
				t.Fatalf("%d ms at %d minutes is %+v, want %s", ms, offset, got, want)
			}
			if back := got.Instant(); back.UnixMS != ms {
				t.Fatalf("%+v is %d ms, want %d", got, back.UnixMS, ms)
			}
		}
	}
}

func FuzzInstant(f *testing.F) {
	for _, s := range []string{"2023-01-31T09:00:00+09:00", "1969-12-31T23:59:59.999Z", "2023-01-31 09:00Z", "0001-01-01T00:00:00+18:00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseInstant(text)
		if err != nil {
			return
		}
		if again, err := ParseInstant(got.String()); err != nil || again != got {
			t.Fatalf("%q is %s, read again as %s (%v)", text, got, again, err)
		}
		if want, err := time.Parse(time.RFC3339, text); err == nil && want.UnixMilli() != got.UnixMS {
			t.Fatalf("%q is %d, the standard library says %d", text, got.UnixMS, want.UnixMilli())
		}
	})
}
