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
func talks(t *testing.T, seed rng.Seed) *room {
	t.Helper()
	r := &room{t: t, log: memory.New(), clock: host.NewManual(time.Unix(1_770_000_000, 0))}
	r.host = host.New(host.Options{Log: r.log, Clock: r.clock, Seed: func() rng.Seed { return seed }})
	t.Cleanup(func() { r.host.Close() })
	var err error
	if r.x, err = r.host.Create(ctx, folder("talks"), host.Plan{Bots: true}); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestBotsNegotiate looks at what bots do at a table: they come, put their words
// in, say so in the room in their own language, and agree a statement.
func TestBotsNegotiate(t *testing.T) {
	came, wrote, said := map[string]bool{}, map[string]string{}, map[string]string{}
	issued := ""
	for seed := range rng.Seed(4) {
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
