package postgres

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// opened opens the log at an address until the test ends.
func opened(t testing.TB, address string) *Log {
	t.Helper()
	l, err := Open(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	return l
}

// withExercises returns an opened log that has the exercises.
func withExercises(t testing.TB, address string, ids ...string) *Log {
	t.Helper()
	l := opened(t, address)
	for _, id := range ids {
		if err := l.Create(t.Context(), id, nil); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

// payloads reads what an exercise holds, each record in brackets.
func payloads(t testing.TB, l *Log, id string) string {
	t.Helper()
	var b strings.Builder
	for r, err := range l.Read(context.Background(), id, noHead) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&b, "[%s]", r.Payload)
	}
	return b.String()
}
