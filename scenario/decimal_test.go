package scenario

import (
	"strings"
	"testing"
)

func TestParseDecimal(t *testing.T) {
	for text, want := range map[string]Decimal{
		"0": {Num: 0, Den: 1}, "3": {Num: 3, Den: 1}, "0.7": {Num: 7, Den: 10}, "0.70": {Num: 7, Den: 10}, "-1.5": {Num: -15, Den: 10},
		"0.333333333": {Num: 333333333, Den: 1_000_000_000}, "999999999.999999999": {Num: 999999999999999999, Den: 1_000_000_000},
		"007": {Num: 7, Den: 1}, "0.0": {Num: 0, Den: 1}, "0.1000000000000": {Num: 1, Den: 10},
	} {
		want.Set = true
		if got, err := ParseDecimal(text); err != nil || got != want {
			t.Errorf("ParseDecimal(%q) = %+v, %v; want %+v", text, got, err, want)
		}
	}
	for _, text := range []string{"", ".", "-", "1.", ".5", "1e3", "0x1", "1_000", "70%", "1/3", "1,5", " 1", "+1", "NaN", "0.1234567891", "1234567890", "٣", strings.Repeat("9", 1000)} {
		if got, err := ParseDecimal(text); err == nil {
			t.Errorf("ParseDecimal(%q) = %v, want an error", text, got)
		}
	}
}

func FuzzDecimal(f *testing.F) {
	for _, s := range []string{"0", "0.7", "-1.5", "999999999.999999999", "1e3", "0.000000001"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDecimal(text)
		if err != nil {
			return
		}
		if again, err := ParseDecimal(d.String()); err != nil || again != d {
			t.Fatalf("%q is %+v, written %q and read as %+v (%v)", text, d, d.String(), again, err)
		}
	})
}
