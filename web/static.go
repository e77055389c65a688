package web

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"net/http"
	"time"
)

//go:embed static
var staticFiles embed.FS

// files is what pages load, and staticVersion the digest of all of it, which
// stands in every address: what is under one address never changes.
var (
	files         = mustSub(staticFiles, "static")
	staticVersion = digest(files)
)

// pageScript is the one script of every page: htmx, its extensions and our own,
// in this order. They come as one because htmx looks at the page as soon as it
// may; an extension that arrived a moment later would never see the page, and
// the page would have no stream.
const pageScript = "page.js"

var script = joined("htmx.min.js", "hx-sse.min.js", "hx-csp.min.js", "tamrin.js", "list.js", "talk.js", "unsent.js", "map.js", "draft.js")

func joined(names ...string) []byte {
	var all []byte
	for _, name := range names {
		b, err := fs.ReadFile(files, name)
		if err != nil {
			panic("web: " + err.Error()) // an embedded file can always be read
		}
		all = append(append(all, b...), ";\n"...)
	}
	return all
}

// asset returns the address of a file below static.
func asset(name string) string { return "/static/" + staticVersion + "/" + name }

// static serves the files, to be kept for a year. Addresses of another version
// are not found, so that an old page never mixes with new scripts.
var static = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
	name := r.PathValue("file")
	if name == pageScript && r.PathValue("version") == staticVersion {
		w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
		http.ServeContent(w, r, name, time.Time{}, bytes.NewReader(script))
		return
	}
	info, err := fs.Stat(files, name)
	if r.PathValue("version") != staticVersion || err != nil || info.IsDir() {
		http.NotFound(w, r)
		return
	}
	w.Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	http.ServeFileFS(w, r, files, name)
})

func mustSub(f fs.FS, dir string) fs.FS {
	sub, err := fs.Sub(f, dir)
	if err != nil {
		panic("web: " + err.Error()) // only an invalid name fails
	}
	return sub
}

// digest sums up every file's name and content, in the order of their names.
func digest(f fs.FS) string {
	h := sha256.New()
	err := fs.WalkDir(f, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(f, name)
		h.Write([]byte(name))
		h.Write(b)
		return err
	})
	if err != nil {
		panic("web: " + err.Error()) // an embedded tree can always be read
	}
	return hex.EncodeToString(h.Sum(nil)[:8])
}
