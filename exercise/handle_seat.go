package exercise

func (h *handling) acknowledge(c Acknowledge) (Event, error) {
	seat := &h.Seats[h.seat]
	if c.Key < 1 || c.Key > len(h.Inbox[seat.Cell]) {
		return Event{}, Refuse(UnknownItem)
	}
	for _, o := range h.Deliveries[h.Inbox[seat.Cell][c.Key-1]].Opened {
		if o.Cell == seat.Cell {
			return Event{}, Refuse(AlreadyTaken)
		}
	}
	return Event{Kind: ItemOpened, Key: c.Key}, nil
}

func (h *handling) takeSeat(c TakeSeat) (Event, error) {
	seat, name := &h.Seats[h.seat], clean(c.Name)
	switch {
	case len(name) > MaxName:
		return Event{}, tooLong(MaxName)
	case !seat.Bot && seat.Name != "" && seat.Name != name:
		return Event{}, Refuse(SeatHeld)
	}
	h.By.Name = name
	return Event{Kind: SeatTaken, Seat: seat.ID, Name: name}, nil
}

func (h *handling) handBack(c HandBack) (Event, error) {
	i := h.seat
	if c.Seat != "" {
		var ok bool
		if i, ok = h.Seat(c.Seat); !ok || i != h.seat && !h.IsControl(h.Seats[h.seat].Cell) {
			return Event{}, Refuse(NotAllowed)
		}
	}
	if h.Seats[i].Bot {
		return Event{}, Refuse(SeatHeld)
	}
	return Event{Kind: SeatReturned, Seat: h.Seats[i].ID}, nil
}
