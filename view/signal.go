package view

// Signal is a statement or a public decision with what it is meant to tell each
// audience and how it was received. Nobody but those who oversee sees the other
// side's part.
type Signal struct {
	About    string    `json:"about"` // its name for MeanSignal and ReceiveSignal
	Title    Text      `json:"title"`
	Words    Text      `json:"words,omitempty"`
	By       []Text    `json:"by"`
	At       int64     `json:"at"`
	Scenario int64     `json:"scenario"`
	Mine     bool      `json:"mine"`               // the viewer's cell sent it
	Meant    []Reading `json:"meant,omitempty"`    // by audience: what the viewer's own cell means; all for those who oversee
	Received []Reading `json:"received,omitempty"` // by audience: the viewer's own cell; all for those who oversee
}

// Relation is how an audience stands to who sends a signal.
type Relation string

// The relations.
const (
	Ally      Relation = "ally"
	Adversary Relation = "adversary"
	Third     Relation = "third"
)

// Reading is what a signal is to tell an audience, or what it told it.
type Reading struct {
	Cell     string   `json:"cell"` // for MeanSignal.Audience, ReceiveSignal.Cell
	Title    Text     `json:"title"`
	From     Text     `json:"from,omitempty"` // the cell that means it; none with what was received
	Relation Relation `json:"relation"`
	Scale    []Choice `json:"scale"`
	Value    string   `json:"value,omitempty"` // of the scale; empty where nothing is recorded yet
	Label    Text     `json:"label,omitempty"` // of the value
	Words    string   `json:"words,omitempty"`
	At       int64    `json:"at,omitempty"` // exercise time at which it was recorded, ms
	Seat     string   `json:"seat,omitempty"`
	Name     string   `json:"name,omitempty"`
	May      bool     `json:"may,omitempty"` // the viewer may record it now
}

// Choice is one value of a scale.
type Choice struct {
	ID    string `json:"id"`
	Title Text   `json:"title"`
}
