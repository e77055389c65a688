package exercise

import (
	"fmt"

	"tamrin/engine"
)

// Message is what somebody wrote to cells or to simulated bodies.
type Message struct {
	By       Actor
	From     int    // the writer's cell
	As       string // the simulated sender that control chose
	Cells    uint64 // to whom
	Bodies   []string
	Reply    int // the message that it answers, -1 where none
	Thread   int // the message with which its thread began; itself where it began one
	Subject  string
	Text     string
	At       int64     // exercise time, ms
	Scenario int64     // scenario time, Unix ms
	Read     []Opening // by the cells that read it, in that order
	Answered bool      // control wrote in its thread since
	Room     int       // the consultation in which it was said, an index of State.Rooms, or -1
}

// Involves returns the cells that a message is from or to.
func (m *Message) Involves() uint64 { return m.Cells | 1<<m.From }

// Mail is a message, or a request and its answers, as the log keeps them.
type Mail struct {
	As      string   `json:"as,omitempty"`
	To      []string `json:"to,omitempty"`     // cells
	Bodies  []string `json:"bodies,omitempty"` // of a request: to whom it goes in the story
	Room    string   `json:"room,omitempty"`   // the alliance at whose table it was said
	Reply   int      `json:"reply,omitempty"`  // which message of the exercise it answers, from 1
	Subject string   `json:"subject,omitempty"`
	Text    string   `json:"text"`
}

// Oversees reports whether a cell sees what every cell sees. Its keys of
// messages and requests count through the whole exercise.
func (s *State) Oversees(cell int) bool {
	return s.IsControl(cell) || s.Program.Cells[cell].Kind == "evaluation"
}

// messageOf returns the message that a cell knows by a key.
func (s *State) messageOf(cell, key int) (int, bool) {
	if s.Oversees(cell) {
		return key - 1, key >= 1 && key <= len(s.Messages)
	}
	if key < 1 || key > len(s.mail[cell]) {
		return 0, false
	}
	return s.mail[cell][key-1], true
}

// send folds a message in.
func (s *State) send(e *Event) error {
	seat, ok := s.Seat(e.By.Seat)
	if !ok || e.Mail == nil || e.Mail.Reply < 0 || e.Mail.Reply > len(s.Messages) {
		return fmt.Errorf("the message has no sender, no content, or answers none that there is")
	}
	m := Message{By: e.By, From: s.Seats[seat].Cell, As: e.Mail.As, Bodies: e.Mail.Bodies, Reply: e.Mail.Reply - 1,
		Thread: len(s.Messages), Subject: e.Mail.Subject, Text: e.Mail.Text, At: e.At, Scenario: s.story(e.At), Room: -1}
	if e.Mail.Room != "" {
		i, err := s.find(engine.NounAlliance, e.Mail.Room)
		if err != nil {
			return err
		}
		if m.Room = s.latest[i]; m.Room < 0 {
			return fmt.Errorf("%q has held no consultation", e.Mail.Room)
		}
	}
	for _, id := range e.Mail.To {
		c, err := s.find(engine.NounCell, id)
		if err != nil {
			return err
		}
		m.Cells |= 1 << c
	}
	if m.Reply >= 0 {
		m.Thread = s.Messages[m.Reply].Thread
		s.answered(&m)
	}
	for c := range s.mail {
		if m.Involves()>>c&1 == 1 {
			s.mail[c] = append(s.mail[c], len(s.Messages))
		}
	}
	s.Messages = append(s.Messages, m)
	s.keep(e.By.Seat, e.ID)
	return nil
}

// answered marks what those to whom control writes had said in the thread.
func (s *State) answered(by *Message) {
	if !s.IsControl(by.From) {
		return
	}
	for i := by.Thread; i < len(s.Messages); i++ {
		if m := &s.Messages[i]; m.Thread == by.Thread && by.Cells>>m.From&1 == 1 {
			m.Answered = true
		}
	}
}

// read folds in that a cell has read a message.
func (s *State) read(e *Event) error {
	seat, ok := s.Seat(e.By.Seat)
	if !ok || e.Number < 1 || e.Number > len(s.Messages) {
		return fmt.Errorf("there is no message %d, or nobody who read it", e.Number)
	}
	m := &s.Messages[e.Number-1]
	m.Read = append(m.Read, Opening{s.Seats[seat].Cell, e.By, e.At})
	return nil
}

// ReadIn returns when and by whom a cell read a message; false where it has not.
func (m *Message) ReadIn(cell int) (Opening, bool) {
	for _, o := range m.Read {
		if o.Cell == cell {
			return o, true
		}
	}
	return Opening{}, false
}

// story returns the scenario time, Unix ms, at an exercise time that the world
// has not been stepped to.
func (s *State) story(at int64) int64 { return s.World.ScenarioTime() - s.World.Now() + at }

// sending names what a seat's page sent, so that it is kept once.
func sending(seat, id string) string { return seat + "\x00" + id }

// keep notes that what a seat's page sent under a name of its own has come.
func (s *State) keep(seat, id string) {
	if id != "" && s.sent != nil {
		s.sent[sending(seat, id)] = true
	}
}
