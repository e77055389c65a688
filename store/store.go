// Package store keeps the logs of exercises: for each a frozen scenario archive
// and a chain of records that only grows; and beside them the files that people
// attach. A record is bytes, and so is a file; the store must never know what
// they say, who may read them or what time it is.
//
// The adapters are in folders of their own (sqlite, memory) and are all held to
// the suite in storetest.
package store

import (
	"context"
	"iter"
)

// Log keeps exercises. It is safe for use by several goroutines.
type Log interface {
	// Create adds an exercise with its scenario archive and no records.
	// A Problem of kind Exists tells that the identifier is taken.
	Create(ctx context.Context, exercise string, archive []byte) error

	// Exercises lists every exercise in the order in which they were created.
	Exercises(ctx context.Context) ([]string, error)

	// Open returns the exercise's archive, checked against its digest, and
	// where its chain ends.
	Open(ctx context.Context, exercise string) (Exercise, error)

	// Append adds payloads after record number expect and returns where the
	// chain ends now. When it returns, they are on disk. All are added or none:
	// a Problem of kind Conflict tells that the chain ends elsewhere than at
	// expect; of kind Full, that the disk has no room.
	Append(ctx context.Context, exercise string, expect int64, payloads ...[]byte) (Head, error)

	// Read gives the records that follow after (the zero Head for all of them)
	// in order, each checked against the one before, and at the end that none is
	// missing. At the first that does not fit it gives a Problem of kind Broken
	// and stops.
	Read(ctx context.Context, exercise string, after Head) iter.Seq2[Record, error]

	// Files that records refer to are kept beside them.
	Files

	// Close waits for what is being written and lets go of the disk.
	Close() error
}

// Exercise is what a log is kept for.
type Exercise struct {
	ID      string
	Archive []byte // the scenario, frozen as it was when the exercise was created
	Digest  Hash   // SHA-256 of Archive
	Head    Head
}

// Head is where a chain ends.
type Head struct {
	Seq  int64 // number of the last record; 0 where there is none
	Hash Hash  // of the last record, else of the beginning
}

// Record is one entry of a log.
type Record struct {
	Seq     int64 // from 1, without gaps
	Hash    Hash  // covers Payload, Seq and every record before
	Payload []byte
}

// MaxPayload is the largest payload that a log takes, in bytes.
const MaxPayload = 1 << 20

// MaxArchive is the largest scenario archive that a log takes, in bytes.
const MaxArchive = 256 << 20
