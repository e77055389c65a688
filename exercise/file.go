package exercise

import (
	"path"
	"slices"
	"strings"
)

// File is a file that was attached. Its content is kept beside the log, under
// its hash; the log only refers to it.
type File struct {
	Hash string `json:"hash"` // SHA-256, in hexadecimal
	Name string `json:"name"` // as its sender calls it
	Type string `json:"type"` // what it truly is, as browsers call it
	Size int64  `json:"size"` // bytes
}

// Limits of attached files.
const (
	MaxFiles        = 8        // of one observation
	MaxFilesOfAll   = 5_000    // of one exercise, the same content counted once
	MaxBytesOfFiles = 8 << 30  // of one exercise, in bytes
	MaxFileName     = 200      // characters
	maxBytesOfFile  = 25 << 20 // what a store takes
	maxTypeOfFile   = 100      // bytes
	hexadecimal     = "0123456789abcdef"
)

// attached counts what was attached to anything in the exercise.
type attached struct {
	sizes map[string]int64 // by hash
	bytes int64
}

// add counts files in, each content once.
func (a *attached) add(files []File) {
	for _, f := range files {
		if _, known := a.sizes[f.Hash]; !known {
			a.sizes[f.Hash] = f.Size
			a.bytes += f.Size
		}
	}
}

// files checks what somebody attaches, and leaves out what is there twice.
func (h *handling) files(list []File) (kept []File, err error) {
	added, more := 0, int64(0)
	for _, f := range list {
		f.Name = fileName(f.Name)
		switch {
		case !goodHash(f.Hash), f.Size < 1, f.Size > maxBytesOfFile, f.Type == "", len(f.Type) > maxTypeOfFile, f.Type != clean(f.Type):
			return nil, Refuse(Impossible)
		case letters(f.Name) > MaxFileName:
			return nil, tooManyLetters(MaxFileName)
		case slices.ContainsFunc(kept, func(k File) bool { return k.Hash == f.Hash }):
			continue
		}
		if _, known := h.attached.sizes[f.Hash]; !known {
			added++
			more += f.Size
		}
		kept = append(kept, f)
	}
	if len(kept) > MaxFiles || len(h.attached.sizes)+added > MaxFilesOfAll || h.attached.bytes+more > MaxBytesOfFiles {
		return nil, Refuse(Limit)
	}
	return kept, nil
}

// fileName is a sender's name for a file, without the folders around it and
// without the marks by which a name can be made to read as another.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069', r == '\n', r == '\t':
			return -1
		case r == '\\':
			return '/'
		}
		return r
	}, clean(s))
	if s = path.Base(s); s == "." || s == "/" {
		return ""
	}
	return s
}

func goodHash(s string) bool { return len(s) == 64 && strings.Trim(s, hexadecimal) == "" }

// Files lists every file that an event refers to.
func (e *Event) Files() []File {
	if e.Sight != nil {
		return e.Sight.Files
	}
	return nil
}

// Attached returns how many bytes the files have that were attached to anything.
func (s *State) Attached() int64 { return s.attached.bytes }
