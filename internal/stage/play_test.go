package stage

import (
	"flag"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"tamrin/internal/browse"
)

var shots = flag.String("shots", "", "folder for pictures of what people see when the server restarts")

// cast is everybody who plays: a page each, with cookies of its own.
type cast struct {
	t        *testing.T
	server   *server
	room     *wire // the harbour's
	staff    *browse.Tab
	control  *browse.Tab
	harbour  *browse.Tab // a telephone, in Arabic, at the end of the room's wire
	ministry *browse.Tab
	judge    *browse.Tab
	wall     *browse.Tab
}

// TestAnExerciseSurvivesWhatRoomsDoToIt plays a short exercise: a pause with an
// inject due in it, a wire that breaks, answers that get lost, and a server that
// is killed, or restarted, and comes back. Nothing may be lost, and nothing come twice.
func TestAnExerciseSurvivesWhatRoomsDoToIt(t *testing.T) {
	c := gather(t)
	c.begin()
	c.decideTalkAndAsk()
	c.pauseOverAnInject()
	c.breakTheWire()
	c.loseAnAnswer()
	c.killTheServer()
	c.restartTheServer()
	c.end()
}

// gather makes the first account, the exercise and the invitations, and brings
// everybody to their page.
func gather(t *testing.T) *cast {
	t.Helper()
	s := serve(t)
	c := &cast{t: t, server: s, room: lay(t, s)}
	base := "http://" + s.addr
	c.staff = browse.Open(t, base, 1280, 800)
	c.staff.Open(path(s.says(`http://\S+/set-up/\S+`)))
	c.staff.Fill("[name=name]", "Rana Haddad")
	c.staff.Fill("[name=login]", "rana")
	c.staff.Fill("[name=password]", "four words in a row")
	c.staff.Click(".form button")
	c.staff.Until("location.pathname === '/' && document.querySelector('.staff-bar')")
	c.staff.ChooseFile("form[action='/scenarios'] [type=file]", "ferry.zip", zipped(t, "testdata/ferry"))
	c.staff.Click("form[action='/scenarios'] button, .verdict.good .button")
	c.staff.Until("location.pathname.endsWith('/exercise')")
	c.staff.Fill("[name=name]", "Evening course")
	c.staff.Click(".form button.primary")
	c.staff.Until("location.pathname.startsWith('/exercises/') && document.querySelector('h1').innerText === 'Evening course'")
	c.staff.Click("button[name=every]")
	c.staff.Until("document.querySelectorAll('.way-in .qr').length >= 5")
	// A code for whoever comes into the ministry.
	c.staff.Click("#cell-ministry ~ ul .any button")
	c.staff.Until("document.querySelector('#cell-ministry ~ ul .any .code-word')")

	c.harbour = browse.Open(t, c.room.base(), 390, 844)
	c.harbour.Breaks = true
	c.come(c.harbour, path(c.link("harbour", 0)), "Salma")
	c.ministry = browse.Open(t, base, 1280, 800)
	c.ministry.Breaks = true
	c.ministry.Open("/join")
	c.ministry.Fill("[name=code]", strings.ToLower(browse.Eval[string](c.staff, "document.querySelector('#cell-ministry ~ ul .any .code-word').innerText")))
	c.ministry.Click(".form button")
	c.come(c.ministry, "", "Minister")
	c.judge = browse.Open(t, base, 1024, 800)
	c.judge.Breaks = true
	c.come(c.judge, path(c.link("judges", 0)), "Judge")
	c.wall = browse.Open(t, base, 1920, 1080)
	c.wall.Breaks = true
	c.come(c.wall, path(browse.Eval[string](c.staff, "[...document.querySelectorAll('.cell-card')].at(-1).querySelector('.way-in a').getAttribute('href')")), "")

	c.control = c.staff.Another()
	c.control.Breaks = true
	c.control.Open("/")
	c.control.Click(".run .primary")
	c.control.Until("location.pathname.startsWith('/x/') && document.querySelector('#clock')")
	c.each(func(name string, p *browse.Tab) { browse.Eval[bool](p, "window.sameSince = true") })
	return c
}

// link is the link of a cell's nth seat.
func (c *cast) link(cell string, n int) string {
	return browse.Eval[string](c.staff, fmt.Sprintf("document.querySelectorAll('#cell-%s ~ ul .way-in a')[%d].getAttribute('href')", cell, n))
}

