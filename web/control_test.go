package web

import (
	"net/http"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
)

// crowded is the harbour with two controllers, one of whom looks after a theatre.
func crowded(t *testing.T) *played {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS("testdata/harbour")); err != nil {
		t.Fatal(err)
	}
	b, err := os.ReadFile(dir + "/scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	s := strings.NewReplacer(
		"cells:\n", "theatres: {sea: {title: {en: Sea, ar: البحر}}, land: {title: {en: Land, ar: البر}}}\ncells:\n"+
			"  excon: {title: {en: Control, ar: التحكم}, kind: control, seats: {chief: {leads: true}, sea: {theatre: sea}}}\n",
		"    plays: [port]\n", "    plays: [port]\n    theatres: [sea]\n",
		"    plays: [state]\n", "    plays: [state]\n    theatres: [land]\n",
		"  canary_spare:\n    manual: true\n", "  canary_spare:\n    contingency_for: close\n",
	).Replace(string(b))
	if err := os.WriteFile(dir+"/scenario.yaml", []byte(s), 0o600); err != nil {
		t.Fatal(err)
	}
	p := playOf(t, os.DirFS(dir))
	p.do("excon.chief", exercise.TakeSeat{Name: "Hana"})
	p.do("excon.sea", exercise.TakeSeat{Name: "Noor"})
	p.sit("harbour", "ministry")
	p.do("excon.chief", exercise.Start{})
	return p
}

// as posts a form from a seat.
func (p *played) as(seat, act, form string) (int, string) {
	p.t.Helper()
	return post(p.t, p.client(seat), p.srv.URL+"/seat/"+seat+"/"+act, form)
}

func TestWhatControlDoesAtTheWrongTimeIsTold(t *testing.T) {
	p := crowded(t)
	long := strings.Repeat("x", exercise.MaxWords+1)
	for _, c := range []struct {
		seat, act, form string
		status          int
		says            string
	}{
		{"excon.chief", "inject", "inject=call&do=skip", 409, "A reason is missing"},
		{"excon.chief", "inject", "inject=call&do=skip&reason=x", 200, "Left out"},
		{"excon.chief", "inject", "inject=call&do=skip&reason=x", 409, "too late"},
		{"excon.chief", "inject", "inject=nothing&do=fire", 409, "nothing of that name"},
		{"excon.chief", "write", "id=abcdefgh&when=now&title-en=Once&to=harbour", 200, "Delivered"},
		{"excon.chief", "write", "id=abcdefgh&when=now&title-en=Once&to=harbour", 200, "Delivered"}, // its answer was lost on the way
		{"excon.chief", "write", "when=now&title-en=Nobody", 409, "missing"},
		{"excon.chief", "write", "when=now&to=harbour", 409, "missing"},
		{"excon.chief", "write", "when=now&title-en=x&to=nowhere", 409, "nothing of that name"},
		{"excon.chief", "write", "when=now&to=harbour&text-en=" + long, 409, "longer than"},
		{"excon.chief", "write", "when=now&to=harbour&text-en=" + strings.Repeat("x", maxBody), 413, "Nothing of it was kept"},
		{"excon.chief", "edit", "inject=paper&version=1&when=keep&to=harbour&title-ar=جديد", 200, "Changed"},
		{"excon.sea", "edit", "inject=paper&version=1&when=keep&to=harbour&title-ar=آخر", 409, "Hana"},
		{"excon.chief", "edit", "inject=paper&version=2&when=keep&title-ar=x", 409, "missing"},
		{"excon.chief", "delay", "inject=paper&at=240000", 200, "new time"},
		{"excon.chief", "delay", "inject=call&at=240000", 409, "too late"},
		{"excon.chief", "var", "var=smoke&value=4", 409, "A reason is missing"},
		{"excon.chief", "var", "var=smoke&value=40&reason=x", 409, "between 0 and 10"},
		{"excon.chief", "var", "var=nothing&value=4&reason=x", 409, "nothing of that name"},
		{"excon.chief", "var", "var=smoke&value=4&reason=x", 200, "Set"},
		{"excon.chief", "judge", "decision=close&option=&reason=x", 409, ""},
		{"excon.sea", "claim", "item=inject/paper&do=take", 200, "You handle this"},
		{"excon.chief", "inject", "inject=paper&do=fire", 409, "Take it over"},
		{"excon.chief", "claim", "item=inject/paper&do=over", 200, "You handle this"},
		{"excon.chief", "inject", "inject=paper&do=fire", 200, "Delivered"},
		{"excon.chief", "delay", "inject=paper&at=900000", 409, "too late"},
		{"excon.chief", "clock", "do=end", 200, "ended"},
		{"excon.chief", "write", "when=now&title-en=x&to=harbour", 409, "has ended"},
		{"excon.chief", "var", "var=smoke&value=4&reason=x", 409, "has ended"},
	} {
		status, body := p.as(c.seat, c.act, c.form)
		if status != c.status || !strings.Contains(body, c.says) {
			t.Errorf("%s %s %.80s answers %d, not %d with %q: %s", c.seat, c.act, c.form, status, c.status, c.says, body)
		}
	}
	_, page := get(t, p.client("harbour"), p.srv.URL+"/seat/harbour/")
	if n := strings.Count(page, ">Once<"); n != 1 {
		t.Errorf("what was sent twice came %d times", n)
	}
}

