// Package rng draws chance from a seed. A seed has named children, and each
// child has one stream of draws for every run, so that a draw is known by what
// it is for (the name), in which run, and as which in order. Whatever else
// happens in a run can't shift it: two strategies can be compared on the same
// luck, and runs can be played anywhere, in any order.
//
// It works in integers alone and gives the same numbers on every platform. It
// must never know what is drawn. It is no source of secrets.
package rng

import "math/bits"

// gamma is the odd step of the counter: 2^64 divided by the golden ratio.
const gamma = 0x9e3779b97f4a7c15

// Seed is the root of a tree of streams.
type Seed uint64

// Child returns the seed known under name below s. Children of different
// names, and equal names below different seeds, have nothing to do with each
// other.
func (s Seed) Child(name string) Seed {
	h := mix(uint64(s) + gamma)
	for i := range len(name) {
		h = mix(h ^ uint64(name[i]) + gamma)
	}
	return Seed(mix(h + uint64(len(name))*gamma))
}

// Run returns the stream of s for run i, at its first draw. No two runs of one
// seed share a stream.
func (s Seed) Run(i uint64) Stream {
	return Stream{mix(uint64(s) + gamma*(i+1))}
}

// Stream is a sequence of draws. Its zero value is a stream too, always the
// same one.
type Stream struct{ counter uint64 }

// Uint64 draws a number, every one as likely as any other.
func (s *Stream) Uint64() uint64 {
	s.counter += gamma
	return mix(s.counter)
}

// Below draws a number from 0 to n-1, each exactly as likely; n must be above 0.
// It is the scaled-up draw: as long as the draw stays the same, a larger n
// gives a number that lies in the same place between 0 and n.
func (s *Stream) Below(n uint64) uint64 {
	high, low := bits.Mul64(s.Uint64(), n)
	if low < n {
		for least := -n % n; low < least; {
			high, low = bits.Mul64(s.Uint64(), n)
		}
	}
	return high
}

// Pick draws an index of weights, each with probability weights[i]/total. The
// weights must be at least 0 and their sum must be total, above 0.
func (s *Stream) Pick(weights []int64, total int64) int {
	rest := int64(s.Below(uint64(total)))
	for i, w := range weights {
		if rest < w {
			return i
		}
		rest -= w
	}
	panic("rng: weights sum to less than their total")
}

// mix scatters z over all 64 bits, one to one.
func mix(z uint64) uint64 {
	z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
	z = (z ^ z>>27) * 0x94d049bb133111eb
	return z ^ z>>31
}
