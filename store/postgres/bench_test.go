package postgres

import (
	"testing"

	"tamrin/internal/pgtest"
	"tamrin/store"
	"tamrin/store/storetest"
)

// BenchmarkBareTransaction is what PostgreSQL itself needs for one durable
// insert with the same settings: the measure for the appends below.
func BenchmarkBareTransaction(b *testing.B) {
	db, err := pool(b.Context(), pgtest.Fresh(b), 1, nil)
	if err != nil {
		b.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(b.Context(), "CREATE TABLE IF NOT EXISTS t (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, payload bytea)"); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		if _, err := db.Exec(b.Context(), "INSERT INTO t (payload) VALUES ($1)", storetest.Event); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "events/s")
}

// BenchmarkAppend appends one event at a time to as many exercises as it says.
func BenchmarkAppend(b *testing.B) { storetest.BenchAppend(b, empty) }

// BenchmarkAppendTogether appends 64 events at a time, as a busy exercise does.
func BenchmarkAppendTogether(b *testing.B) { storetest.BenchAppendTogether(b, empty) }

// BenchmarkRead reads a log of 100,000 events and checks its chain.
func BenchmarkRead(b *testing.B) { storetest.BenchRead(b, empty) }

func empty(b *testing.B) store.Log { return opened(b, pgtest.Fresh(b)) }
