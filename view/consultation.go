package view

// Alliance is one that the viewer's cell belongs to, as member or partner; for
// those who oversee, any.
type Alliance struct {
	ID       string  `json:"id"`
	Title    Text    `json:"title"`
	Members  []Party `json:"members"`
	Partners []Party `json:"partners,omitempty"`
	Member   bool    `json:"member,omitempty"`  // the viewer's cell plays a member
	MayCall  bool    `json:"mayCall,omitempty"` // for CallConsultation, by a party of Callers
	Callers  []Party `json:"callers,omitempty"`
	Open     bool    `json:"open,omitempty"` // a consultation is open that the viewer may see
}

// Position says what became of a consultation's joint text.
type Position string

// The positions of a joint text. A consultation without one has none.
const (
	Drafting   Position = "drafting"
	Issued     Position = "issued"
	Deadlocked Position = "deadlocked" // time ran out, or control ended it, without one
)

// Room is a consultation. A partner that is not in it sees of it what the
// alliance shows: its course without people's words, or the text, or neither,
// and then there is no room on its page.
type Room struct {
	Alliance string   `json:"alliance"`
	Title    Text     `json:"title"`
	Number   int      `json:"number"` // counts those of the alliance that the viewer may see, from 1
	Open     bool     `json:"open"`
	Inside   bool     `json:"inside"` // the viewer is in it, or oversees it; else it only sees what is shown to partners
	At       int64    `json:"at"`     // exercise time at which it opened, ms
	Scenario int64    `json:"scenario"`
	Deadline int64    `json:"deadline,omitempty"` // exercise time, ms; 0 where none
	Closed   int64    `json:"closed,omitempty"`   // exercise time at which it closed, ms
	Position Position `json:"position,omitempty"`
	By       Text     `json:"by,omitempty"` // the party that called it; none where a challenge or a rule opened it
	Agenda   []Text   `json:"agenda,omitempty"`

	Members  []Member `json:"members"`
	Partners []Guest  `json:"partners,omitempty"`
	Course   []Move   `json:"course"` // oldest first

	Version    int         `json:"version"`             // of the joint text, for Consent
	Since      int         `json:"since"`               // the version that Changes are told from: that of the own party's last consent, 0 for the first draft
	Changed    bool        `json:"changed"`             // something has changed since then
	Unsettled  []string    `json:"unsettled,omitempty"` // paragraphs in which brackets stand open, by ID
	Paragraphs []Paragraph `json:"paragraphs"`          // in order; none where the viewer may not see the text, or there is none
	Gone       []Paragraph `json:"gone,omitempty"`      // those removed since, as they were
	Moved      bool        `json:"moved,omitempty"`     // their order is another than then
	Proposals  []Proposal  `json:"proposals,omitempty"`
	Comments   []Comment   `json:"comments,omitempty"`
	Messages   []Message   `json:"messages,omitempty"` // of the room, oldest first; Send with Room writes one
	Unread     int         `json:"unread,omitempty"`

	Entered   bool `json:"entered,omitempty"`   // somebody of the viewer's cell has come; else EnterRoom
	MayEdit   bool `json:"mayEdit,omitempty"`   // EditText, AddParagraph, RemoveParagraph, MoveParagraph, AcceptProposal, DeclineProposal
	MayTalk   bool `json:"mayTalk,omitempty"`   // Send, Propose, CommentOn, ResolveComment
	MayInvite bool `json:"mayInvite,omitempty"` // InvitePartner, RefusePartner
	MayEnd    bool `json:"mayEnd,omitempty"`    // EndConsultation, WithdrawParty
}

// Member is a member of the alliance at the table.
type Member struct {
	Party
	Needed     bool  `json:"needed"`             // its consent is needed
	Here       bool  `json:"here"`               // somebody of its cells has come
	HereAt     int64 `json:"hereAt,omitempty"`   // exercise time, ms
	Out        bool  `json:"out,omitempty"`      // control took it out of the consultation
	Consented  int   `json:"consented"`          // the version of its last consent, 0 where there is none
	Standing   bool  `json:"standing,omitempty"` // and that is the present version and was not withdrawn
	At         int64 `json:"consentedAt,omitempty"`
	MayConsent bool  `json:"mayConsent,omitempty"` // Consent, for this party and Room.Version
	MayRecall  bool  `json:"mayRecall,omitempty"`  // WithdrawConsent
}

// GuestStatus says where a partner stands.
type GuestStatus string

