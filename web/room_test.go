package web

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tamrin/cotext"
	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

func TestWhatIsDoneInARoomBecomesCommands(t *testing.T) {
	for _, c := range []struct {
		seat, act, form string
		want            exercise.Command
	}{
		{"seoul", "room/us_rok/enter", "", exercise.EnterRoom{Alliance: "us_rok"}},
		{"seoul", "room/us_rok/consent", "party=rok&version=6", exercise.Consent{Alliance: "us_rok", Party: "rok", Version: 6}},
		{"seoul", "room/us_rok/recall", "party=rok", exercise.RecallConsent{Alliance: "us_rok", Party: "rok"}},
		{"seoul", "room/us_rok/invite", "partner=japan", exercise.InvitePartner{Alliance: "us_rok", Partner: "japan"}},
		{"seoul", "room/us_rok/object", "partner=japan", exercise.RefusePartner{Alliance: "us_rok", Partner: "japan"}},
		{"excon", "room/us_rok/withdraw", "party=us&reason=r", exercise.WithdrawParty{Alliance: "us_rok", Party: "us"}},
		{"excon", "room/us_rok/end", "reason=r", exercise.EndConsultation{Alliance: "us_rok"}},
		{"seoul", "room/us_rok/edit", "id=abcdefgh&paragraph=p1&language=en&base=2&splices=" + url.QueryEscape(`[{"at":2,"cut":1,"put":"ن"}]`),
			exercise.EditText{ID: "abcdefgh", Alliance: "us_rok", Paragraph: "p1", Language: "en", Base: 2, Splices: cotext.Edit{{At: 2, Cut: 1, Put: "ن"}}}},
		{"seoul", "room/us_rok/edit", "paragraph=p1&language=en&base=2&words=" + url.QueryEscape("An attack on one is one on both."),
			exercise.EditText{Alliance: "us_rok", Paragraph: "p1", Language: "en", Base: 2, Splices: cotext.Between("An attack on one is a matter for both.", "An attack on one is one on both.")}},
		{"seoul", "room/us_rok/add", "id=abcdefgh&after=p1&words-en=new&words-ar=", exercise.AddParagraph{ID: "abcdefgh", Alliance: "us_rok", After: "p1", Words: map[string]string{"en": "new"}}},
		{"seoul", "room/us_rok/remove", "paragraph=p1", exercise.RemoveParagraph{Alliance: "us_rok", Paragraph: "p1"}},
		{"seoul", "room/us_rok/move", "paragraph=p2&after=", exercise.MoveParagraph{Alliance: "us_rok", Paragraph: "p2"}},
		{"seoul", "room/us_rok/propose", "paragraph=p1&language=en&words=a%0D%0Ab&comment=c", exercise.Propose{Alliance: "us_rok", Paragraph: "p1", Language: "en", Words: "a\nb", Comment: "c"}},
		{"seoul", "room/us_rok/proposal", "number=1&do=accept", exercise.AcceptProposal{Alliance: "us_rok", Number: 1}},
		{"seoul", "room/us_rok/proposal", "number=1&do=decline", exercise.DeclineProposal{Alliance: "us_rok", Number: 1}},
		{"seoul", "room/us_rok/comment", "paragraph=p1&words=w", exercise.CommentOn{Alliance: "us_rok", Paragraph: "p1", Words: "w"}},
		{"seoul", "room/us_rok/resolve", "number=1", exercise.ResolveComment{Alliance: "us_rok", Number: 1}},
		{"seoul", "room/us_rok/message", "id=abcdefgh&text=hello", exercise.Send{ID: "abcdefgh", Room: "us_rok", Text: "hello"}},
		{"seoul", "room/us_rok/show", "", exercise.ShowPartners{Alliance: "us_rok", Item: "text"}},
		{"seoul", "call", "alliance=us_rok&party=rok", exercise.CallConsultation{Alliance: "us_rok", Party: "rok"}},
		{"seoul", "statement", "id=abcdefgh&party=rok&public=yes&to=tokyo&title-en=t&words-en=w&words-ar=&how-mdt=upholds&posture-mdt=qualified",
			exercise.MakeStatement{ID: "abcdefgh", Parties: []string{"rok"}, Title: map[string]string{"en": "t"}, Words: map[string]string{"en": "w"}, Public: true,
				Marks: []exercise.Mark{{Commitment: "mdt", Posture: "qualified"}, {Commitment: "mdt", How: "upholds"}}}},
		{"seoul", "statement", "party=rok&public=no&to=tokyo&alliance=us_rok&words-en=w&how-mdt=",
			exercise.MakeStatement{Parties: []string{"rok"}, Title: map[string]string{}, Words: map[string]string{"en": "w"}, To: []string{"tokyo"}, Alliances: []string{"us_rok"}}},
		{"seoul", "statement", "party=rok&public=yes&question=2&words-en=w", exercise.MakeStatement{Parties: []string{"rok"}, Title: map[string]string{}, Words: map[string]string{"en": "w"}, Public: true, Question: 2}},
		{"excon", "conference", "party=rok&title-en=t", exercise.OpenConference{Parties: []string{"rok"}, Title: map[string]string{"en": "t"}}},
		{"excon", "conference", "conference=1", exercise.CloseConference{Conference: 1}},
		{"excon", "question", "conference=1&as=+Yonhap+&words=why", exercise.AskQuestion{Conference: 1, As: "Yonhap", Words: "why"}},
		{"seoul", "signal", "kind=meant&about=statement/2&cell=pyongyang&value=deterred&words=w", exercise.MeanSignal{About: "statement/2", Audience: "pyongyang", Value: "deterred", Words: "w"}},
		{"seoul", "signal", "kind=received&about=statement/3&cell=seoul&value=provoked", exercise.ReceiveSignal{About: "statement/3", Cell: "seoul", Value: "provoked"}},
		{"seoul", "show", "alliance=us_rok&item=statement/2", exercise.ShowPartners{Alliance: "us_rok", Item: "statement/2"}},
	} {
		run, site, srv := cannedSite(t, 40)
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

func TestWhatIsDoneBadlyInARoomDoesNothing(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	for form, want := range map[string]int{
		"room/us_rok/consent?version=x": 400, "room/us_rok/edit?base=x&splices=[]": 400, "room/us_rok/edit?splices=[": 400, "room/us_rok/proposal?number=1&do=dance": 400,
		"room/us_rok/dance?": 404, "room/nowhere/edit?words=a": 404, "room/us_rok/edit?paragraph=gone&language=en&words=a": 409, "signal?kind=dance": 400, "statement?question=x": 400,
	} {
		act, body, _ := strings.Cut(form, "?")
		if status, answer := post(t, c, srv.URL+"/seat/seoul/"+act, body); status != want || len(run.did) > 0 {
			t.Errorf("%s answers %d, not %d, and does %v: %s", form, status, want, run.did, answer)
		}
	}
}

// Somebody without a script whose words come too late gets both texts; a script
// is told in words why its edit was not taken.
func TestWordsThatCannotGoInAreNotLost(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("seoul")
	status, body := post(t, c, srv.URL+"/seat/seoul/room/us_rok/edit", "paragraph=p1&language=en&base=1&words=my+words")
	for _, want := range []string{"An attack on one is a matter for both.", "my words</textarea>", `name="base" value="2"`} {
		if status != http.StatusConflict || !strings.Contains(body, want) || len(run.did) > 0 {
			t.Errorf("%d without %s, and %v:\n%s", status, want, run.did, body)
		}
	}
	run.refuse = &exercise.Refusal{Code: exercise.TooLong, Say: lang.Words{"too long", "طويل"}}
	status, body = post(t, c, srv.URL+"/seat/seoul/room/us_rok/edit", "paragraph=p1&language=en&base=2&splices="+url.QueryEscape(`[{"at":0,"put":"`+strings.Repeat("ن", 200<<10)+`"}]`))
	if status != http.StatusConflict || body != `{"code":"too_long","say":"too long"}` {
		t.Errorf("200 kB more answer %d: %.200s", status, body)
	}
}

// A room that a seat is not in is not there for it, whoever else is.
func TestARoomIsForThoseInIt(t *testing.T) {
	run, site, srv := cannedSite(t, 40)
	c := (&played{t: t, site: site, srv: srv}).client("seoul", "brussels")
	if status, body := get(t, c, srv.URL+"/seat/seoul/room/us_rok/"); status != http.StatusOK || !strings.Contains(body, "The wording on deterrence") {
		t.Errorf("who is in it gets %d:\n%s", status, body)
	}
	if status, body := get(t, c, srv.URL+"/seat/brussels/room/us_rok/"); status != http.StatusOK || strings.Contains(body, "deterrence") || strings.Contains(body, `name="words"`) {
		t.Errorf("a partner that is shown the text gets %d:\n%s", status, body)
	}
	run.change(asBrussels, func(p *view.Page) { p.Rooms = nil })
	if status, body := get(t, c, srv.URL+"/seat/brussels/room/us_rok/"); status != http.StatusNotFound || strings.Contains(body, "Alliance of the United States") {
		t.Errorf("who is not in it gets %d:\n%s", status, body)
	}
	if status, _ := get(t, c, srv.URL+"/seat/excon/room/us_rok/"); status != http.StatusForbidden {
		t.Errorf("control's room opens to a player: %d", status)
	}
}

func TestBracketsAreFound(t *testing.T) {
	for words, want := range map[string]string{
		"": "", "none": "none", "we [warn] you": "we |{[warn]}| you", "[a[b]c]": "{[a[b]c]}", "open [to the end": "open |{[to the end}", "a] b": "a|{]}| b", "نحن [نحذّر] كل": "نحن |{[نحذّر]}| كل",
	} {
		var parts []string
		for _, s := range bracketed(words) {
			if s.in {
				s.words = "{" + s.words + "}"
			}
			parts = append(parts, s.words)
		}
		if got := strings.Join(parts, "|"); got != want {
			t.Errorf("%q: %s, want %s", words, got, want)
		}
	}
}

// An edit that voids says so until somebody consents again.
func TestTheLastVoidIsTold(t *testing.T) {
	north, south := view.Text{"": "north"}, view.Text{"": "south"}
	consent := func(p view.Text) view.Move { return view.Move{Kind: view.MoveConsent, Party: p} }
	void := view.Move{Kind: view.MoveVoid, By: south}
	for _, c := range []struct {
		course []view.Move
		n      int
		told   bool
	}{
		{nil, 0, false},
		{[]view.Move{consent(north), consent(south), void}, 2, true},
		{[]view.Move{consent(north), {Kind: view.MoveRecalled, Party: north}, consent(south), void}, 1, true},
		{[]view.Move{consent(north), void, consent(north)}, 1, false},
		{[]view.Move{consent(north), void, consent(north), void}, 1, true},
	} {
		v, told := lastVoid(&view.Room{Open: true, Course: c.course})
		if told != c.told || v.n != c.n {
			t.Errorf("%v: %d, %v", c.course, v.n, told)
		}
	}
}
