package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/lang"
)

// post sends a form as the page's script does.
func post(t *testing.T, c *http.Client, address, form string) (int, string) {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	req.Header.Set("HX-Request", "true")
	resp, err := c.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, resp)
}

func TestFormsBecomeCommands(t *testing.T) {
	for _, c := range []struct {
		seat, act, form string
		want            exercise.Command
	}{
		{"excon", "clock", "do=start", exercise.Start{}},
		{"excon", "clock", "do=pause", exercise.Pause{}},
		{"excon", "clock", "do=resume", exercise.Resume{}},
		{"excon", "clock", "do=speed&speed=20", exercise.SetSpeed{Speed: 20}},
		{"excon", "clock", "do=end", exercise.EndEx{}},
		{"excon", "inject", "do=fire&inject=a", exercise.Fire{Inject: "a"}},
		{"excon", "inject", "do=hold&inject=a", exercise.Hold{Inject: "a"}},
		{"excon", "inject", "do=release&inject=a", exercise.Release{Inject: "a"}},
		{"excon", "inject", "do=skip&inject=a", exercise.Skip{Inject: "a"}},
		{"excon", "judge", "decision=d&option=o", exercise.Adjudicate{Decision: "d", Options: []string{"o"}}},
		{"excon", "judge", "decision=d&option=", exercise.Adjudicate{Decision: "d"}},
		{"excon", "judge", "decision=d&option=o&set-b=2&set-a=yes&set-c=&fire=i&fire=j&outcome=so", exercise.Adjudicate{Decision: "d", Options: []string{"o"},
			Sets: []exercise.SetVar{{Var: "a", Value: "yes"}, {Var: "b", Value: "2"}}, Fires: []string{"i", "j"}, Outcome: "so"}},
		{"excon", "var", "var=v&value=2", exercise.SetVar{Var: "v", Value: "2"}},
		{"excon", "delay", "inject=a&at=90000&to=9:00", exercise.EditInject{Inject: "a", Draft: exercise.Draft{At: 90_000, KeepTo: true}}},
		{"excon", "delay", "inject=a&at=&to=0:02", exercise.EditInject{Inject: "a", Draft: exercise.Draft{At: 120_000, KeepTo: true}}},
		{"excon", "write", "id=abcdefgh&when=now&title-en=T&text-ar=N&from-en=F&from-ar=+&channel=press&to=seoul&to=tokyo&public=1", exercise.AddInject{ID: "abcdefgh", Draft: exercise.Draft{
			At: exercise.Now, Title: map[string]string{"en": "T"}, Text: map[string]string{"ar": "N"}, From: map[string]string{"en": "F"}, Channel: "press", Cells: []string{"seoul", "tokyo"}, Public: true}}},
		{"excon", "write", "when=hand&to=seoul", exercise.AddInject{Draft: exercise.Draft{At: exercise.ByHand, Title: map[string]string{}, Text: map[string]string{}, From: map[string]string{}, Cells: []string{"seoul"}}}},
		{"excon", "write", "when=at&at=1:30&to=seoul", exercise.AddInject{Draft: exercise.Draft{At: 5_400_000, Title: map[string]string{}, Text: map[string]string{}, From: map[string]string{}, Cells: []string{"seoul"}}}},
		{"excon", "edit", "inject=a&version=3&when=keep&title-en=T&to=seoul", exercise.EditInject{Inject: "a", Version: 3, Draft: exercise.Draft{KeepTime: true,
			Title: map[string]string{"en": "T"}, Text: map[string]string{}, From: map[string]string{}, Cells: []string{"seoul"}}}},
		{"excon", "chance", "chance=c&branch=draw", exercise.Draw{Chance: "c"}},
		{"excon", "chance", "chance=c&branch=1", exercise.Choose{Chance: "c", Branch: 1}},
		{"seoul", "decide", "decision=d&party=p&option=a&option=b", exercise.Take{Decision: "d", Party: "p", Options: []string{"a", "b"}}},
		{"seoul", "decide", "decision=d&party=p&option=a&words=so+be+it", exercise.Answer{Decision: "d", Party: "p", Words: "so be it"}},
		{"seoul", "ack", "key=7", exercise.Acknowledge{Key: 7}},
		{"seoul", "take", "", exercise.TakeSeat{}},
		{"seoul", "return", "", exercise.HandBack{}},
	} {
		run, site, srv := cannedSite(t, 0)
		client := (&played{t: t, site: site, srv: srv}).client(c.seat)
		status, body := post(t, client, srv.URL+"/seat/"+c.seat+"/"+c.act, c.form)
		if status != http.StatusOK && status != http.StatusNoContent {
			t.Errorf("%s %s answers %d: %s", c.act, c.form, status, body)
		}
		if got := fmt.Sprintf("%#v by %v", run.did, run.by); got != fmt.Sprintf("%#v by %v", []exercise.Command{c.want}, []exercise.Actor{{Seat: c.seat}}) {
			t.Errorf("%s %s does %s, not %#v", c.act, c.form, got, c.want)
		}
	}
}

