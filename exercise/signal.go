package exercise

import (
	"fmt"

	"tamrin/engine"
	"tamrin/scenario"
)

// Signal is what something is meant to tell an audience, or how it was received
// there. Of what several said together, each cell keeps its own meaning.
type Signal struct {
	About   string // as Item names it
	Meant   bool   // else received
	Cell    int    // the audience
	From    int    // the cell that means it; -1 with what was received
	Value   string // of the scale
	Words   string
	By      Actor
	At      int64 // exercise time, ms
	Earlier int   // records that this one replaced
}

// Signaled is a signal as the log keeps it.
type Signaled struct {
	About string `json:"about"`
	Cell  string `json:"cell"` // the audience
	Value string `json:"value,omitempty"`
	Words string `json:"words,omitempty"`
}

// Relation is how an audience stands to who sends a signal.
type Relation uint8

// The relations.
const (
	Ally Relation = iota
	Adversary
	Third
)

// Relation tells how a cell stands to parties: an adversary's cell and another
// are adversaries; cells of one alliance, partners included, are allies.
func (s *State) Relation(parties uint64, cell int) Relation {
	p := s.Program
	theirs := false
	for c := range p.Cells {
		theirs = theirs || s.Speakers(parties)>>c&1 == 1 && p.Cells[c].Kind == "adversary"
	}
	if theirs != (p.Cells[cell].Kind == "adversary") {
		return Adversary
	}
	for i := range p.Alliances {
		a := &p.Alliances[i]
		in, out := false, false
		for _, list := range [][]int{a.Members, a.Partners} {
			for _, q := range list {
				in = in || parties>>q&1 == 1
				out = out || p.Parties[q].Cells>>cell&1 == 1
			}
		}
		if in && out {
			return Ally
		}
	}
	return Third
}

// Scale returns the values that a relation has.
func (s *State) Scale(r Relation) []scenario.Reception {
	scales := &s.Program.Scenario.Signals
	switch r {
	case Ally:
		return scales.Ally
	case Adversary:
		return scales.Adversary
	}
	return scales.Third
}

// signal folds in what a signal is meant to tell, or told.
func (s *State) signal(e *Event) error {
	if e.Signal == nil {
		return fmt.Errorf("nothing was recorded")
	}
	c, err := s.find(engine.NounCell, e.Signal.Cell)
	if err != nil {
		return err
	}
	now := Signal{About: e.Signal.About, Meant: e.Kind == SignalMeant, Cell: c, From: -1, Value: e.Signal.Value, Words: e.Signal.Words, By: e.By, At: e.At}
	if now.Meant {
		seat, ok := s.Seat(e.By.Seat)
		if !ok {
			return fmt.Errorf("there is no seat %q", e.By.Seat)
		}
		now.From = s.Seats[seat].Cell
	}
	if old := s.SignalOf(now.About, c, now.From); old != nil {
		now.Earlier = old.Earlier + 1
		*old = now
		return nil
	}
	s.signaled[signalKey{now.About, c, now.From}] = len(s.Signals)
	s.Signals = append(s.Signals, now)
	return nil
}

type signalKey struct {
	about      string
	cell, from int
}

// SignalOf returns what a cell means an item to tell an audience, or with from
// -1 how the audience received it; nil where nothing is recorded.
func (s *State) SignalOf(about string, cell, from int) *Signal {
	if i, ok := s.signaled[signalKey{about, cell, from}]; ok {
		return &s.Signals[i]
	}
	return nil
}
