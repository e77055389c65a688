package web

import (
	"fmt"
	"testing"

	"tamrin/cotext"
	"tamrin/exercise"
	"tamrin/lang"
)

// Words that could not be sent are on the device: they survive a page that is
// loaded anew, and go out once the server answers.
func TestUnsentWordsOfATextSurvive(t *testing.T) {
	p := negotiate(t)
	north := openTab(t, p.srv, 1200, 900)
	north.breaks = true
	north.enter(p.link("northern", lang.En))
	eval[bool](north, "(window.real = window.fetch, window.fetch = (u, o) => u === 'edit' ? Promise.reject(new TypeError('cut')) : real(u, o), true)")
	north.typeInto("p2-en", " Tonight. الليلة")
	north.until("document.querySelector('#para-p2 [lang=en] .typed').innerText.includes('Kept on this device')")
	p.do("southern", exercise.EditText{ID: "southern1", Alliance: "three", Paragraph: "p2", Language: "en", Splices: cotext.Edit{{Put: "Friends: "}}})
	north.until(fmt.Sprintf(inText, "p2-en") + " === 'Friends: We lend each other boats. Tonight. الليلة'")
	north.open("/seat/northern/room/three/")
	north.until(fmt.Sprintf(inText, "p2-en") + " === 'Friends: We lend each other boats. Tonight. الليلة'")
	north.until("document.getElementById('t-p2-en').defaultValue === 'Friends: We lend each other boats. Tonight. الليلة'")
	if n := eval[int](north, "Object.keys(localStorage).filter(k => k.startsWith('tamrin text')).length"); n != 0 {
		t.Errorf("%d bodies are still on the device", n)
	}
}

// A paste that is too long is refused in words, and nothing of it is in; words
// whose paragraph is taken out meanwhile are shown to their writer.
func TestWhatDoesNotFitIsToldInWords(t *testing.T) {
	p := negotiate(t)
	north := openTab(t, p.srv, 1200, 900)
	north.breaks = true
	north.enter(p.link("northern", lang.En))
	north.typeInto("p2-en", "!")
	north.until("document.querySelector('#para-p2 [lang=en] .typed').innerText === 'In the text.'")
	eval[bool](north, `(() => {
		const t = document.getElementById('t-p2-en');
		t.dispatchEvent(new InputEvent('beforeinput', {bubbles: true, cancelable: true, inputType: 'insertFromPaste', data: 'ن'.repeat(100000)})) && document.execCommand('insertText', false, 'ن'.repeat(100000));
		return true;
	})()`)
	north.until("document.querySelector('#para-p2 [lang=en] .typed').innerText.includes('20,000 letters')")
	if got := eval[string](north, fmt.Sprintf(inText, "p2-en")); got != "We lend each other boats.!" {
		t.Errorf("the text is %.100q", got)
	}
	eval[bool](north, "(window.real = window.fetch, window.fetch = (u, o) => u === 'edit' ? Promise.reject(new TypeError('cut')) : real(u, o), true)")
	north.typeInto("p2-en", " mine")
	p.do("southern", exercise.RemoveParagraph{Alliance: "three", Paragraph: "p2"})
	north.until("!document.getElementById('stray').hidden && document.querySelector('#stray textarea').value.endsWith(' mine')")
}

// What is said in public is on the wall, its meaning is recorded in two taps and
// how it was taken in one, and the other side sees neither.
func TestAStatementItsMeaningAndItsReception(t *testing.T) {
	p := negotiate(t)
	south, camp, wall, judges := openTab(t, p.srv, 1200, 900), openTab(t, p.srv, 1200, 900), openTab(t, p.srv, 1200, 900), openTab(t, p.srv, 1200, 900)
	south.open(p.link("southern", lang.Ar))
	camp.open(p.link("camp", lang.En))
	wall.open(p.link(wallSeat, lang.En))
	judges.open(p.link("judges", lang.En))
	south.click("[for=tab-pacts]")
	south.click("#speak-form summary")
	south.click("#say-public")
	south.fill("#say-words-ar", "لن يبقى أحدنا وحده.")
	south.fill("#say-words-en", "None of us stands alone.")
	south.click("#speak-form .primary")
	wall.until("document.querySelector('#said').innerText.includes('South town')")
	south.until("document.querySelector('#meant .reading')")
	south.click("#meant [value=deterred]")
	south.until("document.querySelector('#meant [value=deterred]').getAttribute('aria-pressed') === 'true'")
	camp.click("[for=tab-pacts]")
	camp.until("document.querySelector('#statements').innerText.includes('South town') && document.querySelector('#statements .tap-key')")
	camp.click("#statements [value=provoked]")
	camp.until("document.querySelector('#statements [value=provoked]').getAttribute('aria-pressed') === 'true'")
	judges.until("(t => t && /deterred/i.test(t.innerText) && /provoked/i.test(t.innerText))(document.querySelector('.both-sides'))")
	if eval[bool](camp, "document.querySelector('#meant .reading, [name=kind][value=meant]') !== null") {
		t.Error("the other side sees what was meant")
	}
	if eval[bool](south, "document.querySelector('[aria-pressed=true][value=provoked]') !== null") {
		t.Error("the speaker sees how it was taken")
	}

	// A conference: the paper asks, the party answers, the wall shows both.
	p.do("southern", exercise.OpenConference{Parties: []string{"south"}})
	p.do("paper", exercise.AskQuestion{Conference: 1, Words: "Where are the boats?"})
	wall.until("document.querySelector('#wall-press').innerText.includes('Where are the boats?')")
	south.until("document.querySelector('#answer-1-ar')")
	south.fill("#answer-1-ar", "في طريقها.")
	south.click("#q-1 .primary")
	wall.until("document.querySelector('#wall-press').innerText.includes('في طريقها.')")
	for _, x := range []*tab{south, camp, wall, judges} {
		x.clean()
	}
}
