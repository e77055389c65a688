package web

import (
	"archive/zip"
	"bytes"
	"context"
	"io"
	"mime/multipart"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"tamrin/archive"
	"tamrin/host"
	"tamrin/research"
	"tamrin/scenarios"
	"tamrin/store"
)

// The canned exercise is carried, too, with nothing in it.
func (c *canned) ID() string { return "canned-1" }
func (c *canned) Archive(context.Context, io.Writer) (archive.Manifest, error) {
	return archive.Manifest{}, store.Fail(store.Unavailable, "canned-1", nil)
}
func (c *canned) Signer() archive.Public { return archive.Public{} }
func (c *canned) Extent() (int64, int64) { return 184_220, 73 << 20 }
func (c *canned) Export(context.Context, bool) (*research.Export, error) {
	return nil, store.Fail(store.Unavailable, "canned-1", nil)
}

// sendArchive sends an archive to be imported and returns where that led.
func (h *housed) sendArchive(c *http.Client, file []byte) (status int, body, at string) {
	h.t.Helper()
	var b bytes.Buffer
	form := multipart.NewWriter(&b)
	part, _ := form.CreateFormFile("archive", "spring.tamrin") // a buffer takes everything
	part.Write(file)
	form.Close()
	resp, err := c.Post(h.srv.URL+"/exercises", form.FormDataContentType(), &b)
	if err != nil {
		h.t.Fatal(err)
	}
	status, body = read(h.t, resp)
	return status, body, resp.Request.URL.Path
}

func (h *housed) exercised() *host.Exercise {
	h.t.Helper()
	folder, _ := scenarios.Open("first_steps")
	x, err := h.host.Create(h.t.Context(), folder, host.Plan{ID: "spring", Name: "Spring", Bots: true})
	if err != nil {
		h.t.Fatal(err)
	}
	return x
}

// TestAnExerciseIsCarriedFromHouseToHouse: downloaded from control's page, it is
// verified, and taken in by another server.
func TestAnExerciseIsCarriedFromHouseToHouse(t *testing.T) {
	h := openHouse(t)
	x := h.exercised()
	c := h.enrol("amal", "planner")
	status, body := h.get(c, "/x/spring/seat/excon/review/archive")
	if status != http.StatusOK || !strings.Contains(body, x.Signer().Fingerprint()) || !strings.Contains(body, "review/archive/file") {
		t.Fatalf("the page answers %d:\n%s", status, body)
	}
	status, file := h.get(c, "/x/spring/seat/excon/review/archive/file")
	a, err := archive.Open(strings.NewReader(file), int64(len(file)))
	if status != http.StatusOK || err != nil {
		t.Fatalf("%d, %v", status, err)
	}
	if f, err := a.Verify(t.Context(), x.Signer().Fingerprint(), nil); err != nil || f.State() != archive.Sound {
		t.Errorf("what was downloaded is not sound: %+v, %v", f, err)
	}

	other := openHouse(t)
	d := other.enrol("badr", "planner")
	status, body, at := other.sendArchive(d, []byte(file))
	if status != http.StatusOK || at != "/exercises/spring" || !strings.Contains(body, "Spring") {
		t.Errorf("the import leads to %s with %d:\n%s", at, status, body)
	}
	if _, _, at = other.sendArchive(d, []byte(file)); at != "/exercises/spring-2" {
		t.Errorf("the second import leads to %s", at)
	}
}

