package staff

import (
	"container/list"
	"sync"
	"time"
)

// Limiter lets each key try a few times at once and then every now and then.
// It remembers a bounded number of keys; the one that has not tried for
// longest is forgotten first.
type Limiter struct {
	burst float64       // tries at once
	every time.Duration // until one more is let through
	most  int           // keys remembered
	mu    sync.Mutex
	keys  map[string]*list.Element
	used  *list.List // of *bucket, the one used last in front
}

type bucket struct {
	key  string
	left float64
	at   time.Time
}

// NewLimiter lets burst tries through at once, then one every so often, and
// remembers most keys.
func NewLimiter(burst int, every time.Duration, most int) *Limiter {
	return &Limiter{burst: float64(burst), every: every, most: most, keys: map[string]*list.Element{}, used: list.New()}
}

// Try counts a try of key at now. It returns how long to wait before the next,
// zero where this one is let through.
func (l *Limiter) Try(key string, now time.Time) (wait time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	b := l.bucket(key, now)
	if gone := now.Sub(b.at); gone > 0 {
		b.left = min(l.burst, b.left+float64(gone)/float64(l.every))
		b.at = now
	}
	if b.left < 1 {
		return time.Duration((1 - b.left) * float64(l.every))
	}
	b.left--
	return 0
}

// Forgive gives a try back: who was right has not guessed.
func (l *Limiter) Forgive(key string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if e, ok := l.keys[key]; ok {
		b := e.Value.(*bucket)
		b.left = min(l.burst, b.left+1)
	}
}

func (l *Limiter) bucket(key string, now time.Time) *bucket {
	if e, ok := l.keys[key]; ok {
		l.used.MoveToFront(e)
		return e.Value.(*bucket)
	}
	if l.used.Len() >= l.most {
		last := l.used.Back()
		delete(l.keys, last.Value.(*bucket).key)
		l.used.Remove(last)
	}
	b := &bucket{key: key, left: l.burst, at: now}
	l.keys[key] = l.used.PushFront(b)
	return b
}
