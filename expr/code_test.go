package expr

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"tamrin/diag"
)

const hour = 3_600_000

// TestEval walks through what the language has, in one known state.
func TestEval(t *testing.T) {
	env := sample(t)
	state := []int64{2 * hour, 7, env.Word("hard"), env.Word("high"), 0b101, 1, 3}
	for src, want := range map[string]int64{
		"vars.tension + 2 * commitments.mdt.broken": 13,
		"-vars.tension / 2":                         -3,
		"-vars.tension % 2":                         -1,
		"3 * vars.tension - vars.tension * 2":       7,
		"vars.tension > 5 ? 1 : 0":                  1,
		"size(decisions.measures)":                  2,
		"decisions.measures.size()":                 2,
		"0x10":                                      16,
	} {
		if v, ok := compile(t, env, src, Int).Eval(state); !ok || v != want {
			t.Errorf("%s: %d, %v", src, v, ok)
		}
	}
	for src, want := range map[string]string{
		"decisions.answer":                           "high",
		"injects.launch ? 'talks' : 'nothing'":       "talks",
		"vars.tension < 5 ? decisions.answer : 'no'": "no",
		"''": "",
	} {
		if v, ok := compile(t, env, src, Word).Eval(state); !ok || env.WordOf(v) != want {
			t.Errorf("%s: %q, %v", src, env.WordOf(v), ok)
		}
	}
	if v, ok := compile(t, env, "time + duration('1m30s') - duration('1ms')", Duration).Eval(state); !ok || v != 2*hour+89_999 {
		t.Errorf("duration: %d, %v", v, ok)
	}
}

func TestHolds(t *testing.T) {
	env := sample(t)
	state := []int64{2 * hour, 7, env.Word("hard"), env.Word("high"), 0b101, 1, 3}
	for src, want := range map[string]bool{
		"vars.tension >= 7 && decisions.answer == 'high'":                                                    true,
		"vars.tension > 7 || decisions.answer != 'high'":                                                     false,
		"'patrols' in decisions.measures || !('talks' in decisions.measures)":                                false,
		"decisions.answer in ['low', 'high', 'free_text']":                                                   true,
		"vars.tension in [1, 2, 3, 6, 8]":                                                                    false,
		"vars.tension in [commitments.mdt.broken, 7]":                                                        true,
		"vars.tension in []":                                                                                 false,
		"time >= duration('2h') && time <= duration('120m')":                                                 true,
		"duration('2h') > time":                                                                              false,
		"3 * vars.tension - commitments.mdt.broken * 2 == 15":                                                true,
		"commitments.mdt.broken + vars.tension <= 0":                                                         false,
		"vars.tension - commitments.mdt.broken == 4":                                                         true,
		"(injects.launch ? vars.tension : 0) > 6":                                                            true,
		"injects.launch == (vars.tension > 3)":                                                               true,
		"injects.launch < true":                                                                              false,
		"vars.tension / (commitments.mdt.broken - 3) > 1 || injects.launch":                                  true,
		"vars.tension / (commitments.mdt.broken - 3) > 1":                                                    false,
		"!(vars.tension / (commitments.mdt.broken - 3) > 1)":                                                 false,
		"vars.tension / (commitments.mdt.broken - 3) > 1 && !injects.launch":                                 false,
		"commitments.mdt.broken == 3 ? injects.launch : vars.tension / (3 - vars.tension) > 0":               true,
		"size(decisions.measures) == 2 && 'sanctions' in decisions.measures":                                 true,
		"decisions.answer in decisions.measures || (vars.tension > 3 ? 'talks' : 'x') in decisions.measures": true,
	} {
		if got := compile(t, env, src, Bool).Holds(state); got != want {
			t.Errorf("%s: %v", src, got)
		}
	}
}

// TestErrorsAreAbsorbed goes through CEL's table for && and || with an error
// on either side.
func TestErrorsAreAbsorbed(t *testing.T) {
	env := sample(t)
	const none = int64(math.MinInt64) // stands for no value
	for src, want := range map[string]int64{
		"1 / vars.tension > 0 && injects.launch":           none,
		"injects.launch && 1 / vars.tension > 0":           none,
		"1 / vars.tension > 0 && !injects.launch":          0,
		"!injects.launch && 1 / vars.tension > 0":          0,
		"1 / vars.tension > 0 || injects.launch":           1,
		"injects.launch || 1 / vars.tension > 0":           1,
		"1 / vars.tension > 0 || !injects.launch":          none,
		"!injects.launch || 1 / vars.tension > 0":          none,
		"1 / vars.tension > 0 && 1 % vars.tension > 0":     none,
		"1 / vars.tension > 0 || 1 % vars.tension > 0":     none,
		"injects.launch ? true : 1 / vars.tension > 0":     1,
		"1 / vars.tension > 0 ? true : true":               none,
		"2 in [2, 1 / vars.tension]":                       none,
		"!(1 / vars.tension > 0)":                          none,
		"(1 / vars.tension > 0) == (1 / vars.tension > 0)": none,
	} {
		v, ok := compile(t, env, src, Bool).Eval([]int64{0, 0, 0, 0, 0, 1, 0})
		if ok != (want != none) || ok && v != want {
			t.Errorf("%s: %d, %v", src, v, ok)
		}
	}
}

