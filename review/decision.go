package review

import (
	"tamrin/engine"
	"tamrin/exercise"
)

// How says in what manner a decision was closed.
type How string

// The manners of closing.
const (
	Taken     How = "taken"
	ByDefault How = "default" // time ran out; the default option applied
	Lapsed    How = "lapsed"  // time ran out and there was no default
	Judged    How = "judged"  // control mapped an answer in words
)

var hows = map[engine.How]How{engine.Taken: Taken, engine.ByDefault: ByDefault, engine.Lapsed: Lapsed, engine.Judged: Judged}

// Decision is one that was put to cells.
type Decision struct {
	ID       string
	Title    Text
	Cells    []string // that could take it
	Parties  []Text   // that took it; where it is open, that have to
	Opened   int64
	Deadline int64 // or None
	Closed   int64 // or None
	How      How   // empty while it is open
	By       exercise.Actor
	Options  []Text // taken
	Words    string // an answer in words
	WordsAt  int64  // or None
	Reason   string
	Outcome  string // what control ruled to come of words
}

// Used is how much of the time there was went by until the decision, or the
// words for it, in per cent; false where there was no limit, or it is open.
func (d *Decision) Used() (percent int, ok bool) {
	at := d.Closed
	if d.WordsAt != None {
		at = d.WordsAt
	}
	if d.Deadline == None || at == None || d.Deadline <= d.Opened {
		return 0, false
	}
	return int((at - d.Opened) * 100 / (d.Deadline - d.Opened)), true
}

func (m *maker) decisions() (list []Decision) {
	for _, i := range m.Opened {
		def, w, a := &m.Program.Decisions[i], m.World.Decision(i), &m.Answers[i]
		d := Decision{ID: def.ID, Title: titled(def.Src.Title, def.ID), Cells: m.cellIDs(def.Cells), Parties: m.parties(m.Deciders(i)),
			Opened: w.OpenedAt, Deadline: moment(w.Deadline), Closed: None, Words: a.Words, WordsAt: None}
		if a.Words != "" {
			d.WordsAt = a.WordsAt
		}
		if w.Status == engine.Closed {
			d.Closed, d.How, d.By, d.Reason, d.Outcome = w.ClosedAt, hows[w.How], a.By, a.Reason, a.Outcome
		}
		for _, o := range set(w.Options) {
			d.Options = append(d.Options, titled(def.Options[o].Src.Title, def.Options[o].ID))
		}
		list = append(list, d)
	}
	return list
}
