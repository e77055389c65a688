// Package backup makes one file of all that a server keeps in its folder, while
// it runs, and a folder of such a file. The file is a tar archive of the folder
// as it would be if the server had been stopped, with the sums of all that is in
// it at its end, so that a system's own tools serve where there is nothing else.
// Both ways everything is checked. It must never know what logs and registers say.
package backup

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"tamrin/store"
	"tamrin/store/sqlite"
)

// The parts of a backup beside what lay in the folder: what it is, as its first
// part, and the sums of all others, as its last.
const (
	aboutName = "BACKUP.json"
	sumsName  = "SHA256SUMS"
)

// format is the version of a backup's form.
const format = 1

// About is what a backup says of itself.
type About struct {
	Format    int       `json:"tamrin_backup"`
	Program   string    `json:"program"` // version
	Made      time.Time `json:"made"`
	Exercises int       `json:"exercises"` // whose logs are in it
	Events    int64     `json:"events"`
	Files     int       `json:"files"` // attached by people
	// Damaged are attached files that were found changed on the disk, and are not
	// in it.
	Damaged []string `json:"damaged,omitempty"`
}

// Source is what is backed up.
type Source struct {
	Folder  string // of the server
	Logs    string // folder of the logs, where it is another; "" where it is not
	Program string // version of the program
	Made    time.Time
	// Progress hears how many bytes of how many were worked on; it may be nil.
	Progress func(done, total int64)
}

// part is one file on its way into a backup.
type part struct {
	name  string // within the folder, with slashes
	path  string // where it is read
	size  int64
	mode  fs.FileMode
	times time.Time
}

// scratchName is how what is half done is named; what was broken off leaves such
// a name, and nothing else.
const scratchName = ".tamrin-backup-"

// Write makes a backup as a new file. One that is there stays as it is. After
// any error there is no such file.
func Write(ctx context.Context, src Source, file string) (About, error) {
	about := About{Format: format, Program: src.Program, Made: src.Made.UTC().Truncate(time.Second)}
	file, err := filepath.Abs(file)
	if err != nil {
		return about, fail(Unwritable, err)
	}
	if err := src.refuse(file); err != nil {
		return about, err
	}
	forget(filepath.Dir(file))
	scratch, err := os.MkdirTemp(filepath.Dir(file), scratchName)
	if err != nil {
		return about, fail(Unwritable, err)
	}
	defer os.RemoveAll(scratch)
	w := &writing{Source: src, about: about, scratch: scratch, hashes: map[string]string{}}
	if err := w.gather(ctx); err != nil {
		return about, err
	}
	half := filepath.Join(scratch, "backup.tar")
	if err := w.write(ctx, half); err != nil {
		return about, err
	}
	return w.about, place(half, file)
}

// refuse refuses places where a backup can't be, and folders that are none of a
// server.
func (s Source) refuse(file string) error {
	for _, folder := range []string{s.Folder, s.Logs} {
		if folder == "" {
			continue
		}
		at, err := filepath.Abs(folder)
		if err != nil {
			return fail(Unreadable, err)
		}
		if info, err := os.Stat(at); err != nil || !info.IsDir() {
			return fail(NoFolder, err)
		}
		if !served(at) {
			return fail(NoFolder, nil)
		}
		if in, err := filepath.Rel(at, file); err == nil && filepath.IsLocal(in) {
			return fail(Within, nil)
		}
	}
	if _, err := os.Lstat(file); !errors.Is(err, fs.ErrNotExist) {
		return fail(Exists, err)
	}
	return nil
}

// served reports whether a folder is one that a server keeps things in: whoever
// names their own folder by mistake does not want all of it in a backup.
func served(folder string) bool {
	databases, _ := filepath.Glob(filepath.Join(folder, "*.db")) // the patterns are good ones
	keys, _ := filepath.Glob(filepath.Join(folder, "*.key"))
	return len(databases)+len(keys) > 0
}

// forget takes away what backups have left that were broken off a day ago.
func forget(folder string) {
	left, _ := filepath.Glob(filepath.Join(folder, scratchName+"*")) // the pattern is a good one
	for _, name := range left {
		if at, err := os.Stat(name); err == nil && time.Since(at.ModTime()) > 24*time.Hour {
			_ = os.RemoveAll(name) // it is in nobody's way
		}
	}
}

// place gives what is whole its name, unless something has it.
func place(half, file string) error {
	err := os.Link(half, file)
	if errors.Is(err, fs.ErrExist) {
		return fail(Exists, nil)
	}
	if err != nil { // the disk has no links
		err = os.Rename(half, file)
	}
	if err == nil {
		err = syncFolder(filepath.Dir(file))
	}
	if err != nil {
		return fail(Unwritable, err)
	}
	return nil
}

// writing is one backup on its way.
type writing struct {
	Source
	about   About
	scratch string
	parts   []part
	hashes  map[string]string
	done    int64
	total   int64
}