// TestEdges takes arithmetic to the ends of 64 bits.
func TestEdges(t *testing.T) {
	env, err := NewEnv([]Name{
		{Path: "a", Kind: Int, Slot: 0, Lo: math.MinInt64, Hi: math.MaxInt64},
		{Path: "b", Kind: Int, Slot: 1, Lo: math.MinInt64, Hi: math.MaxInt64},
	})
	if err != nil {
		t.Fatal(err)
	}
	const least, most = math.MinInt64, math.MaxInt64
	for src, sound := range map[string]map[[2]int64]bool{
		"a + b": {{most, 1}: false, {most, 0}: true, {least, -1}: false, {least, most}: true},
		"a - b": {{least, 1}: false, {most, -1}: false, {-1, least}: true, {0, least}: false},
		"a * b": {{least, -1}: false, {-1, least}: false, {least, 1}: true, {most, 2}: false, {1 << 32, 1 << 31}: false, {-1 << 32, 1 << 31}: true},
		"a / b": {{least, -1}: false, {1, 0}: false, {least, 1}: true, {most, -1}: true},
		"a % b": {{least, -1}: false, {1, 0}: false, {least, least}: true},
		"-a":    {{least, 0}: false, {most, 0}: true},
	} {
		for state, want := range sound {
			if _, ok := compile(t, env, src, Int).Eval(state[:]); ok != want {
				t.Errorf("%s of %v: %v", src, state, ok)
			}
		}
	}
}

// TestWhatIsKnownBeforehand: ranges, words and soundness hold in every state.
func TestWhatIsKnownBeforehand(t *testing.T) {
	r := rand.New(rand.NewPCG(seed(t), 6))
	for range 20 {
		a := newAuthor(r, r.IntN(2) == 0)
		o := newOracle(t, a.names)
		for range 60 {
			kind := []Kind{Int, Duration, Word}[r.IntN(3)]
			src := a.write(kind, 3)
			code := compile(t, o.ours, src, kind)
			lo, hi := code.Range()
			for range 20 {
				state := a.state(o.ours)
				v, ok := code.Eval(state)
				switch {
				case !ok && code.Sound():
					t.Fatalf("%s has no value in %v", src, state)
				case ok && kind == Word && !slices.Contains(code.Words(), v):
					t.Fatalf("%s gives %q", src, o.ours.WordOf(v))
				case ok && kind != Word && (v < lo || v > hi):
					t.Fatalf("%s is %d in %v, outside %d to %d", src, v, state, lo, hi)
				}
			}
		}
	}
}

func TestReads(t *testing.T) {
	code := compile(t, sample(t), "vars.tension > 3 && 'talks' in decisions.measures && (injects.launch || vars.tension < 9) && true", Bool)
	if got, want := code.Reads(), []int{1, 4, 5}; !slices.Equal(got, want) {
		t.Errorf("reads %v, want %v", got, want)
	}
}

func TestInstants(t *testing.T) {
	for src, want := range map[string][]int64{
		"time >= duration('2h')":                                        {2 * hour},
		"duration('2h') <= time":                                        {2 * hour},
		"time > duration('2h')":                                         {2*hour + 1},
		"time < duration('2h')":                                         {2 * hour},
		"time <= duration('2h')":                                        {2*hour + 1},
		"time == duration('2h')":                                        {2 * hour, 2*hour + 1},
		"time != duration('2h')":                                        {2 * hour, 2*hour + 1},
		"time in [duration('1h'), duration('3h')]":                      {hour, hour + 1, 3 * hour, 3*hour + 1},
		"!(time >= duration('1h') + duration('30m')) || injects.launch": {hour * 3 / 2},
		"time >= duration('1h') && time >= duration('60m')":             {hour},
		"injects.launch":                                                nil,
	} {
		got, exact := compile(t, sample(t), src, Bool).Instants()
		if !exact || !slices.Equal(got, want) {
			t.Errorf("%s: %v, %v; want %v", src, got, exact, want)
		}
	}
	if _, exact := compile(t, sample(t), "time + duration('1h')", Duration).Instants(); exact {
		t.Error("time itself changes always, and was called exact")
	}
}

