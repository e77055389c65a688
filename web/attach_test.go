package web

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/store"
)

// sendFile sends a file as a page's script does, and returns the answer.
func (p *played) sendFile(c *http.Client, seat, name string, body io.Reader) (int, string) {
	p.t.Helper()
	req, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost,
		p.srv.URL+"/seat/"+seat+"/attachment?"+url.Values{"name": {name}}.Encode(), body)
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("HX-Request", "true")
	resp, err := c.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	return read(p.t, resp)
}

// attach sends a file and observes with it; it returns the file's hash.
func (p *played) attach(c *http.Client, id, name string, content []byte) string {
	p.t.Helper()
	status, body := p.sendFile(c, "judges", name, bytes.NewReader(content))
	var f exercise.File
	if err := json.Unmarshal([]byte(body), &f); err != nil || status != http.StatusCreated {
		p.t.Fatalf("%s is answered with %d %s", name, status, body)
	}
	if status, body := p.post(c, "/seat/judges/observe", url.Values{"id": {id}, "file": {f.Hash}}); status != http.StatusNoContent {
		p.t.Fatalf("observing with %s is answered with %d %s", name, status, body)
	}
	return f.Hash
}

// A player who guesses a file's hash is told the same, to the byte, as of a file
// that is not there.
func TestAPhotoIsForEvaluatorsAndControlAlone(t *testing.T) {
	p := play(t)
	c := p.client("judges", "harbour", "excon", wallSeat)
	hash := p.attach(c, "photo-0001", "canary_photo.jpg", cannedPhoto())
	for _, seat := range []string{"judges", "excon"} {
		if status, body := get(t, c, p.srv.URL+"/seat/"+seat+"/attachment/"+hash); status != http.StatusOK || body != string(cannedPhoto()) {
			t.Errorf("%s gets %d, %d bytes", seat, status, len(body))
		}
		if status, body := get(t, c, p.srv.URL+"/seat/"+seat+"/attachment/"+hash+"/small"); status != http.StatusOK || !strings.HasPrefix(body, "\xff\xd8") {
			t.Errorf("%s gets %d small", seat, status)
		}
	}
	for _, end := range []string{"", "/small"} {
		_, none := get(t, c, p.srv.URL+"/seat/harbour/attachment/"+strings.Repeat("ab", 32)+end)
		for _, guess := range []string{hash, strings.ToUpper(hash), "x"} {
			status, body := get(t, c, p.srv.URL+"/seat/harbour/attachment/"+guess+end)
			if status != http.StatusNotFound || withoutNonce(body) != withoutNonce(none) {
				t.Errorf("a player who guesses gets %d:\n%s\nnot\n%s", status, body, none)
			}
		}
	}
	for _, path := range []string{"/seat/harbour/", "/wall/"} {
		if _, page := get(t, c, p.srv.URL+path); strings.Contains(page, "canary_photo") || strings.Contains(page, hash) {
			t.Errorf("%s knows of the photo", path)
		}
	}
	if _, page := get(t, c, p.srv.URL+"/seat/judges/"); !strings.Contains(page, "canary_photo") || !strings.Contains(page, "attachment/"+hash+"/small") {
		t.Error("the evaluators' page does not show the photo: the test proves nothing")
	}
	if status, body := p.sendFile(c, "harbour", "a.jpg", bytes.NewReader(cannedPhoto())); status != http.StatusConflict || strings.Contains(body, "<") {
		t.Errorf("a player's upload is answered with %d %s", status, body)
	}
	if status, _ := p.sendFile(browser(), "judges", "a.jpg", bytes.NewReader(cannedPhoto())); status != http.StatusForbidden {
		t.Errorf("nobody's upload is answered with %d", status)
	}
}

// withoutNonce takes what differs from page to page out of it.
func withoutNonce(page string) string {
	i := strings.Index(page, `nonce="`)
	if i < 0 {
		return page
	}
	nonce := page[i+7 : i+7+strings.IndexByte(page[i+7:], '"')]
	i = strings.Index(page, "attachment/")
	for i >= 0 { // the page's own address, in the links that change its look
		end := i + strings.IndexAny(page[i:], `"?`)
		page = page[:i] + page[end:]
		i = strings.Index(page, "attachment/")
	}
	return strings.ReplaceAll(page, nonce, "")
}

