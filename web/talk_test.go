package web

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/lang"
)

func TestWhatPeopleWriteBecomesCommands(t *testing.T) {
	for _, c := range []struct {
		seat, act, form string
		want            exercise.Command
	}{
		{"seoul", "message", "id=abcdefgh&to=washington&to=tokyo&body=japan&subject=s&text=hello", exercise.Send{ID: "abcdefgh", To: []string{"washington", "tokyo"}, Bodies: []string{"japan"}, Subject: "s", Text: "hello"}},
		{"seoul", "message", "reply=2&text=hello", exercise.Send{Reply: 2, Text: "hello"}},
		{"excon", "message", "as=japan&to=seoul&text=hello", exercise.Send{As: "japan", To: []string{"seoul"}, Text: "hello"}},
		{"excon", "message", "as=japan&other=+Harbour+master+&to=seoul&text=hello", exercise.Send{As: "Harbour master", To: []string{"seoul"}, Text: "hello"}},
		{"seoul", "read", "key=2", exercise.ReadMessage{Key: 2}},
		{"seoul", "ask", "subject=s&text=why&of=bank", exercise.AskControl{Subject: "s", Text: "why", Of: "bank"}},
		{"excon", "request", "do=answer&key=2&as=japan&text=so", exercise.AnswerRequest{Key: 2, As: "japan", Text: "so"}},
		{"seoul", "request", "do=close&key=2", exercise.CloseRequest{Key: 2}},
		{"excon", "claim", "do=take&item=request/2", exercise.Claim{Item: "request/2"}},
		{"excon", "claim", "do=over&item=message/3", exercise.Claim{Item: "message/3", Over: true}},
		{"excon", "claim", "do=return&item=message/3", exercise.LetGo{Item: "message/3"}},
		{"seoul", "note", "text=new", exercise.WriteNote{Text: "new"}},
		{"seoul", "note", "note=3&version=2&text=", exercise.WriteNote{Note: 3, Version: 2}},
	} {
		run, site, srv := cannedSite(t, 0)
		client := (&played{t: t, site: site, srv: srv}).client(c.seat)
		status, body := post(t, client, srv.URL+"/seat/"+c.seat+"/"+c.act, c.form)
		if status != http.StatusOK && status != http.StatusNoContent {
			t.Errorf("%s %s answers %d: %s", c.act, c.form, status, body)
		}
		if got := fmt.Sprintf("%#v by %v", run.did, run.by); got != fmt.Sprintf("%#v by %v", []exercise.Command{c.want}, []exercise.Actor{{Seat: c.seat}}) {
			t.Errorf("%s %s does %s, not %#v", c.act, c.form, got, c.want)
		}
	}
}

func TestWhatPeopleWriteBadlyDoesNothing(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	for _, form := range []string{"message?reply=x&text=a", "message?reply=-1&text=a", "read?", "read?key=0", "request?do=close", "request?do=dance&key=1", "claim?item=a", "note?note=x&text=a", "note?note=1&version=-2"} {
		act, body, _ := strings.Cut(form, "?")
		if status, answer := post(t, c, srv.URL+"/seat/seoul/"+act, body); status != http.StatusBadRequest || len(run.did) > 0 {
			t.Errorf("%s answers %d and does %v: %s", form, status, run.did, answer)
		}
	}
	for _, path := range []string{"note/2", "note/x", "note/99"} {
		if status, _ := get(t, c, srv.URL+"/seat/seoul/"+path); status != http.StatusNotFound {
			t.Errorf("%s answers %d", path, status)
		}
	}
}

// Who edited an old version gets both texts, and nothing of either is lost.
func TestAStaleNoteShowsBothTexts(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	run.refuse = &exercise.Refusal{Code: exercise.Stale, Say: lang.Words{"newer", "أحدث"}, Newer: &exercise.Newer{By: exercise.Actor{Name: "Ha-eun"}, Version: 5, Text: "their words"}}
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	status, body := post(t, c, srv.URL+"/seat/seoul/note", "note=1&version=4&text=my+words")
	for _, want := range []string{"their words", "Ha-eun", ">my words</textarea>", `name="version" value="5"`, `hx-target="#panel"`} {
		if status != http.StatusConflict || !strings.Contains(body, want) {
			t.Errorf("%d without %s:\n%s", status, want, body)
		}
	}
}

// sit takes seats for people.
func (p *played) sit(seats ...string) {
	for _, s := range seats {
		p.do(s, exercise.TakeSeat{})
	}
}

