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
// them), each checked against the one before. An entry is good until the next is
// asked for. Reading and checking, decoding, and what the caller does with an
// event go on side by side.
func (h *Host) entries(ctx context.Context, id string, after store.Head, upto int64) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		reading, stop := context.WithCancel(ctx)
		read, decoded := make(chan batch, batchesAhead), make(chan batch, batchesAhead)
		used := make(chan []entry, batchesAhead) // to be written over: events are large
		defer func() {                           // nobody reads on from a store that the caller may close
			stop()
			for range decoded {
			}
		}()
		go h.readAhead(reading, id, after, upto, read)
		go decodeAhead(read, decoded, used)
		for b := range decoded {
			for i := range b.entries {
				if !yield(&b.entries[i], nil) {
					return
				}
			}
			if b.err != nil {
				yield(nil, b.err)
				return
			}
			select {
			case used <- b.entries[:cap(b.entries)]:
			default:
			}
		}
		if err := ctx.Err(); err != nil { // the rest was not read
			yield(nil, err)
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

// decodeAhead decodes batches, in their order, into entries that were used.
func decodeAhead(from <-chan batch, to chan<- batch, used <-chan []entry) {
	defer close(to)
	var d exercise.Decoder
	for b := range from {
		select {
		case b.entries = <-used:
		default:
			b.entries = make([]entry, batchRecords)
		}
		n := 0
		for _, r := range b.records {
			e := &b.entries[n]
			if err := d.Decode(r.Payload, &e.event); err != nil {
				b.err = err
				break
			}
			e.head = store.Head{Seq: r.Seq, Hash: r.Hash}
			n++
		}
		b.entries, b.records = b.entries[:n], nil
		to <- b
	}
}
