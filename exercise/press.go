package exercise

import "fmt"

// Conference is a press conference.
type Conference struct {
	By      Actor
	Parties uint64 // that answer
	Title   map[string]string
	At      int64 // exercise time, ms
	Closed  bool
}

// Question is one that was asked at a press conference.
type Question struct {
	Conference int
	By         Actor
	As         string // a simulated journalist
	Words      string
	At         int64 // exercise time, ms
}

// press folds in what happened at a press conference, but for answers, which
// are statements.
func (s *State) press(e *Event) error {
	if e.Kind == ConferenceOpened {
		if e.Said == nil {
			return fmt.Errorf("nobody holds the conference")
		}
		in, err := s.saidInput(e.Said)
		if err != nil {
			return err
		}
		s.Conferences = append(s.Conferences, Conference{By: e.By, Parties: in.Said.By, Title: e.Said.Title, At: e.At})
		return nil
	}
	if e.Number < 1 || e.Number > len(s.Conferences) {
		return fmt.Errorf("there is no press conference %d", e.Number)
	}
	if e.Kind == ConferenceClosed {
		s.Conferences[e.Number-1].Closed = true
		return nil
	}
	if e.Mail == nil {
		return fmt.Errorf("nothing was asked")
	}
	s.keep(e.By.Seat, e.ID)
	s.Questions = append(s.Questions, Question{Conference: e.Number - 1, By: e.By, As: e.Mail.As, Words: e.Mail.Text, At: e.At})
	return nil
}