func TestBadFormsDoNothing(t *testing.T) {
	run, site, srv := cannedSite(t, 0)
	c := (&played{t: t, site: site, srv: srv}).client("excon")
	for form, want := range map[string]int{
		"clock?": 400, "clock?do=dance": 400, "clock?do=speed&speed=fast": 400, "inject?inject=a": 400, "chance?chance=c&branch=x": 400,
		"decide?decision=d": 422, "ack?key=": 400, "ack?key=%zz": 400, "nothing?": 404, "chance?chance=c&branch=-1": 400,
		"judge?decision=d": 422, "judge?decision=d&option=a&option=": 422, "write?title-en=a": 422, "write?title-en=a&when=keep": 422, "write?when=at&at=soon": 400,
		"write?when=never": 422, "edit?inject=a&when=keep": 400, "edit?inject=a&when=keep&version=-1": 400, "edit?inject=a&version=1": 422, "delay?inject=a": 400,
		"delay?inject=a&at=-5": 400, "delay?inject=a&at=x": 400, "delay?inject=a&to=1:99": 400,
	} {
		act, body, _ := strings.Cut(form, "?")
		status, answer := post(t, c, srv.URL+"/seat/excon/"+act, body)
		if status != want || len(run.did) > 0 {
			t.Errorf("%s answers %d, not %d, and does %v", form, status, want, run.did)
		}
		if !strings.Contains(answer, `class="note problem"`) || strings.Contains(answer, "<html") {
			t.Errorf("%s: a script gets\n%s", form, answer)
		}
	}
}

func TestARefusalIsToldInThePersonsLanguage(t *testing.T) {
	run, site, srv := cannedSite(t, 0)
	run.refuse = &exercise.Refusal{Code: "x", Say: lang.Words{"Somebody was first", "سبقك غيرك"}}
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	get(t, c, srv.URL+"/seat/seoul/?lang=ar")
	if status, body := post(t, c, srv.URL+"/seat/seoul/take", ""); status != http.StatusConflict || !strings.Contains(body, "سبقك غيرك") {
		t.Errorf("%d: %s", status, body)
	}
	if status, body := post(t, c, srv.URL+"/seat/seoul/ack", "key=1"); status != http.StatusNoContent {
		t.Errorf("opening what somebody else has opened answers %d: %s", status, body)
	}
}

// Where no script runs, a form leads back to its page, and a problem is a page.
func TestFormsWorkWithoutScripts(t *testing.T) {
	run, site, srv := cannedSite(t, 0)
	c := (&played{t: t, site: site, srv: srv}).client("excon")
	resp, err := c.PostForm(srv.URL+"/seat/excon/clock", url.Values{"do": {"start"}})
	if err != nil {
		t.Fatal(err)
	}
	if status, _ := read(t, resp); status != http.StatusOK || resp.Request.URL.Path != "/seat/excon/" || len(run.did) != 1 {
		t.Errorf("%d at %s, did %v", status, resp.Request.URL, run.did)
	}
	resp, err = c.PostForm(srv.URL+"/seat/excon/clock", url.Values{"do": {"dance"}})
	if err != nil {
		t.Fatal(err)
	}
	if status, body := read(t, resp); status != http.StatusBadRequest || !strings.Contains(body, "<html") || !strings.Contains(body, "The form arrived incomplete") {
		t.Errorf("%d:\n%s", status, body)
	}
}
