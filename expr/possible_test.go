package expr

import (
	"math/rand/v2"
	"slices"
	"testing"

	"tamrin/diag"
)

// TestPossibleAgainstBruteForce tries every state of small worlds.
func TestPossibleAgainstBruteForce(t *testing.T) {
	r := rand.New(rand.NewPCG(seed(t), 3))
	tally := map[[2]bool]int{}
	for range 60 {
		a := newAuthor(r, true)
		env, err := NewEnv(a.names)
		if err != nil {
			t.Fatal(err)
		}
		for range 40 {
			src := a.write(Bool, 1+r.IntN(2))
			code := compile(t, env, src, Bool)
			canHold, canFail, tried := tryAll(env, a.names, code)
			if !tried {
				continue
			}
			gotHold, gotFail := code.Possible()
			if gotHold != canHold || gotFail != canFail {
				t.Fatalf("%s\nnames %+v\ngot %v, %v; want %v, %v", src, a.names, gotHold, gotFail, canHold, canFail)
			}
			tally[[2]bool{gotHold, gotFail}]++
			if code.root.hi == 0 && canHold || code.root.lo == 1 && !code.root.fails && canFail {
				t.Fatalf("%s: bounds %+v, in truth %v, %v", src, code.root.bounds, canHold, canFail)
			}
		}
	}
	t.Log("can hold, can fail:", tally)
	if len(tally) < 3 {
		t.Errorf("the random conditions are too much alike: %v", tally)
	}
}

// tryAll evaluates the condition in every state of its names, if they are few.
func tryAll(env *Env, names []Name, c *Code) (canHold, canFail, tried bool) {
	states := [][]int64{make([]int64, 2*len(names))}
	for _, n := range names {
		if !slices.Contains(c.Reads(), n.Slot) {
			continue
		}
		var next [][]int64
		for _, s := range states {
			for _, v := range allValues(env, n) {
				w := slices.Clone(s)
				w[n.Slot] = v
				next = append(next, w)
			}
		}
		if len(next) > 50_000 {
			return false, false, false
		}
		states = next
	}
	for _, s := range states {
		if v, ok := c.root.eval(s); ok && v == 1 {
			canHold = true
		} else {
			canFail = true
		}
	}
	return canHold, canFail, true
}

func allValues(env *Env, n Name) []int64 {
	var values []int64
	switch n.Kind {
	case Bool:
		return []int64{0, 1}
	case Word:
		return env.idsOf(&n)
	case Words:
		for v := range int64(1) << len(n.Values) {
			values = append(values, v)
		}
	default:
		for v := n.Lo; v <= n.Hi; v++ {
			values = append(values, v)
		}
	}
	return values
}

func compile(t testing.TB, env *Env, src string, want Kind) *Code {
	t.Helper()
	var problems diag.List
	code := env.Compile(src, diag.Span{File: "x", Line: 1, Col: 1}, want, &problems)
	if code == nil {
		t.Fatalf("%s: %v", src, problems)
	}
	return code
}

func TestPossible(t *testing.T) {
	for src, want := range map[string][2]bool{
		"vars.tension >= 7":                                        {true, true},
		"vars.tension >= 11":                                       {false, true},
		"vars.tension >= 0":                                        {true, false},
		"vars.tension > 7 && vars.tension < 8":                     {false, true},
		"vars.tension < 7 || vars.tension > 6":                     {true, false},
		"vars.resolve == 'soft' || vars.resolve == 'hard'":         {true, false},
		"vars.resolve == 'soft' && vars.resolve == 'hard'":         {false, true},
		"vars.resolve != 'soft' && vars.resolve != 'hard'":         {false, true},
		"time >= duration('2h') && time < duration('1h')":          {false, true},
		"size(decisions.measures) > 3":                             {false, true},
		"'talks' in decisions.measures":                            {true, true},
		"decisions.answer in decisions.measures":                   {false, true},
		"commitments.mdt.broken * 4 >= 0":                          {true, false},
		"commitments.mdt.broken > vars.tension":                    {true, true},
		"10 / vars.tension > 0":                                    {true, true},
		"vars.tension > 0 || 10 / vars.tension > 0":                {true, true},
		"vars.tension == 0 || 10 / vars.tension > 0":               {true, false},
		"!injects.launch || injects.launch":                        {true, false},
		"true":                                                     {true, false},
		"false":                                                    {false, true},
		"commitments.mdt.broken > 5 && commitments.mdt.broken < 3": {false, true},
	} {
		canHold, canFail := compile(t, sample(t), src, Bool).Possible()
		if canHold != want[0] || canFail != want[1] {
			t.Errorf("%s: %v, %v; want %v", src, canHold, canFail, want)
		}
	}
}
