package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"os"
	"strconv"
	"time"

	"github.com/a-h/templ"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/media"
	"tamrin/staff"
	"tamrin/store"
	"tamrin/view"
)

const (
	// uploadsAtOnce is how many files a seat may send at once, and uploadEvery
	// how often one more after that.
	uploadsAtOnce = 60
	uploadEvery   = 5 * time.Second
)

func newSenders() *staff.Limiter { return staff.NewLimiter(uploadsAtOnce, uploadEvery, remembered) }

// takeFile keeps a file that a seat's page sends, and answers with what it is:
// the page attaches it to what its person writes. The body is the file itself.
func takeFile(s *Site, w http.ResponseWriter, r *request) error {
	if wait := s.senders.Try(r.Place.path(), s.opt.Now()); wait > 0 {
		w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
		return plainly(s, w, r, tooManyFiles)
	}
	if r.ContentLength > store.MaxFile {
		return plainly(s, w, r, fileTooLarge)
	}
	f, err := s.opt.Run.Upload(r.Context(), r.Place.Seat, r.URL.Query().Get("name"), r.Body)
	var large *http.MaxBytesError
	switch {
	case errors.As(err, &large):
		err = fileTooLarge
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, os.ErrDeadlineExceeded):
		err = fileBrokenOff
	}
	if err != nil {
		return plainly(s, w, r, err)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusCreated)
	return json.NewEncoder(w).Encode(f)
}

// showAttachment answers with a file that the seat's page refers to. Pictures are
// shown, whatever else there is can only be kept: what is in it is not this
// server's word. Where the page refers to none of that hash, there is none.
func showAttachment(s *Site, w http.ResponseWriter, r *request) error {
	f, content, err := s.opt.Run.Content(r.Context(), r.Place.Viewer, r.PathValue("hash"))
	if store.KindOf(err) == store.NotFound {
		return notFound
	}
	if err != nil {
		return err
	}
	defer content.Close()
	way := "attachment"
	if media.Type(f.Type).Shown() {
		way = "inline"
	}
	h := w.Header()
	h.Set("Content-Security-Policy", filePolicy)
	h.Set("Content-Type", f.Type)
	h.Set("Content-Disposition", mime.FormatMediaType(way, map[string]string{"filename": f.Name}))
	unchanging(w, f.Hash)
	http.ServeContent(newLasting(w), r.Request, "", time.Time{}, content)
	return nil
}

// showSmall answers with a small copy of a picture, or where there can be none
// with a drawing that stands for it.
func showSmall(s *Site, w http.ResponseWriter, r *request) error {
	hash := r.PathValue("hash")
	small, err := s.opt.Run.Small(r.Context(), r.Place.Viewer, hash)
	if store.KindOf(err) == store.NotFound {
		return notFound
	}
	if errors.Is(err, media.ErrNotSmall) {
		http.Redirect(w, r.Request, asset("picture.svg"), http.StatusFound)
		return nil
	}
	if err != nil {
		return err
	}
	w.Header().Set("Content-Security-Policy", filePolicy)
	w.Header().Set("Content-Type", string(media.JPEG))
	unchanging(w, "small-"+hash)
	_, _ = w.Write(small) // a browser that has gone is not told so
	return nil
}

// unchanging lets the browser keep a file, but ask each time whether its person
// may still have it.
func unchanging(w http.ResponseWriter, tag string) {
	w.Header().Set("Cache-Control", "private, no-cache")
	w.Header().Set("ETag", `"`+tag+`"`)
}

// plainly tells a page's script what is wrong, in the person's words.
func plainly(s *Site, w http.ResponseWriter, r *request, err error) error {
	if !r.partial() {
		return err
	}
	p, l := explain(err), s.look(r)
	if p.status >= http.StatusInternalServerError {
		tellFailure(r.Request, err)
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.WriteHeader(p.status)
	_, _ = w.Write([]byte(l.W(p.say) + " " + l.W(p.next))) // a browser that has gone is not told so
	return nil
}

// explainFile turns an error about a file into what a person is told; nil where
// the error is about something else.
func explainFile(err error) *problem {
	var unsent *host.NotSent
	var log *store.Problem
	switch bad, is := media.IsProblem(err); {
	case is:
		return &problem{http.StatusUnprocessableEntity, fileNotKept, bad.Say, bad.Next}
	case errors.As(err, &unsent):
		return &problem{status: http.StatusFailedDependency, title: notDone, say: unsent.Say}
	case errors.As(err, &log) && log.Kind == store.TooLarge && log.Exercise == "":
		return fileTooLarge
	}
	return nil
}

var fileNotKept = lang.Words{"The file was not kept", "لم يُحفظ الملف"}

var fileTooLarge = &problem{http.StatusRequestEntityTooLarge, fileNotKept,
	lang.Words{"It is larger than 25 MB. Nothing of it was kept.", "حجمه أكبر من 25 م.ب. لم يُحفظ منه شيء."},
	lang.Words{"Take a smaller photo, or shorten the film, and send it again.", "التقط صورة أصغر أو اختصر المقطع ثم أرسله ثانية."}}

var fileBrokenOff = &problem{http.StatusRequestTimeout, fileNotKept,
	lang.Words{"The connection broke before all of it was here. Nothing of it was kept.", "انقطع الاتصال قبل وصوله كاملًا. لم يُحفظ منه شيء."},
	lang.Words{"It waits on your device and is sent again by itself.", "ينتظر على جهازك ويُرسل ثانية من تلقاء نفسه."}}

var tooManyFiles = &problem{http.StatusTooManyRequests, fileNotKept,
	lang.Words{"Very many files came from this seat in a short time.", "جاءت من هذا المقعد ملفات كثيرة جدًا في وقت قصير."},
	lang.Words{"Those that wait on this device are sent by themselves, a few seconds apart.", "ما ينتظر على هذا الجهاز يُرسل من تلقاء نفسه بفاصل ثوانٍ."}}

// shown reports whether a file is shown as a picture.
func shown(f view.File) bool { return media.Type(f.Type).Shown() }

// attachmentAddress is where a file is, below the seat's page.
func attachmentAddress(f view.File) templ.SafeURL { return templ.SafeURL("attachment/" + f.Hash) }

// fileTitle is what a file is called: a photo from a telephone may have no name.
func fileTitle(l look, f view.File) string {
	return cmp.Or(f.Name, l.T("File without a name", "ملف بلا اسم"))
}

// fileSize writes bytes as 340 KB or 2.4 MB.
func fileSize(l look, n int64) string {
	if n < 1_000_000 {
		return num(max(n/1000, 1)) + " " + l.T("KB", "ك.ب")
	}
	return num(n/1_000_000) + "." + num(n/100_000%10) + " " + l.T("MB", "م.ب")
}
