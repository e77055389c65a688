package expr

import (
	"testing"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types/ref"
)

// conditions are of the shapes that scenarios have.
var conditions = []struct{ name, src string }{
	{"two terms", "vars.tension >= 7 && decisions.answer == 'high'"},
	{"one term", "vars.tension >= 7"},
	{"flag", "!injects.launch"},
	{"time", "time >= duration('2h') && vars.tension < 9"},
	{"five terms", "vars.tension >= 3 && vars.tension <= 8 && (decisions.answer == 'low' || vars.resolve == 'hard') && injects.launch"},
	{"in a list", "decisions.answer in ['low', 'high'] && commitments.mdt.broken > 0"},
	{"in a set", "'talks' in decisions.measures && !('patrols' in decisions.measures)"},
	{"two names", "commitments.mdt.broken < vars.tension"},
	{"sum", "vars.tension + 2 * commitments.mdt.broken >= 10"},
	{"choice", "(injects.launch ? vars.tension : commitments.mdt.broken) >= 3"},
	{"division", "vars.tension / 2 > 3 || decisions.answer == 'high'"},
}

// values is the fastest way known to hand the state to cel-go: each name is
// one index away, and its value is already cel-go's own.
type values map[string]ref.Val

func (v values) ResolveName(name string) (any, bool) { x, ok := v[name]; return x, ok }

func (v values) Parent() cel.Activation { return nil }

// benchmarkWorld is a state in which most of the conditions hold.
func benchmarkWorld(tb testing.TB) (*Env, []int64, cel.Activation, *oracle) {
	env := sample(tb)
	var names []Name
	for _, path := range env.paths {
		names = append(names, *env.names[path])
	}
	o := newOracle(tb, names)
	state := []int64{2 * hour, 7, o.ours.Word("hard"), o.ours.Word("high"), 0b101, 1, 3}
	v := values{}
	for path, x := range o.world(state) {
		v[path] = o.env.CELTypeAdapter().NativeToValue(x)
	}
	return o.ours, state, v, o
}

func (o *oracle) optimized(tb testing.TB, src string) cel.Program {
	ast, issues := o.env.Compile(src)
	if issues.Err() != nil {
		tb.Fatal(issues.Err())
	}
	p, err := o.env.Program(ast, cel.EvalOptions(cel.OptOptimize))
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// BenchmarkCondition measures our evaluation and cel-go's of each condition;
// "times" is how many of ours fit into one of cel-go's in the same run.
func BenchmarkCondition(b *testing.B) {
	env, state, world, o := benchmarkWorld(b)
	for _, c := range conditions {
		code, program := compile(b, env, c.src, Bool), o.optimized(b, c.src)
		var ours, theirs float64
		b.Run(c.name+"/ours", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				code.Holds(state)
			}
			ours = float64(b.Elapsed()) / float64(b.N)
		})
		b.Run(c.name+"/cel-go", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, _, err := program.Eval(world); err != nil {
					b.Fatal(err)
				}
			}
			theirs = float64(b.Elapsed()) / float64(b.N)
			if ours > 0 {
				b.ReportMetric(theirs/ours, "times")
			}
		})
	}
}

// BenchmarkCompile measures what an author waits for.
func BenchmarkCompile(b *testing.B) {
	env := sample(b)
	for b.Loop() {
		compile(b, env, conditions[0].src, Bool)
	}
}
