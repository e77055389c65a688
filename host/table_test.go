package host_test

import (
	"strings"
	"testing"
	"time"

	"tamrin/cotext"
	"tamrin/exercise"
	"tamrin/host"
	"tamrin/rng"
	"tamrin/store/memory"
	"tamrin/view"
)

// talks is the exercise of the consultations, with bots in every seat and the
// clock at STARTEX.
func talks(t *testing.T, seed rng.Seed) *room { return tableOf(t, "talks", seed) }

func tableOf(t *testing.T, scenario string, seed rng.Seed) *room {
	t.Helper()
	r := &room{t: t, log: memory.New(), clock: host.NewManual(time.Unix(1_770_000_000, 0))}
	r.host = host.New(host.Options{Log: r.log, Clock: r.clock, Seed: func() rng.Seed { return seed }})
	t.Cleanup(func() { r.host.Close() })
	var err error
	if r.x, err = r.host.Create(ctx, folder(scenario), host.Plan{Bots: true}); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestBotsNegotiate looks at what bots do at a table: they come, put their words
// in, say so in the room in their own language, and agree a statement.
func TestBotsNegotiate(t *testing.T) {
	came, wrote, said := map[string]bool{}, map[string]string{}, map[string]string{}
	issued := ""
	for seed := range rng.Seed(4) { // with some of them the bot has come before the person
		r := talks(t, seed)
		r.do("excon", exercise.Start{})
		r.pass(2 * time.Hour)
		for _, e := range events(t, r.x) {
			switch {
			case e.Kind == exercise.RoomEntered:
				came[e.By.Seat] = true
			case e.Kind == exercise.TextEdited && len(e.Text.Edits) > 0:
				wrote[e.By.Seat] += e.Text.Edits[0].Splices[0].Put + e.Text.Edits[1].Splices[0].Put
			case e.Kind == exercise.MessageSent && e.Mail.Room != "":
				said[e.By.Seat] += e.Mail.Text
			}
		}
		for _, s := range r.page("pyongyang").Statements {
			issued += s.Words["en"] + s.Words["ar"]
		}
	}
	if !came["washington"] || !came["seoul"] || came["tokyo"] || came["pyongyang"] {
		t.Errorf("came: %v", came)
	}
	if !strings.Contains(wrote["washington"], "whatever comes") || !strings.Contains(wrote["washington"], "مهما كان") || !strings.Contains(wrote["seoul"], "consultation") {
		t.Errorf("wrote: %v", wrote)
	}
	if !strings.Contains(said["washington"], "paragraph 1") || !strings.Contains(said["seoul"], "الفقرة 2") {
		t.Errorf("said: %v", said)
	}
	if !strings.Contains(issued, "whatever comes") || !strings.Contains(issued, "مهما كان") {
		t.Errorf("issued: %s", issued)
	}
}

// TestABotComesBackToATextOnceItIsClear has a person leave brackets in the text,
// so that the bot can't consent, and take them out again.
func TestABotComesBackToATextOnceItIsClear(t *testing.T) {
	r := talks(t, 1)
	r.do("seoul", exercise.TakeSeat{Name: "Kim"})
	r.do("excon", exercise.Start{})
	r.pass(5*time.Minute + time.Second)
	edit := func(id string, splices cotext.Edit) {
		t.Helper()
		base := r.page("seoul").Rooms[0].Paragraphs[1].Bodies[0].Version
		got, err := r.x.Do(ctx, exercise.Actor{Seat: "seoul"}, "", exercise.EditText{ID: id, Alliance: "us_rok", Paragraph: "p2", Language: "en", Base: base, Splices: splices})
		if err != nil || got.Version != base+1 {
			t.Fatalf("%+v, %v", got, err)
		}
	}
	edit("edit-0001", cotext.Edit{{At: 0, Put: "["}, {At: 2, Put: "]"}})
	r.pass(10 * time.Minute)
	us := func() view.Member { return r.page("excon").Rooms[0].Members[0] }
	if m := us(); m.Standing || m.Consented != 0 {
		t.Fatalf("the bot consented to brackets: %+v", m)
	}
	edit("edit-0002", cotext.Edit{{At: 0, Cut: 1}, {At: 3, Cut: 1}})
	r.pass(5 * time.Minute)
	if m := us(); !m.Standing {
		t.Errorf("the bot did not come back: %+v", m)
	}
	version := r.page("seoul").Rooms[0].Version
	r.do("seoul", exercise.Consent{Alliance: "us_rok", Version: version})
	if page := r.page("seoul"); page.Rooms[0].Position != view.Issued || len(page.Statements) != 1 {
		t.Errorf("%+v", page.Rooms[0].Course)
	}
}

// TestBotsPutWordsWhereTheFirstDraftHasBrackets has bots that want to consent
// find a draft to which nobody can: the first puts its own words in, or the
// first of those on offer, and both consent.
func TestBotsPutWordsWhereTheFirstDraftHasBrackets(t *testing.T) {
	r := tableOf(t, "brackets", 1)
	r.do("excon", exercise.Start{})
	r.pass(4 * time.Minute)
	said := r.page("seoul").Statements
	if len(said) != 1 {
		t.Fatalf("%+v", r.page("seoul").Rooms[0].Course)
	}
	want := map[string]string{"en": "We answer together.\n\nWe are ready to talk, in Seoul.", "ar": "نجيب معًا.\n\nنحن مستعدون للحوار في سيول."}
	for language, words := range want {
		if got := said[0].Words[language]; got != words {
			t.Errorf("%s: %q", language, got)
		}
	}
}

// TestBotsLeaveAPersonsBracketsAlone has a person work on one paragraph: the bot
// settles the other one, and waits for the person with this one.
func TestBotsLeaveAPersonsBracketsAlone(t *testing.T) {
	r := tableOf(t, "brackets", 1)
	r.do("seoul", exercise.TakeSeat{Name: "Kim"})
	r.do("excon", exercise.Start{})
	r.pass(61 * time.Second)
	r.do("seoul", exercise.EditText{ID: "edit-0001", Alliance: "us_rok", Paragraph: "p1", Language: "en", Splices: cotext.Edit{{At: 0, Put: "Today "}}})
	r.pass(10 * time.Minute)
	room := r.page("excon").Rooms[0]
	if got := room.Unsettled; len(got) != 1 || got[0] != "p1" || room.Members[0].Standing {
		t.Fatalf("unsettled %v, %+v", got, room.Members)
	}
	for base, language := range []string{"en", "ar"} {
		text := []rune(room.Paragraphs[0].Bodies[base].Text)
		r.do("seoul", exercise.EditText{ID: "edit-01-" + language, Alliance: "us_rok", Paragraph: "p1", Language: language, Base: 1 - base,
			Splices: cotext.Edit{{Cut: len(text), Put: "Agreed."}}})
	}
	r.pass(5 * time.Minute)
	if us := r.page("excon").Rooms[0].Members[0]; !us.Standing {
		t.Errorf("the bot did not come back: %+v", us)
	}
}

// TestABotThatHoldsOutSaysSo has one whose mind is made up tell the others when
// it comes, in its own language.
func TestABotThatHoldsOutSaysSo(t *testing.T) {
	r := tableOf(t, "holdout", 1)
	r.do("excon", exercise.Start{})
	r.pass(5 * time.Minute)
	messages := r.page("washington").Rooms[0].Messages
	if len(messages) != 1 || !strings.Contains(messages[0].Text, "تعليمات") {
		t.Errorf("%+v", messages)
	}
}

// Somebody sits down while the bot of the same party is about to put words into
// a first draft with brackets: the bot leaves it to them, and the clock goes on.
func TestABotAboutToWriteLeavesItToWhoSitsDown(t *testing.T) {
	for seed := range rng.Seed(4) { // with some of them the bot has come before the person
		r := enterScenario(t, "seoul_2023", seed)
		r.do(controlSeat(r.x), exercise.Start{})
		r.pass(3 * time.Minute)
		r.do("seoul.minister", exercise.TakeSeat{Name: "K"})
		for range 9 {
			r.pass(time.Minute)
		}
		for _, e := range events(t, r.x) {
			if e.Kind == exercise.ConsentGiven && e.Party == "rok" && e.At > 180_000 {
				t.Errorf("seed %d: a bot consented at %d for a party that a person plays", seed, e.At)
			}
		}
	}
}