// What two write to each other, ask control and note for themselves reaches no
// third, in no page, stream or answer.
func TestNobodyElseIsSentWhatTwoWrite(t *testing.T) {
	p := play(t)
	ctx, stop := context.WithCancel(t.Context())
	harbour, ministry := p.client("harbour"), p.client("ministry")
	theirs := p.listen(ctx, harbour, "harbour", "")
	p.do("excon", exercise.Start{})
	p.sit("harbour", "ministry")
	p.do("ministry", exercise.Send{To: []string{"ministry"}, Text: "canary_inside"})
	p.do("ministry", exercise.Send{Bodies: []string{"canary_body"}, Subject: "canary_subject", Text: "canary_message"})
	p.do("excon", exercise.Send{As: "canary_sender", To: []string{"ministry"}, Text: "canary_reply"})
	p.do("ministry", exercise.AskControl{Subject: "canary_ask", Text: "canary_question"})
	p.do("excon", exercise.AnswerRequest{Key: 1, As: "canary_as", Text: "canary_answer"})
	p.do("ministry", exercise.WriteNote{Text: "canary_note"})
	var sent strings.Builder
	for _, path := range []string{"", "note/1"} {
		_, body := get(t, harbour, p.srv.URL+"/seat/harbour/"+path)
		sent.WriteString(body)
	}
	for _, form := range []string{"message?reply=1&text=x", "read?key=1", "request?do=close&key=1", "request?do=answer&key=1&text=x", "claim?do=take&item=request/1", "note?note=1&version=0&text=x"} {
		act, body, _ := strings.Cut(form, "?")
		status, answer := post(t, harbour, p.srv.URL+"/seat/harbour/"+act, body)
		if status < 400 {
			t.Errorf("the harbour may %s: %d", form, status)
		}
		sent.WriteString(answer)
	}
	stop()
	sent.WriteString(<-theirs)
	if i := strings.Index(sent.String(), "canary"); i >= 0 {
		t.Errorf("the harbour was sent: …%s…", sent.String()[max(0, i-200):min(sent.Len(), i+200)])
	}
	_, page := get(t, ministry, p.srv.URL+"/seat/ministry/")
	for _, word := range []string{"canary_inside", "canary_body", "canary_subject", "canary_message", "canary_sender", "canary_reply", "canary_ask", "canary_answer", "canary_as", "canary_note"} {
		if !strings.Contains(page, word) {
			t.Errorf("the ministry's page lacks %s: the test proves nothing", word)
		}
	}
}

// Two cells write to each other in two languages; half a reply stays while
// other messages come in; a message is new until it has been looked at.
func TestTwoCellsWriteToEachOther(t *testing.T) {
	p := play(t)
	p.sit("harbour", "ministry")
	harbour, ministry := openTab(t, p.srv, 360, 740), openTab(t, p.srv, 1280, 800)
	harbour.open(p.link("harbour", lang.Ar))
	ministry.open(p.link("ministry", lang.En))
	harbour.clickAll("#tab-talks, #compose summary, #to-ministry")
	eval[bool](harbour, "(document.querySelector('#compose-text').value = 'هل نغلق الميناء؟', true)")
	harbour.click("#compose .primary")
	ministry.until("document.querySelector('[for=tab-talks]').innerText.includes('1') && document.title.startsWith('(1)')")
	harbour.until("document.querySelector('#thread-1') && document.querySelector('#compose-text').value === '' && !document.querySelector('#to-ministry').checked")
	ministry.clickAll("#tab-talks, #thread-1 summary")
	ministry.until("document.querySelector('#m-1 .prose').innerText === 'هل نغلق الميناء؟' && !document.title.startsWith('(')")
	eval[bool](ministry, "(document.querySelector('#reply-1').focus(), document.querySelector('#reply-1').value = 'Not ye', true)")
	p.do("harbour", exercise.Send{To: []string{"ministry"}, Subject: "second", Text: "في موضوع آخر"})
	p.do("harbour", exercise.Send{Reply: 1, Text: "ننتظر جوابكم"})
	ministry.until("document.querySelectorAll('#threads > li').length === 2 && document.querySelector('#m-3')")
	if !eval[bool](ministry, "document.querySelector('#reply-1').value === 'Not ye' && document.querySelector('#talk-1').open && document.activeElement.id === 'reply-1'") {
		t.Error("half a reply, or the place where it is written, is gone when others write")
	}
	eval[bool](ministry, "(document.querySelector('#reply-1').value = 'Not yet', true)")
	ministry.click("#thread-1 .reply .primary")
	harbour.until("document.querySelector('#thread-1').innerText.includes('Not yet') || document.querySelector('#talk-1').innerHTML.includes('Not yet')")
	for _, q := range []*tab{harbour, ministry} {
		if wrong := q.axe(); len(wrong) > 0 {
			t.Error(wrong)
		}
	}
}

// Two people of a cell edit the same note.
func TestTwoPeopleEditANote(t *testing.T) {
	p := play(t)
	p.sit("ministry")
	one := openTab(t, p.srv, 1280, 800)
	one.open(p.link("ministry", lang.En))
	one.click("#tab-notes")
	eval[bool](one, "(document.querySelector('#note-text').value = 'first', true)")
	one.click("#note-form .primary")
	one.click("#note-1 a")
	one.until("document.querySelector('#panel').matches(':popover-open') && document.querySelector('#note-editor textarea').value === 'first'")
	eval[bool](one, "(document.querySelector('#note-editor textarea').value = 'mine', true)")
	p.do("ministry", exercise.WriteNote{Note: 1, Version: 1, Text: "another's"})
	one.until("document.querySelector('#note-1').innerText.includes('another')")
	one.click("#note-editor .primary")
	one.until("document.querySelector('#note-editor .newer')?.innerText.includes('another') && document.querySelector('#note-editor textarea').value === 'mine' && document.querySelector('#panel').matches(':popover-open')")
	one.click("#note-editor .primary")
	one.until("document.querySelector('#note-1').innerText.includes('mine') && !document.querySelector('#panel').matches(':popover-open')")
}
