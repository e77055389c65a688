package web

import (
	"io"
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"tamrin/exercise"
	"tamrin/lang"
)

// wordedAction is an action as a form sends it.
func wordedAction(id, due string) url.Values {
	return url.Values{"do": {"action"}, "id": {id}, "finding": {"Nobody knew whom to call; the list was of last year, and half of its numbers rang in empty rooms."},
		"recommendation": {"One list."}, "text": {"يُعدّ مركز العمليات قائمة واحدة بأرقام الاتصال في اللغتين ويراجعها كل ثلاثة أشهر مع كل خلية"}, "owner": {"Plans, desk 4"},
		"element": {"planning"}, "priority": {"1"}, "start": {"2026-01-01"}, "due": {due}, "status": {"open"}}
}

// TestTheImprovementPlanIsControlsAndEvaluators writes an action, changes it, and
// holds that a player gets nothing of it, neither page nor calendar.
func TestTheImprovementPlanIsControlsAndEvaluators(t *testing.T) {
	p, _ := decided(t)
	p.do("excon", exercise.OpenReplay{})
	control, player := p.client("excon"), p.client("harbour")
	address := p.srv.URL + "/seat/excon/review/improvement"
	if status, body := post(t, control, address, wordedAction("action-01", "2026-02-01").Encode()); status != http.StatusOK || !strings.Contains(body, "Plans, desk 4") {
		t.Fatalf("an action is answered with %d %s", status, body)
	}
	changed := wordedAction("action-01", "2026-02-01")
	changed.Set("status", "in_progress")
	changed.Set("reason", "begun")
	if _, body := post(t, control, address, changed.Encode()); !strings.Contains(body, "in progress") || !strings.Contains(body, "overdue") || !strings.Contains(body, "begun") {
		t.Error("the page lacks what was changed")
	}
	if status, _ := post(t, control, address, wordedAction("action-02", "31.2.2026").Encode()); status < 400 {
		t.Errorf("a date that is none is answered with %d", status)
	}
	for _, page := range []string{"improvement", "improvement.ics"} {
		if status, body := get(t, player, p.srv.URL+"/seat/harbour/review/"+page); status != http.StatusNotFound || strings.Contains(body, "whom to call") {
			t.Errorf("a player gets %d of %s", status, page)
		}
	}
	if status, _ := post(t, player, p.srv.URL+"/seat/harbour/review/improvement", changed.Encode()); status != http.StatusNotFound {
		t.Errorf("a player's action is answered with %d", status)
	}
	if status, _ := post(t, control, address, "do=test&test=other%2Faction-01"); status != http.StatusBadRequest {
		t.Errorf("an action of an exercise that is not there is answered with %d", status)
	}
}

// TestTheCalendarIsWhole holds the calendar file to RFC 5545: CRLF, lines of at
// most 75 octets that break no letter, an event and a reminder for each action
// that is not closed.
func TestTheCalendarIsWhole(t *testing.T) {
	p, _ := decided(t)
	control := p.client("excon")
	address := p.srv.URL + "/seat/excon/review/improvement"
	post(t, control, address, wordedAction("action-01", "2026-05-31").Encode())
	closed := wordedAction("action-02", "2026-05-31")
	closed.Set("status", "dropped")
	post(t, control, address, closed.Encode())
	resp, err := control.Get(address + ".ics")
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	b, _ := io.ReadAll(resp.Body)
	if got := resp.Header.Get("Content-Type"); got != "text/calendar; charset=utf-8" {
		t.Errorf("it is %q", got)
	}
	lines := strings.Split(strings.TrimSuffix(string(b), "\r\n"), "\r\n")
	for _, l := range lines {
		if len(l) > 75 || !utf8.ValidString(l) || strings.ContainsAny(l, "\r\n") {
			t.Errorf("%d octets: %q", len(l), l)
		}
	}
	whole := strings.ReplaceAll(string(b), "\r\n ", "")
	for _, want := range []string{"BEGIN:VCALENDAR", "DTSTART;VALUE=DATE:20260531", "DTEND;VALUE=DATE:20260601", "TRIGGER:-P7D", "يراجعها كل ثلاثة أشهر مع كل خلية", `Plans\, desk 4`, "call\\; the list"} {
		if !strings.Contains(whole, want) {
			t.Errorf("the calendar lacks %q:\n%s", want, whole)
		}
	}
	if n := strings.Count(whole, "BEGIN:VEVENT"); n != 1 {
		t.Errorf("%d events; want that of the action that is not closed", n)
	}
}

// TestAPlanInABrowser writes an action by the form, in both languages; axe finds nothing.
func TestAPlanInABrowser(t *testing.T) {
	p, _ := decided(t)
	p.do("judges", exercise.Observe{ID: "seen-00001", Sight: exercise.Sight{Text: "The port waited for a call that nobody made.", Mark: exercise.Area, Rating: "M", At: exercise.Now}})
	p.do("excon", exercise.TestAction{Exercise: "spring", Action: "action-77", Title: "Keep one list of numbers."})
	for _, l := range []struct {
		tag   lang.Tag
		width int
		look  string
	}{{lang.En, 1440, "light"}, {lang.Ar, 390, "dark"}} {
		b := openTab(t, p.srv, l.width, 900)
		b.open(p.link("excon", l.tag))
		b.open("/seat/excon/review/improvement?theme=" + l.look)
		if l.tag == lang.En {
			b.click(`a[href*="finding=seen-00001"]`)
			b.fill("#new textarea[name=text]", "Write down who calls whom.")
			b.fill("#new input[name=owner]", "Harbour office")
			b.click("#new button")
		}
		b.until(`document.querySelectorAll('.action').length === 1 && document.querySelector('.action').innerText.includes('who calls whom')`)
		for _, wrong := range b.axe() {
			t.Errorf("%s: %s", l.tag, wrong)
		}
		if *shots != "" {
			os.MkdirAll(*shots, 0o755)
			b.click(".action details summary")
			b.shot(*shots+"/plan-"+string(l.tag)+".png", true)
		}
		b.close()
	}
}
