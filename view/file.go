package view

import (
	"slices"

	"tamrin/exercise"
)

// File is a file that somebody attached. Who sees what refers to it may have it.
type File = exercise.File

// File finds a file by its hash among all that the page refers to. What it does
// not refer to is not there for whoever sees the page.
func (p *Page) File(hash string) (File, bool) {
	if p.Evaluation == nil {
		return File{}, false
	}
	is := func(f File) bool { return f.Hash == hash }
	for _, o := range p.Evaluation.Observations {
		if i := slices.IndexFunc(o.Files, is); i >= 0 {
			return o.Files[i], true
		}
		for _, v := range o.Earlier {
			if i := slices.IndexFunc(v.Files, is); i >= 0 {
				return v.Files[i], true
			}
		}
	}
	return File{}, false
}
