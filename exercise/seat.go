package exercise

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"tamrin/engine"
	"tamrin/scenario"
)

// Seat is one person's place in a cell.
type Seat struct {
	ID    string // the cell's name, with the seat's behind a dot where the scenario names seats
	Cell  int
	Src   *scenario.Seat // nil where the scenario names none
	Leads bool           // may take its cell's decisions
	Bot   bool           // a bot plays it
	Name  string         // of the person who took it
}

// seatsOf lists the seats of a program: those named, else one for each cell.
// Where no seat of a cell leads, all do.
func seatsOf(p *engine.Program) (seats []Seat) {
	for c := range p.Cells {
		src := p.Cells[c].Src
		if src == nil || len(src.Seats) == 0 {
			seats = append(seats, Seat{ID: p.Cells[c].ID, Cell: c, Leads: true})
			continue
		}
		led := false
		for i := range src.Seats {
			led = led || src.Seats[i].Leads
		}
		for i := range src.Seats {
			seat := &src.Seats[i]
			seats = append(seats, Seat{ID: seatID(p.Cells[c].ID, seat.ID, i), Cell: c, Src: seat, Leads: !led || seat.Leads})
		}
	}
	return seats
}

func seatID(cell, seat string, i int) string {
	if seat == "" {
		return fmt.Sprintf("%s.%d", cell, i+1)
	}
	return cell + "." + seat
}

// Seat returns the index of the seat of that name.
func (s *State) Seat(id string) (int, bool) {
	name, _, _ := strings.Cut(id, ".")
	cell, ok := s.Program.Find(engine.NounCell, name)
	if !ok {
		return 0, false
	}
	first, seats := s.SeatsIn(cell)
	for i := range seats {
		if seats[i].ID == id {
			return first + i, true
		}
	}
	return 0, false
}

// SeatsIn returns the seats of a cell and the index of the first: those of one
// cell stand together.
func (s *State) SeatsIn(cell int) (first int, seats []Seat) {
	by := func(x Seat, cell int) int { return cmp.Compare(x.Cell, cell) }
	first, _ = slices.BinarySearchFunc(s.Seats, cell, by)
	n, _ := slices.BinarySearchFunc(s.Seats[first:], cell+1, by)
	return first, s.Seats[first : first+n]
}

// IsControl reports whether a cell controls the exercise.
func (s *State) IsControl(cell int) bool { return s.Program.Cells[cell].Kind == "control" }

// Peopled reports whether a person holds a seat that may answer for the party.
func (s *State) Peopled(party int) bool {
	for i := range s.Seats {
		seat := &s.Seats[i]
		if s.Program.Parties[party].Cells>>seat.Cell&1 == 1 && seat.Leads && !seat.Bot {
			return true
		}
	}
	return false
}

// BotFor returns the seat in which a bot answers for the party, "" for a party
// that no cell plays; false where a person answers, or nobody.
func (s *State) BotFor(party int) (string, bool) {
	if s.Program.Parties[party].Cells == 0 {
		return "", true
	}
	if s.Peopled(party) {
		return "", false
	}
	for i := range s.Seats {
		seat := &s.Seats[i]
		if s.Program.Parties[party].Cells>>seat.Cell&1 == 1 && seat.Leads && seat.Bot {
			return seat.ID, true
		}
	}
	return "", false
}

// BotControls returns control's seat where bots alone hold control.
func (s *State) BotControls() (string, bool) {
	id := ""
	for i := range s.Seats {
		if !s.IsControl(s.Seats[i].Cell) {
			continue
		}
		if !s.Seats[i].Bot {
			return "", false
		}
		id = s.Seats[i].ID
	}
	return id, id != ""
}
