package view

import (
	"math/bits"

	"tamrin/engine"
	"tamrin/exercise"
)

// decisions lists those that the viewer may know of, as they opened.
func (e eye) decisions() []Decision {
	list := []Decision{}
	for _, d := range e.Opened {
		if e.knows(d) {
			list = append(list, e.decision(d))
		}
	}
	return list
}

// decision shows a decision that the viewer may know of.
func (e eye) decision(d int) Decision {
	def, w := &e.Program.Decisions[d], e.World.Decision(d)
	shown := Decision{
		ID: def.ID, Title: titled(def.Src.Title, def.ID), Status: statuses[w.Status],
		Opened: w.OpenedAt, Deadline: moment(w.Deadline), Mine: e.decides(d),
	}
	if e.inside(d) {
		e.open(d, &shown)
	} else if w.Status == engine.Answered {
		shown.Status = Open // that words wait is for those inside
	}
	return shown
}

var statuses = [...]Status{engine.Waiting: NotYet, engine.Open: Open, engine.Answered: Answered, engine.Closed: Closed}

// moment returns an exercise time for a page: 0 where there is none.
func moment(t int64) int64 {
	if t == engine.Never {
		return 0
	}
	return t
}

// open fills in what those inside a decision may know of it.
func (e eye) open(d int, shown *Decision) {
	def, w := &e.Program.Decisions[d], e.World.Decision(d)
	shown.Text, shown.Jointly, shown.Choose, shown.FreeText = text(def.Src.Text), def.Jointly, def.Choose, def.FreeText
	shown.MayTake = shown.Mine && e.Leads && e.Role == Player && w.Status == engine.Open && e.State.Clock.Phase == exercise.Running // so not in an emergency either
	offered := e.World.Offered(d)
	if w.Status == engine.Closed {
		offered = w.Options
	}
	shown.Options = e.options(d, offered, w.Options)
	if def.Default >= 0 && w.Status == engine.Open && offered>>def.Default&1 == 1 {
		shown.Default = def.Options[def.Default].ID
	}
	for _, q := range def.Parties {
		p := &e.Program.Parties[q]
		shown.Parties = append(shown.Parties, Party{ID: p.ID, Title: titled(p.Src.Title, p.ID), Yours: e.isIn(p.Cells),
			Choice: e.OptionIDs(d, e.World.Choice(d, q))})
	}
	shown.Answer = e.answer(d)
}

func (e eye) options(d int, among, taken uint64) (list []Option) {
	for ; among != 0; among &= among - 1 {
		o := bits.TrailingZeros64(among)
		def := &e.Program.Decisions[d].Options[o]
		list = append(list, Option{ID: def.ID, Title: titled(def.Src.Title, def.ID), Text: text(def.Src.Text),
			Public: def.Public, Taken: taken>>o&1 == 1})
	}
	return list
}

var hows = map[engine.How]How{engine.Taken: Taken, engine.ByDefault: ByDefault, engine.Lapsed: Lapsed, engine.Judged: Judged}

// answer tells what was decided, or what words wait.
func (e eye) answer(d int) *Answer {
	w, known := e.World.Decision(d), &e.Answers[d]
	a := &Answer{Words: known.Words, Outcome: known.Outcome}
	if w.Party >= 0 {
		a.Party = e.Program.Parties[w.Party].ID
	}
	by := known.By
	if known.Words != "" {
		by = known.WordsBy
	}
	a.By, a.Name, a.Bot = by.Seat, by.Name, by.Bot
	switch w.Status {
	case engine.Answered:
		a.At = known.WordsAt
		return a
	case engine.Closed:
		a.How, a.At, a.Options = hows[w.How], w.ClosedAt, e.OptionIDs(d, w.Options)
		return a
	}
	return nil
}

// statements lists what has become known of decisions in which the viewer has
// no part.
func (e eye) statements() []Statement {
	list := []Statement{}
	for _, d := range e.Closed {
		if e.decides(d) {
			continue
		}
		def, w := &e.Program.Decisions[d], e.World.Decision(d)
		for m := w.Options; m != 0; m &= m - 1 {
			o := &def.Options[bits.TrailingZeros64(m)]
			if !e.learns(o) {
				continue
			}
			list = append(list, Statement{By: e.deciders(def, w.Party), Option: titled(o.Src.Title, o.ID),
				At: w.ClosedAt, Story: e.story(e.Answers[d].Scenario), Public: o.Public})
		}
	}
	return list
}

// deciders names the party that took a decision, or all of its parties where
// they took it together or time ran out.
func (e eye) deciders(def *engine.Decision, party int) (list []Text) {
	for _, q := range def.Parties {
		if party < 0 || q == party {
			list = append(list, titled(e.Program.Parties[q].Src.Title, e.Program.Parties[q].ID))
		}
	}
	return list
}