// gather copies the databases as they are at one moment each, checks them, and
// then lists all other files. In this order a log finds whatever file it refers
// to, as files are never changed; and the register, which is copied before the
// logs, no exercise that has none.
func (w *writing) gather(ctx context.Context) error {
	var databases, others []part
	for _, folder := range w.folders() {
		err := filepath.WalkDir(folder, func(path string, d fs.DirEntry, err error) error {
			if err != nil || path == folder {
				return err
			}
			p := part{path: path}
			if p.name, err = filepath.Rel(folder, path); err != nil {
				return err
			}
			p.name = filepath.ToSlash(p.name)
			switch {
			case passing(d.Name()) || folder != w.Folder && !ofLogs(p.name):
				if d.IsDir() {
					return fs.SkipDir
				}
			case !d.Type().IsRegular():
			case strings.HasSuffix(p.name, ".db"):
				databases = append(databases, p)
			default:
				others = append(others, p)
			}
			return nil
		})
		if err != nil {
			return fail(Unreadable, err)
		}
	}
	slices.SortStableFunc(databases, func(a, b part) int { return strings.Compare(last(a.name), last(b.name)) })
	w.parts = append(databases, others...)
	for i := range w.parts {
		if err := w.size(&w.parts[i]); err != nil {
			return fail(Unreadable, err)
		}
	}
	for i := range databases {
		if err := w.snapshot(ctx, &w.parts[i]); err != nil {
			return err
		}
	}
	return w.again(others)
}

// folders are where what is backed up lies.
func (w *writing) folders() []string {
	folders := []string{w.Folder}
	if w.Logs != "" && filepath.Clean(w.Logs) != filepath.Clean(w.Folder) {
		folders = append(folders, w.Logs)
	}
	return folders
}

// ofLogs reports whether a file belongs to the logs; a folder that holds these
// alone may hold other things that are none of ours.
func ofLogs(name string) bool {
	return name == sqlite.File || name == sqlite.Attached || strings.HasPrefix(name, sqlite.Attached+"/")
}

// passing reports whether a file is there for a moment, or part of a database
// that is copied as a whole.
func passing(name string) bool {
	for _, ending := range []string{"-wal", "-shm", "-journal"} {
		if strings.HasSuffix(name, ".db"+ending) {
			return true
		}
	}
	return strings.HasPrefix(name, ".") || strings.HasPrefix(name, "arriving-")
}

// last puts the logs behind all other databases.
func last(name string) string {
	if name == sqlite.File {
		return "\xff"
	}
	return name
}

func (w *writing) size(p *part) error {
	info, err := os.Stat(p.path)
	if err != nil {
		return err
	}
	p.size, p.mode, p.times = info.Size(), info.Mode().Perm()&0o700, info.ModTime()
	w.total += p.size
	return nil
}

// snapshot copies a database and checks the copy.
func (w *writing) snapshot(ctx context.Context, p *part) error {
	copied := filepath.Join(w.scratch, strings.ReplaceAll(p.name, "/", "-"))
	if err := sqlite.Snapshot(ctx, p.path, copied); err != nil {
		return err
	}
	p.path = copied
	if err := w.size(p); err != nil {
		return fail(Unreadable, err)
	}
	if err := w.check(ctx, p.name, copied); err != nil {
		return err
	}
	w.tell(p.size)
	return nil
}

// check reads a database from its first byte to its last.
func (w *writing) check(ctx context.Context, name, path string) error {
	n, events, err := checked(ctx, name, path)
	w.about.Exercises, w.about.Events = w.about.Exercises+n, w.about.Events+events
	return err
}

func checked(ctx context.Context, name, path string) (exercises int, events int64, err error) {
	if err := sqlite.Sound(ctx, path); err != nil {
		return 0, 0, err
	}
	if name != sqlite.File {
		return 0, 0, nil
	}
	exercises, err = sqlite.Verify(ctx, path, func() { events++ })
	return exercises, events, err
}

// again lists the files that have come since, while the databases were copied.
func (w *writing) again(before []part) error {
	known := map[string]bool{}
	for _, p := range before {
		known[p.path] = true
	}
	for _, folder := range w.folders() {
		files, err := os.ReadDir(filepath.Join(folder, sqlite.Attached))
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return fail(Unreadable, err)
		}
		for _, f := range files {
			p := part{name: sqlite.Attached + "/" + f.Name(), path: filepath.Join(folder, sqlite.Attached, f.Name())}
			if known[p.path] || passing(f.Name()) || !f.Type().IsRegular() {
				continue
			}
			if err := w.size(&p); err != nil {
				return fail(Unreadable, err)
			}
			w.parts = append(w.parts, p)
		}
	}
	return nil
}

func (w *writing) tell(n int64) {
	w.done += n
	if w.Progress != nil {
		w.Progress(min(w.done, w.total), w.total)
	}
}

// attached returns the hash by which an attached file is named.
func attached(name string) (hash string, ok bool) {
	hash, ok = strings.CutPrefix(name, sqlite.Attached+"/")
	b, err := hex.DecodeString(hash)
	return hash, ok && err == nil && len(b) == sha256.Size
}

// full turns an error of a disk without room into its own kind.
func full(err error) error {
	if store.KindOf(store.Undone(err)) == store.Full {
		return fail(Full, err)
	}
	return fail(Unwritable, err)
}
