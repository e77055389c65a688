package host

import (
	"context"
	"errors"
	"sync"

	"tamrin/media"
)

// maxSmalls is how many small pictures are remembered, of some 15 KB each.
const maxSmalls = 256

// smalls remembers small pictures, and makes one at a time: a large picture
// takes much memory while it is made small.
type smalls struct {
	making chan struct{}
	mu     sync.Mutex
	made   map[string][]byte // by the hash of the large one; nil where none can be made
	order  []string          // as they were made
}

func newSmalls() *smalls {
	return &smalls{making: make(chan struct{}, 1), made: map[string][]byte{}}
}

// of returns the small picture of a hash, made if it is not remembered.
func (s *smalls) of(ctx context.Context, hash string, make func() ([]byte, error)) ([]byte, error) {
	if b, ok := s.remembered(hash); ok {
		return known(b)
	}
	select {
	case s.making <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-s.making }()
	if b, ok := s.remembered(hash); ok { // somebody else waited for the same
		return known(b)
	}
	b, err := make()
	if err != nil && !errors.Is(err, media.ErrNotSmall) {
		return nil, err
	}
	s.remember(hash, b)
	return known(b)
}

func known(b []byte) ([]byte, error) {
	if b == nil {
		return nil, media.ErrNotSmall
	}
	return b, nil
}

func (s *smalls) remembered(hash string) ([]byte, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	b, ok := s.made[hash]
	return b, ok
}

func (s *smalls) remember(hash string, b []byte) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.order) == maxSmalls {
		delete(s.made, s.order[0])
		s.order = s.order[1:]
	}
	s.made[hash], s.order = b, append(s.order, hash)
}
