package exercise

import "fmt"

// Request is a request for information that a cell made of control.
type Request struct {
	By       Actor
	Cell     int
	Subject  string
	Text     string
	Of       string // whom it goes to in the story
	At       int64  // exercise time, ms
	Wall     int64  // Unix ms
	Scenario int64  // scenario time, Unix ms
	Answers  []Reply
	Closed   bool
	ClosedAt int64 // exercise time, ms
}

// Reply is an answer to a request.
type Reply struct {
	By       Actor
	As       string // a simulated sender
	Text     string
	At       int64 // exercise time, ms
	Scenario int64 // scenario time, Unix ms
}

// requestOf returns the request that a cell knows by a key.
func (s *State) requestOf(cell, key int) (int, bool) {
	if s.Oversees(cell) {
		return key - 1, key >= 1 && key <= len(s.Requests)
	}
	for i := range s.Requests {
		if s.Requests[i].Cell == cell {
			if key--; key == 0 {
				return i, true
			}
		}
	}
	return 0, false
}

// request folds in what became of a request.
func (s *State) request(e *Event) error {
	if e.Kind == RequestMade {
		return s.ask(e)
	}
	if e.Number < 1 || e.Number > len(s.Requests) {
		return fmt.Errorf("there is no request %d", e.Number)
	}
	r := &s.Requests[e.Number-1]
	if e.Kind == RequestClosed {
		r.Closed, r.ClosedAt = true, e.At
		delete(s.Claims, RequestItem(e.Number))
		return nil
	}
	if e.Mail == nil {
		return fmt.Errorf("the answer is missing")
	}
	r.Answers = append(r.Answers, Reply{By: e.By, As: e.Mail.As, Text: e.Mail.Text, At: e.At, Scenario: s.story(e.At)})
	return nil
}

func (s *State) ask(e *Event) error {
	seat, ok := s.Seat(e.By.Seat)
	if !ok || e.Mail == nil {
		return fmt.Errorf("the request is nobody's, or empty")
	}
	r := Request{By: e.By, Cell: s.Seats[seat].Cell, Subject: e.Mail.Subject, Text: e.Mail.Text, At: e.At, Wall: e.Wall, Scenario: s.story(e.At)}
	if len(e.Mail.Bodies) > 0 {
		r.Of = e.Mail.Bodies[0]
	}
	s.Requests = append(s.Requests, r)
	s.keep(e.By.Seat, e.ID)
	return nil
}

// Held tells which controller handles something.
type Held struct {
	By Actor
	At int64 // exercise time, ms
}

// claim folds in that a controller took something on, or let it go.
func (s *State) claim(e *Event) error {
	if _, _, known := s.Item(e.Item); !known {
		return fmt.Errorf("there is no %q", e.Item)
	}
	if e.Kind == ItemLetGo {
		delete(s.Claims, e.Item)
		return nil
	}
	s.Claims[e.Item] = Held{e.By, e.At}
	return nil
}
