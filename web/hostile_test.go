package web

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"tamrin/exercise"
	"tamrin/lang"
)

// hostile is what somebody writes who wants to run something on other people's pages.
const hostile = `<img src=x onerror="window.pwned=1"><script>window.pwned=1</script>'"><svg onload=window.pwned=1><a hx-get="/" hx-trigger="load">{{7*7}}`

// What people write is shown as they wrote it, on whoever's page, and never run:
// neither when a page is opened nor when the words come through its stream.
func TestScriptsInEveryFieldAreWordsAndNoMore(t *testing.T) {
	p := play(t)
	tabs := map[string]*tab{}
	for _, seat := range []string{"excon", "harbour", "ministry", "judges", wallSeat} {
		tabs[seat] = openTab(t, p.srv, 1280, 800)
		tabs[seat].open(p.link(seat, lang.En))
	}
	p.do("excon", exercise.Start{})
	p.do("harbour", exercise.TakeSeat{Name: hostile[:90]})
	p.do("ministry", exercise.TakeSeat{Name: "Minister"})
	p.pass(185 * time.Second)
	p.do("harbour", exercise.Send{To: []string{"ministry"}, Bodies: []string{hostile}, Subject: hostile, Text: hostile})
	p.do("harbour", exercise.AskControl{Subject: hostile, Text: hostile, Of: hostile})
	p.do("excon", exercise.AnswerRequest{Key: 1, As: hostile, Text: hostile})
	p.do("excon", exercise.Send{As: hostile, To: []string{"harbour", "ministry"}, Text: hostile})
	p.do("harbour", exercise.WriteNote{Text: hostile})
	p.do("harbour", exercise.Answer{Decision: "close", Party: "port", Words: hostile})
	p.do("judges", exercise.Observe{ID: "abcdefgh", Sight: exercise.Sight{Text: hostile, At: exercise.Now}})
	if _, err := p.x.Do(context.Background(), exercise.Actor{Seat: "excon"}, hostile, exercise.Pause{}); err != nil {
		t.Fatal(err)
	}
	for seat, shown := range map[string]int{"excon": 5, "harbour": 5, "ministry": 2, "judges": 2, wallSeat: 0} {
		q := tabs[seat]
		count := fmt.Sprintf("document.body.textContent.split(%q).length - 1", hostile)
		q.until("document.querySelector('.phase.paused') && " + count + fmt.Sprintf(" >= %d", shown))
		for _, when := range []string{"through its stream", "opened anew"} {
			if eval[bool](q, "'pwned' in window || !!document.querySelector('[onerror], [onload], svg[onload], main a[hx-get=\"/\"]')") {
				t.Errorf("the page of %s, %s, runs what people write", seat, when)
			}
			if n := eval[int](q, count); n < shown {
				t.Errorf("the page of %s, %s, shows what they wrote %d times, not %d", seat, when, n, shown)
			}
			q.open(eval[string](q, "location.pathname"))
		}
	}
}

// Two people of a cell decide at once: one decision stands, and the other is
// told who was first, in their language. Afterwards it is too late; and nobody
// decides for another cell.
func TestADecisionIsTakenOnceAndInTime(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.do("harbour", exercise.TakeSeat{Name: "Salma"})
	p.do("ministry", exercise.TakeSeat{Name: "Omar"})
	p.pass(125 * time.Second)
	form := url.Values{"decision": {"close"}, "party": {"port"}, "option": {"shut"}}
	if status, body := p.post(p.client("ministry"), "/seat/ministry/decide", form); status < 400 || strings.Contains(body, "Close it now") {
		t.Errorf("another cell's decision answers %d:\n%s", status, body)
	}
	answers := make(chan string, 2)
	var both sync.WaitGroup
	for range 2 {
		c := p.client("harbour")
		get(t, c, p.srv.URL+"/seat/harbour/?lang=ar")
		both.Go(func() {
			resp, err := c.PostForm(p.srv.URL+"/seat/harbour/decide", form)
			if err != nil {
				answers <- err.Error()
				return
			}
			status, body := read(t, resp)
			answers <- fmt.Sprint(status, body)
		})
	}
	both.Wait()
	one, two := <-answers, <-answers
	if strings.HasPrefix(one, "409") {
		one, two = two, one
	}
	if !strings.HasPrefix(one, "200") || !strings.HasPrefix(two, "409") || !strings.Contains(two, "Salma") || !strings.Contains(two, "إغلاقه الآن") {
		t.Errorf("two who decide at once are answered\n%s\nand\n%s", one, two)
	}
	p.pass(30 * time.Minute)
	if status, body := p.post(p.client("ministry"), "/seat/ministry/decide", url.Values{"decision": {"canary_decision"}, "party": {"state"}, "option": {"canary_yes"}}); status != http.StatusConflict {
		t.Errorf("a decision after its deadline answers %d:\n%s", status, body)
	}
}

