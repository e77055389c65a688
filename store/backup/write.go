package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"
)

// write writes all parts to a file and makes it last.
func (w *writing) write(ctx context.Context, file string) error {
	f, err := os.OpenFile(file, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return fail(Unwritable, err)
	}
	defer f.Close() // after a Close of our own it does nothing
	if err := w.sift(ctx); err != nil {
		return err
	}
	out := tar.NewWriter(f)
	about, _ := json.MarshalIndent(w.about, "", " ") // numbers, times and words
	if err := w.put(out, part{name: aboutName, size: int64(len(about)) + 1}, strings.NewReader(string(about)+"\n")); err != nil {
		return err
	}
	for _, p := range w.parts {
		if err := ctx.Err(); err != nil {
			return fail(Stopped, err)
		}
		if err := w.copy(out, p); err != nil {
			return err
		}
		w.tell(p.size)
	}
	sums := w.sums()
	if err := w.put(out, part{name: sumsName, size: int64(len(sums))}, strings.NewReader(sums)); err != nil {
		return err
	}
	for _, end := range []func() error{out.Close, f.Sync, f.Close} {
		if err := end(); err != nil {
			return full(err)
		}
	}
	w.tell(w.total)
	return nil
}

// sift reads the attached files once, counts them, and leaves those out that are
// not what they were: a backup must not hand on what the server would not.
func (w *writing) sift(ctx context.Context) error {
	var trouble error
	w.parts = slices.DeleteFunc(w.parts, func(p part) bool {
		hash, ok := attached(p.name)
		if !ok || trouble != nil {
			return false
		}
		if trouble = ctx.Err(); trouble != nil {
			return false
		}
		sum, err := summed(p.path)
		if err != nil {
			trouble = fail(Unreadable, err)
			return false
		}
		if sum != hash {
			w.about.Damaged = append(w.about.Damaged, hash)
			return true
		}
		w.about.Files++
		return false
	})
	return trouble
}

func summed(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer f.Close()
	h := sha256.New()
	_, err = io.Copy(h, f)
	return hex.EncodeToString(h.Sum(nil)), err
}

// copy puts a file in.
func (w *writing) copy(out *tar.Writer, p part) error {
	f, err := os.Open(p.path)
	if err != nil {
		return fail(Unreadable, err)
	}
	defer f.Close()
	return w.put(out, p, f)
}

// put puts a part in, and remembers its sum.
func (w *writing) put(out *tar.Writer, p part, content io.Reader) error {
	times := p.times
	if times.IsZero() {
		times = w.about.Made
	}
	if p.mode == 0 {
		p.mode = 0o600
	}
	header := &tar.Header{Typeflag: tar.TypeReg, Name: p.name, Size: p.size, Mode: int64(p.mode), ModTime: times.Truncate(time.Second)}
	if err := out.WriteHeader(header); err != nil {
		return full(err)
	}
	h := sha256.New()
	n, err := io.Copy(io.MultiWriter(out, h), io.LimitReader(content, p.size))
	if err != nil {
		return full(err)
	}
	if n < p.size {
		return fail(Unreadable, fmt.Errorf("%s became shorter while it was read", p.name))
	}
	w.hashes[p.name] = hex.EncodeToString(h.Sum(nil))
	return nil
}

// sums lists what is in the backup as sha256sum does.
func (w *writing) sums() string {
	var names []string
	for name := range w.hashes {
		names = append(names, name)
	}
	slices.Sort(names)
	var b strings.Builder
	for _, name := range names {
		fmt.Fprintf(&b, "%s  %s\n", w.hashes[name], name)
	}
	return b.String()
}
