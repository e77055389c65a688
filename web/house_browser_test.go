package web

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/staff"
)

// From the link that the first start prints to a player whose invitation was
// withdrawn, by hand, in two browsers, one of them a telephone in Arabic.
func TestFromTheFirstLinkToAWithdrawnInvitation(t *testing.T) {
	h := openHouse(t)
	token, err := h.staff.OfferFirst(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	desk := openTab(t, h.srv, 1280, 800)
	desk.open("/set-up/" + token)
	desk.fill("[name=name]", "Rana Haddad")
	desk.fill("[name=login]", "rana")
	desk.fill("[name=password]", passphrase)
	desk.click(".form button")
	desk.until("location.pathname === '/' && document.querySelector('.staff-bar')?.innerText.includes('Rana Haddad')")
	desk.click(".staff-bar button")
	desk.until("location.pathname === '/sign-in'")
	desk.open("/account")
	desk.fill("[name=login]", "Rana")
	desk.fill("[name=password]", passphrase)
	desk.click(".form button")
	desk.until("location.pathname === '/account'")

	desk.open("/")
	desk.chooseFile("form[action='/scenarios'] [type=file]", "broken.yaml", []byte("tamrin: 1\nid: broken\ntitel: {en: A}\n"))
	desk.click("form[action='/scenarios'] button")
	desk.until("[...document.querySelectorAll('.finding.error mark')].some(m => m.innerText === 'titel') && document.querySelector('.verdict.bad')")
	desk.chooseFile("form[action='/scenarios'] [type=file]", "first_steps.zip", firstSteps(t))
	desk.click("form[action='/scenarios'] button")
	desk.until("document.querySelector('.verdict.good') && document.querySelector('h1').innerText.includes('First steps')")
	desk.click(".verdict .button")
	desk.until("location.pathname.endsWith('/exercise')")
	desk.fill("[name=name]", "Autumn course")
	desk.click(".form button.primary")
	desk.until("location.pathname.startsWith('/exercises/') && document.querySelector('h1').innerText === 'Autumn course'")
	desk.fill(".seat-row input", "Omar")
	desk.click(".cell-card > button")
	desk.until("document.querySelector('.seat-row input')?.value === 'Omar'")
	desk.click("button[name=every]")
	desk.until("document.querySelectorAll('.way-in .qr').length >= 4")

	link := eval[string](desk, "document.querySelector('.way-in a').getAttribute('href')")
	player, friend := openTab(t, h.srv, 360, 740), openTab(t, h.srv, 360, 740)
	player.open(strings.TrimPrefix(link, h.srv.URL) + "?lang=ar")
	player.until("location.pathname === '/join/in' && document.dir === 'rtl' && document.querySelector('[name=name]').value === 'Omar'")
	player.click(".form button")
	player.until("location.pathname.startsWith('/x/') && document.querySelector('#clock') && !document.body.hasAttribute('data-lost')")
	desk.open(eval[string](desk, "location.pathname"))
	desk.until("document.querySelector('.seat-row .who').innerText.includes('Omar') && document.querySelector('.way-in').innerText.includes('came: 1')")

	// The same code in another browser, typed badly and then well.
	friend.open("/join")
	friend.fill("[name=code]", "0000-0000")
	friend.click(".form button")
	friend.until("document.querySelector('.wrong') && location.pathname === '/join'")
	friend.fill("[name=code]", strings.ToLower(eval[string](desk, "document.querySelectorAll('.way-in .code-word')[1].innerText")))
	friend.click(".form button")
	friend.until("location.pathname === '/join/in'")

	// The clock reaches the player; then the invitation is withdrawn.
	control := desk.another()
	control.open("/")
	control.click(".run .primary")
	control.until("location.pathname.startsWith('/x/')")
	control.until("document.querySelector('.staff-bar a[href^=\"/exercises/\"]') && document.documentElement.scrollHeight <= innerHeight")
	control.click("button[value=start]")
	player.until("document.querySelector('.phase.running')")
	player.breaks = true
	desk.click(".way-in form button")
	desk.until("document.querySelector('.seat-row') && !document.querySelector('.seat-row').querySelector('.way-in')")
	player.until("document.querySelector('#notice').innerText.includes('سُحبت الدعوة')")
	player.open(eval[string](player, "location.pathname"))
	player.until("document.querySelector('.problem')?.innerText.includes('سحب فريق التمرين هذه الدعوة')")
	player.open(strings.TrimPrefix(link, h.srv.URL))
	player.until("document.querySelector('.problem')?.innerText.includes('410')")
}

// Two invitations opened in two tabs of one browser lead to two seats.
func TestTwoTabsTwoInvitations(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Planner)
	id := h.exercise(c, url.Values{"bots": {"town_hall"}})
	i := h.invite(c, id, url.Values{"cell": {"town_hall"}})
	x, err := h.host.Exercise(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	own := h.invite(c, id, url.Values{"seat": {x.SeatsIn("town_hall")[1].ID}})
	one := openTab(t, h.srv, 1280, 800)
	one.open("/join/" + i.Token)
	two := one.another()
	two.open("/join/" + own.Token)
	one.click(".form button")
	one.until("document.querySelector('#clock')")
	two.click(".form button")
	two.until("document.querySelector('#clock')")
	if a, b := eval[string](one, "location.pathname"), eval[string](two, "location.pathname"); a == b {
		t.Errorf("both tabs are at %s", a)
	}
	// Who opens theirs again is led to the same seat.
	again := one.another()
	again.open("/join/" + i.Token)
	again.until(fmt.Sprintf("location.pathname === %q", eval[string](one, "location.pathname")))
}

func TestARestartKeepsEverything(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Planner)
	id := h.exercise(c, url.Values{"name": {"Autumn"}})
	i := h.invite(c, id, url.Values{"cell": {"town_hall"}})
	player := browser()
	status, _, seat := h.accept(player, i, "Omar")
	if status != http.StatusOK {
		t.Fatal(status)
	}
	h.stop()
	h.start()
	for path, who := range map[string]*http.Client{"/": c, "/exercises/" + id: c, seat: player} {
		if status, body := h.get(who, path); status != http.StatusOK || strings.Contains(body, "/sign-in") {
			t.Errorf("after a restart %s answers %d", path, status)
		}
	}
	h.clock.Advance(8 * 24 * time.Hour)
	if status, body := h.get(browser(), "/join/"+i.Token); status != http.StatusGone || !strings.Contains(body, "that time is over") {
		t.Errorf("an invitation that has run out answers %d", status)
	}
	if status, _ := h.get(player, seat); status != http.StatusOK {
		t.Errorf("who came in time is sent out: %d", status)
	}
}

