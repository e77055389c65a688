package scenario

import (
	"slices"
	"strings"
)

// MaxTenets is how many tenets a strategy may have, so that people keep them in mind.
const MaxTenets = 24

func (c *checker) strategy(s *Strategy) {
	if len(s.Tenets) == 0 {
		c.missing(s.At, s.At, "tenets", "a strategy", "الاستراتيجية")
	}
	if n := len(s.Tenets); n > MaxTenets {
		c.add("S248", s.Tenets[MaxTenets].At, n, MaxTenets)
	}
	if written(s.Version.At) && s.Version.V < 1 {
		c.add("S249", s.Version.At, s.Version.V)
	}
	c.ref(Ref{s.ID, s.At}, holder)
	by := HoldersOf(c.s, s.ID)
	for i := range s.Tenets {
		c.tenet(&s.Tenets[i], by)
	}
}

// HoldersOf lists the parties whose strategy stands under a name: the party of
// that name, or the members of the alliance.
func HoldersOf(s *Scenario, id string) []string {
	for i := range s.Alliances {
		if s.Alliances[i].ID == id {
			return refIDs(s.Alliances[i].Members)
		}
	}
	return []string{id}
}

func (c *checker) tenet(t *Tenet, by []string) {
	if !written(t.Text.At) {
		c.missing(t.At, t.At, "text", "a tenet", "المبدأ")
	}
	seen := map[string]Span{}
	for _, r := range t.Options {
		c.tied(r, by, seen)
	}
	for _, r := range t.Against {
		if i := indexOfRef(t.Options, r.ID); i >= 0 {
			c.add("R118", r.At, r.ID).WithRelated(t.Options[i].At, words{"it keeps to the tenet here", "هنا يوافق المبدأ"})
			continue
		}
		c.tied(r, by, seen)
	}
}

// tied checks an option that a tenet names, and that one of its parties decides.
func (c *checker) tied(r Ref, by []string, seen map[string]Span) {
	if first, twice := seen[r.ID]; twice {
		c.add("R106", r.At, clip(r.ID)).WithRelated(first, words{"it stands here already", "هو مذكور هنا أصلًا"})
		return
	}
	seen[r.ID] = r.At
	decision, option, ok := strings.Cut(r.ID, ".")
	if !ok {
		c.add("R115", r.At, clip(r.ID))
		return
	}
	if !c.ref(Ref{decision, r.At}, decided) {
		return
	}
	d := &c.s.Decisions[slices.IndexFunc(c.s.Decisions, func(d Decision) bool { return d.ID == decision })]
	if options := optionIDs(d); !slices.Contains(options, option) {
		c.guess("R116", r.At, option, options, decision, clip(option))
		return
	}
	if !slices.ContainsFunc(d.By, func(p Ref) bool { return slices.Contains(by, p.ID) }) {
		c.add("R117", r.At, decision).WithRelated(d.At, words{"it is taken by others", "يتخذه غيرهم"})
	}
}
