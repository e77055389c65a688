package store

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
)

// Hash is a SHA-256 sum.
type Hash [sha256.Size]byte

// String gives the hash in hexadecimal.
func (h Hash) String() string { return hex.EncodeToString(h[:]) }

// Digest returns the sum of an archive.
func Digest(archive []byte) Hash { return sha256.Sum256(archive) }

// Begin returns the hash with which the chain of an exercise begins: it ties
// every record to the exercise and to its scenario.
func Begin(exercise string, digest Hash) Hash {
	b := append([]byte("tamrin log 1\n"+exercise+"\n"), digest[:]...)
	return sha256.Sum256(b)
}

// Next returns the hash of the record that follows one with the hash before:
// the sum of before, the record's number (eight bytes, big-endian) and its payload.
func Next(before Hash, seq int64, payload []byte) Hash {
	var buffer [512]byte // spares an allocation for payloads of the usual size
	b := append(buffer[:0], before[:]...)
	b = binary.BigEndian.AppendUint64(b, uint64(seq))
	return sha256.Sum256(append(b, payload...))
}

// Chain follows a log record by record and finds the first that does not fit.
type Chain struct {
	Exercise string
	At       Head // the last record that fitted
}

// Check takes the next record. It returns a Problem of kind Broken where the
// record is not the one that belongs there.
func (c *Chain) Check(r Record) error {
	if r.Seq != c.At.Seq+1 {
		return broken(c.Exercise, c.At.Seq+1, missing)
	}
	if Next(c.At.Hash, r.Seq, r.Payload) != r.Hash {
		return broken(c.Exercise, r.Seq, changed)
	}
	c.At = Head{r.Seq, r.Hash}
	return nil
}

// End takes where the log says that it ends, once every record was checked.
func (c *Chain) End(head Head) error {
	switch {
	case c.At == head:
		return nil
	case c.At.Seq < head.Seq:
		return broken(c.Exercise, c.At.Seq+1, missing)
	}
	return broken(c.Exercise, head.Seq, misnoted)
}
