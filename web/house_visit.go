package web

import (
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/a-h/templ"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/staff"
	"tamrin/store"
)

// visit is a request to a page of the house.
type visit struct {
	*request
	Staff staff.Account // who is signed in; the zero Account where nobody is
	token string        // of their session
}

// deskwork is a handler of the house that may fail; what it returns is told to
// the person.
type deskwork func(h *House, w http.ResponseWriter, v *visit) error

// anybody lets every request through.
func (h *House) anybody(do deskwork) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.answer(w, r, do, false) })
}

// staffOnly lets those through who are signed in, and asks others to sign in.
func (h *House) staffOnly(do deskwork) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.answer(w, r, do, true) })
}

func (h *House) answer(w http.ResponseWriter, r *http.Request, do deskwork, needsStaff bool) {
	v := &visit{request: &request{Request: r, prefs: preferred(r, nil)}}
	if r.Method == http.MethodGet && choose(w, r, Place{}) {
		return
	}
	var err error
	v.Staff, v.token, err = h.session(r)
	v.Request = r.WithContext(staff.As(r.Context(), staff.Actor{By: v.Staff.Login, From: h.address(r)}))
	switch {
	case err == nil || !needsStaff:
		err = do(h, w, v)
	case err == needsSignIn && r.Method == http.MethodGet:
		h.askIn(w, v)
		return
	}
	if err != nil {
		h.fail(w, v.request, err)
	}
}

// askIn sends a reader to the page for signing in, and from there back.
func (h *House) askIn(w http.ResponseWriter, v *visit) {
	to := "/sign-in"
	if v.URL.Path != "/" {
		to += "?" + url.Values{"to": {v.URL.RequestURI()}}.Encode()
	}
	http.Redirect(w, v.Request, to, http.StatusSeeOther)
}

var needsSignIn = &problem{http.StatusUnauthorized,
	lang.Words{"You are not signed in", "لم تُسجّل الدخول"},
	lang.Words{"This page is for the staff, and your session is over. What you sent was not done.", "هذه الصفحة لفريق العمل، وقد انتهت جلستك. لم يُنفَّذ ما أرسلته."},
	lang.Words{"Sign in at /sign-in, and send it again.", "سجّل الدخول من /sign-in ثم أعد الإرسال."}}

// within keeps a way back to pages of this house: whatever else was put in its
// place leads to the start.
func within(to string) string {
	u, err := url.Parse(to)
	if err != nil || u.IsAbs() || u.Host != "" || !strings.HasPrefix(to, "/") || strings.HasPrefix(to, "//") || strings.ContainsAny(to, "\\\r\n\t") {
		return "/"
	}
	return to
}

// fail tells the person what went wrong.
func (h *House) fail(w http.ResponseWriter, r *request, err error) {
	s := &Site{opt: Options{Now: h.opt.Now}}
	s.fail(w, r, toPerson(err))
}

// toPerson turns the register's problems into what pages tell.
func toPerson(err error) error {
	var p *staff.Problem
	if !errors.As(err, &p) {
		return err
	}
	x := &problem{status: statuses[p.Kind], title: notDone, say: p.Say, next: p.Next}
	if p.Kind == staff.Gone || p.Kind == staff.NotFound {
		x.title = lang.Words{"This opens nothing", "هذا لا يفتح شيئًا"}
	}
	if p.Kind == staff.Gone {
		x.title = lang.Words{"This is no longer good", "لم يعد هذا صالحًا"}
	}
	return x
}

var statuses = map[staff.Kind]int{
	staff.Unavailable: http.StatusServiceUnavailable, staff.NotFound: http.StatusNotFound, staff.Refused: http.StatusForbidden,
	staff.Gone: http.StatusGone, staff.Invalid: http.StatusUnprocessableEntity, staff.Taken: http.StatusConflict,
}

func isNotFound(err error) bool { return store.KindOf(err) == store.NotFound }

// complaint is what a form is told that is to be filled in once more; nil for
// an error that is not the form's.
func complaint(err error) *problem {
	var bad *host.BadScenario
	if errors.As(err, &bad) {
		return &problem{status: http.StatusUnprocessableEntity, say: bad.Say}
	}
	if k := staff.KindOf(err); k != staff.Invalid && k != staff.Refused && k != staff.Taken {
		return nil
	}
	var p *problem
	errors.As(toPerson(err), &p)
	return p
}

// limits hold guessing to a pace at which it leads nowhere.
type limits struct {
	address *staff.Limiter // wrong passwords, codes and links from one address
	account *staff.Limiter // wrong passwords for one account
	codes   *staff.Limiter // wrong codes from everywhere
}

// remembered is how many addresses, and accounts, the limits remember.
const remembered = 10_000

func newLimits() limits {
	return limits{staff.NewLimiter(20, 6*time.Second, remembered), staff.NewLimiter(8, 30*time.Second, remembered),
		staff.NewLimiter(300, 200*time.Millisecond, 1)}
}

// try lets one guess through, unless there were too many. right gives the
// guess back.
func (h *House) try(w http.ResponseWriter, limit *staff.Limiter, key string) (right func(), err error) {
	wait := limit.Try(key, h.opt.Now())
	if wait == 0 {
		return func() { limit.Forgive(key) }, nil
	}
	seconds := int(wait/time.Second) + 1
	w.Header().Set("Retry-After", strconv.Itoa(seconds))
	return nil, &problem{http.StatusTooManyRequests,
		lang.Words{"Too many tries", "محاولات كثيرة"},
		lang.Words{"There were too many wrong tries in a short time, so this one was not looked at.", "كثرت المحاولات الخاطئة في وقت قصير فلم يُنظر في هذه."},
		lang.Words{"Wait %d seconds, then try again with care.", "انتظر %d ثانية ثم أعد المحاولة بتأنٍّ."}.Format(seconds)}
}

// address is where a request comes from, as far as limits care: an IPv6 network
// counts as one, as its holder may choose among its addresses.
func (h *House) address(r *http.Request) string {
	s, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		s = r.RemoteAddr
	}
	if all := r.Header.Values("X-Forwarded-For"); h.opt.Proxied && len(all) > 0 {
		last := all[len(all)-1]
		s = strings.TrimSpace(last[strings.LastIndexByte(last, ',')+1:])
	}
	a, err := netip.ParseAddr(s)
	if err != nil {
		return "unknown"
	}
	if a = a.Unmap(); a.Is6() {
		network, _ := a.Prefix(64) // 64 bits are there
		return network.String()
	}
	return a.String()
}

// cookie sets a cookie of the house; seconds 0 keeps it for the browser's session.
func (h *House) cookie(w http.ResponseWriter, name, value, path string, seconds int) {
	http.SetCookie(w, &http.Cookie{Name: name, Value: value, Path: path, MaxAge: seconds, HttpOnly: true,
		Secure: strings.HasPrefix(h.opt.URL, "https://"), SameSite: http.SameSiteLaxMode})
}

// again shows a form once more, with what keeps it from being done.
func again(w http.ResponseWriter, v *visit, p *problem, page templ.Component) error {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(p.status)
	return render(w, v.request, page)
}

// frame returns the frame of a page of the house.
func (h *House) frame(v *visit, heading lang.Words) frame {
	s := &Site{opt: Options{Now: h.opt.Now}}
	f := s.frame(v.request, heading)
	f.Style = "staff.css"
	if v.Staff.ID != 0 {
		f.Bar = staffBar(f, v.Staff, "")
		f.Trouble = Options{Trouble: h.opt.Trouble}.trouble()
	}
	return f
}