// come opens an invitation and takes the seat under a name.
func (c *cast) come(p *browse.Tab, path, name string) {
	c.t.Helper()
	if path != "" {
		p.Open(path)
	}
	p.Until("location.pathname === '/join/in'")
	if name != "" {
		p.Fill("[name=name]", name)
	}
	p.Click(".form button")
	p.Until("location.pathname.startsWith('/x/') && document.querySelector('#clock') && !document.body.hasAttribute('data-lost')")
}

func (c *cast) each(f func(name string, p *browse.Tab)) {
	for _, x := range []struct {
		name string
		tab  *browse.Tab
	}{{"control", c.control}, {"harbour", c.harbour}, {"ministry", c.ministry}, {"judge", c.judge}, {"wall", c.wall}} {
		f(x.name, x.tab)
	}
}

// begin starts the clock; the first inject arrives and is opened.
func (c *cast) begin() {
	c.t.Helper()
	c.harbour.Until("document.dir === 'rtl' && document.querySelector('.phase.waiting')")
	c.control.Click("button[value=start]")
	c.each(func(_ string, p *browse.Tab) { p.Until("document.querySelector('.phase.running')") })
	c.harbour.Until("document.querySelectorAll('#inbox details.new').length === 1 && document.title.startsWith('(1)')")
	c.harbour.Click("#inbox summary")
	c.harbour.Until("!document.querySelector('#inbox details.new') && document.querySelector('#inbox details').open")
	c.control.Until("document.querySelector('#cell-harbour .n').innerText.startsWith('0')")
	status := browse.Eval[int](c.harbour, "fetch(document.querySelector('#inbox a[download]').href).then(r => r.status)")
	if status != 200 {
		c.t.Errorf("the inject's file answers %d", status)
	}
	if n := browse.Eval[int](c.ministry, "document.querySelectorAll('#inbox details').length"); n != 0 {
		c.t.Errorf("the ministry has %d items; the only one was for the harbour", n)
	}
}

// decideTalkAndAsk: the harbour decides, the cells write to each other, the
// ministry asks and control answers, the evaluator notes.
func (c *cast) decideTalkAndAsk() {
	c.t.Helper()
	c.harbour.Click("#o-tow-both, .ballot .primary")
	c.harbour.Until("document.querySelector('.decided')")
	c.wall.Until("document.querySelectorAll('.saying').length === 1")
	c.write(c.harbour, "ministry", "أرسلنا القاطرتين")
	c.ministry.Until("document.querySelectorAll('.mail').length === 1")
	c.ministry.Click("#tab-talks, #thread-1 summary")
	c.ministry.Fill("#reply-1", "Thank you, tell the families.")
	c.ministry.Click("#thread-1 .reply .primary")
	c.harbour.Until("document.querySelectorAll('.mail').length === 2")

	c.ministry.Click("#tab-asks, #ask-form summary")
	c.ministry.Fill("#ask-text", "How many children are aboard?")
	c.ministry.Click("#ask-form .primary")
	c.ministry.Until("document.querySelector('#ask-1')")
	c.control.Click("#tab-asks, #ask-1 button[value=take]")
	c.control.Click("#answer-1 summary")
	c.control.Fill("#answer-1-text", "Forty-one, says the list.")
	c.control.Click("#answer-1 .primary")
	c.ministry.Until("document.querySelector('#ask-1').textContent.includes('Forty-one')")
	c.ministry.Click("#ask-1 button[value=close]")
	c.control.Until("document.querySelector('#ask-1.closed')")

	c.observe("Answered within a minute")
	c.judge.Until("document.querySelectorAll('.observation').length === 1")
}

// write writes a message to a cell.
func (c *cast) write(p *browse.Tab, to, text string) {
	c.t.Helper()
	p.Click("#tab-talks")
	if !browse.Eval[bool](p, "document.querySelector('#compose details').open") {
		p.Click("#compose summary")
	}
	p.Until("document.querySelector('#compose-text').value === ''")
	p.Click("#to-" + to)
	p.Fill("#compose-text", text)
	p.Click("#compose .primary")
}

func (c *cast) observe(text string) {
	c.t.Helper()
	c.judge.Click("#guide [data-slip]")
	c.judge.Until("document.querySelector('#slip').matches(':popover-open')")
	c.judge.Fill("#slip textarea", text)
	c.judge.Click("#slip [value=S], #slip .primary")
}

