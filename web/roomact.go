package web

import (
	"cmp"
	"encoding/json"
	"errors"
	"net/http"
	"strings"

	"tamrin/cotext"
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// maxRoomForm is the largest form that a consultation takes, in bytes: large
// enough to answer in words whoever pastes a text that is too long.
const maxRoomForm = 2 << 20

// roomForms reads each form on the page of a consultation.
var roomForms = map[string]func(r *request, alliance string) (deed, error){
	"enter":   func(_ *request, a string) (deed, error) { return deed{do: exercise.EnterRoom{Alliance: a}}, nil },
	"consent": consentForm, "recall": recallForm, "invite": partnerForm, "object": objectForm, "withdraw": outForm, "end": endForm,
	"add": addForm, "remove": removeForm, "move": moveForm, "propose": proposeForm, "proposal": proposalForm,
	"take": func(r *request, _ string) (deed, error) { return takeForm(r) }, "read": func(r *request, _ string) (deed, error) { return readForm(r) },
	"comment": commentForm, "resolve": resolveForm, "message": roomMessageForm, "show": showRoomForm,
}

// roomAct carries out what a form on the page of a consultation asks for.
func roomAct(s *Site, w http.ResponseWriter, r *request) error {
	name, alliance := r.PathValue("act"), r.PathValue("alliance")
	if r.Place.Kind == Home || r.Place.Kind == Wall {
		return notFound
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	if name == "edit" {
		return editText(s, w, r, alliance)
	}
	read, ok := roomForms[name]
	if !ok {
		return notFound
	}
	d, err := read(r, alliance)
	if err != nil {
		return err
	}
	if _, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, r.PostFormValue("reason"), d.do); err != nil {
		return err
	}
	return s.done(w, r, r.Place.path()+roomPath(alliance), d.done)
}

// done says that something is done: on the page that is open, or by leading
// back to it.
func (s *Site) done(w http.ResponseWriter, r *request, back string, say lang.Words) error {
	switch {
	case !r.partial():
		http.Redirect(w, r.Request, back, http.StatusSeeOther)
		return nil
	case say.Zero():
		w.WriteHeader(http.StatusNoContent)
		return nil
	}
	l := s.look(r)
	return render(w, r, notice(l, "done", l.W(say)))
}

// editText takes a change of a paragraph in one language: splices from the
// page's script, which is told the version that they made; or, without a
// script, all of the words.
func editText(s *Site, w http.ResponseWriter, r *request, alliance string) error {
	base, err := whole(r.PostFormValue("base"))
	if err != nil {
		return err
	}
	c := exercise.EditText{ID: r.PostFormValue("id"), Alliance: alliance, Paragraph: r.PostFormValue("paragraph"), Language: r.PostFormValue("language"), Base: base}
	if !r.PostForm.Has("splices") {
		return replaceText(s, w, r, c)
	}
	if err := json.Unmarshal([]byte(r.PostFormValue("splices")), &c.Splices); err != nil {
		return badForm
	}
	result, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, "", c)
	if err != nil {
		return answerRefused(s, w, r, err)
	}
	return answerJSON(w, http.StatusOK, map[string]any{"version": result.Version})
}

// answerRefused tells a page's script why its words were not taken, and whether
// they may be when they are sent against a newer version.
func answerRefused(s *Site, w http.ResponseWriter, r *request, err error) error {
	p := explain(err)
	l := s.look(r)
	var refusal *exercise.Refusal
	code := ""
	if errors.As(err, &refusal) {
		code = string(refusal.Code)
	}
	return answerJSON(w, p.status, map[string]any{"code": code, "say": strings.TrimSpace(l.W(p.say) + " " + l.W(p.next))})
}

func answerJSON(w http.ResponseWriter, status int, what any) error {
	b, err := json.Marshal(what)
	if err != nil {
		return err
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(b) // a browser that has gone is not told so
	return nil
}

// replaceText puts words in place of a version. Where somebody else was faster
// it shows both and changes nothing.
func replaceText(s *Site, w http.ResponseWriter, r *request, c exercise.EditText) error {
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return err
	}
	room := roomOf(page, c.Alliance)
	if room == nil {
		return noRoom
	}
	words := strings.ReplaceAll(r.PostFormValue("words"), "\r\n", "\n")
	body, ok := bodyOf(room, c.Paragraph, c.Language)
	if !ok {
		return lostParagraph
	}
	if body.Version != c.Base {
		f := s.around(r, page, roomHeading)
		f.Live = ""
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		w.WriteHeader(http.StatusConflict)
		return textClash(f, c, body, words, r.Place.path()+roomPath(c.Alliance)).Render(r.Context(), w)
	}
	if c.Splices = cotext.Between(body.Text, words); len(c.Splices) > 0 {
		if _, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, "", c); err != nil {
			return err
		}
	}
	return s.done(w, r, r.Place.path()+roomPath(c.Alliance)+"#para-"+c.Paragraph, lang.Words{"Saved.", "حُفظ."})
}

