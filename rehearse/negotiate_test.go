package rehearse

import (
	"testing"

	"tamrin/engine"
)

// league is three allies with a text, of whom b amends and c refuses now and then.
const league = head + `alliances:
  l: {members: [a, b, c], rule: one_for_all, consult: 20m, text: [{words: T}], bot_takes: [1m, 4m],
    bots: {a: {amend: 0}, b: {consent: 0, amend: 1}, c: {consent: 3, amend: 0, refuse: 1}}}
injects: {i: {at: 1m, to: all, title: x, challenges: a}, again: {at: 30m, to: all, title: y, challenges: b}}
`

// told plays one run and returns the effects about consultations.
func told(t *testing.T, pl *Player, run uint64) (all []engine.Effect) {
	t.Helper()
	err := pl.Play(run, func(_ *engine.World, _ *engine.Input, effects []engine.Effect) {
		for _, e := range effects {
			if e.Kind >= engine.TextRevised || e.Kind == engine.ConsultationOpened {
				all = append(all, e)
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

func TestBotsNegotiate(t *testing.T) {
	p := compile(t, league)
	pl := NewPlayer(p, 1)
	ends, voided, differ := map[engine.EffectKind]int{}, 0, 0
	for run := range uint64(1000) {
		var of [2]engine.EffectKind
		n := -1
		for _, e := range told(t, pl, run) {
			switch e.Kind {
			case engine.ConsultationOpened:
				n++
			case engine.TextRevised:
				if e.Value != 2 {
					t.Fatalf("run %d: version %d, though b amends once", run, e.Value)
				}
			case engine.ConsentsVoided:
				voided++
			case engine.ConsentGiven:
				if at := e.At - []int64{1, 30}[n]*minute; at < minute || at > 8*minute {
					t.Fatalf("run %d: consent %d ms after the consultation opened", run, at)
				}
			case engine.TextIssued, engine.TextDeadlocked:
				if e.Kind == engine.TextDeadlocked && e.Options != 0b011 {
					t.Fatalf("run %d: consents %03b at the deadline, though c alone refuses", run, e.Options)
				}
				of[n] = e.Kind
				ends[e.Kind]++
			}
		}
		if of[0] == 0 || of[1] == 0 {
			t.Fatalf("run %d: the two texts came to %v", run, of)
		}
		if of[0] != of[1] {
			differ++
		}
	}
	if share := ends[engine.TextIssued]; share < 1420 || share > 1580 || voided == 0 {
		t.Errorf("of 2000 texts %d issued, not about 1500; consents were void %d times", share, voided)
	}
	if differ < 300 || differ > 450 {
		t.Errorf("the second consultation came out otherwise in %d runs, not about 375: its draws are not its own", differ)
	}
}

// TestPeopleAndBotsNegotiate has a person hold b: bots consent, consent again to
// what b writes, and wait for b.
func TestPeopleAndBotsNegotiate(t *testing.T) {
	p := compile(t, head+"alliances:\n  l: {members: [a, b], text: [{words: T}], bot_takes: 1m, bots: {a: {amend: 0}}}\n  m: {members: [a, b], bot_takes: 1m, bots: {a: {amend: 0}}}\n")
	for alliance, begun := range []bool{true, false} {
		w, b := p.NewWorld(), NewBots(p, 1)
		b.Seat(1, true)
		step := func(in engine.Input) {
			t.Helper()
			in.Item = alliance
			effects, err := w.Step(in)
			if err != nil {
				t.Fatal(err)
			}
			b.Watch(w, effects)
		}
		act := func(at int64) {
			t.Helper()
			in, ok := b.Act(w)
			if !ok || in.Kind != engine.Consented || in.Party != 0 || in.At != at {
				t.Fatalf("a does %+v (%v), and does not consent at %d", in, ok, at)
			}
			step(in)
		}
		step(engine.Input{})
		step(engine.Input{Kind: engine.ConsultationCalled, Party: 1})
		version := int64(1)
		if !begun { // bots begin no text; they take one up
			if b.Next() != engine.Never {
				t.Fatal("a bot acts on a text that nobody wrote")
			}
			step(engine.Input{Kind: engine.TextChanged, Value: 1})
		}
		act(minute)
		step(engine.Input{Kind: engine.TextChanged, At: minute, Value: 5})
		version++
		act(2 * minute)
		if b.Next() != engine.Never {
			t.Error("a bot speaks for a person")
		}

		again := NewBots(p, 1)
		again.Seat(1, true)
		again.Look(w)
		if again.Next() != engine.Never {
			t.Error("a bot that has consented acts again after a look")
		}
		b = again
		step(engine.Input{Kind: engine.TextChanged, At: 2 * minute, Value: 6})
		version++
		act(3 * minute)
		step(engine.Input{Kind: engine.Consented, At: 3 * minute, Party: 1, Value: version})
		if s := w.Consultation(alliance); s.Position != engine.IssuedText || b.Next() != engine.Never {
			t.Errorf("the text stands at %+v", s)
		}
	}
}

func TestBotsRiseWhenAConsultationCloses(t *testing.T) {
	p := compile(t, league)
	w, b := p.NewWorld(), NewBots(p, 1)
	for _, in := range []engine.Input{{}, {At: minute}, {Kind: engine.ConsultationEnded, At: minute}} {
		effects, err := w.Step(in)
		if err != nil {
			t.Fatal(err)
		}
		b.Watch(w, effects)
		if waits := b.Next() != engine.Never; waits != (in.At == minute && in.Kind == engine.TimeReached) {
			t.Errorf("after %+v bots wait to act: %v", in, waits)
		}
	}
}

// TestLookTakesUpATextOnTheTable plays a what-if from within a consultation.
func TestLookTakesUpATextOnTheTable(t *testing.T) {
	p := compile(t, league)
	start := p.NewWorld()
	for _, in := range []engine.Input{{}, {At: minute}, {Kind: engine.Consented, At: minute, Party: 1, Value: 1}} {
		if _, err := start.Step(in); err != nil {
			t.Fatal(err)
		}
	}
	pl, ends := NewPlayer(p, 1), map[engine.Position]int{}
	for run := range uint64(100) {
		if err := pl.PlayFrom(start, run, func(w *engine.World, in *engine.Input, effects []engine.Effect) {
			if w.Now() < 30*minute && in.Kind == engine.TextChanged {
				t.Fatalf("run %d: b amends what it has consented to", run)
			}
			for _, e := range effects {
				if e.Kind == engine.ConsultationClosed && e.At < 30*minute {
					ends[w.Consultation(0).Position]++
				}
			}
		}); err != nil {
			t.Fatal(err)
		}
	}
	if n := ends[engine.IssuedText]; n < 60 || n > 90 || n+ends[engine.DeadlockedText] != 100 {
		t.Errorf("of 100 what-ifs the text came to %v", ends)
	}
}

// TestOneMembersLeaningLeavesTheOthersDraws holds what a member does to depend
// on its own draws, so that two strategies are compared on the same luck.
func TestOneMembersLeaningLeavesTheOthersDraws(t *testing.T) {
	consents := func(text string) (at []int64) {
		pl := NewPlayer(compile(t, text), 1)
		for run := range uint64(200) {
			for _, e := range told(t, pl, run) {
				if e.Kind == engine.ConsentGiven && e.Party == 0 && e.Value == 1 && e.At < 10*minute {
					at = append(at, int64(run)<<40|e.At)
				}
			}
		}
		return at
	}
	const with = "alliances:\n  l: {members: [a, c], rule: one_for_all, text: [{words: T}], bots: {a: {amend: 0}, c: {consent: "
	const rest = ", amend: 0, refuse: 1}}}\ninjects: {i: {at: 1m, to: all, title: x, challenges: a}}\n"
	own, other := consents(head+with+"0"+rest), consents(head+with+"9"+rest)
	if len(own) != 200 || len(other) != 200 {
		t.Fatalf("a consented in %d and %d of 200 runs", len(own), len(other))
	}
	for i := range own {
		if own[i] != other[i] {
			t.Fatalf("run %d: a consents at another time because c leans otherwise", i)
		}
	}
}

func TestTextFigures(t *testing.T) {
	p := compile(t, league)
	tally := tallied(t, p, 1, 2000)
	r := NewReport(tally.Sums(), Played{1, 2000}, "en")
	text := r.Consultations[0].Text
	if r.Consultations[0].PerRun != 2 || text.Issued.Count+text.Deadlocked.Count != 4000 || text.Drafting.Count != 0 || text.Until == nil || text.Revisions != 1 {
		t.Errorf("%+v", text)
	}
	if len(text.HeldOut) != 1 || text.HeldOut[0].ID != "c" || text.HeldOut[0].Share.P != 1 {
		t.Errorf("c alone holds out, and the report names %+v", text.HeldOut)
	}
	if n := testing.AllocsPerRun(100, func() { _ = tally.Play(0, 1) }); n != 0 {
		t.Errorf("a run of negotiations allocates %v times", n)
	}
}
