package web

import (
	"io/fs"

	doc "tamrin/review/document"
)

// Fonts returns the fonts of the pages, for documents that bring them along:
// Arabic first in neither, as each family has letters of its own.
func Fonts() (list []doc.Font) {
	for _, f := range []struct {
		family, file string
		weight       int
	}{
		{"IBM Plex Sans", "IBMPlexSans-Regular-Latin1", 400}, {"IBM Plex Sans", "IBMPlexSans-SemiBold-Latin1", 600},
		{"IBM Plex Sans Arabic", "IBMPlexSansArabic-Regular", 400}, {"IBM Plex Sans Arabic", "IBMPlexSansArabic-SemiBold", 600},
	} {
		b, err := fs.ReadFile(files, "fonts/"+f.file+".woff2")
		if err != nil {
			panic("web: " + err.Error()) // an embedded file can always be read
		}
		list = append(list, doc.Font{Family: f.family, Weight: f.weight, WOFF2: b})
	}
	return list
}