// pauseOverAnInject pauses a minute before an inject, lets the moment pass at
// which it would have come, and goes on: it comes then, and once.
func (c *cast) pauseOverAnInject() {
	c.t.Helper()
	c.jump("0:39:00")
	c.control.Click("button[value=pause]")
	c.each(func(_ string, p *browse.Tab) { p.Until("document.querySelector('.phase.paused')") })
	if browse.Eval[int](c.ministry, "document.querySelectorAll('#inbox details').length") != 0 {
		c.t.Fatal("this machine took a minute to press a button: the pause came too late")
	}
	c.control.Click("button[name=speed][value='60']")
	c.control.Until("document.querySelector(\"button[name=speed][value='60']\").getAttribute('aria-pressed') === 'true'")
	// At sixty times, the minute that was left is one second of the wall's.
	time.Sleep(1500 * time.Millisecond)
	if n := browse.Eval[int](c.ministry, "document.querySelectorAll('#inbox details').length"); n != 0 {
		c.t.Errorf("an inject came while the clock stood")
	}
	c.control.Click("button[value=resume]")
	c.ministry.Until("document.querySelectorAll('#inbox details').length === 1")
	c.control.Click("button[name=speed][value='1']")
	c.control.Until("document.querySelector(\"button[name=speed][value='1']\").getAttribute('aria-pressed') === 'true'")
	c.ministry.Click("#tab-inbox, #inbox summary")
	c.ministry.Until("!document.querySelector('#inbox details.new')")
}

// jump moves the clock.
func (c *cast) jump(to string) {
	c.t.Helper()
	c.control.Click("[popovertarget=jump]")
	c.control.Fill("#jump [name=to]", to)
	c.control.Click("#jump button[value=to]")
	c.control.Until(fmt.Sprintf("Number(document.querySelector('#clock').dataset.at) >= %d && !document.querySelector('#jump').matches(':popover-open')", ms(to)))
}

func ms(clock string) (n int) {
	var h, m, s int
	fmt.Sscanf(clock, "%d:%d:%d", &h, &m, &s)
	return ((h*60+m)*60 + s) * 1000
}

// breakTheWire takes the harbour's network away while others write to it and
// while it writes itself.
func (c *cast) breakTheWire() {
	c.t.Helper()
	c.room.set(true, false)
	c.write(c.ministry, "harbour", "Two journalists are on the quay.")
	c.ministry.Until("document.querySelectorAll('.mail').length === 3")
	c.harbour.Until("document.body.hasAttribute('data-lost')")
	c.harbour.Click("#thread-1 summary") // that it was read there cannot be told yet
	browse.Eval[bool](c.harbour, "(document.querySelector('#m-2').scrollIntoView(), true)")
	c.harbour.Until("wrong.some(w => w.includes('htmx:error'))")
	c.write(c.harbour, "ministry", "الرصيف مغلق")
	c.harbour.Until("document.querySelector('#notice .problem')")
	if kept := browse.Eval[string](c.harbour, "document.querySelector('#compose-text').value"); kept != "الرصيف مغلق" {
		c.t.Errorf("what could not be sent is gone: %q is left", kept)
	}
	c.room.set(false, false)
	c.harbour.Until("!document.body.hasAttribute('data-lost') && document.querySelectorAll('.mail').length === 3")
	c.harbour.Until("document.querySelector('#m-2') && !document.querySelector('#m-2.new')")
	c.harbour.Click("#compose .primary")
	c.ministry.Until("document.querySelectorAll('.mail').length === 4")
}

// loseAnAnswer lets what the harbour sends arrive, but not the answer. Whoever
// sends it again has still said it once.
func (c *cast) loseAnAnswer() {
	c.t.Helper()
	c.harbour.Until("document.querySelector('#compose-text').value === ''")
	c.room.set(false, true)
	c.write(c.harbour, "ministry", "الركاب بخير")
	c.ministry.Until("document.querySelectorAll('.mail').length === 5")
	c.room.set(false, false)
	c.harbour.Until("document.querySelector('#notice .problem') && document.querySelectorAll('.mail').length === 5")
	c.harbour.Click("#compose .primary")
	c.harbour.Until("document.querySelector('#compose-text').value === ''")
}

// killTheServer kills it in the middle of play. Pages come back by themselves;
// the exercise stands until control lets it go on.
func (c *cast) killTheServer() {
	c.t.Helper()
	c.server.kill()
	c.each(func(_ string, p *browse.Tab) { p.Until("document.body.hasAttribute('data-lost')") })
	c.observe("Kept its head when all went dark")
	c.judge.Until("document.querySelector('#drafts .waits')")
	c.server.start()
	c.each(func(_ string, p *browse.Tab) {
		p.Until("!document.body.hasAttribute('data-lost') && document.querySelector('.phase.paused')")
	})
	c.judge.Until("document.querySelectorAll('.observation').length === 2 && !document.querySelector('#drafts .waits')")
	c.control.Click("button[value=resume]")
	c.each(func(_ string, p *browse.Tab) { p.Until("document.querySelector('.phase.running')") })
	c.jump("1:20:01")
	c.harbour.Until("document.querySelectorAll('#inbox details').length === 2")
	c.wall.Until("document.querySelectorAll('.piece').length === 1")
}

