package exercise_test

import (
	"fmt"
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

// photo is a file of that many bytes whose hash begins so.
func photo(hash string, size int64) exercise.File {
	return exercise.File{Hash: hash + strings.Repeat("0", 64-len(hash)), Name: "IMG_1.jpg", Type: "image/jpeg", Size: size}
}

func TestPhotosStandInAnObservationByTheirHash(t *testing.T) {
	r := watched(t)
	a, b := photo("a", 7), photo("b", 8)
	odd := a
	odd.Name = " C:\\fake\\path/IMG_1.jpg\u202e\n"
	one := exercise.Observe{ID: "draft-0001", Sight: exercise.Sight{Files: []exercise.File{odd, b, a}, At: minute}}
	r.must("judges.one", minute, one)
	r.must("judges.one", minute, one)
	got := r.s.Observations[0]
	if d := cmp.Diff([]exercise.File{a, b}, got.Now().Files); d != "" || len(got.Versions) != 1 {
		t.Errorf("%d versions: %s", len(got.Versions), d)
	}
	one.Files = []exercise.File{a}
	r.must("judges.one", 2*minute, one)
	if got := r.s.Observations[0]; len(got.Versions) != 2 || len(got.Versions[0].Files) != 2 || len(got.Now().Files) != 1 {
		t.Errorf("%+v", got)
	}
	if d := cmp.Diff(r.s.Observations, r.replay().Observations); d != "" {
		t.Errorf("the log replays to other observations: %s", d)
	}
	say := func(files ...exercise.File) exercise.Observe {
		return exercise.Observe{ID: "draft-0002", Sight: exercise.Sight{Text: "x", Files: files, At: exercise.Now}}
	}
	var many []exercise.File
	for i := range exercise.MaxFiles + 1 {
		many = append(many, photo(string(rune('0'+i)), 1))
	}
	r.refused("judges.one", minute, say(many...), exercise.Limit)
	r.must("judges.one", minute, say(append(many[1:], many[1])...))
	long := a
	long.Name = strings.Repeat("x", exercise.MaxFileName+1)
	r.refused("judges.one", minute, say(long), exercise.TooLong)
	for _, wrong := range []exercise.File{{}, photo("A", 1), photo("a", 0), photo("a", 25<<20+1), {Hash: a.Hash[1:], Type: "x", Size: 1},
		{Hash: a.Hash, Size: 1}, {Hash: a.Hash, Size: 1, Type: "a\x00"}} {
		r.refused("judges.one", minute, say(wrong), exercise.Impossible)
	}
}

func TestAnExerciseHoldsOnlySoManyFiles(t *testing.T) {
	r := watched(t)
	const each = 25 << 20
	for i := range int64(exercise.MaxBytesOfFiles / each / exercise.MaxFiles) {
		var files []exercise.File
		for k := range int64(exercise.MaxFiles) {
			files = append(files, photo(fmt.Sprintf("%08x", i*exercise.MaxFiles+k), each))
		}
		r.must("judges.one", minute, exercise.Observe{ID: fmt.Sprintf("draft-%04d", i), Sight: exercise.Sight{Files: files, At: 0}})
	}
	full := func(files ...exercise.File) exercise.Observe {
		return exercise.Observe{ID: "draft-full", Sight: exercise.Sight{Files: files, At: 0}}
	}
	r.refused("judges.one", minute, full(photo("a", each), photo("b", each), photo("c", each), photo("d", each), photo("e", each), photo("f", each), photo("aa", each), photo("ab", each)), exercise.Limit)
	r.must("judges.one", minute, full(photo("00000001", each), photo("00000002", each))) // known already: they take no room
}
