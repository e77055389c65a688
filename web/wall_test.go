package web

import (
	"net/http"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// The wall shows what is public and holds nothing else, in its page and in its
// stream; its link opens nothing but the wall.
func TestTheWallHoldsWhatIsPublicAndNothingElse(t *testing.T) {
	p := play(t)
	c := p.client(wallSeat)
	e := connect(t, p.srv, c, "/wall/live", "")
	var sent strings.Builder
	sent.WriteString(e.next())
	p.do("excon", exercise.Start{})
	p.do("harbour", exercise.TakeSeat{})
	p.pass(61 * time.Second)
	p.do("harbour", exercise.Take{Decision: "close", Options: []string{"shut"}})
	p.pass(130 * time.Second)
	p.do("excon", exercise.Fire{Inject: "canary_spare"})
	for !strings.Contains(sent.String(), "Readers send pictures") {
		sent.WriteString(e.next())
	}
	status, page := get(t, c, p.srv.URL+"/wall/")
	sent.WriteString(page)
	for _, want := range []string{"Readers send pictures of the smoke", "The harbour does not answer", "Port authority", "Close it now", "EXERCISE EXERCISE EXERCISE"} {
		if status != http.StatusOK || !strings.Contains(page, want) {
			t.Errorf("the wall (%d) lacks %q", status, want)
		}
	}
	for _, secret := range []string{"canary", "Smoke over pier four", "Ministry", "Wait for the fire brigade"} {
		if i := strings.Index(sent.String(), secret); i >= 0 {
			t.Errorf("the wall holds %q: …%.300s…", secret, sent.String()[max(0, i-150):])
		}
	}
	c.Timeout = 5 * time.Second
	for _, path := range []string{"/", "/live", "/seat/harbour/", "/seat/excon/live"} {
		if got, _ := get(t, c, p.srv.URL+path); got != http.StatusForbidden {
			t.Errorf("the wall's link opens %s: %d", path, got)
		}
	}
	for _, path := range []string{"/seat/%2Fwall/decide", "/wall/observe"} {
		if got, _ := p.post(c, path, nil); got < 400 {
			t.Errorf("%s may be posted to: %d", path, got)
		}
	}
}

// A cell's link, and the home page's, do not open the wall by themselves: each
// place has its own.
func TestTheWallHasALinkOfItsOwn(t *testing.T) {
	p := play(t)
	for _, seat := range []string{"harbour", ""} {
		if got, _ := get(t, p.client(seat), p.srv.URL+"/wall/"); got != http.StatusForbidden {
			t.Errorf("the link of %q opens the wall: %d", seat, got)
		}
	}
	_, home := get(t, p.client(""), p.srv.URL+"/")
	for _, l := range lang.All {
		if !strings.Contains(home, p.link(wallSeat, l)) {
			t.Errorf("the home page does not lead to the wall in %s", l)
		}
	}
}

// What is said in words is news: as the latest it leads the front page, and
// gives way to the press when that comes; beside it stands the title of
// everything said. What a decision makes public has no more than that.
func TestAStatementLeadsTheFrontPageWhileItIsTheLatest(t *testing.T) {
	press := view.Story{Title: both("Poll", "استطلاع"), Channel: "press"}
	stated := view.Story{Title: both("Joint statement", "بيان مشترك"), Text: both("One for all.", "الواحد للجميع.")}
	decided := view.Story{Title: both("Wider exercises", "تدريبات أوسع")}
	for _, c := range []struct {
		name       string
		stories    []view.Story
		news, said int
		leads      string
	}{
		{"the latest", []view.Story{stated, press, decided}, 2, 2, "Joint statement"},
		{"a decision came since", []view.Story{decided, stated, press}, 2, 2, "Joint statement"},
		{"the press came since", []view.Story{press, stated, decided}, 1, 2, "Poll"},
	} {
		news, said := front(c.stories)
		if len(news) != c.news || len(said) != c.said || news[0].Title["en"] != c.leads {
			t.Errorf("%s: %d news, led by %q, and %d sayings", c.name, len(news), news[0].Title["en"], len(said))
		}
	}
}
