package archive_test

import (
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"testing"
	"time"

	"tamrin/archive"
	"tamrin/exercise"
	"tamrin/host"
	"tamrin/store"
	"tamrin/store/memory"
)

func importInto(t *testing.T, a *archive.Archive, log store.Log, as string) string {
	t.Helper()
	id, err := a.Import(ctx, archive.Import{Into: log, As: as, Now: made})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// records reads a whole log.
func records(t *testing.T, log store.Log, id string) (list []store.Record) {
	t.Helper()
	for r, err := range log.Read(ctx, id, store.Head{}) {
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, r)
	}
	return list
}

// TestAnImportedExerciseIsTheSame: the same chain where the name is free, the
// same world, the same attachments, and it says where it came from.
func TestAnImportedExerciseIsTheSame(t *testing.T) {
	key, p := archive.NewKey(), play(t, tiny(), 20)
	a := opened(t, p.pack(t, key))
	log := memory.New()
	if id := importInto(t, a, log, ""); id != p.id {
		t.Fatalf("it is called %s", id)
	}
	was, is := records(t, p.log, p.id), records(t, log, p.id)
	if len(is) != len(was)+1 {
		t.Fatalf("%d records of %d", len(is), len(was))
	}
	for i := range was {
		if was[i].Hash != is[i].Hash || string(was[i].Payload) != string(is[i].Payload) {
			t.Fatalf("record %d differs", i+1)
		}
	}
	h := host.New(host.Options{Log: log, Clock: host.NewManual(made)})
	defer h.Close()
	x, err := h.Exercise(ctx, p.id)
	if err != nil || x.Hash() != p.x.Hash() {
		t.Fatalf("it opens to another world: %v", err)
	}
	e, err := exercise.Decode(is[len(is)-1].Payload)
	want := exercise.Origin{Exercise: p.id, Events: int64(len(was)), Head: was[len(was)-1].Hash.String(), Key: key.Public().String()}
	if err != nil || e.Kind != exercise.Imported || *e.Origin != want || e.Wall != made.UnixMilli() {
		t.Errorf("the last event is %+v, %v", e, err)
	}
	for _, r := range is {
		e, _ := exercise.Decode(r.Payload)
		for _, f := range e.Files() {
			b, _ := hex.DecodeString(f.Hash)
			if _, err := log.Content(ctx, store.Hash(b)); err != nil {
				t.Errorf("the attachment: %v", err)
			}
		}
	}
	again := opened(t, played{log: log, id: p.id}.pack(t, archive.NewKey())) // and goes on from there
	if s, err := again.Replay(ctx); err != nil || s.Origin.Exercise != p.id {
		t.Errorf("archived again it does not say where it came from: %v", err)
	}
}

func TestATakenNameGetsANumber(t *testing.T) {
	p := play(t, tiny(), 3)
	a := opened(t, p.pack(t, archive.NewKey()))
	for _, want := range []string{"tiny-1-2", "tiny-1-3"} {
		id := importInto(t, a, p.log, "")
		if id != want {
			t.Errorf("imported as %s, want %s", id, want)
		}
		if n := len(records(t, p.log, id)); n != 9 {
			t.Errorf("%s has %d records", id, n)
		}
	}
	if n := len(records(t, p.log, p.id)); n != 8 {
		t.Errorf("the exercise whose name was taken has %d records now", n)
	}
	if _, err := a.Import(ctx, archive.Import{Into: p.log, As: p.id, Now: made}); store.KindOf(err) != store.Exists {
		t.Errorf("a name that was asked for and is taken: %v", err)
	}
}

// failing is a log whose disk fills.
type failing struct {
	store.Log
	appends int
	keep    error
}

var errFull = errors.New("full")

func (f *failing) Append(ctx context.Context, id string, expect int64, payloads ...[]byte) (store.Head, error) {
	if f.appends--; f.appends < 0 {
		if expect == 0 && len(payloads) > 3 { // part of it had come in
			f.Log.Append(ctx, id, 0, payloads[:3]...)
		}
		return store.Head{}, store.Fail(store.Full, id, errFull)
	}
	return f.Log.Append(ctx, id, expect, payloads...)
}

// TestABrokenOffImportIsTakenUpAgain also where its name was another's.
func TestABrokenOffImportIsTakenUpAgain(t *testing.T) {
	p := play(t, tiny(), 30)
	a := opened(t, p.pack(t, archive.NewKey()))
	for name, log := range map[string]store.Log{"tiny-1": memory.New(), "tiny-1-2": p.log} {
		_, err := a.Import(ctx, archive.Import{Into: &failing{Log: log}, Now: made})
		if store.KindOf(err) != store.Full {
			t.Fatal(err)
		}
		if n := len(records(t, log, name)); n != 3 {
			t.Fatalf("%d records came in", n)
		}
		if id := importInto(t, a, log, ""); id != name {
			t.Errorf("taken up as %s, want %s", id, name)
		}
		if got, want := len(records(t, log, name)), len(records(t, p.log, p.id))+1; got != want {
			t.Errorf("%s has %d records, want %d", name, got, want)
		}
	}
}

