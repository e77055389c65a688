package simtest

import (
	"fmt"
	"slices"
	"testing"
)

// mostTries is how often a story that fails is played again to make it short.
const mostTries = 400

// short is a story that fails in some way, with nothing in it that can be left out.
type short struct {
	story []step
	outcome
	tries int
}

// shrunk leaves out of a story whatever it fails the same way without: halves
// first, then ever smaller parts, until no single step can be left out.
func shrunk(t *testing.T, seed uint64, story []step, what string) short {
	s := short{story: story, outcome: perform(t, seed, story)}
	for part := len(story) / 2; part > 0; {
		left := false
		for at := 0; at < len(s.story) && s.tries < mostTries; {
			fewer := slices.Concat(s.story[:at], s.story[min(at+part, len(s.story)):])
			s.tries++
			if o := perform(t, seed, fewer); o.bad != nil && o.bad.what == what {
				s.story, s.outcome, left = fewer, o, true
			} else {
				at += part
			}
		}
		if part = min(part, len(s.story)) / 2; part == 0 && left && s.tries < mostTries {
			part = 1
		}
	}
	return s
}

// report tells a story that fails to a person.
func report(seed uint64, of int, s short) string {
	if s.bad == nil {
		return fmt.Sprintf("seed %d fails, and does not when it is played again: something is decided by chance", seed)
	}
	return fmt.Sprintf("seed %d: %s\n\nIt takes %d of the %d steps:\n\n%s\n      and then: %s\n\nAgain: go test ./internal/simtest -seed %d -seeds 1",
		seed, s.bad.what, len(s.story), of, s.told, s.bad.say, seed)
}
