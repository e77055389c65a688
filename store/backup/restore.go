package backup

import (
	"archive/tar"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
)

// largestNote is the most that a backup says of itself, or of its sums, in bytes.
const largestNote = 256 << 20

// restoringName is how a folder that is being restored is named.
const restoringName = ".tamrin-restore-"

// Restore makes a folder of a backup. It must not be there yet, or be empty.
// The folder has its name only once all of it is on the disk and was found
// sound; after any error there is none.
func Restore(ctx context.Context, file, folder string, progress func(done, total int64)) (About, error) {
	folder, err := filepath.Abs(folder)
	if err != nil {
		return About{}, fail(Unwritable, err)
	}
	if inside, err := os.ReadDir(folder); err == nil && len(inside) > 0 || err != nil && !errors.Is(err, fs.ErrNotExist) {
		return About{}, fail(NotEmpty, err)
	}
	f, err := os.Open(file)
	if err != nil {
		return About{}, fail(Unreadable, err)
	}
	defer f.Close()
	if err := os.MkdirAll(filepath.Dir(folder), 0o700); err != nil {
		return About{}, fail(Unwritable, err)
	}
	scratch, err := os.MkdirTemp(filepath.Dir(folder), restoringName)
	if err != nil {
		return About{}, fail(Unwritable, err)
	}
	defer os.RemoveAll(scratch)
	r := &restoring{scratch: scratch, hashes: map[string]string{}, progress: progress}
	if info, err := f.Stat(); err == nil {
		r.total = info.Size()
	}
	if err := r.unpack(ctx, tar.NewReader(f)); err != nil {
		return r.about, err
	}
	if err := r.check(ctx); err != nil {
		return r.about, err
	}
	return r.about, r.place(folder)
}

// restoring is one restoring on its way.
type restoring struct {
	about       About
	scratch     string
	hashes      map[string]string // of what was unpacked
	sums        string
	done, total int64
	progress    func(done, total int64)
}

// unpack unpacks every part; the first must say what the file is, and the last
// the sums.
func (r *restoring) unpack(ctx context.Context, in *tar.Reader) error {
	for first := true; ; first = false {
		if err := ctx.Err(); err != nil {
			return fail(Stopped, err)
		}
		h, err := in.Next()
		switch {
		case errors.Is(err, io.EOF) && !first:
			if r.sums == "" {
				return fail(Cut, nil)
			}
			return nil
		case first && (err != nil || h.Name != aboutName):
			return fail(NoBackup, err)
		case err != nil:
			return fail(Cut, err)
		case r.sums != "":
			return fail(Altered, nil) // something stands behind the sums
		}
		if err := r.take(in, h); err != nil {
			return err
		}
		if r.done += h.Size; r.progress != nil {
			r.progress(min(r.done, r.total), r.total)
		}
	}
}

func (r *restoring) take(in *tar.Reader, h *tar.Header) error {
	if h.Typeflag != tar.TypeReg || !harmless(h.Name) || r.hashes[h.Name] != "" {
		return fail(Altered, nil)
	}
	sum := sha256.New()
	switch h.Name {
	case aboutName, sumsName:
		text, err := io.ReadAll(io.LimitReader(io.TeeReader(in, sum), largestNote))
		if err != nil {
			return fail(Cut, err)
		}
		if h.Name == sumsName {
			r.sums = string(text)
			return nil
		}
		if json.Unmarshal(text, &r.about) != nil || r.about.Format == 0 {
			return fail(NoBackup, nil)
		}
		if r.about.Format > format {
			return fail(Newer, nil)
		}
	default:
		if err := r.save(in, h.Name, sum); err != nil {
			return err
		}
	}
	r.hashes[h.Name] = hex.EncodeToString(sum.Sum(nil))
	return nil
}

// harmless reports whether a name leads nowhere but into the folder.
func harmless(name string) bool {
	return filepath.IsLocal(filepath.FromSlash(name)) && !strings.ContainsAny(name, "\\:\x00") && len(name) <= 255 &&
		!slices.ContainsFunc(strings.Split(name, "/"), func(s string) bool { return s == "" || strings.HasPrefix(s, ".") })
}

// save saves a part in the folder that is not there yet.
func (r *restoring) save(in io.Reader, name string, sum io.Writer) error {
	path := filepath.Join(r.scratch, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return full(err)
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return full(err)
	}
	defer f.Close() // after a Close of our own it does nothing
	from := &source{Reader: in}
	if _, err := io.Copy(io.MultiWriter(f, sum), from); from.err != nil {
		return fail(Cut, from.err)
	} else if err != nil {
		return full(err)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return full(err)
	}
	return nil
}

// source remembers how its reading failed.
type source struct {
	io.Reader
	err error
}

// Read reads on.
func (s *source) Read(b []byte) (int, error) {
	n, err := s.Reader.Read(b)
	if err != nil && err != io.EOF {
		s.err = err
	}
	return n, err
}

// check holds what was unpacked to the sums, and reads every database.
func (r *restoring) check(ctx context.Context) error {
	if r.sums != (&writing{hashes: r.hashes}).sums() {
		return fail(Altered, nil)
	}
	for _, name := range slices.Sorted(maps.Keys(r.hashes)) {
		if !strings.HasSuffix(name, ".db") {
			continue
		}
		if _, _, err := checked(ctx, name, filepath.Join(r.scratch, filepath.FromSlash(name))); err != nil {
			return err
		}
	}
	return nil
}

// place gives the folder its name once everything in it lasts.
func (r *restoring) place(folder string) error {
	err := filepath.WalkDir(r.scratch, func(path string, d fs.DirEntry, err error) error {
		if err == nil && d.IsDir() {
			err = syncFolder(path)
		}
		return err
	})
	if err != nil {
		return full(err)
	}
	if err := os.Remove(folder); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fail(NotEmpty, err) // something came into it meanwhile
	}
	if err := os.Rename(r.scratch, folder); err != nil {
		return full(err)
	}
	if err := syncFolder(filepath.Dir(folder)); err != nil {
		return full(err)
	}
	return nil
}

// syncFolder makes new names in a folder last. Windows does that by itself, and
// has no other way.
func syncFolder(path string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
