package exercise

import (
	"fmt"

	"tamrin/lang"
)

// Paragraph is one paragraph of a cell's notes, as it now stands.
type Paragraph struct {
	Text    string // empty: taken away
	Version int    // from 1
	By      Actor  // who wrote this version
	At      int64  // exercise time of this version, ms
}

func (h *handling) writeNote(c WriteNote) (Event, error) {
	text, notes := clean(c.Text), h.Notes[h.cell()]
	have := len(notes)
	if c.Note != 0 {
		have = 0 // what is there may always be changed
	}
	if err := h.mayWrite(c.ID, have, MaxNotes); err != nil {
		return Event{}, err
	}
	switch {
	case letters(text) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	case c.Note < 0 || c.Note > len(notes):
		return Event{}, Refuse(UnknownItem)
	case c.Note == 0 && text == "":
		return Event{}, Refuse(Incomplete)
	case c.Note == 0:
		return Event{Kind: NoteWritten, ID: c.ID, Number: len(notes) + 1, Version: 1, Words: text}, nil
	}
	now := notes[c.Note-1]
	switch {
	case now.Text == text:
		return Event{}, errAgain // both want the same
	case now.Version != c.Version:
		return Event{}, stale(now)
	}
	return Event{Kind: NoteWritten, ID: c.ID, Number: c.Note, Version: now.Version + 1, Words: text}, nil
}

// stale tells whose newer version stands, and gives it: the writer's own stays
// on the writer's page.
func stale(now Paragraph) *Refusal {
	who := func(t lang.Tag) string {
		if now.By.Bot {
			return sayBot.In(t)
		}
		if now.By.Name != "" {
			return now.By.Name
		}
		return now.By.Seat
	}
	say := func(t lang.Tag) string { return sayStale.Format(lang.Isolate(who(t)), lang.Clock(now.At)).In(t) }
	return &Refusal{Code: Stale, Say: lang.Words{say(lang.En), say(lang.Ar)}, Newer: &Newer{By: now.By, At: now.At, Version: now.Version, Text: now.Text}}
}

// note folds in a version of a paragraph.
func (s *State) note(e *Event) error {
	seat, ok := s.Seat(e.By.Seat)
	if !ok {
		return fmt.Errorf("there is no seat %q", e.By.Seat)
	}
	notes := &s.Notes[s.Seats[seat].Cell]
	switch {
	case e.Number == len(*notes)+1:
		*notes = append(*notes, Paragraph{})
	case e.Number < 1 || e.Number > len(*notes):
		return fmt.Errorf("the cell has no paragraph %d", e.Number)
	}
	(*notes)[e.Number-1] = Paragraph{e.Words, e.Version, e.By, e.At}
	s.keep(e.By.Seat, e.ID)
	return nil
}
