package archive_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"tamrin/archive"
	"tamrin/exercise"
	"tamrin/store"
	"tamrin/store/memory"
)

// long is a log of so many events that holds none of them in memory.
type long struct {
	store.Log
	id     string
	events int64
	head   store.Hash
}

// longLog begins as a real exercise and goes on with notes, messages and the clock.
func longLog(t testing.TB, events int64) *long {
	t.Helper()
	p := play(t, tiny(), 0)
	kept, err := p.log.Open(ctx, p.id)
	if err != nil {
		t.Fatal(err)
	}
	l := &long{Log: memory.New(), id: p.id, events: events}
	if err := l.Create(ctx, l.id, kept.Archive); err != nil {
		t.Fatal(err)
	}
	for r := range l.Read(ctx, l.id, store.Head{}) {
		l.head = r.Hash
	}
	return l
}

func (l *long) Open(ctx context.Context, id string) (store.Exercise, error) {
	e, err := l.Log.Open(ctx, id)
	e.Head = store.Head{Seq: l.events, Hash: l.head}
	return e, err
}

func (l *long) Read(context.Context, string, store.Head) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		kept, err := l.Log.Open(ctx, l.id)
		hash := store.Begin(l.id, kept.Digest)
		for seq := int64(1); seq <= l.events; seq++ {
			b := l.event(seq).Encode()
			hash = store.Next(hash, seq, b)
			if !yield(store.Record{Seq: seq, Hash: hash, Payload: b}, err) {
				return
			}
		}
	}
}

// event is one of a log that people and the clock have written by turns.
func (l *long) event(seq int64) exercise.Event {
	e := exercise.Event{V: 1, At: seq, Wall: 1_770_000_000_000 + seq*37, By: exercise.Actor{Seat: "seoul", Name: "Mr Kim"}}
	switch {
	case seq == 1:
		e.Kind, e.Name = exercise.Created, "Long"
	case seq == 2:
		e.Kind, e.Speed = exercise.SpeedSet, 1
	case seq%3 == 0:
		e.Kind, e.ID, e.Number, e.Version = exercise.NoteWritten, fmt.Sprintf("note-%08d", seq), 1, int(seq/3)
		e.Words = fmt.Sprintf("Situation at %d: two convoys on the coast road, the bridge at %x is closed until further notice.", seq, seq*2654435761)
	case seq%3 == 1:
		e.Kind, e.ID = exercise.MessageSent, fmt.Sprintf("message-%08d", seq)
		e.Mail = &exercise.Mail{To: []string{"excon"}, Subject: fmt.Sprintf("Report %d", seq), Text: fmt.Sprintf("We count %x vehicles; أرسلنا التقرير رقم %d إلى غرفة العمليات.", seq*40503, seq)}
	default:
		e.Kind, e.By = exercise.Noted, exercise.Actor{}
	}
	return e
}

// BenchmarkAMillionEvents writes an archive of as many and verifies it. It
// leaves the file at $ARCHIVE, for `tamrin verify`, where that is set.
func BenchmarkAMillionEvents(b *testing.B) {
	l := longLog(b, 1_000_000)
	name := os.Getenv("ARCHIVE")
	if name == "" {
		name = filepath.Join(b.TempDir(), "long"+archive.Ending)
	}
	f, err := os.Create(name)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if _, err := archive.Write(ctx, f, archive.Source{Log: l, Exercise: l.id, Key: archive.NewKey(), Made: made, Program: "bench"}); err != nil {
		b.Fatal(err)
	}
	size, err := f.Seek(0, io.SeekEnd)
	if err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(size), "bytes/archive")
	for b.Loop() {
		a, err := archive.Open(f, size)
		if err != nil {
			b.Fatal(err)
		}
		found, err := a.Verify(ctx, "", nil)
		if err != nil || found.State() != archive.Sound {
			b.Fatalf("%v\n%s", err, told(found))
		}
	}
}

// TestLongLogsTakeNoMoreMemory: what is held does not grow with the log.
func TestLongLogsTakeNoMoreMemory(t *testing.T) {
	held := func(events int64) uint64 {
		l := longLog(t, events)
		var b bytes.Buffer
		most := uint64(0)
		look := func(int64, int64) {
			var m runtime.MemStats
			runtime.GC()
			runtime.ReadMemStats(&m)
			most = max(most, m.HeapAlloc-uint64(b.Cap()))
		}
		if _, err := archive.Write(ctx, &b, archive.Source{Log: l, Exercise: l.id, Key: archive.NewKey(), Made: made, Progress: look}); err != nil {
			t.Fatal(err)
		}
		if _, err := opened(t, b.Bytes()).Verify(ctx, "", look); err != nil {
			t.Fatal(err)
		}
		return most
	}
	short, long := held(5_000), held(50_000)
	if long > short+4<<20 {
		t.Errorf("5,000 events hold %d bytes, 50,000 hold %d", short, long)
	}
}
