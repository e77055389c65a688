package rehearse

import (
	"bytes"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"tamrin/lang"
	"tamrin/rng"
)

// weather: the weather is good in 3 of 4 runs. Then the party goes with leaning
// 3 and stays with 1; in bad weather it can only stay. So it goes in
// 3/4·3/4 = 9/16 of the runs and stays in 1/4 + 3/4·1/4 = 7/16.
const weather = head + `vars: {w: {values: [bad, good], draw: [0.25, 0.75]}}
decisions:
  d: {by: a, opens: {at: 1m}, options: {go: {bot: 3, when: "vars.w == 'good'"}, stay: {bot: 1}}}
outcomes:
  gone: {when: "decisions.d == 'go'", ends: true}
`

// talks: a names p or q evenly, b names p twice as often as q. Both name p in
// 1/2·2/3 = 1/3 of the runs, both q in 1/2·1/3 = 1/6. Otherwise a, which speaks
// first in the next round, goes over to b's word: from p to q in 1/2·1/3 = 1/6,
// from q to p in 1/2·2/3 = 1/3. So they agree on p in 2/3 of the runs. After p a
// chance of 3/10 fires x: 2/3·3/10 = 1/5.
const talks = head + `decisions:
  d: {by: [a, b], jointly: true, opens: {at: 1m}, options: {p: {bot: {a: 1, b: 2}}, q: {bot: {a: 1, b: 1}}}}
injects:
  x: {to: all, title: x}
rules:
  - {when: "decisions.d == 'p'", chance: [{p: 0.3, fire: x}, {p: 0.7}]}
`

// pairs: two of p (leaning 2), q and r (1 each) are taken. r is left out in
// 2/4·1/2 + 1/4·2/3 = 5/12 of the runs, as q is, and p in 2·1/4·1/3 = 1/6; so q is
// taken in 7/12 and p in 5/6.
const pairs = head + `decisions:
  d: {by: a, opens: {at: 1m}, choose: 2, options: {p: {bot: 2}, q: {bot: 1}, r: {bot: 1}}}
`

// pact: a consents after a minute in every case. b consents in 1/2, amends in 1/4
// and refuses in 1/4, a minute later than a. An amendment costs a another minute,
// which is still within the three. So the text issues in 3/4 of the runs. c need
// not consent. Where two minutes are all there is, the amendment comes too late.
const pact = head + `alliances:
  l: {members: [a, b, c], consent: [a, b], rule: one_for_all, consult: %s, text: [{words: T}], bot_takes: 1m,
    bots: {a: {consent: 1, amend: 0}, b: {consent: "2", amend: 1, refuse: 1}, c: {refuse: 9}}}
injects: {i: {at: 1m, to: all, title: x, challenges: c}}
`

func enumerate(t *testing.T, text string) *Exact {
	t.Helper()
	x, err := Enumerate(compile(t, text))
	if err != nil {
		t.Fatal(err)
	}
	return x
}

func TestExactIsWhatIsFoundByHand(t *testing.T) {
	w, k, p := enumerate(t, weather), enumerate(t, talks), enumerate(t, pairs)
	slow, fast := enumerate(t, fmt.Sprintf(pact, "3m")), enumerate(t, fmt.Sprintf(pact, "90s"))
	for name, c := range map[string]struct {
		got  *big.Rat
		want string
	}{
		"weather, goes":  {w.Option(0, 0), "9/16"},
		"weather, stays": {w.Option(0, 1), "7/16"},
		"weather, gone":  {w.Outcome(0), "9/16"},
		"weather, end":   {w.PlannedEnd(), "7/16"},
		"talks, p":       {k.Option(0, 0), "2/3"},
		"talks, q":       {k.Option(0, 1), "1/3"},
		"talks, x":       {k.Inject(0), "1/5"},
		"talks, end":     {k.PlannedEnd(), "1"},
		"talks, dry":     {k.RanDry(), "0"},
		"pairs, p":       {p.Option(0, 0), "5/6"},
		"pairs, q":       {p.Option(0, 1), "7/12"},
		"pairs, r":       {p.Option(0, 2), "7/12"},
		"pact, issued":   {first(slow.JointText(0)), "3/4"},
		"pact, failed":   {second(slow.JointText(0)), "1/4"},
		"pact, in haste": {first(fast.JointText(0)), "1/2"},
	} {
		if got := c.got.RatString(); got != c.want {
			t.Errorf("%s: %s, by hand %s", name, got, c.want)
		}
	}
}

