package web

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/review/report"
	"tamrin/staff"
	"tamrin/staff/signon"
)

// HouseOptions says what a House stands on.
type HouseOptions struct {
	Staff *staff.Register
	Host  *host.Host
	// URL is the address under which people reach the house, without a slash
	// at its end. Links and QR codes begin with it.
	URL string
	// SignOn vouches for staff; nil where they have passwords alone.
	SignOn *signon.Provider
	// Proxied tells that a proxy stands before the house, so that a browser's
	// address is the last one in X-Forwarded-For.
	Proxied bool
	// Trouble says what staff and control should know of the server; see Options.
	Trouble func() lang.Words
	// Dropped is told of each reader that was too slow and let go, to catch up
	// when it comes back; it may be nil.
	Dropped func()
	// PDF prints documents; nil where there is no Chromium to do it.
	PDF Printer
	// Now gives the wall time.
	Now func() time.Time
}

// House is the http.Handler of a server with staff, scenarios and any number
// of exercises, each of which has a Site.
type House struct {
	opt     HouseOptions
	handler *routes
	doors   limits

	mu    sync.Mutex
	sites map[string]*Site
	gone  map[string]chan struct{} // by who is sent out: an invitation, a session
}

// NewHouse returns the house of opt.
func NewHouse(opt HouseOptions) *House {
	opt.URL = strings.TrimSuffix(opt.URL, "/")
	h := &House{opt: opt, doors: newLimits(), sites: map[string]*Site{}, gone: map[string]chan struct{}{}}
	upload := guard(h.staffOnly(keepScenario), staff.MaxUpload+maxBody, h.fail)
	mux := &routes{}
	mux.Handle("GET /static/{version}/{file...}", guard(static, 0, h.fail))
	mux.Handle("POST /scenarios", upload)
	mux.Handle("POST /templates", guard(h.staffOnly(keepTemplate), report.MaxTemplate+maxBody, h.fail))
	mux.Handle("POST /exercises", guard(h.staffOnly(takeIn), maxArchive+maxBody, h.fail))
	mux.HandleFunc("/x/{exercise}/", h.exercise)
	mux.Handle("/", guard(h.pages(), maxBody, h.fail))
	h.handler = mux
	opt.Host.OnTold(h.hear)
	return h
}

// ServeHTTP answers a request. A node that is cut off from the others shows
// nothing, as it may be old: a proxy asks another.
func (h *House) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(h.opt.URL, "https://") {
		w.Header().Set("Strict-Transport-Security", "max-age=2592000") // thirty days
	}
	if err := h.opt.Host.Ready(); err != nil && !strings.HasPrefix(r.URL.Path, "/static/") {
		w.Header().Set("Retry-After", "2")
		h.refuse(w, r, err)
		return
	}
	ctx, cancel := context.WithCancelCause(r.Context())
	defer cancel(nil)
	defer context.AfterFunc(h.opt.Host.Apart(), func() { cancel(h.opt.Host.Ready()) })()
	within := r.WithContext(ctx)
	h.handler.ServeHTTP(w, within)
	r.Pattern = within.Pattern // for the log, which tells of routes
}

// Close ends every stream of every exercise. Requests are still answered.
func (h *House) Close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, s := range h.sites {
		s.Close()
	}
}

func (h *House) pages() *routes {
	mux := &routes{}
	mux.Handle("GET /{$}", h.staffOnly(showStart))
	mux.Handle("GET /programme", h.staffOnly(showProgramme))
	mux.Handle("GET /sign-in", h.anybody(showSignIn))
	mux.Handle("POST /sign-in", h.anybody(signIn))
	mux.Handle("GET /sign-on", h.anybody(beginSignOn))
	mux.Handle("GET /sign-on/back", h.anybody(endSignOn))
	mux.Handle("POST /sign-out", h.staffOnly(signOut))
	mux.Handle("GET /set-up/{token}", h.anybody(showSetUp))
	mux.Handle("POST /set-up/{token}", h.anybody(setUp))
	mux.Handle("GET /account", h.staffOnly(showAccount))
	mux.Handle("GET /account/audit", h.staffOnly(showAudit))
	mux.Handle("POST /account/{act}", h.staffOnly(changeAccount))
	mux.Handle("POST /scenarios/shipped", h.staffOnly(takeShipped))
	mux.Handle("GET /scenarios/{id}", h.staffOnly(showScenario))
	mux.Handle("GET /scenarios/{id}/document/{file}", h.staffOnly(showPaper))
	mux.Handle("POST /scenarios/{id}/discard", h.staffOnly(discardScenario))
	mux.Handle("GET /scenarios/{id}/exercise", h.staffOnly(showNewExercise))
	mux.Handle("POST /scenarios/{id}/exercise", h.staffOnly(makeExercise))
	mux.Handle("GET /templates", h.staffOnly(showTemplates))
	mux.Handle("GET /templates/{template}", h.staffOnly(sendTemplate))
	mux.Handle("POST /templates/{template}/remove", h.staffOnly(removeTemplate))
	mux.Handle("GET /exercises/{exercise}", h.staffOnly(showPeople))
	mux.Handle("POST /exercises/{exercise}/{act}", h.staffOnly(changePeople))
	mux.Handle("GET /exercises/{exercise}/sheet", h.staffOnly(showSheet))
	mux.Handle("GET /join", h.anybody(showCode))
	mux.Handle("POST /join", h.anybody(enterCode))
	mux.Handle("GET /join/{token}", h.anybody(openInvitation))
	mux.Handle("GET /join/in", h.anybody(showInvitation))
	mux.Handle("POST /join/in", h.anybody(acceptInvitation))
	mux.Handle("/", h.anybody(func(*House, http.ResponseWriter, *visit) error { return notFound }))
	return mux
}

