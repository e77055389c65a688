package view

import (
	"cmp"
	"math/bits"
	"slices"
)

// front is the front page: what the press brought and what was said in public,
// newest first. It is the same for everybody.
func (e eye) front() []Story {
	list := []Story{}
	for i := range e.Deliveries {
		d := &e.Deliveries[i]
		if !e.reads(d) {
			continue
		}
		w := e.words(d.Inject)
		list = append(list, Story{Title: w.title, Text: w.text, From: w.from, Channel: w.channel, At: d.At, Scenario: e.story(d.Scenario)})
	}
	for _, d := range e.Closed {
		list = append(list, e.declared(d)...)
	}
	for n := range e.Statements {
		if st := &e.Statements[n]; st.Public {
			list = append(list, Story{Title: e.statementTitle(st), Text: st.Words, By: e.names(st.Parties), At: st.At, Scenario: e.story(st.Scenario)})
		}
	}
	slices.SortStableFunc(list, func(a, b Story) int { return cmp.Compare(b.At, a.At) })
	return list
}

// declared lists what a decision made public.
func (e eye) declared(d int) (list []Story) {
	def, w := &e.Program.Decisions[d], e.World.Decision(d)
	for m := w.Options; m != 0; m &= m - 1 {
		if o := &def.Options[bits.TrailingZeros64(m)]; o.Public {
			list = append(list, Story{Title: titled(o.Src.Title, o.ID), By: e.deciders(def, w.Party), At: w.ClosedAt, Scenario: e.story(e.Answers[d].Scenario)})
		}
	}
	return list
}
