package host

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"tamrin/cotext"
	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/lang"
)

// negotiate has a bot do at the table what it has made up its mind to: consent,
// or put words of its own into the text.
func (x *Exercise) negotiate(in engine.Input) {
	r := x.state.Table(in.Item)
	if r == nil {
		return
	}
	if in.Kind == engine.Consented && len(x.settlement(r)) == 0 {
		x.atTable(in, exercise.PlayConsent{Alliance: x.state.Program.Alliances[in.Item].ID, Party: x.state.Program.Parties[in.Party].ID}, lang.Words{})
		return
	}
	edits, said := x.amendment(r, in.Party)
	amend := exercise.PlayAmend{Alliance: x.state.Program.Alliances[in.Item].ID, Party: x.state.Program.Parties[in.Party].ID, Edits: edits}
	if in.Kind == engine.TextChanged {
		amend.Digest = in.Value
	}
	if x.atTable(in, amend, said) && in.Kind == engine.Consented {
		// It would have consented, and the first draft's brackets stood in its way:
		// to the words that it has put in their place it does.
		x.atTable(in, exercise.PlayConsent{Alliance: amend.Alliance, Party: amend.Party}, lang.Words{})
	}
}

// atTable gives a bot's order in a consultation, and has it say what it did;
// false where it was refused, for which the bot tries again later.
func (x *Exercise) atTable(in engine.Input, do exercise.Command, said lang.Words) bool {
	err := x.apply(exercise.Order{At: x.notBefore(in.At), Wall: x.host.Clock.Now().UnixMilli(), Do: do})
	switch {
	case x.broken != nil:
	case err != nil && x.state.Table(in.Item) != nil:
		x.bots.TurnedAway(in) // brackets stand in the text, or a person has sat down
	case err == nil && !said.Zero():
		x.tell(in, x.state.Program.Alliances[in.Item].ID, said)
	}
	return err == nil
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

// sayHoldOut is said by a bot whose mind is made up, so that people need not
// wait for it and may seek another way.
var sayHoldOut = lang.Words{
	"We are instructed not to consent tonight. We listen, and shall report what is said.",
	"لدينا تعليمات بألا نوافق هذه الليلة. نحن نستمع، وسنرفع ما يقال هنا.",
}

var (
	sayProposal = lang.Words{"We have put our own words in %s. As it stands now, we can consent.", "وضعنا صياغتنا في %s، ويمكننا أن نوافق على النص كما هو الآن."}
	sayBrackets = lang.Words{"We have taken the brackets out of %s: we can live with what is within them.", "أزلنا الأقواس من %s؛ يمكننا قبول ما بينها."}
	sayFormula  = lang.Words{"We have added a sentence to %s. As it stands now, we can consent.", "أضفنا جملة إلى %s، ويمكننا أن نوافق على النص كما هو الآن."}
)

// about fills in of which paragraphs, by place, something is said.
func about(say lang.Words, places ...int) lang.Words {
	numbers := make([]string, len(places))
	for i, n := range places {
		numbers[i] = strconv.Itoa(n + 1)
	}
	if len(places) == 1 {
		return lang.Words{fmt.Sprintf(say.En, "paragraph "+numbers[0]), fmt.Sprintf(say.Ar, "الفقرة "+numbers[0])}
	}
	return lang.Words{fmt.Sprintf(say.En, "paragraphs "+strings.Join(numbers, ", ")), fmt.Sprintf(say.Ar, "الفقرات "+strings.Join(numbers, "، "))}
}

// amendment is what a party's bot does to the text: it puts words where brackets
// stand that the first draft left; where there are none of those, it puts in the
// words that the scenario proposes for it; where these stand already, or there
// are none, it takes brackets out that people left; else it adds a sentence of
// the kind that diplomats add.
func (x *Exercise) amendment(r *exercise.Room, party int) ([]exercise.BodyEdit, lang.Words) {
	if open := x.settlement(r); len(open) > 0 {
		var edits []exercise.BodyEdit
		for _, n := range open {
			edits = append(edits, x.reworded(r.Text.Clauses[n], x.settled(r, n, party))...)
		}
		return edits, about(sayProposal, open...)
	}
	for n, c := range r.Text.Clauses {
		if edits := x.reworded(c, x.proposed(r, c.ID, party)); len(edits) > 0 {
			return edits, about(sayProposal, n)
		}
	}
	for n, c := range r.Text.Clauses {
		if edits := x.reworded(c, func(_, text string) string { return unbracketed(text) }); len(edits) > 0 {
			return edits, about(sayBrackets, n)
		}
	}
	if n := len(r.Text.Clauses); n > 0 {
		if edits := x.reworded(r.Text.Clauses[n-1], x.withFormula()); len(edits) > 0 {
			return edits, about(sayFormula, n-1)
		}
	}
	return nil, lang.Words{}
}

// settlement lists the paragraphs, by place, in which brackets stand as the
// first draft left them. Those that people put, or have begun to work on, are
// theirs to take out.
func (x *Exercise) settlement(r *exercise.Room) (open []int) {
	for _, id := range r.Text.Unsettled() {
		n := r.Text.Place(id)
		if !slices.ContainsFunc(r.Text.Clauses[n].Bodies, func(b exercise.Body) bool { return b.Version > 0 }) {
			open = append(open, n)
		}
	}
	return open
}

// settled gives a paragraph without brackets: in the words that are proposed for
// the party, else with the first of what the brackets offer.
func (x *Exercise) settled(r *exercise.Room, place, party int) func(language, text string) string {
	own := x.proposed(r, r.Text.Clauses[place].ID, party)
	return func(language, text string) string { return unbracketed(own(language, text)) }
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

// choice is a bracket with those beside it, which offer other words in its place.
var choice = regexp.MustCompile(`\[([^\[\]]*)\](?:\s*\[[^\[\]]*\])*`)

// unbracketed takes brackets out; where several offer a choice, the first stays.
func unbracketed(text string) string {
	return strings.NewReplacer("[", "", "]", "").Replace(choice.ReplaceAllString(text, "$1"))
}

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
