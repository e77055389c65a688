package simtest

import (
	"context"
	"iter"
	"sync"
	"sync/atomic"
	"time"

	"tamrin/store"
	"tamrin/store/memory"
)

// trouble is what befalls an append.
type trouble int

const (
	fine   trouble = iota
	full           // nothing is written, and the writer is told so
	unsure         // all is written, and the writer is told that it may not be
	lying          // nothing is written, and the writer is told that all is
)

// disk keeps what is durable. It outlives the servers that write to it.
type disk struct {
	*memory.Log
	mu      sync.Mutex
	coming  []trouble    // of the next appends
	blind   int          // how many of the next readings fail
	stalls  bool         // the next append waits
	waiting chan trouble // an append that waits for what becomes of it
	marks   []int64      // where the log ended after each append: what may have been seen
	last    time.Time    // when there was trouble last
}

func newDisk() *disk { return &disk{Log: memory.New()} }

// meet takes the trouble that comes next, and waits where the disk stalls.
func (d *disk) meet() trouble {
	d.mu.Lock()
	if d.stalls {
		d.stalls, d.waiting = false, make(chan trouble)
		waiting := d.waiting
		d.mu.Unlock()
		return <-waiting
	}
	defer d.mu.Unlock()
	if len(d.coming) == 0 {
		return fine
	}
	t := d.coming[0]
	d.coming, d.last = d.coming[1:], time.Now()
	return t
}

// sound reports whether there was no trouble for so long that a server has got
// over it.
func (d *disk) sound() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.waiting == nil && time.Since(d.last) > 2*time.Second
}

// stalled reports whether an append waits.
func (d *disk) stalled() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.waiting != nil
}

// stall has the next append wait.
func (d *disk) stall(on bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.stalls = on
}

// goOn ends a stall in one way or another.
func (d *disk) goOn(as trouble) {
	d.mu.Lock()
	waiting := d.waiting
	d.waiting, d.stalls = nil, false
	if as != fine {
		d.last = time.Now()
	}
	d.mu.Unlock()
	if waiting != nil {
		waiting <- as
	}
}

// befall has trouble come to the next append.
func (d *disk) befall(t trouble) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.coming = append(d.coming, t)
}

// hide has the next readings fail.
func (d *disk) hide(n int) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.blind = n
}

// mend ends every trouble that has not yet come.
func (d *disk) mend() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.coming, d.blind, d.stalls = nil, 0, false
}

func (d *disk) hidden() bool {
	d.mu.Lock()
	defer d.mu.Unlock()
	if d.blind == 0 {
		return false
	}
	d.blind, d.last = d.blind-1, time.Now()
	return true
}

// ends tells how many appends are durable.
func (d *disk) ends() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.marks)
}

// hold is one server's hold on the disk. Once the server is killed it writes
// nothing more.
type hold struct {
	*disk
	gone atomic.Bool
}

// Append implements store.Log.
func (h *hold) Append(ctx context.Context, exercise string, expect int64, payloads ...[]byte) (store.Head, error) {
	t := h.meet()
	if t == fine && h.gone.Load() {
		t = full
	}
	switch t {
	case full:
		return store.Head{}, store.Fail(store.Full, exercise, nil)
	case lying:
		return store.Head{Seq: expect + int64(len(payloads))}, nil
	}
	head, err := h.Log.Append(ctx, exercise, expect, payloads...)
	if err != nil {
		return head, err
	}
	h.mu.Lock()
	h.marks = append(h.marks, head.Seq)
	h.mu.Unlock()
	if t == unsure {
		return store.Head{}, store.Fail(store.Unavailable, exercise, nil)
	}
	return head, nil
}

// Read implements store.Log.
func (h *hold) Read(ctx context.Context, exercise string, after store.Head) iter.Seq2[store.Record, error] {
	if h.gone.Load() || h.hidden() {
		return func(yield func(store.Record, error) bool) {
			yield(store.Record{}, store.Fail(store.Unavailable, exercise, nil))
		}
	}
	return h.Log.Read(ctx, exercise, after)
}
