package review

import (
	"tamrin/exercise"
)

// Strategy is one of the scenario's: how decisions bore on it, and what became of
// it after the end.
type Strategy struct {
	ID      string
	Title   Text
	Holders []Text // parties
	Began   int    // version with which the exercise began
	Now     int    // newest version
	Tenets  []Tenet
	Changes []Change // in the order in which they were first proposed
	Stands  []Text   // tenets of the newest version
}

// Tenet is one with which the exercise began. Decisions are named by their IDs.
type Tenet struct {
	Text      Text
	Kept      []string
	Against   []string
	Otherwise []string // another way was taken though one that keeps to it was there
}

// Change is a proposed change of a tenet.
type Change struct {
	Finding  string
	Before   Text // nil where the tenet is added
	After    Text // nil where it is dropped
	Standing exercise.Standing
	Version  int // that it became; 0 while it has not
	Voices   []Voice
}

// Voice is what a party whose approval is needed said last.
type Voice struct {
	Party    Text
	Said     bool
	Approves bool
	Reason   string
}

func (m *maker) strategies() (list []Strategy) {
	for i := range m.State.Strategies {
		def, st := &m.Program.Strategies[i], &m.State.Strategies[i]
		x := Strategy{ID: def.ID, Title: titled(def.Title, def.ID), Began: st.Versions[0].Number, Now: st.Now().Number}
		for _, q := range def.Holders {
			x.Holders = append(x.Holders, m.parties(1<<q)...)
		}
		for k := range st.Versions[0].Tenets {
			x.Tenets = append(x.Tenets, m.tenet(i, &st.Versions[0].Tenets[k]))
		}
		for k := range st.Amendments {
			x.Changes = append(x.Changes, m.amendment(i, &st.Amendments[k]))
		}
		for _, t := range st.Now().Tenets {
			x.Stands = append(x.Stands, t.Text)
		}
		list = append(list, x)
	}
	return list
}

func (m *maker) tenet(i int, t *exercise.Tenet) Tenet {
	x := Tenet{Text: t.Text}
	for _, b := range m.Bearings(i, t) {
		id := m.Program.Decisions[b.Decision].ID
		switch b.How {
		case exercise.KeptTo:
			x.Kept = append(x.Kept, id)
		case exercise.WentAgainst:
			x.Against = append(x.Against, id)
		default:
			x.Otherwise = append(x.Otherwise, id)
		}
	}
	return x
}

func (m *maker) amendment(i int, a *exercise.Amendment) Change {
	w := a.Now()
	x := Change{Finding: w.Finding, After: w.Text, Standing: m.Standing(i, a), Version: a.Version}
	if base := m.State.Strategies[i].Version(w.Base); base != nil && base.Tenet(w.Tenet) != nil {
		x.Before = base.Tenet(w.Tenet).Text
	}
	for _, q := range m.Program.Strategies[i].Consent {
		v := Voice{Party: m.parties(1 << q)[0]}
		if said := a.Voice(q); said != nil {
			v.Said, v.Approves, v.Reason = true, said.Approves, said.Reason
		}
		x.Voices = append(x.Voices, v)
	}
	return x
}

// Pursuit is one strategy through several exercises, oldest first.
type Pursuit struct {
	ID     string
	Title  Text
	Course []Course
}

// Course is what became of a strategy in one exercise.
type Course struct {
	Exercise   string
	Began, Now int
	Behind     int // the version to which an earlier exercise had come, where this one began with an older one; else 0
	Stands     []Text
}

// Newest is the exercise in which the strategy came furthest; of several the last.
func (p *Pursuit) Newest() *Course {
	best := &p.Course[0]
	for i := range p.Course {
		if p.Course[i].Now >= best.Now {
			best = &p.Course[i]
		}
	}
	return best
}

// chart follows every strategy through the exercises of a programme.
func (p *Programme) chart() {
	at := map[string]int{}
	for _, r := range p.Exercises {
		for _, st := range r.Strategies {
			i, known := at[st.ID]
			if !known {
				i = len(p.Strategies)
				at[st.ID] = i
				p.Strategies = append(p.Strategies, Pursuit{ID: st.ID, Title: st.Title})
			}
			c := Course{Exercise: r.ID, Began: st.Began, Now: st.Now, Stands: st.Stands}
			if known && p.Strategies[i].Newest().Now > st.Began {
				c.Behind = p.Strategies[i].Newest().Now
			}
			p.Strategies[i].Course = append(p.Strategies[i].Course, c)
		}
	}
}