func TestOnlyPicturesAreShown(t *testing.T) {
	p := play(t)
	c := p.client("judges")
	for name, want := range map[string]struct {
		content []byte
		way     string
		typ     string
	}{
		"a \u202egnp.jpg": {cannedPhoto(), `inline; filename="a gnp.jpg"`, "image/jpeg"},
		"x.svg":           {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`), `attachment; filename=x.svg`, "application/octet-stream"},
		"x.html":          {[]byte(`<!doctype html><script>alert(1)</script>`), `attachment; filename=x.html`, "application/octet-stream"},
		"x.pdf":           {[]byte(`%PDF-1.7`), `attachment; filename=x.pdf`, "application/pdf"},
		"خطة.heic":        {[]byte("\x00\x00\x00\x18ftypheic\x00\x00"), `attachment; filename*=utf-8''%D8%AE%D8%B7%D8%A9.heic`, "image/heic"},
	} {
		hash := p.attach(c, "photo-0000"+num(len(want.content)), name, want.content)
		resp, err := c.Get(p.srv.URL + "/seat/judges/attachment/" + hash)
		if err != nil {
			t.Fatal(err)
		}
		if _, body := read(t, resp); body != string(want.content) {
			t.Errorf("%s has changed", name)
		}
		for header, value := range map[string]string{"Content-Disposition": want.way, "Content-Type": want.typ, "X-Content-Type-Options": "nosniff",
			"Content-Security-Policy": filePolicy, "Cache-Control": "private, no-cache", "Cross-Origin-Resource-Policy": "same-origin"} {
			if got := resp.Header.Get(header); got != value {
				t.Errorf("%s: %s: %q, not %q", name, header, got, value)
			}
		}
		small, err := c.Get(p.srv.URL + "/seat/judges/attachment/" + hash + "/small")
		if err != nil {
			t.Fatal(err)
		}
		if _, body := read(t, small); strings.Contains(body, "alert") {
			t.Errorf("the small copy of %s is what was sent", name)
		}
	}
}

func TestFilesThatAreNotTakenAreToldWhy(t *testing.T) {
	p := play(t)
	c := p.client("judges")
	photo := cannedPhoto()
	for what, x := range map[string]struct {
		name   string
		body   io.Reader
		status int
		say    string
	}{
		"empty":           {"a.jpg", strings.NewReader(""), http.StatusUnprocessableEntity, "empty"},
		"of a false type": {"a.jpg", strings.NewReader("<html>"), http.StatusUnprocessableEntity, "not what its name says"},
		"cut off":         {"a.jpg", bytes.NewReader(photo[:len(photo)/2]), http.StatusUnprocessableEntity, "ends in the middle"},
		"too large":       {"a.bin", bytes.NewReader(make([]byte, store.MaxFile+1)), http.StatusRequestEntityTooLarge, "25 MB"},
		"too large, and its length untold": {"a.bin", io.MultiReader(bytes.NewReader(make([]byte, store.MaxFile)), strings.NewReader("xx")),
			http.StatusRequestEntityTooLarge, "25 MB"},
	} {
		status, body := p.sendFile(c, "judges", x.name, x.body)
		if status != x.status || !strings.Contains(body, x.say) || strings.Contains(body, "<") {
			t.Errorf("a file %s is answered with %d %s", what, status, body)
		}
	}
	status, body := p.post(c, "/seat/judges/observe", url.Values{"id": {"photo-0001"}, "text": {"x"}, "file": {strings.Repeat("ab", 32)}})
	if status != http.StatusFailedDependency || !strings.Contains(body, "has not reached the server") {
		t.Errorf("a file that was never sent is answered with %d %s", status, body)
	}
	if list := p.noted(); len(list) != 0 {
		t.Errorf("%+v", list)
	}
}

func TestASeatSendsOnlySoManyFiles(t *testing.T) {
	p := play(t)
	c := p.client("judges", "excon")
	for range uploadsAtOnce {
		if status, body := p.sendFile(c, "judges", "a.txt", strings.NewReader("x")); status != http.StatusCreated {
			t.Fatalf("%d %s", status, body)
		}
	}
	if status, body := p.sendFile(c, "judges", "a.txt", strings.NewReader("x")); status != http.StatusTooManyRequests || !strings.Contains(body, "by themselves") {
		t.Errorf("one too many is answered with %d %s", status, body)
	}
	if status, _ := p.sendFile(c, "excon", "a.txt", strings.NewReader("x")); status != http.StatusCreated {
		t.Errorf("another seat is answered with %d", status)
	}
	p.clock.Advance(uploadEvery + time.Millisecond)
	if status, _ := p.sendFile(c, "judges", "a.txt", strings.NewReader("x")); status != http.StatusCreated {
		t.Errorf("a moment later it is answered with %d", status)
	}
}

// A browser keeps a photo, and still asks each time.
func TestAPhotoIsNotSentTwiceToABrowser(t *testing.T) {
	p := play(t)
	c := p.client("judges")
	hash := p.attach(c, "photo-0001", "a.jpg", cannedPhoto())
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, p.srv.URL+"/seat/judges/attachment/"+hash, nil)
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("If-None-Match", `"`+hash+`"`)
	resp, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	if status, body := read(t, resp); status != http.StatusNotModified || body != "" {
		t.Errorf("%d, %d bytes", status, len(body))
	}
}
