package exercise_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
)

// watched is an exercise with two evaluators and something to evaluate.
func watched(t *testing.T) *run {
	t.Helper()
	b, err := os.ReadFile("testdata/small/scenario.yaml")
	if err != nil {
		t.Fatal(err)
	}
	with := strings.Replace(string(b), "vars:\n", `  judges: {title: {en: Judges, ar: مقيّمون}, kind: evaluation, seats: {one: {}, two: {}}}
objectives:
  o1: {title: {en: Reply in time, ar: الرد في الوقت}, tasks: {t1: {title: {en: Consult, ar: التشاور}}}}
vars:
`, 1)
	dir := t.TempDir()
	if err := os.WriteFile(dir+"/scenario.yaml", []byte(with), 0o600); err != nil {
		t.Fatal(err)
	}
	s, _, problems := scenario.Load(os.DirFS(dir), "scenario.yaml")
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	p, problems := engine.Compile(s)
	if problems.HasErrors() {
		t.Fatal(problems)
	}
	r := &run{t: t, s: exercise.New(p)}
	r.apply(exercise.Begin("test", false, false, 1000))
	r.advance(0)
	r.must("excon", 0, exercise.Start{})
	return r
}

func sight(text string, at int64) exercise.Sight { return exercise.Sight{Text: text, At: at} }

func TestADraftSentAgainIsNotDoubled(t *testing.T) {
	r := watched(t)
	one := exercise.Observe{ID: "draft-0001", Sight: exercise.Sight{Text: " They consult. ", Rating: "P", Task: "o1.t1", About: "inject/launch", At: 10 * minute}}
	r.must("judges.one", 12*minute, one)
	r.must("judges.one", 13*minute, one)
	later := one
	later.Text, later.Rating = "They consult, late.", "S"
	r.must("judges.one", 14*minute, later)
	r.must("judges.one", 15*minute, one) // the first draft comes again, from a device that was asleep
	want := []exercise.Version{
		{Sight: exercise.Sight{Text: "They consult.", Rating: "P", Task: "o1.t1", About: "inject/launch", At: 10 * minute}, Recorded: 12 * minute, Wall: 1000 + 12*minute},
		{Sight: exercise.Sight{Text: "They consult, late.", Rating: "S", Task: "o1.t1", About: "inject/launch", At: 10 * minute}, Recorded: 14 * minute, Wall: 1000 + 14*minute},
	}
	if d := cmp.Diff(want, r.s.Observations[0].Versions); d != "" || len(r.s.Observations) != 1 {
		t.Errorf("%d observations: %s", len(r.s.Observations), d)
	}
	// Pages that do not say when, or whose clock is ahead.
	now := exercise.Observe{ID: "draft-0002", Sight: sight("Now", exercise.Now)}
	ahead := exercise.Observe{ID: "draft-0003", Sight: sight("Ahead", 99*minute)}
	for _, at := range []int64{16 * minute, 17 * minute} {
		r.must("judges.two", at, now)
		r.must("judges.two", at, ahead)
	}
	now.Text = "Now, rather"
	r.must("judges.two", 18*minute, now)
	for _, o := range r.s.Observations[1:] {
		if len(o.Versions) > 2 || o.Now().At != 16*minute {
			t.Errorf("%+v", o)
		}
	}
	r.must("judges.one", 19*minute, exercise.Withdraw{ID: "draft-0001"})
	r.must("judges.one", 19*minute, exercise.Withdraw{ID: "draft-0001"})
	r.must("judges.one", 19*minute, later) // is with us already
	if !r.s.Observations[0].Withdrawn || len(r.s.Observations[0].Versions) != 2 {
		t.Errorf("%+v", r.s.Observations[0])
	}
	if d := cmp.Diff(r.s.Observations, r.replay().Observations); d != "" {
		t.Errorf("the log replays to other observations: %s", d)
	}
}

func TestObservationsThatAreTurnedDown(t *testing.T) {
	r := watched(t)
	r.must("judges.one", minute, exercise.Observe{ID: "draft-0001", Sight: sight("x", exercise.Now)})
	say := func(id string, s exercise.Sight) exercise.Observe { return exercise.Observe{ID: id, Sight: s} }
	r.refused("seoul", minute, say("draft-0009", sight("x", 0)), exercise.NotAllowed)
	r.refused("seoul", minute, exercise.Withdraw{ID: "draft-0001"}, exercise.NotAllowed)
	r.refused("judges.two", minute, say("draft-0001", sight("y", 0)), exercise.NotAllowed) // another's
	r.refused("judges.two", minute, exercise.Withdraw{ID: "draft-0001"}, exercise.NotAllowed)
	r.refused("judges.one", minute, exercise.Withdraw{ID: "draft-0002"}, exercise.UnknownItem)
	r.refused("judges.one", minute, say("", sight("x", 0)), exercise.Impossible)
	r.refused("judges.one", minute, say("draft-0002", sight(" ", 0)), exercise.Incomplete)
	r.refused("judges.one", minute, say("draft-0002", sight("x", -7)), exercise.OutOfRange)
	r.refused("judges.one", minute, say("draft-0002", sight(strings.Repeat("x", exercise.MaxLetters+1), 0)), exercise.TooLong)
	r.refused("judges.one", minute, say("draft-0002", exercise.Sight{Rating: "A"}), exercise.OutOfRange)
	r.refused("judges.one", minute, say("draft-0002", exercise.Sight{Rating: "P", Task: "o1.t2"}), exercise.UnknownItem)
	r.refused("judges.one", minute, say("draft-0002", exercise.Sight{Rating: "P", About: "message/1"}), exercise.UnknownItem)
	r.must("excon", minute, exercise.Observe{ID: "draft-0002", Sight: exercise.Sight{Rating: "U", Task: "o1"}}) // control may as well
	r.must("judges.one", minute, exercise.Withdraw{ID: "draft-0001"})
	r.refused("judges.one", minute, say("draft-0001", sight("new", 0)), exercise.TooLate)
	r.must("excon", 2*minute, exercise.EndEx{})
	r.must("judges.one", 2*minute, say("draft-0004", sight("from a device that was away", minute)))
}
