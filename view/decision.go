package view

// Status says where a decision stands.
type Status string

// The states of a decision. One that has not opened is on control's desk alone.
const (
	NotYet   Status = "waiting"
	Open     Status = "open"
	Answered Status = "answered" // in words; control has still to judge them
	Closed   Status = "closed"
)

// Decision is a choice that the viewer's cell may know of. What it may not
// know of it is left empty: a cell that may only know that others have to
// decide sees the title and the deadline.
type Decision struct {
	ID       string   `json:"id"`
	Title    Text     `json:"title"`
	Text     Text     `json:"text,omitempty"`
	Status   Status   `json:"status"`
	Mine     bool     `json:"mine"`              // the viewer's cell has a say in it
	MayTake  bool     `json:"mayTake"`           // and the viewer may act on it now
	Parties  []Party  `json:"parties,omitempty"` // those that decide; with Mine
	Jointly  bool     `json:"jointly,omitempty"` // all of them must choose the same
	Choose   int      `json:"choose,omitempty"`  // how many options may be taken at once
	Options  []Option `json:"options,omitempty"` // on offer now, or taken; with Mine
	FreeText bool     `json:"freeText,omitempty"`
	Opened   int64    `json:"opened"`             // exercise time, ms
	Deadline int64    `json:"deadline,omitempty"` // exercise time, ms; 0 where none
	Default  string   `json:"default,omitempty"`  // option taken when time runs out; with Mine
	Answer   *Answer  `json:"answer,omitempty"`   // where the cell may know it
}

// Party is a party that decides, and what it has said so far where others must
// still agree.
type Party struct {
	ID     string   `json:"id"`
	Title  Text     `json:"title"`
	Yours  bool     `json:"yours"`            // the viewer's cell plays it
	Choice []string `json:"choice,omitempty"` // option IDs
}

// Option is one answer to a decision.
type Option struct {
	ID     string `json:"id"`
	Title  Text   `json:"title"`
	Text   Text   `json:"text,omitempty"`
	Public bool   `json:"public,omitempty"` // everybody would learn of it
	Taken  bool   `json:"taken,omitempty"`
}

// How says in what manner a decision was closed.
type How string

// The manners of closing.
const (
	Taken     How = "taken"
	ByDefault How = "default" // time ran out; the default option applies
	Lapsed    How = "lapsed"  // time ran out and there is no default
	Judged    How = "judged"  // control mapped an answer in words
)

// Answer is what was decided, or the words that wait for control.
type Answer struct {
	How     How      `json:"how,omitempty"` // empty while words wait
	Party   string   `json:"party,omitempty"`
	Options []string `json:"options,omitempty"` // IDs
	Words   string   `json:"words,omitempty"`
	By      string   `json:"by,omitempty"` // seat
	Name    string   `json:"name,omitempty"`
	Bot     bool     `json:"bot,omitempty"`
	At      int64    `json:"at"`                // exercise time, ms
	Outcome string   `json:"outcome,omitempty"` // what control ruled to come of it, in words
}

// Statement is what has become known of a decision in which the viewer's cell
// has no say.
type Statement struct {
	By     []Text `json:"by"` // the parties that decided
	Option Text   `json:"option"`
	At     int64  `json:"at"`     // exercise time, ms
	Story  int64  `json:"story"`  // scenario time then, Unix ms
	Public bool   `json:"public"` // everybody knows; else some cells only
}

// Var is one figure of the state.
type Var struct {
	ID    string   `json:"id"`
	Title Text     `json:"title"`
	Kind  string   `json:"kind"`            // number, word, flag
	Value int64    `json:"value"`           // number; flag: 0 or 1
	Word  string   `json:"word,omitempty"`  // word
	Label Text     `json:"label,omitempty"` // the author's words for a number
	Lo    int64    `json:"lo"`
	Hi    int64    `json:"hi"`
	Words []string `json:"words,omitempty"` // on the desk alone: what it could be

	History []Change `json:"history,omitempty"` // its latest changes, oldest first; for those who oversee
}

// Change is one change of a variable.
type Change struct {
	At     int64  `json:"at"`   // exercise time, ms
	From   string `json:"from"` // as SetVar takes values
	To     string `json:"to"`
	Cause  Cause  `json:"cause,omitempty"`  // empty where it is for controllers alone
	Title  Text   `json:"title,omitempty"`  // of the inject, decision, rule, chance or outcome
	Seat   string `json:"seat,omitempty"`   // who set it, with BecauseControl
	Name   string `json:"name,omitempty"`   // of the person in the seat
	Reason string `json:"reason,omitempty"` // that they gave
}

// Cause says what kind of thing changed a variable.
type Cause string

// The causes of changes.
const (
	BecausePlan     Cause = "plan"
	BecauseControl  Cause = "control" // by hand
	BecauseInject   Cause = "inject"
	BecauseDecision Cause = "decision"
	BecauseRule     Cause = "rule"
	BecauseChance   Cause = "chance"
	BecauseOutcome  Cause = "outcome"

	BecauseConsultation Cause = "consultation" // it came to its end
	BecauseStatement    Cause = "statement"
	BecauseParty        Cause = "party" // it called a consultation
)
