package rehearse

import (
	"math"
	"testing"
)

// TestWilson holds the interval to published examples (Newcombe 1998, method 3).
func TestWilson(t *testing.T) {
	for _, c := range []struct {
		count, n  int64
		low, high float64
	}{{81, 263, 0.2553, 0.3662}, {15, 148, 0.0624, 0.1605}, {0, 20, 0, 0.1611}, {1, 29, 0.0061, 0.1718}} {
		low, high := wilson(c.count, c.n)
		if math.Abs(low-c.low) > 0.0001 || math.Abs(high-c.high) > 0.0001 {
			t.Errorf("%d of %d: %.4f to %.4f, published %.4f to %.4f", c.count, c.n, low, high, c.low, c.high)
		}
	}
}

// TestShiftFrom holds the shift of a share to a published difference of two
// proportions (Newcombe 1998, method 10: 56/70 against 48/80), scaled to the
// part without.
func TestShiftFrom(t *testing.T) {
	s := shiftFrom(56, 70, 56+48, 150)
	part := 80.0 / 150
	for what, pair := range map[string][2]float64{
		"by": {s.By, 0.2 * part}, "low": {s.Low, 0.0524 * part}, "high": {s.High, 0.3339 * part},
	} {
		if math.Abs(pair[0]-pair[1]) > 0.0001 {
			t.Errorf("%s: %.4f, published %.4f", what, pair[0], pair[1])
		}
	}
	if !s.Clear() || shiftFrom(5, 10, 50, 100).Clear() {
		t.Error("a difference is clear where its interval leaves out 0, and only there")
	}
	if shiftFrom(0, 0, 5, 10) != (Shift{}) || shiftFrom(5, 10, 5, 10) != (Shift{}) {
		t.Error("an option that all or none took has nothing to be compared with")
	}
}

// TestShiftPaired holds the interval to one worked by hand: (300.5-100.5)/10002
// give or take 1.96·√(401-200²/10002)/10002.
func TestShiftPaired(t *testing.T) {
	s := shiftPaired(300, 100, 10_000)
	if s.By != 0.02 || math.Abs(s.Low-0.0161) > 0.0001 || math.Abs(s.High-0.0239) > 0.0001 {
		t.Errorf("300 gained and 100 lost of 10,000: %+v", s)
	}
	if s := shiftPaired(0, 0, 1000); s.By != 0 || s.Clear() || s.High == 0 {
		t.Errorf("where nothing differs something still might: %+v", s)
	}
}

func TestQuantiles(t *testing.T) {
	s, ok := spread([]int64{0, 5, 0, 90, 0, 5}, minute)
	if want := (Spread{1 * minute, 3 * minute, 3 * minute, 3 * minute, 3 * minute}); !ok || s != want {
		t.Errorf("got %+v, want %+v", s, want)
	}
	if _, ok := spread([]int64{0, 0}, minute); ok {
		t.Error("no counts have no quantiles")
	}
}

func TestPercent(t *testing.T) {
	for p, want := range map[float64]string{0: "0%", 1: "100%", 0.00001: "<0.1%", 0.99999: ">99.9%", 0.034: "3.4%", 0.5: "50%", 0.996: "99.6%", 0.0995: "10%"} {
		if got := percent(p); got != want {
			t.Errorf("%g is written %s, want %s", p, got, want)
		}
	}
	if number(1_234_567) != "1,234,567" || number(12) != "12" || points(-0.123) != "−12.3" || points(-0.0001) != "0.0" {
		t.Error("numbers are written", number(1_234_567), number(12), points(-0.123), points(-0.0001))
	}
}
