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

func TestASieveLetsThroughWhatWasChosen(t *testing.T) {
	moments := map[string]view.Moment{
		"call": {Kind: view.InjectMoment, Cells: []string{"a", "b"}, Tasks: []string{"o1.t1"}},
		"both": {Kind: view.DecideMoment, Cells: []string{"a"}, Tasks: []string{"o1", "o10.t1"}},
		"word": {Kind: view.MessageMoment, Cells: []string{"b"}},
		"end":  {Kind: view.OutcomeMoment},
	}
	for f, want := range map[sieve]string{
		{}:                               "both call end word",
		{cell: "a"}:                      "both call",
		{kind: "message"}:                "word",
		{task: "o1"}:                     "both call",
		{task: "o1.t1"}:                  "call",
		{task: "o10"}:                    "both",
		{cell: "b", task: "o1"}:          "call",
		{cell: "b", kind: "decided"}:     "",
		{cell: "no", kind: "", task: ""}: "",
	} {
		var got []string
		for _, name := range []string{"both", "call", "end", "word"} {
			if m := moments[name]; f.passes(&m) {
				got = append(got, name)
			}
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%+v lets through %v, not %s", f, got, want)
		}
	}
}

// An evaluator looks at one cell: what comes for it appears by itself, and what
// comes for others does not.
func TestTheTimelineShowsWhatWasChosen(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.pass(61 * time.Second)
	judge := openTab(t, p.srv, 1280, 800)
	judge.open(p.link("judges", lang.En))
	judge.until("document.querySelector('.moment.inject')")
	eval[bool](judge, `(() => { const s = document.querySelector('#happenings [name=cell]'); s.value = 'ministry'; s.dispatchEvent(new Event('change', {bubbles: true})); return true })()`)
	judge.until("location.search.includes('cell=ministry') && !document.querySelector('[id^=\"m-inject-inject/call\"]')")
	judge.until("document.querySelector('[name=cell]').value === 'ministry'")
	p.pass(2 * time.Minute)
	judge.until("document.querySelector('[id^=\"m-inject-inject/canary_secret\"]')")
	if n := eval[int](judge, "document.querySelectorAll('[id^=\"m-inject-inject/call\"]').length"); n != 0 {
		t.Error("what was not chosen came with the stream")
	}
	if found := judge.axe(); len(found) > 0 {
		t.Errorf("axe: %s", strings.Join(found, "\n"))
	}
	c := p.client("judges")
	if status, page := get(t, c, p.srv.URL+"/seat/judges/?kind=outcome"); status != http.StatusOK || !strings.Contains(page, "Nothing like this has happened yet") {
		t.Errorf("an empty choice is answered with %d", status)
	}
}
