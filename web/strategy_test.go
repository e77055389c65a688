package web

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/lang"
)

// worded is a change of the port's strategy as a form sends it.
func worded(id, en string) url.Values {
	return url.Values{"do": {"propose"}, "strategy": {"port"}, "id": {id}, "tenet": {"safe"}, "finding": {"Nobody closed the harbour."},
		"text-en": {en}, "text-ar": {"الأرواح قبل السفن، وفي الحال."}, "tie:close.shut": {"with"}, "tie:close.wait": {""}}
}

// TestAStrategyIsItsPartiesOwn proposes a change as control and approves it as the
// port: the ministry reads nothing of it, and the port nothing of options.
func TestAStrategyIsItsPartiesOwn(t *testing.T) {
	p, _ := decided(t)
	control, port, ministry := p.client("excon"), p.client("harbour"), p.client("ministry")
	at := func(seat string) string { return p.srv.URL + "/seat/" + seat + "/review/strategy" }
	if status, body := post(t, control, at("excon"), worded("amendment-01", "Lives before ships, at once.").Encode()); status != http.StatusOK {
		t.Fatalf("a proposal is answered with %d %s", status, body)
	}
	if _, body := get(t, control, at("excon")+"?strategy=port"); !strings.Contains(body, "waits for approval") || !strings.Contains(body, "Options that show it") || !strings.Contains(body, "no longer against it") {
		t.Error("control does not see the proposal with its options")
	}
	status, body := get(t, port, at("harbour"))
	if status != http.StatusOK || !strings.Contains(body, "at once") || !strings.Contains(body, `value="approve"`) {
		t.Fatalf("the port gets %d %s", status, body)
	}
	for _, secret := range []string{"tie:", "Options that show it", "canary", "Two versions by rehearsal", "Propose a change"} {
		if strings.Contains(body, secret) {
			t.Errorf("the port's page has %q", secret)
		}
	}
	if status, body := get(t, ministry, at("ministry")); status != http.StatusOK || strings.Contains(body, "Lives before ships") || !strings.Contains(body, "canary_tenet_words") {
		t.Errorf("the ministry gets %d", status)
	}
	approve := url.Values{"do": {"approve"}, "strategy": {"port"}, "id": {"amendment-01"}, "party": {"port"}, "wording": {"1"}}.Encode()
	if status, _ := post(t, ministry, at("ministry"), approve); status < 400 {
		t.Errorf("the ministry approves the port's strategy: %d", status)
	}
	if status, _ := post(t, port, at("harbour"), approve); status != http.StatusOK {
		t.Errorf("the port's approval is answered with %d", status)
	}
	if _, body := get(t, port, at("harbour")); !strings.Contains(body, "approved: version 2") {
		t.Error("the port's page lacks the new version")
	}
	if status, body := get(t, control, at("excon")+"/file?strategy=port&version=2"); status != http.StatusOK || !strings.Contains(body, "version: 2") || !strings.Contains(body, "في الحال") {
		t.Errorf("the export is %d %s", status, body)
	}
	for _, path := range []string{"/file?strategy=port&version=2", "/progress?strategy=port&from=1&to=2"} {
		if status, _ := get(t, port, at("harbour")+path); status != http.StatusNotFound {
			t.Errorf("a player gets %d of %s", status, path)
		}
	}
	if status, _ := post(t, port, at("harbour"), "do=play&strategy=port&from=0&to=1"); status != http.StatusNotFound {
		t.Errorf("a player's comparison is answered with %d", status)
	}
	if status, _ := post(t, port, at("harbour"), worded("amendment-02", "Ships first.").Encode()); status < 400 {
		t.Errorf("a player's proposal is answered with %d", status)
	}
}

// TestStrategyInABrowser goes the whole way in both languages: propose from a
// finding, compare by rehearsal, approve; axe finds nothing.
func TestStrategyInABrowser(t *testing.T) {
	p, _ := decided(t)
	p.do("judges", exercise.Observe{ID: "seen-00001", Sight: exercise.Sight{Text: "Nobody closed the harbour.", Mark: exercise.Area, At: exercise.Now}})
	for _, l := range []struct {
		tag   lang.Tag
		seat  string
		width int
		look  string
	}{{lang.En, "excon", 1440, "light"}, {lang.Ar, "harbour", 390, "dark"}, {lang.Ar, "judges", 1440, "light"}} {
		b := openTab(t, p.srv, l.width, 900)
		b.open(p.link(l.seat, l.tag))
		b.open("/seat/" + l.seat + "/review/strategy?theme=" + l.look)
		switch l.seat {
		case "excon":
			b.click(`.from-finding button`)
			b.until(`document.querySelector('#propose textarea[name=finding]')?.value === 'Nobody closed the harbour.'`)
			b.fill("#propose textarea[name=text-en]", "The harbour closes within ten minutes.")
			b.fill("#propose textarea[name=text-ar]", "يُغلق الميناء خلال عشر دقائق.")
			b.click("#propose button.strong")
			b.until(`document.querySelectorAll('.amendment').length === 1 && document.querySelector('.amendment').innerText.includes('within ten minutes')`)
			b.click(".contest-form button")
			b.until(`document.querySelectorAll('.contest .ways tbody td').length >= 2`)
		case "harbour":
			b.click(".voice-form button[value=approve]")
			b.until(`document.querySelectorAll('.tenet.t-new').length === 1 && document.querySelectorAll('.versions a').length === 2`)
		}
		for _, wrong := range b.axe() {
			t.Errorf("%s %s: %s", l.seat, l.tag, wrong)
		}
		if *shots != "" {
			os.MkdirAll(*shots, 0o755)
			b.shot(*shots+"/strategy-"+l.seat+"-"+string(l.tag)+".png", true)
		}
		b.close()
	}
}
