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
	case r.partial() && explain(err).status < http.StatusInternalServerError:
		p, l := explain(err), s.look(r)
		w.Header().Set("Content-Type", "text/plain; charset=utf-8")
		w.WriteHeader(p.status)
		_, _ = w.Write([]byte(l.W(p.say) + " " + l.W(p.next))) // a browser that has gone is not told so
	default:
		return err
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
	c := exercise.Observe{ID: id, Sight: exercise.Sight{Text: r.PostFormValue("text"), Rating: r.PostFormValue("rating"),
		Task: r.PostFormValue("task"), About: r.PostFormValue("about"), At: at}}
	_, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, "", c)
	return err
}

func withdrawForm(r *request) (deed, error) {
	return deed{exercise.Withdraw{ID: r.PostFormValue("id")}, lang.Words{"Withdrawn. It stays in the log.", "سُحبت، وتبقى في السجل."}}, nil
}
