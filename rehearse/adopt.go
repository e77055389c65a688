package rehearse

import (
	"slices"
	"strconv"

	"tamrin/scenario"
)

// TenetPull is how many times more strongly a bot leans to an option that keeps
// to a tenet of its strategy than the scenario has it, and how many times less to
// one that goes against it.
const TenetPull = 3

// Adopt returns the scenario with the bots of those who hold a strategy leaning
// to what keeps to its tenets, and away from what goes against them. An option
// that does both is left as it is, as is whatever no tenet names. The scenario
// given is not changed.
func Adopt(s *scenario.Scenario, st *scenario.Strategy) *scenario.Scenario {
	pulls, holders := pullsOf(st), scenario.HoldersOf(s, st.ID)
	changed := *s
	changed.Decisions = slices.Clone(s.Decisions)
	for d := range changed.Decisions {
		src := &changed.Decisions[d]
		if !slices.ContainsFunc(src.Options, func(o scenario.Option) bool { return pulls[scenario.OptionID(src.ID, o.ID)] != 0 }) {
			continue
		}
		src.Options = slices.Clone(src.Options)
		for o := range src.Options {
			// Whole numbers: thrice and a third of what the others have is 9 and 1 of 3.
			by := [...]int64{1, TenetPull, TenetPull * TenetPull}[1+pulls[scenario.OptionID(src.ID, src.Options[o].ID)]]
			for _, p := range src.By {
				if slices.Contains(holders, p.ID) {
					src.Options[o].Bot = withParty(src.Options[o].Bot, src.By, p.ID, stronger(leanOf(src.Options[o].Bot, p.ID), by))
				}
			}
		}
	}
	return &changed
}

// pullsOf tells of each option that tenets name whether they pull to it, 1, or
// away from it, -1.
func pullsOf(st *scenario.Strategy) map[string]int {
	to, away := map[string]bool{}, map[string]bool{}
	for i := range st.Tenets {
		for _, o := range st.Tenets[i].Options {
			to[o.ID] = true
		}
		for _, o := range st.Tenets[i].Against {
			away[o.ID] = true
		}
	}
	pulls := map[string]int{}
	for o := range to {
		if !away[o] {
			pulls[o] = 1
		}
	}
	for o := range away {
		if !to[o] {
			pulls[o] = -1
		}
	}
	return pulls
}

// SamePull reports whether bots can't tell two versions of a strategy apart.
func SamePull(a, b *scenario.Strategy) bool {
	x, y := pullsOf(a), pullsOf(b)
	for o, p := range x {
		if y[o] != p {
			return false
		}
	}
	return len(x) == len(y)
}

// leanOf is how a party leans to an option.
func leanOf(l scenario.Lean, party string) scenario.Lean {
	for i := range l.ByParty {
		if l.ByParty[i].Party.ID == party {
			return l.ByParty[i].Lean
		}
	}
	return scenario.Lean{Weight: l.Weight, Expr: l.Expr}
}

// stronger is a leaning so many times as strong; one that is not written is 1.
func stronger(l scenario.Lean, by int64) scenario.Lean {
	if !l.Expr.Zero() {
		l.Expr.Src = "(" + l.Expr.Src + ") * " + strconv.FormatInt(by, 10)
		return l
	}
	if !l.Weight.Set {
		l.Weight = scenario.Decimal{Num: 1, Den: 1, Set: true}
	}
	l.Weight.Num *= by
	return l
}
