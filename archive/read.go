package archive

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"strings"

	"tamrin/store"
)

// Archive is an archive that was opened. What its Manifest says is to be
// believed once Verify has found it sound.
type Archive struct {
	Manifest Manifest
	Signer   Public // whose key the manifest names
	Signed   bool   // the manifest is as it was signed with that key

	from io.ReaderAt
	size int64 // bytes
	zip  *zip.Reader
	part map[string]*zip.File
}

// Open opens an archive of so many bytes and reads what it says of itself. A
// *Problem tells why it can't be read at all.
func Open(from io.ReaderAt, size int64) (*Archive, error) {
	if !begins(from) {
		return nil, fail(NotArchive, nil)
	}
	z, err := zip.NewReader(from, size)
	if err != nil {
		return nil, fail(Cut, err)
	}
	a := &Archive{from: from, size: size, zip: z, part: map[string]*zip.File{}}
	if err := a.list(); err != nil {
		return nil, err
	}
	manifest, err := a.whole(manifestPart, maxManifest)
	if err != nil {
		return nil, err
	}
	if a.Manifest, err = decode(manifest); err != nil {
		return nil, err
	}
	signer, ok := parsePublic(a.Manifest.Key)
	if !ok {
		return nil, fail(Unreadable, errors.New("the key"))
	}
	signature, err := a.whole(signaturePart, 1024)
	if err != nil {
		return nil, err
	}
	a.Signer = signer
	b, err := hex.DecodeString(strings.TrimSuffix(string(signature), "\n"))
	a.Signed = err == nil && string(signature) == hex.EncodeToString(b)+"\n" && signer.signed(manifest, b)
	return a, nil
}

// begins reports whether a file begins as archives do: with the header of the
// scenario. It tells an archive that was cut off from what never was one.
func begins(from io.ReaderAt) bool {
	const nameAt = 30 // in a zip's header of a part
	head := make([]byte, nameAt+len(scenarioPart))
	n, _ := from.ReadAt(head, 0) // what is too short begins otherwise
	return n == len(head) && bytes.HasPrefix(head, []byte("PK\x03\x04")) && string(head[nameAt:]) == scenarioPart
}

// list looks at the names of the parts.
func (a *Archive) list() error {
	strange := error(nil)
	for _, f := range a.zip.File {
		if _, twice := a.part[f.Name]; twice || !expected(f.Name) {
			strange = errors.Join(strange, fmt.Errorf("a part called %.100q", f.Name))
			break
		}
		a.part[f.Name] = f
	}
	if strange == nil && len(a.zip.File) > maxParts {
		strange = errors.New("too many parts")
	}
	switch {
	case a.part[logPart] == nil && a.part[manifestPart] == nil: // the end of the scenario's zip was taken for ours
		return fail(Cut, nil)
	case strange != nil || a.part[manifestPart] == nil:
		return fail(Hostile, strange)
	}
	return nil
}

// expected reports whether an archive may have a part of that name.
func expected(name string) bool {
	switch name {
	case scenarioPart, logPart, manifestPart, signaturePart:
		return true
	}
	if sum, ok := strings.CutPrefix(name, filesFolder); ok {
		b, err := hex.DecodeString(sum)
		return err == nil && len(b) == len(store.Hash{}) && strings.ToLower(sum) == sum
	}
	report, ok := strings.CutPrefix(name, reportsFolder)
	return ok && plain.MatchString(report)
}

var errAbsent = errors.New("the part is missing")

// packed opens a part as its bytes stand in the file. The zip's own sums are not
// asked: the manifest's are better.
func (a *Archive) packed(name string) (io.Reader, error) {
	f, ok := a.part[name]
	if !ok {
		return nil, errAbsent
	}
	return f.OpenRaw()
}

// whole reads a part that is stored, if it has at most so many bytes.
func (a *Archive) whole(name string, most int64) ([]byte, error) {
	r, err := a.packed(name)
	if err != nil {
		return nil, fail(Cut, err)
	}
	b, err := io.ReadAll(io.LimitReader(r, most+1))
	switch {
	case err != nil:
		return nil, fail(Cut, err)
	case int64(len(b)) > most:
		return nil, fail(Hostile, errors.New(name+" is too large"))
	}
	return b, nil
}

// Break is where the log stops being the one that was signed.
type Break struct {
	First, Last int64 // the first altered event is one of these
	How         How
}

// How tells in what way a log was altered.
type How uint8

// The ways.
const (
	Changed   How = iota // the event's content, or its hash
	Lost                 // the event is missing, or others stand in its place
	Added                // the event is one more than there were
	Rechained            // from some event on, all hashes were made anew
)

// Error gives the place.
func (b *Break) Error() string {
	return fmt.Sprintf("archive: broken at event %d (%d)", b.First, b.How)
}

// Walk calls each with every event in order, each checked against the one
// before and against the manifest; the payload is good until each returns. It
// returns a *Break at the first that does not fit. Where the manifest is not as
// it was signed, the events are checked against each other alone.
func (a *Archive) Walk(ctx context.Context, each func(store.Record) error) error {
	packed, err := a.packed(logPart)
	if err != nil {
		return &Break{1, 1, Lost}
	}
	w := &walk{Archive: a, spacing: a.Manifest.Spacing}
	if scenario, ok := a.Manifest.part(scenarioPart); ok {
		var digest store.Hash
		_, _ = hex.Decode(digest[:], []byte(scenario.Sum[:min(len(scenario.Sum), 64)])) // a false one fits no event
		w.at.Hash = store.Begin(a.Manifest.Exercise, digest)
	}
	lines := newLines(flate.NewReader(packed))
	for {
		line, err := lines.next()
		if errors.Is(err, io.EOF) {
			return w.end()
		}
		r, bad := parseLine(line)
		if err == nil {
			err = bad
		}
		if err != nil {
			return &Break{w.at.Seq + 1, w.at.Seq + 1, Changed}
		}
		if err := w.check(r); err != nil {
			return err
		}
		if r.Seq%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if err := each(r); err != nil {
			return err
		}
	}
}

// walk follows a log.
type walk struct {
	*Archive
	spacing int64
	at      store.Head
}

// check takes the next record.
func (w *walk) check(r store.Record) error {
	next := w.at.Seq + 1
	trusted := w.Signed || next > 1
	switch {
	case r.Seq != next:
		return &Break{next, next, Lost}
	case trusted && store.Next(w.at.Hash, r.Seq, r.Payload) != r.Hash:
		return &Break{next, next, Changed}
	}
	w.at = store.Head{Seq: r.Seq, Hash: r.Hash}
	if !w.Signed {
		return nil
	}
	if r.Seq > w.Manifest.Events {
		return &Break{r.Seq, r.Seq, Added}
	}
	if r.Seq%w.spacing == 0 && w.Manifest.Marks[r.Seq/w.spacing-1] != r.Hash.String() {
		return &Break{r.Seq - w.spacing + 1, r.Seq, Rechained}
	}
	return nil
}

// end takes that there are no more records.
func (w *walk) end() error {
	switch {
	case !w.Signed:
		return nil
	case w.at.Seq < w.Manifest.Events:
		return &Break{w.at.Seq + 1, w.at.Seq + 1, Lost}
	case w.at.Hash.String() != w.Manifest.Head:
		return &Break{w.at.Seq - w.at.Seq%w.spacing + 1, w.at.Seq, Rechained}
	}
	return nil
}
