package rehearse

import (
	"testing"

	"tamrin/engine"
	"tamrin/scenario"
)

// frank is the port's strategy: to say what it knows.
func frank(options, against []string) *scenario.Strategy {
	refs := func(names []string) (list []scenario.Ref) {
		for _, n := range names {
			list = append(list, scenario.Ref{ID: n})
		}
		return list
	}
	return &scenario.Strategy{Item: scenario.Item{ID: "port"}, Tenets: []scenario.Tenet{{Item: scenario.Item{ID: "frank"}, Options: refs(options), Against: refs(against)}}}
}

// TestBotsLeanToTheirStrategy holds the shares of what bots choose to what the
// pull makes of the scenario's weights: truth 2, calm 3, silence 0 for the port.
func TestBotsLeanToTheirStrategy(t *testing.T) {
	p := harbour(t)
	weights := func(s *scenario.Scenario) (list [3]int64) {
		for o := range s.Decisions[0].Options {
			l := leanOf(s.Decisions[0].Options[o].Bot, "port")
			list[o] = l.Weight.Num
		}
		return list
	}
	own := weights(p.Scenario)
	got := weights(Adopt(p.Scenario, frank([]string{"word.truth"}, []string{"word.calm"})))
	if want := [3]int64{own[0] * 9, own[1] * 1, own[2] * 3}; got != want {
		t.Errorf("%v; want %v", got, want)
	}
	if weights(p.Scenario) != own {
		t.Error("the scenario itself was changed")
	}
	changed := Adopt(p.Scenario, frank([]string{"word.truth", "crew.send"}, []string{"word.truth"}))
	if weights(changed) != own {
		t.Errorf("an option that does both is pulled: %v", weights(changed))
	}
	if city := leanOf(Adopt(p.Scenario, frank([]string{"word.truth"}, nil)).Decisions[0].Options[0].Bot, "city"); city.Weight.Num != 5 {
		t.Errorf("a strategy of the port moves the city: %+v", city)
	}
	if _, problems := engine.Compile(changed); problems.HasErrors() {
		t.Error(problems)
	}
}

// TestAnExpressionIsPulledAsAWhole: a leaning in CEL keeps its meaning.
func TestAnExpressionIsPulledAsAWhole(t *testing.T) {
	p := harbour(t)
	leaning, err := Lean(p.Scenario, "port.crew.send=vars.smoke > 3 ? 2 : 1")
	if err != nil {
		t.Fatal(err)
	}
	changed := Adopt(leaning, frank([]string{"crew.send"}, nil))
	if src := leanOf(changed.Decisions[1].Options[0].Bot, "port").Expr.Src; src != "(vars.smoke > 3 ? 2 : 1) * 9" {
		t.Error(src)
	}
	if _, problems := engine.Compile(changed); problems.HasErrors() {
		t.Error(problems)
	}
}

func TestVersionsThatDifferInWordsAloneAreTheSameToBots(t *testing.T) {
	a, b := frank([]string{"word.truth"}, nil), frank([]string{"word.truth"}, []string{"word.calm"})
	if !SamePull(a, a) || SamePull(a, b) || SamePull(b, a) || SamePull(a, frank([]string{"word.calm"}, nil)) {
		t.Error("bots tell versions apart wrongly")
	}
}
