package rehearse

import (
	"testing"

	"tamrin/engine"
	"tamrin/lang"
	"tamrin/rng"
)

// TestPlayoutsAllocateNothing holds a warm playout, bare and counted, to no
// allocation at all.
func TestPlayoutsAllocateNothing(t *testing.T) {
	for _, name := range []string{"seoul_2023", "first_steps"} {
		p := shipped(t, name)
		pl, tally, run := NewPlayer(p, 1), NewTally(p, NewFrame(p), 1), uint64(0)
		for ; run < 500; run++ {
			if err := pl.Play(run, nil); err != nil {
				t.Fatal(err)
			}
		}
		if err := tally.Play(0, 500); err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(200, func() { pl.Play(run, nil); run++ }); n != 0 {
			t.Errorf("%s: a playout allocates %v times", name, n)
		}
		run = 500
		if n := testing.AllocsPerRun(200, func() { tally.play(run, nil); run++ }); n != 0 {
			t.Errorf("%s: a counted playout allocates %v times", name, n)
		}
	}
}

// TestRunsDependOnSeedAndNumberAlone plays runs in another order, in a world
// that has seen others, and finds the same worlds; another seed gives others.
func TestRunsDependOnSeedAndNumberAlone(t *testing.T) {
	p := harbour(t)
	worlds := func(seed rng.Seed, runs []uint64) map[uint64][32]byte {
		pl, at := NewPlayer(p, seed), map[uint64][32]byte{}
		for _, run := range runs {
			if err := pl.Play(run, nil); err != nil {
				t.Fatal(err)
			}
			at[run] = pl.World().Hash()
		}
		return at
	}
	forth, back := worlds(3, []uint64{0, 1, 2, 3, 4}), worlds(3, []uint64{4, 9, 3, 2, 1, 0})
	other, same := worlds(4, []uint64{0, 1, 2, 3, 4}), 0
	for run, hash := range forth {
		if back[run] != hash {
			t.Errorf("run %d came out differently in another order", run)
		}
		if other[run] == hash {
			same++
		}
	}
	if same > 2 {
		t.Errorf("%d of 5 runs are the same with another seed", same)
	}
}

// TestCommonLuck changes how the port leans in one decision and finds that the
// same runs draw the same for everything else.
func TestCommonLuck(t *testing.T) {
	p := harbour(t)
	changed, err := Lean(p.Scenario, "port.crew.wait=40")
	if err != nil {
		t.Fatal(err)
	}
	q, _ := engine.Compile(changed)
	one, two := NewPlayer(p, 1), NewPlayer(q, 1)
	crew, _ := p.Find(engine.NounDecision, "crew")
	word, _ := p.Find(engine.NounDecision, "word")
	wind, _ := p.Find(engine.NounVar, "wind")
	moved := 0
	for run := range uint64(500) {
		if err := one.Play(run, nil); err != nil {
			t.Fatal(err)
		}
		if err := two.Play(run, nil); err != nil {
			t.Fatal(err)
		}
		a, b := one.World(), two.World()
		if a.Var(wind) != b.Var(wind) || a.Decision(word) != b.Decision(word) || a.Decision(crew).ClosedAt != b.Decision(crew).ClosedAt {
			t.Fatalf("run %d: the change shifted other draws", run)
		}
		if a.Decision(crew).Options != b.Decision(crew).Options {
			moved++
		}
	}
	if moved == 0 {
		t.Error("the change of leaning changed nothing")
	}
}

// TestPlayFrom plays on from the middle of a run, many times: the past stays,
// what is open is taken up, and the same run number comes to the same end.
func TestPlayFrom(t *testing.T) {
	p := harbour(t)
	word, _ := p.Find(engine.NounDecision, "word")
	start := p.NewWorld()
	for _, in := range []engine.Input{{Kind: engine.ChanceDrawn, Branch: 1}, {}, {At: 300_000}, {At: 330_000}} {
		if _, err := start.Step(in); err != nil {
			t.Fatal(err)
		}
	}
	if start.Decision(word).Status != engine.Open {
		t.Fatal("the decision is not open at the start")
	}
	pl, answers := NewPlayer(p, 1), map[uint64]bool{}
	for run := range uint64(50) {
		if err := pl.PlayFrom(start, run, nil); err != nil {
			t.Fatal(err)
		}
		d := pl.World().Decision(word)
		if d.Status != engine.Closed || d.OpenedAt != 300_000 || d.ClosedAt < 330_000+120_000 {
			t.Fatalf("run %d: the decision stands at %+v", run, d)
		}
		answers[d.Options] = true
		hash := pl.World().Hash()
		if err := pl.PlayFrom(start, run, nil); err != nil || pl.World().Hash() != hash {
			t.Fatalf("run %d played again comes out differently (%v)", run, err)
		}
	}
	if len(answers) < 2 {
		t.Error("every what-if came to the same answer")
	}
}

// TestStory holds one playout told as a story to files that a person has read.
func TestStory(t *testing.T) {
	for _, tag := range lang.All {
		lines, err := Trace(harbour(t), 1, 4, tag)
		if err != nil {
			t.Fatal(err)
		}
		var all string
		for _, l := range lines {
			all += l.String() + "\n"
		}
		golden(t, "story."+string(tag)+".txt", all)
	}
}
