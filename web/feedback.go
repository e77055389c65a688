package web

import (
	"crypto/rand"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/view"
)

// survey is a participant's form.
type survey struct {
	look
	*view.Survey
	action string // to which it is sent
	named  bool   // its writer may give a name
	id     string
	thanks bool
}

// showFeedback answers with what those who took part said.
func showFeedback(s *Site, w http.ResponseWriter, r *request) error {
	f, v, err := s.washed(r, feedbackTab)
	if err != nil {
		return err
	}
	return render(w, r, feedbackPage(f, v, r.Place.Kind == Control))
}

// askFeedback opens or closes the forms.
func askFeedback(s *Site, w http.ResponseWriter, r *request) error {
	var do exercise.Command = exercise.CloseFeedback{}
	if r.PostFormValue("do") == "open" {
		do = exercise.OpenFeedback{Anonymous: r.PostFormValue("anonymous") != "", Link: rand.Text()}
	}
	return s.andBack(w, r, "", do, "review/feedback")
}

// showSurvey answers with the form of a seat.
func showSurvey(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err != nil {
		return err
	}
	return s.form(w, r, page, r.Place.path()+"feedback", false)
}

// giveSurvey keeps the form of a seat.
func giveSurvey(s *Site, w http.ResponseWriter, r *request) error {
	return s.keepForm(w, r, "", r.Place.path()+"feedback")
}

// linked answers the open link: whoever has it may fill in the form, without a seat.
func (s *Site) linked(w http.ResponseWriter, r *http.Request) {
	req := &request{Request: r, prefs: preferred(r, nil)}
	if r.Method == http.MethodGet && choose(w, r, Place{}) {
		return
	}
	link := r.PathValue("link")
	action := s.base + "/feedback/" + url.PathEscape(link)
	page, err := s.opt.Run.Invited(r.Context(), link)
	switch {
	case err != nil:
	case r.Method == http.MethodPost:
		if err = s.hurried(w, r); err == nil {
			err = s.keepForm(w, req, link, action)
		}
	default:
		err = s.form(w, req, page, action, true)
	}
	if err != nil {
		s.fail(w, req, err)
	}
}

// What one address may send by the open link: all of a large room at once, and
// not so many that a stranger with a script fills up what an exercise keeps.
const (
	formsAtOnce = 300
	formEvery   = 2 * time.Second
)

func newForms() *staff.Limiter { return staff.NewLimiter(formsAtOnce, formEvery, remembered) }

// hurried tells whoever sends forms faster than people do.
func (s *Site) hurried(w http.ResponseWriter, r *http.Request) error {
	from := ""
	if s.opt.Address != nil {
		from = s.opt.Address(r)
	}
	wait := s.forms.Try(from, s.opt.Now())
	if wait == 0 {
		return nil
	}
	w.Header().Set("Retry-After", strconv.Itoa(int(wait/time.Second)+1))
	return manyForms
}

var manyForms = &problem{http.StatusTooManyRequests,
	lang.Words{"Many forms at once", "نماذج كثيرة دفعة واحدة"},
	lang.Words{"Very many forms came from this network in a short time, and yours was not taken yet.", "جاءت من هذه الشبكة نماذج كثيرة جدًا في وقت قصير، ولم يُؤخذ نموذجك بعد."},
	lang.Words{"Go back, wait a few seconds and send it again: what you wrote is still there.", "ارجع وانتظر بضع ثوانٍ ثم أرسله ثانية، فما كتبته باقٍ هناك."}}

func (s *Site) form(w http.ResponseWriter, r *request, page *view.Page, action string, linked bool) error {
	f := s.frame(r, lang.Words{"Feedback", "رأيك"})
	f.Title, f.Marking, f.Languages, f.Style = page.Title, page.Marking, page.Languages, "review.css hotwash.css"
	v := survey{look: f.look, Survey: page.Survey, action: action, id: rand.Text(), thanks: r.URL.Query().Has("thanks")}
	v.named = linked && page.Survey != nil && !page.Survey.Anonymous
	return render(w, r, surveyPage(f, v))
}

func (s *Site) keepForm(w http.ResponseWriter, r *request, link, action string) error {
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	c := exercise.GiveFeedback{ID: r.PostFormValue("id"), Link: link, Name: r.PostFormValue("name")}
	for _, q := range r.PostForm["question"] {
		score, _ := strconv.Atoi(r.PostFormValue("score-" + q))
		c.Answers = append(c.Answers, exercise.Reaction{Question: q, Score: score, Words: r.PostFormValue("words-" + q)})
	}
	if _, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, "", c); err != nil {
		return err
	}
	http.Redirect(w, r.Request, action+"?thanks=1", http.StatusSeeOther)
	return nil
}

// scores are the points of a scale, the worst first.
var scores = []struct {
	n   int
	say lang.Words
}{
	{1, lang.Words{"Strongly disagree", "لا أوافق بتاتًا"}},
	{2, lang.Words{"Disagree", "لا أوافق"}},
	{3, lang.Words{"Neither", "محايد"}},
	{4, lang.Words{"Agree", "أوافق"}},
	{5, lang.Words{"Strongly agree", "أوافق تمامًا"}},
}

// tenths writes tenths of a point: 3.5.
func tenths(n int) string { return num(n/10) + "." + num(n%10) }
