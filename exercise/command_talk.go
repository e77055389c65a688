package exercise

import "slices"

// What people write. An ID is made up by the writer's page, so that what is
// sent again after a broken connection is not kept twice; it may be empty, but
// for an observation. Texts are in whatever language their writer uses.
// Messages and requests are named by the keys of the writer's own page.
type (
	// Send sends a message to cells, one's own included, and to simulated
	// bodies, for which control answers. Control may write as any simulated
	// sender. A reply for which no address is given goes to everybody whom its
	// writer sees in the message; control's then comes from the body that was
	// written to.
	Send struct {
		ID      string
		As      string   // a simulated sender; control's alone
		To      []string // cells
		Bodies  []string // parties that no cell plays, or bodies in the writer's words
		Reply   int      // key of the message that it answers; 0 begins a thread
		Room    string   // the alliance at whose table it is said: it goes to everybody there, To, Bodies, Reply and Subject stay empty
		Subject string   // of a new thread; may be empty
		Text    string
	}
	// ReadMessage tells that the seat's cell has read the message of that key.
	ReadMessage struct{ Key int }
	// AskControl makes a request for information.
	AskControl struct {
		ID      string
		Subject string
		Text    string
		Of      string // whom it goes to in the story; may be empty
	}
	// AnswerRequest answers a request for information. Control's.
	AnswerRequest struct {
		Key  int
		As   string // a simulated sender; may be empty
		Text string
	}
	// CloseRequest closes a request: control's, or the cell's that made it.
	CloseRequest struct{ Key int }
	// WriteNote writes a paragraph of the cell's own notes: a new one at the
	// end where Note is 0, else in place of the version that the writer saw. An
	// empty text takes a paragraph away.
	WriteNote struct {
		ID      string
		Note    int // counts from 1
		Version int // of the paragraph, as the writer saw it
		Text    string
	}
)

// What controllers do beside the MSEL. Control alone may give these.
type (
	// Claim tells other controllers that one is handling an item, as Item names
	// it; a request stands as taken then. Over takes it from whoever has it.
	Claim struct {
		Item string
		Over bool
	}
	// LetGo gives an item back to whoever takes it next.
	LetGo struct{ Item string }
	// CallNoDuff stops play on every page because of a real emergency: the clock
	// is paused, and what to do is in Text. Called again, it changes the text.
	CallNoDuff struct{ Text string }
	// EndNoDuff lets play be taken up again; the clock stays paused until it is
	// resumed.
	EndNoDuff struct{}
	// Jump moves the clock forward to an exercise time in ms, or to the next
	// inject that is delivered. Everything due on the way comes, each thing once,
	// at its own time.
	Jump struct{ To int64 }
)

// NextInject is where a Jump goes that stops at the next delivery.
const NextInject int64 = -1

// MaxJump is how far the clock may jump in an exercise of no planned length, ms.
const MaxJump = int64(31 * 24 * 3_600_000)

// What evaluators write; control may as well.
type (
	// Observe records an observation. With the ID of one's own earlier one it
	// changes that; words that were recorded before change nothing.
	Observe struct {
		ID string // 8 to 64 of a-z A-Z 0-9 _ -
		Sight
	}
	// Withdraw takes back an observation of one's own.
	Withdraw struct{ ID string }
)

// Sight is what an observation says.
type Sight struct {
	Text   string `json:"text,omitempty"`
	Rating string `json:"rating,omitempty"` // P, S, M or U; may be empty
	Task   string `json:"task,omitempty"`   // an objective or its task, o1 or o1.t1; may be empty
	About  string `json:"about,omitempty"`  // an item of the timeline, as Item names it; may be empty
	At     int64  `json:"at"`               // exercise time at which it was seen, ms; Now as it is sent
	Mark   string `json:"mark,omitempty"`   // Strength or Area; may be empty
	Files  []File `json:"files,omitempty"`  // photos and others, in the writer's order, at most MaxFiles
}

// What an observation may be marked as, for the report.
const (
	Strength = "strength"
	Area     = "area" // for improvement
)

// is reports whether two say the same.
func (s Sight) is(o Sight) bool {
	return s.Text == o.Text && s.Rating == o.Rating && s.Task == o.Task && s.About == o.About && s.At == o.At && s.Mark == o.Mark && slices.Equal(s.Files, o.Files)
}

// ForBot is something that a bot writes or opens in a seat that it holds: Send,
// ReadMessage, AskControl, WriteNote, Acknowledge or EnterRoom. It is the exercise's own to give.
type ForBot struct {
	Seat string
	Do   Command
}

func (Send) command()          {}
func (ReadMessage) command()   {}
func (AskControl) command()    {}
func (AnswerRequest) command() {}
func (CloseRequest) command()  {}
func (WriteNote) command()     {}
func (Claim) command()         {}
func (LetGo) command()         {}
func (CallNoDuff) command()    {}
func (EndNoDuff) command()     {}
func (Jump) command()          {}
func (Observe) command()       {}
func (Withdraw) command()      {}
func (ForBot) command()        {}

// Limits of what people write.
const (
	MaxLetters      = 20_000  // characters of one text
	MaxSubject      = 200     // characters of a subject, of a sender, of a body
	MaxBodies       = 20      // simulated bodies that one message goes to
	MaxMessages     = 100_000 // of one exercise; bots may write half of them
	MaxRequests     = 20_000  // of one exercise
	MaxNotes        = 1_000   // paragraphs of one cell
	MaxObservations = 20_000  // of one exercise
)
