package web

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"os"
	"time"

	"tamrin/archive"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/store"
)

// maxArchive is the largest archive that is taken in over the web, in bytes;
// `tamrin import` takes larger ones.
const maxArchive = 2 << 30

var notTakenIn = lang.Words{"This was not imported", "لم يُستورد هذا"}

// takeIn imports an exercise from an archive that somebody of the staff sends.
// Stopped on its way, nothing of it stays.
func takeIn(h *House, w http.ResponseWriter, v *visit) error {
	f, err := os.CreateTemp("", "tamrin-import-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	defer f.Close()
	size, err := received(v.Request, f)
	if err != nil {
		return takeInProblem(err)
	}
	answers := http.NewResponseController(w)
	_ = answers.SetWriteDeadline(time.Time{}) // looking through a large one takes a while
	defer func() { _ = answers.SetWriteDeadline(time.Now().Add(takesAll)) }()
	a, err := archive.Open(f, size)
	if err != nil {
		return takeInProblem(err)
	}
	found, err := a.Verify(v.Context(), "", nil)
	if err != nil {
		return err
	}
	if found.State() == archive.Amiss {
		return &problem{http.StatusUnprocessableEntity, notTakenIn, alterations(found),
			lang.Words{"Have it sent again by whom you had it from, and compare.", "اطلب إرساله ثانية ممن أخذته منه وقارن."}}
	}
	id, err := h.opt.Host.Import(v.Context(), a)
	if err != nil {
		return takeInProblem(err)
	}
	set := staff.Settings{ID: id, Name: a.Manifest.Name, Digest: a.Scenario(), List: staff.Lists[0], Control: staff.Controls[0], By: v.Staff.Name}
	if set.Check() != nil {
		set.Name = "" // one that can't stand in a list
	}
	if err := h.opt.Staff.Enter(v.Context(), set, staff.TookIn); err != nil {
		return err
	}
	http.Redirect(w, v.Request, "/exercises/"+url.PathEscape(id), http.StatusSeeOther)
	return nil
}

// received writes the form's file to a disk and returns its size.
func received(r *http.Request, to io.Writer) (int64, error) {
	form, err := r.MultipartReader()
	if err != nil {
		return 0, err
	}
	for range 10 {
		part, err := form.NextPart()
		if err != nil {
			return 0, err
		}
		if part.FormName() == "archive" {
			return io.Copy(to, part)
		}
	}
	return 0, io.EOF
}

// alterations says what of an archive is not as it was.
func alterations(found *archive.Findings) (say lang.Words) {
	for _, c := range found.Checks {
		if c.State == archive.Amiss {
			say = lang.Words{say.En + c.Say.En + ". ", say.Ar + c.Say.Ar + ". "}
		}
	}
	return lang.Words{say.En + "Nothing was imported.", say.Ar + "لم يُستورد شيء."}
}

// takeInProblem says why an archive was not taken in.
func takeInProblem(err error) error {
	var large *http.MaxBytesError
	var bad *archive.Problem
	var log *store.Problem
	switch {
	case errors.As(err, &large):
		return &problem{http.StatusRequestEntityTooLarge, notTakenIn,
			lang.Words{"The server takes archives of 2 GB at most over the web. Nothing of it was kept.", "يقبل الخادم من المتصفح أراشيف لا تتجاوز 2 غ.ب. لم يُحفظ منه شيء."},
			lang.Words{"Copy it to the server and use `tamrin import` there.", "انسخه إلى الخادم واستعمل هناك `tamrin import`."}}
	case errors.As(err, &bad):
		return &problem{http.StatusUnprocessableEntity, notTakenIn, bad.Say, bad.Next}
	case errors.As(err, &log):
		return &problem{status: http.StatusServiceUnavailable, title: notTakenIn, say: log.Say}
	case errors.Is(err, io.EOF), errors.Is(err, http.ErrNotMultipart), errors.Is(err, http.ErrMissingBoundary):
		return badForm
	}
	return err
}
