package web

import (
	"errors"
	"io"
	"net/http"
	"path"
	"strings"

	"tamrin/lang"
	"tamrin/staff"
)

// keepScenario keeps an upload, whatever its problems, so that its page can
// show them where they are.
func keepScenario(h *House, w http.ResponseWriter, v *visit) error {
	name, upload, err := uploaded(v.Request, "scenario", staff.MaxUpload)
	if err != nil {
		return uploadProblem(err)
	}
	archive, err := staff.Pack(upload)
	if p := complaint(err); p != nil {
		p.title = lang.Words{"This was not kept", "لم يُحفظ هذا"}
		return p
	}
	if err != nil {
		return err
	}
	return h.keep(w, v, archive, name)
}

// keep keeps a scenario, under the name that it gives itself where it does, and
// leads to its page.
func (h *House) keep(w http.ResponseWriter, v *visit, archive []byte, name string) error {
	x, err := staff.Read(archive)
	if err != nil {
		return err
	}
	if x.Scenario != nil && x.Scenario.ID != "" {
		name = x.Scenario.ID
	}
	id, err := h.opt.Staff.Keep(v.Context(), archive, name, v.Staff)
	if err != nil {
		return err
	}
	http.Redirect(w, v.Request, "/scenarios/"+num(id), http.StatusSeeOther)
	return nil
}

// uploaded reads the form's one file, of at most so many bytes, as it comes,
// without a file on the server's disk that could be left behind.
func uploaded(r *http.Request, field string, most int64) (name string, body []byte, err error) {
	form, err := r.MultipartReader()
	if err != nil {
		return "", nil, err
	}
	for range 10 {
		part, err := form.NextPart()
		if err != nil {
			return "", nil, err
		}
		if part.FormName() != field {
			continue
		}
		body, err = io.ReadAll(io.LimitReader(part, most+1))
		name = strings.TrimSuffix(path.Base(part.FileName()), path.Ext(part.FileName()))
		return name, body, err
	}
	return "", nil, io.EOF
}

func uploadProblem(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return &problem{http.StatusRequestEntityTooLarge,
			lang.Words{"This is too large to send", "الملف أكبر من أن يُرسَل"},
			lang.Words{"The server takes uploads of 32 MB at most. Nothing of it was kept.", "يقبل الخادم ملفات لا تتجاوز 32 م.ب. لم يُحفظ منه شيء."},
			lang.Words{"Leave out pictures that the scenario does not need, and send it again.", "استغنِ عن الصور التي لا يحتاجها السيناريو ثم أعد الإرسال."}}
	}
	return badForm
}
