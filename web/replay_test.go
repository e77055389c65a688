package web

import (
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/a-h/templ"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"golang.org/x/net/html"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/scenarios"
	"tamrin/view"
)

// shownThen is what a place was sent when the log had so many events.
type shownThen struct {
	seq     int64
	version string // of the page
	place   Place
	lang    lang.Tag
	sent    []byte
}

// TestTheReplayIsWhatWasServed plays an exercise, keeps what every place was
// sent, in either language, and holds the replay of each instant to it, byte for
// byte. The stream's envelope is set aside. The name of the version of control's
// page tells of who has a page open, which is not in a log: in this test nobody
// has, and that part of the name is put back.
func TestTheReplayIsWhatWasServed(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	r := rand.New(rand.NewPCG(seed, 1))
	folder, _ := scenarios.Open("seoul_2023")
	p := playOf(t, folder)
	control := p.site.opt.Access.places[1]
	var all []shownThen
	keep := func() {
		page, err := p.x.View(t.Context(), control.Viewer)
		if err != nil {
			t.Fatal(err)
		}
		seq := int64(0)
		fmt.Sscanf(page.Version, "%d", &seq)
		for _, place := range p.site.opt.Access.places[1:] {
			l := lang.All[r.IntN(len(lang.All))]
			now, shown, err := p.site.paint(t.Context(), asking(t, place, l))
			if err != nil {
				t.Fatal(err)
			}
			all = append(all, shownThen{seq, shown.Version, place, l, content(t, now)})
		}
	}
	keep()
	p.do(control.Seat, exercise.Start{})
	for i := range 24 {
		p.pass(time.Duration(r.Int64N(int64(6 * time.Minute))))
		p.do(control.Seat, exercise.Send{ID: fmt.Sprint("message-", i), To: []string{"seoul"}, Subject: "Word", Text: fmt.Sprint("no. ", i)})
		keep()
	}
	p.do(control.Seat, exercise.EndEx{})
	keep()
	r.Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	for _, was := range all {
		seen, err := p.x.Replay(t.Context(), control.Viewer, host.Instant{Seq: was.seq}, was.place.Viewer)
		if err != nil {
			t.Fatal(err)
		}
		page := *seen.Pages[0]
		if was.place.Kind == Control && strings.HasPrefix(was.version, page.Version+"-") {
			page.Version = was.version
		}
		now, _, err := p.site.past(asking(t, control, was.lang), was.place, &page)
		if err != nil {
			t.Fatal(err)
		}
		if is := content(t, now); !bytes.Equal(is, was.sent) {
			i := 0
			for i < min(len(is), len(was.sent)) && is[i] == was.sent[i] {
				i++
			}
			from := max(i-200, 0)
			t.Fatalf("%s after event %d in %s: replayed\n…%.600s\nserved\n…%.600s", was.place.Seat, was.seq, was.lang, is[from:], was.sent[from:])
		}
	}
}

// asking is a request from a place.
func asking(t *testing.T, place Place, l lang.Tag) *request {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://tamrin"+place.path(), nil)
	if err != nil {
		t.Fatal(err)
	}
	return &request{Request: r, Place: place, prefs: prefs{Lang: l}}
}

// content is the message of a stream that brings all of a page, without its id.
func content(t *testing.T, now []*painted) []byte {
	t.Helper()
	b, err := lead(nil, now)
	if err != nil {
		t.Fatal(err)
	}
	_, b, _ = bytes.Cut(b, []byte("\n"))
	return b
}

