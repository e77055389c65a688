package view

// Desk is the part of the page that control and the evaluators see. Evaluators
// may not act, and Notes and Chances are for controllers alone.
type Desk struct {
	MayAct    bool           `json:"mayAct"`
	Replayed  bool           `json:"replayed,omitempty"` // control has opened the replay to those who played
	Length    int64          `json:"length,omitempty"`   // planned exercise time, ms; 0 where outcomes alone end it
	Rows      []*Row         `json:"rows"`               // the MSEL, in the scenario's order, then what was written on the spot
	Lines     []Named        `json:"lines,omitempty"`    // storylines, in the scenario's order
	Theatres  []Named        `json:"theatres,omitempty"`
	Decisions []DeskDecision `json:"decisions"` // all, in the scenario's order
	Vars      []Var          `json:"vars"`
	Chances   []Chance       `json:"chances,omitempty"` // waiting for control to draw or choose
	Cells     []DeskCell     `json:"cells"`
	Outcomes  []Outcome      `json:"outcomes"` // reached ones only, in order of time
	Journal   []Entry        `json:"journal"`  // the latest facts, newest first, at most 200
}

// RowStatus says where an inject stands.
type RowStatus string

// The states of an inject.
const (
	Planned     RowStatus = "planned"
	Conditional RowStatus = "conditional" // comes when its condition holds, or by hand
	Held        RowStatus = "held"
	Skipped     RowStatus = "skipped"
	Dropped     RowStatus = "dropped" // its `if` failed when it was due
	Delivered   RowStatus = "delivered"
)

// Row is one inject of the MSEL, as planned and as it went.
type Row struct {
	ID         string    `json:"id"`
	Number     string    `json:"number"`
	Title      Text      `json:"title"`
	Text       Text      `json:"text,omitempty"`
	From       Text      `json:"from,omitempty"`
	Channel    string    `json:"channel,omitempty"`
	Storyline  string    `json:"storyline,omitempty"`
	Theatre    string    `json:"theatre,omitempty"`
	Type       string    `json:"type,omitempty"`
	Cells      []string  `json:"cells"` // recipients
	Public     bool      `json:"public,omitempty"`
	Manual     bool      `json:"manual,omitempty"`
	Status     RowStatus `json:"status"`
	Planned    int64     `json:"planned"`          // as the scenario has it, exercise time in ms; -1 where it has none
	Due        int64     `json:"due"`              // as it stands now; -1 where none
	Actual     int64     `json:"actual"`           // -1 until delivered
	Count      int       `json:"count,omitempty"`  // deliveries so far
	Of         int       `json:"of,omitempty"`     // deliveries in all, where more than one
	Edited     bool      `json:"edited,omitempty"` // control changed it, or wrote it on the spot
	Reason     string    `json:"reason,omitempty"` // control's, for the last thing it did to it
	Opened     []string  `json:"opened,omitempty"` // cells that have opened it
	Expect     []Expect  `json:"expect,omitempty"`
	Notes      Text      `json:"notes,omitempty"`
	MayFire    bool      `json:"mayFire,omitempty"`
	MayHold    bool      `json:"mayHold,omitempty"`
	MayRelease bool      `json:"mayRelease,omitempty"`
	MaySkip    bool      `json:"maySkip,omitempty"`
	MayEdit    bool      `json:"mayEdit,omitempty"`
	Handler    *Handler  `json:"handler,omitempty"` // the controller who handles it
	Version    int       `json:"version"`           // of its words, for EditInject; control's changes count from 2

	For         string       `json:"for,omitempty"`    // the decision or inject that it is a contingency for, as Item names it
	Spares      []string     `json:"spares,omitempty"` // its own contingencies
	Attachments []Attachment `json:"attachments,omitempty"`

	made rowState // what it was made of
}

// Named is something of the scenario that rows name by its identifier.
type Named struct {
	ID    string `json:"id"`
	Title Text   `json:"title"`
}

// Expect is what a cell is expected to do about an inject.
type Expect struct {
	Cell string `json:"cell"`
	Text Text   `json:"text"`
}

// DeskDecision is a decision with all there is to know of it.
type DeskDecision struct {
	Decision
	Cells   []string `json:"cells"`             // those that may take it
	Judge   bool     `json:"judge"`             // words wait for control
	All     []Option `json:"all"`               // every option; Options holds those on offer
	Handler *Handler `json:"handler,omitempty"` // the controller who judges it
	Spares  []string `json:"spares,omitempty"`  // its contingencies, injects
}

// Chance is something that waits to be drawn, with the shares of its branches.
type Chance struct {
	ID       string   `json:"id"`
	Title    Text     `json:"title,omitempty"`
	Branches []Branch `json:"branches"`
}

// Branch is one possibility: it comes Weight times out of Total.
type Branch struct {
	Title  Text  `json:"title,omitempty"`
	Weight int64 `json:"weight"`
	Total  int64 `json:"total"`
}

// DeskCell is a cell as control watches it.
type DeskCell struct {
	ID        string   `json:"id"`
	Title     Text     `json:"title"`
	Kind      string   `json:"kind"`
	Seats     []Seat   `json:"seats"`
	Languages []string `json:"languages"` // the first is the one its pages open in
	Received  int      `json:"received"`  // deliveries so far
	Unopened  int      `json:"unopened"`
	Open      int      `json:"open"`            // decisions that it has to take
	Waiting   int64    `json:"waiting"`         // exercise time at which the longest open of them opened, ms; -1 where none
	Lately    int      `json:"lately"`          // deliveries within the ten minutes before the last event
	Notes     []Note   `json:"notes,omitempty"` // its shared notes; of control's own, for controllers alone
	Asks      int      `json:"asks"`            // its requests for information that wait for control
	AskWaits  int64    `json:"askWaits"`        // exercise time at which it made the first of those, ms; -1 where none
}

// Outcome is a state of affairs that has come true.
type Outcome struct {
	ID    string `json:"id"`
	Title Text   `json:"title"`
	Text  Text   `json:"text,omitempty"`
	At    int64  `json:"at"` // exercise time, ms
	Ends  bool   `json:"ends,omitempty"`
}

// Entry is one fact of the log, for reading.
type Entry struct {
	Seq    int64  `json:"seq"`
	At     int64  `json:"at"`             // exercise time, ms
	Wall   int64  `json:"wall"`           // Unix ms
	Kind   string `json:"kind"`           // as exercise names its events
	Seat   string `json:"seat,omitempty"` // empty where the exercise itself acted
	Name   string `json:"name,omitempty"`
	Item   string `json:"item,omitempty"` // the identifier of what it is about
	Reason string `json:"reason,omitempty"`
}
