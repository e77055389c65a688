package exercise

import "encoding/json"

// Event is one fact of an exercise, as it stands in the log. Things are named
// as the scenario names them, so that a log is readable by itself; which of the
// fields are set depends on the kind.
type Event struct {
	Kind   Kind   `json:"kind"`
	V      int    `json:"v"`    // version of the kind's fields
	At     int64  `json:"at"`   // exercise time, ms
	Wall   int64  `json:"wall"` // Unix ms
	By     Actor  `json:"by,omitzero"`
	Reason string `json:"reason,omitempty"`

	Name      string       `json:"name,omitempty"`      // created: of the exercise; seat_taken: of the person
	Bots      bool         `json:"bots,omitempty"`      // created: bots hold every seat
	ByHand    bool         `json:"byHand,omitempty"`    // created: control draws chance
	Speed     int          `json:"speed,omitempty"`     // speed_set
	Inject    string       `json:"inject,omitempty"`    // inject_…
	Draft     *Draft       `json:"draft,omitempty"`     // inject_added, inject_edited
	Decision  string       `json:"decision,omitempty"`  // decision_taken, words_given, words_judged
	Party     string       `json:"party,omitempty"`     // decision_taken, words_given
	Options   []string     `json:"options,omitempty"`   // decision_taken, words_judged
	Words     string       `json:"words,omitempty"`     // words_given, words_judged (the outcome), note_written, no_duff_called, report_edited
	Var       string       `json:"var,omitempty"`       // var_set
	Value     string       `json:"value,omitempty"`     // var_set, rating_agreed, action_tested; report_edited: draft, where people's words were taken away
	Chance    string       `json:"chance,omitempty"`    // chance_drawn, chance_chosen
	Branch    int          `json:"branch,omitempty"`    // chance_drawn, chance_chosen; the first is 0
	Key       int          `json:"key,omitempty"`       // item_opened: which of what the cell received, from 1
	Seat      string       `json:"seat,omitempty"`      // seat_taken, seat_returned
	ID        string       `json:"id,omitempty"`        // inject_added, message_sent, request_made, note_written, observed, observation_withdrawn, feedback_given: as the writer's page named it
	Mail      *Mail        `json:"mail,omitempty"`      // message_sent, request_made, request_answered
	Number    int          `json:"number,omitempty"`    // message_read, request_…: which of the exercise's, note_written: which of the cell's; from 1
	Item      string       `json:"item,omitempty"`      // item_…, rating_agreed, action_tested; report_edited: the section, as aar/summary
	Version   int          `json:"version,omitempty"`   // note_written, report_edited: the version that this makes
	Language  string       `json:"language,omitempty"`  // report_edited
	Sight     *Sight       `json:"sight,omitempty"`     // observed
	To        int64        `json:"to,omitempty"`        // jump_ordered: exercise time, ms, or NextInject
	Alliance  string       `json:"alliance,omitempty"`  // consultation_…, room_entered, partner_…, party_withdrawn, text_edited, paragraph_…, proposal_…, comment_…, consent_…, shown_to_partners
	Text      *Work        `json:"text,omitempty"`      // text_edited, paragraph_…, proposal_made, proposal_accepted, comment_made
	Said      *Said        `json:"said,omitempty"`      // statement_made, question_answered; conference_opened: its parties and title
	Signal    *Signaled    `json:"signal,omitempty"`    // signal_…
	Origin    *Origin      `json:"origin,omitempty"`    // imported
	Action    *Corrective  `json:"action,omitempty"`    // action_written
	Survey    *Surveyed    `json:"survey,omitempty"`    // feedback_opened, feedback_given
	Amendment *TenetChange `json:"amendment,omitempty"` // amendment_proposed
	World     string       `json:"world,omitempty"`     // paused, interrupted, ended, no_duff_called: the world's hash, which a replay must reach
}

// Kind names a sort of fact. The names are those of the log and never change.
type Kind string

