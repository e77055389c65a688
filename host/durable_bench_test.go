package host_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/store/storetest"
)

// BenchmarkDurable gives the commands of as many people as it says to one
// exercise, each answered when it is durable, and in the same run as many bare
// transactions of SQLite, one after another as SQLite takes them, with the same
// settings: how much the program adds to, or by writing together saves of, what
// the store itself needs.
func BenchmarkDurable(b *testing.B) {
	const turn = 500
	for _, people := range []int{1, 50, 500} {
		b.Run(fmt.Sprintf("people=%d", people), func(b *testing.B) {
			x, db := benchExercise(b), bareStore(b)
			control := exercise.Actor{Seat: controlSeat(x)}
			var bare, ours time.Duration
			for b.Loop() {
				bare += together(1, turn, func() error {
					_, err := db.Exec("INSERT INTO t (payload) VALUES (?)", storetest.Event)
					return err
				}, b)
				ours += together(people, turn, func() error {
					_, err := x.Do(ctx, control, "bench", exercise.SetSpeed{Speed: 1})
					return err
				}, b)
			}
			each := turn * float64(b.N)
			b.ReportMetric(each/ours.Seconds(), "commands/s")
			b.ReportMetric(each/bare.Seconds(), "bare/s")
			b.ReportMetric(bare.Seconds()/ours.Seconds(), "commands/bare")
		})
	}
}

// together does it so many times from as many people at once, and returns how long that took.
func together(people, times int, it func() error, b *testing.B) time.Duration {
	from := time.Now()
	var left atomic.Int64
	left.Store(int64(times))
	var wg sync.WaitGroup
	for range people {
		wg.Go(func() {
			for left.Add(-1) >= 0 {
				if err := it(); err != nil {
					b.Error(err)
					return
				}
			}
		})
	}
	wg.Wait()
	return time.Since(from)
}

// bareStore is an SQLite file with a table and the settings of the store.
func bareStore(b *testing.B) *sql.DB {
	b.Helper()
	settings := "?_txlock=immediate&_pragma=busy_timeout(5000)&_pragma=journal_mode(WAL)&_pragma=synchronous(FULL)&_pragma=fullfsync(1)"
	db, err := sql.Open("sqlite", "file:"+filepath.Join(b.TempDir(), "bare.db")+settings)
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { db.Close() })
	db.SetMaxOpenConns(1)
	if _, err := db.Exec("CREATE TABLE t (n INTEGER PRIMARY KEY, payload BLOB)"); err != nil {
		b.Fatal(err)
	}
	return db
}
