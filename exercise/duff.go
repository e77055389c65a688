package exercise

// Emergency is why play is stopped on every page: something real.
type Emergency struct {
	By   Actor
	Text string
	At   int64 // exercise time at which it was called, ms
	Wall int64 // wall time then, Unix ms
}

func (h *handling) callNoDuff(c CallNoDuff) (Event, error) {
	text := clean(c.Text)
	switch {
	case text == "":
		return Event{}, Refuse(Incomplete)
	case letters(text) > MaxLetters:
		return Event{}, tooManyLetters(MaxLetters)
	}
	return Event{Kind: NoDuffCalled, Words: text, World: h.hash()}, nil
}

func (h *handling) endNoDuff() (Event, error) {
	if h.Emergency == nil {
		return Event{}, errAgain
	}
	return Event{Kind: NoDuffEnded}, nil
}

// noDuff folds in that play was stopped, or may be taken up again. The clock
// stays where it stopped until somebody resumes it.
func (s *State) noDuff(e *Event) error {
	if e.Kind == NoDuffEnded {
		s.Emergency = nil
		return nil
	}
	if s.Emergency != nil {
		s.Emergency.Text = e.Words
		return nil
	}
	if err := s.agree(e); err != nil {
		return err
	}
	s.Emergency = &Emergency{e.By, e.Words, e.At, e.Wall}
	if s.Clock.Phase == Running {
		s.stand(e, Paused)
	}
	return nil
}

// stops reports whether an order must wait because play is stopped. Control may
// still write, end the emergency, or end the exercise; seats may change hands;
// what evaluators saw before is kept.
func (h *handling) stops() bool {
	if h.Emergency == nil {
		return false
	}
	switch h.Do.(type) {
	case CallNoDuff, EndNoDuff, EndEx, TakeSeat, HandBack, ReadMessage, Observe, Withdraw, AgreeRating, WriteAction, TestAction, EditReport, OpenFeedback, CloseFeedback, GiveFeedback:
		return false
	case Send:
		return !h.IsControl(h.cell())
	}
	return true
}
