package scenario

// Rule changes the exercise when its condition becomes true: once, or each
// time anew with Repeat. Either its own Sets and Fires apply, or Chance draws
// one of several branches.
type Rule struct {
	Item    `yaml:"-"` // ID is rule_1, rule_2, … by order unless Name is written
	Name    string     `yaml:"name"`
	Title   Text       `yaml:"title"`
	When    Expr       `yaml:"when"`
	Repeat  bool       `yaml:"repeat"`
	Delay   Duration   `yaml:"delay"`   // between the condition and its consequence
	Theatre Ref        `yaml:"theatre"` // where its consequence happens
	Sets    []Assign   `yaml:"sets"`
	Fire    []Ref      `yaml:"fire"` // injects; one may be written without brackets
	Chance  []Branch   `yaml:"chance"`
}

// Branch is one possibility of a chance. The P of a rule's branches sum to 1.
type Branch struct {
	P     Decimal  `yaml:"p"`
	Title Text     `yaml:"title"`
	Sets  []Assign `yaml:"sets"`
	Fire  []Ref    `yaml:"fire"`
	Pos   Span     `yaml:"-"`
}

// Outcome is a state of affairs that the author has named. The first outcome
// with Ends that comes true ends the exercise.
type Outcome struct {
	Item    `yaml:"-"`
	Title   Text `yaml:"title"`
	Text    Text `yaml:"text"`
	When    Expr `yaml:"when"`
	Ends    bool `yaml:"ends"`
	Theatre Ref  `yaml:"theatre"`
}
