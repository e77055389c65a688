package web

import (
	"errors"
	"net/http"
	"strconv"

	"tamrin/exercise"
	"tamrin/lang"
)

// deed is what a form wants done, and what is said once it is.
type deed struct {
	do   exercise.Command
	done lang.Words // nothing is said where empty
}

// forms reads each form. Whether the seat may do it is for the exercise to say.
var forms = map[string]func(r *request) (deed, error){
	"clock": clockForm, "inject": injectForm, "judge": judgeForm, "chance": chanceForm,
	"decide": decideForm, "ack": ackForm, "take": takeForm, "return": returnForm, "withdraw": withdrawForm,
	"duff": duffForm, "message": sendForm, "read": readForm, "ask": askControlForm, "request": requestForm, "claim": claimForm, "note": writeNoteForm,
	"call": callForm, "statement": statementForm, "conference": conferenceForm, "question": questionForm, "signal": signalForm, "show": showForm, "jump": jumpForm,
	"delay": delayForm, "write": writeForm, "edit": editForm, "var": varForm, "replay": openReplayForm,
}

// act carries out what a form asks for in the name of the place's seat. The
// change itself comes through the stream; the answer only says that it is done.
func act(s *Site, w http.ResponseWriter, r *request) error {
	read, ok := forms[r.PathValue("act")]
	if !ok || r.Place.Kind == Home {
		return notFound
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	d, err := read(r)
	if err != nil {
		return err
	}
	by := exercise.Actor{Seat: r.Place.Seat}
	if _, err := s.opt.Run.Do(r.Context(), by, r.PostFormValue("reason"), d.do); err != nil && !idle(d.do, err) {
		if answered, failed := s.clash(w, r, d.do, err); answered {
			return failed
		}
		return err
	}
	if !r.partial() {
		http.Redirect(w, r.Request, r.Place.path(), http.StatusSeeOther)
		return nil
	}
	if d.done.Zero() {
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	l := s.look(r)
	return render(w, r, notice(l, "done", l.W(d.done)))
}

// idle reports whether a refusal is none of the person's business: an item that
// somebody else of the cell has opened in the same moment.
func idle(c exercise.Command, err error) bool {
	_, ack := c.(exercise.Acknowledge)
	var refusal *exercise.Refusal
	return ack && errors.As(err, &refusal)
}

func formError(err error) error {
	var large *http.MaxBytesError
	if errors.As(err, &large) {
		return err
	}
	return badForm
}

func clockForm(r *request) (deed, error) {
	switch r.PostFormValue("do") {
	case "start":
		return deed{exercise.Start{}, lang.Words{"The exercise has begun.", "بدأ التمرين."}}, nil
	case "pause":
		return deed{exercise.Pause{}, lang.Words{"The clock stands.", "توقفت الساعة."}}, nil
	case "resume":
		return deed{exercise.Resume{}, lang.Words{"The clock goes on.", "عادت الساعة إلى السير."}}, nil
	case "end":
		return deed{exercise.EndEx{}, lang.Words{"The exercise has ended.", "انتهى التمرين."}}, nil
	case "speed":
		n, err := strconv.Atoi(r.PostFormValue("speed"))
		if err != nil {
			return deed{}, badForm
		}
		return deed{do: exercise.SetSpeed{Speed: n}}, nil
	}
	return deed{}, badForm
}

// decideForm takes words before options: somebody who wrote an answer of their
// own means it.
func decideForm(r *request) (deed, error) {
	id, party := r.PostFormValue("decision"), r.PostFormValue("party")
	if words := r.PostFormValue("words"); words != "" {
		return deed{exercise.Answer{Decision: id, Party: party, Words: words},
			lang.Words{"Your answer is with control.", "جوابكم لدى التحكم."}}, nil
	}
	options := r.PostForm["option"]
	if len(options) == 0 {
		return deed{}, nothingChosen
	}
	return deed{exercise.Take{Decision: id, Party: party, Options: options}, lang.Words{"Recorded.", "سُجِّل القرار."}}, nil
}

var nothingChosen = &problem{http.StatusUnprocessableEntity,
	lang.Words{"Nothing was chosen", "لم يُختر شيء"},
	lang.Words{"No option was marked, so nothing has been decided.", "لم يُحدَّد أي خيار، فلم يُتخذ قرار."},
	lang.Words{"Mark one and decide again.", "حدِّد خيارًا ثم قرِّر."}}

func ackForm(r *request) (deed, error) {
	n, err := strconv.Atoi(r.PostFormValue("key"))
	if err != nil {
		return deed{}, badForm
	}
	return deed{do: exercise.Acknowledge{Key: n}}, nil
}

func takeForm(r *request) (deed, error) {
	return deed{exercise.TakeSeat{Name: r.PostFormValue("name")}, lang.Words{"The seat is yours.", "المقعد لك الآن."}}, nil
}

func returnForm(*request) (deed, error) {
	return deed{exercise.HandBack{}, lang.Words{"The bot has the seat again.", "عاد المقعد إلى اللاعب الآلي."}}, nil
}