// TestAnothersExerciseIsNotGoneOnWith: one of the same name and scenario that has
// fewer events, but events of its own.
func TestAnothersExerciseIsNotGoneOnWith(t *testing.T) {
	a := opened(t, play(t, tiny(), 30).pack(t, archive.NewKey()))
	other := play(t, tiny(), 0)
	log := memory.New()
	kept, err := other.log.Open(ctx, other.id)
	if err != nil {
		t.Fatal(err)
	}
	if err := log.Create(ctx, other.id, kept.Archive); err != nil {
		t.Fatal(err)
	}
	own := exercise.Event{Kind: exercise.Created, V: 1, Name: "Another", Wall: 5}
	if _, err := log.Append(ctx, other.id, 0, own.Encode()); err != nil {
		t.Fatal(err)
	}
	if id := importInto(t, a, log, ""); id != "tiny-1-2" {
		t.Errorf("imported as %s", id)
	}
	if n := len(records(t, log, other.id)); n != 1 {
		t.Errorf("the other has %d records now", n)
	}
}

// TestWhatIsNotSoundIsNotImported, and nothing of it is written.
func TestWhatIsNotSoundIsNotImported(t *testing.T) {
	p := play(t, tiny(), 3)
	whole := p.pack(t, archive.NewKey())
	replaced := func(part, old, with string) []byte {
		return forge(t, whole, func(n string, c []byte) []byte {
			if n == part {
				return []byte(replace(string(c), old, with))
			}
			return c
		})
	}
	for name, c := range map[string]struct {
		b    []byte
		kind archive.Kind
	}{
		"the manifest":  {replaced("manifest.json", `"program": "test"`, `"program": "toast"`), archive.Altered},
		"the scenario":  {replaced("scenario.zip", "scenario.yaml", "scenario.yamm"), archive.Altered},
		"an event":      {replaced("log.jsonl", "message 1", "message 7"), archive.Altered},
		"an attachment": {forge(t, whole, func(n string, c []byte) []byte { return cutFile(n, c) }), archive.Altered},
	} {
		log := memory.New()
		_, err := opened(t, c.b).Import(ctx, archive.Import{Into: log, Now: made})
		if err == nil || archive.KindOf(err) != c.kind {
			t.Errorf("%s: %v", name, err)
		}
		if ids, err := log.Exercises(ctx); len(ids) > 0 || err != nil {
			t.Errorf("%s: there is %q now, %v", name, ids, err)
		}
	}
}

func cutFile(name string, content []byte) []byte {
	if len(name) > 64 {
		return content[1:]
	}
	return content
}

func replace(s, old, with string) string {
	for i := range len(s) - len(old) + 1 {
		if s[i:i+len(old)] == old {
			return s[:i] + with + s[i+len(old):]
		}
	}
	panic(fmt.Sprintf("no %q", old))
}

// TestALogThatThisProgramCannotReplayIsNotImported, however well it is signed.
func TestALogThatThisProgramCannotReplayIsNotImported(t *testing.T) {
	p := play(t, tiny(), 3)
	strange := exercise.Event{Kind: "from_the_future", V: 1, Wall: made.UnixMilli()}
	if _, err := p.log.Append(ctx, p.id, int64(len(records(t, p.log, p.id))), strange.Encode()); err != nil {
		t.Fatal(err)
	}
	log := memory.New()
	_, err := opened(t, p.pack(t, archive.NewKey())).Import(ctx, archive.Import{Into: log, Now: made})
	if archive.KindOf(err) != archive.Unplayable {
		t.Error(err)
	}
	if ids, _ := log.Exercises(ctx); len(ids) > 0 {
		t.Errorf("there is %q now", ids)
	}
}

func TestWritingStopsWhenAsked(t *testing.T) {
	p := play(t, tiny(), 30)
	stopped, stop := context.WithTimeout(ctx, -time.Second)
	defer stop()
	if _, err := archive.Write(stopped, discard{}, archive.Source{Log: p.log, Exercise: p.id, Key: archive.NewKey(), Made: made}); err == nil {
		t.Error("it went on")
	}
}

type discard struct{}

func (discard) Write(b []byte) (int, error) { return len(b), nil }

// TestALostAttachmentDoesNotKeepTheRestFromBeingArchived.
func TestALostAttachmentDoesNotKeepTheRestFromBeingArchived(t *testing.T) {
	p := play(t, tiny(), 1)
	p.log = lossy{p.log}
	_, f, err := look(p.pack(t, archive.NewKey()), "")
	if err != nil || f.State() != archive.Sound || !contains(told(f), "lost before the archive was made, and are not in it: 1") {
		t.Errorf("%v\n%s", err, told(f))
	}
}

// lossy is a log that has lost its attachments.
type lossy struct{ store.Log }

func (lossy) Content(_ context.Context, h store.Hash) (store.Content, error) {
	return nil, store.FailFile(store.NotFound, h, nil)
}
