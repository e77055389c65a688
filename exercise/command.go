// Package exercise is one live run as a fold: Handle judges what somebody wants
// and answers with events, Apply folds an event into the State, and the same
// events always give the same State. It must never ask for the time, draw
// chance, keep a log or know who is connected: whoever runs it says at what
// exercise time and wall time each order came.
package exercise

// Command is what somebody wants done. The types below are all there are.
type Command interface{ command() }

// Order is a command with who gave it and when.
type Order struct {
	By     Actor
	At     int64  // exercise time, ms
	Wall   int64  // Unix ms
	Reason string // kept with the event; control should give one
	Do     Command
}

// Actor is who acts: somebody in a seat, a bot in a seat, or, with the seat
// empty, the exercise itself (the clock, a draw, a restart).
type Actor struct {
	Seat string `json:"seat,omitempty"`
	Name string `json:"name,omitempty"` // of the person in the seat
	Bot  bool   `json:"bot,omitempty"`
}

// The clock. Control alone may give these.
type (
	// Start is STARTEX.
	Start struct{}
	// Pause stops exercise time.
	Pause struct{}
	// Resume lets exercise time go on.
	Resume struct{}
	// SetSpeed sets how many times faster than wall time exercise time goes,
	// from 1 to MaxSpeed.
	SetSpeed struct{ Speed int }
	// EndEx is ENDEX: nothing can be done afterwards.
	EndEx struct{}
)

// The MSEL. Control alone may give these. Injects are named as the scenario
// names them, those written on the spot by the name that their event gave.
type (
	// Fire delivers an inject now.
	Fire struct{ Inject string }
	// Hold keeps an inject back until it is released.
	Hold struct{ Inject string }
	// Release puts a held inject back to its plan.
	Release struct{ Inject string }
	// Skip leaves an inject out for good.
	Skip struct{ Inject string }
	// AddInject writes a new inject on the spot. ID is made up by the writer's
	// page, so that what is sent again is not written twice; it may be empty.
	AddInject struct {
		ID    string
		Draft Draft
	}
	// EditInject changes an inject that has not been delivered. What Draft
	// leaves empty stays as it was. Version is that of the words that the writer
	// saw, as Written counts it; 0 is for whoever does not write over any.
	EditInject struct {
		Inject  string
		Draft   Draft
		Version int
	}
)

// Draft is the part of an inject that control may write.
type Draft struct {
	Title   map[string]string `json:"title,omitempty"` // by language
	Text    map[string]string `json:"text,omitempty"`
	From    map[string]string `json:"from,omitempty"`
	Channel string            `json:"channel,omitempty"`
	Cells   []string          `json:"cells,omitempty"`
	Public  bool              `json:"public,omitempty"`
	At      int64             `json:"at,omitempty"`   // exercise time, ms; Now to deliver at once, ByHand to keep it until fired
	Keep    bool              `json:"keep,omitempty"` // EditInject: leave the time, the recipients and Public as they are
	// EditInject: leave the one, or the other, as it is.
	KeepTime bool `json:"keepTime,omitempty"`
	KeepTo   bool `json:"keepTo,omitempty"` // the recipients and Public
}

// Times of a Draft that are no instant.
const (
	Now    int64 = -1
	ByHand int64 = -2
)

// Decisions, variables and chances.
type (
	// Take chooses options of a decision. Party may be left empty where the
	// seat's cell plays only one of those that decide.
	Take struct {
		Decision string
		Party    string
		Options  []string
	}
	// Answer answers a decision in words, for control to judge.
	Answer struct {
		Decision string
		Party    string
		Words    string
	}
	// Adjudicate maps the words to options, or to none, and sets what else is to
	// come of them by hand, for which a reason must be given. Control's.
	Adjudicate struct {
		Decision string
		Options  []string
		Sets     []SetVar // variables to set
		Fires    []string // injects to deliver now
		Outcome  string   // what comes of it, in words for those who decided; may be empty
	}
	// SetVar sets a variable: a number, one of its words, true or false. Control's.
	SetVar struct{ Var, Value string }
	// Draw has a waiting chance drawn now. Control's; whoever runs the exercise
	// draws and fills in Branch.
	Draw struct {
		Chance string
		Branch int
	}
	// Choose settles a waiting chance by hand. Control's.
	Choose struct {
		Chance string
		Branch int
	}
)

// Seats.
type (
	// Acknowledge tells that the seat opened the item of that key in its inbox.
	Acknowledge struct{ Key int }
	// TakeSeat puts a person in the seat that gives the order, in its bot's stead.
	TakeSeat struct{ Name string }
	// HandBack gives a seat back to its bot: one's own where Seat is empty;
	// control may hand back any.
	HandBack struct{ Seat string }
)

// What the exercise itself orders; nobody in a seat may.
type (
	// Reach tells that the clock stands at the order's time, where something is due.
	// While the clock stands, only a jump may tell so.
	Reach struct{ Jumping bool }
	// Land ends a jump: the clock stands at the order's time from now on.
	Land struct{}
	// Settle records the branch that was drawn.
	Settle struct {
		Chance string
		Branch int
	}
	// Note records how far the clock has come, so that a restart goes on from there.
	Note struct{}
	// Interrupt stops the clock because the run was broken off and restarted.
	Interrupt struct{}
	// Play is a bot's decision, for a party, in a seat that a bot holds.
	Play struct {
		Decision, Party string
		Options         []string
	}
)

func (Start) command()       {}
func (Pause) command()       {}
func (Resume) command()      {}
func (SetSpeed) command()    {}
func (EndEx) command()       {}
func (Fire) command()        {}
func (Hold) command()        {}
func (Release) command()     {}
func (Skip) command()        {}
func (AddInject) command()   {}
func (EditInject) command()  {}
func (Take) command()        {}
func (Answer) command()      {}
func (Adjudicate) command()  {}
func (SetVar) command()      {}
func (Draw) command()        {}
func (Choose) command()      {}
func (Acknowledge) command() {}
func (TakeSeat) command()    {}
func (HandBack) command()    {}
func (Reach) command()       {}
func (Land) command()        {}
func (Settle) command()      {}
func (Note) command()        {}
func (Interrupt) command()   {}
func (Play) command()        {}

// Limits that Handle holds people to.
const (
	MaxSpeed   = 600    // beyond 60 only rehearsing staff have a use for it
	MaxWords   = 20_000 // bytes of one text in one language
	MaxName    = 200    // bytes of a person's name
	MaxReason  = 2_000  // bytes of a reason
	MaxWritten = 5_000  // injects written on the spot in one exercise
	MaxTongues = 20     // languages of one text
)