// Neither players nor evaluators do what controllers do, nor see their sheets.
func TestNobodyElseDoesWhatControllersDo(t *testing.T) {
	p := crowded(t)
	for _, seat := range []string{"harbour", "judges"} {
		for act, form := range map[string]string{"inject": "inject=call&do=fire", "delay": "inject=call&at=900000", "write": "when=now&title-en=x&to=harbour",
			"edit": "inject=call&version=1&when=keep&to=harbour", "judge": "decision=close&option=&reason=x", "var": "var=smoke&value=4&reason=x", "claim": "item=inject/call&do=take"} {
			if status, body := p.as(seat, act, form); status != http.StatusConflict || !strings.Contains(body, "This seat may not do that") && !strings.Contains(body, "لا يحق") {
				t.Errorf("%s: %s %s answers %d: %s", seat, act, form, status, body)
			}
		}
		c := p.client(seat)
		for path, want := range map[string]int{"inject/call": 200, "var/smoke": 200, "inject/call/file/0": 200, "inject/call/file/1": 404, "inject/call/file/-1": 404, "inject/call/edit": 404, "decision/close": 404} {
			if seat == "harbour" {
				want = http.StatusNotFound
			}
			status, body := get(t, c, p.srv.URL+"/seat/"+seat+"/"+path)
			if status != want || want == 200 && strings.Contains(body, "<form method=\"post\"") {
				t.Errorf("%s: %s answers %d, not %d:\n%s", seat, path, status, want, body)
			}
		}
	}
}

// Where no script runs, the sheets are pages and their forms lead back.
func TestSheetsWorkWithoutScripts(t *testing.T) {
	p := crowded(t)
	c := p.client("excon.chief")
	for path, want := range map[string]string{"inject/call": `action="/seat/excon.chief/inject"`, "inject/call/edit": `name="version" value="1"`, "var/smoke": `name="value"`} {
		status, body := get(t, c, p.srv.URL+"/seat/excon.chief/"+path)
		if status != http.StatusOK || !strings.Contains(body, want) || !strings.Contains(body, "<html") {
			t.Errorf("%s answers %d without %s:\n%s", path, status, want, body)
		}
	}
	resp, err := c.PostForm(p.srv.URL+"/seat/excon.chief/edit", url.Values{"inject": {"call"}, "version": {"1"}, "when": {"at"}, "at": {"0:30"}, "to": {"harbour"}, "title-en": {"Edited"}})
	if err != nil {
		t.Fatal(err)
	}
	if status, body := read(t, resp); status != http.StatusOK || resp.Request.URL.Path != "/seat/excon.chief/" || !strings.Contains(body, "Edited") || !strings.Contains(body, "00:30:00") {
		t.Errorf("%d at %s", status, resp.Request.URL)
	}
}

