// Package storetest is the suite that every store.Log is held to. An adapter's
// test calls Conform, and Kill where its records outlive a process. It must
// never know which adapter it tests.
package storetest

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"

	"tamrin/store"
)

// Conform runs the suite. open opens an empty log at each call.
func Conform(t *testing.T, open func(t *testing.T) store.Log) {
	for name, check := range map[string]func(*testing.T, store.Log){
		"a created exercise opens with its archive":   createOpens,
		"an identifier is taken once":                 takenOnce,
		"an unknown exercise is told":                 unknownTold,
		"records come back in order and chained":      inOrder,
		"reading goes on after a head":                goesOn,
		"reading after a false head is told":          falseHead,
		"an append at another end is a conflict":      conflict,
		"a payload beyond the limit is refused whole": tooLarge,
		"of racing appends exactly one wins a place":  race,
		"exercises do not share records":              apart,
		"a stopped reading lets go":                   stopped,
		"a file comes back as it was":                 fileBack,
		"the same file is kept once":                  fileOnce,
		"an unknown file is told":                     fileUnknown,
		"a file beyond the limit is refused whole":    fileTooLarge,
		"a file that is broken off does not count":    fileBrokenOff,
		"many files at once hold up no appends":       filesAtOnce,
	} {
		t.Run(name, func(t *testing.T) {
			l := open(t)
			t.Cleanup(func() { l.Close() })
			check(t, l)
		})
	}
}

func createOpens(t *testing.T, l store.Log) {
	archive := []byte("scenario\x00bytes")
	must(t, l.Create(t.Context(), "one", archive))
	must(t, l.Create(t.Context(), "تمرين", nil))
	e, err := l.Open(t.Context(), "one")
	must(t, err)
	if !bytes.Equal(e.Archive, archive) || e.Digest != store.Digest(archive) || e.ID != "one" {
		t.Errorf("opened %+v", e)
	}
	if want := (store.Head{Hash: store.Begin("one", e.Digest)}); e.Head != want {
		t.Errorf("head of an empty chain = %v, want %v", e.Head, want)
	}
	if ids, err := l.Exercises(t.Context()); err != nil || strings.Join(ids, " ") != "one تمرين" {
		t.Errorf("Exercises() = %q, %v", ids, err)
	}
	if _, err := l.Open(t.Context(), "تمرين"); err != nil {
		t.Errorf("an exercise with an empty archive does not open: %v", err)
	}
}

func takenOnce(t *testing.T, l store.Log) {
	must(t, l.Create(t.Context(), "one", []byte("first")))
	wantKind(t, l.Create(t.Context(), "one", []byte("second")), store.Exists)
	if e, err := l.Open(t.Context(), "one"); err != nil || string(e.Archive) != "first" {
		t.Errorf("the archive is now %q, %v", e.Archive, err)
	}
}

func unknownTold(t *testing.T, l store.Log) {
	_, err := l.Open(t.Context(), "none")
	wantKind(t, err, store.NotFound)
	_, err = l.Append(t.Context(), "none", 0, []byte("x"))
	wantKind(t, err, store.NotFound)
	_, err = all(t.Context(), l, "none", store.Head{})
	wantKind(t, err, store.NotFound)
	if !strings.Contains(err.Error(), `"none"`) {
		t.Errorf("the problem does not name the exercise: %v", err)
	}
}

func inOrder(t *testing.T, l store.Log) {
	must(t, l.Create(t.Context(), "one", []byte("s")))
	head, err := l.Append(t.Context(), "one", 0, []byte("a"), []byte{}, []byte("c"))
	must(t, err)
	head, err = l.Append(t.Context(), "one", head.Seq, []byte("d"))
	must(t, err)
	records, err := all(t.Context(), l, "one", store.Head{})
	must(t, err)
	chain := store.Chain{Exercise: "one", At: store.Head{Hash: store.Begin("one", store.Digest([]byte("s")))}}
	got := ""
	for _, r := range records {
		must(t, chain.Check(r))
		got += fmt.Sprintf("%d%s ", r.Seq, r.Payload)
	}
	must(t, chain.End(head))
	if got != "1a 2 3c 4d " {
		t.Errorf("read %q", got)
	}
	if e, err := l.Open(t.Context(), "one"); err != nil || e.Head != head {
		t.Errorf("Open says the head is %v (%v), Append said %v", e.Head, err, head)
	}
}

