package host

import (
	"tamrin/exercise"
	"tamrin/rehearse"
	"tamrin/view"
)

// chat has the bot write that is next to write, in a seat of its cell that a
// bot holds; where people hold them all, nothing is written. One that is refused
// is let be.
func (x *Exercise) chat() {
	c := x.chatter.Write(x.title)
	seat, ok := x.botIn(c.Cell)
	if !ok {
		return
	}
	cells := x.state.Program.Cells
	var do exercise.Command
	switch c.Kind {
	case rehearse.ToAlly:
		do = exercise.Send{To: []string{cells[c.To].ID}, Subject: c.Subject, Text: c.Text}
	case rehearse.ToControl:
		do = exercise.AskControl{Subject: c.Subject, Text: c.Text}
	case rehearse.InNotes:
		do = exercise.WriteNote{Text: c.Text}
	}
	x.play(c.At, exercise.ForBot{Seat: seat, Do: do})
}

// botIn returns a seat of a cell that a bot holds, one that leads first.
func (x *Exercise) botIn(cell int) (id string, ok bool) {
	for i := range x.state.Seats {
		s := &x.state.Seats[i]
		if s.Cell != cell || !s.Bot {
			continue
		}
		if s.Leads {
			return s.ID, true
		}
		id, ok = s.ID, true
	}
	return id, ok
}

// title is an inject's in a language, as it was delivered: control may have
// written it anew.
func (x *Exercise) title(inject int, language string) string {
	languages := x.state.Program.Scenario.Languages
	if written := x.state.Written[inject].Title; len(written) > 0 {
		return view.Text(written).Get(language, languages...)
	}
	if inject >= len(x.state.Program.Injects) {
		return ""
	}
	return x.state.Program.Injects[inject].Src.Title.Get(language, languages...)
}

// overhear lets bots know what a person wrote to their cells.
func (x *Exercise) overhear(e *exercise.Event) {
	if e.Kind != exercise.MessageSent || e.By.Bot {
		return
	}
	if m := &x.state.Messages[len(x.state.Messages)-1]; m.As == "" {
		x.chatter.Heard(e.At, m.From, m.Cells)
	}
}
