package view

// Thread is a talk: messages that answer each other, as far as the viewer may
// see them.
type Thread struct {
	Key      int       `json:"key"` // of its first message
	Subject  string    `json:"subject,omitempty"`
	With     []Text    `json:"with"`            // everybody in it but the viewer's own cell
	Unread   int       `json:"unread"`          // messages that the viewer's cell has not read
	Waits    bool      `json:"waits,omitempty"` // its last message waits for control; for those who oversee
	At       int64     `json:"at"`              // exercise time of the last message, ms
	Messages []Message `json:"messages"`        // oldest first
}

// Message is what somebody wrote to cells or to simulated bodies.
type Message struct {
	Key      int      `json:"key"`                // counts what this viewer may see, from 1; for ReadMessage and Send.Reply
	Reply    int      `json:"reply,omitempty"`    // key of the message that it answers
	Mine     bool     `json:"mine,omitempty"`     // the viewer's own cell wrote it
	From     Text     `json:"from"`               // as the story has it: a cell, or a simulated sender
	FromCell string   `json:"fromCell,omitempty"` // empty where a simulated sender is all that the viewer may know
	To       []Text   `json:"to"`                 // cells and bodies; of what control wrote, the viewer's cell alone
	ToCells  []string `json:"toCells,omitempty"`
	Bodies   []string `json:"bodies,omitempty"` // simulated bodies, as the writer named them
	Subject  string   `json:"subject,omitempty"`
	Text     string   `json:"text"`
	At       int64    `json:"at"`       // exercise time, ms
	Scenario int64    `json:"scenario"` // scenario time then, Unix ms; 0 where there is none
	Read     bool     `json:"read"`     // by the viewer's own cell; true for what it wrote
	ReadAt   int64    `json:"readAt,omitempty"`

	// The writer's place is for the own cell and for those who oversee.
	Seat string `json:"seat,omitempty"`
	Name string `json:"name,omitempty"`
	Bot  bool   `json:"bot,omitempty"`
	// What follows is for those who oversee.
	As      string   `json:"as,omitempty"`      // the simulated sender that control chose
	ReadIn  []string `json:"readIn,omitempty"`  // cells that have read it
	Waits   bool     `json:"waits,omitempty"`   // to a body or to control, and not answered yet
	Item    string   `json:"item,omitempty"`    // its name for Claim and for observations
	Handler *Handler `json:"handler,omitempty"` // the controller who handles it
}

// Handler is a controller who has taken something on.
type Handler struct {
	Seat string `json:"seat"`
	Name string `json:"name,omitempty"`
	At   int64  `json:"at"` // exercise time, ms
}

// Contact is whom the viewer's cell may write to.
type Contact struct {
	Cell    string `json:"cell,omitempty"` // for Send.To; empty for a simulated body
	Body    string `json:"body,omitempty"` // for Send.Bodies: a party's name; empty: the words of Title in the writer's language
	Title   Text   `json:"title"`
	Control bool   `json:"control,omitempty"`
	Own     bool   `json:"own,omitempty"` // the viewer's own cell
}

// RequestStatus says where a request for information stands.
type RequestStatus string

// The states of a request.
const (
	RequestOpen     RequestStatus = "open"
	RequestTaken    RequestStatus = "taken" // a controller handles it
	RequestAnswered RequestStatus = "answered"
	RequestClosed   RequestStatus = "closed"
)

// Request is a request for information: the viewer's own cell's, or, for those
// who oversee, anybody's.
type Request struct {
	Key      int           `json:"key"` // counts what this viewer may see, from 1; for AnswerRequest and CloseRequest
	Subject  string        `json:"subject"`
	Text     string        `json:"text"`
	Of       string        `json:"of,omitempty"` // to whom in the story
	Cell     string        `json:"cell"`         // that made it
	Title    Text          `json:"title"`        // of the cell
	Seat     string        `json:"seat"`
	Name     string        `json:"name,omitempty"`
	Bot      bool          `json:"bot,omitempty"`
	Status   RequestStatus `json:"status"`
	At       int64         `json:"at"`   // exercise time at which it was made, ms
	Wall     int64         `json:"wall"` // wall time then, Unix ms
	Scenario int64         `json:"scenario"`
	Waits    int64         `json:"waits"` // exercise time since which it waits for control, ms; -1 once answered or closed
	Answers  []Reply       `json:"answers,omitempty"`
	MayClose bool          `json:"mayClose,omitempty"`
	Item     string        `json:"item,omitempty"`     // its name for Claim; for those who oversee
	Handler  *Handler      `json:"handler,omitempty"`  // for those who oversee
	Theatres []string      `json:"theatres,omitempty"` // of the cell that made it; for those who oversee
}

// Reply is an answer to a request for information.
type Reply struct {
	From     Text   `json:"from"` // a simulated sender, or control
	Text     string `json:"text"`
	At       int64  `json:"at"` // exercise time, ms
	Scenario int64  `json:"scenario"`
	Seat     string `json:"seat,omitempty"` // the controller; for those who oversee
	Name     string `json:"name,omitempty"`
}

// Note is a paragraph of a cell's shared notes.
type Note struct {
	Note    int    `json:"note"` // counts from 1, those taken away included; for WriteNote
	Version int    `json:"version"`
	Text    string `json:"text"`
	Seat    string `json:"seat"` // who wrote this version
	Name    string `json:"name,omitempty"`
	Bot     bool   `json:"bot,omitempty"`
	At      int64  `json:"at"` // exercise time of this version, ms
}

// NoDuff tells that play is stopped because of a real emergency.
type NoDuff struct {
	Text string `json:"text"`
	At   int64  `json:"at"`   // exercise time, ms
	Wall int64  `json:"wall"` // wall time at which it was called, Unix ms
}

// Story is something on the front page, as press or as a public statement.
type Story struct {
	Title    Text   `json:"title"`
	Text     Text   `json:"text,omitempty"`
	From     Text   `json:"from,omitempty"`    // the source
	By       []Text `json:"by,omitempty"`      // a statement's parties
	Channel  string `json:"channel,omitempty"` // empty for a statement
	At       int64  `json:"at"`                // exercise time, ms
	Scenario int64  `json:"scenario"`          // scenario time then, Unix ms; 0 where there is none
}
