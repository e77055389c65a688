package engine

import (
	"testing"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types/ref"

	"tamrin/expr"
	"tamrin/scenario"
	"tamrin/scenarios"
)

// BenchmarkOwnConditions evaluates every condition of the founding scenario in
// mid-play, ours and cel-go's in the same run; "times" is how many rounds of
// ours fit into one of cel-go's. "cel-go" is used as its documentation shows;
// "at its best" is optimised and given values that are already its own.
func BenchmarkOwnConditions(b *testing.B) {
	folder, ok := scenarios.Open("seoul_2023")
	if !ok {
		b.Fatal("seoul_2023 does not ship")
	}
	s, _, problems := scenario.Load(folder, "scenario.yaml")
	if problems.HasErrors() {
		b.Fatal(problems)
	}
	p, _ := Compile(s)
	w := midway(p)
	theirs := newTheirs(b, w)
	var codes []*expr.Code
	var plain, tuned []cel.Program
	for _, e := range written(s) {
		codes = append(codes, p.env.Compile(e.Src, e.At, expr.Bool, &problems))
		plain = append(plain, theirs.program(b, e.Src))
		tuned = append(tuned, theirs.program(b, e.Src, cel.EvalOptions(cel.OptOptimize)))
	}
	var ours float64
	b.Run("ours", func(b *testing.B) {
		for b.Loop() {
			for _, c := range codes {
				c.Holds(w.state)
			}
		}
		ours = float64(b.Elapsed()) / float64(b.N)
		b.ReportMetric(ours/float64(len(codes)), "ns/condition")
	})
	measure := func(name string, programs []cel.Program, world any) {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				for _, c := range programs {
					if _, _, err := c.Eval(world); err != nil {
						b.Fatal(err)
					}
				}
			}
			each := float64(b.Elapsed()) / float64(b.N)
			b.ReportMetric(each/float64(len(codes)), "ns/condition")
			if ours > 0 {
				b.ReportMetric(each/ours, "times")
			}
		})
	}
	measure("cel-go", plain, theirs.natives)
	measure("cel-go at its best", tuned, theirs.world)
}

// midway plays the first two hours: nobody decides, every chance falls on its
// first branch.
func midway(p *Program) *World {
	w := p.NewWorld()
	for !w.Ended() && w.Now() < 2*3_600_000 {
		for len(w.Pending()) > 0 {
			w.Step(Input{Kind: ChanceDrawn, At: w.Now(), Item: w.Pending()[0]})
		}
		w.Step(Input{Kind: TimeReached, At: w.NextDue()})
	}
	return w
}

// written lists every condition of the scenario as it was written.
func written(s *scenario.Scenario) (list []scenario.Expr) {
	add := func(e scenario.Expr) {
		if !e.Zero() {
			list = append(list, e)
		}
	}
	for i := range s.Rules {
		add(s.Rules[i].When)
	}
	for i := range s.Injects {
		add(s.Injects[i].When)
		add(s.Injects[i].If)
	}
	for i := range s.Decisions {
		add(s.Decisions[i].Opens.When)
		for k := range s.Decisions[i].Options {
			add(s.Decisions[i].Options[k].When)
		}
	}
	for i := range s.Outcomes {
		add(s.Outcomes[i].When)
	}
	return list
}

// theirs is cel-go with the scenario's names and the same world, in Go's values
// and in its own.
type theirs struct {
	env     *cel.Env
	natives map[string]any
	world   values
}

type values map[string]ref.Val

func (v values) ResolveName(name string) (any, bool) { x, ok := v[name]; return x, ok }

func (v values) Parent() cel.Activation { return nil }

func newTheirs(b *testing.B, world *World) theirs {
	p := world.p
	c := &compiler{s: p.Scenario, p: p}
	var options []cel.EnvOption
	w := values{}
	natives := map[string]any{}
	for _, n := range c.declared() {
		v := world.state[n.Slot]
		switch n.Kind {
		case expr.Int:
			options, natives[n.Path] = append(options, cel.Variable(n.Path, cel.IntType)), v
		case expr.Bool:
			options, natives[n.Path] = append(options, cel.Variable(n.Path, cel.BoolType)), v == 1
		case expr.Duration:
			options, natives[n.Path] = append(options, cel.Variable(n.Path, cel.DurationType)), time.Duration(v)*time.Millisecond
		case expr.Word:
			options, natives[n.Path] = append(options, cel.Variable(n.Path, cel.StringType)), p.env.WordOf(v)
		case expr.Words:
			options, natives[n.Path] = append(options, cel.Variable(n.Path, cel.ListType(cel.StringType))), []string{}
		}
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		b.Fatal(err)
	}
	for path, x := range natives {
		w[path] = env.CELTypeAdapter().NativeToValue(x)
	}
	return theirs{env, natives, w}
}

func (t theirs) program(b *testing.B, src string, options ...cel.ProgramOption) cel.Program {
	ast, issues := t.env.Compile(src)
	if issues.Err() != nil {
		b.Fatal(issues.Err())
	}
	p, err := t.env.Program(ast, options...)
	if err != nil {
		b.Fatal(err)
	}
	return p
}
