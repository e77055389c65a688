package web

import (
	"archive/zip"
	"context"
	"io"
	"mime"
	"net/http"
	"slices"

	"tamrin/archive"
	"tamrin/lang"
	"tamrin/research"
	"tamrin/staff"
	"tamrin/view"
)

var archiveTab = reviewTab{"archive", lang.Words{"Archive", "الأرشيف"},
	lang.Words{"The whole exercise in one signed file, and its log for those who study it.", "التمرين كله في ملف واحد موقّع، وسجله لمن يدرسه."}}

// Carried is an exercise that can be carried elsewhere. *host.Exercise is one.
type Carried interface {
	ID() string
	// Archive writes the exercise's archive as its log stands now.
	Archive(ctx context.Context, to io.Writer) (archive.Manifest, error)
	// Extent tells how many events the log has, and bytes the attachments.
	Extent() (events, attached int64)
	// Signer is the key with which archives are signed.
	Signer() archive.Public
	// Export returns the log for those who study it.
	Export(ctx context.Context, pseudonyms bool) (*research.Export, error)
}

// carried returns the exercise if the requester may have all of it: control
// may. The log holds what evaluators may not read, as control's own notes and
// what rules and chance did.
func (s *Site) carried(r *request) (Carried, *view.Page, error) {
	page, err := s.overseen(r)
	x, ok := s.opt.Run.(Carried)
	if err == nil && (!ok || page.Desk == nil || !page.Desk.MayAct) {
		err = notFound
	}
	return x, page, err
}

// note writes down what is done, where somebody administers the server.
func (s *Site) note(r *request, d staff.Deed, about string) error {
	if s.opt.Note == nil {
		return nil
	}
	return toPerson(s.opt.Note(r.Request, r.Place, d, about))
}

// showArchive shows what can be taken away, and with which key it is signed.
func showArchive(s *Site, w http.ResponseWriter, r *request) error {
	x, page, err := s.carried(r)
	if err != nil {
		return err
	}
	return render(w, r, archivePage(s.reviewFrame(r, page, archiveTab), x, page.Clock.Phase == view.Over))
}

// sendArchive sends the archive while it is being made, so that it takes no room
// here; a browser that stops the download stops the making.
func sendArchive(s *Site, w http.ResponseWriter, r *request) error {
	x, _, err := s.carried(r)
	if err == nil {
		err = s.note(r, staff.TookArchive, x.ID())
	}
	if err != nil {
		return err
	}
	return s.send(w, r, x.ID()+archive.Ending, "application/zip", func(to io.Writer) error {
		_, err := x.Archive(r.Context(), to)
		return err
	})
}

// sendLog sends the log in the form that was chosen. What has no room for words
// about itself comes in a zip with them.
func sendLog(s *Site, w http.ResponseWriter, r *request) error {
	x, _, err := s.carried(r)
	if err != nil {
		return err
	}
	q := r.URL.Query()
	format := q.Get("format")
	if !slices.Contains(research.Formats, format) {
		return notFound
	}
	named := ""
	if q.Get("names") == "real" {
		named = " names"
	}
	if err := s.note(r, staff.TookLog, x.ID()+named); err != nil {
		return err
	}
	e, err := x.Export(r.Context(), named == "")
	if err != nil {
		return err
	}
	e.Lang = r.Lang
	name := x.ID() + "." + format
	if format == "xlsx" {
		return s.send(w, r, name, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", func(to io.Writer) error { return e.Write(r.Context(), to, format) })
	}
	return s.send(w, r, name+".zip", "application/zip", func(to io.Writer) error { return zipped(r.Context(), to, e, name, format) })
}

// zipped writes a log and what it is into a zip.
func zipped(ctx context.Context, to io.Writer, e *research.Export, name, format string) error {
	z := zip.NewWriter(to)
	readme, err := z.Create(name + ".readme.txt")
	if err == nil {
		err = e.WriteReadme(readme)
	}
	if err != nil {
		return err
	}
	log, err := z.Create(name)
	if err == nil {
		err = e.Write(ctx, log, format)
	}
	if err != nil {
		return err
	}
	return z.Close()
}

// send sends a file as it is being written. Where nothing was sent yet, an error
// is told; later, the connection is broken off, so that no browser takes what
// came for all of it.
func (s *Site) send(w http.ResponseWriter, r *request, name, kind string, write func(io.Writer) error) error {
	h := w.Header()
	out := &begun{to: newLasting(w), start: func() {
		h.Set("Content-Security-Policy", filePolicy)
		h.Set("Content-Type", kind)
		h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	}}
	err := write(out)
	if err != nil && out.start == nil {
		panic(http.ErrAbortHandler)
	}
	return err
}

// begun calls start before the first byte.
type begun struct {
	to    io.Writer
	start func() // nil once called
}

// Write sends on.
func (b *begun) Write(p []byte) (int, error) {
	if b.start != nil {
		b.start()
		b.start = nil
	}
	return b.to.Write(p)
}

// extent tells how much an archive is, so that nobody takes a long download for
// one that hangs.
func extent(events, attached int64) lang.Words {
	return lang.Words{
		"Events: %s. Attachments: %s MB. The file is made while it is being downloaded: your browser shows how much has come and can't know how much is to come. A million events take about half a minute.",
		"الأحداث: %s. المرفقات: %s م.ب. يُنشأ الملف أثناء تنزيله: يعرض متصفحك ما وصل ولا يعرف كم بقي. ويستغرق مليون حدث نحو نصف دقيقة."}.
		Format(lang.Isolate(num(events)), lang.Isolate(num((attached+1<<20-1)>>20)))
}
