package scenario

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestAStrategyIsWrittenAsItIsRead: whatever its words are.
func TestAStrategyIsWrittenAsItIsRead(t *testing.T) {
	odd := `He said: "no" {really} # and <so> on \ ` + "\n\nnew line"
	s := Strategy{Item: Item{ID: "us"}, Title: Text{In: map[string]string{"en": "Ours: all", "ar": "استراتيجيتنا"}}, Version: Number{V: 3}, Tenets: []Tenet{
		{Item: Item{ID: "calm"}, Text: Text{In: map[string]string{"ar": "نبقى هادئين.", "en": odd}}, Options: []Ref{{ID: "d.a"}, {ID: "d.b"}}, Against: []Ref{{ID: "d.c"}}},
		{Item: Item{ID: "bare"}, Text: Text{In: map[string]string{"en": "yes"}}},
	}}
	text := WriteStrategy(&s, []string{"en", "ar"})
	tidy, problems := Format("x", text)
	if len(problems) > 0 || string(tidy) != string(text) {
		t.Errorf("it is not tidy: %v\n%s", problems, text)
	}
	files := fstest.MapFS{"strategy.yaml": {Data: text}, "scenario.yaml": {Data: []byte(`tamrin: 1
title: T
languages: [en, ar]
include: [strategy.yaml]
parties: {us: }
cells: {players: {plays: us}}
decisions: {d: {by: us, opens: {at: 0}, options: {a: , b: , c: }}}
`)}}
	got, _, list := Load(files, "scenario.yaml")
	if list.HasErrors() || len(got.Strategies) != 1 {
		t.Fatalf("%+v\n%s", list, text)
	}
	back := got.Strategies[0]
	if back.Version.V != 3 || back.Title.In["ar"] != "استراتيجيتنا" || len(back.Tenets) != 2 || strings.TrimSpace(back.Tenets[0].Text.In["en"]) != strings.TrimSpace(odd) ||
		!slices.Equal(refIDs(back.Tenets[0].Options), []string{"d.a", "d.b"}) || back.Tenets[0].Against[0].ID != "d.c" || back.Tenets[1].Text.In["en"] != "yes" {
		t.Errorf("%+v\n%s", back, text)
	}
}
