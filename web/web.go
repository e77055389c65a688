// Package web shows an exercise to people: server-rendered pages, kept current
// by a stream of re-rendered fragments, and forms that turn into commands. One
// handler and one templ file a page. It holds views, never an exercise's state;
// it must never decide what a seat may know (view does) nor whether a command
// is allowed (exercise does).
package web

import (
	"context"
	"io"
	"net/http"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/review"
	doc "tamrin/review/document"
	"tamrin/review/report"
	"tamrin/staff"
	"tamrin/store"
	"tamrin/view"
)

// Run is the running exercise that the pages show and act on. *host.Exercise
// is one; tests and the storybook give others.
type Run interface {
	// View returns a viewer's page as it stands; it is shared and not changed.
	View(ctx context.Context, v view.Viewer) (*view.Page, error)
	// Do carries out a command and returns once it is durable.
	Do(ctx context.Context, by exercise.Actor, reason string, c exercise.Command) (host.Result, error)
	// File returns a file of the scenario's folder, as it was frozen. Whether
	// somebody may have it is for the page to say that they see.
	File(ctx context.Context, name string) ([]byte, error)
	// Upload keeps a file that a seat sends, to be attached with a command. name
	// is what its sender calls it.
	Upload(ctx context.Context, seat, name string, content io.Reader) (exercise.File, error)
	// Content opens a file that the viewer's page refers to; a *store.Problem of
	// kind NotFound tells that there is none.
	Content(ctx context.Context, v view.Viewer, hash string) (view.File, store.Content, error)
	// Small returns a small JPEG of a picture that the viewer's page refers to;
	// media.ErrNotSmall where it can't be made small.
	Small(ctx context.Context, v view.Viewer, hash string) ([]byte, error)
	// Replay returns what the pages of as were at an instant, for the viewer who
	// asks; Replayable lists the seats of which that viewer may ask.
	Replay(ctx context.Context, v view.Viewer, when host.Instant, as ...view.Viewer) (host.Seen, error)
	Replayable(v view.Viewer) []host.SeatInfo
	// Try begins to play the answer to a question, StopTrial ends it; Trial tells how
	// it stands.
	Try(v view.Viewer, q host.Question) error
	Trial(v view.Viewer, q host.Question) (host.Trial, bool)
	StopTrial(v view.Viewer, q host.Question)
	// Strategies returns the strategies that a viewer may read; StrategyText writes a
	// version of one as a part of a scenario, for a viewer who oversees it.
	Strategies(v view.Viewer) []view.Strategy
	StrategyText(v view.Viewer, strategy string, version int) ([]byte, error)
	// Record returns the improvement plan, and what else is kept of the exercise
	// when several are looked at together, for a viewer who oversees it.
	Record(v view.Viewer) (review.Record, error)
	// Review returns what the exercise was like, for a viewer who oversees it; it
	// is shared and not changed.
	Review(ctx context.Context, v view.Viewer) (*review.Review, error)
	// Invited returns the wall's page, with the feedback form, for whoever has the
	// link that opens it; a refusal while it opens none.
	Invited(ctx context.Context, link string) (*view.Page, error)
	// Report writes a document of the exercise by a template, for a viewer who
	// may see the review; moment returns the address of a moment in the replay.
	Report(v view.Viewer, t *report.Template, in lang.Tag, moment func(at int64, as string) string) (*doc.Document, error)
	// ReportParts lists the sections of such a document.
	ReportParts(v view.Viewer, t *report.Template, in lang.Tag, moment func(at int64, as string) string) ([]report.Part, error)
	// Watch returns a channel that tells of changes to a viewer's page, and
	// what ends the watching. since is the version that the watcher has.
	Watch(v view.Viewer, seat, since string) (changed <-chan struct{}, stop func())
}

