package web

import (
	"strconv"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
)

// A newcomer opens the home page, control and two cells, one of them in Arabic,
// and plays: what they do in one tab is seen in the others, and nowhere else.
func TestANewcomerPlaysInFourTabs(t *testing.T) {
	p := play(t)
	home := openTab(t, p.srv, 1280, 800)
	home.open(p.link("", lang.En))
	home.until("document.querySelectorAll('.door').length === 5")
	control, harbour, ministry := home.another(), home.another(), home.another()
	control.open(p.link("excon", lang.En))
	harbour.open(p.link("harbour", lang.Ar))
	ministry.open(p.link("ministry", lang.En))
	harbour.until("document.dir === 'rtl' && document.querySelector('.marking').innerText.includes('تمرين')")

	control.click("button[value=start]")
	harbour.until("document.querySelector('.phase.running')")
	harbour.click("#seat button")
	harbour.until("document.querySelector('#seat.mine')")
	p.pass(61 * time.Second)
	harbour.until("document.querySelectorAll('#inbox details.new').length === 1 && document.title.startsWith('(1)')")
	if n := eval[int](ministry, "document.querySelectorAll('#inbox details').length"); n != 0 {
		t.Errorf("the ministry has %d messages; the only one was for the harbour", n)
	}

	control.until("document.querySelector('#cell-harbour').querySelector('.n').innerText.startsWith('1')")
	harbour.click("#inbox summary")
	harbour.until("!document.querySelector('#inbox details.new') && document.querySelector('#inbox details').open")
	control.until("document.querySelector('#cell-harbour .n').innerText.startsWith('0')")

	harbour.click("#o-close-shut")
	harbour.until("document.querySelector('textarea')")
	eval[bool](harbour, "(document.querySelector('.else').open = true, document.querySelector('textarea').value = '', true)")
	p.pass(125 * time.Second) // a press item comes while the form is filled in
	harbour.until("document.querySelectorAll('#inbox details').length === 2")
	harbour.until("document.querySelector('#o-close-shut').checked && document.querySelector('.else').open && document.querySelector('#item-1 details').open")
	harbour.click(".ballot .primary")
	harbour.until("document.querySelector('.decided')?.innerText.includes('إغلاقه الآن')")
	control.until("document.querySelector('#feed').innerText.includes('Close it now')")
	ministry.until("document.querySelector('#news').innerText.includes('Close it now')")

	control.click("button[value=pause]")
	harbour.until("document.querySelector('.phase.paused')?.innerText.includes('متوقف')")
	control.click("button[value=resume]")
	harbour.until("document.querySelector('.phase.running')")
	control.click("#row-canary_spare a")
	control.until("document.querySelector('#panel').matches(':popover-open')")
	control.click("#panel button[value=fire]")
	ministry.until("document.querySelector('#inbox').innerText.includes('canary_reserve')")
	control.until("document.querySelector('#row-canary_spare .chip.delivered') && !document.querySelector('#panel').matches(':popover-open')")
	if eval[bool](harbour, "document.documentElement.innerHTML.includes('canary')") {
		t.Error("the harbour's page holds what is the ministry's alone")
	}

	control.click("#endex button.danger")
	harbour.until("document.querySelector('.phase.ended')")
	harbour.clean()
	ministry.clean()
	control.clean()
}

// A browser whose connection broke catches up by itself, with nothing lost and
// nothing twice, and keeps what a person was writing.
func TestABrokenConnectionCatchesUp(t *testing.T) {
	p := play(t)
	harbour := openTab(t, p.srv, 1280, 800)
	harbour.breaks = true
	harbour.open(p.link("harbour", lang.En))
	p.do("excon", exercise.Start{})
	p.do("harbour", exercise.TakeSeat{})
	p.pass(61 * time.Second)
	harbour.until("document.querySelectorAll('#inbox details').length === 1 && document.querySelector('textarea')")
	eval[bool](harbour, "(document.querySelector('textarea').value = 'half a sentence', window.same = true)")
	for range 3 {
		p.srv.CloseClientConnections()
	}
	p.pass(125 * time.Second)
	harbour.until("document.querySelectorAll('#inbox details').length === 2")
	p.srv.CloseClientConnections()
	harbour.until("document.querySelectorAll('#inbox details').length === 2 && !document.body.hasAttribute('data-lost')")
	if !eval[bool](harbour, "window.same && document.querySelector('textarea').value === 'half a sentence'") {
		t.Error("the page was loaded anew, or what was being written is gone")
	}
}

// Typing into the filter of the MSEL narrows it without a new page, and what
// happens afterwards still arrives.
func TestTheFilterNarrowsAndStaysLive(t *testing.T) {
	p := play(t)
	control := openTab(t, p.srv, 1280, 800)
	control.open(p.link("excon", lang.En))
	control.until("document.querySelectorAll('#rows tr[aria-rowindex]').length === 4")
	eval[bool](control, "(() => { const q = document.querySelector('[name=q]'); q.value = 'smoke'; q.dispatchEvent(new Event('input', {bubbles: true})); return true })()")
	control.until("document.querySelectorAll('#rows tr[aria-rowindex]').length === 2 && location.search.includes('q=smoke')")
	p.do("excon", exercise.Start{})
	p.pass(61 * time.Second)
	control.until("document.querySelector('#row-call .chip.delivered')")
	if n := eval[int](control, "document.querySelectorAll('#rows tr[aria-rowindex]').length"); n != 2 {
		t.Errorf("the filtered list has %d rows after a delivery, not 2", n)
	}
}

// A server that restarts pauses what runs: until it is back, no page lets the
// exercise's time go on, though the wall's does.
func TestTheClockStandsWhileTheServerRestarts(t *testing.T) {
	p := play(t)
	cell := openTab(t, p.srv, 360, 740)
	cell.open(p.link("ministry", lang.En))
	p.do("excon", exercise.Start{})
	cell.until("document.querySelector('.phase.running') && document.querySelector('[data-tick=exercise]').innerText >= '00:00:01'")
	stood := eval[[]string](cell, "(document.dispatchEvent(new Event('restart')), ['exercise', 'wall'].map(x => document.querySelector(`[data-tick=${x}]`).innerText))")
	cell.until("document.querySelector('[data-tick=wall]').innerText > " + strconv.Quote(stood[1]) + " && document.querySelector('#link').innerText.startsWith('The server restarts')")
	later := eval[[]string](cell, "['exercise', 'wall'].map(x => document.querySelector(`[data-tick=${x}]`).innerText)")
	cell.until("document.querySelector('[data-tick=wall]').innerText > " + strconv.Quote(later[1]))
	if now := eval[string](cell, "document.querySelector('[data-tick=exercise]').innerText"); now != later[0] {
		t.Errorf("the clock went on from %s to %s", later[0], now)
	}
}

// Whoever opens a demonstration that is over, or looks while it ends, is led to
// what is left of it.
func TestTheStartPageKnowsThatItIsOver(t *testing.T) {
	p := play(t)
	home := openTab(t, p.srv, 1280, 800)
	home.open(p.link("", lang.En))
	home.until("document.querySelector('h1').innerText.startsWith('An exercise is running')")
	p.do("excon", exercise.Start{})
	p.do("excon", exercise.EndEx{})
	home.until("document.querySelector('h1').innerText === 'The exercise is over. Look back.'")
	home.open(eval[string](home, "location.pathname"))
	home.until("document.querySelector('h1').innerText === 'The exercise is over. Look back.'")
}
