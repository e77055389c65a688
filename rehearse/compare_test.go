package rehearse

import (
	"bytes"
	"strings"
	"testing"

	"tamrin/engine"
	"tamrin/lang"
)

// duel plays the harbour as it is and with changed leanings.
func duel(t *testing.T, runs uint64, leans ...string) *Comparison {
	t.Helper()
	p := harbour(t)
	changed := p.Scenario
	for _, l := range leans {
		var err error
		if changed, err = Lean(changed, l); err != nil {
			t.Fatal(err)
		}
	}
	q, problems := engine.Compile(changed)
	if q == nil {
		t.Fatal(problems)
	}
	f := NewFrame(p)
	d, half := NewDuel(p, q, f, 1), NewDuel(p, q, f, 1)
	if err := d.Play(0, runs/2); err != nil {
		t.Fatal(err)
	}
	if err := half.Play(runs/2, runs); err != nil {
		t.Fatal(err)
	}
	d.Add(half)
	own, other := d.Sums()
	return NewComparison(d, NewReport(own, Played{1, int64(runs)}, lang.En), NewReport(other, Played{1, int64(runs)}, lang.En), leans)
}

// TestComparisonReadsWell holds a comparison to a file that a person has read.
func TestComparisonReadsWell(t *testing.T) {
	c := duel(t, 10_000, "port.crew.wait=12", "city.word.calm=0")
	var text, page bytes.Buffer
	if err := c.Text(&text); err != nil {
		t.Fatal(err)
	}
	golden(t, "comparison.en.txt", text.String())
	if err := c.HTML(&page); err != nil || !strings.Contains(page.String(), "port.crew.wait=12") {
		t.Error("the page of the comparison lacks what was compared", err)
	}
}

// TestPairsAddUp holds the paired differences to those of the two reports.
func TestPairsAddUp(t *testing.T) {
	for _, d := range duel(t, 4000, "port.crew.wait=12").Differences {
		if by := round(d.Other.P - d.Own.P); by-d.Shift.By > 1e-6 || d.Shift.By-by > 1e-6 {
			t.Errorf("%s %s: %v in pairs, %v in shares", d.Kind, d.Label.ID, d.Shift.By, by)
		}
		if d.Shift.Low > d.Shift.By || d.Shift.High < d.Shift.By {
			t.Errorf("%s %s: %+v", d.Kind, d.Label.ID, d.Shift)
		}
	}
}

// TestNoChangeNoDifference compares a scenario with itself.
func TestNoChangeNoDifference(t *testing.T) {
	for _, d := range duel(t, 1000).Differences {
		if d.Shift.By != 0 || d.Own != d.Other {
			t.Errorf("%s %s differs from itself", d.Kind, d.Label.ID)
		}
	}
}

func TestLeanRefuses(t *testing.T) {
	s := harbour(t).Scenario
	for change, want := range map[string]string{
		"port.crew":            "is no leaning; write party.decision.option=weight",
		"port.crew.wait":       "is no leaning",
		"port.crews.wait=1":    `no decision named "crews"; did you mean`,
		"city.crew.wait=1":     `no party of crew named "city"`,
		"port.crew.wat=1":      `no option of crew named "wat"; did you mean`,
		"port.crew.wait=":      "is no weight",
		"port.crew.wait=-1":    "is no weight",
		"port.crew.wait=1.2.3": "is no weight",
		"port.crew.wait=70%":   "is no weight",
		"ship.pact.refuse=1":   `no member of pact named "ship"`,
		"port.pact.refuze=1":   `no stance on a text named "refuze"; did you mean`,
		"port.pact.refuse=70%": "is no weight",
	} {
		_, err := Lean(s, change)
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want it to say %q", change, err, want)
		}
	}
	changed, err := Lean(s, "city.word.truth = vars.smoke + 1")
	if err != nil {
		t.Fatal(err)
	}
	if p, problems := engine.Compile(changed); p == nil {
		t.Error("an expression as a leaning:", problems)
	}
	for _, change := range []string{"city.pact.refuse=9", "port.pact.refuse=9"} { // of a bot that is written, and of one that is not
		stubborn, err := Lean(s, change)
		if err != nil {
			t.Fatal(err)
		}
		p, _ := engine.Compile(stubborn)
		own, other := tallied(t, harbour(t), 1, 1000).Sums().locked[0], tallied(t, p, 1, 1000).Sums().locked[0]
		if other < own+300 {
			t.Errorf("%s: %d texts deadlock in place of %d", change, other, own)
		}
	}
	if s.Decisions[0].Options[0].Bot.ByParty[1].Lean.Weight.Num != 5 {
		t.Error("the scenario given was changed")
	}
}
