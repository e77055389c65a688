package scenario

// Decision is a choice that a party, or several together, must make.
type Decision struct {
	Item       `yaml:"-"`
	Title      Text       `yaml:"title"`
	Text       Text       `yaml:"text"`
	By         []Ref      `yaml:"by"`      // parties
	Jointly    bool       `yaml:"jointly"` // every party of By must choose the same; else whichever is first decides
	Theatre    Ref        `yaml:"theatre"`
	Opens      Opening    `yaml:"opens"`
	Closes     Duration   `yaml:"closes"`  // exercise time it stays open; until ENDEX where not given
	Default    Ref        `yaml:"default"` // option taken when time runs out, marked so; none where not given
	Choose     Number     `yaml:"choose"`  // how many options may be taken at once; 1 where not given
	Options    []Option   `yaml:"options"`
	FreeText   bool       `yaml:"free_text"` // players may answer in words; control maps them to an option or adjudicates
	Objectives []Ref      `yaml:"objectives"`
	SeenBy     []Ref      `yaml:"seen_by"`   // cells or parties that may know it is open, beside By and control
	BotTakes   []Duration `yaml:"bot_takes"` // one, or shortest and longest, that a bot takes to answer; 1m where not given
}

// Opening says when a decision opens: exactly one of After, At, When.
type Opening struct {
	After Ref      `yaml:"after"` // inject, decision or outcome
	Delay Duration `yaml:"delay"` // with After
	At    Duration `yaml:"at"`
	When  Expr     `yaml:"when"`
	Pos   Span     `yaml:"-"`
}

// Option is one answer to a decision.
type Option struct {
	Item     `yaml:"-"`
	Title    Text      `yaml:"title"`
	Text     Text      `yaml:"text"`
	When     Expr      `yaml:"when"` // offered only while this holds
	Upholds  []Ref     `yaml:"upholds"`
	Strains  []Ref     `yaml:"strains"`
	Breaks   []Ref     `yaml:"breaks"`
	Postures []Posture `yaml:"postures"` // what it declares of commitments
	Sets     []Assign  `yaml:"sets"`
	Fires    []Ref     `yaml:"fires"`    // injects
	Public   bool      `yaml:"public"`   // everybody learns of it
	KnownTo  []Ref     `yaml:"known_to"` // else these, beside By and control: cells, parties
	Bot      Lean      `yaml:"bot"`
}

// Lean is how strongly bots lean towards an option: a number of at least 0, or
// a CEL expression that gives a whole number from the state. Leanings of the
// options on offer are shares of their sum. 1 where not given. Parties that
// decide together may lean differently: {us: 3, rok: "vars.tension > 6 ? 5 : 1"}.
type Lean struct {
	Weight  Decimal
	Expr    Expr // where Expr is set, Weight is not
	ByParty []PartyLean
}

// PartyLean is the leaning of one party that decides with others.
type PartyLean struct {
	Party Ref
	Lean  Lean // without ByParty
}
