package rehearse

import (
	"bytes"
	"strings"
	"testing"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/rng"
)

// crossroads: a decides first, then a chance that does not know of it, then b,
// who leans 3 : 1 to fight after war and 1 : 1 after peace.
//
//	after war:   b fights in 3/4, yields in 1/4; broken where it fights: 3/4
//	after peace: b fights in 1/2, yields in 1/2
//	nobody:      the default is peace, two minutes later
//	storm:       comes in 2/5 whatever is decided
const crossroads = head + `vars:
  heat: {range: [-10, 90], init: 0}
commitments: {pact: {from: a, to: b}}
decisions:
  d:
    by: a
    opens: {at: 1m}
    closes: 3m
    default: peace
    options: {war: {}, peace: {}, never: {when: "vars.heat > 50"}}
  e:
    by: b
    opens: {at: 10m}
    bot_takes: 1m
    options:
      fight: {bot: "decisions.d == 'war' ? 3 : 1", sets: {heat: "+40"}, breaks: pact}
      yield: {bot: 1}
injects:
  storm: {to: all, title: s}
rules:
  - {when: "time >= duration('5m')", chance: [{p: 0.4, fire: storm}, {p: 0.6}]}
outcomes:
  quiet: {when: "decisions.e == 'yield'", ends: true}
`

// crossing is the fork of the first decision, in which war was taken.
func crossing(t testing.TB, p *engine.Program) *Fork {
	t.Helper()
	w := p.NewWorld()
	for _, in := range []engine.Input{{}, {At: 60_000}} {
		if _, err := w.Step(in); err != nil {
			t.Fatal(err)
		}
	}
	return &Fork{World: w, At: 90_000, Was: engine.DecisionState{Status: engine.Closed, How: engine.Taken, Party: 0, Options: 1}}
}

func alternatives(t testing.TB, f *Fork, seed rng.Seed, runs uint64) *Alternatives {
	t.Helper()
	x, err := NewWhatIf(f, seed)
	if err != nil {
		t.Fatal(err)
	}
	half, _ := NewWhatIf(f, seed)
	if err := x.Play(0, runs/2); err != nil {
		t.Fatal(err)
	}
	if err := half.Play(runs/2, runs); err != nil {
		t.Fatal(err)
	}
	x.Add(half)
	return x.Alternatives(uint64(seed), lang.En)
}

// row finds a figure by kind and identifier.
func (a *Alternatives) row(t testing.TB, kind, id string) *Row {
	t.Helper()
	for i := range a.Rows {
		if r := &a.Rows[i]; r.Kind == kind && r.Label.ID == id {
			return r
		}
	}
	t.Fatalf("no %s %s", kind, id)
	return nil
}

// truths are what is known of the crossroads by hand: in war, in peace, when
// nobody decides.
var truths = []struct {
	kind, id string
	by       [3]float64
}{
	{"option", "fight", [3]float64{3. / 4, 1. / 2, 1. / 2}},
	{"option", "yield", [3]float64{1. / 4, 1. / 2, 1. / 2}},
	{"broken", "pact", [3]float64{3. / 4, 1. / 2, 1. / 2}},
	{"ending", "quiet", [3]float64{1. / 4, 1. / 2, 1. / 2}},
	{"ending", EndsByLength, [3]float64{3. / 4, 1. / 2, 1. / 2}},
	{"number", "heat", [3]float64{30, 20, 20}},
	{"length", "length", [3]float64{3_600_000*3./4 + 660_000./4, (3_600_000 + 660_000) / 2, (3_600_000 + 660_000) / 2}},
	{"inject", "storm", [3]float64{0.4, 0.4, 0.4}},
}

