package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"tamrin/engine"
	"tamrin/rng"
)

// busy is a scenario that uses every mechanism at once.
const busy = `
tamrin: 1
id: busy
title: Busy
languages: [en]
clock: {start: 2023-01-31T09:00:00+09:00, length: 60m}
parties: {us: {title: US}, rok: {title: ROK}, dprk: {title: DPRK}}
alliances:
  us_rok:
    title: Alliance
    members: [us, rok]
    partners: [dprk]
    rule: one_for_all
    objection: 30s
    text: [{words: Draft}]
    issued: {sets: {heat: "-1"}, upholds: [mdt], fires: [reply]}
    deadlock: {sets: {heat: "+1"}, postures: {mdt: qualified}}
cells:
  washington: {title: Washington, plays: [us]}
  seoul: {title: Seoul, plays: [rok]}
  pyongyang: {title: Pyongyang, plays: [dprk], kind: adversary}
commitments: {mdt: {title: MDT, from: us, to: rok, kind: defence_pact, text: Defend}}
vars:
  heat: {range: [0, 10], init: 3}
  nerve: {values: [soft, hard], draw: [0.5, 0.5]}
  open: {init: false}
decisions:
  answer:
    title: Answer
    by: us
    opens: {after: launch}
    closes: 10m
    default: wait
    free_text: true
    options: {wait: {title: Wait, strains: [mdt]}, go: {title: Go, upholds: [mdt], sets: {heat: "+2"}, fires: [reply]}}
  joint:
    title: Joint
    by: [us, rok]
    jointly: true
    opens: {when: "vars.heat >= 5"}
    closes: 8m
    options: {a: {title: A, sets: {open: true}}, b: {title: B}, c: {title: C, when: "vars.nerve == 'soft'"}}
  pair:
    title: Pair
    by: dprk
    opens: {at: 0s}
    choose: 2
    options: {x: {title: X, sets: {heat: "-1"}}, y: {title: Y}, z: {title: Z, sets: {heat: "= vars.heat * 2"}}}
injects:
  launch: {title: Launch, text: L, to: [seoul], at: 5m, challenges: rok, sets: {heat: "+1"}}
  reply: {title: Reply, text: R, to: [pyongyang], manual: true}
  burst: {title: Burst, text: B, to: [all], at: 12m, burst: {count: 4, every: 20s}}
  hot: {title: Hot, text: H, to: [all], when: "vars.heat > 6", delay: 30s}
  chain: {title: Chain, text: C, to: [seoul], after: burst, delay: 3m, if: "vars.open"}
  none: {title: None, text: N, to: [washington], contingency_for: joint}
rules:
  - {when: "vars.heat >= 6", repeat: true, chance: [{p: 0.4, sets: {heat: "-3"}}, {p: 0.6, fire: reply}]}
outcomes:
  calm: {title: Calm, when: "time >= duration('40m') && vars.heat < 4", ends: true}
  alone: {title: Alone, when: "alliances.us_rok.joint_position == 'deadlocked' && parties.us.statements > 1"}
  war: {title: War, when: "vars.heat == 10 && decisions.answer == 'go'"}
`

// driver steps a world by what a stream of numbers says: a player who tries
// everything, allowed or not.
type driver struct {
	w    *engine.World
	s    rng.Stream
	took []engine.Input // what the world accepted
	seen map[string]int // deliveries by inject and count
}

func (d *driver) step(in engine.Input) bool {
	effects, err := d.w.Step(in)
	if err != nil {
		return false
	}
	d.took = append(d.took, in)
	for _, e := range effects {
		if e.Kind == engine.InjectDelivered {
			d.seen[fmt.Sprintf("%d#%d", e.Item, e.N)]++
		}
	}
	return true
}

