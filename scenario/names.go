package scenario

// noun is a kind of named thing.
type noun uint8

const (
	nounTheatre noun = iota
	nounParty
	nounAlliance
	nounCommitment
	nounCell
	nounObjective // with its tasks, as o1.t1
	nounStoryline
	nounForce
	nounVar
	nounDecision
	nounInject
	nounRule
	nounOutcome
	nouns
)

// nounWords says what a thing is.
var nounWords = [nouns]words{
	{"a theatre", "مسرح"}, {"a party", "طرف"}, {"an alliance", "تحالف"}, {"a commitment", "التزام"},
	{"a cell", "خلية"}, {"an objective or task", "هدف أو مهمة"}, {"a storyline", "خط سرد"}, {"a force", "قوة"}, {"a variable", "متغيّر"},
	{"a decision", "قرار"}, {"an inject", "مُدخل"}, {"a rule", "قاعدة"}, {"an outcome", "مآل"},
}

// names knows every named thing of a scenario by kind.
type names struct {
	at  [nouns]map[string]Span
	ids [nouns][]string // in the order of writing
}

// namesOf gathers the names of a scenario.
func namesOf(s *Scenario) (n names) {
	for kind := range n.at {
		n.at[kind] = map[string]Span{}
	}
	each(s.Theatres, func(t *Theatre) { n.add(nounTheatre, t.Item) })
	each(s.Parties, func(p *Party) { n.add(nounParty, p.Item) })
	each(s.Alliances, func(a *Alliance) { n.add(nounAlliance, a.Item) })
	each(s.Commitments, func(c *Commitment) { n.add(nounCommitment, c.Item) })
	each(s.Cells, func(c *Cell) { n.add(nounCell, c.Item) })
	each(s.Storylines, func(l *Storyline) { n.add(nounStoryline, l.Item) })
	each(s.Forces, func(f *Force) { n.add(nounForce, f.Item) })
	each(s.Vars, func(v *Var) { n.add(nounVar, v.Item) })
	each(s.Decisions, func(d *Decision) { n.add(nounDecision, d.Item) })
	each(s.Injects, func(i *Inject) { n.add(nounInject, i.Item) })
	each(s.Rules, func(r *Rule) { n.add(nounRule, r.Item) })
	each(s.Outcomes, func(o *Outcome) { n.add(nounOutcome, o.Item) })
	each(s.Objectives, func(o *Objective) {
		n.add(nounObjective, o.Item)
		each(o.Tasks, func(t *Task) { n.add(nounObjective, Item{o.ID + "." + t.ID, t.At}) })
	})
	return n
}

func (n *names) add(kind noun, i Item) {
	n.at[kind][i.ID] = i.At
	n.ids[kind] = append(n.ids[kind], i.ID)
}

// of returns the kind of thing, among kinds, that the id names; how many of
// the kinds have the id; and that kind.
func (n *names) of(id string, kinds []noun) (kind noun, count int) {
	for i := len(kinds) - 1; i >= 0; i-- {
		if _, ok := n.at[kinds[i]][id]; ok {
			kind = kinds[i]
			count++
		}
	}
	return kind, count
}

// elsewhere finds a thing of any kind with the id.
func (n *names) elsewhere(id string) (kind noun, ok bool) {
	for kind := range nouns {
		if _, ok := n.at[kind][id]; ok {
			return kind, true
		}
	}
	return 0, false
}

// candidates lists the names of the kinds.
func (n *names) candidates(kinds []noun) (all []string) {
	for _, k := range kinds {
		all = append(all, n.ids[k]...)
	}
	return all
}

// has reports whether the id names a thing of the kind.
func (n *names) has(kind noun, id string) bool {
	_, ok := n.at[kind][id]
	return ok
}
