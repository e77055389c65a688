package exercise

import "tamrin/cotext"

// What members of an alliance do in a consultation. An alliance has one open at
// most, so its name says which. Party may be left empty where the seat's cell
// plays only one member; control acts for parties that no cell plays.
type (
	// CallConsultation opens a consultation without a challenge.
	CallConsultation struct{ Alliance, Party string }
	// EndConsultation closes one before its deadline. Control's.
	EndConsultation struct{ Alliance string }
	// EnterRoom tells that somebody in the seat came to the consultation.
	EnterRoom struct{ Alliance string }
	// InvitePartner asks a partner in; it comes in unless a member objects.
	InvitePartner struct{ Alliance, Partner string }
	// RefusePartner objects to a partner, invited or in already.
	RefusePartner struct{ Alliance, Partner string }
	// WithdrawParty takes a member or a partner out of the consultation. Control's.
	WithdrawParty struct{ Alliance, Party string }
	// Consent agrees to a version of the joint text.
	Consent struct {
		Alliance, Party string
		Version         int
	}
	// RecallConsent takes a consent back.
	RecallConsent struct{ Alliance, Party string }
)

// What is done to a joint text. Everybody at the table may propose and comment,
// members alone change the text. An ID is made up by the writer's page, as that
// of a message.
type (
	// EditText changes a paragraph in one language. Splices are made against
	// version Base of that body, as the writer's page had it; they are moved over
	// what was accepted since.
	EditText struct {
		ID                  string
		Alliance, Paragraph string
		Language            string
		Base                int
		Splices             cotext.Edit
	}
	// AddParagraph puts a new paragraph behind another, or first where After is empty.
	AddParagraph struct {
		ID              string
		Alliance, After string
		Words           map[string]string // by language; may be empty
	}
	// RemoveParagraph takes a paragraph out.
	RemoveParagraph struct{ Alliance, Paragraph string }
	// MoveParagraph puts a paragraph behind another, or first where After is empty.
	MoveParagraph struct{ Alliance, Paragraph, After string }
	// Propose offers other words for a paragraph in one language.
	Propose struct {
		ID                            string
		Alliance, Paragraph, Language string
		Words                         string
		Comment                       string // may be empty
	}
	// AcceptProposal puts a proposal's words into the text.
	AcceptProposal struct {
		Alliance string
		Number   int
	}
	// DeclineProposal closes a proposal; the text stays as it is.
	DeclineProposal struct {
		Alliance string
		Number   int
	}
	// CommentOn remarks on a paragraph.
	CommentOn struct {
		ID, Alliance, Paragraph string
		Words                   string
	}
	// ResolveComment marks a comment as dealt with.
	ResolveComment struct {
		Alliance string
		Number   int
	}
	// ShowPartners shows something to an alliance's partners that they would not
	// see by themselves: its consultation or its text (consultation, text), a
	// statement or a commitment, as Item names them.
	ShowPartners struct{ Alliance, Item string }
)

// What parties say, and the press. Who leads a cell speaks for its parties;
// control for those that no cell plays.
type (
	// MakeStatement speaks for parties: in public, or to cells and to whole
	// alliances. With Question it answers one at a press conference, and is public.
	MakeStatement struct {
		ID        string
		Parties   []string
		Title     map[string]string // by language
		Words     map[string]string
		Public    bool
		To        []string // cells
		Alliances []string
		Marks     []Mark
		Question  int // key of the question; 0 where it answers none
	}
	// OpenConference opens a press conference of parties that are spoken for by
	// the seat; control may open one for any.
	OpenConference struct {
		Parties []string
		Title   map[string]string // may be empty
	}
	// CloseConference closes one.
	CloseConference struct{ Conference int }
	// AskQuestion asks at a press conference: control's, and media cells'.
	AskQuestion struct {
		ID         string
		Conference int
		As         string // a simulated journalist; may be empty
		Words      string
	}
)

// Mark is what a statement says of a commitment: that it upholds, strains or
// breaks it, or a posture that it declares.
type Mark struct {
	Commitment string `json:"commitment"`
	How        string `json:"how,omitempty"`     // upholds, strains, breaks
	Posture    string `json:"posture,omitempty"` // affirmed, qualified, withdrawn
}

// What a statement or a public decision is meant to tell, and how it was
// received. Recorded again, the later record stands.
type (
	// MeanSignal records what something that one's own parties said or did is
	// meant to tell an audience.
	MeanSignal struct {
		About    string // a statement by the key of the own page, or a decision as PublicItem names it
		Audience string // a cell
		Value    string // of the scale; may be empty where there are words
		Words    string
	}
	// ReceiveSignal records how something was received by one's own cell; control
	// may record it for any.
	ReceiveSignal struct {
		About string
		Cell  string // empty: one's own
		Value string
		Words string
	}
)

// A bot's part in a consultation. The exercise itself orders it.
type (
	// PlayConsent is a bot's consent to the present version.
	PlayConsent struct{ Alliance, Party string }
	// PlayAmend is a bot's change of the text, all of it one version. Digest is what
	// the world keeps of the new words.
	PlayAmend struct {
		Alliance, Party string
		Edits           []BodyEdit
		Digest          int64
	}
)

func (CallConsultation) command() {}
func (EndConsultation) command()  {}
func (EnterRoom) command()        {}
func (InvitePartner) command()    {}
func (RefusePartner) command()    {}
func (WithdrawParty) command()    {}
func (Consent) command()          {}
func (RecallConsent) command()    {}
func (EditText) command()         {}
func (AddParagraph) command()     {}
func (RemoveParagraph) command()  {}
func (MoveParagraph) command()    {}
func (Propose) command()          {}
func (AcceptProposal) command()   {}
func (DeclineProposal) command()  {}
func (CommentOn) command()        {}
func (ResolveComment) command()   {}
func (ShowPartners) command()     {}
func (MakeStatement) command()    {}
func (OpenConference) command()   {}
func (CloseConference) command()  {}
func (AskQuestion) command()      {}
func (MeanSignal) command()       {}
func (ReceiveSignal) command()    {}
func (PlayConsent) command()      {}
func (PlayAmend) command()        {}

// Limits of what is done in consultations and in public.
const (
	MaxParagraphs  = 200     // of one joint text
	MaxBody        = 20_000  // characters of a paragraph in one language
	MaxSplices     = 1_000   // of one edit
	MaxEdits       = 500_000 // of joint texts in one exercise
	MaxRemarks     = 2_000   // proposals, and comments, of one consultation
	MaxStatements  = 2_000   // of one exercise
	MaxConferences = 200     // of one exercise
	MaxQuestions   = 2_000   // of one exercise
	MaxMarks       = 100     // commitments that one statement touches
	MaxSignals     = 20_000  // records of signals in one exercise
)
