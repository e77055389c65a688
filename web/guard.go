package web

import (
	"crypto/rand"
	"net/http"
	"time"

	"tamrin/lang"
)

// maxBody is the largest form that is read, in bytes.
const maxBody = 256 << 10

// policy lets a page run and load what this server sends and nothing else:
// nothing written into the page itself is run, and no script but htmx's may
// turn words into markup.
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; " +
	"connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; " +
	"require-trusted-types-for 'script'; trusted-types htmx"

// guard puts the headers that protect people around every answer, and refuses
// forms that another site sent, that are larger than limit bytes or that trickle in.
func guard(next http.Handler, limit int64, fail func(w http.ResponseWriter, r *request, err error)) http.Handler {
	own := http.NewCrossOriginProtection()
	own.SetDenyHandler(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fail(w, &request{Request: r, prefs: preferred(r, nil)}, elsewhere)
	}))
	next = own.Handler(next)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "same-origin")
		h.Set("Cross-Origin-Opener-Policy", "same-origin")
		h.Set("Cross-Origin-Resource-Policy", "same-origin")
		h.Set("Permissions-Policy", "camera=(), geolocation=(), microphone=()")
		h.Set("Cache-Control", "no-store")
		if r.ContentLength != 0 { // one that has none is listened to for as long as its answer takes
			r.Body = http.MaxBytesReader(w, newSteady(w, r.Body), limit)
		}
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(takesAll)) // a test's recorder has none
		next.ServeHTTP(w, r)
	})
}

var elsewhere = &problem{http.StatusForbidden,
	lang.Words{"This form came from another site", "جاء هذا النموذج من موقع آخر"},
	lang.Words{"It was sent by a page that is not Tamrin's. Nothing was done.", "أرسلته صفحة ليست من «تمرين»، ولم يُنفَّذ شيء."},
	lang.Words{"Go back to your own page and do it there.", "ارجع إلى صفحتك ونفّذه من هناك."}}

// newNonce returns the secret by which the page's scripts know the elements
// that this server wrote.
func newNonce() string { return rand.Text() }
