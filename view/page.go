// Package view decides what one seat may see of an exercise, in one place and
// once: everything that is sent to a seat is drawn from the Page made here, so
// what a seat may not know is not in it, not as an identifier and not as a
// count. It is plain data for pages and streams. It must never know how a page
// looks, who is connected, or what the time is.
package view

// Text is words in the scenario's languages, by language tag.
type Text map[string]string

// Get returns the words in language, else in the first of fallbacks that has
// any, else in the alphabetically first language there is.
func (t Text) Get(language string, fallbacks ...string) string {
	for _, l := range append([]string{language}, fallbacks...) {
		if s, ok := t[l]; ok {
			return s
		}
	}
	first := ""
	for l := range t {
		if first == "" || l < first {
			first = l
		}
	}
	return t[first]
}

// Role says what kind of seat looks at the exercise.
type Role string

// Control sees all; an evaluator sees all but what is for controllers alone; a
// player, and an observer, sees what its cell may know; the wall what is public.
const (
	Control   Role = "control"
	Evaluator Role = "evaluator"
	Player    Role = "player"
	Wall      Role = "wall"
)

// Viewer is all that decides what is seen. Seats with equal viewers see the
// same page.
type Viewer struct {
	Role  Role
	Cell  string // empty for the wall
	Leads bool   // may take its cell's decisions
}

// Page is everything that one viewer may see, as it stands.
type Page struct {
	Version    string      `json:"version"` // changes when the page does, never otherwise; says nothing of other cells
	Role       Role        `json:"role"`
	Name       string      `json:"name"` // of the exercise
	Title      Text        `json:"title"`
	Marking    Text        `json:"marking,omitempty"`
	Brief      Text        `json:"brief,omitempty"` // what everybody may read before the exercise begins
	Languages  []string    `json:"languages"`       // of the scenario; the first is the one its texts fall back on
	Clock      Clock       `json:"clock"`
	Cell       *Cell       `json:"cell,omitempty"`       // the viewer's own; nil for the wall
	Inbox      []Item      `json:"inbox"`                // delivered to the cell, oldest first
	Press      []Item      `json:"press"`                // public items, oldest first
	Decisions  []Decision  `json:"decisions"`            // that the cell may know of, in the order in which they opened
	Public     []Statement `json:"public"`               // what has become known of others' decisions, oldest first
	Vars       []Var       `json:"vars"`                 // the state that the cell may see
	Front      []Story     `json:"front"`                // press and public statements as a front page, newest first
	Threads    []Thread    `json:"threads"`              // the cell's talks, those with the latest word first
	Contacts   []Contact   `json:"contacts"`             // whom the cell may write to
	Requests   []Request   `json:"requests"`             // the cell's requests for information, oldest first; for those who oversee, everybody's
	Notes      []Note      `json:"notes"`                // of the cell
	NoDuff     *NoDuff     `json:"noDuff,omitempty"`     // play is stopped; for everybody
	MayWrite   bool        `json:"mayWrite"`             // the viewer may send messages, ask control and write notes as things stand
	Replay     bool        `json:"replay,omitempty"`     // the viewer may look back at the own page, as it was
	Strategy   bool        `json:"strategy,omitempty"`   // there is a strategy that the viewer may read
	Survey     *Survey     `json:"survey,omitempty"`     // feedback is asked for
	Map        *Map        `json:"map,omitempty"`        // the world as the viewer may know it; nil where the scenario has no map for it
	Evaluation *Evaluation `json:"evaluation,omitempty"` // the evaluators' and control's part; nil for others
	Desk       *Desk       `json:"desk,omitempty"`       // control's and the evaluators' part; nil for others

	Alliances   []Alliance    `json:"alliances,omitempty"`   // the cell's
	Rooms       []Room        `json:"rooms,omitempty"`       // consultations that the cell is in or may see, in the order in which they opened
	Statements  []Declaration `json:"statements,omitempty"`  // that the viewer may read, oldest first
	Conferences []Conference  `json:"conferences,omitempty"` // oldest first
	Commitments []Commitment  `json:"commitments,omitempty"` // in the scenario's order
	Signals     []Signal      `json:"signals,omitempty"`     // oldest first
	Speech      *Speech       `json:"speech,omitempty"`      // what the viewer may say
}

// Phase says where the exercise stands.
type Phase string

// The phases of an exercise.
const (
	Waiting Phase = "waiting" // not started
	Running Phase = "running"
	Paused  Phase = "paused"
	Over    Phase = "ended"
)

// Clock lets a page show the time by itself until the next change: while
// Running, exercise time is At plus Speed times the wall time since Wall, and
// scenario time runs along with exercise time.
type Clock struct {
	Phase    Phase `json:"phase"`
	At       int64 `json:"at"`       // exercise time in ms when the clock was last touched
	Wall     int64 `json:"wall"`     // wall time at that moment, Unix ms
	Speed    int   `json:"speed"`    // 1 is real time
	Scenario int64 `json:"scenario"` // scenario time at At, Unix ms; with HasScenario
	Offset   int   `json:"offset"`   // minutes east of UTC in which scenario time is shown
	Story    bool  `json:"story"`    // whether the scenario has a time of its own
}

// Now returns the exercise time in ms at wall time, Unix ms.
func (c Clock) Now(wall int64) int64 {
	if c.Phase != Running || wall < c.Wall {
		return c.At
	}
	return c.At + (wall-c.Wall)*int64(c.Speed)
}

// StoryTime returns the scenario time, Unix ms, at wall time, Unix ms.
func (c Clock) StoryTime(wall int64) int64 { return c.Scenario + c.Now(wall) - c.At }

// Cell is the viewer's own cell.
type Cell struct {
	ID        string   `json:"id"`
	Title     Text     `json:"title"`
	Brief     Text     `json:"brief,omitempty"`
	Languages []string `json:"languages"` // the first is the one its pages open in
	Plays     []Text   `json:"plays,omitempty"`
	Seats     []Seat   `json:"seats"`
}

// Seat is one person's place.
type Seat struct {
	ID      string `json:"id"`
	Title   Text   `json:"title,omitempty"`
	Cell    string `json:"cell"`
	Leads   bool   `json:"leads"`
	Bot     bool   `json:"bot"`               // played by a bot
	Name    string `json:"name,omitempty"`    // of the person who took it
	Present bool   `json:"present"`           // somebody has its page open; told to control alone
	Theatre string `json:"theatre,omitempty"` // that a controller looks after
}

// Item is one delivery. Key names it within this viewer's page and nowhere else.
type Item struct {
	Key         int          `json:"key"` // counts what this viewer received, from 1; for the Acknowledge command
	Title       Text         `json:"title"`
	Text        Text         `json:"text,omitempty"`
	From        Text         `json:"from,omitempty"`
	Channel     string       `json:"channel,omitempty"`
	At          int64        `json:"at"`                 // exercise time, ms
	Scenario    int64        `json:"scenario"`           // scenario time then, Unix ms
	Burst       int          `json:"burst,omitempty"`    // which of several deliveries of the same words, from 1; 0 for a single one
	Opened      bool         `json:"opened"`             // somebody of the cell has opened it
	OpenedBy    string       `json:"openedBy,omitempty"` // the seat that was first
	OpenedAt    int64        `json:"openedAt,omitempty"` // exercise time, ms
	Attachments []Attachment `json:"attachments,omitempty"`
}

// Attachment is a file that came with an item.
type Attachment struct {
	File  string `json:"file"`
	Title Text   `json:"title,omitempty"`
}
