package scenario

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"tamrin/diag"
)

// loaded is the scenario of a text that has no problems.
func loaded(t *testing.T, text string) *Scenario {
	t.Helper()
	s, sources, list := Load(alone("tamrin: 1\ntitle: T\n"+text), "scenario.yaml")
	if len(list) > 0 {
		t.Fatal(told(s, sources, list))
	}
	return s
}

func TestFormsOfWriting(t *testing.T) {
	s := loaded(t, `
parties: {us: , rok: {title: Korea}}
cells: {c: {plays: us, seats: {minister: {leads: true}}}, d: {plays: [rok]}}
vars: {n: {range: [-1, 5]}, w: {values: [calm, alarmed]}}
objectives: {o1: {targets: {fast: Soon}, tasks: {t1: Call, t2: {title: Answer, target: fast}}}}
decisions:
  one: {by: us, opens: {at: 0}, bot_takes: 3m, options: {a: {bot: 2.50}, b: {bot: "vars.n + 1"}}}
  two: {by: [us, rok], opens: {after: i1}, bot_takes: [3m, 12m], options: {a: {bot: {us: 3, rok: "vars.n"}}}}
injects:
  i2: {at: 1h30m, to: c, text: Two, sets: {n: +2, w: alarmed}, extra: {Colour: red}, attachments: []}
  i1: {at: 0, number: 007, to: [c, d], text: {en: One}, sets: {n: "= vars.n - 1"}, expect: {c: Calls}}
rules:
  - {when: "vars.n > 1", fire: i1}
  - {name: named, when: "vars.n > 2", chance: [{p: 0.25, fire: [i1]}, {p: 0.75}]}
  - {when: "vars.n > 3", fire: i2}
`)
	for what, pair := range map[string][2]any{
		"order of injects":   {s.Injects[0].ID + " " + s.Injects[1].ID, "i2 i1"},
		"names of rules":     {s.Rules[0].ID + " " + s.Rules[1].ID + " " + s.Rules[2].ID, "rule_1 named rule_3"},
		"supplied control":   {s.Cells[2].ID + " " + s.Cells[2].Kind, "excon control"},
		"kind of cell":       {s.Cells[0].Kind, "training_audience"},
		"one name as a list": {refIDs(s.Injects[0].To), []string{"c"}},
		"a list of names":    {refIDs(s.Injects[1].To), []string{"c", "d"}},
		"a plain text":       {s.Injects[0].Text.In, map[string]string{"en": "Two"}},
		"a task's title":     {s.Objectives[0].Tasks[0].Title.Get("en"), "Call"},
		"a task's target":    {s.Objectives[0].Tasks[1].Target.ID, "fast"},
		"a target's text":    {s.Objectives[0].Targets[0].Text.Get("en"), "Soon"},
		"a seat":             {s.Cells[0].Seats[0].ID, "minister"},
		"a duration":         {s.Injects[0].At.MS, int64(5_400_000)},
		"STARTEX is written": {s.Injects[1].At.Set, true},
		"a text of digits":   {s.Injects[1].Number, "007"},
		"a change":           {s.Injects[0].Sets[0].Value.Src, "+2"},
		"a word":             {s.Injects[0].Sets[1].Value.Src, "alarmed"},
		"an expression":      {s.Injects[1].Sets[0].Value.Src, "= vars.n - 1"},
		"what is expected":   {s.Injects[1].Expect[0].Cell.ID + s.Injects[1].Expect[0].Text.Get("en"), "cCalls"},
		"a kept column":      {s.Injects[0].Extra, []Extra{{"Colour", "red"}}},
		"one bot time":       {len(s.Decisions[0].BotTakes), 1},
		"two bot times":      {s.Decisions[1].BotTakes[1].MS, 12 * Minute},
		"a leaning":          {s.Decisions[0].Options[0].Bot.Weight.String(), "2.5"},
		"a leaning by state": {s.Decisions[0].Options[1].Bot.Expr.Src, "vars.n + 1"},
		"a party's leaning":  {s.Decisions[1].Options[0].Bot.ByParty[0].Lean.Weight.Num, int64(3)},
		"another's leaning":  {s.Decisions[1].Options[0].Bot.ByParty[1].Lean.Expr.Src, "vars.n"},
		"a range":            {s.Vars[0].Range[0].V, int64(-1)},
		"a chance":           {fmt.Sprintf("%d/%d", s.Rules[1].Chance[0].P.Num, s.Rules[1].Chance[0].P.Den), "25/100"},
		"a supplied marking": {s.Marking.In, map[string]string{"en": "EXERCISE EXERCISE EXERCISE", "ar": "تمرين تمرين تمرين"}},
		"supplied languages": {s.Languages, []string{"en"}},
		"supplied choose":    {s.Decisions[0].Choose.V, int64(1)},
	} {
		if !reflect.DeepEqual(pair[0], pair[1]) {
			t.Errorf("%s: got %v, want %v", what, pair[0], pair[1])
		}
	}
}

