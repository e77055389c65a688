package archive

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
	"tamrin/store"
)

// document is the scenario's own file in its folder.
const document = "scenario.yaml"

// together is how many bytes of events one append takes: enough that most
// exercises come in whole or not at all.
const together = 32 << 20

// Import says where an archive's exercise is to go.
type Import struct {
	Into     store.Log
	As       string // its identifier there; its own where empty, with a number where that is taken
	Now      time.Time
	Progress func(done, total int64) // of events; may be nil
}

// Import puts the exercise of an archive into a log, and at its end the event
// that says where it came from. The archive should have been verified: one that
// is not as it was signed is refused, and nothing is written; so is one that
// does not replay. An import that was broken off is taken up again by the next.
// It returns the exercise's identifier.
func (a *Archive) Import(ctx context.Context, o Import) (string, error) {
	if !a.Signed || !a.stored(scenarioPart) {
		return "", fail(Altered, nil)
	}
	scenario, err := a.whole(scenarioPart, store.MaxArchive)
	if err != nil {
		return "", err
	}
	s, err := a.Replay(ctx)
	if err != nil {
		return "", err
	}
	last := exercise.CameFrom(exercise.Origin{Exercise: a.Manifest.Exercise, Events: a.Manifest.Events, Head: a.Manifest.Head, Key: a.Manifest.Key},
		s.Clock.Noted, o.Now.UnixMilli())
	if err := a.keepFiles(ctx, o.Into); err != nil {
		return "", err
	}
	id, from, err := a.place(ctx, o, scenario)
	if err != nil {
		return "", err
	}
	return id, a.append(ctx, o, id, from, last.Encode())
}

// Replay folds the archive's log over its scenario and returns the state at its
// end, which takes no orders. A Problem of kind Unplayable tells that this program can't.
func (a *Archive) Replay(ctx context.Context) (*exercise.State, error) {
	p, err := a.Program()
	if err != nil {
		return nil, err
	}
	s := exercise.New(p)
	s.Forgo()
	var d exercise.Decoder
	var e exercise.Event
	err = a.Walk(ctx, func(r store.Record) error {
		err := d.Decode(r.Payload, &e)
		if err == nil {
			_, err = s.Apply(e)
		}
		if err != nil {
			return fail(Unplayable, err)
		}
		return nil
	})
	return s, broken(err)
}

// broken makes a Break of the log a Problem.
func broken(err error) error {
	var b *Break
	if errors.As(err, &b) {
		p := fail(Altered, err)
		p.Say = b.words()
		return p
	}
	return err
}

// Program compiles the archive's scenario.
func (a *Archive) Program() (*engine.Program, error) {
	b, err := a.whole(scenarioPart, store.MaxArchive)
	if err != nil {
		return nil, err
	}
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fail(Unplayable, err)
	}
	src, _, problems := scenario.Load(z, document)
	if src == nil || problems.HasErrors() {
		return nil, fail(Unplayable, errors.New("the scenario has errors"))
	}
	p, problems := engine.Compile(src)
	if p == nil || problems.HasErrors() {
		return nil, fail(Unplayable, errors.New("the scenario has errors"))
	}
	return p, nil
}

// keepFiles keeps the attachments. If nothing comes of the import they are in
// nobody's way: what no log refers to, nobody can reach.
func (a *Archive) keepFiles(ctx context.Context, into store.Files) error {
	for _, p := range a.Manifest.Parts {
		name, is := strings.CutPrefix(p.Name, filesFolder)
		if !is {
			continue
		}
		r, err := a.packed(p.Name)
		if err != nil {
			return fail(Altered, err)
		}
		sum := sha256.New()
		kept, err := into.Keep(ctx, io.TeeReader(r, sum))
		if err != nil {
			return err
		}
		if kept.Hash.String() != name || hex.EncodeToString(sum.Sum(nil)) != p.Sum {
			return fail(Altered, fmt.Errorf("the attachment %s", short(name)))
		}
	}
	return ctx.Err()
}

// maxNumber is the last that is put behind an identifier to make it another's.
const maxNumber = 1000

// place finds the identifier under which the exercise goes in and makes it, or
// finds how far an import that was broken off has come.
func (a *Archive) place(ctx context.Context, o Import, scenario []byte) (id string, from store.Head, err error) {
	for n := 1; n <= maxNumber; n++ {
		id = a.Manifest.Exercise
		if o.As != "" {
			id = o.As
		}
		if n > 1 {
			id = fmt.Sprintf("%s-%d", id, n)
		}
		err = o.Into.Create(ctx, id, scenario)
		if err == nil {
			return id, store.Head{Hash: store.Begin(id, store.Digest(scenario))}, nil
		}
		if store.KindOf(err) != store.Exists {
			return "", from, err
		}
		if from, ok, err := a.begun(ctx, o.Into, id); ok || err != nil {
			return id, from, err
		}
		if o.As != "" {
			break
		}
	}
	return "", from, err
}

// begun reports whether an exercise is one that an import of this archive has
// begun and not ended: it has some of the events, in this chain, and no other.
func (a *Archive) begun(ctx context.Context, in store.Log, id string) (store.Head, bool, error) {
	kept, err := in.Open(ctx, id)
	if err != nil || kept.Head.Seq >= a.Manifest.Events {
		return store.Head{}, false, err
	}
	at := store.Head{Hash: store.Begin(id, kept.Digest)}
	errReached := errors.New("reached")
	if at != kept.Head {
		err = a.Walk(ctx, func(r store.Record) error {
			at = store.Head{Seq: r.Seq, Hash: store.Next(at.Hash, r.Seq, r.Payload)}
			if at.Seq == kept.Head.Seq {
				return errReached
			}
			return nil
		})
		if err != nil && !errors.Is(err, errReached) {
			return store.Head{}, false, broken(err)
		}
	}
	part, _ := a.Manifest.part(scenarioPart)
	return at, at == kept.Head && kept.Digest.String() == part.Sum, nil
}

// append adds the events that follow from, and last.
func (a *Archive) append(ctx context.Context, o Import, id string, from store.Head, last []byte) error {
	var batch [][]byte
	size, at := 0, from
	flush := func() error {
		var err error
		at, err = o.Into.Append(ctx, id, at.Seq, batch...)
		batch, size = batch[:0], 0
		if o.Progress != nil && err == nil {
			o.Progress(min(at.Seq, a.Manifest.Events), a.Manifest.Events)
		}
		return err
	}
	err := a.Walk(ctx, func(r store.Record) error {
		if r.Seq <= from.Seq {
			return nil
		}
		batch, size = append(batch, bytes.Clone(r.Payload)), size+len(r.Payload)
		if r.Seq == a.Manifest.Events {
			batch = append(batch, last) // with the last event, so that whoever has them all has this
		}
		if size >= together || r.Seq == a.Manifest.Events {
			return flush()
		}
		return nil
	})
	return broken(err)
}
