package web

import (
	"fmt"
	"math"
	"testing"

	"tamrin/lang"
	"tamrin/view"
)

// change alters one row of control's page.
func (c *canned) changeRow(i int, change func(*view.Row)) {
	c.change(asControl, func(p *view.Page) {
		d := *p.Desk
		d.Rows = edited(d.Rows, i)
		change(d.Rows[i])
		p.Desk = &d
	})
}

// sees waits until a row of the list is in sight.
func (p *tab) sees(row string) {
	p.t.Helper()
	p.until(fmt.Sprintf(`(() => { const r = document.getElementById('row-%s'), b = document.getElementById('msel-box'); if (!r) return false;
		const y = r.getBoundingClientRect(), z = b.getBoundingClientRect(); return y.bottom > z.top + 30 && y.top < z.bottom; })()`, row))
}

// press presses a key where the focus is.
func (p *tab) press(key string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: %q, bubbles: true, cancelable: true})) || true", key))
}

func rows(t *testing.T, run *canned) []*view.Row {
	page, err := run.View(t.Context(), asControl)
	if err != nil {
		t.Fatal(err)
	}
	return page.Desk.Rows
}

const focused = "document.activeElement.closest('tr')?.id"

// Ten thousand injects: a person scrolls to the end and back, rows change where
// they look and where they don't, and nothing is lost or jumps.
func TestTenThousandInjectsAreScrolled(t *testing.T) {
	run, site, srv := cannedSite(t, 10_000)
	for _, look := range []struct {
		lang  lang.Tag
		width int
	}{{lang.En, 1440}, {lang.Ar, 390}} {
		t.Run(string(look.lang), func(t *testing.T) {
			p := openTab(t, srv, look.width, 900)
			p.open(site.opt.Access.Links(look.lang)[1])
			p.sees("inj_4001") // what is next
			if n := eval[int](p, "document.querySelectorAll('#rows tr[aria-rowindex]').length"); n != windowRows {
				t.Errorf("the page holds %d rows", n)
			}
			if n := eval[string](p, "document.querySelector('.rows').getAttribute('aria-rowcount')"); n != num(1+len(rows(t, run))) {
				t.Errorf("the table says that it has %s rows", n)
			}
			run.wait(t, asControl, 1)
			scroll := func(y string) { eval[float64](p, "document.getElementById('msel-box').scrollTop = "+y) }
			scroll("1e9")
			p.sees("inj_9987")
			run.changeRow(9987, func(r *view.Row) { r.Status = view.Held })
			p.until("document.querySelector('#row-inj_9987 .chip.held')")
			run.changeRow(4003, func(r *view.Row) { r.Title = both("Changed while away", "تغيّر في الغياب") }) // nobody looks
			scroll("0")
			p.sees("inj_0")
			scroll("document.getElementById('msel-box').scrollHeight / 2")
			p.until("document.querySelector('#rows tr[aria-rowindex]').getAttribute('aria-rowindex') > 3000")
			p.click("[data-now]")
			p.sees("inj_4001")
			p.until("document.querySelector('#row-inj_4003').innerText.match(/Changed while away|تغيّر في الغياب/)")

			// A row that comes in above leaves what is looked at where it is.
			p.press("j")
			for range 8 {
				p.press("PageDown")
			}
			p.until("!document.querySelector('[data-now]').hidden")
			const top = "(() => { const b = document.getElementById('msel-box'), y = b.getBoundingClientRect().top + 60; const r = [...document.querySelectorAll('#rows tr[aria-rowindex]')].find(r => r.getBoundingClientRect().bottom > y); return [r.id, r.getBoundingClientRect().top - y]; })()"
			before := eval[[2]any](p, top)
			total := eval[int](p, "+document.getElementById('rows').dataset.total")
			run.change(asControl, func(p *view.Page) {
				d := *p.Desk
				d.Rows = append(d.Rows[:len(d.Rows):len(d.Rows)], &view.Row{ID: fmt.Sprint("spot_", total), Number: "new", Title: both("New", "جديد"), Planned: -1, Actual: 60_000, Due: -1, Status: view.Delivered})
				p.Desk = &d
			})
			p.until(fmt.Sprintf("document.getElementById('rows').dataset.total === '%d'", total+1))
			if after := eval[[2]any](p, top); after[0] != before[0] || math.Abs(after[1].(float64)-before[1].(float64)) > 1 {
				t.Errorf("what was looked at moved from %v to %v", before, after)
			}
			for _, wrong := range p.axe() {
				t.Error(wrong)
			}
			p.close()
			run.wait(t, asControl, 0)
		})
	}
}

// Everything is done without a mouse: search, move, page, open, come back.
func TestTheListIsUsedByKeyboard(t *testing.T) {
	run, site, srv := cannedSite(t, 10_000)
	p := openTab(t, srv, 1440, 900)
	p.open(site.opt.Access.Links(lang.En)[1])
	run.wait(t, asControl, 1)
	for _, step := range []struct{ key, row string }{
		{"n", "inj_4001"}, {"j", "inj_4003"}, {"ArrowDown", "inj_4004"}, {"k", "inj_4003"}, {"ArrowUp", "inj_4001"},
		{"Home", "inj_0"}, {"ArrowUp", "inj_0"}, {"j", "inj_1"}, {"n", "inj_4001"}, {"k", "inj_4000"},
	} {
		p.press(step.key)
		p.until(focused + " === 'row-" + step.row + "'")
		p.sees(step.row)
	}
	p.press("End")
	p.until("document.activeElement.closest('tr')?.getAttribute('aria-rowindex') === '10001'")
	p.press("PageUp")
	p.until("document.activeElement.closest('tr')?.getAttribute('aria-rowindex') < 10000")
	if n := eval[int](p, "document.querySelectorAll('#rows a[tabindex=\"0\"]').length"); n != 1 {
		t.Errorf("Tab stops %d times in the list", n)
	}
	p.press("n")
	p.until(focused + " === 'row-inj_4001'")
	run.changeRow(4001, func(r *view.Row) { r.Edited = true })
	p.until("document.querySelector('#row-inj_4001 .c-title .tag')")
	if at := eval[string](p, focused); at != "row-inj_4001" {
		t.Errorf("when the row changed, the focus went to %q", at)
	}
	p.press("/")
	p.until("document.activeElement.name === 'q'")
	eval[bool](p, "(document.activeElement.value = '٠٠٧', document.activeElement.dispatchEvent(new Event('input', {bubbles: true})), true)")
	p.until("document.querySelector('.rows').getAttribute('aria-rowcount') < 100 && location.search.includes('q=')")
	run.changeRow(4006, func(r *view.Row) { r.Number = "none" }) // leaves what is shown
	eval[bool](p, "(document.activeElement.blur(), history.back(), true)")
	p.until("document.querySelector('.rows')?.getAttribute('aria-rowcount') === '10001' && document.querySelector('[name=q]').value === ''")
	p.sees("inj_4001")
}

func TestAListWithoutRowsSaysSo(t *testing.T) {
	_, site, srv := cannedSite(t, 0)
	p := openTab(t, srv, 1440, 900)
	p.open(site.opt.Access.Links(lang.En)[1])
	p.until("document.querySelector('#row-none')")
	for _, key := range []string{"j", "k", "n"} {
		p.press(key)
	}
}
