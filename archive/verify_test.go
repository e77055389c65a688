package archive_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"tamrin/archive"
	"tamrin/store"
)

var seedFlag = flag.Uint64("seed", 0, "where random tests begin; the clock where 0")

// random returns a source of chance and says how to have it again.
func random(t *testing.T) *rand.Rand {
	seed := *seedFlag
	if seed == 0 {
		seed = uint64(time.Now().UnixNano())
	}
	t.Logf("seed: go test -run %s -seed %d", t.Name(), seed)
	return rand.New(rand.NewPCG(seed, 0))
}

func TestAnArchiveIsSound(t *testing.T) {
	key := archive.NewKey()
	p := play(t, tiny(), 3)
	a, f, err := look(p.pack(t, key), key.Public().Fingerprint())
	if err != nil || f.State() != archive.Sound {
		t.Fatalf("%v\n%s", err, told(f))
	}
	for _, want := range []string{"the file is complete", "the signature is good", "the key you named", "the scenario is the one", "the log is whole: 8 events", "attachments are as they were: 1", "reports are as they were: 1"} {
		if !strings.Contains(told(f), want) {
			t.Errorf("not said: %s\n%s", want, told(f))
		}
	}
	if a.Manifest.Name != "Spring" || a.Manifest.Exercise != p.id {
		t.Errorf("%+v", a.Manifest)
	}
	s, err := a.Replay(ctx)
	if err != nil || s.World.Hash() != p.x.Hash() {
		t.Errorf("it replays to another world: %v", err)
	}
}

func TestAStrangersKeyIsTold(t *testing.T) {
	p := play(t, tiny(), 1)
	ours, theirs := archive.NewKey(), archive.NewKey()
	_, f, err := look(p.pack(t, theirs), ours.Public().Fingerprint())
	if err != nil || f.State() != archive.Amiss || !strings.Contains(told(f), "- that is not the key you named") {
		t.Errorf("%v\n%s", err, told(f))
	}
	_, f, err = look(p.pack(t, theirs), "")
	if err != nil || f.State() != archive.Sound || !strings.Contains(told(f), theirs.Public().Fingerprint()) {
		t.Errorf("whose key it is isn't said: %v\n%s", err, told(f))
	}
}

// TestEveryAlteredByteIsFound changes, drops, swaps and cuts at every single
// byte of a small archive.
func TestEveryAlteredByteIsFound(t *testing.T) {
	whole := play(t, tiny(), 1).pack(t, archive.NewKey())
	places := make(chan int)
	var all sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		all.Go(func() {
			for i := range places {
				for name, b := range alterations(whole, i) {
					if _, f, err := look(b, ""); err == nil && f.State() != archive.Amiss {
						t.Errorf("byte %d of %d, %s: not found\n%s", i, len(whole), name, told(f))
					}
				}
			}
		})
	}
	for i := range whole {
		places <- i
	}
	close(places)
	all.Wait()
	t.Logf("%d bytes", len(whole))
}

// alterations are the ways in which something can be wrong at a byte.
func alterations(whole []byte, i int) map[string][]byte {
	with := func(change func(b []byte) []byte) []byte { return change(bytes.Clone(whole)) }
	m := map[string][]byte{
		"lowest bit":  with(func(b []byte) []byte { b[i] ^= 1; return b }),
		"highest bit": with(func(b []byte) []byte { b[i] ^= 0x80; return b }),
		"dropped":     with(func(b []byte) []byte { return append(b[:i], b[i+1:]...) }),
		"doubled":     with(func(b []byte) []byte { return append(b[:i+1], b[i:]...) }),
		"cut off":     with(func(b []byte) []byte { return b[:i] }),
	}
	if i+1 < len(whole) && whole[i] != whole[i+1] {
		m["swapped"] = with(func(b []byte) []byte { b[i], b[i+1] = b[i+1], b[i]; return b })
	}
	if i > 0 && bytes.Equal(m["doubled"][:i], whole[:i]) && bytes.Equal(m["doubled"], whole) {
		delete(m, "doubled")
	}
	return m
}

// TestAlteredBytesOfALargeArchiveAreFound does so at random places of a large one.
func TestAlteredBytesOfALargeArchiveAreFound(t *testing.T) {
	chance := random(t)
	whole := play(t, tiny(), 3000).pack(t, archive.NewKey())
	for range 60 {
		i := chance.IntN(len(whole))
		for name, b := range alterations(whole, i) {
			if _, f, err := look(b, ""); err == nil && f.State() != archive.Amiss {
				t.Errorf("byte %d of %d, %s: not found\n%s", i, len(whole), name, told(f))
			}
		}
	}
}

// part is one more that is put in.
type part struct {
	name    string
	content []byte
}

