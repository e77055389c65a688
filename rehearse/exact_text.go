package rehearse

import (
	"fmt"
	"io"
	"math/big"

	"tamrin/lang"
)

// ExactShare is a probability as it is: a ratio of whole numbers, and rounded.
type ExactShare struct {
	Kind  string  `json:"kind"` // ending, outcome, option, inject, issued or deadlocked
	Of    *Label  `json:"of,omitempty"`
	Label Label   `json:"label"`
	Ratio string  `json:"ratio"` // "3/8"
	P     float64 `json:"p"`
}

// Shares lists every probability, with names in a language of the interface.
func (x *Exact) Shares(tag lang.Tag) []ExactShare {
	f := x.Frame
	r := &Report{Lang: tag, languages: f.Languages}
	var list []ExactShare
	add := func(kind string, of *Label, label Label, p *big.Rat) {
		rounded, _ := p.Float64()
		list = append(list, ExactShare{kind, of, label, p.RatString(), round(rounded)})
	}
	for i := range f.results() {
		kind := "ending"
		if i < len(f.Outcomes) && !f.Outcomes[i].Ends {
			kind = "outcome"
		}
		if i < len(f.Outcomes) || x.facts[i].Sign() != 0 {
			add(kind, nil, r.resultLabel(f, i), x.facts[i])
		}
	}
	for i := range f.Decisions {
		of := r.label(f.Decisions[i].Name)
		for k, o := range f.Decisions[i].Options {
			add("option", &of, r.label(o), x.Option(i, k))
		}
	}
	for i := range f.Injects {
		add("inject", nil, r.label(f.Injects[i].Name), x.Inject(i))
	}
	for i := range f.Alliances {
		if f.Alliances[i].Text {
			issued, deadlocked := x.JointText(i)
			add("issued", nil, r.label(f.Alliances[i].Name), issued)
			add("deadlocked", nil, r.label(f.Alliances[i].Name), deadlocked)
		}
	}
	return list
}

// Text writes the probabilities for a terminal.
func (x *Exact) Text(w io.Writer, tag lang.Tag) error {
	t := &textReport{r: &Report{Lang: tag, languages: x.Frame.Languages}}
	if m := t.r.words(x.Frame.Marking); m != "" {
		t.line("%s", m)
	}
	name := t.r.label(Name{x.Frame.ID, x.Frame.Title}).Name
	t.line("%s", t.say(lang.Words{"Exact probabilities of %s", "الاحتمالات الدقيقة: %s"}.Format(name)))
	t.wrapped("", "", t.say(lang.Words{
		"Every course that chance and the bots' choices can take was played once and weighed: %s in all.",
		"لُعب كل مسار يمكن أن يسلكه الاحتمال واختيارات اللاعبين الآليين مرة واحدة ووُزن، وعددها كلها %s.",
	}.Format(number(int64(x.Courses)))))
	kind := ""
	for _, s := range x.Shares(tag) {
		if s.Kind != kind {
			kind = s.Kind
			t.section(kindWords[kind], lang.Words{})
		}
		named := Difference{Of: s.Of, Label: s.Label}
		t.line("%12s  %20s  %s", fmt.Sprintf("%.4f%%", s.P*100), s.Ratio, named.Name())
	}
	_, err := io.WriteString(w, t.String())
	return err
}
