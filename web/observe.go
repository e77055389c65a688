package web

import (
	"cmp"
	"crypto/rand"
	"net/http"
	"strconv"

	"tamrin/exercise"
	"tamrin/lang"
)

// observe records an observation. The page's script sends it again and again
// until it is answered with 204, and the exercise keeps it once; what it says
// must be mended by its writer is answered in plain words, which the script
// shows beside the draft.
func observe(s *Site, w http.ResponseWriter, r *request) error {
	err := record(s, r)
	switch {
	case err == nil && r.partial():
		w.WriteHeader(http.StatusNoContent)
	case err == nil:
		http.Redirect(w, r.Request, r.Place.path(), http.StatusSeeOther)
	default:
		return plainly(s, w, r, err)
	}
	return nil
}

func record(s *Site, r *request) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	at := exercise.Now
	if v := r.PostFormValue("at"); v != "" {
		n, err := strconv.ParseInt(v, 10, 64)
		if err != nil {
			return badForm
		}
		at = n
	}
	// Where no script runs, nothing is sent twice by itself.
	id := cmp.Or(r.PostFormValue("id"), rand.Text())
	c := exercise.Observe{ID: id, Sight: exercise.Sight{Text: r.PostFormValue("text"), Rating: r.PostFormValue("rating"), Mark: r.PostFormValue("mark"),
		Task: r.PostFormValue("task"), About: r.PostFormValue("about"), At: at}}
	for _, hash := range r.PostForm["file"] {
		c.Files = append(c.Files, exercise.File{Hash: hash}) // the host knows the rest
	}
	_, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, "", c)
	return err
}

func withdrawForm(r *request) (deed, error) {
	return deed{exercise.Withdraw{ID: r.PostFormValue("id")}, lang.Words{"Withdrawn. It stays in the log.", "سُحبت، وتبقى في السجل."}}, nil
}
