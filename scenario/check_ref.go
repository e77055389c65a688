package scenario

import "slices"

// everybody is the name that stands for all cells.
const everybody = "all"

// What the fields that name things may name.
var (
	theatre    = []noun{nounTheatre}
	party      = []noun{nounParty}
	alliance   = []noun{nounAlliance}
	cell       = []noun{nounCell}
	audience   = []noun{nounCell, nounParty}
	inject     = []noun{nounInject}
	happening  = []noun{nounInject, nounDecision, nounOutcome}
	contingent = []noun{nounDecision, nounInject}
	objective  = []noun{nounObjective}
	storyline  = []noun{nounStoryline}
	commitment = []noun{nounCommitment}
	force      = []noun{nounForce}
	holder     = []noun{nounParty, nounAlliance}
	decided    = []noun{nounDecision}
)

// ref tells a name that names nothing, or not what is expected, and reports
// whether it names one thing. Nothing is told of what was not written.
func (c *checker) ref(r Ref, kinds []noun) bool {
	if r.ID == "" {
		return false
	}
	switch _, count := c.names.of(r.ID, kinds); count {
	case 1:
		return true
	case 0:
		c.unknown(r, kinds)
	default:
		c.ambiguous(r, kinds)
	}
	return false
}

// unknown tells a name that names nothing of the kinds.
func (c *checker) unknown(r Ref, kinds []noun) {
	if other, ok := c.names.elsewhere(r.ID); ok {
		c.guess("R102", r.At, r.ID, c.candidates(kinds), r.ID, nounWords[other], either(kinds)).
			WithRelated(c.names.at[other][r.ID], words{"it is written here", "هو مكتوب هنا"})
		return
	}
	c.guess("R101", r.At, r.ID, c.candidates(kinds), either(kinds), clip(r.ID))
}

// candidates lists what could have been meant, while problems are still told.
func (c *checker) candidates(kinds []noun) []string {
	if c.full() {
		return nil
	}
	all := c.names.candidates(kinds)
	if slices.Contains(kinds, nounCell) {
		all = append(all, everybody)
	}
	return all
}

// ambiguous tells a name that two kinds of things have.
func (c *checker) ambiguous(r Ref, kinds []noun) {
	d := c.add("R103", r.At, r.ID)
	for _, k := range kinds {
		if at, ok := c.names.at[k][r.ID]; ok {
			d.WithRelated(at, nounWords[k])
		}
	}
}

// either says "a cell or a party".
func either(kinds []noun) words {
	w := nounWords[kinds[0]]
	for i, k := range kinds[1:] {
		en := ", "
		if i == len(kinds)-2 {
			en = " or "
		}
		w = words{w.En + en + nounWords[k].En, w.Ar + " أو " + nounWords[k].Ar}
	}
	return w
}

// refs checks a list of names, each of which should stand in it once.
func (c *checker) refs(list []Ref, kinds []noun) {
	seen := map[string]Span{}
	for _, r := range list {
		if first, twice := seen[r.ID]; twice && r.ID != "" {
			c.add("R106", r.At, clip(r.ID)).WithRelated(first, words{"it stands here already", "هو مذكور هنا أصلًا"})
			continue
		}
		seen[r.ID] = r.At
		c.ref(r, kinds)
	}
}

// audience checks names of cells and parties, or all.
func (c *checker) audience(list []Ref) { c.refs(withoutAll(list), audience) }

func withoutAll(list []Ref) []Ref {
	if !slices.ContainsFunc(list, func(r Ref) bool { return r.ID == everybody }) {
		return list
	}
	return slices.DeleteFunc(slices.Clone(list), func(r Ref) bool { return r.ID == everybody })
}

// pledges checks the commitments that something touches.
func (c *checker) pledges(lists ...[]Ref) {
	for _, l := range lists {
		c.refs(l, commitment)
	}
}

// notItself tells a thing that waits for itself.
func (c *checker) notItself(r Ref, id string) {
	if r.ID == id && id != "" {
		c.add("R105", r.At, id)
	}
}