// What one writes survives another's deeds and the page's loading again, and is
// gone once it was sent.
func TestADraftSurvives(t *testing.T) {
	p := crowded(t)
	chief := openTab(t, p.srv, 1440, 900)
	chief.open(p.link("excon.chief", lang.En))
	chief.click("#msel [popovertarget=new]")
	chief.write("#new-title-en", "Half a head")
	chief.write("#new-at", "0:40")
	chief.tick("#new-to-ministry")
	chief.tick("#new-to-harbour")
	chief.until("document.querySelector('[data-lacks]').innerText.includes('العربية') && document.querySelector('#new [value=at]').checked")
	p.do("excon.sea", exercise.Fire{Inject: "paper"})
	chief.until("document.querySelector('#row-paper .delivered')")
	const whole = "document.querySelector('#new-title-en').value === 'Half a head' && document.querySelector('#new-to-ministry').checked && !document.querySelector('#new-public').checked && document.querySelector('#new-at').value === '0:40'"
	if !eval[bool](chief, whole+" && document.querySelector('#new').matches(':popover-open')") {
		t.Error("a draft is gone when something else happens")
	}
	chief.open("/seat/excon.chief/")
	chief.click("#msel [popovertarget=new]")
	chief.until(whole + " && document.querySelector('#new [data-kept]').checkVisibility() && document.querySelector('[data-lacks]').innerText.includes('العربية')")
	chief.write("#new-title-ar", "عنوان")
	chief.until("document.querySelector('[data-lacks]').innerText === ''")
	if eval[bool](chief, "document.querySelector('#new-title-ar').dispatchEvent(new KeyboardEvent('keydown', {key: 'Enter', bubbles: true, cancelable: true}))") {
		t.Error("the Enter key in a title sends the inject")
	}
	chief.click("#new .primary")
	chief.until("[...document.querySelectorAll('#rows tr')].some(r => r.innerText.includes('Half a head') && r.innerText.includes('00:40:00')) && !document.querySelector('#new').matches(':popover-open')")
	chief.open("/seat/excon.chief/")
	chief.click("#msel [popovertarget=new]")
	chief.until("document.querySelector('#new-title-en').value === '' && !document.querySelector('#new-to-ministry').checked && !document.querySelector('#new [data-kept]').checkVisibility()")
	// Another seat in the same browser has drafts of its own; discarding is for good.
	chief.write("#new-title-en", "Not this")
	sea := chief.another()
	sea.open(p.link("excon.sea", lang.En))
	sea.click("#msel [popovertarget=new]")
	sea.until("document.querySelector('#new-title-en').value === ''")
	chief.open("/seat/excon.chief/")
	chief.clickAll("#msel [popovertarget=new], #new [data-discard]")
	chief.open("/seat/excon.chief/")
	chief.until("document.querySelector('#new-title-en') && document.querySelector('#new-title-en').value === ''")
	for _, wrong := range chief.axe() {
		t.Error(wrong)
	}
	chief.open("/seat/excon.chief/inject/call/edit") // as a page of its own, where no list is
	chief.until("document.querySelector('#edit-title-en')?.value === 'Smoke over pier four'")
	chief.until("document.readyState === 'complete'")
}

