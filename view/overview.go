package view

import (
	"cmp"
	"slices"

	"tamrin/engine"
	"tamrin/exercise"
)

// desk is what those who oversee the exercise see beside a cell's page.
func (e eye) desk(vars []Var, present func(string) bool) *Desk {
	before := e.memo.rows[e.Role]
	d := &Desk{MayAct: e.controls(), Replayed: e.Replayed, Length: moment(e.Program.Length), Rows: e.rows(before), Lines: e.lines(), Theatres: e.places(), Vars: vars, Journal: e.journal(), Outcomes: e.outcomes()}
	for i := range e.Program.Decisions {
		d.Decisions = append(d.Decisions, e.deskDecision(i))
	}
	e.contingencies(d, before)
	e.memo.keep(e.Role, d.Rows)
	if e.controls() {
		d.Chances = e.chances()
	} else {
		present = nil
	}
	for c := range e.Program.Cells {
		d.Cells = append(d.Cells, e.deskCell(c, present))
	}
	return d
}

func (e eye) deskDecision(i int) DeskDecision {
	def, w := &e.Program.Decisions[i], e.World.Decision(i)
	d := DeskDecision{Decision: e.decision(i), Cells: e.cells(def.Cells), Judge: e.controls() && w.Status == engine.Answered,
		Handler: e.handler(exercise.DecisionItem(def.ID))}
	if w.Status == engine.Waiting {
		e.open(i, &d.Decision)
		d.Opened = -1
	}
	d.All = e.options(i, 1<<len(def.Options)-1, w.Options)
	return d
}

// chances lists what waits for control to draw or choose.
func (e eye) chances() (list []Chance) {
	for _, c := range e.World.Pending() {
		def := &e.Program.Chances[c]
		chance := Chance{ID: def.ID}
		if def.Rule >= 0 {
			chance.Title = text(e.Program.Rules[def.Rule].Src.Title)
		}
		for b, weight := range def.Weights {
			branch := Branch{Weight: weight, Total: def.Total}
			if def.Rule >= 0 {
				branch.Title = text(e.Program.Rules[def.Rule].Src.Chance[b].Title)
			}
			chance.Branches = append(chance.Branches, branch)
		}
		list = append(list, chance)
	}
	return list
}

// lately is the stretch of exercise time over which a cell's load is counted, ms.
const lately = 10 * 60_000

func (e eye) deskCell(c int, present func(string) bool) DeskCell {
	def := &e.Program.Cells[c]
	cell := DeskCell{ID: def.ID, Languages: e.languages(c), Title: Text{"": def.ID}, Kind: def.Kind, Seats: e.seats(c, present), Received: len(e.Inbox[c]), Waiting: -1, AskWaits: -1, Notes: e.notes(c)}
	if def.Src != nil {
		cell.Title = titled(def.Src.Title, def.ID)
	}
	for _, i := range e.Inbox[c] {
		d := &e.Deliveries[i]
		if !slices.ContainsFunc(d.Opened, func(o exercise.Opening) bool { return o.Cell == c }) {
			cell.Unopened++
		}
		if d.At > e.State.Clock.Noted-lately {
			cell.Lately++
		}
	}
	for i := range e.Requests {
		if r := &e.Requests[i]; r.Cell == c && !r.Closed && len(r.Answers) == 0 {
			if cell.Asks++; cell.Asks == 1 {
				cell.AskWaits = r.At
			}
		}
	}
	for _, d := range e.Opened {
		w := e.World.Decision(d)
		if w.Status == engine.Open && e.Program.Decisions[d].Cells>>c&1 == 1 {
			cell.Open++
			if cell.Waiting < 0 {
				cell.Waiting = w.OpenedAt
			}
		}
	}
	return cell
}

// outcomes lists what has come true, in order of time.
func (e eye) outcomes() []Outcome {
	list := []Outcome{}
	for i := range e.Program.Outcomes {
		def := &e.Program.Outcomes[i]
		if at := e.World.OutcomeAt(i); at != engine.Never {
			list = append(list, Outcome{ID: def.ID, Title: titled(def.Src.Title, def.ID), Text: text(def.Src.Text), At: at, Ends: def.Ends})
		}
	}
	slices.SortStableFunc(list, func(a, b Outcome) int { return cmp.Compare(a.At, b.At) })
	return list
}

// journal lists the latest facts, newest first: neither the clock's own nor,
// for evaluators, those of chance.
func (e eye) journal() []Entry {
	list := []Entry{}
	for _, f := range slices.Backward(e.Recent()) {
		switch f.Kind {
		case exercise.TimeReached, exercise.Noted, exercise.MessageRead, exercise.FeedbackGiven: // a form's place would tell when it was written
			continue
		case exercise.ChanceDrawn, exercise.ChanceChosen:
			if !e.controls() {
				continue
			}
		}
		item := cmp.Or(f.Inject, f.Decision, f.Var, f.Chance, f.Event.Seat)
		list = append(list, Entry{Seq: f.Seq, At: f.At, Wall: f.Wall, Kind: string(f.Kind), Seat: f.By.Seat, Name: f.By.Name, Item: item, Reason: f.Reason})
	}
	return list
}
