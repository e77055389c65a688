package web

import (
	"fmt"
	"os"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
)

// negotiate starts the pact with people in every cell, up to the raid that
// challenges one town and so calls all.
func negotiate(t *testing.T) *played {
	t.Helper()
	p := playOf(t, os.DirFS("testdata/pact"))
	p.do("excon", exercise.Start{})
	p.sit("northern", "southern", "eastern", "harbour", "camp", "paper")
	p.pass(61 * time.Second)
	return p
}

// enter comes to the table from the page of a cell.
func (p *tab) enter(link string) {
	p.t.Helper()
	p.open(link)
	p.click(".called .primary")
	p.until("document.querySelector('#paragraphs .para') && document.documentElement.classList.contains('scripted')")
}

// typeInto has somebody open a paragraph and put words at the end of it, a letter
// at a time.
func (p *tab) typeInto(id, words string) {
	p.t.Helper()
	eval[bool](p, fmt.Sprintf(`(() => {
		document.getElementById('e-%[1]s').open = true;
		const t = document.getElementById('t-%[1]s');
		t.focus();
		t.setSelectionRange(t.value.length, t.value.length);
		for (const c of %[2]q) { document.execCommand('insertText', false, c); }
		return true;
	})()`, id, words))
}

const inText = "document.getElementById('t-%s').value"

// Four cells negotiate in two languages: the text loses its brackets, one
// consents, another's edit voids that, a partner comes late, and one never
// consents: at the deadline there is no joint text.
func TestFourCellsNegotiateUnderADeadline(t *testing.T) {
	p := negotiate(t)
	north := openTab(t, p.srv, 1440, 900)
	north.open(p.link("northern", lang.En))
	north.until("document.querySelector('.called')?.innerText.includes('Pact of the three towns')")
	var tabs [4]*tab
	for i := range tabs {
		tabs[i] = openTab(t, p.srv, 1200, 900) // each with connections of its own, as a browser keeps six
	}
	south, east, harbour, camp := tabs[0], tabs[1], tabs[2], tabs[3]
	camp.open(p.link("camp", lang.En))
	harbour.open(p.link("harbour", lang.Ar))
	harbour.until("document.querySelector('#inbox')")
	north.enter(p.link("northern", lang.En))
	south.enter(p.link("southern", lang.Ar))
	south.until("document.dir === 'rtl' && document.querySelector('#table-who').innerText.includes('حاضر منذ')")
	north.until("document.querySelector('.agree').disabled && document.querySelector('#why-north').innerText.includes('Brackets')")

	// Without brackets one may consent.
	for _, x := range []struct{ id, words string }{{"p1-en", "We warn whoever challenges one of us."}, {"p1-ar", "نحن نحذّر كل من يتحدى أحدنا."}} {
		eval[bool](north, fmt.Sprintf(`(() => { document.getElementById('e-%[1]s').open = true; const t = document.getElementById('t-%[1]s'); t.focus(); t.select(); document.execCommand('insertText', false, %[2]q); return true })()`, x.id, x.words))
	}
	south.until("!document.querySelector('#paragraphs mark') && document.querySelector('#paragraphs ins')")
	north.until("!document.querySelector('.agree').disabled")
	north.click(".agree")
	north.until("document.querySelector('#table-consent').innerText.includes('consents to version')")
	south.until("document.querySelector('#table-who').innerText.includes('موافق')")

	// An edit after the first consent voids it, and everybody sees that it did.
	south.typeInto("p2-ar", " الليلة.")
	north.until("document.querySelector('.voided')?.innerText.includes('South') && document.querySelector('.voided').innerText.includes('1')")
	north.until("document.querySelector('#para-p2 [lang=ar] ins')?.innerText.includes('الليلة')")
	north.until("document.querySelector('.agree') && !document.querySelector('.agree').disabled")

	// A partner comes late: invited, and in once nobody has objected for a minute.
	north.click("#table-who .guest button")
	south.until("document.querySelector('#table-who').innerText.includes('مدعو، ولأي عضو أن يعترض')")
	if eval[bool](harbour, "document.querySelector('.called') !== null") {
		t.Error("the partner is called before it is in")
	}
	p.pass(61 * time.Second)
	harbour.until("document.querySelector('.called .primary')")
	harbour.click(".called .primary")
	harbour.until("document.querySelector('#paragraphs .para') && !document.querySelector('.edit') && document.querySelector('.add-remark')")

	// Two consent, one of them in words of the room too; the third never does.
	north.click(".agree")
	south.fill("#table-words", "نوافق إن وافق الشرق")
	south.click("#table-write .primary")
	north.until("document.querySelector('#table-said').innerText.includes('نوافق إن وافق الشرق')")
	south.click(".agree")
	north.until("document.querySelector('.stand').innerText.includes('East town') && document.querySelector('.stand').innerText.includes('not here yet')")
	east.enter(p.link("eastern", lang.En))
	east.until("document.querySelector('#why-east').innerText.includes('last consent missing')")
	p.pass(19 * time.Minute)
	for _, x := range []*tab{north, east} {
		x.until("document.querySelector('.table-head.deadlocked') && !document.querySelector('.edit') && !document.querySelector('.agree')")
	}
	harbour.until("document.querySelector('.table-head.deadlocked')")
	if eval[bool](camp, "document.documentElement.innerHTML.includes('Pact of') || document.documentElement.innerHTML.includes('boats')") {
		t.Error("the raiders' page holds something of the pact")
	}
	for _, x := range []*tab{north, south, east, harbour, camp} {
		x.clean()
	}
}

// Two tabs write into one paragraph at the same time, in either language: both
// come to the same text, in which every letter stands.
func TestTwoTabsWriteOneParagraph(t *testing.T) {
	p := negotiate(t)
	for _, language := range []string{"en", "ar"} {
		north := openTab(t, p.srv, 1200, 900)
		south := north.another()
		north.enter(p.link("northern", lang.En))
		south.enter(p.link("southern", lang.Ar))
		id := "p2-" + language
		script := func(head, tail string) string {
			return fmt.Sprintf(`(() => {
				document.getElementById('e-%[1]s').open = true;
				const t = document.getElementById('t-%[1]s'), head = %[2]q, tail = %[3]q;
				t.focus();
				let i = 0;
				window.done = false;
				const key = () => {
					if (i === 60) { window.done = true; return; }
					const at = i %% 2 ? t.value.length : 0;
					t.setSelectionRange(at, at);
					document.execCommand('insertText', false, i %% 2 ? tail : head);
					i++;
					setTimeout(key, 20 + (i * 37) %% 60);
				};
				key();
				return true;
			})()`, id, head, tail)
		}
		before := eval[string](north, fmt.Sprintf(inText, id))
		eval[bool](north, script("ن", "n"))
		eval[bool](south, script("ج", "s"))
		north.until("window.done")
		south.until("window.done")
		// All of it has been sent, and each has the other's.
		for _, x := range []*tab{north, south} {
			x.until(fmt.Sprintf(`(() => { const t = document.getElementById('t-%s'), v = %q, n = c => t.value.split(c).length - v.split(c).length;
				return t.value === t.defaultValue && ['ن', 'n', 'ج', 's'].every(c => n(c) >= 30) })()`, id, before))
		}
		got := eval[string](north, fmt.Sprintf(inText, id))
		south.until(fmt.Sprintf(inText+" === %q", id, got))
		if len([]rune(got)) != len([]rune(before))+120 {
			t.Errorf("%s: %d letters, not %d: %s", language, len([]rune(got)), len([]rune(before))+120, got)
		}
		north.clean()
		south.clean()
	}
}
