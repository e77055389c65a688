package exercise_test

import (
	"testing"

	"tamrin/exercise"
)

// BenchmarkReplay folds a log as it stands on disk: what opening an exercise
// costs beside reading it.
func BenchmarkReplay(b *testing.B) {
	p := program(b)
	begin := exercise.Begin("bench", false, false, 0)
	start := []exercise.Event{begin,
		{Kind: exercise.ChanceDrawn, V: 1, Chance: "resolve"}, {Kind: exercise.Started, V: 1},
		{Kind: exercise.TimeReached, V: 1, At: 5 * minute}, {Kind: exercise.TimeReached, V: 1, At: 10 * minute}}
	payload := exercise.Event{Kind: exercise.VarSet, V: 1, At: 11 * minute, Wall: 1_770_000_000_000, Var: "tension", Value: "7",
		By: exercise.Actor{Seat: "excon", Name: "A. Controller"}, Reason: "The cells agreed on it over the telephone"}.Encode()
	s := exercise.New(p)
	for _, e := range start {
		if _, err := s.Apply(e); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		e, err := exercise.Decode(payload)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Apply(e); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
}