// furnish fills a house and returns its pages: who opens each, and where.
func furnish(t *testing.T, h *housed) (planner *http.Client, pages map[string]string) {
	t.Helper()
	c := h.enrol("rana", staff.Administrator)
	h.enrol("omar", staff.Planner)
	_, _, broken := h.upload(c, "broken.yaml", []byte("tamrin: 1\nid: broken\ntitel: {en: A}\nlanguages: [en, ar]\ncells:\n  a: {kind: unknown}\n"))
	id := h.exercise(c, url.Values{"name": {"Autumn course, group B"}, "bots": {"town_hall"}})
	x, err := h.host.Exercise(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	plan := exercise.Corrective{Finding: "The list of numbers was out of date.", Text: "Keep one list of telephone numbers, and try it each month", Status: exercise.ActionOpen}
	if _, err := x.Do(t.Context(), exercise.Actor{Seat: "excon"}, "", exercise.WriteAction{ID: "action-one", Action: plan}); err != nil {
		t.Fatal(err)
	}
	h.exercise(c, url.Values{})
	i := h.invite(c, id, url.Values{"seat": {"town_hall.head"}})
	h.invite(c, id, url.Values{"every": {"1"}})
	h.invite(c, id, url.Values{"cell": {"town_hall"}})
	_, start := h.get(c, "/")
	good := regexp.MustCompile(`/scenarios/\d+`).FindAllString(start, -1)
	for _, g := range good {
		if g != broken {
			good[0] = g
		}
	}
	h.send(c, "/templates", "template", "mine.yaml", []byte(ownReport))
	h.send(c, "/templates", "template", "mine.yaml", []byte(strings.Replace(ownReport, "id: minister", "id: aar", 1)))
	token, err := h.staff.Offer(t.Context(), staff.Planner)
	if err != nil {
		t.Fatal(err)
	}
	return c, map[string]string{"control": "/x/" + id + "/seat/excon/", "start": "/", "programme": "/programme", "templates": "/templates", "scenario": good[0], "broken": broken, "new": good[0] + "/exercise", "people": "/exercises/" + id,
		"sheet": "/exercises/" + id + "/sheet", "account": "/account", "audit": "/account/audit", "welcome": "/join/" + i.Token, "set-up": "/set-up/" + token, "join": "/join", "sign-in": "/sign-in", "lost": "/nowhere"}
}

// signedIn opens a tab with the session of a client.
func (h *housed) signedIn(c *http.Client, w, height int) *tab {
	h.t.Helper()
	p := openTab(h.t, h.srv, w, height)
	p.open("/sign-in")
	p.fill("[name=login]", "rana")
	p.fill("[name=password]", passphrase)
	p.click(".form button")
	p.until("location.pathname === '/'")
	return p
}

func TestAxeFindsNothingOnTheStaffsPages(t *testing.T) {
	h := openHouse(t)
	c, pages := furnish(t, h)
	for _, look := range []struct {
		lang  lang.Tag
		theme string
		width int
	}{{lang.En, "light", 1440}, {lang.Ar, "dark", 360}, {lang.Ar, "light", 1440}} {
		p, stranger := h.signedIn(c, look.width, 900), openTab(t, h.srv, look.width, 900)
		for name, path := range pages {
			q := p
			if strings.Contains("sign-in join set-up welcome", name) {
				q = stranger
			}
			q.open(path + "?theme=" + look.theme + "&lang=" + string(look.lang))
			for _, wrong := range q.axe() {
				t.Errorf("%s in %s, %s, %d wide: %s", name, look.lang, look.theme, look.width, wrong)
			}
			if n := eval[int](q, "document.documentElement.scrollWidth - innerWidth"); n > 0 {
				t.Errorf("%s in %s is %d px wider than a window of %d", name, look.lang, n, look.width)
			}
		}
	}
}

func TestHouseStorybook(t *testing.T) {
	if *shots == "" {
		t.Skip("pictures are written with -shots DIR")
	}
	if err := os.MkdirAll(*shots, 0o755); err != nil {
		t.Fatal(err)
	}
	h := openHouse(t)
	c, pages := furnish(t, h)
	for _, l := range lang.All {
		for size, w := range map[string]int{"desktop": 1440, "phone": 360} {
			p, stranger := h.signedIn(c, w, 900), openTab(t, h.srv, w, 900)
			for name, path := range pages {
				q := p
				if strings.Contains("sign-in join set-up welcome", name) {
					q = stranger
				}
				q.open(path + "?lang=" + string(l))
				time.Sleep(150 * time.Millisecond)
				q.shot(filepath.Join(*shots, fmt.Sprintf("house-%s-%s-%s.png", name, l, size)), eval[bool](q, "document.documentElement.scrollHeight > innerHeight"))
			}
			p.close()
			stranger.close()
		}
	}
}
