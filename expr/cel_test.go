package expr

import (
	"flag"
	"math/rand/v2"
	"testing"
	"time"

	"cel.dev/cel-go/cel"
	"cel.dev/cel-go/common/types"
	"cel.dev/cel-go/common/types/ref"

	"tamrin/diag"
)

var (
	seedFlag = flag.Uint64("seed", 0, "seed of the random tests; 0 takes one from the clock")
	update   = flag.Bool("update", false, "rewrite the expected output under testdata")
)

func seed(t testing.TB) uint64 {
	s := *seedFlag
	if s == 0 {
		s = uint64(time.Now().UnixNano())
	}
	t.Logf("go test ./expr -run '%s' -seed %d", t.Name(), s)
	return s
}

// oracle is cel-go with its whole standard library and its own evaluator.
type oracle struct {
	names []Name
	env   *cel.Env
	ours  *Env
}

func newOracle(t testing.TB, names []Name) *oracle {
	t.Helper()
	ours, err := NewEnv(names)
	if err != nil {
		t.Fatal(err)
	}
	var options []cel.EnvOption
	for _, n := range names {
		options = append(options, cel.Variable(n.Path, celType(n.Kind)))
	}
	env, err := cel.NewEnv(options...)
	if err != nil {
		t.Fatal(err)
	}
	return &oracle{names, env, ours}
}

func (o *oracle) program(t testing.TB, src string) cel.Program {
	t.Helper()
	ast, issues := o.env.Compile(src)
	if issues.Err() != nil {
		t.Fatalf("cel-go refuses %s\n%v", src, issues.Err())
	}
	p, err := o.env.Program(ast)
	if err != nil {
		t.Fatalf("cel-go refuses %s\n%v", src, err)
	}
	return p
}

// world is the state as cel-go wants it.
func (o *oracle) world(state []int64) map[string]any {
	world := make(map[string]any, len(o.names))
	for _, n := range o.names {
		v := state[n.Slot]
		switch n.Kind {
		case Int:
			world[n.Path] = v
		case Bool:
			world[n.Path] = v == 1
		case Duration:
			world[n.Path] = time.Duration(v) * time.Millisecond
		case Word:
			world[n.Path] = o.ours.WordOf(v)
		case Words:
			set := []string{}
			for i, w := range n.Values {
				if v>>i&1 == 1 {
					set = append(set, w)
				}
			}
			world[n.Path] = set
		}
	}
	return world
}

// plain turns cel-go's value into one of the state.
func (o *oracle) plain(v ref.Val) int64 {
	switch v := v.(type) {
	case types.Int:
		return int64(v)
	case types.Bool:
		return truth(bool(v))
	case types.Duration:
		return v.Milliseconds()
	case types.String:
		return o.ours.Word(string(v))
	}
	panic("no value of an expression: " + v.Type().TypeName())
}

// agree compiles src in both and compares their answers in some worlds.
func (o *oracle) agree(t *testing.T, src string, kind Kind, states [][]int64) {
	t.Helper()
	var problems diag.List
	code := o.ours.Compile(src, diag.Span{File: "random", Line: 1, Col: 1}, kind, &problems)
	if code == nil {
		t.Fatalf("refused: %s\n%v", src, problems)
	}
	program := o.program(t, src)
	for _, state := range states {
		world := o.world(state)
		theirs, _, err := program.Eval(world)
		got, ok := code.Eval(state)
		switch {
		case ok != (err == nil):
			t.Fatalf("%s\nin %v\nours %d, %v\ncel-go %v, %v", src, world, got, ok, theirs, err)
		case ok && got != o.plain(theirs):
			t.Fatalf("%s\nin %v\nours %d\ncel-go %v", src, world, got, theirs)
		}
		if exact, sound := code.root.eval(state); sound != ok || ok && exact != got {
			t.Fatalf("%s\nin %v\ntests %d, %v\nexact %d, %v", src, world, got, ok, exact, sound)
		}
		if kind == Bool && code.Holds(state) != (ok && got == 1) {
			t.Fatalf("%s\nin %v\nHolds %v, Eval %d, %v", src, world, code.Holds(state), got, ok)
		}
	}
}

// TestAgainstCEL holds our evaluator to cel-go's on 20,000 random expressions
// in random worlds: the same value, or an error of both.
func TestAgainstCEL(t *testing.T) {
	s := seed(t)
	envs := uint64(100)
	if testing.Short() {
		envs = 10
	}
	for i := range envs {
		t.Run("", func(t *testing.T) {
			t.Parallel()
			compareRandomly(t, rand.New(rand.NewPCG(s, i)))
		})
	}
}

func compareRandomly(t *testing.T, r *rand.Rand) {
	a := newAuthor(r, r.IntN(4) == 0)
	o := newOracle(t, a.names)
	for range 200 {
		kind := []Kind{Bool, Bool, Bool, Int, Duration, Word}[r.IntN(6)]
		var states [][]int64
		for range 6 {
			states = append(states, a.state(o.ours))
		}
		o.agree(t, a.write(kind, 1+r.IntN(3)), kind, states)
	}
}

// FuzzAgainstCEL is the same, steered by the fuzzer.
func FuzzAgainstCEL(f *testing.F) {
	for s := range uint64(20) {
		f.Add(s, uint8(s%4), uint8(s%5))
	}
	f.Fuzz(func(t *testing.T, s uint64, kind, depth uint8) {
		r := rand.New(rand.NewPCG(s, 2))
		a := newAuthor(r, false)
		o := newOracle(t, a.names)
		states := [][]int64{a.state(o.ours), a.state(o.ours), a.state(o.ours)}
		k := []Kind{Int, Bool, Duration, Word}[kind%4]
		o.agree(t, a.write(k, int(depth%5)), k, states)
	})
}
