package storetest

import (
	"bytes"
	"context"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"sync"
	"testing"
	"testing/iotest"
	"time"

	"tamrin/store"
)

func fileBack(t *testing.T, l store.Log) {
	for _, size := range []int{0, 1, 256 << 10, 256<<10 + 1, 1<<20 + 7} {
		want := noise(uint64(size), size)
		sum, err := l.Keep(t.Context(), iotest.HalfReader(bytes.NewReader(want)))
		must(t, err)
		if sum != (store.Sum{Hash: store.Digest(want), Size: int64(size)}) {
			t.Errorf("%d bytes are known as %v", size, sum)
		}
		if got := content(t, l, sum.Hash); !bytes.Equal(got, want) {
			t.Errorf("%d bytes come back as %d others", size, len(got))
		}
	}
	c, err := l.Content(t.Context(), store.Digest(noise(1<<20+7, 1<<20+7)))
	must(t, err)
	defer c.Close()
	if _, err := c.Seek(1<<20, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	if rest, err := io.ReadAll(c); err != nil || len(rest) != 7 {
		t.Errorf("from the middle come %d bytes, %v", len(rest), err)
	}
}

func fileOnce(t *testing.T, l store.Log) {
	want := noise(1, 300_000)
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() {
			if sum, err := l.Keep(context.Background(), bytes.NewReader(want)); err != nil || sum.Hash != store.Digest(want) {
				t.Errorf("kept as %v, %v", sum, err)
			}
		})
	}
	wg.Wait()
	if got := content(t, l, store.Digest(want)); !bytes.Equal(got, want) {
		t.Errorf("%d bytes come back", len(got))
	}
}

func fileUnknown(t *testing.T, l store.Log) {
	_, err := l.Content(t.Context(), store.Digest([]byte("none")))
	wantKind(t, err, store.NotFound)
}

func fileTooLarge(t *testing.T, l store.Log) {
	_, err := l.Keep(t.Context(), zeros(store.MaxFile+1))
	wantKind(t, err, store.TooLarge)
	sum, err := l.Keep(t.Context(), zeros(store.MaxFile))
	must(t, err)
	if got := content(t, l, sum.Hash); len(got) != store.MaxFile {
		t.Errorf("%d bytes come back", len(got))
	}
}

func fileBrokenOff(t *testing.T, l store.Log) {
	off := errors.New("the phone has gone")
	half := noise(2, 400_000)
	_, err := l.Keep(t.Context(), io.MultiReader(bytes.NewReader(half), iotest.ErrReader(off)))
	if err != off {
		t.Errorf("the sender's error is told as %v", err)
	}
	_, err = l.Content(t.Context(), store.Digest(half))
	wantKind(t, err, store.NotFound)
}

// filesAtOnce lets files arrive that stop in the middle: appends go on, and so
// do other files.
func filesAtOnce(t *testing.T, l store.Log) {
	must(t, l.Create(t.Context(), "one", nil))
	halt := make(chan struct{})
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			part := bytes.NewReader(noise(uint64(i), 100_000))
			if _, err := l.Keep(context.Background(), io.MultiReader(part, waiting(halt))); err != nil {
				t.Error(err)
			}
		})
	}
	_, err := l.Append(t.Context(), "one", 0, []byte("a"))
	must(t, err)
	_, err = l.Keep(t.Context(), bytes.NewReader(noise(99, 100)))
	must(t, err)
	close(halt)
	wg.Wait()
}

// waiting is a reader that ends when halt is closed.
type waiting chan struct{}

func (w waiting) Read([]byte) (int, error) {
	<-w
	return 0, io.EOF
}

func zeros(n int64) io.Reader { return io.LimitReader(nothing{}, n) }

type nothing struct{}

func (nothing) Read(b []byte) (int, error) {
	clear(b)
	return len(b), nil
}

// noise gives n bytes that are the same for the same seed.
func noise(seed uint64, n int) []byte {
	b := make([]byte, n)
	r := rand.NewChaCha8([32]byte{byte(seed), byte(seed >> 8), byte(seed >> 16), byte(seed >> 24), 1})
	r.Read(b) // never fails
	return b
}

func content(t *testing.T, l store.Log, hash store.Hash) []byte {
	t.Helper()
	c, err := l.Content(t.Context(), hash)
	must(t, err)
	defer c.Close()
	b, err := io.ReadAll(c)
	must(t, err)
	return b
}

// keepOn keeps files without end and says which were acknowledged.
func keepOn(l store.Log, id string, say *sync.Mutex) error {
	for {
		b := noise(rand.Uint64()%(1<<31), 10_000+rand.IntN(400_000))
		sum, err := l.Keep(context.Background(), bytes.NewReader(b))
		if err != nil {
			return err
		}
		say.Lock()
		fmt.Println("ack", id, sum.Hash)
		say.Unlock()
	}
}

// KillFiles lets a child process keep files and kills it in the middle of it,
// times over: every acknowledged file must be there and sound.
func KillFiles(t *testing.T, where string, times int, open func(where string) (store.Log, error)) {
	var acked []store.Hash
	for range times {
		run(t, where, time.Duration(10+rand.IntN(90))*time.Millisecond, "yes", func(_, what string) {
			if b, err := hex.DecodeString(what); err == nil && len(b) == len(store.Hash{}) {
				acked = append(acked, store.Hash(b))
			}
		})
	}
	l, err := open(where)
	must(t, err)
	defer l.Close()
	for _, hash := range acked {
		if got := content(t, l, hash); store.Digest(got) != hash {
			t.Fatalf("%s holds something else", hash)
		}
	}
	if len(acked) == 0 {
		t.Error("nothing was acknowledged before any kill: the test proves nothing")
	}
	t.Logf("%d files after %d kills", len(acked), times)
}
