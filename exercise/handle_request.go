package exercise

import "tamrin/lang"

func (h *handling) askControl(c AskControl) (Event, error) {
	m := &Mail{Subject: clean(c.Subject), Text: clean(c.Text)}
	if of := clean(c.Of); of != "" {
		m.Bodies = []string{of}
	}
	if h.IsControl(h.cell()) {
		return Event{}, Refuse(NotAllowed) // there is nobody whom it might ask
	}
	if err := h.mayWrite(c.ID, len(h.Requests), MaxRequests); err != nil {
		return Event{}, err
	}
	switch {
	case m.Text == "":
		return Event{}, Refuse(Incomplete)
	case letters(m.Text) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	case letters(m.Subject) > MaxSubject, letters(clean(c.Of)) > MaxSubject:
		return Event{}, tooManyLetters(MaxSubject)
	}
	return Event{Kind: RequestMade, ID: c.ID, Mail: m}, nil
}

func (h *handling) answerRequest(c AnswerRequest) (Event, error) {
	i, ok := h.requestOf(h.cell(), c.Key)
	if !ok {
		return Event{}, Refuse(UnknownItem)
	}
	m := &Mail{As: clean(c.As), Text: clean(c.Text)}
	switch {
	case h.Requests[i].Closed:
		return Event{}, Refuse(TooLate)
	case m.Text == "":
		return Event{}, Refuse(Incomplete)
	case letters(m.Text) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	case letters(m.As) > MaxSubject:
		return Event{}, tooManyLetters(MaxSubject)
	}
	return Event{Kind: RequestAnswered, Number: i + 1, Mail: m}, h.unclaimed(RequestItem(i + 1))
}

func (h *handling) closeRequest(c CloseRequest) (Event, error) {
	i, ok := h.requestOf(h.cell(), c.Key)
	switch {
	case !ok:
		return Event{}, Refuse(UnknownItem)
	case h.Requests[i].Closed:
		return Event{}, errAgain
	case h.IsControl(h.cell()):
		return Event{Kind: RequestClosed, Number: i + 1}, h.unclaimed(RequestItem(i + 1))
	case h.Requests[i].Cell != h.cell():
		return Event{}, Refuse(NotAllowed)
	}
	return Event{Kind: RequestClosed, Number: i + 1}, nil
}

func (h *handling) claim(c Claim) (Event, error) {
	kind, i, ok := h.Item(c.Item)
	if !ok || kind == ARequest && h.Requests[i].Closed {
		return Event{}, Refuse(UnknownItem)
	}
	if by := h.Claims[c.Item].By; by.Seat == h.By.Seat {
		return Event{}, errAgain
	}
	e := Event{Kind: ItemClaimed, Item: c.Item}
	if c.Over {
		return e, nil
	}
	return e, h.unclaimed(c.Item)
}

func (h *handling) letGo(c LetGo) (Event, error) {
	if _, held := h.Claims[c.Item]; !held {
		return Event{}, errAgain
	}
	return Event{Kind: ItemLetGo, Item: c.Item}, h.unclaimed(c.Item)
}

// unclaimed refuses what another controller is handling, and tells who.
func (h *handling) unclaimed(item string) error {
	held, ok := h.Claims[item]
	if !ok || held.By.Seat == h.By.Seat {
		return nil
	}
	return &Refusal{Code: Handled, Say: sayHandled.Format(lang.Isolate(nameOf(held.By)), lang.Clock(held.At)), Winner: &Winner{By: held.By, At: held.At}, Item: item}
}
