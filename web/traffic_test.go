package web

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
)

// A cell asks; control sees how long it has waited, takes it on, answers it in
// another's name, answers what was written to a simulated body, and closes; a
// second controller sees who handles what.
func TestControlAnswersWhatCellsAsk(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.sit("harbour", "ministry")
	control, harbour := openTab(t, p.srv, 1440, 900), openTab(t, p.srv, 360, 740)
	control.open(p.link("excon", lang.En))
	harbour.open(p.link("harbour", lang.Ar))
	harbour.clickAll("#tab-asks, #ask-form summary")
	eval[bool](harbour, "(document.querySelector('#ask-text').value = 'ما الذي في الحاوية؟', true)")
	harbour.click("#ask-form .primary")
	harbour.until("document.querySelector('#ask-1 .chip').innerText.includes('ينتظر التحكم')")
	control.until("document.querySelector('[for=tab-asks]').innerText.includes('1')")
	p.pass(30 * time.Second)
	control.clickAll("#tab-asks, #ask-1 button[value=take]")
	control.until("document.querySelector('#ask-1').innerText.includes('You handle this')")
	harbour.until("document.querySelector('#ask-1 .chip').innerText.includes('يعمل عليه')")
	control.click("#answer-1 summary")
	eval[bool](control, "(document.querySelector('#answer-1-other').value = 'Chemist on duty', document.querySelector('#answer-1-text').value = 'Batteries.', true)")
	p.do("ministry", exercise.AskControl{Text: "canary"})
	control.until("document.querySelector('#ask-2')")
	if !eval[bool](control, "document.querySelector('#answer-1-text').value === 'Batteries.' && document.querySelector('#answer-1').open") {
		t.Error("half an answer is gone when another asks")
	}
	control.click("#answer-1 .primary")
	harbour.until("document.querySelector('#ask-1').innerText.includes('Batteries.') && document.querySelector('#ask-1').innerText.includes('Chemist on duty')")

	p.do("harbour", exercise.Send{Bodies: []string{"Fire brigade"}, Text: "When do you come?"})
	control.until("document.querySelector('[for=tab-talks]').innerText.includes('1')")
	control.clickAll("#tab-talks, #thread-1 summary")
	eval[bool](control, "(document.querySelector('#reply-1').value = 'In ten minutes.', true)")
	control.click("#thread-1 .reply .primary")
	harbour.until("document.querySelector('#thread-1').textContent.includes('In ten minutes.') && document.querySelector('#m-2 b').textContent.includes('Fire brigade')")
	control.clickAll("#tab-asks, #ask-1 button[value=close]")
	harbour.until("document.querySelector('#ask-1 .chip').textContent.includes('مغلق')")
	if eval[bool](harbour, "document.documentElement.innerHTML.includes('canary')") {
		t.Error("the harbour's page holds what the ministry asked")
	}
}

// What another controller handles says so, with a way to take it over; what one
// handles oneself, a way to give it back.
func TestControllersSeeWhoHandlesWhat(t *testing.T) {
	_, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("excon", "seoul")
	_, page := get(t, c, srv.URL+"/seat/excon/?lang=en")
	for _, want := range []string{"Noor", `value="over"`, `value="take"`, "Waits for control", `data-ms="3840000"`} {
		if !strings.Contains(page, want) {
			t.Errorf("control's page lacks %s", want)
		}
	}
	_, page = get(t, c, srv.URL+"/seat/seoul/?lang=en")
	for _, never := range []string{"Noor", `action="claim"`, "request/2", "message/3", `name="other"`} {
		if strings.Contains(page, never) {
			t.Errorf("a cell's page holds %s", never)
		}
	}
}

func TestTheClockJumps(t *testing.T) {
	run, site, srv := cannedSite(t, 0)
	c := (&played{t: t, site: site, srv: srv}).client("excon")
	for form, want := range map[string]int64{"do=next": exercise.NextInject, "do=to&to=1:30": 5_400_000, "do=to&to=+0:05:09+": 309_000, "do=to&to=100:00": 360_000_000} {
		run.did = nil
		if status, _ := post(t, c, srv.URL+"/seat/excon/jump", form); status != http.StatusOK || fmt.Sprint(run.did) != fmt.Sprint([]exercise.Command{exercise.Jump{To: want}}) {
			t.Errorf("%s answers %d and does %v", form, status, run.did)
		}
	}
	run.did = nil
	for _, to := range []string{"", "90", "1:60", "1:30:60", "-1:00", "1:2:3:4", "99999:00", "x:y", "١:٣٠"} {
		if status, _ := post(t, c, srv.URL+"/seat/excon/jump", "do=to&to="+to); status != http.StatusBadRequest || len(run.did) > 0 {
			t.Errorf("%q answers %d and does %v", to, status, run.did)
		}
	}
}

// A jump delivers what is due on the way, as control's page shows.
func TestControlJumpsToTheNextInject(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	control := openTab(t, p.srv, 360, 740)
	control.open(p.link("excon", lang.Ar))
	control.click("#clock [popovertarget=jump]")
	control.click("#jump button[value=next]")
	control.until("document.querySelector('#row-call .chip.delivered') && !document.querySelector('#jump').matches(':popover-open')")
}
