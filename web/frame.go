package web

import (
	"net/url"
	"strconv"

	"github.com/a-h/templ"

	"tamrin/lang"
	"tamrin/view"
)

// look is all that decides how a fragment reads, beside the page that it shows.
// Fragments are shared, so nothing of one person is in it.
type look struct {
	Lang      lang.Tag
	Languages []string // of the scenario, to fall back on
	Terms     Terms
}

// look returns how the requester's pages read, before the scenario is known.
func (s *Site) look(r *request) look { return look{Lang: r.Lang, Terms: s.opt.Terms} }

// frame is what every page has around its fragments.
type frame struct {
	look
	Theme   string
	Heading lang.Words // of the browser's tab; the exercise's title stands behind it
	Title   view.Text  // of the exercise; empty on pages that show none
	Marking view.Text
	NoDuff  *view.NoDuff // a real emergency, over everything
	Place   Place
	Path    string // of the page, with a trailing slash
	Query   url.Values
	Nonce   string
	Now     int64           // wall time at rendering, Unix ms
	Live    string          // address of the stream; empty where the page has none
	Sleeps  bool            // the stream may pause while the tab is hidden
	Style   string          // style sheets beside the common ones, with blanks between
	Scripts []string        // beside the common one, in this order
	Past    bool            // the page as it was: its main part alone, for the replay
	Asked   bool            // the masthead leads to the feedback form
	Review  string          // where the masthead leads to the review; "" where it does not
	Trouble *lang.Words     // of the server, for those who can have it mended; nil on pages for others
	Pursues bool            // it leads to the own strategy, where it does not lead to the review
	Tabs    []reviewTab     // of the review
	Bar     templ.Component // what stands below the masthead; nil for nothing
}

// frame returns the frame of a page for r without an exercise's words.
func (s *Site) frame(r *request, heading lang.Words) frame {
	return frame{look: s.look(r), Theme: r.Theme, Heading: heading, Place: r.Place, Path: r.Place.path(), Query: r.URL.Query(),
		Nonce: newNonce(), Now: s.opt.Now().UnixMilli()}
}

// around fills the frame with the words of the exercise and the stream's address.
func (s *Site) around(r *request, page *view.Page, heading lang.Words) frame {
	f := s.frame(r, heading)
	f.Title, f.Marking, f.Languages, f.NoDuff = page.Title, page.Marking, page.Languages, page.NoDuff
	f.Asked = page.Survey != nil && r.Place.Kind == Cell
	if r.Place.Staff != nil && r.Place.Kind == Control {
		f.Style, f.Bar = "staff.css", staffBar(f, *r.Place.Staff, s.people)
	}
	if page.Replay {
		f.Review = s.wayToReview(r)
	}
	if r.Place.Kind == Control {
		f.Trouble = s.opt.trouble()
	}
	f.Pursues = page.Strategy && r.Place.Kind == Cell
	f.Sleeps = s.opt.OneBrowser && r.Place.Kind != Control
	q := r.URL.Query()
	q.Set("since", page.Version)
	f.Live = f.Path + "live?" + q.Encode()
	return f
}

// T says one thing in the reader's language.
func (p look) T(en, ar string) string { return p.W(lang.Words{en, ar}) }

// W says words that were made elsewhere in the reader's language.
func (p look) W(w lang.Words) string { return p.Terms.in(w).In(p.Lang) }

// Dir is the direction of the reader's language.
func (p look) Dir() string { return lang.Dir(p.Lang) }

// Other is the language that the reader may change to, and its own name.
func (p look) Other() (lang.Tag, string) {
	if p.Lang == lang.Ar {
		return lang.En, "English"
	}
	return lang.Ar, "العربية"
}

// Say returns a scenario's words in the reader's language, and the language
// that they are in where it is another.
func (p look) Say(t view.Text) (words, other string) { return say(t, p.Lang, p.Languages) }

func say(t view.Text, want lang.Tag, fallbacks []string) (words, other string) {
	if w, ok := t[string(want)]; ok {
		return w, ""
	}
	for _, l := range fallbacks {
		if w, ok := t[l]; ok {
			return w, l
		}
	}
	for _, l := range lang.All {
		if w, ok := t[string(l)]; ok {
			return w, string(l)
		}
	}
	return t.Get(string(want), fallbacks...), ""
}

// Text is Say without the language, for attributes.
func (p look) Text(t view.Text) string {
	words, _ := p.Say(t)
	return words
}

// textIn returns words in a language of the interface, or what there is.
func textIn(want lang.Tag, t view.Text) string {
	words, _ := say(t, want, nil)
	return words
}

// WindowTitle is the title of the browser's tab.
func (f frame) WindowTitle() string {
	t := f.W(f.Heading)
	if len(f.Place.Title) > 0 {
		t = f.Text(f.Place.Title) + " · " + t
	}
	if len(f.Title) > 0 {
		t += " · " + f.Text(f.Title)
	}
	return t + " · Tamrin"
}

// Stands is the text of the marking bar.
func (f frame) Stands() string {
	if len(f.Marking) > 0 {
		return f.Text(f.Marking)
	}
	return f.T("EXERCISE EXERCISE EXERCISE", "تمرين تمرين تمرين")
}

// With returns the page's address with one thing of its query changed.
func (f frame) With(name, value string) string {
	q := url.Values{}
	for k, v := range f.Query {
		q[k] = v
	}
	q.Set(name, value)
	return "?" + q.Encode()
}

// HTMX is the configuration of htmx: nothing written into the page is run,
// streams come back within five seconds, what a person has
// unfolded stays so, and the back button loads the page anew: the nonce of one
// page does not serve another.
func (f frame) HTMX() string {
	return `{"extensions":"sse, hx-csp","includeIndicatorCSS":false,"history":"reload",` +
		`"morphIgnore":["data-htmx-powered","open"],` +
		`"sse":{"pauseOnBackground":` + strconv.FormatBool(f.Sleeps) + `,"reconnectMaxDelay":5000}}`
}
