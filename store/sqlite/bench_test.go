package sqlite

import (
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"tamrin/store"
)

// event is as long as most events of an exercise.
var event = []byte(`{"kind":"decision_taken","v":1,"at":612345,"wall":1674547200123,"by":{"seat":"washington","name":"A. Player"},"decision":"answer_launch","party":"us","options":["consult"]}`)

// BenchmarkBareTransaction is what SQLite itself needs for one durable insert
// with the same settings: the measure for the appends below.
func BenchmarkBareTransaction(b *testing.B) {
	db, err := connect(filepath.Join(b.TempDir(), "bare.db"), "immediate", 1)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec("CREATE TABLE t (n INTEGER PRIMARY KEY, payload BLOB)"); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := db.Exec("INSERT INTO t (payload) VALUES (?)", event); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkAppend appends one event at a time to as many exercises as it says.
func BenchmarkAppend(b *testing.B) {
	for _, exercises := range []int{1, 8, 64} {
		b.Run(fmt.Sprintf("exercises=%d", exercises), func(b *testing.B) {
			l := opened(b, b.TempDir())
			for i := range exercises {
				if err := l.Create(b.Context(), fmt.Sprint(i), nil); err != nil {
					b.Fatal(err)
				}
			}
			b.ResetTimer()
			var left atomic.Int64
			left.Store(int64(b.N))
			var wg sync.WaitGroup
			for i := range exercises {
				wg.Go(func() {
					for seq := int64(0); left.Add(-1) >= 0; seq++ {
						if _, err := l.Append(b.Context(), fmt.Sprint(i), seq, event); err != nil {
							b.Error(err)
							return
						}
					}
				})
			}
			wg.Wait()
			b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
		})
	}
}

// BenchmarkAppendTogether appends 64 events at a time, as a busy exercise does.
func BenchmarkAppendTogether(b *testing.B) {
	l := opened(b, b.TempDir())
	if err := l.Create(b.Context(), "one", nil); err != nil {
		b.Fatal(err)
	}
	payloads := make([][]byte, 64)
	for i := range payloads {
		payloads[i] = event
	}
	seq := int64(0)
	for b.Loop() {
		h, err := l.Append(b.Context(), "one", seq, payloads...)
		if err != nil {
			b.Fatal(err)
		}
		seq = h.Seq
	}
	b.ReportMetric(float64(seq)/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkRead reads a log of 100,000 events and checks its chain.
func BenchmarkRead(b *testing.B) {
	l := opened(b, b.TempDir())
	if err := l.Create(b.Context(), "one", nil); err != nil {
		b.Fatal(err)
	}
	const events = 100_000
	payloads := make([][]byte, 1000)
	for i := range payloads {
		payloads[i] = event
	}
	for seq := int64(0); seq < events; seq += int64(len(payloads)) {
		if _, err := l.Append(b.Context(), "one", seq, payloads...); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		for _, err := range l.Read(b.Context(), "one", store.Head{}) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(events)*float64(b.N)/b.Elapsed().Seconds(), "events/s")
}
