// Package memory is a log in memory, for tests and for exercises that nobody
// needs to keep. It must never write anything to disk.
package memory

import (
	"bytes"
	"context"
	"io"
	"iter"
	"sync"

	"tamrin/store"
)

// Log keeps exercises until the process ends.
type Log struct {
	mu    sync.Mutex
	order []string
	kept  map[string]*kept
	files map[store.Hash][]byte
}

type kept struct {
	store.Exercise
	records []store.Record
}

var _ store.Log = (*Log)(nil)

// New returns an empty log.
func New() *Log { return &Log{kept: map[string]*kept{}, files: map[store.Hash][]byte{}} }

// Create implements store.Log.
func (l *Log) Create(_ context.Context, exercise string, archive []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	if _, ok := l.kept[exercise]; ok {
		return store.Fail(store.Exists, exercise, nil)
	}
	if len(archive) > store.MaxArchive {
		return store.Fail(store.TooLarge, exercise, nil)
	}
	digest := store.Digest(archive)
	l.kept[exercise] = &kept{Exercise: store.Exercise{ID: exercise, Archive: bytes.Clone(archive), Digest: digest,
		Head: store.Head{Hash: store.Begin(exercise, digest)}}}
	l.order = append(l.order, exercise)
	return nil
}

// Exercises implements store.Log.
func (l *Log) Exercises(context.Context) ([]string, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return append([]string(nil), l.order...), nil
}

// Open implements store.Log.
func (l *Log) Open(_ context.Context, exercise string) (store.Exercise, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	k, ok := l.kept[exercise]
	if !ok {
		return store.Exercise{}, store.Fail(store.NotFound, exercise, nil)
	}
	return k.Exercise, nil
}

// Append implements store.Log.
func (l *Log) Append(_ context.Context, exercise string, expect int64, payloads ...[]byte) (store.Head, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	k, ok := l.kept[exercise]
	if !ok {
		return store.Head{}, store.Fail(store.NotFound, exercise, nil)
	}
	if err := store.Fits(exercise, payloads); err != nil {
		return k.Head, err
	}
	if k.Head.Seq != expect {
		return k.Head, store.Collide(exercise, k.Head)
	}
	for _, p := range payloads {
		k.Head = store.Head{Seq: k.Head.Seq + 1, Hash: store.Next(k.Head.Hash, k.Head.Seq+1, p)}
		k.records = append(k.records, store.Record{Seq: k.Head.Seq, Hash: k.Head.Hash, Payload: bytes.Clone(p)})
	}
	return k.Head, nil
}

// Read implements store.Log.
func (l *Log) Read(_ context.Context, exercise string, after store.Head) iter.Seq2[store.Record, error] {
	return func(yield func(store.Record, error) bool) {
		l.mu.Lock()
		k, ok := l.kept[exercise]
		if !ok {
			l.mu.Unlock()
			yield(store.Record{}, store.Fail(store.NotFound, exercise, nil))
			return
		}
		records, head, begin := k.records, k.Head, store.Begin(exercise, k.Digest)
		l.mu.Unlock()
		if after.Seq == 0 {
			after.Hash = begin
		}
		chain := store.Chain{Exercise: exercise, At: after}
		for i := after.Seq; i < int64(len(records)); i++ {
			if err := chain.Check(records[i]); err != nil {
				yield(store.Record{}, err)
				return
			}
			if !yield(records[i], nil) {
				return
			}
		}
		if err := chain.End(head); err != nil {
			yield(store.Record{}, err)
		}
	}
}

// Keep implements store.Log.
func (l *Log) Keep(_ context.Context, content io.Reader) (store.Sum, error) {
	var b bytes.Buffer
	sum, err := store.Receive(&b, content)
	if err != nil {
		return sum, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files[sum.Hash] = b.Bytes()
	return sum, nil
}

// Content implements store.Log.
func (l *Log) Content(_ context.Context, hash store.Hash) (store.Content, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b, ok := l.files[hash]
	if !ok {
		return nil, store.FailFile(store.NotFound, hash, nil)
	}
	return opened{bytes.NewReader(b)}, nil
}

type opened struct{ io.ReadSeeker }

// Close implements store.Content.
func (opened) Close() error { return nil }

// Close implements store.Log.
func (l *Log) Close() error { return nil }
