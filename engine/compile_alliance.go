package engine

import (
	"slices"
	"strings"

	"tamrin/expr"
	"tamrin/scenario"
)

// What holds where the alliance does not say: how long a consultation stays
// open (as in the design's example), and how long bots take to act on a text.
const (
	defaultConsult = 20 * 60_000
	defaultTextMin = 60_000
	defaultTextMax = 4 * 60_000
)

func (c *compiler) alliance(src *scenario.Alliance) Alliance {
	a := Alliance{ID: src.ID, Src: src, Consult: defaultConsult, BotMin: defaultTextMin, BotMax: defaultTextMax}
	a.Members = c.all(NounParty, src.Members)
	a.Partners = c.all(NounParty, src.Partners)
	a.OneForAll = src.Rule == "one_for_all"
	a.Consults = a.OneForAll || src.Rule == "consult"
	for _, m := range a.Members {
		a.Cells |= c.p.Parties[m].Cells
	}
	if src.Consult.Set {
		a.Consult = src.Consult.MS
	}
	a.Call, a.HasText, a.Objection = src.Call.V, len(src.Text) > 0, src.Objection.MS
	a.Bracketed = slices.ContainsFunc(src.Text, func(p scenario.Paragraph) bool { return c.bracketed(p.Words) })
	for _, q := range c.all(NounParty, src.Consent) {
		a.Consent |= only(a.Member(q))
	}
	if len(src.Consent) == 0 {
		a.Consent = only(len(a.Members)) - 1
	}
	if n := len(src.BotTakes); n > 0 {
		a.BotMin, a.BotMax = src.BotTakes[0].MS, src.BotTakes[n-1].MS
	}
	return a
}

// bracketed reports whether words hold a bracket in a language of the scenario.
func (c *compiler) bracketed(words scenario.Text) bool {
	return slices.ContainsFunc(c.s.Languages, func(l string) bool { return strings.ContainsAny(words.In[l], "[]") })
}

// consultations compiles what needs conditions and variables: the aftermaths
// and how bots lean.
func (c *compiler) consultations() {
	for i := range c.p.Alliances {
		a := &c.p.Alliances[i]
		a.issued, a.deadlock = c.aftermath(&a.Src.Issued), c.aftermath(&a.Src.Deadlock)
		for _, m := range a.Members {
			a.stances = append(a.stances, c.stances(a.Src, c.p.Parties[m].ID))
		}
		c.p.negotiates = c.p.negotiates || a.HasText
	}
}

func (c *compiler) aftermath(src *scenario.Aftermath) aftermath {
	return aftermath{
		sets:     c.sets(src.Sets),
		marks:    c.marks(src.Upholds, src.Strains, src.Breaks),
		postures: c.postures(src.Postures),
		fires:    c.all(NounInject, src.Fires),
	}
}

// defaultStances is how bots lean where the alliance does not say.
var defaultStances = [stances]int64{Consent: 5, Amend: 2, Refuse: 0}

func (c *compiler) stances(src *scenario.Alliance, party string) (row [stances]lean) {
	var own [stances]scenario.Lean
	if k := slices.IndexFunc(src.Bots, func(n scenario.Negotiator) bool { return n.ID == party }); k >= 0 {
		n := &src.Bots[k]
		own = [stances]scenario.Lean{n.Consent, n.Amend, n.Refuse}
	}
	scale := int64(1)
	for k := range own {
		if !own[k].Weight.Set && own[k].Expr.Zero() {
			own[k].Weight = scenario.Decimal{Num: defaultStances[k], Den: 1, Set: true}
		}
		scale = max(scale, own[k].Weight.Den)
	}
	for k := range own {
		row[k] = c.lean(own[k], party, scale)
	}
	return row
}

func (c *compiler) marks(upholds, strains, breaks []scenario.Ref) []Mark {
	var list []Mark
	for _, i := range c.all(NounCommitment, upholds) {
		list = append(list, Mark{i, Upheld})
	}
	for _, i := range c.all(NounCommitment, strains) {
		list = append(list, Mark{i, Strained})
	}
	for _, i := range c.all(NounCommitment, breaks) {
		list = append(list, Mark{i, Broken})
	}
	return list
}

func (c *compiler) postures(list []scenario.Posture) []Declared {
	var out []Declared
	for _, p := range list {
		if i, ok := c.find(NounCommitment, p.Commitment); ok {
			out = append(out, Declared{i, postureOf(p.Value.ID)})
		}
	}
	return out
}

// postureOf returns the posture of that word; Affirmed where none is written.
func postureOf(word string) Posture {
	return Posture(max(0, slices.Index(postureWords[:], word)))
}

// negotiated lists the names of what is negotiated and said. They come behind
// all others, so that words keep the numbers which older logs know them by.
func (c *compiler) negotiated() (names []expr.Name) {
	s, l := c.s, &c.p.slots
	for i := range s.Alliances {
		path, at := "alliances."+s.Alliances[i].ID, l.talks+i*talkSlots
		names = append(names,
			expr.Name{Path: path + ".consultations", Kind: expr.Int, Slot: at + slotConsultations, Hi: count},
			expr.Name{Path: path + ".joint_position", Kind: expr.Word, Slot: at + slotPosition, Values: positionWords[:]},
			expr.Name{Path: path + ".issued", Kind: expr.Int, Slot: at + slotIssued, Hi: count},
			expr.Name{Path: path + ".consents", Kind: expr.Int, Slot: at + slotConsents, Hi: scenario.MaxMembers})
	}
	for i := range s.Commitments {
		names = append(names, expr.Name{Path: "commitments." + s.Commitments[i].ID + ".posture", Kind: expr.Word,
			Slot: l.postures + i, Values: postureWords[:]})
	}
	for i := range s.Parties {
		names = append(names, expr.Name{Path: "parties." + s.Parties[i].ID + ".statements", Kind: expr.Int, Slot: l.statements + i, Hi: count})
	}
	return names
}

// beginTalks lays down how consultations and commitments stand at STARTEX, and
// notes whether anything reads what is negotiated and said.
func (c *compiler) beginTalks() {
	p := c.p
	for i := range p.Alliances {
		p.init[p.slots.talks+i*talkSlots+slotPosition] = p.position[NoText]
	}
	for i := range p.Commitments {
		p.init[p.slots.postures+i] = p.posture[p.Commitments[i].Posture]
		p.negotiates = p.negotiates || p.Commitments[i].Posture != Affirmed
	}
	for slot := p.slots.talks; slot < p.slots.size; slot++ {
		p.negotiates = p.negotiates || len(p.watch[slot]) > 0
	}
}
