package rehearse

import "testing"

// BenchmarkPlayout measures bare playouts: engine and bots.
func BenchmarkPlayout(b *testing.B) {
	pl := NewPlayer(shipped(b, "seoul_2023"), 1)
	b.ReportAllocs()
	run := uint64(0)
	for b.Loop() {
		if err := pl.Play(run, nil); err != nil {
			b.Fatal(err)
		}
		run++
	}
	b.ReportMetric(float64(run)/b.Elapsed().Seconds(), "playouts/s")
}

// BenchmarkTally measures playouts with everything that is counted of them.
func BenchmarkTally(b *testing.B) {
	p := shipped(b, "seoul_2023")
	t := NewTally(p, NewFrame(p), 1)
	b.ReportAllocs()
	run := uint64(0)
	for b.Loop() {
		if err := t.Play(run, run+1); err != nil {
			b.Fatal(err)
		}
		run++
	}
	b.ReportMetric(float64(run)/b.Elapsed().Seconds(), "playouts/s")
}
