package web

import (
	"context"
	"errors"
	"net/http"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/store"
)

// request is a request with who asks and how they read.
type request struct {
	*http.Request
	prefs
	Place Place
}

// answer is a handler that may fail; what it returns is told to the person.
type answer func(s *Site, w http.ResponseWriter, r *request) error

// at lets a request through to its handler if its cookies open the place that
// it is for.
func (s *Site) at(do answer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		seat := r.PathValue("seat")
		if seat == wallSeat {
			seat = "/" // the wall has addresses of its own: this is no seat
		}
		s.atSeat(seat, do).ServeHTTP(w, r)
	})
}

// atSeat is at for addresses that do not name the seat.
func (s *Site) atSeat(seat string, do answer) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		place, err := s.who(r, seat)
		req := &request{Request: r, Place: place, prefs: preferred(r, place.Languages)}
		if err != nil {
			s.fail(w, req, err)
			return
		}
		if r.Method == http.MethodGet && choose(w, r, place) {
			return
		}
		if err := do(s, w, req); err != nil {
			s.fail(w, req, err)
		}
	})
}

// partial reports whether a script asked, so that a part of a page is enough.
func (r *request) partial() bool { return r.Header.Get("HX-Request") == "true" }

// problem is what a person is told when something could not be done.
type problem struct {
	status int
	title  lang.Words
	say    lang.Words // what happened, what was kept
	next   lang.Words // what to do
}

// Error gives the English words, for logs.
func (p *problem) Error() string { return "web: " + p.title.En }

// fail tells the person what went wrong, as a page or, where a script asked,
// as a notice on the page that they have open.
func (s *Site) fail(w http.ResponseWriter, r *request, err error) {
	if r.Context().Err() != nil {
		var apart *host.Problem
		if !errors.As(context.Cause(r.Context()), &apart) {
			return // the browser has gone
		}
		err = apart
		r.Request = r.WithContext(context.WithoutCancel(r.Context()))
	}
	p := explain(err)
	number := ""
	if p.status >= http.StatusInternalServerError {
		number = tellFailure(r.Request, err)
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(p.status)
	page := problemPage(s.frame(r, p.title), p, number)
	if r.partial() {
		l := s.look(r)
		page = notice(l, "problem", l.W(p.say), l.W(p.next))
		if item := handledItem(err); item != "" {
			page = handledNotice(l, p.say, r.Place.path()+"claim", item)
		}
	}
	_ = page.Render(r.Context(), w) // only a browser that has gone fails
}

// explain turns any error into what a person is told.
func explain(err error) *problem {
	var p *problem
	var refusal *exercise.Refusal
	var large *http.MaxBytesError
	var stopped *host.Problem
	var log *store.Problem
	switch {
	case errors.As(err, &p):
		return p
	case errors.As(err, &refusal):
		return &problem{status: http.StatusConflict, title: notDone, say: refusal.Say}
	case explainFile(err) != nil:
		return explainFile(err)
	case errors.As(err, &large):
		return tooLarge
	case errors.As(err, &stopped):
		return &problem{status: http.StatusServiceUnavailable, title: notDone, say: stopped.Say}
	case errors.As(err, &log):
		return &problem{status: http.StatusServiceUnavailable, title: notDone, say: log.Say}
	}
	return broken
}

var notDone = lang.Words{"This was not done", "لم يُنفَّذ هذا"}

// What people are told about addresses and forms.
var (
	notFound = &problem{http.StatusNotFound,
		lang.Words{"There is no such page", "لا توجد صفحة بهذا العنوان"},
		lang.Words{"Nothing is kept under this address.", "لا شيء محفوظًا تحت هذا العنوان."},
		lang.Words{"Go back, or open the link that you were given.", "ارجع إلى الصفحة السابقة، أو افتح الرابط الذي أُعطيته."}}
	needsLink = &problem{http.StatusForbidden,
		lang.Words{"This page opens with its own link", "تُفتح هذه الصفحة برابطها الخاص"},
		lang.Words{"Each seat of the exercise has a link of its own, and this browser has not opened the one for this page.",
			"لكل مقعد في التمرين رابطه الخاص، ولم يُفتح رابط هذه الصفحة في هذا المتصفح."},
		lang.Words{"Open the link that control gave you, or ask control for it.", "افتح الرابط الذي أعطاك إياه التحكم، أو اطلبه منه."}}
	badLink = &problem{http.StatusNotFound,
		lang.Words{"This link opens nothing", "هذا الرابط لا يفتح شيئًا"},
		lang.Words{"It may have been cut short when it was copied, or it belongs to an exercise that is over.",
			"ربما نُسخ ناقصًا، أو أنه يعود إلى تمرين انتهى."},
		lang.Words{"Copy the whole link once more, or ask control for a new one.", "انسخ الرابط كاملًا مرة أخرى، أو اطلب من التحكم رابطًا جديدًا."}}
	tooLarge = &problem{http.StatusRequestEntityTooLarge,
		lang.Words{"This is too long to send", "النص أطول من أن يُرسَل"},
		lang.Words{"Nothing of it was kept; the exercise has not changed.", "لم يُحفظ منه شيء، ولم يتغيّر التمرين."},
		lang.Words{"Shorten it to some 20,000 characters and send it again.", "اختصره إلى نحو 20,000 حرف ثم أرسله ثانية."}}
	badForm = &problem{http.StatusBadRequest,
		lang.Words{"The form arrived incomplete", "وصل النموذج ناقصًا"},
		lang.Words{"Something that it needs was missing; the exercise has not changed.", "ينقصه شيء لازم، ولم يتغيّر التمرين."},
		lang.Words{"Load the page again and fill in the form once more.", "أعد تحميل الصفحة واملأ النموذج من جديد."}}
	broken = &problem{http.StatusInternalServerError,
		lang.Words{"Something is wrong on the server", "حدث خلل في الخادم"},
		lang.Words{"What you asked for could not be done. What was recorded before is safe.", "تعذّر تنفيذ ما طلبته. ما سُجّل قبل ذلك محفوظ."},
		lang.Words{"Try again in a moment; if it happens again, tell control.", "أعد المحاولة بعد لحظات، فإن تكرر الأمر فأبلغ التحكم."}}
)
