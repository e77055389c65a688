package sqlite

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"tamrin/store"
)

// Attached is the name of the folder, beside the database, that holds what
// people attach: each content in a file that is named by its hash and never
// changes. They don't stand in the database, whose one writer would have to stop
// for each photo.
const Attached = "files"

// arriving is how files that are still coming are named. What an upload that
// was broken off has left has no other name and counts for nothing.
const arriving = "arriving-*"

// forgotten is how long a file may be arriving: at the start, what is older is
// taken away. A day, as another program may be writing into the same folder.
const forgotten = 24 * time.Hour

// folder keeps contents as files.
type folder struct {
	path   string
	create func(dir, pattern string) (*os.File, error) // os.CreateTemp, but in a test of a full disk
}

func openFolder(path string) (folder, error) {
	d := folder{path, os.CreateTemp}
	if err := os.MkdirAll(path, 0o700); err != nil {
		return d, store.Undone(err)
	}
	left, err := filepath.Glob(filepath.Join(path, arriving)) // the pattern is a good one
	for _, name := range left {
		if at, err := os.Stat(name); err == nil && time.Since(at.ModTime()) > forgotten {
			_ = os.Remove(name) // it is in nobody's way
		}
	}
	if err == nil {
		err = syncFolder(filepath.Dir(path))
	}
	if err != nil {
		return d, store.Undone(err)
	}
	return d, nil
}

// Keep implements store.Log.
func (l *Log) Keep(_ context.Context, content io.Reader) (store.Sum, error) {
	return l.files.keep(content)
}

// Content implements store.Log.
func (l *Log) Content(_ context.Context, hash store.Hash) (store.Content, error) {
	return l.files.open(hash)
}

// keep writes a content under a passing name, and gives it the name of its hash
// once all of it is on the disk.
func (d folder) keep(content io.Reader) (store.Sum, error) {
	f, err := d.create(d.path, arriving)
	if err != nil {
		return store.Sum{}, store.Undone(err)
	}
	sum, err := d.receive(f, content)
	if err != nil {
		_ = os.Remove(f.Name()) // what can't be removed counts for nothing
	}
	return sum, err
}

func (d folder) receive(f *os.File, content io.Reader) (store.Sum, error) {
	sum, err := store.Receive(f, content)
	if err != nil {
		f.Close()
		return sum, err
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return sum, store.Undone(err)
	}
	if there, err := d.open(sum.Hash); err == nil {
		there.Close()
		err = errors.Join(os.Remove(f.Name()), syncFolder(d.path)) // the folder may not be synced by who came first
		if err != nil {
			return sum, store.Undone(err)
		}
		return sum, nil
	}
	if err := errors.Join(os.Rename(f.Name(), d.named(sum.Hash)), syncFolder(d.path)); err != nil {
		return sum, store.Undone(err)
	}
	return sum, nil
}

// open opens a content once it was read whole and found sound.
func (d folder) open(hash store.Hash) (store.Content, error) {
	f, err := os.Open(d.named(hash))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, store.FailFile(store.NotFound, hash, nil)
	}
	if err != nil {
		return nil, store.FailFile(store.Unavailable, hash, err)
	}
	if err := store.Sound(f, hash); err != nil {
		f.Close()
		return nil, err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		f.Close()
		return nil, store.FailFile(store.Unavailable, hash, err)
	}
	return f, nil
}

func (d folder) named(hash store.Hash) string { return filepath.Join(d.path, hash.String()) }

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
