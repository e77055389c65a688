package msel

import (
	"bytes"
	"io/fs"
	"time"

	"tamrin/diag"
	"tamrin/scenario"
)

// root is the name of a scenario whose folder is a file system of its own.
const root = "scenario.yaml"

// overlay is a folder with some of its files changed, in memory.
type overlay struct {
	folder fs.FS // nil is an empty folder
	files  map[string][]byte
}

// Open returns the changed file, else that of the folder.
func (o overlay) Open(name string) (fs.File, error) {
	if text, ok := o.files[name]; ok {
		return &memoryFile{*bytes.NewReader(text), memoryInfo{name, int64(len(text))}}, nil
	}
	if o.folder == nil {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	return o.folder.Open(name)
}

type memoryFile struct {
	bytes.Reader
	info memoryInfo
}

func (f *memoryFile) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *memoryFile) Close() error               { return nil }

type memoryInfo struct {
	name string
	size int64
}

func (i memoryInfo) Name() string     { return i.name }
func (i memoryInfo) Size() int64      { return i.size }
func (memoryInfo) Mode() fs.FileMode  { return 0o644 }
func (memoryInfo) ModTime() time.Time { return time.Time{} }
func (memoryInfo) IsDir() bool        { return false }
func (memoryInfo) Sys() any           { return nil }

// loadText reads one document from memory.
func loadText(text string) (*scenario.Scenario, diag.List) {
	s, _, problems := scenario.Load(overlay{files: map[string][]byte{root: []byte(text)}}, root)
	return s, problems
}