// TestNothingChangesBetweenInstants walks random conditions through time.
func TestNothingChangesBetweenInstants(t *testing.T) {
	r := rand.New(rand.NewPCG(seed(t), 4))
	turns := 0
	for range 20 {
		a := newAuthor(r, true)
		o := newOracle(t, a.names)
		clock := slices.IndexFunc(a.names, func(n Name) bool { return n.Path == Time })
		for range 40 {
			code := compile(t, o.ours, a.write(Bool, 3), Bool)
			instants, _ := code.Instants()
			state := a.state(o.ours)
			var before bool
			for now := int64(0); now <= a.names[clock].Hi; now++ {
				state[a.names[clock].Slot] = now
				holds := code.Holds(state)
				if now > 0 && holds != before {
					turns++
					if !slices.Contains(instants, now) {
						t.Fatalf("turns at %d, instants %v", now, instants)
					}
				}
				before = holds
			}
		}
	}
	if turns == 0 {
		t.Error("no random condition ever turned")
	}
}

// TestNothingElseIsRead changes every slot that is not read.
func TestNothingElseIsRead(t *testing.T) {
	r := rand.New(rand.NewPCG(seed(t), 5))
	for range 20 {
		a := newAuthor(r, false)
		o := newOracle(t, a.names)
		for range 40 {
			code := compile(t, o.ours, a.write(Bool, 2), Bool)
			one, other := a.state(o.ours), a.state(o.ours)
			for _, slot := range code.Reads() {
				other[slot] = one[slot]
			}
			v, ok := code.Eval(one)
			if w, also := code.Eval(other); v != w || ok != also {
				t.Fatalf("reads %v; %v gives %d, %v; %v gives %d, %v", code.Reads(), one, v, ok, other, w, also)
			}
		}
	}
}

func TestEvaluationAllocatesNothing(t *testing.T) {
	env := sample(t)
	state := []int64{2 * hour, 7, env.Word("hard"), env.Word("high"), 0b101, 1, 3}
	for _, src := range []string{
		"vars.tension >= 7 && decisions.answer == 'high'",
		"vars.tension / commitments.mdt.broken > 1 || 5 % vars.tension == 2",
		"decisions.answer in decisions.measures || size(decisions.measures) == 2",
		"vars.tension in [commitments.mdt.broken, 7] && (injects.launch ? vars.tension : 3) > 2",
	} {
		code := compile(t, env, src, Bool)
		if n := testing.AllocsPerRun(100, func() { code.Holds(state); code.Eval(state) }); n != 0 {
			t.Errorf("%s: %v allocations", src, n)
		}
	}
}

func TestWordsAreInterned(t *testing.T) {
	env := sample(t)
	if env.Word("") != 0 || env.WordOf(0) != "" || env.WordOf(-1) != "" || env.WordOf(1<<40) != "" {
		t.Error("the empty word is not 0")
	}
	before := env.Word("high")
	added := env.Word("never seen")
	if env.Word("high") != before || env.Word("never seen") != added || env.WordOf(added) != "never seen" || added == before {
		t.Error("ids move")
	}
}

func TestNamesThatCannotBe(t *testing.T) {
	many := make([]string, 65)
	for i := range many {
		many[i] = fmt.Sprint("w", i)
	}
	for problem, names := range map[string][]Name{
		"twice":         {{Path: "vars.a"}, {Path: "vars.a", Slot: 1}},
		"upside down":   {{Path: "vars.a", Lo: 1}},
		"negative slot": {{Path: "vars.a", Slot: -1}},
		"too many":      {{Path: "vars.a", Kind: Words, Values: many}},
		"time":          {{Path: "time", Kind: Int}},
	} {
		if _, err := NewEnv(names); err == nil {
			t.Errorf("%s: accepted", problem)
		}
	}
	if _, err := NewEnv([]Name{{Path: "vars.a", Kind: Words, Values: many[:64]}}); err != nil {
		t.Error(err)
	}
}

// TestSetOfSixtyFour: the last bit of a set is the sign of the slot.
func TestSetOfSixtyFour(t *testing.T) {
	var words []string
	for i := range 64 {
		words = append(words, fmt.Sprint("w", i))
	}
	env, err := NewEnv([]Name{{Path: "decisions.x", Kind: Words, Values: words}})
	if err != nil {
		t.Fatal(err)
	}
	var problems diag.List
	code := env.Compile("'w63' in decisions.x && !('w0' in decisions.x) && size(decisions.x) == 1", diag.Span{}, Bool, &problems)
	if code == nil || !code.Holds([]int64{math.MinInt64}) || code.Holds([]int64{-1}) || code.Holds([]int64{0}) {
		t.Errorf("%v", problems)
	}
}