// Two controllers in two browsers and two languages don't step on each other.
func TestTwoControllersDoNotStepOnEachOther(t *testing.T) {
	p := crowded(t)
	chief, sea := openTab(t, p.srv, 1440, 900), openTab(t, p.srv, 390, 800)
	chief.open(p.link("excon.chief", lang.En))
	sea.open(p.link("excon.sea", lang.Ar))
	chief.click("#row-paper a")
	chief.click("#panel-body .claim button")
	chief.until("document.querySelector('#panel').matches(':popover-open') && document.querySelector('#panel-body .claim').innerText.includes('You handle this')")
	sea.until("document.querySelector('#row-paper').innerText.includes('Hana')")
	sea.click("#row-paper a")
	sea.until("document.querySelector('#panel-body .claim')?.innerText.includes('Hana')")
	sea.click("#panel-body .acts .primary") // and is told, over the sheet, who handles it
	sea.until("document.querySelector('#panel #notice .problem')?.innerText.includes('Hana')")
	if !eval[bool](sea, "(() => { const b = document.querySelector('#notice button[value=over]').getBoundingClientRect(); return document.elementFromPoint(b.x + b.width / 2, b.y + b.height / 2)?.value === 'over' })()") {
		t.Error("what was refused is not seen over the sheet")
	}
	for _, wrong := range sea.axe() {
		t.Error(wrong)
	}
	sea.click("#notice button[value=over]")
	chief.until("document.querySelector('#panel-body .claim').innerText.includes('Noor') && document.querySelector('#row-paper').innerText.includes('Noor')")
	sea.until("document.querySelector('#panel-body .claim').innerText.includes('أنت تتولى هذا')")
	sea.click("#panel-body .acts .primary")
	chief.until("document.querySelector('#row-paper .delivered') && !document.querySelector('#row-paper').innerText.includes('Noor')")

	// An answer in words: the second to judge learns who was first.
	p.do("excon.chief", exercise.Fire{Inject: "call"})
	p.do("harbour", exercise.Answer{Decision: "close", Party: "port", Words: "نغلقه الليلة"})
	for _, q := range []*tab{chief, sea} {
		q.click("#open-close a.primary")
		q.until("document.querySelector('#panel').matches(':popover-open') && document.querySelector('#judge-reason')")
		q.tick("#judge-shut")
		q.write("#judge-outcome", "It is closed at dusk.")
		q.write("#judge-reason", "They mean tonight")
	}
	eval[bool](chief, "(document.querySelector('#judge-set-smoke').value = '6', true)")
	chief.tick("#judge-fire-canary_spare")
	sea.click("#judge-sets summary")
	p.do("excon.chief", exercise.SetVar{Var: "canary_var", Value: "5"}) // the form stays as it was while something else happens
	chief.click("#panel-body form:has(#judge-reason) .primary")
	chief.until("document.querySelector('#var-smoke').innerText.includes('6') && document.querySelector('#row-canary_spare .delivered')")
	sea.until("!document.querySelector('#open-close')")
	sea.click("#panel-body form:has(#judge-reason) .primary")
	sea.until("document.querySelector('#panel #notice .problem')?.innerText.includes('Hana') && document.querySelector('#judge-outcome').value.startsWith('It is')")
	chief.click("#var-smoke a")
	chief.until("document.querySelectorAll('.history li').length === 2 && document.querySelector('.history').innerText.includes('They mean tonight')")
}

// A request goes to the controller of its theatre first.
func TestRequestsGoToWhoseTheatreTheyComeFrom(t *testing.T) {
	p := crowded(t)
	p.do("ministry", exercise.AskControl{Text: "the older one"})
	p.pass(time.Minute)
	p.do("harbour", exercise.AskControl{Text: "the younger one"})
	for seat, want := range map[string]struct {
		first string
		marks int
	}{"excon.chief": {"the older one", 0}, "excon.sea": {"the younger one", 1}} {
		_, page := get(t, p.client(seat), p.srv.URL+"/seat/"+seat+"/")
		asks := page[strings.Index(page, `id="asks"`):]
		older, younger := strings.Index(asks, "the older one"), strings.Index(asks, "the younger one")
		if got := strings.Count(asks, "mine-tag"); older < 0 || younger < 0 || (older < younger) != (want.first == "the older one") || got != want.marks {
			t.Errorf("%s reads them at %d and %d, with %d marks", seat, older, younger, got)
		}
		if !strings.Contains(page, `data-ms="`+num(int64(0))+`"`) {
			t.Errorf("%s doesn't see since when the ministry waits", seat)
		}
	}
}

// write types into a field as a person does.
func (p *tab) write(selector, words string) {
	p.t.Helper()
	p.fill(selector, words)
	eval[bool](p, "(document.querySelector('"+selector+"').dispatchEvent(new Event('input', {bubbles: true})), true)")
}

// tick marks a box or a choice; who clicks it says so to the page.
func (p *tab) tick(selector string) {
	p.t.Helper()
	p.click(selector)
}

// What each cell has to do is read at a glance: no column of it lies outside on a
// controller's desktop.
func TestTheCellsOfControlFitBesideTheList(t *testing.T) {
	for _, n := range []int{40, 600} {
		_, site, srv := cannedSite(t, n)
		for _, l := range lang.All {
			b := openTab(t, srv, 1440, 900)
			b.open(site.opt.Access.Links(l)[1])
			if over := eval[int](b, "document.querySelector('#cells .scroll').scrollWidth - document.querySelector('#cells .scroll').clientWidth"); over > 0 {
				t.Errorf("in %s, of %d injects, %d px lie outside", l, n, over)
			}
		}
	}
}
