package view

import (
	"math/bits"
	"slices"

	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
)

var (
	posturesOf = [...]string{engine.Affirmed: "affirmed", engine.Qualified: "qualified", engine.Withdrawn: "withdrawn"}
	howsOf     = map[engine.How]string{engine.Upheld: "upheld", engine.Strained: "strained", engine.Broken: "broken"}
)

// commitments lists those that the viewer may see.
func (e eye) commitments() (list []Commitment) {
	for i := range e.Program.Commitments {
		if e.isBound(i) {
			list = append(list, e.commitment(i))
		}
	}
	return list
}

func (e eye) commitment(i int) Commitment {
	c := &e.Program.Commitments[i]
	shown := Commitment{
		ID: c.ID, Title: titled(c.Src.Title, c.ID), Text: text(c.Src.Text), Source: text(c.Src.Source), Kind: c.Src.Kind, Covers: c.Src.Covers,
		From: e.parties(e.PartiesOf(c.Src.From)), To: e.parties(e.PartiesOf(c.Src.To)),
		Posture: e.posture(i), History: []Touch{}, Item: exercise.CommitmentItem(c.ID),
	}
	for k := range e.Touches {
		if t := &e.Touches[k]; t.Commitment == i && e.witnesses(t) {
			shown.History = append(shown.History, e.touch(t))
		}
	}
	if e.acts() && e.speaks(e.Bound(i)) {
		shown.Shows = e.showable(func(a int) bool {
			return e.Binds(a, i) && !e.Program.Alliances[a].Src.Shows.Commitments && !e.ShownTo[exercise.Showing{Alliance: a, Item: shown.Item}]
		})
	}
	return shown
}

// posture is the one that was declared last, as far as the viewer knows.
func (e eye) posture(i int) string {
	p := e.Program.Commitments[i].Posture
	for k := range e.Touches {
		if t := &e.Touches[k]; t.Commitment == i && t.How == 0 && e.witnesses(t) {
			p = t.Posture
		}
	}
	return posturesOf[p]
}

// touch shows what was done to a commitment, and by what.
func (e eye) touch(t *exercise.Touch) Touch {
	shown := Touch{How: howsOf[t.How], At: t.At, Scenario: e.story(t.Scenario)}
	if t.How == 0 {
		shown.Posture = posturesOf[t.Posture]
	}
	switch {
	case t.Statement >= 0:
		st := &e.Statements[t.Statement]
		shown.By, shown.Title, shown.Public = e.names(st.Parties), e.statementTitle(st), st.Public
	case t.Room >= 0:
		shown.Title = e.allianceTitle(e.Program.Alliances[e.Rooms[t.Room].Alliance].ID)
	case t.Delivery >= 0:
		d := &e.Deliveries[t.Delivery]
		shown.Title, shown.Public = e.words(d.Inject).title, d.Public
	case t.Cause.Kind == engine.ByDecision:
		o := e.touching(t)
		shown.By, shown.Title, shown.Public = e.names(e.Deciders(t.Cause.Item)), titled(o.Src.Title, o.ID), o.Public
	}
	return shown
}

// touching finds the option, of those taken, that did something to a commitment.
func (e eye) touching(t *exercise.Touch) *engine.Option {
	def := &e.Program.Decisions[t.Cause.Item]
	id := e.Program.Commitments[t.Commitment].ID
	is := func(r scenario.Ref) bool { return r.ID == id }
	for m := t.Options; m != 0; m &= m - 1 {
		o := &def.Options[bits.TrailingZeros64(m)]
		found := false
		switch t.How {
		case engine.Upheld:
			found = slices.ContainsFunc(o.Src.Upholds, is)
		case engine.Strained:
			found = slices.ContainsFunc(o.Src.Strains, is)
		case engine.Broken:
			found = slices.ContainsFunc(o.Src.Breaks, is)
		default:
			found = slices.ContainsFunc(o.Src.Postures, func(p scenario.Posture) bool { return p.Commitment.ID == id })
		}
		if found {
			return o
		}
	}
	return &engine.Option{Src: &scenario.Option{}} // nobody learns of it
}

func (e eye) commitmentTitle(id string) Text {
	if i, ok := e.Program.Find(engine.NounCommitment, id); ok {
		return titled(e.Program.Commitments[i].Src.Title, id)
	}
	return Text{"": id}
}

func (e eye) allianceTitle(id string) Text {
	if i, ok := e.Program.Find(engine.NounAlliance, id); ok {
		return titled(e.Program.Alliances[i].Src.Title, id)
	}
	return Text{"": id}
}

// partiesOf lists the parties of a mask, as indexes.
func (e eye) partiesOf(mask uint64) (list []int) {
	for ; mask != 0; mask &= mask - 1 {
		list = append(list, bits.TrailingZeros64(mask))
	}
	return list
}

func (e eye) findCell(id string) (int, bool) { return e.Program.Find(engine.NounCell, id) }
