package view_test

import (
	"encoding/json"
	"strings"

	"tamrin/exercise"
	"tamrin/view"
)

// strategies checks that nobody reads of a strategy that is not theirs, nor of
// decisions and options that they don't know.
func (p *play) strategies(l *looker) {
	list := view.Strategies(p.s, l.Viewer)
	b, err := json.Marshal(list)
	if err != nil {
		p.t.Fatal(err)
	}
	p.check(l, b)
	for i := range list {
		if strings.Contains("wstpo", l.letter) && p.s.Clock.Phase != exercise.Over && len(list[i].Evidence) > 0 {
			p.t.Errorf("%s is told during play how it keeps to its strategy", l.Cell)
		}
		for _, t := range list[i].Versions[0].Tenets {
			if l.letter != "e" && l.letter != "c" && len(t.Options)+len(t.Against)+len(list[i].Choices) > 0 {
				p.t.Errorf("%s knows the options of %s", l.Cell, t.ID)
			}
		}
	}
}

// amends draws something that somebody may try on a strategy.
func (p *play) amends() (do exercise.Command, reason string) {
	id, reason := pick(p.r, "amendment-w", "amendment-p"), "zz_wse_reason"
	if id == "amendment-p" {
		reason = "zz_pe_reason"
	}
	wording := 1 + p.r.IntN(2)
	switch p.r.IntN(8) {
	case 0, 1, 2:
		return exercise.JudgeAmendment{ID: id, Party: pick(p.r, "", "us", "rok", "dprk"), Wording: wording, Approve: p.r.IntN(3) > 0}, reason
	case 3:
		if p.r.IntN(4) == 0 {
			return exercise.WithdrawAmendment{ID: id}, reason
		}
	}
	c := exercise.TenetChange{Strategy: "zz_wste_ally", Tenet: "zz_wse_ten", Finding: "zz_wse_found", Text: map[string]string{"en": "zz_wse_amended"}, Options: []string{"zz_we_secret.zz_we_keep"}}
	if id == "amendment-p" {
		c = exercise.TenetChange{Strategy: "dprk", Tenet: "zz_pe_ten", Finding: "zz_pe_found", Text: map[string]string{"en": "zz_pe_amended"}}
	}
	return exercise.ProposeAmendment{ID: id, Change: c}, reason
}
