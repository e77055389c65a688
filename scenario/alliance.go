package scenario

// Alliance binds parties; partners stand beside it and are not members.
type Alliance struct {
	Item     `yaml:"-"`
	Title    Text     `yaml:"title"`
	Members  []Ref    `yaml:"members"`
	Partners []Ref    `yaml:"partners"`
	Rule     string   `yaml:"rule"` // one_for_all: a challenge to one is a challenge to all; or consult, or none
	Theatre  Ref      `yaml:"theatre"`
	Consult  Duration `yaml:"consult"` // how long a consultation stays open; 20m where not given

	Call      Truth        `yaml:"call"`      // a member may call a consultation; true where not given
	Agenda    []Text       `yaml:"agenda"`    // shown in the room
	Text      []Paragraph  `yaml:"text"`      // first draft of the joint text; without one a consultation is talk alone
	Consent   []Ref        `yaml:"consent"`   // members whose consent a joint text needs; all where not given
	Objection Duration     `yaml:"objection"` // in which a member may object before an invited partner comes in; 1m where not given
	Shows     Shows        `yaml:"shows"`
	Issued    Aftermath    `yaml:"issued"`   // what follows a joint text
	Deadlock  Aftermath    `yaml:"deadlock"` // what follows when there is none in the end
	Bots      []Negotiator `yaml:"bots"`     // by name of a member
	BotTakes  []Duration   `yaml:"bot_takes"`
}

// Paragraph is one of a joint text's first draft.
type Paragraph struct {
	ID        string     `yaml:"id"` // p1, p2, … by order where not given
	Words     Text       `yaml:"words"`
	Proposals []Proposal `yaml:"proposals"`
	Pos       Span       `yaml:"-"`
}

// Proposal is what a member's bot puts in a paragraph's place when it amends.
type Proposal struct {
	Party Ref
	Text  Text
}

// Shows says what partners of an alliance see without being shown it by a
// member. Statements is true where not given.
type Shows struct {
	Consultation bool  `yaml:"consultation"` // that one is open, and its course
	Text         bool  `yaml:"text"`         // the joint text while it is drafted
	Statements   Truth `yaml:"statements"`   // statements that are not public
	Commitments  bool  `yaml:"commitments"`
}

// Aftermath is what follows when a consultation comes to its end.
type Aftermath struct {
	Sets     []Assign  `yaml:"sets"`
	Upholds  []Ref     `yaml:"upholds"`
	Strains  []Ref     `yaml:"strains"`
	Breaks   []Ref     `yaml:"breaks"`
	Postures []Posture `yaml:"postures"`
	Fires    []Ref     `yaml:"fires"` // injects
}

// Posture is what is declared of one commitment: affirmed, qualified or withdrawn.
type Posture struct {
	Commitment Ref
	Value      Ref
}

// Negotiator is how the bot of a member leans when a joint text is on the
// table; its ID is the party's. The three are shares of their sum.
type Negotiator struct {
	Item    `yaml:"-"`
	Consent Lean `yaml:"consent"` // 5 where not given
	Amend   Lean `yaml:"amend"`   // 2 where not given
	Refuse  Lean `yaml:"refuse"`  // 0 where not given
}

// Signals are the scales on which audiences record how a signal reached them,
// from best to worst as a rule. Nothing is computed from them.
type Signals struct {
	Ally      []Reception `yaml:"ally"`
	Adversary []Reception `yaml:"adversary"`
	Third     []Reception `yaml:"third"`
}

// Reception is one way in which a signal may be received.
type Reception struct {
	ID    string `yaml:"id"`
	Title Text   `yaml:"title"`
	Pos   Span   `yaml:"-"`
}
