package exercise

// forBot judges what a bot writes, or opens, in a seat that it holds, as if somebody in
// that seat had sent it.
func (h *handling) forBot(c ForBot) (Event, error) {
	switch c.Do.(type) {
	case Send, ReadMessage, AskControl, WriteNote, Acknowledge, EnterRoom:
	default:
		return Event{}, Refuse(NotAllowed)
	}
	i, ok := h.Seat(c.Seat)
	switch {
	case !ok:
		return Event{}, Refuse(UnknownSeat)
	case !h.Seats[i].Bot:
		return Event{}, Refuse(SeatHeld)
	}
	h.seat, h.By, h.Do = i, Actor{Seat: c.Seat, Bot: true}, c.Do
	if err := h.admitPhase(); err != nil {
		return Event{}, err
	}
	return h.judge()
}
