package web

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// noted lists what the server has of the evaluators' observations.
func (p *played) noted() []view.Observation {
	p.t.Helper()
	v, err := p.x.Viewer("judges")
	if err != nil {
		p.t.Fatal(err)
	}
	page, err := p.x.View(context.Background(), v)
	if err != nil {
		p.t.Fatal(err)
	}
	return page.Evaluation.Observations
}

// An evaluator writes while the server cannot be reached, and even loads
// nothing anew: what was written waits on the device, arrives once when the
// server is back, and is changed afterwards.
func TestWhatAnEvaluatorWritesWaitsForTheServer(t *testing.T) {
	p := play(t)
	var gone, sent atomic.Int32
	inner := p.srv.Config.Handler
	p.srv.Config.Handler = http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if gone.Load() == 1 {
			panic(http.ErrAbortHandler)
		}
		if strings.HasSuffix(r.URL.Path, "/observe") {
			if sent.Add(1) == 1 { // it is recorded, but the answer is lost on its way
				inner.ServeHTTP(httptest.NewRecorder(), r)
				panic(http.ErrAbortHandler)
			}
		}
		inner.ServeHTTP(w, r)
	})
	p.do("excon", exercise.Start{})
	p.pass(61 * time.Second)
	judge := openTab(t, p.srv, 1280, 800)
	judge.breaks = true
	judge.open(p.link("judges", lang.En))
	judge.until("document.querySelector('.moment.inject .note-it')")

	gone.Store(1)
	p.srv.CloseClientConnections()
	eval[bool](judge, "document.body.dispatchEvent(new KeyboardEvent('keydown', {code: 'KeyN', key: 'n', bubbles: true}))")
	judge.until("document.querySelector('#slip').matches(':popover-open')")
	eval[bool](judge, `(() => { const f = document.querySelector('#slip form');
		f.elements.text.value = 'Called the fire brigade before the ministry.'; f.elements.rating.value = 'S'; f.elements.task.value = 'calm.call';
		f.elements.text.dispatchEvent(new Event('input', {bubbles: true})); return true })()`)
	judge.until("document.querySelector('#drafts .draft')?.innerText.includes('fire brigade')")
	judge.click("#slip .primary")
	judge.until("document.querySelector('#drafts .waits')")
	time.Sleep(2500 * time.Millisecond) // an attempt fails
	if list := p.noted(); len(list) != 0 {
		t.Fatalf("the server cannot have %+v", list)
	}

	gone.Store(0)
	judge.until("document.querySelector('#drafts').hidden")
	judge.until("!document.body.hasAttribute('data-lost')") // the stream comes back by itself, within seconds
	judge.until("document.querySelector('#observations').innerText.includes('fire brigade')")
	list := p.noted()
	if len(list) != 1 || len(list[0].Earlier) != 0 || list[0].Rating != "S" || list[0].Task != "calm.call" || list[0].About != "decision/close" && list[0].About != "inject/call" {
		t.Fatalf("the server has %+v", list)
	}
	if sent.Load() < 2 {
		t.Error("it was sent once: the test does not prove that a second sending is harmless")
	}
	judge.click("#observations [data-slip]")
	eval[bool](judge, `(() => { const f = document.querySelector('#slip form'); f.elements.rating.value = 'P'; return true })()`)
	judge.click("#slip .primary")
	judge.until("document.querySelector('#observations .r-P')")
	if list := p.noted(); len(list) != 1 || len(list[0].Earlier) != 1 {
		t.Errorf("the change has led to %+v", list)
	}
}

// A draft is there when the page comes back, as it was left.
func TestADraftOutlivesItsPage(t *testing.T) {
	p := play(t)
	judge := openTab(t, p.srv, 360, 740)
	judge.open(p.link("judges", lang.Ar))
	judge.click(".card .top [data-slip]")
	eval[bool](judge, `(() => { const w = document.querySelector('#slip textarea'); w.value = 'نصف جملة'; w.dispatchEvent(new Event('input', {bubbles: true})); return true })()`)
	judge.open("/seat/judges/")
	judge.until("document.querySelector('#drafts .draft')?.innerText.includes('نصف جملة')")
	judge.click("#drafts [data-open]")
	judge.until("document.querySelector('#slip textarea').value === 'نصف جملة'")
	judge.click("[data-discard]")
	judge.until("document.querySelector('#drafts').hidden")
	if list := p.noted(); len(list) != 0 {
		t.Errorf("a draft was sent: %+v", list)
	}
}

func (p *played) post(c *http.Client, path string, form url.Values) (int, string) {
	p.t.Helper()
	req, err := http.NewRequestWithContext(p.t.Context(), http.MethodPost, p.srv.URL+path, strings.NewReader(form.Encode()))
	if err != nil {
		p.t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("HX-Request", "true")
	resp, err := c.Do(req)
	if err != nil {
		p.t.Fatal(err)
	}
	return read(p.t, resp)
}

func TestObservationsAreForEvaluatorsAndKeptOnce(t *testing.T) {
	p := play(t)
	c := p.client("judges", "harbour")
	p.do("excon", exercise.Start{})
	form := url.Values{"id": {"0123456789"}, "text": {"Seen"}, "rating": {"M"}, "task": {"calm.call"}, "at": {"0"}}
	for range 3 {
		if status, body := p.post(c, "/seat/judges/observe", form); status != http.StatusNoContent {
			t.Fatalf("an observation is answered with %d: %s", status, body)
		}
	}
	if list := p.noted(); len(list) != 1 {
		t.Errorf("sent three times, it is kept %d times", len(list))
	}
	if status, body := p.post(c, "/seat/harbour/observe", form); status != http.StatusConflict || strings.Contains(body, "<") {
		t.Errorf("a cell that observes is answered with %d: %s", status, body)
	}
	for _, wrong := range []url.Values{{"id": {"abcdefgh"}}, {"text": {"x"}, "at": {"x"}}, {"text": {"x"}, "rating": {"Q"}}, {"text": {"x"}, "task": {"no_such"}}, {"text": {strings.Repeat("x", 30_000)}}} {
		if status, body := p.post(c, "/seat/judges/observe", wrong); status < 400 || status >= 500 || body == "" {
			t.Errorf("%.60v is answered with %d %s", wrong, status, body)
		}
	}
	if status, _ := p.post(c, "/seat/judges/withdraw", url.Values{"id": {"0123456789"}}); status != http.StatusOK {
		t.Errorf("withdrawing is answered with %d", status)
	}
	if list := p.noted(); len(list) != 1 || !list[0].Withdrawn {
		t.Errorf("%+v", list)
	}
	if _, page := get(t, c, p.srv.URL+"/seat/harbour/"); strings.Contains(page, "calm.call") || strings.Contains(page, "canary_objective") {
		t.Error("a cell's page holds what it is evaluated by")
	}
	if _, page := get(t, c, p.srv.URL+"/seat/judges/"); !strings.Contains(page, "canary_objective") {
		t.Error("the evaluators' page lacks the objective: the test proves nothing")
	}
}

// Where no script runs, the form itself records, once for each time it is sent.
func TestAnObservationNeedsNoScript(t *testing.T) {
	p := play(t)
	c := p.client("judges")
	p.do("excon", exercise.Start{})
	resp, err := c.PostForm(p.srv.URL+"/seat/judges/observe", url.Values{"id": {""}, "text": {"By hand"}, "at": {""}})
	if err != nil {
		t.Fatal(err)
	}
	if _, page := read(t, resp); resp.Request.URL.Path != "/seat/judges/" || !strings.Contains(page, "By hand") {
		t.Errorf("the form leads to %s", resp.Request.URL)
	}
}