// restartTheServer stops the server as a system does that is being looked after:
// everybody is told to stay, each in their language, and is back by themselves.
func (c *cast) restartTheServer() {
	c.t.Helper()
	c.server.stop()
	c.each(func(name string, p *browse.Tab) {
		p.Until("document.body.hasAttribute('data-lost')")
		want := "The server restarts. Stay on this page"
		if browse.Eval[string](p, "document.documentElement.lang") == "ar" {
			want = "يُعاد تشغيل الخادم. ابقَ في هذه الصفحة"
		}
		if said := browse.Eval[string](p, "document.getElementById('link').innerText"); !strings.HasPrefix(said, want) {
			c.t.Errorf("%s is told %q when the server restarts", name, said)
		}
		if *shots != "" {
			p.Shot(filepath.Join(*shots, "restart-"+name+".png"), false)
		}
	})
	c.server.start()
	c.each(func(_ string, p *browse.Tab) {
		p.Until("!document.body.hasAttribute('data-lost') && document.getElementById('link').innerText === '' && document.querySelector('.phase.paused')")
	})
}

// end ends the exercise, and counts.
func (c *cast) end() {
	c.t.Helper()
	c.control.Click("[popovertarget=endex], #endex button.danger")
	c.each(func(_ string, p *browse.Tab) { p.Until("document.querySelector('.phase.ended')") })
	want := map[string]string{
		"control":  "asks 1, decisions 0, inbox 0, mails 5, observations 0, pieces 0, rows 3 of which delivered 3, sayings 0, timeline 0",
		"harbour":  "asks 0, decisions 1, inbox 2, mails 5, observations 0, pieces 0, rows 0 of which delivered 0, sayings 0, timeline 0",
		"ministry": "asks 1, decisions 0, inbox 2, mails 5, observations 0, pieces 0, rows 0 of which delivered 0, sayings 0, timeline 0",
		"judge":    "asks 0, decisions 0, inbox 0, mails 0, observations 2, pieces 0, rows 0 of which delivered 0, sayings 0, timeline 11",
		"wall":     "asks 0, decisions 0, inbox 0, mails 0, observations 0, pieces 1, rows 0 of which delivered 0, sayings 1, timeline 0",
	}
	c.each(func(name string, p *browse.Tab) {
		if got := browse.Eval[string](p, counted); got != want[name] {
			c.t.Errorf("at the end %s's page has\n%s\nnot\n%s", name, got, want[name])
		}
		if !browse.Eval[bool](p, "window.sameSince") {
			c.t.Errorf("%s's page was loaded anew", name)
		}
		live := browse.Eval[[]string](p, ledger)
		p.Open(browse.Eval[string](p, "location.pathname"))
		p.Until("document.querySelector('.phase.ended')")
		if anew := browse.Eval[[]string](p, ledger); !slices.Equal(live, anew) {
			c.t.Errorf("%s's page came through the evening as\n%s\nbut is\n%s", name, strings.Join(live, "\n"), strings.Join(anew, "\n"))
		}
	})
}

// counted counts what a page shows.
const counted = `(() => {
	const n = s => document.querySelectorAll(s).length;
	return 'asks ' + n('.ask') + ', decisions ' + n('#decisions .decided') + ', inbox ' + n('#inbox details') + ', mails ' + n('#pane-talks .mail') +
		', observations ' + n('.observation') + ', pieces ' + n('.piece') + ', rows ' + n('#rows tr[id^=row-]') + ' of which delivered ' + n('#rows .chip.delivered') +
		', sayings ' + n('.saying') + ', timeline ' + n('.moment');
})()`

// ledger lists every item of a page with its words, but for what only says how
// new it is.
const ledger = `[...document.querySelectorAll('#inbox > li, .mail, .ask, .noted, .decided, .moment, .observation, #feed > li, #rows tr, .piece, .saying, .news-item')].map(e => {
	const c = e.cloneNode(true);
	for (const x of c.querySelectorAll('[data-tick], .chip, form, details.compose')) x.remove();
	return (e.id + ' ' + c.textContent).replace(/\s+/g, ' ').trim();
})`
