package rehearse

import "math"

// z is how many standard deviations a 95% interval reaches to either side.
const z = 1.959963984540054

// Share is how often something held among a number of playouts, with the
// interval in which its probability lies with 95% confidence.
type Share struct {
	Count int64   `json:"count"`
	Of    int64   `json:"of"`
	P     float64 `json:"p"`
	Low   float64 `json:"low"`
	High  float64 `json:"high"`
}

// share returns count of n with Wilson's score interval; no playouts say
// nothing, so that the interval reaches from 0 to 1.
func share(count, n int64) Share {
	if n == 0 {
		return Share{High: 1}
	}
	low, high := wilson(count, n)
	return Share{count, n, round(float64(count) / float64(n)), round(low), round(high)}
}

func wilson(count, n int64) (low, high float64) {
	p, m := float64(count)/float64(n), float64(n)
	middle := (p + z*z/(2*m)) / (1 + z*z/m)
	half := z / (1 + z*z/m) * math.Sqrt(p*(1-p)/m+z*z/(4*m*m))
	return max(middle-half, 0), min(middle+half, 1)
}

// Shift is a difference of two shares with its 95% interval.
type Shift struct {
	By   float64 `json:"by"`
	Low  float64 `json:"low"`
	High float64 `json:"high"`
}

// Clear reports whether the interval leaves no doubt on which side of 0 it lies.
func (s Shift) Clear() bool { return s.Low > 0 || s.High < 0 }

// shiftFrom returns by how much the share of a result among the with playouts
// that took an option differs from its share among all n. The interval is
// Newcombe's for those with against those without, scaled to the part that
// those without have in the whole.
func shiftFrom(both, with, result, n int64) Shift {
	without := n - with
	if with == 0 || without == 0 {
		return Shift{}
	}
	p1, p0 := float64(both)/float64(with), float64(result-both)/float64(without)
	low1, high1 := wilson(both, with)
	low0, high0 := wilson(result-both, without)
	part := float64(without) / float64(n)
	by := p1 - p0
	return Shift{
		By:   round(part * by),
		Low:  round(part * (by - math.Hypot(p1-low1, high0-p0))),
		High: round(part * (by + math.Hypot(high1-p1, p0-low0))),
	}
}

// shiftPaired returns the difference that a change made in n runs played twice
// on the same luck: gained counts those that had it only with the change, lost
// those only without.
func shiftPaired(gained, lost, n int64) Shift {
	if n == 0 {
		return Shift{}
	}
	m := float64(n)
	by := float64(gained-lost) / m
	// Two runs are added, half a one to each of the four cases (Agresti and
	// Min), so that the interval stays honest where few runs differ.
	b, c, a := float64(gained)+0.5, float64(lost)+0.5, m+2
	centre := (b - c) / a
	half := z * math.Sqrt(max(b+c-(b-c)*(b-c)/a, 0)) / a
	return Shift{round(by), round(max(min(centre-half, by), -1)), round(min(max(centre+half, by), 1))}
}

// Spread tells where times lie, in ms: 5, 25, 50, 75 and 95 of a hundred lie
// below. Times are known to the slot; each counts as its slot's beginning.
type Spread struct {
	P5  int64 `json:"p5_ms"`
	P25 int64 `json:"p25_ms"`
	P50 int64 `json:"p50_ms"`
	P75 int64 `json:"p75_ms"`
	P95 int64 `json:"p95_ms"`
}

// spread returns the quantiles of counts by slot, and false where there are none.
func spread(bySlot []int64, slot int64) (Spread, bool) {
	n := total(bySlot)
	if n == 0 {
		return Spread{}, false
	}
	at := func(percent int64) int64 { return int64(quantile(bySlot, n, percent)) * slot }
	return Spread{at(5), at(25), at(50), at(75), at(95)}, true
}

// quantile returns the lowest place at or below which percent of n counts lie.
func quantile(counts []int64, n, percent int64) int {
	need, have := (n*percent+99)/100, int64(0)
	for i, c := range counts {
		have += c
		if have >= need && have > 0 {
			return i
		}
	}
	return len(counts) - 1
}

func total(counts []int64) int64 {
	var n int64
	for _, c := range counts {
		n += c
	}
	return n
}

// ratio returns a/b, rounded; 0 where b is 0.
func ratio(a, b int64) float64 {
	if b == 0 {
		return 0
	}
	return round(float64(a) / float64(b))
}

// round keeps six decimals, so that every platform prints the same.
func round(x float64) float64 {
	r := math.Round(x*1e6) / 1e6
	if r == 0 {
		return 0 // not -0
	}
	return r
}