func goesOn(t *testing.T, l store.Log) {
	must(t, l.Create(t.Context(), "one", nil))
	head, err := l.Append(t.Context(), "one", 0, []byte("a"), []byte("b"))
	must(t, err)
	if rest, err := all(t.Context(), l, "one", head); err != nil || len(rest) != 0 {
		t.Errorf("after the last record come %v, %v", rest, err)
	}
	_, err = l.Append(t.Context(), "one", 2, []byte("c"))
	must(t, err)
	if rest, err := all(t.Context(), l, "one", head); err != nil || len(rest) != 1 || string(rest[0].Payload) != "c" {
		t.Errorf("after record 2 come %v, %v", rest, err)
	}
}

func falseHead(t *testing.T, l store.Log) {
	must(t, l.Create(t.Context(), "one", nil))
	_, err := l.Append(t.Context(), "one", 0, []byte("a"), []byte("b"))
	must(t, err)
	for _, seq := range []int64{1, 2, 3} { // within, at and beyond the end
		_, err = all(t.Context(), l, "one", store.Head{Seq: seq, Hash: store.Digest([]byte("another history"))})
		wantKind(t, err, store.Broken)
	}
}

func conflict(t *testing.T, l store.Log) {
	must(t, l.Create(t.Context(), "one", nil))
	head, err := l.Append(t.Context(), "one", 0, []byte("a"))
	must(t, err)
	for _, expect := range []int64{0, 2, -1} {
		_, err := l.Append(t.Context(), "one", expect, []byte("b"))
		wantKind(t, err, store.Conflict)
		var p *store.Problem
		if errors.As(err, &p) && p.Seq != head.Seq {
			t.Errorf("the conflict names record %d, want %d", p.Seq, head.Seq)
		}
	}
	if records, err := all(t.Context(), l, "one", store.Head{}); err != nil || len(records) != 1 {
		t.Errorf("%d records, %v", len(records), err)
	}
}

func tooLarge(t *testing.T, l store.Log) {
	must(t, l.Create(t.Context(), "one", nil))
	_, err := l.Append(t.Context(), "one", 0, []byte("a"), make([]byte, store.MaxPayload+1))
	wantKind(t, err, store.TooLarge)
	if records, err := all(t.Context(), l, "one", store.Head{}); err != nil || len(records) != 0 {
		t.Errorf("%d records, %v", len(records), err)
	}
	_, err = l.Append(t.Context(), "one", 0, make([]byte, store.MaxPayload))
	must(t, err)
}

// race lets eight writers fight for one exercise; a loser reads on and retries.
func race(t *testing.T, l store.Log) {
	const writers, each = 8, 20
	must(t, l.Create(t.Context(), "one", nil))
	var wg sync.WaitGroup
	for w := range writers {
		wg.Go(func() {
			seq := int64(0)
			for i := 0; i < each; {
				_, err := l.Append(t.Context(), "one", seq, fmt.Appendf(nil, "%d.%d", w, i))
				var p *store.Problem
				switch {
				case err == nil:
					seq++
					i++
				case errors.As(err, &p) && p.Kind == store.Conflict:
					seq = p.Seq
				default:
					t.Errorf("writer %d: %v", w, err)
					return
				}
			}
		})
	}
	wg.Wait()
	records, err := all(t.Context(), l, "one", store.Head{})
	must(t, err)
	seen := map[string]bool{}
	for _, r := range records {
		seen[string(r.Payload)] = true
	}
	if len(records) != writers*each || len(seen) != writers*each {
		t.Errorf("%d records, %d different; want %d", len(records), len(seen), writers*each)
	}
}

func apart(t *testing.T, l store.Log) {
	for _, id := range []string{"one", "two"} {
		must(t, l.Create(t.Context(), id, nil))
		_, err := l.Append(t.Context(), id, 0, []byte(id))
		must(t, err)
	}
	for _, id := range []string{"one", "two"} {
		records, err := all(t.Context(), l, id, store.Head{})
		if err != nil || len(records) != 1 || string(records[0].Payload) != id {
			t.Errorf("%s holds %v, %v", id, records, err)
		}
	}
}

func stopped(t *testing.T, l store.Log) {
	must(t, l.Create(t.Context(), "one", nil))
	_, err := l.Append(t.Context(), "one", 0, []byte("a"), []byte("b"))
	must(t, err)
	for range 50 { // more than any pool of connections holds
		for _, err := range l.Read(t.Context(), "one", store.Head{}) {
			must(t, err)
			break
		}
	}
}

func all(ctx context.Context, l store.Log, id string, after store.Head) (records []store.Record, err error) {
	for r, err := range l.Read(ctx, id, after) {
		if err != nil {
			return records, err
		}
		records = append(records, r)
	}
	return records, nil
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func wantKind(t *testing.T, err error, k store.Kind) {
	t.Helper()
	if got := store.KindOf(err); got != k {
		t.Errorf("problem of kind %d (%v), want %d", got, err, k)
	}
}
