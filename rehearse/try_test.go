package rehearse

import (
	"os"
	"tamrin/engine"
	"tamrin/lang"
	"testing"
)

func TestTry(t *testing.T) {
	name := os.Getenv("TRY")
	if name == "" {
		t.Skip()
	}
	p := shipped(t, name)
	ta := NewTally(p, NewFrame(p), 1)
	if err := ta.Play(0, 20000); err != nil {
		t.Fatal(err)
	}
	for _, l := range lang.All {
		NewReport(ta.Sums(), Played{1, 20000}, l).Text(os.Stdout)
	}
}

func TestTryTrace(t *testing.T) {
	name := os.Getenv("TRY")
	if name == "" {
		t.Skip()
	}
	p := shipped(t, name)
	for _, l := range lang.All {
		lines, err := Trace(p, 1, 3, l)
		if err != nil {
			t.Fatal(err)
		}
		for _, x := range lines {
			os.Stdout.WriteString(x.String() + "\n")
		}
	}
}

func TestTryCount(t *testing.T) {
	p := shipped(t, "seoul_2023")
	pl := NewPlayer(p, 1)
	steps, effects, dec := 0, 0, 0
	kinds := map[engine.EffectKind]int{}
	const n = 5000
	for i := range uint64(n) {
		pl.Play(i, func(w *engine.World, in engine.Input, e []engine.Effect) {
			steps++
			effects += len(e)
			if in.Kind == engine.DecisionTaken {
				dec++
			}
			for _, x := range e {
				kinds[x.Kind]++
			}
		})
	}
	t.Log(len(p.Injects), len(p.Decisions), len(p.Rules), len(p.Outcomes), len(p.Vars), float64(steps)/n, float64(effects)/n, float64(dec)/n, kinds)
}
