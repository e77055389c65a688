package rehearse

import (
	"fmt"
	"strings"
	"testing"

	"tamrin/engine"
)

// BenchmarkPlayout measures bare playouts: engine and bots.
func BenchmarkPlayout(b *testing.B) {
	pl := NewPlayer(shipped(b, "seoul_2023"), 1)
	b.ReportAllocs()
	run := uint64(0)
	for b.Loop() {
		if err := pl.Play(run, nil); err != nil {
			b.Fatal(err)
		}
		run++
	}
	b.ReportMetric(float64(run)/b.Elapsed().Seconds(), "playouts/s")
}

// BenchmarkTally measures playouts with everything that is counted of them.
func BenchmarkTally(b *testing.B) {
	p := shipped(b, "seoul_2023")
	t := NewTally(p, NewFrame(p), 1)
	b.ReportAllocs()
	run := uint64(0)
	for b.Loop() {
		if err := t.Play(run, run+1); err != nil {
			b.Fatal(err)
		}
		run++
	}
	b.ReportMetric(float64(run)/b.Elapsed().Seconds(), "playouts/s")
}

// BenchmarkPlayoutOf40 measures bare playouts of a plainer scenario of three
// hours: 40 injects, 12 decisions, 6 cells, variables, rules and outcomes.
func BenchmarkPlayoutOf40(b *testing.B) {
	pl := NewPlayer(compile(b, fortyInjects()), 1)
	b.ReportAllocs()
	run := uint64(0)
	for b.Loop() {
		if err := pl.Play(run, nil); err != nil {
			b.Fatal(err)
		}
		run++
	}
	b.ReportMetric(float64(run)/b.Elapsed().Seconds(), "playouts/s")
}

func fortyInjects() string {
	var s strings.Builder
	s.WriteString("tamrin: 1\nid: forty\ntitle: forty\nclock: {start: 2024-01-01T00:00:00Z, length: 3h}\n" +
		"parties: {p0: {}, p1: {}, p2: {}, p3: {}}\n" +
		"cells: {c0: {plays: p0}, c1: {plays: p1}, c2: {plays: p2}, c3: {plays: p3}, c4: {}, c5: {}}\n" +
		"vars: {t: {range: [0, 10], init: 3}, r: {values: [soft, hard], draw: [0.6, 0.4]}}\ninjects:\n")
	for i := range 40 {
		fmt.Fprintf(&s, "  i%d: {title: x, at: %dm, to: [c%d, c%d]}\n", i, 2+4*i, i%6, (i+1)%6)
	}
	s.WriteString("decisions:\n")
	for i := range 12 {
		fmt.Fprintf(&s, "  d%d:\n    by: p%d\n    opens: {after: i%d}\n    closes: 15m\n    default: c\n    bot_takes: [2m, 10m]\n    options:\n"+
			"      a: {sets: {t: '+1'}, bot: 'vars.t < 6 ? 3 : 1'}\n      b: {sets: {t: '-1'}, bot: 2}\n      c: {}\n", i, i%4, 3*i)
	}
	s.WriteString("rules:\n  - {when: \"vars.t >= 7 && decisions.d3 == 'a'\", chance: [{p: 0.7, sets: {t: '-2'}}, {p: 0.3}]}\n" +
		"outcomes:\n  war: {when: vars.t >= 10, ends: true}\n  peace: {when: \"time >= duration('170m') && vars.t <= 2\"}\n")
	return s.String()
}

// BenchmarkWhatIf plays the ways of the first decision of the founding scenario
// on one processor, and says what six ways of 10,000 runs would take.
func BenchmarkWhatIf(b *testing.B) {
	pl := NewPlayer(shipped(b, "seoul_2023"), 1)
	var f *Fork
	if err := pl.Play(0, func(w *engine.World, _ *engine.Input, effects []engine.Effect) {
		for _, e := range effects {
			if f == nil && e.Kind == engine.DecisionOpened {
				f = &Fork{World: w.Clone(), Decision: e.Item, At: w.Now()}
			}
		}
	}); err != nil {
		b.Fatal(err)
	}
	x, err := NewWhatIf(f, 1)
	if err != nil {
		b.Fatal(err)
	}
	run := uint64(0)
	for b.Loop() {
		if err := x.Play(run, run+1); err != nil {
			b.Fatal(err)
		}
		run++
	}
	perWay := float64(b.Elapsed().Nanoseconds()) / float64(b.N) / float64(len(x.branches))
	b.ReportMetric(perWay*60_000/1e9, "s/60000")
}