// The places of a partner.
const (
	Outside GuestStatus = "outside" // nobody has invited it
	Invited GuestStatus = "invited" // and a member may object until it comes in
	Present GuestStatus = "in"
	Refused GuestStatus = "refused" // a member objected
)

// Guest is a partner of the alliance.
type Guest struct {
	Party
	Status GuestStatus `json:"status"`
	At     int64       `json:"at,omitempty"` // exercise time of the last change, ms
}

// MoveKind says what happened in a consultation.
type MoveKind string

// The moves of a consultation's course.
const (
	MoveOpened     MoveKind = "opened"
	MoveCame       MoveKind = "came" // somebody of a cell came, the first of it
	MoveInvited    MoveKind = "invited"
	MoveJoined     MoveKind = "joined"   // a partner is in
	MoveRefused    MoveKind = "refused"  // a member objected to a partner
	MoveLeft       MoveKind = "left"     // control took a party out
	MoveConsent    MoveKind = "consent"  // to Version
	MoveRecalled   MoveKind = "recalled" // a consent was withdrawn
	MoveVoid       MoveKind = "void"     // an edit voided every consent; Version is the new one
	MoveIssued     MoveKind = "issued"
	MoveDeadlocked MoveKind = "deadlocked"
	MoveClosed     MoveKind = "closed"
)

// Move is one step of a consultation's course. Who did it is for the own cell
// and for those who oversee.
type Move struct {
	Kind    MoveKind `json:"kind"`
	At      int64    `json:"at"`              // exercise time, ms
	Party   Text     `json:"party,omitempty"` // whom it concerns
	By      Text     `json:"by,omitempty"`    // the cell that did it; none where time did
	Version int      `json:"version,omitempty"`
	Seat    string   `json:"seat,omitempty"`
	Name    string   `json:"name,omitempty"`
	Bot     bool     `json:"bot,omitempty"`
}

// Paragraph is one of a joint text.
type Paragraph struct {
	ID     string `json:"id"`
	New    bool   `json:"new,omitempty"` // not in the version that Changes are told from
	Bodies []Body `json:"bodies"`        // one for each language of the scenario, in its order
}

// Body is a paragraph in one language.
type Body struct {
	Language string    `json:"language"`
	Version  int       `json:"version"` // for EditText.Base; counts this body's edits alone
	Text     string    `json:"text"`
	Ops      []Op      `json:"ops,omitempty"`     // the latest edits of the viewer's own cell, by the IDs that their pages gave, oldest first, at most MaxOps
	Changes  []Stretch `json:"changes,omitempty"` // how Text came from the version that Room.Since tells; none where nothing changed
	By       Text      `json:"by,omitempty"`      // the cell that changed it last; none while it stands as drafted
	At       int64     `json:"at,omitempty"`      // exercise time then, ms
}

// MaxOps is how many of the own cell's edits a body names at most.
const MaxOps = 64

// Op is an edit that is in a body's text.
type Op struct {
	ID      string `json:"id"`
	Version int    `json:"version"` // of the body, that it made
}

// StretchKind says what happened to words.
type StretchKind string

// The kinds of changes.
const (
	Kept  StretchKind = "kept"
	Added StretchKind = "added"
	Cut   StretchKind = "cut"
)

// Stretch is a stretch of words that was kept, added or taken out.
type Stretch struct {
	Kind  StretchKind `json:"kind"`
	Words string      `json:"words"`
}

// ProposalStatus says what became of a proposal.
type ProposalStatus string

// The states of a proposal.
const (
	Proposed ProposalStatus = "open"
	Accepted ProposalStatus = "accepted"
	Declined ProposalStatus = "declined"
)

// Proposal is other words for a paragraph, for the members to accept.
type Proposal struct {
	Number    int            `json:"number"` // for AcceptProposal, DeclineProposal
	Paragraph string         `json:"paragraph"`
	Language  string         `json:"language"`
	Words     string         `json:"words"`             // what the paragraph would say
	Changes   []Stretch      `json:"changes,omitempty"` // against the paragraph as it stands; while it is open
	Comment   string         `json:"comment,omitempty"`
	From      Text           `json:"from"` // the cell
	At        int64          `json:"at"`
	Status    ProposalStatus `json:"status"`
	By        Text           `json:"by,omitempty"` // the cell that accepted or declined it
}

// Comment is a remark about a paragraph.
type Comment struct {
	Number    int    `json:"number"` // for ResolveComment
	Paragraph string `json:"paragraph"`
	Words     string `json:"words"`
	From      Text   `json:"from"`
	At        int64  `json:"at"`
	Resolved  bool   `json:"resolved,omitempty"`
}
