package storetest

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"

	"tamrin/store"
)

// Event is as long as most events of an exercise.
var Event = []byte(`{"kind":"decision_taken","v":1,"at":612345,"wall":1674547200123,"by":{"seat":"washington","name":"A. Player"},"decision":"answer_launch","party":"us","options":["consult"]}`)

// BenchAppend appends one event at a time to as many exercises as it says. open
// opens an empty log at each call.
func BenchAppend(b *testing.B, open func(b *testing.B) store.Log) {
	for _, exercises := range []int{1, 8, 64} {
		b.Run(fmt.Sprintf("exercises=%d", exercises), func(b *testing.B) {
			l := open(b)
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
						if _, err := l.Append(b.Context(), fmt.Sprint(i), seq, Event); err != nil {
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

// BenchAppendTogether appends 64 events at a time, as a busy exercise does.
func BenchAppendTogether(b *testing.B, open func(b *testing.B) store.Log) {
	l := open(b)
	if err := l.Create(b.Context(), "one", nil); err != nil {
		b.Fatal(err)
	}
	payloads := make([][]byte, 64)
	for i := range payloads {
		payloads[i] = Event
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

// BenchRead reads a log of 100,000 events and checks its chain.
func BenchRead(b *testing.B, open func(b *testing.B) store.Log) {
	l := open(b)
	if err := l.Create(b.Context(), "one", nil); err != nil {
		b.Fatal(err)
	}
	const events = 100_000
	payloads := make([][]byte, 1000)
	for i := range payloads {
		payloads[i] = Event
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
