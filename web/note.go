package web

import (
	"errors"
	"net/http"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// noteParts lists what changes among a cell's notes.
func (k talk) noteParts() []part {
	notes := part{id: "notes", open: `<ol id="notes" class="notes">`, close: `</ol>`}
	for _, n := range k.page.Notes {
		notes.parts = append(notes.parts, part{id: "note-" + num(n.Note), show: note(k, n)})
	}
	if len(notes.parts) == 0 {
		notes.parts = []part{{id: "note-none", show: noNotes(k)}}
	}
	return []part{notes, {id: "note-form", show: noteForm(k)}}
}

// draft is a paragraph while somebody edits it: of the version that they saw,
// and what somebody else made of it meanwhile.
type draft struct {
	path          string // to which it is sent
	note, version int
	text          string
	newer         *exercise.Newer
}

// showNote answers with the form that edits one paragraph. It does not change
// while it is open, so that the version is the one that its writer saw.
func showNote(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return err
	}
	n, err := whole(r.PathValue("note"))
	if err != nil {
		return notFound
	}
	for _, x := range page.Notes {
		if x.Note == n && page.MayWrite {
			return s.answerNote(w, r, page, draft{r.Place.path() + "note", n, x.Version, x.Text, nil})
		}
	}
	return notFound
}

// answerNote gives the form for the panel, or as a page where no script asked.
func (s *Site) answerNote(w http.ResponseWriter, r *request, page *view.Page, d draft) error {
	f := s.around(r, page, notesHeading)
	k := talk{look: f.look, page: page}
	switch {
	case r.partial() && d.newer != nil:
		w.WriteHeader(http.StatusConflict)
		return noteClash(k, d).Render(r.Context(), w)
	case r.partial():
		return render(w, r, noteEditor(k, d))
	}
	f.Live = ""
	return render(w, r, notePage(f, k, d))
}

// clash answers who edited an old version with both texts, theirs still to be
// saved; it reports whether err was that.
func (s *Site) clash(w http.ResponseWriter, r *request, c exercise.Command, err error) (answered bool, _ error) {
	var refusal *exercise.Refusal
	write, ok := c.(exercise.WriteNote)
	if !ok || !errors.As(err, &refusal) || refusal.Newer == nil {
		return false, nil
	}
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return true, err
	}
	return true, s.answerNote(w, r, page, draft{r.Place.path() + "note", write.Note, refusal.Newer.Version, write.Text, refusal.Newer})
}

var notesHeading = lang.Words{"Notes", "الملاحظات"}

// writeNoteForm reads a paragraph: a new one, or a version of one.
func writeNoteForm(r *request) (deed, error) {
	note, err := whole(r.PostFormValue("note"))
	if err != nil {
		return deed{}, err
	}
	version, err := whole(r.PostFormValue("version"))
	if err != nil {
		return deed{}, err
	}
	return deed{exercise.WriteNote{ID: r.PostFormValue("id"), Note: note, Version: version, Text: r.PostFormValue("text")},
		lang.Words{"Noted.", "دُوِّن."}}, nil
}
