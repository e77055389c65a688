package web

import (
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// emergency stops play on every canned page.
func (c *canned) emergency() {
	for v := range c.pages {
		c.change(v, func(p *view.Page) {
			p.NoDuff = &view.NoDuff{Text: "Fire alarm in building B.\nLeave by the east stairs; meet at the flagpole.", At: 72 * minute, Wall: start.UnixMilli()}
		})
	}
}

func TestAnEmergencyLiesOverEveryPage(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("", "excon", "seoul", "brussels", "judges", wallSeat)
	pages := map[string]bool{"/": false, "/seat/excon/": true, "/seat/seoul/": false, "/seat/brussels/": false, "/seat/judges/": false, "/wall/": false}
	for path := range pages {
		if _, body := get(t, c, srv.URL+path); strings.Contains(body, "THIS IS REAL") {
			t.Errorf("%s tells of an emergency that there is not", path)
		}
	}
	run.emergency()
	for path, releases := range pages {
		_, en := get(t, c, srv.URL+path+"?lang=en")
		_, ar := get(t, c, srv.URL+path+"?lang=ar")
		if !strings.Contains(en, "NO DUFF. THIS IS REAL.") || !strings.Contains(en, "Leave by the east stairs") || !strings.Contains(ar, "هذا ليس تمرينًا.") {
			t.Errorf("%s does not tell of the emergency", path)
		}
		if strings.Contains(en, `popovertarget="duff-end"`) != releases {
			t.Errorf("%s: that it can be released there should be %v", path, releases)
		}
	}
	if _, body := get(t, c, srv.URL+"/seat/excon/inject/inj_1?lang=en"); !strings.Contains(body, "THIS IS REAL") {
		t.Error("the page of an inject does not tell of the emergency")
	}
}

func TestAnEmergencyComesThroughTheStream(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	e := connect(t, srv, c, "/seat/seoul/live?since=v40", "")
	run.wait(t, asSeoul, 1)
	run.emergency()
	if got := e.next(); !strings.Contains(got, "[id='duff']") || !strings.Contains(got, "Fire alarm") || strings.Contains(got, "[id='inbox']") {
		t.Errorf("the emergency is told as:\n%.600s", got)
	}
}

func TestNoDuffFormsBecomeCommands(t *testing.T) {
	run, site, srv := cannedSite(t, 0)
	c := (&played{t: t, site: site, srv: srv}).client("excon")
	for _, form := range []string{"do=end", "do=end&reason=++", "do=maybe", ""} {
		if status, body := post(t, c, srv.URL+"/seat/excon/duff", form); status < 400 || len(run.did) > 0 {
			t.Errorf("%q answers %d: %s", form, status, body)
		}
	}
	for form, want := range map[string]exercise.Command{"do=call&text=Fire": exercise.CallNoDuff{Text: "Fire"}, "do=end&reason=all+safe": exercise.EndNoDuff{}} {
		run.did = nil
		if status, _ := post(t, c, srv.URL+"/seat/excon/duff", form); status != http.StatusOK || fmt.Sprintf("%#v", run.did) != fmt.Sprintf("%#v", []exercise.Command{want}) {
			t.Errorf("%s answers %d and does %#v", form, status, run.did)
		}
	}
}

// Control stops play; everybody sees it in their language at once, over a sheet
// that lay open; nobody but control may stop or release it.
func TestControlStopsPlayForEverybody(t *testing.T) {
	p := play(t)
	p.do("excon", exercise.Start{})
	control, harbour := openTab(t, p.srv, 1280, 800), openTab(t, p.srv, 360, 740)
	control.open(p.link("excon", lang.En))
	harbour.open(p.link("harbour", lang.Ar))
	control.click("#clock [popovertarget=duff-call]")
	eval[bool](control, "(document.querySelector('#duff-call textarea').value = 'Fire in building B. Leave now.', true)")
	control.click("#duff-call button.danger")
	harbour.until("document.querySelector('#duff').innerText.includes('Leave now') && document.querySelector('#duff').innerText.includes('ليس تمرينًا') && document.title.startsWith('طارئ')")
	harbour.until("document.querySelector('.phase.paused')")
	if !eval[bool](harbour, "(scrollTo(0, 9999), document.querySelector('.duff').getBoundingClientRect().top === 8 || document.querySelector('.duff').getBoundingClientRect().top === 0)") {
		t.Error("the emergency scrolls out of sight")
	}
	c := p.client("harbour")
	if status, _ := post(t, c, p.srv.URL+"/seat/harbour/duff", "do=end&reason=x"); status != http.StatusConflict {
		t.Errorf("a cell that releases an emergency is answered %d", status)
	}
	if status, _ := post(t, c, p.srv.URL+"/seat/harbour/duff", "do=call&text=boo"); status != http.StatusConflict {
		t.Errorf("a cell that calls an emergency is answered %d", status)
	}
	control.click("#duff [popovertarget=duff-end]")
	eval[bool](control, "(document.querySelector('#duff-end input').value = 'False alarm', true)")
	control.click("#duff-end .primary")
	harbour.until("document.querySelector('#duff').innerText === '' && !document.title.startsWith('طارئ') && document.querySelector('.phase.paused')")
}

// The emergency's pages are read by axe, and their pictures written where asked.
func TestAnEmergencyCanBeRead(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	run.emergency()
	if err := os.MkdirAll(filepath.Join(*shots, "."), 0o755); err != nil {
		t.Fatal(err)
	}
	for _, look := range []struct {
		lang  lang.Tag
		name  string
		width int
	}{{lang.En, "desktop", 1440}, {lang.Ar, "phone", 360}} {
		p := openTab(t, srv, look.width, 800)
		for i, name := range []string{"home", "control", "cell"} {
			p.open(site.opt.Access.Links(look.lang)[i])
			p.until("document.querySelector('#duff.on')")
			for _, wrong := range p.axe() {
				t.Errorf("%s in %s: %s", name, look.lang, wrong)
			}
			if *shots != "" {
				time.Sleep(200 * time.Millisecond)
				p.shot(filepath.Join(*shots, fmt.Sprintf("duff-%s-%s-%s.png", name, look.lang, look.name)), false)
			}
		}
	}
}