// Options says what a Site shows.
type Options struct {
	Run    Run
	Access *Access // its links and cookies open the pages; nil within a House
	Terms  Terms
	URL    string // address under which people reach the server; that of the request where empty
	// OneBrowser tells that one person may have many seats open in one browser.
	// Cell pages in hidden tabs then let go of their streams, as a browser
	// keeps at most six connections to one server; they catch up when shown.
	OneBrowser bool
	// Others returns the records of the server's exercises, for its staff; nil
	// where there is one exercise.
	Others func(context.Context) ([]review.Record, error)
	// Templates returns the templates of documents that the server's staff
	// uploaded; nil where there are the shipped ones alone.
	Templates func(context.Context) ([]*report.Template, error)
	// PDF prints documents; nil where there is no Chromium to do it.
	PDF Printer
	// Note writes down for the server's administrators what somebody did, before
	// it is done; nil where nobody administers.
	Note func(r *http.Request, p Place, d staff.Deed, about string) error
	// Address is where a request comes from, as far as limits care; nil where all
	// are taken to come from one place.
	Address func(*http.Request) string
	// Trouble says what control should know of the server, so that it is mended
	// in time; the zero Words while all is well. It may be nil.
	Trouble func() lang.Words
	// Restarts tells people, when the site is closed, to stay where they are, as
	// the server comes back.
	Restarts bool
	// Dropped is told of each reader that was too slow and let go, to catch up
	// when it comes back; it may be nil.
	Dropped func()
	// Now gives the wall time.
	Now func() time.Time
}

// trouble is what Trouble says just now; nil where nobody says.
func (o Options) trouble() *lang.Words {
	if o.Trouble == nil {
		return nil
	}
	say := o.Trouble()
	return &say
}

// Site is the http.Handler of one exercise.
type Site struct {
	opt     Options
	painter *painter
	streams *streams
	lists   *lists
	senders *staff.Limiter // files from each seat
	forms   *staff.Limiter // of feedback by the open link, from each address
	base    string         // what stands before each address
	people  string         // address of the exercise's people; "" where nobody is invited
	who     who
	handler *routes
}

// Live is an exercise of the host as the pages need it.
func Live(x *host.Exercise) Run { return hosted{x} }

type hosted struct{ *host.Exercise }

// Watch subscribes to changes of a viewer's page.
func (h hosted) Watch(v view.Viewer, seat, since string) (<-chan struct{}, func()) {
	sub := h.Subscribe(v, seat, since)
	return sub.Changed(), sub.Close
}

// who returns the place that a request opens: that of the seat, or, where seat
// is "", the home page. A *problem tells why it opens none.
type who func(r *http.Request, seat string) (Place, error)

// New returns the site of the exercise in opt.
func New(opt Options) *Site { return newSite(opt, "", opt.Access.place) }

func newSite(opt Options, base string, who who) *Site {
	s := &Site{opt: opt, painter: newPainter(), streams: newStreams(), lists: newLists(), senders: newSenders(), forms: newForms(), base: base, who: who}
	mux := &routes{}
	mux.Handle("POST "+base+"/seat/{seat}/attachment", guard(s.at(takeFile), store.MaxFile+1, s.fail))
	mux.Handle("POST "+base+"/seat/{seat}/room/{alliance}/{act}", guard(s.at(roomAct), maxRoomForm, s.fail))
	mux.Handle("/", guard(s.routes(), maxBody, s.fail))
	s.handler = mux
	return s
}

// ServeHTTP answers a request.
func (s *Site) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.handler.ServeHTTP(w, r) }

// Close ends every stream, so that a server may shut down without waiting for
// browsers. Requests are still answered.
func (s *Site) Close() { s.streams.close() }

