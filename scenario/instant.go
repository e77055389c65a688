package scenario

import "tamrin/diag"

// Span is a place in the scenario's files.
type Span = diag.Span

// Instant is a moment of the story: milliseconds since 1970-01-01T00:00:00Z,
// and the offset from UTC, in minutes, of the zone in which it was written and
// is shown. Years 0001 to 9999.
type Instant struct {
	UnixMS int64
	Offset int // minutes east of UTC
	Set    bool
	At     Span
}
