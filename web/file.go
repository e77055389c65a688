package web

import (
	"bytes"
	"mime"
	"net/http"
	"path"
	"strconv"
	"time"

	"tamrin/view"
)

// filePolicy lets nothing in a file run or load, should a browser show it.
const filePolicy = "default-src 'none'; sandbox; frame-ancestors 'none'"

// showFile answers with a file that came with an item of the seat's inbox, to
// be kept and not to be shown: what is in it is not this server's word. What
// did not come to the cell is not there, whatever its address.
func showFile(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return err
	}
	file, ok := attached(page, r.PathValue("item"), r.PathValue("file"))
	if !ok {
		return notFound
	}
	return s.sendFile(w, r, file)
}

// sendFile sends a file of the scenario's folder.
func (s *Site) sendFile(w http.ResponseWriter, r *request, file string) error {
	content, err := s.opt.Run.File(r.Context(), file)
	if err != nil {
		return err
	}
	name := path.Base(file)
	h := w.Header()
	h.Set("Content-Security-Policy", filePolicy)
	h.Set("Content-Type", fileType(name))
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	http.ServeContent(newLasting(w), r.Request, "", time.Time{}, bytes.NewReader(content))
	return nil
}

// attached finds the n-th file, from 0, of the inbox's item of that key.
func attached(page *view.Page, key, n string) (string, bool) {
	k, err := strconv.Atoi(key)
	i, wrong := strconv.Atoi(n)
	if err != nil || wrong != nil || i < 0 {
		return "", false
	}
	for _, x := range page.Inbox {
		if x.Key == k && i < len(x.Attachments) {
			return x.Attachments[i].File, true
		}
	}
	return "", false
}

// fileType says of what type a file is, by its name.
func fileType(name string) string {
	if t := mime.TypeByExtension(path.Ext(name)); t != "" {
		return t
	}
	return "application/octet-stream"
}

// fileAddress is where the n-th file of an item is, below the seat's page.
func fileAddress(x view.Item, n int) string { return "file/" + num(x.Key) + "/" + num(n) }
