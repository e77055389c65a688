package view_test

import (
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
	"tamrin/view"
)

var update = flag.Bool("update", false, "write the expected pages anew")

const minute = 60_000

// TestPages holds the pages of one short exercise to those under testdata.
func TestPages(t *testing.T) {
	s := played(t)
	for name, v := range map[string]view.Viewer{
		"control":   {Role: view.Control, Cell: "excon", Leads: true},
		"seoul":     {Role: view.Player, Cell: "seoul", Leads: true},
		"pyongyang": {Role: view.Player, Cell: "pyongyang", Leads: true},
		"wall":      {Role: view.Wall},
	} {
		b, err := json.MarshalIndent(view.Build(s, v, func(seat string) bool { return seat == "seoul" }), "", " ")
		if err != nil {
			t.Fatal(err)
		}
		file, got := "testdata/pages/"+name+".json", string(b)+"\n"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if d := cmp.Diff(string(want), got); d != "" {
			t.Errorf("%s:\n%s", name, d)
		}
	}
}

// played is an exercise in the middle: something delivered, opened, decided,
// answered in words, held, written on the spot, and yet to come.
func played(t *testing.T) *exercise.State {
	t.Helper()
	sc, _, problems := scenario.Load(os.DirFS("../exercise/testdata/small"), "scenario.yaml")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, problems := engine.Compile(sc)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	s := exercise.New(p)
	do := func(at int64, seat string, c exercise.Command) {
		t.Helper()
		o := exercise.Order{By: exercise.Actor{Seat: seat}, At: at, Wall: 1_770_000_000_000 + at, Do: c}
		if seat == "excon" {
			o.Reason = "as agreed"
		}
		events, err := s.Handle(o)
		if err != nil {
			t.Fatalf("%s: %T: %v", seat, c, err)
		}
		if _, err := s.Apply(events[0]); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.Apply(exercise.Begin("Spring", false, true, 1_770_000_000_000)); err != nil {
		t.Fatal(err)
	}
	do(0, "seoul", exercise.TakeSeat{Name: "Mr Kim"})
	do(0, "", exercise.Settle{Chance: "resolve", Branch: 1})
	do(0, "excon", exercise.Start{})
	do(5*minute, "", exercise.Reach{})
	do(6*minute, "pyongyang", exercise.Take{Decision: "secret", Options: []string{"go"}})
	do(10*minute, "", exercise.Reach{})
	do(11*minute, "seoul", exercise.Acknowledge{Key: 1})
	do(12*minute, "excon", exercise.Hold{Inject: "rumour"})
	do(13*minute, "seoul", exercise.Take{Decision: "reply", Options: []string{"protest"}})
	do(14*minute, "excon", exercise.AddInject{Draft: exercise.Draft{Title: map[string]string{"en": "Headline", "ar": "عنوان"},
		From: map[string]string{"en": "Agency", "ar": "وكالة"}, Channel: "press", Public: true, At: exercise.Now}})
	do(15*minute, "excon", exercise.SetVar{Var: "tension", Value: "8"})
	do(15*minute, "seoul", exercise.Send{To: []string{"washington"}, Subject: "Line", Text: "Is the line open?"})
	do(15*minute, "washington.deputy", exercise.Send{Reply: 1, Text: "It is."})
	do(15*minute, "seoul", exercise.Send{Bodies: []string{"Port authority"}, Text: "هل الميناء مفتوح؟"})
	do(15*minute, "excon", exercise.Send{Reply: 3, Text: "It is, until noon."})
	do(15*minute, "seoul", exercise.ReadMessage{Key: 2})
	do(15*minute, "seoul", exercise.AskControl{Subject: "Radar", Text: "Which are on?", Of: "Air defence"})
	do(15*minute, "excon", exercise.Claim{Item: exercise.RequestItem(1)})
	do(15*minute, "seoul", exercise.WriteNote{Text: "Ask the port again."})
	do(15*minute, "excon", exercise.Observe{ID: "draft-0001", Sight: exercise.Sight{Text: "Quick.", Rating: "P", About: "decision/reply", At: 14 * minute}})
	do(16*minute, "excon", exercise.CallNoDuff{Text: "Fire: leave by the north stairs"})
	return s
}

func TestAClockShowsTheTimeByItself(t *testing.T) {
	c := view.Clock{Phase: view.Running, At: 60_000, Wall: 1000, Speed: 60, Scenario: 5_000_000}
	for _, x := range []struct{ wall, now, story int64 }{{1000, 60_000, 5_000_000}, {2000, 120_000, 5_060_000}, {0, 60_000, 5_000_000}} {
		if now, story := c.Now(x.wall), c.StoryTime(x.wall); now != x.now || story != x.story {
			t.Errorf("at wall time %d: %d, %d; want %d, %d", x.wall, now, story, x.now, x.story)
		}
	}
	c.Phase = view.Paused
	if now := c.Now(2000); now != 60_000 {
		t.Errorf("a paused clock shows %d", now)
	}
}

func TestATextFallsBack(t *testing.T) {
	both := view.Text{"en": "E", "fr": "F"}
	for want, languages := range map[string][]string{"E": {"ar", "en"}, "F": {"fr"}} {
		if got := both.Get(languages[0], languages[1:]...); got != want {
			t.Errorf("Get(%v) = %s, want %s", languages, got, want)
		}
	}
	if got := both.Get("ar"); got != "E" { // the first there is
		t.Errorf("without a fallback: %s", got)
	}
}