// TestNothingInAReplayActs renders every place's page as a replay, and finds
// nothing that could send, run or lead anywhere.
func TestNothingInAReplayActs(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	for range 8 {
		p.pass(30 * time.Second)
	}
	control := p.site.opt.Access.places[1]
	for _, place := range p.site.opt.Access.places[1:] {
		seen, err := p.x.Replay(t.Context(), control.Viewer, host.Instant{At: 1 << 40}, place.Viewer)
		if err != nil {
			t.Fatal(err)
		}
		_, page, err := p.site.past(asking(t, control, lang.En), place, seen.Pages[0])
		if err != nil {
			t.Fatal(err)
		}
		var armed bytes.Buffer
		if err := page.Render(t.Context(), &armed); err != nil {
			t.Fatal(err)
		}
		if place.Kind == Cell && len(acting(t, armed.String())) == 0 {
			t.Errorf("%s has nothing that acts even before it is disarmed: this test proves nothing", place.Seat)
		}
		page, err = still{"a-", control}.disarm(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, wrong := range acting(t, shownAs(t, page)) {
			t.Errorf("%s: %s", place.Seat, wrong)
		}
	}
}

func shownAs(t *testing.T, c templ.Component) string {
	t.Helper()
	var b bytes.Buffer
	if err := c.Render(t.Context(), &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// acting lists what of some HTML could do anything.
func acting(t *testing.T, page string) (list []string) {
	t.Helper()
	for z := html.NewTokenizer(strings.NewReader(page)); ; {
		switch z.Next() {
		case html.ErrorToken:
			if z.Err() != io.EOF {
				t.Fatal(z.Err())
			}
			return list
		case html.StartTagToken, html.SelfClosingTagToken:
			n := z.Token()
			at := map[string]string{}
			for _, a := range n.Attr {
				at[a.Key] = a.Val
				if strings.HasPrefix(a.Key, "hx-") && a.Key != "hx-ignore" || strings.HasPrefix(a.Key, "on") {
					list = append(list, n.String())
				}
			}
			_, disabled := at["disabled"]
			switch n.Data {
			case "form", "script", "template", "iframe":
				list = append(list, n.String())
			case "button", "select", "textarea":
				if !disabled {
					list = append(list, n.String())
				}
			case "input":
				if !disabled && at["name"] != "a-pane" {
					list = append(list, n.String())
				}
			case "a":
				if to, ok := at["href"]; ok && !strings.HasPrefix(to, "#a-") {
					list = append(list, n.String())
				}
			}
		}
	}
}

// TestAPlayersReplayHoldsNothingOfAnotherSeat plays until the ministry has
// secrets of every kind, opens the replay, and reads each instant of the
// harbour's, however it is asked for.
func TestAPlayersReplayHoldsNothingOfAnotherSeat(t *testing.T) {
	p := play(t)
	harbour, ministry := p.client("harbour"), p.client("ministry")
	address := p.srv.URL + "/seat/harbour/review/replay"
	p.do("excon", exercise.Start{})
	p.do("ministry", exercise.TakeSeat{})
	for range 20 {
		p.pass(15 * time.Second)
	}
	p.do("excon", exercise.Fire{Inject: "canary_spare"})
	p.do("excon", exercise.SetVar{Var: "canary_var", Value: "7"})
	p.do("ministry", exercise.Take{Decision: "canary_decision", Options: []string{"canary_yes"}})
	if status, body := get(t, harbour, address); status != http.StatusForbidden {
		t.Errorf("before ENDEX the replay answers %d: %s", status, body)
	}
	p.do("excon", exercise.EndEx{})
	if status, _ := get(t, harbour, address); status != http.StatusForbidden {
		t.Errorf("before control opens it the replay answers %d", status)
	}
	p.do("excon", exercise.OpenReplay{})
	secret := regexp.MustCompile(`(?i)canary[\w ]*`)
	numbers := regexp.MustCompile(`event=|\bevent\b <bdi>`)
	for at := 0; at < 420; at += 15 {
		for _, more := range []string{"", "&as=ministry", "&as=harbour&beside=ministry", "&as=excon", "&as=/wall", "&event=50"} {
			status, body := get(t, harbour, fmt.Sprintf("%s?at=%d%s", address, at*1000, strings.ReplaceAll(more, "/", url.QueryEscape("/"))))
			if status != http.StatusOK {
				t.Fatalf("%s answers %d", more, status)
			}
			if found := secret.FindString(body); found != "" {
				t.Fatalf("at %d s with %q the harbour sees %q", at, more, found)
			}
			if found := numbers.FindString(strings.ReplaceAll(body, "event=50", "")); found != "" { // what was asked is in the links to the other language
				t.Fatalf("at %d s with %q the harbour is told how many events there were: %q", at, more, found)
			}
		}
	}
	if _, body := get(t, ministry, p.srv.URL+"/seat/ministry/review/replay?at=420000"); !secret.MatchString(body) {
		t.Error("the ministry does not see its own secrets again: this test proves nothing")
	}
}

// TestTimesInAddresses reads the spellings of an instant.
func TestTimesInAddresses(t *testing.T) {
	for s, want := range map[string]int64{"": 0, "00:17:00": 1_020_000, "17:00": 1_020_000, "1:02:03.250": 3_723_250, "1020000": 1_020_000, "-5": 0, "x:y": 0,
		"99999999999999999999": 1<<63 - 1, "1e9:00:00": 0, "NaN:00:00": 0, "0:0:0:5": 5000} {
		if got := instantOf(s); got != want {
			t.Errorf("%q is %d ms; want %d", s, got, want)
		}
	}
	for _, ms := range []int64{0, 1, 999, 1000, 1_020_000, 3_723_250} {
		if got := instantOf(precise(ms)); got != ms {
			t.Errorf("%s is %d ms; want %d", precise(ms), got, ms)
		}
	}
}

// TestTheReplayPlaysAndSteps drives the replay in a browser: by the keyboard, by
// playing, by a mark; the address tells each time where it is.
func TestTheReplayPlaysAndSteps(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	for range 20 {
		p.pass(15 * time.Second)
	}
	b := openTab(t, p.srv, 1440, 900)
	b.open(p.link("excon", lang.En))
	b.open("/seat/excon/review/replay?at=00:01:00&as=harbour&beside=ministry")
	at := func(is string) string { return `document.getElementById('at').value ` + is }
	b.until(`document.querySelectorAll('.seen').length === 2 && [...document.querySelectorAll('[data-tick=exercise]')].every(e => e.textContent === '00:01:00')`)
	b.do(chromedp.KeyEvent(kb.ArrowRight))
	b.until(`location.search.includes('event=') && ` + at(">= '60000'"))
	b.click("#play")
	b.until(at("> 75000"))
	b.click("#play")
	b.until(`document.getElementById('play').getAttribute('aria-pressed') === 'false'`)
	b.until(`document.querySelector('.seen [data-tick=exercise]').textContent === document.getElementById('at-words').textContent`)
	b.click(".marks summary, .marks a")
	b.until(`location.search.includes('at=') && location.search.includes('beside=ministry')`)
}

// TestEveryPaneOfAReplayedPageOpens: the ids of a replayed page have something
// before them, and whatever shows its parts must know that. axe finds nothing on
// it, narrow and in Arabic.
func TestEveryPaneOfAReplayedPageOpens(t *testing.T) {
	for _, scenario := range []string{"pact", "harbour"} {
		p := playOf(t, os.DirFS("testdata/"+scenario))
		p.do("excon", exercise.Start{})
		p.pass(61 * time.Second)
		b := openTab(t, p.srv, 360, 800)
		b.open(p.link("excon", lang.Ar))
		for _, place := range p.site.opt.Access.places {
			if place.Seat == "" {
				continue
			}
			b.open("/seat/excon/review/replay?as=" + place.Seat)
			for _, wrong := range b.axe() {
				t.Errorf("%s, %s: %s", scenario, place.Seat, wrong)
			}
			if closed := eval[[]string](b, `[...document.querySelectorAll('.seen .tabs label')].filter(l => { l.click(); const pane = l.htmlFor.replace(/^.*tab-/, '.pane-'); return ![...document.querySelectorAll('.seen ' + pane)].some(e => e.checkVisibility()) }).map(l => l.htmlFor)`); len(closed) > 0 {
				t.Errorf("%s: on the replayed page of %s these parts don't open: %v", scenario, place.Seat, closed)
			}
		}
	}
}

// TestConsultationsAreMarkedInTheReplay: when they began and, once they did, ended.
func TestConsultationsAreMarkedInTheReplay(t *testing.T) {
	page := &view.Page{Rooms: []view.Room{{Title: view.Text{"en": "The pact"}, At: 2000, Open: true}, {Title: view.Text{"en": "The treaty"}, At: 1000, Closed: 3000}}}
	got := ""
	for _, m := range marksOf(look{Lang: lang.En}, page) {
		got += fmt.Sprintln(m.at, m.kind.En, m.title, m.class)
	}
	if want := "1000 Consultation begins The treaty consult\n2000 Consultation begins The pact consult\n3000 Consultation ends The treaty consult\n"; got != want {
		t.Error(got)
	}
}