// forge makes an archive of another's parts, as somebody would who has no key.
func forge(t testing.TB, whole []byte, change func(name string, content []byte) []byte, more ...part) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		if content = change(f.Name, content); content == nil {
			continue
		}
		to, err := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: f.Method})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := to.Write(content); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range more {
		to, err := w.CreateHeader(&zip.FileHeader{Name: m.name})
		if err == nil {
			_, err = to.Write(m.content)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// forgeLog changes the log's lines.
func forgeLog(t testing.TB, whole []byte, change func(lines [][]byte) [][]byte) []byte {
	return forge(t, whole, func(name string, content []byte) []byte {
		if name != "log.jsonl" {
			return content
		}
		return bytes.Join(change(bytes.SplitAfter(content, []byte("\n"))), nil)
	})
}

func TestTheFirstAlteredEventIsNamed(t *testing.T) {
	chance := random(t)
	whole := play(t, tiny(), 800).pack(t, archive.NewKey())
	for name, c := range map[string]struct {
		change func(lines [][]byte, n int) [][]byte // n counts from 0
		shift  int                                  // of the event that is named, from n+1
		from   int                                  // the least n: rechain leaves the first event as it is
	}{
		"a word changed": {change: func(l [][]byte, n int) [][]byte {
			l[n] = bytes.Replace(l[n], []byte(`"wall":1`), []byte(`"wall":2`), 1)
			return l
		}},
		"a hash changed": {change: func(l [][]byte, n int) [][]byte {
			at := bytes.Index(l[n], []byte(`"hash":"`)) + 10
			l[n] = bytes.Clone(l[n])
			l[n][at] = "10"[map[bool]int{true: 1}[l[n][at] == '1']]
			return l
		}},
		"dropped":      {change: func(l [][]byte, n int) [][]byte { return append(l[:n:n], l[n+1:]...) }},
		"cut off":      {change: func(l [][]byte, n int) [][]byte { return l[:n] }},
		"cut within":   {change: func(l [][]byte, n int) [][]byte { return append(l[:n:n], l[n][:len(l[n])/2]) }},
		"swapped":      {change: func(l [][]byte, n int) [][]byte { l[n], l[n+1] = l[n+1], l[n]; return l }},
		"doubled":      {change: func(l [][]byte, n int) [][]byte { return append(l[:n+1:n+1], l[n:]...) }, shift: 1},
		"written anew": {change: func(l [][]byte, n int) [][]byte { return rechain(t, l, n) }, from: 1},
		"written strangely": {change: func(l [][]byte, n int) [][]byte {
			l[n] = bytes.Replace(l[n], []byte(`,"hash"`), []byte(`, "hash"`), 1)
			return l
		}},
	} {
		for range 6 {
			n := c.from + chance.IntN(780-c.from)
			_, f, err := look(forgeLog(t, whole, func(l [][]byte) [][]byte { return c.change(l, n) }), "")
			if err != nil || f.State() != archive.Amiss || f.Break == nil || f.Break.First != int64(n+1+c.shift) || f.Break.Last != f.Break.First {
				t.Errorf("%s at event %d: %v, %+v\n%s", name, n+1, err, f.Break, told(f))
			}
		}
	}
}

// rechain changes an event and makes the hashes of it and all that follow anew,
// as somebody would who knows how.
func rechain(t testing.TB, lines [][]byte, n int) [][]byte {
	t.Helper()
	before := store.Hash{}
	for i, line := range lines {
		if len(line) == 0 {
			break
		}
		var l struct {
			Seq   int64
			Hash  string
			Event json.RawMessage
		}
		if err := json.Unmarshal(line, &l); err != nil {
			t.Fatal(err)
		}
		if i < n {
			hex.Decode(before[:], []byte(l.Hash))
			continue
		}
		if i == n {
			l.Event = bytes.Replace(l.Event, []byte(`"wall":1`), []byte(`"wall":2`), 1)
		}
		if i == 0 {
			continue // what comes before the first is not in the log
		}
		before = store.Next(before, l.Seq, l.Event)
		lines[i] = fmt.Appendf(nil, "{\"seq\":%d,\"hash\":%q,\"event\":%s}\n", l.Seq, before, l.Event)
	}
	return lines
}

// TestALongLogThatWasChainedAnewIsNarrowedDown: the manifest has not room for
// every hash of a long log.
func TestALongLogThatWasChainedAnewIsNarrowedDown(t *testing.T) {
	chance := random(t)
	whole := play(t, tiny(), 5000).pack(t, archive.NewKey())
	for range 5 {
		n := 1 + chance.IntN(4990)
		_, f, err := look(forgeLog(t, whole, func(l [][]byte) [][]byte { return rechain(t, l, n) }), "")
		if err != nil || f.Break == nil || f.Break.How != archive.Rechained || f.Break.First > int64(n+1) || f.Break.Last < int64(n+1) || f.Break.Last-f.Break.First > 7 {
			t.Errorf("event %d: %v, %+v\n%s", n+1, err, f.Break, told(f))
		}
	}
}

func TestAnAlteredManifestIsNotTakenForAnAlteredLog(t *testing.T) {
	whole := play(t, tiny(), 3).pack(t, archive.NewKey())
	_, f, err := look(forge(t, whole, func(name string, content []byte) []byte {
		return bytes.Replace(content, []byte(`"exercise": "tiny-1"`), []byte(`"exercise": "tiny-2"`), 1)
	}), "")
	if err != nil || f.State() != archive.Amiss || f.Break != nil || !strings.Contains(told(f), "- the manifest or its signature was changed") || !strings.Contains(told(f), "? the log's events hold together") {
		t.Errorf("%v\n%s", err, told(f))
	}
}

// TestHostileArchivesAreRefused, each in clear words and before anything large
// is unpacked.
func TestHostileArchivesAreRefused(t *testing.T) {
	whole := play(t, tiny(), 1).pack(t, archive.NewKey())
	with := func(name string, content []byte) []byte {
		return forge(t, whole, func(_ string, c []byte) []byte { return c }, part{name, content})
	}
	part := func(name string, other []byte) []byte {
		return forge(t, whole, func(n string, c []byte) []byte {
			if n == name {
				return other
			}
			return c
		})
	}
	manifest := func(old, with string) []byte {
		return forge(t, whole, func(_ string, c []byte) []byte { return bytes.Replace(c, []byte(old), []byte(with), 1) })
	}
	for name, c := range map[string]struct {
		b    []byte
		kind archive.Kind
	}{
		"nothing":            {nil, archive.NotArchive},
		"text":               {[]byte("tamrin: 1\n"), archive.NotArchive},
		"another's zip":      {foreign(t), archive.NotArchive},
		"the beginning":      {whole[:60], archive.Cut},
		"half":               {whole[:len(whole)/2], archive.Cut},
		"a way out":          {with("../../etc/passwd", nil), archive.Hostile},
		"an absolute way":    {with("/etc/passwd", nil), archive.Hostile},
		"a Windows way":      {with(`reports\..\..\x`, nil), archive.Hostile},
		"a report's way":     {with("reports/../x", nil), archive.Hostile},
		"a part twice":       {with("log.jsonl", []byte("x")), archive.Hostile},
		"no manifest":        {part("manifest.json", nil), archive.Hostile},
		"no signature":       {part("manifest.sig", nil), archive.Cut},
		"a huge manifest":    {part("manifest.json", make([]byte, 5<<20)), archive.Hostile},
		"a later version":    {manifest(`"tamrin_archive": 1`, `"tamrin_archive": 2`), archive.Newer},
		"a strange manifest": {manifest(`"program"`, `"Program"`), archive.Unreadable},
	} {
		_, err := archive.Open(bytes.NewReader(c.b), int64(len(c.b)))
		if got := archive.KindOf(err); err == nil || got != c.kind {
			t.Errorf("%s: kind %d, want %d: %v", name, got, c.kind, err)
		}
	}
}

// foreign is a zip of something else.
func foreign(t *testing.T) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	if _, err := w.Create("word/document.xml"); err != nil {
		t.Fatal(err)
	}
	w.Close()
	return b.Bytes()
}

// TestABombIsNotUnpacked: a log of a gigabyte of zeros fits into a megabyte.
func TestABombIsNotUnpacked(t *testing.T) {
	whole := play(t, tiny(), 1).pack(t, archive.NewKey())
	bomb := forge(t, whole, func(n string, c []byte) []byte {
		if n == "log.jsonl" {
			return make([]byte, 256<<20)
		}
		return c
	})
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, f, err := look(bomb, "")
	runtime.ReadMemStats(&after)
	if err != nil || f.Break == nil || f.Break.First != 1 {
		t.Errorf("%v\n%s", err, told(f))
	}
	if used := after.TotalAlloc - before.TotalAlloc; used > 16<<20 {
		t.Errorf("%d bytes were used for it", used)
	}
}

// TestTheSameEventsPackedOtherwiseAreFound: they can be deflated in many ways.
func TestTheSameEventsPackedOtherwiseAreFound(t *testing.T) {
	whole := play(t, tiny(), 5).pack(t, archive.NewKey())
	z, _ := zip.NewReader(bytes.NewReader(whole), int64(len(whole)))
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(out io.Writer) (io.WriteCloser, error) { return flate.NewWriter(out, flate.BestSpeed) })
	for _, f := range z.File {
		r, _ := f.Open()
		to, _ := w.CreateHeader(&zip.FileHeader{Name: f.Name, Method: f.Method})
		if _, err := io.Copy(to, r); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	_, f, err := look(b.Bytes(), "")
	if err != nil || f.Break != nil || !strings.Contains(told(f), "- the 10 events of the log are as they were, but their packing was changed") {
		t.Errorf("%v\n%s", err, told(f))
	}
}

func FuzzOpen(f *testing.F) {
	whole := play(f, tiny(), 1).pack(f, archive.KeyOf(1)) // the same in each of its processes
	f.Add(whole)
	f.Add(whole[:len(whole)-7])
	f.Add(binary.LittleEndian.AppendUint32(nil, 0x04034b50))
	f.Fuzz(func(t *testing.T, b []byte) {
		a, findings, err := look(b, "")
		if err != nil {
			return
		}
		if findings.State() == archive.Sound && !bytes.Equal(b, whole) {
			t.Errorf("an archive of %d bytes is taken for sound:\n%s", len(b), told(findings))
		}
		_, _ = a.Replay(ctx)
	})
}
