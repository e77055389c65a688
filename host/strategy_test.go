package host_test

import (
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/rng"
	"tamrin/scenarios"
	"tamrin/store/memory"
	"tamrin/view"
)

// TestVersionsOfAStrategyAreRehearsed plays bots that hold to the founding
// strategy against bots as the scenario has them, and holds that what the tenets
// name is taken more often; that versions which differ in words alone are not
// played; and that players are told nothing.
func TestVersionsOfAStrategyAreRehearsed(t *testing.T) {
	x := playLive(t, "seoul_2023", 1)
	control, q := overseer(t, x), host.Question{Strategy: "us_rok", With: 1}
	if err := x.Try(control, q); err != nil {
		t.Fatal(err)
	}
	done, _ := x.WaitTrial(ctx, control, q)
	if !done.Over || done.Failed != nil || done.Duel == nil || done.Played != host.TrialRuns {
		t.Fatalf("the comparison ended as %+v", done)
	}
	own, other := done.Duel.Sums()
	played := rehearse.Played{Seed: host.TrialSeed, Runs: done.Played}
	c := rehearse.NewComparison(done.Duel, rehearse.NewReport(own, played, lang.En), rehearse.NewReport(other, played, lang.En), nil)
	found := false
	for _, d := range c.Differences {
		if d.Kind == "option" && d.Of.ID == "first_hour" && d.Label.ID == "consult_now" {
			found = d.Shift.Low > 0
		}
	}
	if !found {
		t.Error("bots that hold to consulting first do not consult more often")
	}
	var refused *host.Problem
	if err := x.Try(control, host.Question{Strategy: "us_rok", Version: 1, With: 1}); !errors.As(err, &refused) {
		t.Errorf("a version against itself: %v", err)
	}
	if err := x.Try(control, host.Question{Strategy: "us_rok", Version: 1, With: 7}); !errors.As(err, &refused) {
		t.Errorf("a version that is none: %v", err)
	}
	for _, seat := range x.Seats() {
		if seat.Viewer.Role == view.Control || seat.Viewer.Role == view.Evaluator {
			continue
		}
		if err := x.Try(seat.Viewer, q); !errors.As(err, &refused) {
			t.Errorf("%s may compare: %v", seat.ID, err)
		}
		if _, err := x.StrategyText(seat.Viewer, "us_rok", 1); !errors.As(err, &refused) {
			t.Errorf("%s exports the strategy: %v", seat.ID, err)
		}
	}
}

// TestAnApprovedVersionIsExported goes the whole way: a change is proposed, both
// allies approve, and the version is a part of a scenario.
func TestAnApprovedVersionIsExported(t *testing.T) {
	x := playLive(t, "seoul_2023", 1)
	do := func(seat, reason string, c exercise.Command) {
		t.Helper()
		if _, err := x.Do(ctx, exercise.Actor{Seat: seat}, reason, c); err != nil {
			t.Fatal(err)
		}
	}
	do(controlSeat(x), "", exercise.ProposeAmendment{ID: "amendment-01", Change: exercise.TenetChange{Strategy: "us_rok", Tenet: "rumours", Finding: "A rumour was answered twice.",
		Text: map[string]string{"en": "One of us answers a rumour, and the other is told first.", "ar": "يجيب أحدنا عن الشائعة ويُبلَغ الآخر قبل ذلك."}, Options: []string{"leak_answer.own_up"}}})
	for _, party := range []string{"us", "rok"} {
		do(controlSeat(x), "Letter of 3 March", exercise.JudgeAmendment{ID: "amendment-01", Party: party, Wording: 1, Approve: true})
	}
	text, err := x.StrategyText(overseer(t, x), "us_rok", 2)
	if err != nil || !strings.Contains(string(text), "version: 2") || !strings.Contains(string(text), "يجيب أحدنا عن الشائعة") || !strings.Contains(string(text), "options: [leak_answer.own_up]") {
		t.Errorf("%v:\n%s", err, text)
	}
	beginsWith(t, text, 2)
}

// beginsWith holds that an exercise of the founding scenario with this strategy in
// the place of its own begins with that version.
func beginsWith(t *testing.T, strategy []byte, version int) {
	t.Helper()
	founding, _ := scenarios.Open("seoul_2023")
	folder := fstest.MapFS{}
	if err := fs.WalkDir(founding, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := fs.ReadFile(founding, name)
		folder[name] = &fstest.MapFile{Data: b}
		return err
	}); err != nil {
		t.Fatal(err)
	}
	folder["strategies.yaml"] = &fstest.MapFile{Data: strategy}
	h := host.New(host.Options{Log: memory.New(), Clock: host.NewManual(time.Unix(1_770_000_000, 0)), Seed: func() rng.Seed { return 1 }})
	t.Cleanup(func() { h.Close() })
	x, err := h.Create(ctx, folder, host.Plan{ID: "later", Bots: true})
	if err != nil {
		t.Fatal(err)
	}
	if list := x.Strategies(overseer(t, x)); len(list) != 1 || list[0].Versions[0].Number != version {
		t.Errorf("the later exercise begins with %+v", list)
	}
}