// TestIntervalsCoverTheTruth rehearses small scenarios from 400 seeds each and
// counts how often the 95% interval of a share holds the true probability.
func TestIntervalsCoverTheTruth(t *testing.T) {
	const seeds, runs = 400, 300
	covered, all := 0, 0
	for name, text := range map[string]string{"weather": weather, "talks": talks, "pairs": pairs} {
		p := compile(t, text)
		x, err := Enumerate(p)
		if err != nil {
			t.Fatal(err)
		}
		f := NewFrame(p)
		hits := make([]int, f.options())
		for seed := range rng.Seed(seeds) {
			tally := NewTally(p, f, 1000+seed)
			if err := tally.Play(0, runs); err != nil {
				t.Fatal(err)
			}
			for o := range hits {
				truth, _ := x.Option(0, o).Float64()
				if low, high := wilson(tally.sums.taken[o], runs); low <= truth && truth <= high {
					hits[o]++
				}
			}
		}
		for o, n := range hits {
			if rate := float64(n) / seeds; rate < 0.92 || rate > 0.98 {
				t.Errorf("%s: the interval of option %d holds the truth in %.1f%% of the seeds", name, o, rate*100)
			}
			covered, all = covered+n, all+seeds
		}
	}
	if rate := float64(covered) / float64(all); rate < 0.935 || rate > 0.965 {
		t.Errorf("95%% intervals hold the truth in %.1f%% of the cases", rate*100)
	}
}

func TestEnumerateRefuses(t *testing.T) {
	for want, text := range map[string]string{
		"an exact answer needs one time: bot_takes: 0:01:00": head + "decisions:\n  d: {by: a, opens: {at: 1m}, bot_takes: [1m, 2m], options: {p: {}}}\n",
		"more than 100,000 courses":                          manyCourses(),
	} {
		_, err := Enumerate(compile(t, text))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want it to say %q", err, want)
		}
	}
}

// manyCourses has seventeen decisions of two options: 2^17 courses.
func manyCourses() string {
	text := head + "decisions:\n"
	for i := range 17 {
		text += "  d" + string(rune('a'+i)) + ": {by: a, opens: {at: 1m}, options: {p: {}, q: {}}}\n"
	}
	return text
}

// TestExactAgreesWithPlayouts holds the probabilities of every inject and option
// of a scenario with rules, repeats and bursts to those of many playouts.
func TestExactAgreesWithPlayouts(t *testing.T) {
	text := head + `vars: {v: {range: [0, 5], init: 1}}
decisions:
  d: {by: a, opens: {after: i}, closes: 3m, bot_takes: 1m, options: {up: {sets: {v: "+2"}, bot: "vars.v + 1"}, down: {sets: {v: "-1"}, bot: 2}}}
  e: {by: b, opens: {after: d, delay: 1m}, bot_takes: 30s, options: {up: {sets: {v: "+2"}, bot: "vars.v"}, down: {sets: {v: 0}, bot: 1}}}
injects:
  i: {at: 1m, to: all, title: i, burst: {count: 3, every: 1m}}
  high: {when: "vars.v >= 4", to: all, title: h}
  low: {at: 10m, if: "vars.v < 2", to: all, title: l}
rules:
  - {when: "vars.v >= 3", repeat: true, chance: [{p: 0.4, sets: {v: "-3"}}, {p: 0.6}]}
`
	p := compile(t, text)
	x, err := Enumerate(p)
	if err != nil {
		t.Fatal(err)
	}
	const runs = 50_000
	s := tallied(t, p, 1, runs).Sums()
	near := func(what string, n int64, truth *big.Rat) {
		p, _ := truth.Float64()
		if got := float64(n) / runs; got < p-0.01 || got > p+0.01 {
			t.Errorf("%s: %.4f of the runs, exactly %.4f", what, got, p)
		}
	}
	for i := range p.Injects {
		near(p.Injects[i].ID, total(s.bySlot(s.injectWhen, i)), x.Inject(i))
	}
	for d, first := range s.frame.firstOptions() {
		for o := range p.Decisions[d].Options {
			near(p.Decisions[d].ID+"."+p.Decisions[d].Options[o].ID, s.taken[first+o], x.Option(d, o))
		}
	}
}

func TestExactReadsWell(t *testing.T) {
	x := enumerate(t, weather)
	for _, tag := range lang.All {
		var text bytes.Buffer
		if err := x.Text(&text, tag); err != nil {
			t.Fatal(err)
		}
		golden(t, "exact."+string(tag)+".txt", text.String())
	}
}

func first(a, _ *big.Rat) *big.Rat { return a }

func second(_, b *big.Rat) *big.Rat { return b }