// exercise answers with the pages of one exercise.
func (h *House) exercise(w http.ResponseWriter, r *http.Request) {
	site, err := h.site(r.Context(), r.PathValue("exercise"))
	if err != nil {
		if isNotFound(err) {
			err = needsLink // whether it exists is not told
		}
		h.refuse(w, r, err)
		return
	}
	site.ServeHTTP(w, r)
}

// refuse tells why nothing is shown, before it is known of what.
func (h *House) refuse(w http.ResponseWriter, r *http.Request, err error) {
	guard(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h.fail(w, &request{Request: r, prefs: preferred(r, nil)}, err)
	}), 0, h.fail).ServeHTTP(w, r)
}

// base is what stands before the addresses of an exercise.
func base(exercise string) string { return "/x/" + url.PathEscape(exercise) }

// site returns the pages of an exercise, which is resumed if it is not running.
func (h *House) site(ctx context.Context, id string) (*Site, error) {
	h.mu.Lock()
	s, ok := h.sites[id]
	h.mu.Unlock()
	if ok {
		return s, nil
	}
	x, err := h.opt.Host.Exercise(ctx, id)
	if err != nil {
		return nil, err
	}
	set, err := h.opt.Staff.Settings(ctx, id)
	if err != nil {
		return nil, err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if s, ok := h.sites[id]; ok {
		return s, nil
	}
	o := Options{Run: Live(x), URL: h.opt.URL, Others: h.records, Templates: h.templates, PDF: h.opt.PDF, Note: h.note, Address: h.address, Terms: terms(set),
		Now: h.opt.Now, Trouble: h.opt.Trouble, Restarts: true, Dropped: h.opt.Dropped}
	s = newSite(o, base(id), h.seats(x, set))
	s.people = "/exercises/" + url.PathEscape(id)
	h.sites[id] = s
	return s, nil
}

// note writes down what somebody at a place of an exercise does.
func (h *House) note(r *http.Request, p Place, d staff.Deed, about string) error {
	who := staff.Actor{By: "seat " + p.Seat, From: h.address(r)}
	if p.Staff != nil {
		who.By = p.Staff.Login
	}
	return h.opt.Staff.Note(staff.As(r.Context(), who), d, about)
}

func terms(set staff.Settings) Terms {
	return Terms{MelMil: set.List == "mel_mil", WhiteCell: set.Control == "white_cell"}
}

// out returns the channel that is closed when who has that key is sent out.
func (h *House) out(key string) <-chan struct{} {
	h.mu.Lock()
	defer h.mu.Unlock()
	c, ok := h.gone[key]
	if !ok {
		c = make(chan struct{})
		h.gone[key] = c
	}
	return c
}

// sendOut ends the streams of all whose keys begin so, on every node.
func (h *House) sendOut(prefix string) {
	h.endStreams(prefix)
	ctx, cancel := context.WithTimeout(context.Background(), tellWithin)
	defer cancel()
	if err := h.opt.Host.Tell(ctx, wordOut+prefix); err != nil {
		slog.Error("other servers were not told who was sent out", "error", err)
	}
}

// wordOut begins what nodes tell each other when somebody is sent out.
const wordOut = "out "

// tellWithin is how long a node tries to tell the others.
const tellWithin = 5 * time.Second

// hear takes in what another node tells.
func (h *House) hear(word string) {
	if prefix, out := strings.CutPrefix(word, wordOut); out {
		h.endStreams(prefix)
	}
}

func (h *House) endStreams(prefix string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for key, c := range h.gone {
		if strings.HasPrefix(key, prefix) {
			close(c)
			delete(h.gone, key)
		}
	}
}

// The keys end in a blank, so that 5 does not begin 55. That of one session of
// the staff is its account's with a hash of the session's token behind it.
func guestKey(invitation int64) string { return "invitation " + num(invitation) + " " }
func staffKey(account int64) string    { return "account " + num(account) + " " }
func sessionKey(account int64, token string) string {
	hash := sha256.Sum256([]byte(token))
	return staffKey(account) + hex.EncodeToString(hash[:])
}
