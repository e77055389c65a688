package archive

import "crypto/ed25519"

// KeyOf returns the key that follows from a seed, the same in every process.
func KeyOf(seed byte) *Key {
	b := make([]byte, ed25519.SeedSize)
	b[0] = seed
	return &Key{ed25519.NewKeyFromSeed(b)}
}