// TestWhatIfCoversTheTruth plays small what-ifs from 400 seeds and counts how
// often the 95% intervals, of figures and of their differences, hold what is
// known by hand.
func TestWhatIfCoversTheTruth(t *testing.T) {
	const seeds = 400
	f := crossing(t, compile(t, crossroads))
	figures, differences, n := make([]int, len(truths)), make([]int, len(truths)), 0
	for seed := range rng.Seed(seeds) {
		a := alternatives(t, f, 7000+seed, 300)
		for i, truth := range truths {
			r := a.row(t, truth.kind, truth.id)
			fig := r.Figures[1]
			if fig.Low <= truth.by[1] && truth.by[1] <= fig.High {
				figures[i]++
			}
			if by := truth.by[1] - truth.by[0]; fig.Shift.Low <= by && by <= fig.Shift.High {
				differences[i]++
			}
		}
		n++
	}
	for i, truth := range truths {
		if rate := float64(figures[i]) / seeds; rate < 0.92 || rate > 0.98 {
			t.Errorf("%s %s: the interval holds the truth in %.1f%% of the seeds", truth.kind, truth.id, rate*100)
		}
		rate := float64(differences[i]) / seeds
		if truth.id == "storm" && rate != 1 {
			t.Error("the storm differs, although it draws the same luck in every way")
		} else if truth.id != "storm" && (rate < 0.92 || rate > 0.98) {
			t.Errorf("%s %s: the interval of the difference holds the truth in %.1f%% of the seeds", truth.kind, truth.id, rate*100)
		}
	}
}

// TestWaysOfAFork holds which ways there are: what was first, what was on offer
// besides, that nobody decides; and what became of decisions that ran out of
// time or were left open.
func TestWaysOfAFork(t *testing.T) {
	p := compile(t, crossroads)
	ways := func(was engine.DecisionState, at int64) string {
		f := crossing(t, p)
		f.Was, f.At = was, at
		a := alternatives(t, f, 1, 10)
		var all []string
		for _, w := range a.Ways {
			all = append(all, a.WayName(w))
		}
		return strings.Join(all, ", ") + "; " + a.NotOffered()
	}
	for want, got := range map[string]string{
		"war, peace, nobody decides; Not on offer at that moment: never.": ways(engine.DecisionState{Status: engine.Closed, How: engine.Taken, Options: 1}, 90_000),
		"nobody decides, war, peace; Not on offer at that moment: never.": ways(engine.DecisionState{Status: engine.Closed, How: engine.ByDefault, Party: -1, Options: 2}, 240_000),
	} {
		if got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	open := crossing(t, p)
	open.Was = engine.DecisionState{Status: engine.Open, Party: -1}
	if a := alternatives(t, open, 1, 10); !a.Ways[0].Nobody || !a.Ways[0].Was {
		t.Errorf("a decision left open has the ways %v", a.Ways)
	}
}

// TestNobodyDecides holds that no bot takes a decision that is left to time.
func TestNobodyDecides(t *testing.T) {
	f := crossing(t, compile(t, crossroads))
	x, err := NewWhatIf(f, 1)
	if err != nil {
		t.Fatal(err)
	}
	last := len(x.branches) - 1
	for run := range uint64(50) {
		if err := x.play(last, run); err != nil {
			t.Fatal(err)
		}
		if d := x.player.World().Decision(0); d.How != engine.ByDefault || d.ClosedAt != 240_000 {
			t.Fatalf("run %d: left to time, the decision stands at %+v", run, d)
		}
	}
}

// TestJointForks has every party of a joint decision take the other option.
func TestJointForks(t *testing.T) {
	p := compile(t, head+"decisions:\n  d: {by: [a, b], jointly: true, opens: {at: 1m}, options: {p: {}, q: {}}}\n")
	f := crossing(t, p)
	f.World.Step(engine.Input{Kind: engine.DecisionTaken, At: 70_000, Party: 0, Options: 1})
	f.Was.Party = -1
	branches, err := f.Branches()
	if err != nil {
		t.Fatal(err)
	}
	if d := branches[1].Start.Decision(0); len(branches) != 2 || d.Status != engine.Closed || d.Options != 2 {
		t.Errorf("the other way has the decision at %+v", d)
	}
}

// TestWhatIfReadsWell holds a what-if to files that a person has read.
func TestWhatIfReadsWell(t *testing.T) {
	x, err := NewWhatIf(crossing(t, compile(t, crossroads)), 1)
	if err != nil {
		t.Fatal(err)
	}
	if err := x.Play(0, 10_000); err != nil {
		t.Fatal(err)
	}
	for _, tag := range lang.All {
		var text bytes.Buffer
		if err := x.Alternatives(1, tag).Text(&text); err != nil {
			t.Fatal(err)
		}
		golden(t, "whatif."+string(tag)+".txt", text.String())
	}
}