// The kinds of events.
const (
	Created              Kind = "created"
	Started              Kind = "started"
	WasPaused            Kind = "paused"
	WasResumed           Kind = "resumed"
	SpeedSet             Kind = "speed_set"
	Noted                Kind = "clock_noted"
	Interrupted          Kind = "interrupted"
	WasEnded             Kind = "ended" // by control
	TimeReached          Kind = "time_reached"
	ChanceDrawn          Kind = "chance_drawn"
	ChanceChosen         Kind = "chance_chosen"
	InjectFired          Kind = "inject_fired"
	InjectHeld           Kind = "inject_held"
	InjectFreed          Kind = "inject_released"
	InjectSkipped        Kind = "inject_skipped"
	InjectAdded          Kind = "inject_added"
	InjectEdited         Kind = "inject_edited"
	DecisionTaken        Kind = "decision_taken"
	WordsGiven           Kind = "words_given"
	WordsJudged          Kind = "words_judged"
	VarSet               Kind = "var_set"
	ItemOpened           Kind = "item_opened"
	SeatTaken            Kind = "seat_taken"
	SeatReturned         Kind = "seat_returned"
	MessageSent          Kind = "message_sent"
	MessageRead          Kind = "message_read"
	RequestMade          Kind = "request_made"
	RequestAnswered      Kind = "request_answered"
	RequestClosed        Kind = "request_closed"
	ItemClaimed          Kind = "item_claimed"
	NoteWritten          Kind = "note_written"
	NoDuffCalled         Kind = "no_duff_called"
	NoDuffEnded          Kind = "no_duff_ended"
	Observed             Kind = "observed"
	ObservationWithdrawn Kind = "observation_withdrawn"
	JumpOrdered          Kind = "jump_ordered"
	ClockJumped          Kind = "clock_jumped"
	ItemLetGo            Kind = "item_let_go"

	ConsultationCalled Kind = "consultation_called" // Party calls it
	ConsultationEnded  Kind = "consultation_ended"  // by control
	RoomEntered        Kind = "room_entered"        // somebody in the seat came to the consultation
	PartnerInvited     Kind = "partner_invited"     // Party is the partner
	PartnerRefused     Kind = "partner_refused"     // a member objects to the partner Party
	PartyWithdrawn     Kind = "party_withdrawn"     // control takes Party out of the consultation
	TextEdited         Kind = "text_edited"
	ParagraphAdded     Kind = "paragraph_added"
	ParagraphRemoved   Kind = "paragraph_removed"
	ParagraphMoved     Kind = "paragraph_moved"
	ProposalMade       Kind = "proposal_made"
	ProposalAccepted   Kind = "proposal_accepted" // Number of the consultation's, from 1; Text has what it does
	ProposalDeclined   Kind = "proposal_declined" // Number
	CommentMade        Kind = "comment_made"
	CommentResolved    Kind = "comment_resolved" // Number of the consultation's, from 1
	ConsentGiven       Kind = "consent_given"    // Party consents to Version of the joint text
	ConsentWithdrawn   Kind = "consent_withdrawn"
	ShownToPartners    Kind = "shown_to_partners" // Item: consultation or text of the alliance's latest consultation, or a statement or a commitment
	StatementMade      Kind = "statement_made"
	ConferenceOpened   Kind = "conference_opened"
	ConferenceClosed   Kind = "conference_closed" // Number of the exercise's press conferences, from 1
	QuestionAsked      Kind = "question_asked"    // Number of the press conference; Mail has the words
	QuestionAnswered   Kind = "question_answered" // Number of the exercise's questions, from 1
	SignalMeant        Kind = "signal_meant"
	SignalReceived     Kind = "signal_received"
	ReplayOpened       Kind = "replay_opened"       // to those who played, each as their own seat
	ActionWritten      Kind = "action_written"      // ID names it; a newer version where there is one
	ActionTested       Kind = "action_tested"       // Item: exercise/action; Words: what it is; Value: its rating, empty where it is yet to be tested
	RatingAgreed       Kind = "rating_agreed"       // Item: an objective, a target or a task; Value: its rating, empty where none is agreed any more; with its reason
	AmendmentProposed  Kind = "amendment_proposed"  // of a strategy; ID names it; words it anew where there is one
	AmendmentApproved  Kind = "amendment_approved"  // Party approves the wording Version, from 1, of ID; the approval that was wanting last makes it a version
	AmendmentRefused   Kind = "amendment_refused"   // Party refuses it
	AmendmentWithdrawn Kind = "amendment_withdrawn" // ID
	ReportEdited       Kind = "report_edited"       // somebody wrote Words for the section Item of a report, in Language
	FeedbackOpened     Kind = "feedback_opened"     // to all who took part
	FeedbackClosed     Kind = "feedback_closed"
	FeedbackGiven      Kind = "feedback_given" // of an anonymous one, Wall is the beginning of the day, UTC, and By is empty

	Imported Kind = "imported" // the events before it come from another log
)

// version is that of every kind so far.
const version = 1

// Encode writes an event as the log keeps it.
func (e Event) Encode() []byte {
	b, err := json.Marshal(e)
	if err != nil {
		panic("exercise: " + err.Error()) // no field of an Event can fail
	}
	return b
}
