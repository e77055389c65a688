package web

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/view"
)

// decided plays the harbour until every decision is closed, and ends it.
func decided(t *testing.T) (p *played, decision string) {
	p = play(t)
	p.do("excon", exercise.Start{})
	for range 60 {
		p.pass(time.Minute)
	}
	control, err := p.x.Viewer("excon")
	if err != nil {
		t.Fatal(err)
	}
	page, err := p.x.View(t.Context(), control)
	if err != nil {
		t.Fatal(err)
	}
	if page.Clock.Phase != view.Over {
		p.do("excon", exercise.EndEx{})
	}
	return p, page.Decisions[0].ID
}

// TestPlayersGetNoWhatIf asks as everybody who does not oversee the exercise,
// whatever was opened to them, for every page of the what-ifs.
func TestPlayersGetNoWhatIf(t *testing.T) {
	p, decision := decided(t)
	p.do("excon", exercise.OpenReplay{})
	control := p.client("excon")
	if status, body := get(t, control, p.srv.URL+"/seat/excon/review/whatif?decision="+decision); status != http.StatusOK || !strings.Contains(body, "no prediction") {
		t.Fatalf("control gets %d %s", status, body)
	}
	player := p.client("harbour")
	for _, page := range []string{"whatif", "whatif?decision=" + decision, "whatif/progress?decision=" + decision} {
		if status, body := get(t, player, p.srv.URL+"/seat/harbour/review/"+page); status != http.StatusNotFound || strings.Contains(body, "canary") {
			t.Errorf("a player gets %d of %s", status, page)
		}
	}
	form := url.Values{"decision": {decision}, "do": {"play"}}.Encode()
	if status, _ := post(t, player, p.srv.URL+"/seat/harbour/review/whatif", form); status != http.StatusNotFound {
		t.Errorf("a player's trial is answered with %d", status)
	}
	if _, begun := p.x.Trial(viewerOf(t, p, "excon"), host.Question{Decision: decision}); begun {
		t.Error("a player has begun a what-if")
	}
	if status, body := post(t, control, p.srv.URL+"/seat/excon/review/whatif", "do=play&decision=nothing"); status != http.StatusConflict || !strings.Contains(body, "choose one of those listed") {
		t.Errorf("a decision that is none is answered with %d %s", status, body)
	}
}

func viewerOf(t *testing.T, p *played, seat string) view.Viewer {
	t.Helper()
	v, err := p.x.Viewer(seat)
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// TestWhatIfInABrowser chooses a decision, plays it and reads what was found, in
// both languages; axe finds nothing.
func TestWhatIfInABrowser(t *testing.T) {
	p, decision := decided(t)
	for _, l := range []struct {
		tag   lang.Tag
		width int
		look  string
	}{{lang.En, 1440, "light"}, {lang.Ar, 390, "dark"}} {
		b := openTab(t, p.srv, l.width, 900)
		b.open(p.link("excon", l.tag))
		b.open("/seat/excon/review/whatif?theme=" + l.look)
		b.click(`.forks a[href*="decision=` + decision + `"]`)
		if l.tag == lang.En {
			b.click("button[value=play]")
		}
		b.until(`document.querySelectorAll('.ways tbody td').length > 3`)
		b.until(`document.body.innerText.includes('` + map[lang.Tag]string{lang.En: "as it was", lang.Ar: "كما جرى"}[l.tag] + `')`)
		for _, wrong := range b.axe() {
			t.Errorf("%s: %s", l.tag, wrong)
		}
		if *shots != "" {
			os.MkdirAll(*shots, 0o755)
			b.shot(*shots+"/whatif-"+string(l.tag)+".png", true)
		}
		b.close()
	}
}
