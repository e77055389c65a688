package exercise

import (
	"errors"
	"unicode/utf8"

	"tamrin/engine"
)

// errAgain tells that an order repeats one that was carried out: it succeeds,
// and nothing comes of it.
var errAgain = errors.New("exercise: done before")

func (h *handling) send(c Send) (Event, error) {
	m := &Mail{As: clean(c.As), Subject: clean(c.Subject), Text: clean(c.Text)}
	if err := h.mayWrite(c.ID, len(h.Messages), MaxMessages); err != nil {
		return Event{}, err
	}
	if m.As != "" && !h.IsControl(h.cell()) {
		return Event{}, Refuse(NotAllowed)
	}
	if c.Room != "" {
		return h.sayAtTable(c, m)
	}
	to, err := h.addressed(c.To)
	if err != nil {
		return Event{}, err
	}
	if m.Bodies, err = h.bodies(c.Bodies); err != nil {
		return Event{}, err
	}
	if c.Reply != 0 {
		i, ok := h.messageOf(h.cell(), c.Reply)
		if !ok {
			return Event{}, Refuse(UnknownItem)
		}
		if err := h.unclaimed(MessageItem(i + 1)); err != nil && h.IsControl(h.cell()) {
			return Event{}, err
		}
		to = h.reply(m, i, to)
	}
	m.To = h.cellIDs(to)
	switch {
	case m.Text == "", len(m.To) == 0 && len(m.Bodies) == 0:
		return Event{}, Refuse(Incomplete)
	case letters(m.Text) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	case letters(m.As) > MaxSubject, letters(m.Subject) > MaxSubject:
		return Event{}, tooManyLetters(MaxSubject)
	}
	return Event{Kind: MessageSent, ID: c.ID, Mail: m}, nil
}

// mayWrite checks what holds for whatever a seat writes: who holds the seat,
// the identifier, and that there is room.
func (h *handling) mayWrite(id string, have, limit int) error {
	if h.By.Bot {
		limit /= 2 // people always have room
	} else if h.Seats[h.seat].Bot && !h.IsControl(h.cell()) {
		return Refuse(BotsSeat)
	}
	switch {
	case id != "" && !goodID(id):
		return Refuse(Impossible)
	case id != "" && h.sent[sending(h.By.Seat, id)]:
		return errAgain
	case have >= limit:
		return Refuse(Limit)
	}
	return nil
}

// goodID reports whether a page may name something so.
func goodID(id string) bool {
	if len(id) < 8 || len(id) > 64 {
		return false
	}
	for _, c := range []byte(id) {
		if c != '_' && c != '-' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return true
}

// cell is that of the seat that gives the order.
func (h *handling) cell() int { return h.Seats[h.seat].Cell }

// MayWriteTo reports whether seats of one cell may write to another: those that
// play to each other and to control, control to all, everybody within the own
// cell; who watches or evaluates, to control alone.
func (s *State) MayWriteTo(from, to int) bool {
	p := s.Program
	return from == to || s.IsControl(from) || s.IsControl(to) || p.Cells[from].Playing && p.Cells[to].Playing
}

// addressed turns names of cells into a mask. A cell that one may not write to
// and one that does not exist are told alike.
func (h *handling) addressed(to []string) (mask uint64, err error) {
	for _, id := range to {
		c, ok := h.Program.Find(engine.NounCell, id)
		if !ok || !h.MayWriteTo(h.cell(), c) {
			return 0, Refuse(UnknownItem)
		}
		mask |= 1 << c
	}
	return mask, nil
}

// bodies checks the simulated bodies that a message goes to.
func (h *handling) bodies(named []string) (list []string, err error) {
	for _, b := range named {
		if b = clean(b); b != "" {
			list = append(list, b)
		}
		if letters(b) > MaxSubject {
			return nil, tooManyLetters(MaxSubject)
		}
	}
	switch kind := h.Program.Cells[h.cell()]; {
	case len(list) > MaxBodies:
		return nil, Refuse(Limit)
	case len(list) > 0 && !kind.Playing && !h.IsControl(h.cell()):
		return nil, Refuse(NotAllowed)
	}
	return list, nil
}

// reply ties a message to the one that it answers. Where no address was given
// it goes to everybody whom the writer sees in that one; the subject goes on
// only among those who know it.
func (h *handling) reply(m *Mail, i int, to uint64) uint64 {
	first := &h.Messages[i]
	m.Reply = i + 1
	if to == 0 && len(m.Bodies) == 0 {
		to = h.backTo(m, first)
	}
	if m.Subject == "" && to&^first.Involves() == 0 {
		m.Subject = first.Subject
	}
	return to
}

// backTo finds to whom an answer goes, and as whom control gives it.
func (h *handling) backTo(m *Mail, first *Message) uint64 {
	mine := uint64(1) << h.cell()
	switch {
	case first.From == h.cell():
		m.Bodies = first.Bodies
		return first.Cells
	case h.IsControl(h.cell()):
		if m.As == "" && len(first.Bodies) > 0 {
			m.As = first.Bodies[0]
		}
		return 1 << first.From
	case first.As != "":
		m.Bodies = []string{first.As}
		return 0
	case h.IsControl(first.From):
		return 1 << first.From
	}
	m.Bodies = first.Bodies
	return first.Involves() &^ mine
}

func (h *handling) readMessage(c ReadMessage) (Event, error) {
	i, ok := h.messageOf(h.cell(), c.Key)
	if !ok {
		return Event{}, Refuse(UnknownItem)
	}
	if _, before := h.Messages[i].ReadIn(h.cell()); before || h.Messages[i].From == h.cell() {
		return Event{}, errAgain
	}
	return Event{Kind: MessageRead, Number: i + 1}, nil
}

// cellIDs returns the names of the cells of a mask.
func (s *State) cellIDs(mask uint64) (ids []string) {
	for c := range s.Program.Cells {
		if mask>>c&1 == 1 {
			ids = append(ids, s.Program.Cells[c].ID)
		}
	}
	return ids
}

func letters(s string) int { return utf8.RuneCountInString(s) }