func TestWithoutCellsEverythingGoesToPlayers(t *testing.T) {
	s := loaded(t, "parties: {us: , rok: }\ninjects: {a: {at: 0, text: A}}\n")
	if len(s.Cells) != 2 || s.Cells[0].ID != PlayersCell || s.Cells[1].ID != ControlCell {
		t.Fatalf("the cells are %v", s.Cells)
	}
	if got := refIDs(s.Cells[0].Plays); !reflect.DeepEqual(got, []string{"us", "rok"}) {
		t.Errorf("players play %v", got)
	}
	if got := refIDs(s.Injects[0].To); !reflect.DeepEqual(got, []string{PlayersCell}) {
		t.Errorf("the inject goes to %v", got)
	}
}

// TestPlacesOfConditions holds the place of a condition to the first character
// of its text, however it is written: > marks it in each line.
func TestPlacesOfConditions(t *testing.T) {
	for _, when := range []string{
		"when: vars.n > 2",
		"when: \"vars.n > 2\"",
		"when: 'vars.n > 2'",
		"when:    \"vars.n > 2\"   # why",
		"when: !!str \"vars.n > 2\"",
		"when: &cond 'vars.n > 2'",
		"when:\n      vars.n > 2",
		"when: |\n      vars.n > 2\n",
		"when: >-\n\n        vars.n\n        > 2\n",
		"title: {en: سيول, ar: \"مسرح\"}\n    when: \"vars.n > 2\"",
	} {
		text := "tamrin: 1\ntitle: T\nlanguages: [en, ar]\nvars: {n: {range: [0, 5]}}\nrules:\n  - fire: i\n    " + when + "\ninjects: {i: {text: I}}\n"
		s, sources, list := Load(alone(text), "scenario.yaml")
		if list.HasErrors() {
			t.Fatal(told(s, sources, list))
		}
		e := s.Rules[0].When
		line := []rune(strings.Split(text, "\n")[e.At.Line-1])
		if rest := string(line[e.At.Col-1:]); !strings.HasPrefix(rest, "vars.n") {
			t.Errorf("%q: the place is before %q", when, rest)
		}
		if e.Src != "vars.n > 2" {
			t.Errorf("%q was read as %q", when, e.Src)
		}
	}
}

// TestSpansCoverWhatIsWritten holds the length of a place to the text there.
func TestSpansCoverWhatIsWritten(t *testing.T) {
	text := "tamrin: 1\ntitle: T\nlevel: \"stra\\x74gic\"\nlanguages: ['e''n', عربي]\n"
	_, _, list := Load(alone(text), "scenario.yaml")
	var got []string
	for _, d := range list {
		if d.Severity == diag.Error {
			line := []rune(strings.Split(text, "\n")[d.At.Line-1])
			got = append(got, string(line[d.At.Col-1:d.At.Col-1+d.At.Len]))
		}
	}
	if want := []string{`"stra\x74gic"`, `'e''n'`, "عربي"}; !reflect.DeepEqual(got, want) {
		t.Errorf("the places hold %q, want %q", got, want)
	}
}
