package rehearse

import (
	"fmt"
	"testing"

	"tamrin/engine"
	"tamrin/rng"
)

const head = "tamrin: 1\nid: t\ntitle: t\nclock: {start: 2024-01-01T00:00:00Z, length: 1h}\n" +
	"parties: {a: {}, b: {}, c: {}}\ncells: {x: {plays: [a]}, y: {plays: [b]}, z: {plays: [c]}}\n"

// ended plays runs of a text and counts how the first decision closed.
func ended(t *testing.T, text string, runs uint64) (how map[engine.How]int, options map[uint64]int) {
	t.Helper()
	pl := NewPlayer(compile(t, head+text), 1)
	how, options = map[engine.How]int{}, map[uint64]int{}
	for run := range runs {
		if err := pl.Play(run, nil); err != nil {
			t.Fatal(err)
		}
		d := pl.World().Decision(0)
		how[d.How]++
		options[d.Options]++
	}
	return how, options
}

func TestBotsTakeTheirTime(t *testing.T) {
	pl := NewPlayer(compile(t, head+"decisions:\n  d: {by: a, opens: {at: 10m}, bot_takes: [2m, 5m], options: {p: {}, q: {}}}\n"), 1)
	first, last := int64(engine.Never), int64(0)
	for run := range uint64(2000) {
		if err := pl.Play(run, nil); err != nil {
			t.Fatal(err)
		}
		at := pl.World().Decision(0).ClosedAt
		first, last = min(first, at), max(last, at)
	}
	if first < 720_000 || first > 721_000 || last > 900_000 || last < 899_000 {
		t.Errorf("answers came between %d and %d ms, not between 12 and 15 minutes", first, last)
	}
}

func TestBotsLean(t *testing.T) {
	_, options := ended(t, "decisions:\n  d: {by: a, opens: {at: 1m}, options: {p: {bot: 3}, q: {bot: 1}, r: {bot: 0}}}\n", 10_000)
	if p := options[1]; p < 7350 || p > 7650 || options[4] != 0 || options[1]+options[2] != 10_000 {
		t.Errorf("leanings 3, 1, 0 gave %v", options)
	}
}

func TestBotsTakeSeveral(t *testing.T) {
	_, options := ended(t, "decisions:\n  d: {by: a, opens: {at: 1m}, choose: 2, options: {p: {bot: 2}, q: {bot: 1}, r: {bot: 1}, s: {bot: 0}}}\n", 10_000)
	// p and q: 2/4·1/2 + 1/4·2/3 = 5/12, as p and r; q and r: 1/4·1/3 twice = 1/6.
	for set, want := range map[uint64]int{0b011: 4167, 0b101: 4167, 0b110: 1667} {
		if got := options[set]; got < want-200 || got > want+200 {
			t.Errorf("options %03b were taken %d times of 10,000, not about %d", set, got, want)
		}
	}
	if len(options) != 3 {
		t.Errorf("options %v", options)
	}
}

func TestBotsAgree(t *testing.T) {
	how, options := ended(t, "decisions:\n  d: {by: [a, b, c], jointly: true, opens: {at: 1m}, closes: 30m, bot_takes: [1m, 2m], options: {p: {}, q: {}, r: {}}}\n", 2000)
	if how[engine.Taken] < 1900 {
		t.Errorf("three parties without a preference closed it so: %v", how)
	}
	if len(options) < 3 {
		t.Errorf("they agreed on %v only", options)
	}
}

func TestBotsHoldOut(t *testing.T) {
	how, _ := ended(t, "decisions:\n  d: {by: [a, b], jointly: true, opens: {at: 1m}, closes: 30m, default: q, options: {p: {bot: {a: 1, b: 0}}, q: {bot: {a: 0, b: 1}}}}\n", 50)
	if how[engine.ByDefault] != 50 {
		t.Errorf("parties that lean to nothing the other wants closed it so: %v", how)
	}
}

// TestBotsGiveUp has three parties that could go round in circles for ever,
// with no deadline to stop them.
func TestBotsGiveUp(t *testing.T) {
	text := "decisions:\n  d:\n    by: [a, b, c]\n    jointly: true\n    opens: {at: 1m}\n    bot_takes: 1s\n    options:\n" +
		"      p: {bot: {a: 1, b: 0, c: 1}}\n      q: {bot: {a: 1, b: 1, c: 0}}\n      r: {bot: {a: 0, b: 1, c: 1}}\n"
	how, _ := ended(t, text, 50)
	if how[engine.Taken] > 0 {
		t.Errorf("parties that can't agree closed it so: %v", how)
	}
}

func TestBotsStaySilent(t *testing.T) {
	p := compile(t, head+"decisions:\n  d: {by: a, opens: {at: 1m}, closes: 5m, options: {p: {bot: 0}, q: {bot: 0}}}\n")
	s := tallied(t, p, 1, 30).Sums()
	if s.silent[0] != 30 || s.offered[0] != 30 || s.leaned[0] != 0 || row(s.how, 0, manners)[closedLapsed] != 30 {
		t.Errorf("silent %d, offered %v, leaned %v, closed %v", s.silent[0], s.offered, s.leaned, s.how)
	}
}

// TestWhoeverIsFirst has two parties of which either may decide.
func TestWhoeverIsFirst(t *testing.T) {
	pl := NewPlayer(compile(t, head+"decisions:\n  d: {by: [a, b], opens: {at: 1m}, bot_takes: [1m, 9m], options: {p: {}}}\n"), 1)
	var first [3]int
	for run := range uint64(2000) {
		if err := pl.Play(run, nil); err != nil {
			t.Fatal(err)
		}
		first[pl.World().Decision(0).Party]++
	}
	if first[0] < 900 || first[1] < 900 {
		t.Errorf("a was first %d times, b %d times", first[0], first[1])
	}
}

func TestControlFiresByHand(t *testing.T) {
	p := compile(t, head+"injects:\n  late: {at: 20m, manual: true, to: all, title: x}\n  early: {at: 10m, manual: true, to: all, title: x}\n  never: {manual: true, to: all, title: x}\n")
	pl, story := NewPlayer(p, 1), ""
	err := pl.Play(0, func(w *engine.World, in *engine.Input, _ []engine.Effect) {
		if in.Kind == engine.InjectFired {
			story += fmt.Sprintf("%s at %d; ", p.Injects[in.Item].ID, in.At/60_000)
		}
	})
	if want := "early at 10; late at 20; "; err != nil || story != want {
		t.Errorf("control fired %q (%v), want %q", story, err, want)
	}
}

// TestPeopleAnswerForTheirParty has people sit down: bots leave that party alone.
func TestPeopleAnswerForTheirParty(t *testing.T) {
	p := compile(t, head+"decisions:\n  d: {by: a, opens: {at: 1m}, options: {p: {}}}\n  e: {by: b, opens: {at: 1m}, options: {p: {}}}\n")
	pl := NewPlayer(p, rng.Seed(1))
	pl.Bots().Seat(0, true)
	if err := pl.Play(0, nil); err != nil {
		t.Fatal(err)
	}
	if d, e := pl.World().Decision(0), pl.World().Decision(1); d.Status != engine.Open || e.Status != engine.Closed {
		t.Errorf("the people's decision stands at %v, the bots' at %v", d.Status, e.Status)
	}
}