func (s *Site) routes() *routes {
	mux := &routes{}
	if s.opt.Access != nil {
		mux.Handle("GET /static/{version}/{file...}", static)
		mux.HandleFunc("GET /join/{token}", s.join)
		mux.Handle("GET /{$}", s.at(showHome))
		mux.Handle("GET /live", s.at(s.live))
	}
	mux.Handle("GET "+s.base+"/seat/{seat}/{$}", s.at(s.show))
	mux.Handle("GET "+s.base+"/seat/{seat}/live", s.at(s.live))
	mux.Handle("GET "+s.base+"/seat/{seat}/rows", s.at(showRows))
	mux.Handle("GET "+s.base+"/seat/{seat}/inject/{inject}", s.at(sheetOf(injectSheet, false)))
	mux.Handle("GET "+s.base+"/seat/{seat}/inject/{inject}/edit", s.at(sheetOf(editSheet, true)))
	mux.Handle("GET "+s.base+"/seat/{seat}/inject/{inject}/file/{file}", s.at(showInjectFile))
	mux.Handle("GET "+s.base+"/seat/{seat}/decision/{decision}", s.at(sheetOf(judgeSheet, true)))
	mux.Handle("GET "+s.base+"/seat/{seat}/var/{var}", s.at(sheetOf(varSheet, false)))
	mux.Handle("GET "+s.base+"/seat/{seat}/file/{item}/{file}", s.at(showFile))
	mux.Handle("GET "+s.base+"/seat/{seat}/attachment/{hash}", s.at(showAttachment))
	mux.Handle("GET "+s.base+"/seat/{seat}/attachment/{hash}/small", s.at(showSmall))
	mux.Handle("POST "+s.base+"/seat/{seat}/observe", s.at(observe))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/{$}", s.at(showReview))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/replay", s.at(showReplay))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/report", s.at(showReport))
	mux.Handle("POST "+s.base+"/seat/{seat}/review/report", s.at(writeReport))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/report/{file}", s.at(showReportFile))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/whatif", s.at(showWhatIf))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/whatif/progress", s.at(showWhatIfProgress))
	mux.Handle("POST "+s.base+"/seat/{seat}/review/whatif", s.at(tryWhatIf))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/archive", s.at(showArchive))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/archive/file", s.at(sendArchive))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/archive/log", s.at(sendLog))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/strategy", s.at(showStrategy))
	mux.Handle("POST "+s.base+"/seat/{seat}/review/strategy", s.at(changeStrategy))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/strategy/file", s.at(sendStrategy))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/strategy/progress", s.at(showContestProgress))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/improvement", s.at(showImprovement))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/improvement.ics", s.at(showCalendar))
	mux.Handle("POST "+s.base+"/seat/{seat}/review/improvement", s.at(changeImprovement))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/hot-wash", s.at(showHotWash))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/evaluation", s.at(showJudgement))
	mux.Handle("POST "+s.base+"/seat/{seat}/review/evaluation", s.at(agree))
	mux.Handle("GET "+s.base+"/seat/{seat}/review/feedback", s.at(showFeedback))
	mux.Handle("POST "+s.base+"/seat/{seat}/review/feedback", s.at(askFeedback))
	mux.Handle("GET "+s.base+"/seat/{seat}/feedback", s.at(showSurvey))
	mux.Handle("POST "+s.base+"/seat/{seat}/feedback", s.at(giveSurvey))
	mux.HandleFunc("GET "+s.base+"/feedback/{link}", s.linked)
	mux.HandleFunc("POST "+s.base+"/feedback/{link}", s.linked)
	mux.Handle("GET "+s.base+"/wall/{$}", s.atSeat(wallSeat, showWall))
	mux.Handle("GET "+s.base+"/wall/live", s.atSeat(wallSeat, s.live))
	mux.Handle("GET "+s.base+"/seat/{seat}/map/{base}", s.at(showBase))
	mux.Handle("GET "+s.base+"/wall/map/{base}", s.atSeat(wallSeat, showBase))
	mux.Handle("GET "+s.base+"/seat/{seat}/note/{note}", s.at(showNote))
	mux.Handle("GET "+s.base+"/seat/{seat}/room/{alliance}/{$}", s.at(showRoom))
	mux.Handle("GET "+s.base+"/seat/{seat}/room/{alliance}/live", s.at(s.live))
	mux.Handle("POST "+s.base+"/seat/{seat}/{act}", s.at(act))
	// Where no script runs, an inject is a page of its own, and its forms go here.
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		s.fail(w, &request{Request: r, prefs: preferred(r, nil)}, notFound)
	})
	return mux
}
