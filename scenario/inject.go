package scenario

// Inject is one item of the Master Scenario Events List, delivered to cells.
//
// It comes by exactly one of At, After, When, Manual (with At as a planned
// time, if wanted) or ContingencyFor. If holds it back for good when its
// condition fails at the moment it would be delivered.
type Inject struct {
	Item     `yaml:"-"`
	Number   string `yaml:"number"` // as the MSEL numbers it; the order of writing where not given
	Title    Text   `yaml:"title"`
	Text     Text   `yaml:"text"`     // what is delivered
	Type     string `yaml:"type"`     // inject (where not given), contextual, expected_action, contingency, administrative
	Status   string `yaml:"status"`   // planning: draft, submitted, approved (where not given), synchronized, deferred, obsolete; the last two are never delivered
	Priority string `yaml:"priority"` // key, enabling, supporting

	At             Duration `yaml:"at"`    // exercise time
	After          Ref      `yaml:"after"` // inject, decision or outcome
	Delay          Duration `yaml:"delay"` // with After, When or ContingencyFor
	When           Expr     `yaml:"when"`
	If             Expr     `yaml:"if"`
	Manual         bool     `yaml:"manual"`
	ContingencyFor Ref      `yaml:"contingency_for"` // a decision (delivered when its time runs out unanswered) or an inject (offered to control)
	Burst          Burst    `yaml:"burst"`

	Theatre     Ref          `yaml:"theatre"`
	To          []Ref        `yaml:"to"`          // cells, parties or all
	From        Text         `yaml:"from"`        // a simulated sender
	InjectedBy  Text         `yaml:"injected_by"` // the controller responsible
	Channel     string       `yaml:"channel"`     // email, telephone, radio, press, social, cable, letter, paper, in_person, video, chat, system, other
	Public      bool         `yaml:"public"`      // on the wall and known to all, as press is
	Attachments []Attachment `yaml:"attachments"`

	Challenges Ref      `yaml:"challenges"` // a party; its alliances' rule applies
	Convenes   []Ref    `yaml:"convenes"`   // alliances whose members it calls to a consultation
	Sets       []Assign `yaml:"sets"`
	Upholds    []Ref    `yaml:"upholds"`
	Strains    []Ref    `yaml:"strains"`
	Breaks     []Ref    `yaml:"breaks"`
	Jump       Jump     `yaml:"jump"` // moves scenario time

	Expect     []Expect `yaml:"expect"`     // what each cell is expected to do
	Objectives []Ref    `yaml:"objectives"` // objectives or their tasks: o1, o1.t1
	Storyline  Ref      `yaml:"storyline"`
	Event      string   `yaml:"event"`
	Incident   string   `yaml:"incident"`
	Phase      string   `yaml:"phase"`    // group, move or phase
	Function   string   `yaml:"function"` // such as an ESF
	Location   Text     `yaml:"location"`
	Place      Place    `yaml:"place"`
	Moves      []Move   `yaml:"moves"`
	Notes      Text     `yaml:"notes"` // for controllers alone
	Author     string   `yaml:"author"`
	Approver   string   `yaml:"approver"`
	Narrative  string   `yaml:"narrative"` // the implementer's actual narrative, from an earlier run
	History    []string `yaml:"history"`
	Extra      []Extra  `yaml:"extra"` // columns of a spreadsheet that Tamrin has no field for
}

// Burst repeats a delivery: Count times in all, Every apart.
type Burst struct {
	Count Number   `yaml:"count"`
	Every Duration `yaml:"every"`
}

// Jump moves scenario time when its inject is delivered: To an instant, or By
// a stretch forward. Exercise time goes on as before.
type Jump struct {
	To Instant  `yaml:"to"`
	By Duration `yaml:"by"`
}

// Attachment is a file below the scenario's folder.
type Attachment struct {
	File  string `yaml:"file"`
	Title Text   `yaml:"title"`
	Pos   Span   `yaml:"-"`
}

// Expect is what one cell is expected to do, by name of the cell (or all).
type Expect struct {
	Cell Ref
	Text Text
}

// Extra is a value kept for a column that has no field.
type Extra struct {
	Name  string
	Value string
}