func (d *driver) run() {
	p := d.w.Program()
	for n := 0; n < 400 && !d.w.Ended(); n++ {
		if pending := d.w.Pending(); len(pending) > 0 && d.s.Below(3) > 0 {
			c := pending[0]
			d.step(engine.Input{Kind: engine.ChanceDrawn, At: d.w.Now(), Item: c, Branch: d.s.Pick(p.Chances[c].Weights, p.Chances[c].Total)})
			continue
		}
		switch d.s.Below(7) {
		case 0, 1, 2:
			at := min(d.w.Now()+int64(d.s.Below(120_000)), d.w.NextDue())
			d.step(engine.Input{Kind: engine.TimeReached, At: at})
		case 3:
			i := int(d.s.Below(uint64(len(p.Decisions))))
			party := p.Decisions[i].Parties[d.s.Below(uint64(len(p.Decisions[i].Parties)))]
			d.step(engine.Input{Kind: engine.DecisionTaken, At: d.w.Now(), Item: i, Party: party, Options: 1 + d.s.Below(7)})
		case 4:
			if c := d.w.Consultation(0); c.Open {
				d.step(engine.Input{Kind: engine.Consented, At: d.w.Now(), Party: int(d.s.Below(2)), Value: c.Version - int64(d.s.Below(4)/3)})
			}
		default:
			d.any()
		}
	}
}

// any tries an input of any kind with any numbers.
func (d *driver) any() {
	d.step(engine.Input{
		Kind: engine.Kind(d.s.Below(uint64(engine.StatementMade) + 2)), At: d.w.Now() + int64(d.s.Below(3)), Item: int(d.s.Below(9)) - 1,
		Party: int(d.s.Below(5)) - 1, Options: d.s.Below(9), Branch: int(d.s.Below(4)) - 1, Value: int64(d.s.Below(12)),
		Inject: &engine.Ad{At: d.w.Now() + int64(d.s.Below(600_000)), Cells: d.s.Below(16), Digest: d.s.Below(5)},
		Said: &engine.Said{By: d.s.Below(9), Public: d.s.Below(2) == 0, Digest: d.s.Below(5),
			Marks:    []engine.Mark{{Commitment: int(d.s.Below(2)), How: engine.How(d.s.Below(9))}},
			Postures: []engine.Declared{{Commitment: 0, Posture: engine.Posture(d.s.Below(4))}}},
	})
}

func drive(p *engine.Program, seed uint64) *driver {
	d := &driver{w: p.NewWorld(), s: rng.Seed(seed).Child("driver").Run(0), seen: map[string]int{}}
	d.run()
	return d
}

func TestSameInputsReachTheSameWorld(t *testing.T) {
	p := mustCompile(t, busy)
	warm := p.NewWorld()
	for seed := range uint64(300) {
		d := drive(p, seed)
		warm.Reset()
		for _, in := range d.took {
			if _, err := warm.Step(in); err != nil {
				t.Fatalf("seed %d: a replayed input was refused: %v: %+v", seed, err, in)
			}
		}
		if warm.Hash() != d.w.Hash() {
			t.Fatalf("seed %d: replay reached another world", seed)
		}
	}
}

func TestNothingIsDeliveredTwice(t *testing.T) {
	p := mustCompile(t, busy)
	for seed := range uint64(300) {
		for what, n := range drive(p, seed).seen {
			if n != 1 {
				t.Fatalf("seed %d: inject %s was delivered %d times", seed, what, n)
			}
		}
	}
}

// TestCopiesGoTheirOwnWay takes a copy in mid-run: it reaches the same world by
// the same inputs, and leaves the one it was taken from alone.
func TestCopiesGoTheirOwnWay(t *testing.T) {
	p := mustCompile(t, busy)
	for seed := range uint64(100) {
		d := drive(p, seed)
		w, fork := p.NewWorld(), p.NewWorld()
		half := len(d.took) / 2
		for _, in := range d.took[:half] {
			w.Step(in)
		}
		fork.CopyFrom(w)
		before := w.Hash()
		for _, in := range d.took[half:] {
			if _, err := fork.Step(in); err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
		}
		if fork.Hash() != d.w.Hash() || w.Hash() != before {
			t.Fatalf("seed %d: the copy and its origin are entangled", seed)
		}
	}
}

// TestDueComesBeforePeople holds that at equal instants the timetable acts first.
func TestDueComesBeforePeople(t *testing.T) {
	p := mustCompile(t, busy)
	w := p.NewWorld()
	w.Step(engine.Input{Kind: engine.TimeReached})
	if _, err := w.Step(engine.Input{Kind: engine.VarSet, At: 300_000, Item: 0, Value: 9}); err != engine.ErrSkipsDue {
		t.Errorf("a command at the instant of a due inject: %v, want %v", err, engine.ErrSkipsDue)
	}
	if _, err := w.Step(engine.Input{Kind: engine.TimeReached, At: 300_001}); err != engine.ErrSkipsDue {
		t.Errorf("time past a due inject: %v, want %v", err, engine.ErrSkipsDue)
	}
}