var lostParagraph = &problem{http.StatusConflict,
	lang.Words{"This paragraph was taken out", "حُذفت هذه الفقرة"},
	lang.Words{"Somebody took it out of the text while you wrote; nothing of yours is in it.", "حذفها أحدهم من النص وأنت تكتب، ولم يدخل النصَّ شيء مما كتبته."},
	lang.Words{"Go back: what you wrote stands in the form. Add it as a paragraph of its own if it shall stay.", "ارجع إلى الصفحة السابقة: ما كتبته باقٍ في النموذج. أضفه فقرةً مستقلة إن أردت بقاءه."}}

// bodyOf finds a paragraph in a language.
func bodyOf(room *view.Room, paragraph, language string) (view.Body, bool) {
	for _, p := range room.Paragraphs {
		for _, b := range p.Bodies {
			if p.ID == paragraph && b.Language == language {
				return b, true
			}
		}
	}
	return view.Body{}, false
}

func consentForm(r *request, a string) (deed, error) {
	version, err := whole(r.PostFormValue("version"))
	return deed{exercise.Consent{Alliance: a, Party: r.PostFormValue("party"), Version: version},
		lang.Words{"Your consent is recorded.", "سُجِّلت موافقتكم."}}, err
}

func recallForm(r *request, a string) (deed, error) {
	return deed{exercise.RecallConsent{Alliance: a, Party: r.PostFormValue("party")},
		lang.Words{"Your consent is withdrawn.", "سُحبت موافقتكم."}}, nil
}

func partnerForm(r *request, a string) (deed, error) {
	return deed{exercise.InvitePartner{Alliance: a, Partner: r.PostFormValue("partner")},
		lang.Words{"Invited: it comes in unless a member objects.", "دُعي، ويدخل ما لم يعترض عضو."}}, nil
}

func objectForm(r *request, a string) (deed, error) {
	return deed{exercise.RefusePartner{Alliance: a, Partner: r.PostFormValue("partner")},
		lang.Words{"Your objection is recorded.", "سُجِّل اعتراضكم."}}, nil
}

func outForm(r *request, a string) (deed, error) {
	return deed{exercise.WithdrawParty{Alliance: a, Party: r.PostFormValue("party")},
		lang.Words{"The party is out of the consultation.", "خرج الطرف من المشاورات."}}, nil
}

func endForm(_ *request, a string) (deed, error) {
	return deed{exercise.EndConsultation{Alliance: a}, lang.Words{"The consultation has ended.", "انتهت المشاورات."}}, nil
}

func addForm(r *request, a string) (deed, error) {
	return deed{exercise.AddParagraph{ID: r.PostFormValue("id"), Alliance: a, After: r.PostFormValue("after"), Words: tongues(r, "words-")},
		lang.Words{"Added.", "أُضيفت."}}, nil
}

func removeForm(r *request, a string) (deed, error) {
	return deed{exercise.RemoveParagraph{Alliance: a, Paragraph: r.PostFormValue("paragraph")}, lang.Words{"Taken out.", "حُذفت."}}, nil
}

func moveForm(r *request, a string) (deed, error) {
	return deed{do: exercise.MoveParagraph{Alliance: a, Paragraph: r.PostFormValue("paragraph"), After: r.PostFormValue("after")}}, nil
}

func proposeForm(r *request, a string) (deed, error) {
	words := strings.ReplaceAll(r.PostFormValue("words"), "\r\n", "\n")
	return deed{exercise.Propose{ID: r.PostFormValue("id"), Alliance: a, Paragraph: r.PostFormValue("paragraph"), Language: r.PostFormValue("language"),
		Words: words, Comment: r.PostFormValue("comment")}, lang.Words{"Proposed.", "قُدِّم الاقتراح."}}, nil
}

func proposalForm(r *request, a string) (deed, error) {
	n, err := whole(r.PostFormValue("number"))
	if err != nil {
		return deed{}, err
	}
	switch r.PostFormValue("do") {
	case "accept":
		return deed{exercise.AcceptProposal{Alliance: a, Number: n}, lang.Words{"It stands in the text now.", "صار في النص."}}, nil
	case "decline":
		return deed{exercise.DeclineProposal{Alliance: a, Number: n}, lang.Words{"Declined; the text stays.", "رُفض، والنص كما هو."}}, nil
	}
	return deed{}, badForm
}

func commentForm(r *request, a string) (deed, error) {
	return deed{do: exercise.CommentOn{ID: r.PostFormValue("id"), Alliance: a, Paragraph: r.PostFormValue("paragraph"), Words: r.PostFormValue("words")}}, nil
}

func resolveForm(r *request, a string) (deed, error) {
	n, err := whole(r.PostFormValue("number"))
	return deed{do: exercise.ResolveComment{Alliance: a, Number: n}}, err
}

// roomMessageForm reads what is said to the room; a reply of the thread's form
// goes there, too.
func roomMessageForm(r *request, a string) (deed, error) {
	return deed{do: exercise.Send{ID: r.PostFormValue("id"), Room: a, Text: r.PostFormValue("text")}}, nil
}

func showRoomForm(r *request, a string) (deed, error) {
	item := cmp.Or(r.PostFormValue("item"), exercise.ShowText)
	return deed{exercise.ShowPartners{Alliance: a, Item: item}, lang.Words{"The partners see it now.", "صار الشركاء يرونه."}}, nil
}
