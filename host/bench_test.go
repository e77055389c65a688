package host_test

import (
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/scenarios"
	"tamrin/store/sqlite"
	"tamrin/view"
)

// BenchmarkDo gives commands to one exercise on a disk from as many people at
// once as it says; each waits until its command is durable.
func BenchmarkDo(b *testing.B) {
	for _, people := range []int{1, 50, 500} {
		b.Run(fmt.Sprintf("people=%d", people), func(b *testing.B) {
			x := benchExercise(b)
			b.ResetTimer()
			var left atomic.Int64
			left.Store(int64(b.N))
			var wg sync.WaitGroup
			for range people {
				wg.Go(func() {
					for left.Add(-1) >= 0 {
						if _, err := x.Do(ctx, exercise.Actor{Seat: controlSeat(x)}, "bench", exercise.SetSpeed{Speed: 1}); err != nil {
							b.Error(err)
							return
						}
					}
				})
			}
			wg.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commands/s")
		})
	}
}

// BenchmarkShow measures from a command to the changed page in the hands of
// another seat's subscriber, while 500 seats watch.
func BenchmarkShow(b *testing.B) {
	x := benchExercise(b)
	control := controlSeat(x)
	seats := x.Seats()
	for i := range 500 {
		s := seats[i%len(seats)]
		defer x.Subscribe(s.Viewer, s.ID, "").Close()
	}
	v := view.Viewer{Role: view.Evaluator, Cell: "evaluators"}
	sub := x.Subscribe(v, "", "")
	defer sub.Close()
	<-sub.Changed()
	var took []time.Duration
	for b.Loop() {
		from := time.Now()
		if _, err := x.Do(ctx, exercise.Actor{Seat: control}, "bench", exercise.SetSpeed{Speed: 1}); err != nil {
			b.Fatal(err)
		}
		<-sub.Changed()
		if _, err := x.View(ctx, v); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(from))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "µs-p99")
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "µs-p50")
}

// benchExercise is the founding scenario, started, on a disk.
func benchExercise(b *testing.B) *host.Exercise {
	b.Helper()
	log, err := sqlite.Open(b.TempDir())
	if err != nil {
		b.Fatal(err)
	}
	h := host.New(host.Options{Log: log})
	b.Cleanup(func() { h.Close(); log.Close() })
	folder, _ := scenarios.Open("seoul_2023")
	x, err := h.Create(ctx, folder, host.Plan{})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := x.Do(ctx, exercise.Actor{Seat: controlSeat(x)}, "", exercise.Start{}); err != nil {
		b.Fatal(err)
	}
	return x
}
