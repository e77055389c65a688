package view

import (
	"cmp"

	"tamrin/exercise"
)

// Strategies lists the strategies that a viewer may read.
func Strategies(s *exercise.State, v Viewer) []Strategy {
	e := newEye(s, v, &Memo{})
	list := []Strategy{}
	for i := range s.Strategies {
		if e.holds(i) {
			list = append(list, e.strategy(i))
		}
	}
	return list
}

// Changes tells how one text came from another, word by word; nothing where
// they are equal.
func Changes(from, to string) []Stretch { return wordChanges(from, to) }

// strategic reports whether there is a strategy that the viewer may read.
func (e eye) strategic() bool {
	for i := range e.State.Strategies {
		if e.holds(i) {
			return true
		}
	}
	return false
}

func (e eye) strategy(i int) Strategy {
	def, st := &e.Program.Strategies[i], &e.State.Strategies[i]
	shown := Strategy{ID: def.ID, Title: titled(def.Title, def.ID), Evidence: e.evidence(i), Amendments: []Amendment{}, MayPropose: e.proposes()}
	for _, q := range def.Holders {
		p := &e.Program.Parties[q]
		shown.Holders = append(shown.Holders, Party{ID: p.ID, Title: titled(p.Src.Title, p.ID), Yours: e.isIn(p.Cells)})
	}
	for k := range st.Versions {
		v := &st.Versions[k]
		version := StrategyVersion{Number: v.Number, Wall: v.Wall, Tenets: []Tenet{}}
		if v.Change >= 0 {
			version.Amendment = st.Amendments[v.Change].ID
		}
		for t := range v.Tenets {
			version.Tenets = append(version.Tenets, e.tenet(&v.Tenets[t]))
		}
		shown.Versions = append(shown.Versions, version)
	}
	for k := range st.Amendments {
		shown.Amendments = append(shown.Amendments, e.amendment(i, &st.Amendments[k]))
	}
	if e.ties() {
		shown.Choices = e.choices(def.Holders)
	}
	return shown
}

func (e eye) tenet(t *exercise.Tenet) Tenet {
	shown := Tenet{ID: t.ID, Text: t.Text}
	if e.ties() {
		shown.Options, shown.Against = e.tied(t.Options), e.tied(t.Against)
	}
	return shown
}

func (e eye) tied(names []string) (list []Tie) {
	for _, name := range names {
		if d, o, ok := e.OptionOf(name); ok {
			list = append(list, e.tie(d, o))
		}
	}
	return list
}

func (e eye) tie(d, o int) Tie {
	def := &e.Program.Decisions[d]
	return Tie{def.ID + "." + def.Options[o].ID, titled(def.Src.Title, def.ID), titled(def.Options[o].Src.Title, def.Options[o].ID)}
}

// choices lists the options of all decisions that any of the parties takes.
func (e eye) choices(parties []int) (list []Tie) {
	for d := range e.Program.Decisions {
		if !share(parties, e.Program.Decisions[d].Parties) {
			continue
		}
		for o := range e.Program.Decisions[d].Options {
			list = append(list, e.tie(d, o))
		}
	}
	return list
}

// share reports whether two lists have something in common.
func share(a, b []int) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

var bores = map[exercise.Bore]Bore{exercise.KeptTo: KeptTo, exercise.WentAgainst: WentAgainst, exercise.Otherwise: Otherwise}

// evidence lists how decisions that the viewer knows of bear on the tenets.
func (e eye) evidence(i int) []Evidence {
	list := []Evidence{}
	for k := range e.State.Strategies[i].Versions[0].Tenets {
		t := &e.State.Strategies[i].Versions[0].Tenets[k]
		for _, b := range e.Bearings(i, t) {
			if !e.proves(&b) {
				continue
			}
			def := &e.Program.Decisions[b.Decision]
			x := Evidence{Tenet: t.ID, How: bores[b.How], At: e.World.Decision(b.Decision).ClosedAt, By: e.names(e.Deciders(b.Decision)), Options: []Text{}}
			if e.inside(b.Decision) {
				x.Decision = titled(def.Src.Title, def.ID)
			}
			for o := range def.Options {
				if b.Options>>o&1 == 1 {
					x.Options = append(x.Options, titled(def.Options[o].Src.Title, def.Options[o].ID))
				}
			}
			if e.oversees() {
				x.Seat = e.seatOf(def.Cells)
			}
			list = append(list, x)
		}
	}
	return list
}

// seatOf is the first seat of the first of some cells.
func (e eye) seatOf(cells uint64) string {
	for i := range e.State.Seats {
		if cells>>e.State.Seats[i].Cell&1 == 1 {
			return e.State.Seats[i].ID
		}
	}
	return ""
}

var standings = [...]Standing{exercise.Proposed: Suggested, exercise.Declined: Opposed, exercise.Outdated: Outdated, exercise.Taken: InForce, exercise.Withdrawn: TakenBack}

func (e eye) amendment(i int, a *exercise.Amendment) Amendment {
	w := a.Now()
	shown := Amendment{ID: a.ID, Tenet: w.Tenet, Standing: standings[e.Standing(i, a)], Version: a.Version}
	if base := e.State.Strategies[i].Version(w.Base); base != nil && base.Tenet(w.Tenet) != nil {
		t := e.tenet(base.Tenet(w.Tenet))
		shown.Before = &t
	}
	if len(w.Text) > 0 {
		t := e.tenet(&exercise.Tenet{ID: w.Tenet, Text: w.Text, Options: w.Options, Against: w.Against})
		shown.After = &t
	}
	for k := range a.Wordings {
		shown.Wordings = append(shown.Wordings, e.phrasing(&a.Wordings[k]))
	}
	if a.Withdrawn != nil {
		back := e.phrasing(a.Withdrawn)
		shown.Back = &back
	}
	for _, q := range e.Program.Strategies[i].Consent {
		v := Voice{}
		if said := a.Voice(q); said != nil {
			v = e.voice(said)
		}
		p := &e.Program.Parties[q]
		v.Party, v.Title, v.MayJudge = p.ID, titled(p.Src.Title, p.ID), (shown.Standing == Suggested || shown.Standing == Opposed) && e.answersFor(q)
		shown.Voices = append(shown.Voices, v)
	}
	for k := range a.Voices {
		shown.Past = append(shown.Past, e.voice(&a.Voices[k]))
	}
	return shown
}

func (e eye) phrasing(p *exercise.Phrasing) Phrasing {
	return Phrasing{p.Text, p.Finding, e.known(p.By), p.Wall, p.Reason}
}

func (e eye) voice(v *exercise.Voice) Voice {
	p := &e.Program.Parties[v.Party]
	shown := Voice{Party: p.ID, Title: titled(p.Src.Title, p.ID), Said: true, Approves: v.Approves, Wording: v.Wording, Name: e.known(v.By), Wall: v.Wall, Reason: v.Reason}
	if seat, ok := e.Seat(v.By.Seat); ok {
		shown.ByStaff = e.IsControl(e.State.Seats[seat].Cell) && p.Cells>>e.State.Seats[seat].Cell&1 == 0
	}
	return shown
}

// known is the name of who acted, or their seat, for those who may know it.
func (e eye) known(by exercise.Actor) string {
	if seat, ok := e.Seat(by.Seat); ok && e.recognises(e.State.Seats[seat].Cell) {
		return cmp.Or(by.Name, by.Seat)
	}
	return ""
}
