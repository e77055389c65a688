package exercise

import "tamrin/engine"

func (h *handling) openConference(c OpenConference) (Event, error) {
	if len(h.Conferences) >= MaxConferences {
		return Event{}, Refuse(Limit)
	}
	said := &Said{Parties: c.Parties, Public: true}
	err := h.holds(c.Parties)
	if err != nil {
		return Event{}, err
	}
	if said.Title, err = texts(c.Title, MaxSubject); err != nil {
		return Event{}, err
	}
	return Event{Kind: ConferenceOpened, Said: said}, nil
}

// holds checks that the seat may have the parties face the press; control may
// have any.
func (h *handling) holds(ids []string) error {
	if !h.IsControl(h.cell()) {
		_, err := h.speaksFor(ids)
		return err
	}
	if len(ids) == 0 {
		return Refuse(Incomplete)
	}
	for _, id := range ids {
		if _, ok := h.Program.Find(engine.NounParty, id); !ok {
			return Refuse(UnknownItem)
		}
	}
	return nil
}

func (h *handling) closeConference(c CloseConference) (Event, error) {
	switch {
	case c.Conference < 1 || c.Conference > len(h.Conferences):
		return Event{}, Refuse(UnknownItem)
	case !h.IsControl(h.cell()) && (h.Speakers(h.Conferences[c.Conference-1].Parties)>>h.cell()&1 == 0 || !h.Seats[h.seat].Leads):
		return Event{}, Refuse(NotAllowed)
	case h.Conferences[c.Conference-1].Closed:
		return Event{}, errAgain
	}
	return Event{Kind: ConferenceClosed, Number: c.Conference}, h.handsOn()
}

// AsksPress reports whether a cell asks at press conferences: control, and those
// that play the media.
func (s *State) AsksPress(cell int) bool {
	return s.IsControl(cell) || s.Program.Cells[cell].Kind == "media"
}

func (h *handling) askQuestion(c AskQuestion) (Event, error) {
	m := &Mail{As: clean(c.As), Text: clean(c.Words)}
	if err := h.mayWrite(c.ID, len(h.Questions), MaxQuestions); err != nil {
		return Event{}, err
	}
	switch {
	case !h.AsksPress(h.cell()):
		return Event{}, Refuse(NotAllowed)
	case c.Conference < 1 || c.Conference > len(h.Conferences):
		return Event{}, Refuse(UnknownItem)
	case h.Conferences[c.Conference-1].Closed:
		return Event{}, Refuse(TooLate)
	case m.Text == "":
		return Event{}, Refuse(Incomplete)
	case letters(m.Text) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	case letters(m.As) > MaxSubject:
		return Event{}, tooManyLetters(MaxSubject)
	}
	return Event{Kind: QuestionAsked, ID: c.ID, Number: c.Conference, Mail: m}, nil
}

// question finds a question that the parties may answer.
func (h *handling) question(key int, parties uint64) (int, error) {
	if key < 1 || key > len(h.Questions) {
		return 0, Refuse(UnknownItem)
	}
	switch c := &h.Conferences[h.Questions[key-1].Conference]; {
	case parties&^c.Parties != 0:
		return 0, Refuse(NotAllowed)
	case c.Closed:
		return 0, Refuse(TooLate)
	}
	return key, nil
}