func TestHashSeesEverything(t *testing.T) {
	p := mustCompile(t, busy)
	w := p.NewWorld()
	seen := map[[32]byte]string{w.Hash(): "start"}
	for _, s := range []struct {
		name string
		in   engine.Input
	}{
		{"clock", engine.Input{Kind: engine.TimeReached}},
		{"hold", engine.Input{Kind: engine.InjectHeld, Item: 0}},
		{"release", engine.Input{Kind: engine.InjectReleased, Item: 0}},
		{"skip", engine.Input{Kind: engine.InjectSkipped, Item: 3}},
		{"set", engine.Input{Kind: engine.VarSet, Item: 0, Value: 4}},
		{"add", engine.Input{Kind: engine.InjectAdded, Inject: &engine.Ad{At: engine.Never, Cells: 1, Digest: 1}}},
		{"other words", engine.Input{Kind: engine.InjectEdited, Item: 6, Inject: &engine.Ad{At: engine.Never, Cells: 1, Digest: 2}}},
		{"draw", engine.Input{Kind: engine.ChanceDrawn, Item: 0, Branch: 1}},
		{"later", engine.Input{Kind: engine.TimeReached, At: 1}},
		{"end", engine.Input{Kind: engine.Ended, At: 1}},
	} {
		if _, err := w.Step(s.in); err != nil {
			t.Fatalf("%s: %v", s.name, err)
		}
		h := w.Hash()
		if other, ok := seen[h]; ok && s.name != "release" {
			t.Errorf("%s has the hash of %s", s.name, other)
		}
		seen[h] = s.name
	}
}

// TestRunIsManySteps holds that Run goes the same way as one step for each due
// instant, and stops where a driver is asked.
func TestRunIsManySteps(t *testing.T) {
	p := mustCompile(t, busy)
	for seed := range uint64(100) {
		d := drive(p, seed)
		steps, runs := p.NewWorld(), p.NewWorld()
		for _, in := range d.took[:len(d.took)/2] {
			steps.Step(in)
			runs.Step(in)
		}
		for until := steps.Now(); !runs.Ended() && until < 3_600_000; until += 60_000 {
			told := len(runs.Run(until))
			for k := 0; told > 0; k++ {
				effects, err := steps.Step(engine.Input{Kind: engine.TimeReached, At: steps.NextDue()})
				if err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				told -= len(effects)
			}
			for !steps.Ended() && steps.Now() < runs.Now() {
				steps.Step(engine.Input{Kind: engine.TimeReached, At: min(steps.NextDue(), runs.Now())})
			}
			if steps.Hash() != runs.Hash() {
				t.Fatalf("seed %d: Run reached another world by %d", seed, until)
			}
		}
	}
}

func TestNoAllocationOnceWarm(t *testing.T) {
	p := mustCompile(t, busy)
	d := drive(p, 7)
	w := p.NewWorld()
	again := func() {
		w.Reset()
		for _, in := range d.took {
			w.Step(in)
		}
	}
	again()
	if n := testing.AllocsPerRun(100, again); n != 0 {
		t.Errorf("%v allocations for each run", n)
	}
}

func BenchmarkStep(b *testing.B) {
	p := mustCompile(b, busy)
	d := drive(p, 7)
	w := p.NewWorld()
	b.ReportAllocs()
	steps := 0
	for b.Loop() {
		w.Reset()
		for _, in := range d.took {
			w.Step(in)
			steps++
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(steps), "ns/step")
}

// TestCompileTellsProblems holds that every bad expression is told at once, each
// in its place: in conditions, values and options.
func TestCompileTellsProblems(t *testing.T) {
	src := strings.NewReplacer("vars.heat >= 5", "vars.heet >= 5", "= vars.heat * 2", "= vars.nerve",
		"vars.nerve == 'soft'", "vars.heat", "time >= duration('40m')", "time + time >= duration('40m')").Replace(busy)
	problems := compileProblems(t, src)
	if n := strings.Count(problems, "\n"); n != 5 {
		t.Errorf("%d problems told, want 5:\n%s", n, problems)
	}
}
