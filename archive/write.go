package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"regexp"
	"time"

	"tamrin/exercise"
	"tamrin/store"
)

// Source is what an archive is made of.
type Source struct {
	Log      store.Log
	Exercise string
	Reports  []Report
	Key      *Key
	Made     time.Time
	Program  string                  // the program's version
	Progress func(done, total int64) // of events; may be nil
}

// Report is a document to be put in.
type Report struct {
	Name    string // Latin letters, digits, dots, hyphens
	Content io.Reader
}

// Write writes the archive of an exercise as its log stands now. It holds
// little of it in memory however long the log is. What comes before an error is
// no archive. A *store.Problem tells of the log, a *Problem of anything else.
func Write(ctx context.Context, to io.Writer, s Source) (Manifest, error) {
	kept, err := s.Log.Open(ctx, s.Exercise)
	if err != nil {
		return Manifest{}, err
	}
	w := &writer{Source: s, zip: zip.NewWriter(to), m: Manifest{
		Version: Version, Program: s.Program, Made: s.Made.UTC().Truncate(time.Second), Key: s.Key.Public().String(), Exercise: s.Exercise,
		Events: kept.Head.Seq, Head: kept.Head.Hash.String(), Spacing: spacing(kept.Head.Seq), Marks: []string{},
	}}
	w.zip.RegisterCompressor(zip.Deflate, w.deflate)
	for _, step := range []func(context.Context) error{
		func(context.Context) error { return w.stored(scenarioPart, bytes.NewReader(kept.Archive)) },
		w.log, w.files, w.reports, w.seal,
	} {
		if err := step(ctx); err != nil {
			return Manifest{}, err
		}
	}
	return w.m, w.zip.Close()
}

// writer is an archive being written.
type writer struct {
	Source
	zip      *zip.Writer
	m        Manifest
	packed   hash.Hash // of the part that is being deflated
	attached []string  // sums of what the log refers to, in that order
}

// deflate sums up what is deflated.
func (w *writer) deflate(out io.Writer) (io.WriteCloser, error) {
	w.packed = sha256.New()
	return flate.NewWriter(io.MultiWriter(out, w.packed), flate.DefaultCompression)
}

// stored writes a part as it is.
func (w *writer) stored(name string, content io.Reader) error {
	to, err := w.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
	if err != nil {
		return err
	}
	sum := sha256.New()
	n, err := io.Copy(io.MultiWriter(to, sum), content)
	w.m.Parts = append(w.m.Parts, Part{Name: name, Size: n, Sum: hex.EncodeToString(sum.Sum(nil))})
	return err
}

// log writes the events.
func (w *writer) log(ctx context.Context) error {
	to, err := w.zip.CreateHeader(&zip.FileHeader{Name: logPart, Method: zip.Deflate})
	if err != nil {
		return err
	}
	sum, size, seen := sha256.New(), int64(0), map[string]bool{}
	var line []byte
	for r, err := range w.Log.Read(ctx, w.Exercise, store.Head{}) {
		if err != nil {
			return err
		}
		if r.Seq > w.m.Events {
			break // it has grown meanwhile
		}
		if err := w.note(r, seen); err != nil {
			return err
		}
		line = appendLine(line[:0], r)
		size += int64(len(line))
		sum.Write(line)
		if _, err := to.Write(line); err != nil {
			return err
		}
	}
	w.m.Parts = append(w.m.Parts, Part{Name: logPart, Size: size, Sum: hex.EncodeToString(sum.Sum(nil))})
	return ctx.Err()
}

// note takes down what the manifest says of a record.
func (w *writer) note(r store.Record, seen map[string]bool) error {
	e, err := exercise.Decode(r.Payload)
	if err != nil || bytes.IndexByte(r.Payload, '\n') >= 0 {
		return fail(Unfit, fmt.Errorf("event %d: %w", r.Seq, errors.Join(err, errLine)))
	}
	if e.Kind == exercise.Created {
		w.m.Name = e.Name
	}
	for _, f := range e.Files() {
		if !seen[f.Hash] {
			seen[f.Hash] = true
			w.attached = append(w.attached, f.Hash)
		}
	}
	if r.Seq%w.m.Spacing == 0 {
		w.m.Marks = append(w.m.Marks, r.Hash.String())
	}
	if w.Progress != nil && (r.Seq%4096 == 0 || r.Seq == w.m.Events) {
		w.Progress(r.Seq, w.m.Events)
	}
	return nil
}

// files writes what was attached. What the store has lost is named: the rest is
// worth keeping all the same.
func (w *writer) files(ctx context.Context) error {
	for _, name := range w.attached {
		var h store.Hash
		if n, err := hex.Decode(h[:], []byte(name)); err != nil || n != len(h) {
			w.m.Missing = append(w.m.Missing, name)
			continue
		}
		c, err := w.Log.Content(ctx, h)
		if k := store.KindOf(err); k == store.NotFound || k == store.Broken {
			w.m.Missing = append(w.m.Missing, name)
			continue
		}
		if err != nil {
			return err
		}
		err = w.stored(filesFolder+name, c)
		if err = errors.Join(err, c.Close()); err != nil {
			return err
		}
	}
	return nil
}

// plain is how a report may be called: a name that leads nowhere on any system.
var plain = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$`)

func (w *writer) reports(context.Context) error {
	if len(w.Reports) > maxReports {
		return fail(Reports, errors.New("too many"))
	}
	for _, r := range w.Reports {
		_, twice := w.m.part(reportsFolder + r.Name)
		if twice || len(r.Name) > 100 || !plain.MatchString(r.Name) {
			return fail(Reports, fmt.Errorf("the name %q", r.Name))
		}
		if err := w.stored(reportsFolder+r.Name, io.LimitReader(r.Content, maxReport+1)); err != nil {
			return err
		}
		if w.m.Parts[len(w.m.Parts)-1].Size > maxReport {
			return fail(Reports, fmt.Errorf("%s is too large", r.Name))
		}
	}
	return nil
}

// seal writes the manifest and its signature.
func (w *writer) seal(context.Context) error {
	to, err := w.zip.CreateHeader(&zip.FileHeader{Name: manifestPart, Method: zip.Store})
	if err != nil {
		return err
	}
	for i := range w.m.Parts { // the log's deflated form is complete since the next part began
		if w.m.Parts[i].Name == logPart {
			w.m.Parts[i].Packed = hex.EncodeToString(w.packed.Sum(nil))
		}
	}
	b := w.m.encode()
	if _, err := to.Write(b); err != nil {
		return err
	}
	if to, err = w.zip.CreateHeader(&zip.FileHeader{Name: signaturePart, Method: zip.Store}); err != nil {
		return err
	}
	_, err = to.Write([]byte(hex.EncodeToString(w.Key.sign(b)) + "\n"))
	return err
}
