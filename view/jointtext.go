package view

import (
	"slices"

	"tamrin/exercise"
)

// base is the version of a text that changes are told from.
type base struct {
	room, version int
	words         []exercise.Wording
}

// since finds what the viewer has consented to last; the first draft where it
// has not.
func (e eye) since(i int) base {
	r := &e.Rooms[i]
	b := base{i, 0, r.Text.First}
	for k, q := range e.Program.Alliances[r.Alliance].Members {
		if a := &r.Agreed[k]; e.isIn(e.Program.Parties[q].Cells) && a.Version > b.version {
			b.version, b.words = a.Version, a.Words
		}
	}
	return b
}

// draft fills in the text, with what has changed since the viewer consented.
func (e eye) draft(i int, shown *Room) {
	r := &e.Rooms[i]
	from := e.since(i)
	shown.Version, shown.Since, shown.Unsettled = r.Version, from.version, r.Text.Unsettled()
	shown.Paragraphs = []Paragraph{}
	at, last := map[string]int{}, -1
	for k := range from.words {
		at[from.words[k].ID] = k
	}
	for _, c := range r.Text.Clauses {
		k, known := at[c.ID]
		p := Paragraph{ID: c.ID, New: !known, Bodies: []Body{}}
		var was []string
		if known {
			was = from.words[k].Words
			shown.Moved = shown.Moved || k < last
			last = max(last, k)
		}
		for l := range c.Bodies {
			b := e.bodyOf(from, c, l, was)
			shown.Changed = shown.Changed || len(b.Changes) > 0
			p.Bodies = append(p.Bodies, b)
		}
		shown.Paragraphs = append(shown.Paragraphs, p)
	}
	shown.Gone = e.gone(r, from)
	shown.Changed = shown.Changed || shown.Moved || len(shown.Gone) > 0 || slices.ContainsFunc(shown.Paragraphs, func(p Paragraph) bool { return p.New })
}

// bodyOf shows a paragraph in a language, with what changed since it was words.
func (e eye) bodyOf(from base, c *exercise.Clause, l int, was []string) Body {
	b := &c.Bodies[l]
	shown := Body{Language: e.Program.Scenario.Languages[l], Version: b.Version, Text: b.Text, By: e.cellOf(b.By), At: b.At}
	for _, o := range b.Ops {
		if e.isIn(1 << o.Cell) {
			shown.Ops = append(shown.Ops, Op{o.ID, o.Version})
		}
	}
	shown.Ops = shown.Ops[max(0, len(shown.Ops)-MaxOps):]
	if b.Version == 0 {
		return shown // as drafted: nobody changed it, whenever one consented
	}
	old := ""
	if was != nil {
		old = was[l]
	}
	shown.Changes = e.memo.between(memoKey{from.room, from.version, c.ID, l, b.Version}, old, b.Text)
	return shown
}

// gone shows the paragraphs that were there then and are no more.
func (e eye) gone(r *exercise.Room, from base) (list []Paragraph) {
	for _, w := range from.words {
		if r.Text.Place(w.ID) >= 0 {
			continue
		}
		p := Paragraph{ID: w.ID, Bodies: []Body{}}
		for l, words := range w.Words {
			p.Bodies = append(p.Bodies, Body{Language: e.Program.Scenario.Languages[l], Text: words})
		}
		list = append(list, p)
	}
	return list
}

var verdicts = [...]ProposalStatus{exercise.Undecided: Proposed, exercise.TakenIn: Accepted, exercise.TurnedDown: Declined}

func (e eye) proposals(i int) (list []Proposal) {
	r := &e.Rooms[i]
	for n := range r.Proposals {
		p := &r.Proposals[n]
		shown := Proposal{Number: n + 1, Paragraph: p.Paragraph, Language: p.Language, Words: p.Words, Comment: p.Comment,
			From: e.cellOf(p.By), At: p.At, Status: verdicts[p.Verdict]}
		if p.Verdict != exercise.Undecided {
			shown.By = e.cellOf(p.Decided)
		} else if b := r.Text.Body(p.Paragraph, slices.Index(e.Program.Scenario.Languages, p.Language)); b != nil {
			shown.Changes = e.memo.between(memoKey{i, -1 - n, p.Paragraph, 0, b.Version}, b.Text, p.Words)
		}
		list = append(list, shown)
	}
	return list
}

func (e eye) comments(r *exercise.Room) (list []Comment) {
	for n := range r.Comments {
		c := &r.Comments[n]
		list = append(list, Comment{Number: n + 1, Paragraph: c.Paragraph, Words: c.Words, From: e.cellOf(c.By), At: c.At, Resolved: c.Resolved})
	}
	return list
}