// TestWhatIsNoSoundArchiveIsNotTakenIn, each in words.
func TestWhatIsNoSoundArchiveIsNotTakenIn(t *testing.T) {
	h := openHouse(t)
	h.exercised()
	c := h.enrol("amal", "planner")
	_, file := h.get(c, "/x/spring/seat/excon/review/archive/file")
	bad := []byte(file)
	bad[strings.Index(file, "log.jsonl")+60] ^= 1
	for words, b := range map[string][]byte{
		"is the first that was; the events before it are sound": bad,
		"The archive&#39;s end is missing":                      []byte(file[:len(file)-9]),
		"This file is not an archive":                           []byte("tamrin: 1"),
	} {
		status, body, _ := h.sendArchive(c, b)
		if status != http.StatusUnprocessableEntity || !strings.Contains(body, words) || !strings.Contains(body, "This was not imported") {
			t.Errorf("%q is not said; %d:\n%s", words, status, body)
		}
	}
	if ids, err := h.host.Exercises(t.Context()); len(ids) != 1 || err != nil {
		t.Errorf("there are %q now, %v", ids, err)
	}
	if status, _, at := h.sendArchive(browser(), []byte(file)); status == http.StatusOK && at != "/sign-in" {
		t.Errorf("somebody from outside imports: %d, %s", status, at)
	}
}

// TestTheLogIsDownloadedWithWordsAboutIt, with pseudonyms unless names are asked for.
func TestTheLogIsDownloadedWithWordsAboutIt(t *testing.T) {
	h := openHouse(t)
	h.exercised()
	c := h.enrol("amal", "planner")
	const at = "/x/spring/seat/excon/review/archive/log?format="
	for _, format := range []string{"csv", "jsonl"} {
		_, file := h.get(c, at+format)
		z, err := zip.NewReader(strings.NewReader(file), int64(len(file)))
		if err != nil || len(z.File) != 2 || z.File[0].Name != "spring."+format+".readme.txt" || z.File[1].Name != "spring."+format {
			t.Fatalf("%s: %v, %v", format, z, err)
		}
		r, _ := z.File[0].Open()
		if b, _ := io.ReadAll(r); !bytes.Contains(b, []byte("Pseudonyms")) || !bytes.Contains(b, []byte("أسماء مستعارة")) {
			t.Errorf("%s: %s", format, b)
		}
	}
	if status, file := h.get(c, at+"xlsx&names=real"); status != http.StatusOK || !strings.HasPrefix(file, "PK") {
		t.Errorf("xlsx: %d", status)
	}
	if status, _ := h.get(c, at+"pdf"); status != http.StatusNotFound {
		t.Errorf("pdf: %d", status)
	}
}

// TestControlAloneHasTheArchive: it holds what every seat knows, and control's
// own notes.
func TestControlAloneHasTheArchive(t *testing.T) {
	p := cannedPages(1)
	for _, v := range p {
		v.Replay = true // control has opened the replay
	}
	site := New(Options{Run: newCanned(p), Access: NewAccess(places()...), Now: time.Now})
	for _, place := range places() {
		for _, path := range []string{"review/archive", "review/archive/file", "review/archive/log?format=csv"} {
			w := httptest.NewRecorder()
			err := map[string]answer{"review/archive": showArchive, "review/archive/file": sendArchive}[path]
			if err == nil {
				err = sendLog
			}
			got := err(site, w, &request{Request: httptest.NewRequest("GET", "/"+path, nil), Place: place})
			if (got == notFound) == (place.Kind == Control) {
				t.Errorf("%s of %s: %v", path, place.Seat, got)
			}
		}
	}
}

// TestADownloadThatBreaksOffIsNotTakenForAll.
func TestADownloadThatBreaksOffIsNotTakenForAll(t *testing.T) {
	s := &Site{}
	r := &request{Request: httptest.NewRequest("GET", "/", nil)}
	w := httptest.NewRecorder()
	if err := s.send(w, r, "x.tamrin", "application/zip", func(io.Writer) error { return broken }); err != broken || w.Header().Get("Content-Disposition") != "" {
		t.Errorf("before the first byte: %v, %v", err, w.Header())
	}
	defer func() {
		if recover() != http.ErrAbortHandler {
			t.Error("the connection is not broken off")
		}
	}()
	s.send(w, r, "x.tamrin", "application/zip", func(to io.Writer) error { to.Write([]byte("some")); return broken })
}
