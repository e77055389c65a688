package host

import (
	"slices"
	"strings"

	"tamrin/cotext"
	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/lang"
)

// negotiate has a bot do at the table what it has made up its mind to: consent,
// or put words of its own into the text.
func (x *Exercise) negotiate(in engine.Input) {
	p := x.state.Program
	alliance, party := p.Alliances[in.Item].ID, p.Parties[in.Party].ID
	var do exercise.Command = exercise.PlayConsent{Alliance: alliance, Party: party}
	var said lang.Words
	r := x.state.Table(in.Item)
	if r == nil {
		return
	}
	if in.Kind == engine.TextChanged {
		edits, words := x.amendment(r, in.Party)
		do, said = exercise.PlayAmend{Alliance: alliance, Party: party, Edits: edits, Digest: in.Value}, words
	}
	err := x.apply(exercise.Order{At: in.At, Wall: x.host.Clock.Now().UnixMilli(), Do: do})
	switch {
	case x.broken != nil:
	case err != nil && r.Open():
		x.bots.TurnedAway(in) // brackets stand in the text, or a person has sat down
	case !said.Zero():
		x.tell(in, alliance, said)
	}
}

// tell has the bot say in the room what it did, in its cell's language.
func (x *Exercise) tell(in engine.Input, alliance string, said lang.Words) {
	seat, _ := x.state.BotFor(in.Party)
	i, ok := x.state.Seat(seat)
	if !ok {
		return // no cell plays the party
	}
	text := said.In(lang.Tag(x.languages(x.state.Seats[i].Cell)[0]))
	x.play(in.At, exercise.ForBot{Seat: seat, Do: exercise.Send{Room: alliance, Text: text}})
}

// languages are a cell's, those of the scenario where it has none of its own.
func (x *Exercise) languages(cell int) []string {
	if src := x.state.Program.Cells[cell].Src; src != nil && len(src.Languages) > 0 {
		return src.Languages
	}
	return x.state.Program.Scenario.Languages
}

var (
	sayProposal = lang.Words{"We have put our own words in paragraph %d. As it stands now, we can consent.", "وضعنا صياغتنا في الفقرة %d، وبهذا النص يمكننا الموافقة."}
	sayBrackets = lang.Words{"We have taken the brackets out of paragraph %d: we can live with what is within them.", "أزلنا الأقواس من الفقرة %d؛ يمكننا قبول ما بينها."}
	sayFormula  = lang.Words{"We have added a sentence to paragraph %d. As it stands now, we can consent.", "أضفنا جملة إلى الفقرة %d، وبهذا النص يمكننا الموافقة."}
)

// amendment is what a party's bot does to the text: it puts in the words that
// the scenario proposes for it; where these stand already, or there are none, it
// takes brackets out that people left; else it adds a sentence of the kind that
// diplomats add. What it leaves is always a text that one can consent to.
func (x *Exercise) amendment(r *exercise.Room, party int) ([]exercise.BodyEdit, lang.Words) {
	for n, c := range r.Text.Clauses {
		if edits := x.reworded(c, x.proposed(r, c.ID, party)); len(edits) > 0 {
			return edits, sayProposal.Format(n + 1)
		}
	}
	for n, c := range r.Text.Clauses {
		if edits := x.reworded(c, func(_, text string) string { return unbracketed(text) }); len(edits) > 0 {
			return edits, sayBrackets.Format(n + 1)
		}
	}
	if n := len(r.Text.Clauses); n > 0 {
		if edits := x.reworded(r.Text.Clauses[n-1], x.withFormula()); len(edits) > 0 {
			return edits, sayFormula.Format(n)
		}
	}
	return nil, lang.Words{}
}

// reworded returns the edits that give a paragraph other words in each language.
func (x *Exercise) reworded(c *exercise.Clause, reword func(language, text string) string) (edits []exercise.BodyEdit) {
	for l, language := range x.state.Program.Scenario.Languages {
		b := &c.Bodies[l]
		if splices := cotext.Between(b.Text, reword(language, b.Text)); len(splices) > 0 {
			edits = append(edits, exercise.BodyEdit{Paragraph: c.ID, Language: language, Base: b.Version, Splices: splices})
		}
	}
	return edits
}

// proposed gives the words that the scenario has a party's bot put in a
// paragraph's place.
func (x *Exercise) proposed(r *exercise.Room, paragraph string, party int) func(language, text string) string {
	src := x.state.Program.Alliances[r.Alliance].Src.Text
	for i := range src {
		if src[i].ID != paragraph {
			continue
		}
		for _, p := range src[i].Proposals {
			if p.Party.ID == x.state.Program.Parties[party].ID {
				return func(language, text string) string {
					if words := p.Text.In[language]; words != "" {
						return words
					}
					return text
				}
			}
		}
	}
	return func(_, text string) string { return text }
}

func unbracketed(text string) string { return strings.NewReplacer("[", "", "]", "").Replace(text) }

// formulas are sentences of which none changes what was agreed.
var formulas = []lang.Words{
	{"We will remain in close consultation.", "وسنواصل التشاور الوثيق."},
	{"We will meet again as the situation requires.", "وسنجتمع مجددًا متى اقتضى الأمر."},
	{"Our staffs will stay in touch at every level.", "وستبقى أجهزتنا على اتصال على كل المستويات."},
	{"We will keep each other informed without delay.", "وسيُطلع بعضنا بعضًا على المستجدات دون تأخير."},
}

// withFormula adds the first formula that a text lacks; where it holds them all,
// it takes the last one out.
func (x *Exercise) withFormula() func(language, text string) string {
	return func(language, text string) string {
		i := slices.IndexFunc(formulas, func(f lang.Words) bool { return !strings.Contains(text, f.In(lang.Tag(language))) })
		switch {
		case text == "":
			return text // nobody writes in this language
		case i < 0:
			return strings.TrimSpace(strings.Replace(text, formulas[len(formulas)-1].In(lang.Tag(language)), "", 1))
		}
		return strings.TrimSpace(text) + " " + formulas[i].In(lang.Tag(language))
	}
}
