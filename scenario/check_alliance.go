package scenario

import "slices"

// MaxMembers, MaxPartners and MaxParagraphs are what an alliance may have.
const (
	MaxMembers    = 64
	MaxPartners   = 64
	MaxParagraphs = 200
)

func (c *checker) alliance(a *Alliance) {
	if len(a.Members) == 0 {
		c.missing(a.At, a.At, "members", "an alliance", "التحالف")
	}
	c.refs(a.Members, party)
	c.refs(a.Partners, party)
	c.atMost(a.Members, MaxMembers)
	c.atMost(a.Partners, MaxPartners)
	c.ref(a.Theatre, theatre)
	c.longer(a.Consult)
	for _, p := range a.Partners {
		if i := indexOfRef(a.Members, p.ID); i >= 0 {
			c.add("R111", p.At, p.ID).WithRelated(a.Members[i].At, words{"it is a member here", "هو عضو هنا"})
		}
	}
	c.refs(a.Consent, party)
	for _, p := range a.Consent {
		c.member(a, p)
	}
	c.paragraphs(a)
	c.aftermath(&a.Issued)
	c.aftermath(&a.Deadlock)
	c.negotiators(a)
}

func indexOfRef(list []Ref, id string) int {
	return slices.IndexFunc(list, func(r Ref) bool { return r.ID == id && r.ID != "" })
}

// atMost tells a list of members or partners that is too long for the engine's sets.
func (c *checker) atMost(list []Ref, most int) {
	if n := len(list); n > most {
		c.add("S246", list[most].At, n, most)
	}
}

// member tells a party that is not a member of the alliance.
func (c *checker) member(a *Alliance, p Ref) {
	if p.ID != "" && indexOfRef(a.Members, p.ID) < 0 {
		c.guess("R114", p.At, p.ID, refIDs(a.Members), clip(p.ID))
	}
}

// paragraphs checks the first draft of the joint text.
func (c *checker) paragraphs(a *Alliance) {
	if n := len(a.Text); n > MaxParagraphs {
		c.add("S247", a.Text[MaxParagraphs].Pos, n, MaxParagraphs)
	}
	seen := map[string]Span{}
	for i := range a.Text {
		p := &a.Text[i]
		if first, twice := seen[p.ID]; twice {
			c.add("S036", p.Pos, clip(p.ID)).WithRelated(first, words{"it was written here first", "كُتب هنا أولًا"})
		}
		seen[p.ID] = p.Pos
		if !written(p.Words.At) {
			c.missing(p.Pos, p.Pos, "words", "a paragraph", "الفقرة")
		}
		for _, r := range p.Proposals {
			c.member(a, r.Party)
		}
	}
}

func (c *checker) aftermath(m *Aftermath) {
	c.pledges(m.Upholds, m.Strains, m.Breaks)
	c.postures(m.Postures)
	c.sets(m.Sets)
	c.refs(m.Fires, inject)
}

func (c *checker) postures(list []Posture) {
	for _, p := range list {
		c.ref(p.Commitment, commitment)
	}
}

// negotiators checks how the members' bots lean.
func (c *checker) negotiators(a *Alliance) {
	c.botTakes(a.BotTakes)
	for i := range a.Bots {
		b := &a.Bots[i]
		c.member(a, Ref{b.ID, b.At})
		for _, l := range []*Lean{&b.Consent, &b.Amend, &b.Refuse} {
			c.leaning(l)
			for k := range l.ByParty {
				c.add("S102", l.ByParty[k].Party.At, weightWords, words{"a mapping", "مجموعة مفاتيح وقيم"})
			}
		}
	}
}

// receptions tells a scale that names one of its points twice, or not at all.
func (c *checker) receptions(list []Reception) {
	seen := map[string]Span{}
	for i := range list {
		r := &list[i]
		if r.ID == "" {
			c.missing(r.Pos, r.Pos, "id", "a point of a scale", "درجة المقياس")
			continue
		}
		if first, twice := seen[r.ID]; twice {
			c.add("S036", r.Pos, clip(r.ID)).WithRelated(first, words{"it was written here first", "كُتب هنا أولًا"})
		}
		seen[r.ID] = r.Pos
	}
}
