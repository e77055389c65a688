package view

// Strategy is a party's or an alliance's, for those who hold it and for those who
// oversee.
type Strategy struct {
	ID         string            `json:"id"`
	Title      Text              `json:"title"`
	Holders    []Party           `json:"holders"` // Yours where the viewer's cell plays it; Choice is not used
	Versions   []StrategyVersion `json:"versions"`
	Evidence   []Evidence        `json:"evidence"`   // how decisions bear on the tenets with which the exercise began, in order of time
	Amendments []Amendment       `json:"amendments"` // in the order in which they were first proposed
	MayPropose bool              `json:"mayPropose,omitempty"`
	Choices    []Tie             `json:"choices,omitempty"` // options that a tenet may name; for those who oversee
}

// StrategyVersion is a strategy as it was issued once.
type StrategyVersion struct {
	Number    int     `json:"number"`
	Tenets    []Tenet `json:"tenets"`
	Amendment string  `json:"amendment,omitempty"` // that made it; empty for that with which the exercise began
	Wall      int64   `json:"wall,omitempty"`      // Unix ms
}

// Tenet is one sentence of a strategy.
type Tenet struct {
	ID      string `json:"id"`
	Text    Text   `json:"text"`
	Options []Tie  `json:"options,omitempty"` // that keep to it; for those who oversee
	Against []Tie  `json:"against,omitempty"` // that go against it
}

// Tie is an option of a decision.
type Tie struct {
	ID       string `json:"id"` // decision.option
	Decision Text   `json:"decision"`
	Option   Text   `json:"option"`
}

// Bore says how a decision bears on a tenet.
type Bore string

// The ways: with it, against it, or another way though one with it was there.
const (
	KeptTo      Bore = "kept"
	WentAgainst Bore = "against"
	Otherwise   Bore = "otherwise"
)

// Evidence is a decision that bears on a tenet.
type Evidence struct {
	Tenet    string `json:"tenet"`
	How      Bore   `json:"how"`
	At       int64  `json:"at"`                 // exercise time, ms
	By       []Text `json:"by"`                 // parties
	Decision Text   `json:"decision,omitempty"` // for those inside it
	Options  []Text `json:"options"`            // that were taken; none where time ran out
	Seat     string `json:"seat,omitempty"`     // whose page shows the moment, for those who oversee
}

// Standing says how far a proposed change of a strategy has come.
type Standing string

// The standings.
const (
	Suggested Standing = "proposed"
	Opposed   Standing = "refused"
	Outdated  Standing = "outdated" // another change of the tenet was issued meanwhile
	InForce   Standing = "issued"
	TakenBack Standing = "withdrawn"
)

// Amendment is a proposed change of a tenet.
type Amendment struct {
	ID       string     `json:"id"`
	Tenet    string     `json:"tenet"`
	Standing Standing   `json:"standing"`
	Version  int        `json:"version,omitempty"` // that it became
	Before   *Tenet     `json:"before,omitempty"`  // as it stood when this was worded; nil where it is added
	After    *Tenet     `json:"after,omitempty"`   // nil where it is dropped
	Wordings []Phrasing `json:"wordings"`          // oldest first
	Voices   []Voice    `json:"voices"`            // of each party that is asked, on the last wording
	Past     []Voice    `json:"past,omitempty"`    // all that was said, oldest first
	Back     *Phrasing  `json:"back,omitempty"`    // why it was taken back
}

// Phrasing is an amendment as somebody worded it.
type Phrasing struct {
	Text    Text   `json:"text,omitempty"` // none: the tenet is to be dropped
	Finding string `json:"finding,omitempty"`
	Name    string `json:"name,omitempty"` // whose it is, for those who may know
	Wall    int64  `json:"wall"`
	Reason  string `json:"reason,omitempty"`
}

// Voice is what a party says of an amendment.
type Voice struct {
	Party    string `json:"party"`
	Title    Text   `json:"title"`
	Said     bool   `json:"said"`
	Approves bool   `json:"approves,omitempty"`
	Wording  int    `json:"wording,omitempty"` // from 1
	ByStaff  bool   `json:"byStaff,omitempty"` // control recorded it for the party
	Name     string `json:"name,omitempty"`
	Wall     int64  `json:"wall,omitempty"`
	Reason   string `json:"reason,omitempty"`
	MayJudge bool   `json:"mayJudge,omitempty"` // the viewer may approve or refuse for it
}
