package web

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/scenarios"
)

// TestFeedbackFromSeatsAndByLink asks for feedback after the end, has a seat and
// a guest with the open link give some, and reads the sums.
func TestFeedbackFromSeatsAndByLink(t *testing.T) {
	folder, _ := scenarios.Open("first_steps")
	p := playOf(t, folder)
	places, links := p.site.opt.Access.places, p.site.opt.Access.Links("en")
	browser := func(i int) *http.Client {
		jar, err := cookiejar.New(nil)
		if err != nil {
			t.Fatal(err)
		}
		c := &http.Client{Jar: jar}
		if i > 0 {
			get(t, c, p.srv.URL+links[i])
		}
		return c
	}
	post := func(c *http.Client, path string, form url.Values) (int, string) {
		t.Helper()
		return sent(t, c, p.srv.URL+path, form)
	}
	control, cell := places[1], 0
	for i, x := range places {
		if x.Kind == Cell && cell == 0 {
			cell = i
		}
	}
	p.do(control.Seat, exercise.Start{})
	p.do(control.Seat, exercise.EndEx{})
	director, player := browser(1), browser(cell)
	if _, body := get(t, player, p.srv.URL+places[cell].path()+"feedback"); !strings.Contains(body, "not asked for") {
		t.Error("a form stands where none is asked for")
	}
	if status, _ := post(player, places[cell].path()+"review/feedback", url.Values{"do": {"open"}}); status == http.StatusOK {
		t.Error("a player asked for feedback")
	}
	if _, body := post(director, control.path()+"review/feedback", url.Values{"do": {"open"}, "anonymous": {"1"}}); !strings.Contains(body, "/feedback/") {
		t.Errorf("no link stands on\n%s", body)
	}
	link := ""
	if r, err := p.x.Review(t.Context(), control.Viewer); err == nil {
		link = r.Feedback.Link
	}
	answers := func(id string) url.Values {
		return url.Values{"id": {id}, "question": {"structure", "improve"}, "score-structure": {"4"}, "words-improve": {"More time, wrote " + id}}
	}
	if status, body := post(player, places[cell].path()+"feedback", answers("form-0001")); status != http.StatusOK || !strings.Contains(body, "Thank you") {
		t.Errorf("%d\n%s", status, body)
	}
	guest := browser(0)
	if status, body := get(t, guest, p.srv.URL+"/feedback/"+link); status != http.StatusOK || !strings.Contains(body, "Anonymous") {
		t.Errorf("the open link answers %d\n%s", status, body)
	}
	if status, _ := post(guest, "/feedback/"+link, answers("form-0002")); status != http.StatusOK {
		t.Errorf("a guest's form is answered with %d", status)
	}
	if status, _ := post(guest, "/feedback/"+link+"x", answers("form-0003")); status == http.StatusOK {
		t.Error("a wrong link took a form")
	}
	if _, body := get(t, director, p.srv.URL+control.path()+"review/feedback"); strings.Count(body, "More time, wrote") != 2 || !strings.Contains(body, "4.0") {
		t.Errorf("the sums read\n%s", body)
	}
	for _, place := range places[1:] {
		page, err := p.x.View(t.Context(), place.Viewer)
		if err != nil || page.Survey == nil {
			t.Errorf("%s is not asked: %v", place.path(), err)
		}
		_, body := get(t, browser(1), p.srv.URL+place.path())
		if strings.Contains(body, "More time, wrote") || strings.Contains(body, link) {
			t.Errorf("%s tells what others wrote", place.path())
		}
	}
}

// TestEvaluatorsAgreeOnThePage agrees on a rating and reads it.
func TestEvaluatorsAgreeOnThePage(t *testing.T) {
	folder, _ := scenarios.Open("seoul_2023")
	p := playOf(t, folder)
	places, links := p.site.opt.Access.places, p.site.opt.Access.Links("en")
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	c := &http.Client{Jar: jar}
	get(t, c, p.srv.URL+links[1])
	of := p.x.Program().Objectives[0].ID
	if status, body := sent(t, c, p.srv.URL+places[1].path()+"review/evaluation", url.Values{"of": {of}, "rating": {"S"}, "reason": {"They were late twice."}}); status != http.StatusOK || !strings.Contains(body, "They were late twice.") {
		t.Errorf("%d\n%s", status, body)
	}
	if status, _ := sent(t, c, p.srv.URL+places[1].path()+"review/evaluation", url.Values{"of": {of}, "rating": {"P"}}); status == http.StatusOK {
		t.Error("a rating was agreed without a reason")
	}
}

// sent posts a form.
func sent(t *testing.T, c *http.Client, address string, form url.Values) (int, string) {
	t.Helper()
	resp, err := c.PostForm(address, form)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, resp)
}
