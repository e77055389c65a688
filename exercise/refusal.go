package exercise

import "tamrin/lang"

// Refusal is a command turned down: nothing has changed.
type Refusal struct {
	Code   Code
	Say    lang.Words // what happened and what to do next, for the person
	Winner *Winner    // who was first, with AlreadyTaken
	Newer  *Newer     // what stands in place of the version that was edited, with Stale
	Item   string     // what is handled, as Item names it, with Handled
}

// Newer is a version that somebody else wrote meanwhile.
type Newer struct {
	By      Actor
	At      int64 // exercise time, ms
	Version int
	Text    string // empty: taken away
}

// Winner is who decided first, and what; told only to those who may know it.
type Winner struct {
	By      Actor
	Options []string // IDs
	At      int64    // exercise time, ms
}

// Error gives the English words, for logs.
func (r *Refusal) Error() string { return "exercise: " + string(r.Code) + ": " + r.Say.En }

// Code is the stable name of a kind of refusal.
type Code string

// The refusals.
const (
	NotAllowed     Code = "not_allowed"     // the seat's role may not do this
	UnknownSeat    Code = "unknown_seat"    //
	UnknownItem    Code = "unknown_item"    // there is none, or the seat may not know of it
	NotStarted     Code = "not_started"     //
	AlreadyStarted Code = "already_started" //
	AlreadyEnded   Code = "already_ended"   //
	ClockStands    Code = "clock_stands"    // the exercise is paused, or not
	TooLate        Code = "too_late"        // time ran out, or the inject was delivered
	AlreadyTaken   Code = "already_taken"   //
	NotOffered     Code = "not_offered"     //
	TooMany        Code = "too_many"        // too few or too many options
	NoFreeText     Code = "no_free_text"    //
	WordsWait      Code = "words_wait"      // control is judging an answer in words
	OutOfRange     Code = "out_of_range"    //
	TooLong        Code = "too_long"        // a text beyond its limit
	Incomplete     Code = "incomplete"      // something needed is missing
	SeatHeld       Code = "seat_held"       // another person, or nobody to hand it back from
	BotsSeat       Code = "bots_seat"       // a bot plays the seat: take it first
	Limit          Code = "limit"           // too many of them
	Impossible     Code = "impossible"      // as things stand
	Stale          Code = "stale"           // somebody wrote a newer version meanwhile
	Stopped        Code = "stopped"         // play is stopped because of a real emergency
	Handled        Code = "handled"         // another controller is handling it
	NoReason       Code = "no_reason"       // control must say why
	NotMember      Code = "not_member"      // what members of the alliance alone may do
	NoConsultation Code = "no_consultation" // none is open, or its text was issued
	OldVersion     Code = "old_version"     // consent to a version that stands no more
	BracketsStand  Code = "brackets"        // consent while brackets stand open in the text
	ParagraphGone  Code = "paragraph_gone"  //
	ObjectedTo     Code = "objected"        // a member objected to the partner
	TakenOut       Code = "taken_out"       // control took the party out of the consultation
	NoCalling      Code = "no_calling"      // members can't call a consultation of this alliance
	Past           Code = "past"            // the time that was given is over
	FormsClosed    Code = "forms_closed"    // feedback is not asked for
	NotOver        Code = "not_over"        // what waits for ENDEX
	NoChange       Code = "no_change"       // a proposal that changes nothing
	LastTenet      Code = "last_tenet"      // a strategy without tenets is none
	BothWays       Code = "both_ways"       // an option that keeps to a tenet and goes against it
	TenetMoved     Code = "tenet_moved"     // another change of the tenet was issued meanwhile
	Settled        Code = "settled"         // the proposal was issued or taken back
)
