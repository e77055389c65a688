package host

import (
	"context"
	"iter"

	"tamrin/exercise"
	"tamrin/store"
)

// entry is an event of a log with where the chain ends with it.
type entry struct {
	head  store.Head
	event exercise.Event
}

// batch is a stretch of a log on its way; err is what ended it.
type batch struct {
	records []store.Record
	entries []entry
	err     error
}

const (
	batchRecords = 256
	batchesAhead = 8
)

// entries reads the events that follow after, up to number upto (0 for all of
// them), each checked against the one
// before. Reading and checking, decoding, and what the caller does with an event
// go on side by side.
func (h *Host) entries(ctx context.Context, id string, after store.Head, upto int64) iter.Seq2[entry, error] {
	return func(yield func(entry, error) bool) {
		reading, stop := context.WithCancel(ctx)
		read, decoded := make(chan batch, batchesAhead), make(chan batch, batchesAhead)
		defer func() { // nobody reads on from a store that the caller may close
			stop()
			for range decoded {
			}
		}()
		go h.readAhead(reading, id, after, upto, read)
		go decodeAhead(read, decoded)
		for b := range decoded {
			for _, e := range b.entries {
				if !yield(e, nil) {
					return
				}
			}
			if b.err != nil {
				yield(entry{}, b.err)
				return
			}
		}
		if err := ctx.Err(); err != nil { // the rest was not read
			yield(entry{}, err)
		}
	}
}

// readAhead gives the records in batches until they end, fail, or ctx ends.
func (h *Host) readAhead(ctx context.Context, id string, after store.Head, upto int64, to chan<- batch) {
	defer close(to)
	var b batch
	give := func() bool {
		select {
		case to <- b:
			b = batch{}
			return true
		case <-ctx.Done():
			return false
		}
	}
	for r, err := range h.Log.Read(ctx, id, after) {
		if err != nil {
			b.err = err
			break
		}
		b.records = append(b.records, r)
		if r.Seq == upto {
			break
		}
		if len(b.records) == batchRecords && !give() {
			return
		}
	}
	give()
}

// decodeAhead decodes batches, in their order.
func decodeAhead(from <-chan batch, to chan<- batch) {
	defer close(to)
	for b := range from {
		b.entries = make([]entry, 0, len(b.records))
		for _, r := range b.records {
			e, err := exercise.Decode(r.Payload)
			if err != nil {
				b.err = err
				break
			}
			b.entries = append(b.entries, entry{store.Head{Seq: r.Seq, Hash: r.Hash}, e})
		}
		b.records = nil
		to <- b
	}
}