// A laptop whose clock is three days ahead shows the server's time.
func TestAWrongClockShowsTheServersTime(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.pass(61 * time.Second)
	harbour := openTab(t, p.srv, 1280, 800)
	harbour.Before("const real = Date.now; Date.now = () => real() + 3 * 86400000 + 5 * 3600000;")
	harbour.open(p.link("harbour", lang.En))
	harbour.until("document.querySelector('[data-tick=exercise]').textContent.startsWith('00:01:') && document.querySelector('[data-tick=story]').textContent.startsWith('07:11:')")
	harbour.until("document.querySelector('.decision [data-tick=until]')?.textContent.startsWith('19:')")
}

// Two tabs of a seat show the same; going back shows what is true by now, and
// sends nothing again.
func TestTwoTabsOfASeatAndTheBackButton(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.sit("harbour")
	p.pass(61 * time.Second)
	one := openTab(t, p.srv, 1280, 800)
	one.open(p.link("harbour", lang.En))
	two := one.another()
	two.open("/seat/harbour/")
	one.click("#inbox summary")
	two.until("document.querySelector('#inbox details') && !document.querySelector('#inbox details.new')")
	one.open("/nowhere")
	two.clickAll("#o-close-shut, .ballot .primary")
	two.until("document.querySelector('.decided')")
	eval[bool](one, "(history.back(), true)")
	one.until("location.pathname === '/seat/harbour/' && document.querySelector('.decided') && !document.querySelector('.ballot') && !document.body.hasAttribute('data-lost')")
}

// A tab that the system froze, as that of a laptop that slept, catches up.
func TestAFrozenTabCatchesUp(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	p.sit("harbour")
	harbour := openTab(t, p.srv, 1280, 800)
	harbour.breaks = true
	harbour.Before("document.addEventListener('freeze', () => { window.slept = true; });")
	harbour.open(p.link("harbour", lang.En))
	harbour.until("document.querySelector('.phase.running') && !document.body.hasAttribute('data-lost')")
	state := func(s cdppage.SetWebLifecycleStateState) {
		harbour.do(chromedp.Func(func(ctx context.Context, target *chromedp.Target) error {
			_, err := cdp.Call(ctx, target, cdppage.SetWebLifecycleState, cdppage.SetWebLifecycleStateParams{State: s})
			return err
		}))
	}
	state("frozen")
	p.pass(61 * time.Second)
	p.srv.CloseClientConnections()
	p.pass(125 * time.Second)
	state("active")
	harbour.until("window.slept && document.querySelectorAll('#inbox details').length === 2 && document.querySelectorAll('#news .news-item').length === 1 && !document.body.hasAttribute('data-lost')")
}

// Where no script runs, an inject's page does what its buttons say.
func TestAnInjectsPageActsWithoutScripts(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("excon")
	if _, page := get(t, c, srv.URL+"/seat/excon/inject/inj_39"); !strings.Contains(page, `action="/seat/excon/inject"`) {
		t.Fatal("the inject's page has no form that leads to the controller's own address")
	}
	resp, err := c.PostForm(srv.URL+"/seat/excon/inject", url.Values{"inject": {"inj_39"}, "do": {"hold"}})
	if err != nil {
		t.Fatal(err)
	}
	if status, _ := read(t, resp); status != http.StatusOK || resp.Request.URL.Path != "/seat/excon/" || fmt.Sprint(run.did) != fmt.Sprint([]exercise.Command{exercise.Hold{Inject: "inj_39"}}) {
		t.Errorf("%d at %s, did %v", status, resp.Request.URL, run.did)
	}
}
