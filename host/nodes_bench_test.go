package host_test

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/internal/pgtest"
	"tamrin/store/postgres"
)

// BenchmarkNodes has 50 people on each of several nodes, which share one
// PostgreSQL database, set a variable of one exercise, or of one for each node,
// over and over. An operation is a command that was confirmed.
func BenchmarkNodes(b *testing.B) {
	for _, one := range []bool{true, false} {
		for nodes := 1; nodes <= 3; nodes++ {
			name := fmt.Sprintf("%d nodes, one exercise", nodes)
			if !one {
				name = fmt.Sprintf("%d nodes, an exercise each", nodes)
			}
			b.Run(name, func(b *testing.B) { benchmarkNodes(b, nodes, one) })
		}
	}
}

func benchmarkNodes(b *testing.B, nodes int, one bool) {
	const people = 50
	where := pgtest.Fresh(b)
	var runs []*host.Exercise
	for n := range nodes {
		h := joinedHost(b, where, fmt.Sprint("node ", n))
		id := "one"
		if !one {
			id = fmt.Sprint("exercise ", n)
		}
		x, err := h.Exercise(ctx, id)
		if err != nil {
			if x, err = h.Create(ctx, small(), host.Plan{ID: id}); err != nil {
				b.Fatal(err)
			}
		}
		x.Do(ctx, exercise.Actor{Seat: "excon"}, "", exercise.Start{}) // where it runs already it is refused
		runs = append(runs, x)
	}
	var left atomic.Int64
	left.Store(int64(b.N))
	var wg sync.WaitGroup
	b.ResetTimer()
	for _, x := range runs {
		for range people {
			wg.Go(func() {
				for left.Add(-1) >= 0 {
					if _, err := x.Do(ctx, exercise.Actor{Seat: "excon"}, "why", exercise.SetVar{Var: "alarm", Value: "true"}); err != nil {
						b.Error(err)
						return
					}
				}
			})
		}
	}
	wg.Wait()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "commands/s")
}

// joinedHost is a host that is a node of the database at an address.
func joinedHost(b *testing.B, where, name string) *host.Host {
	b.Helper()
	log, err := postgres.Open(ctx, where)
	if err != nil {
		b.Fatal(err)
	}
	h := host.New(host.Options{Log: log})
	if err := h.Join(ctx, name); err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { h.Close(); log.Close() })
	return h
}

// BenchmarkAcrossNodes measures from when somebody on one node is told that what
// they did is durable until the page of somebody on another has it.
func BenchmarkAcrossNodes(b *testing.B) {
	where := pgtest.Fresh(b)
	one, other := joinedHost(b, where, "one"), joinedHost(b, where, "other")
	x, err := one.Create(ctx, small(), host.Plan{ID: "one"})
	if err != nil {
		b.Fatal(err)
	}
	y, err := other.Exercise(ctx, "one")
	if err != nil {
		b.Fatal(err)
	}
	if _, err := x.Do(ctx, exercise.Actor{Seat: "excon"}, "", exercise.Start{}); err != nil {
		b.Fatal(err)
	}
	if err := y.Sync(ctx); err != nil {
		b.Fatal(err)
	}
	v, _ := y.Viewer("excon")
	sub := y.Subscribe(v, "", "")
	defer sub.Close()
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		page, err := y.View(ctx, v)
		if err != nil {
			b.Fatal(err)
		}
		version := page.Version
		if _, err := x.Do(ctx, exercise.Actor{Seat: "excon"}, "why", exercise.SetVar{Var: "alarm", Value: fmt.Sprint(i%2 == 0)}); err != nil {
			b.Fatal(err)
		}
		begun := time.Now()
		for page.Version == version {
			wait, cancel := context.WithTimeout(ctx, 10*time.Second)
			select {
			case <-sub.Changed():
			case <-wait.Done():
				b.Fatal("it never comes")
			}
			cancel()
			if page, err = y.View(ctx, v); err != nil {
				b.Fatal(err)
			}
		}
		took = append(took, time.Since(begun))
	}
	slices.SortFunc(took, cmp.Compare)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds())/1000, "p99-ms")
}
