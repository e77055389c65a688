package view

// Declaration is a statement of parties in words: a joint text that issued, one
// of a party alone, an answer at a press conference.
type Declaration struct {
	Key      int    `json:"key"`     // counts what this viewer may see, from 1; statement/KEY names it for MeanSignal and ReceiveSignal
	By       []Text `json:"by"`      // the parties
	Mine     bool   `json:"mine"`    // the viewer's cell plays one of them
	Joint    bool   `json:"joint"`   // a joint text of an alliance
	Public   bool   `json:"public"`  // else to those who were chosen
	Answers  string `json:"answers"` // the question that it answers; empty where none
	Title    Text   `json:"title,omitempty"`
	Words    Text   `json:"words"`
	At       int64  `json:"at"`       // exercise time, ms
	Scenario int64  `json:"scenario"` // scenario time then, Unix ms; 0 where there is none

	// What follows is for the parties that speak and for those who oversee.
	To    []Text     `json:"to,omitempty"` // chosen recipients
	Marks []Marking  `json:"marks,omitempty"`
	Seat  string     `json:"seat,omitempty"`
	Name  string     `json:"name,omitempty"`
	Bot   bool       `json:"bot,omitempty"`
	Shows []Alliance `json:"shows,omitempty"` // to whose partners the viewer may show it: ShowPartners with its item
	Item  string     `json:"item"`            // its name for MeanSignal, ReceiveSignal, ShowPartners; for those who oversee for observations too
}

// Marking is what a statement or a decision says of a commitment.
type Marking struct {
	Commitment string `json:"commitment"`
	Title      Text   `json:"title"`
	How        string `json:"how,omitempty"`     // upheld, strained, broken
	Posture    string `json:"posture,omitempty"` // affirmed, qualified, withdrawn
}

// Conference is a press conference. Everybody sees it.
type Conference struct {
	Key       int        `json:"key"` // for AskQuestion, CloseConference
	By        []Text     `json:"by"`  // the parties that answer
	Title     Text       `json:"title,omitempty"`
	At        int64      `json:"at"` // exercise time, ms
	Open      bool       `json:"open"`
	Questions []Question `json:"questions"`
	MayAsk    bool       `json:"mayAsk,omitempty"`
	MayClose  bool       `json:"mayClose,omitempty"`
	Mine      bool       `json:"mine,omitempty"` // the viewer's cell answers for one of the parties
}

// Question is one asked at a press conference.
type Question struct {
	Key       int           `json:"key"`  // for MakeStatement.Question
	From      Text          `json:"from"` // a simulated journalist, or the cell
	Words     string        `json:"words"`
	At        int64         `json:"at"`
	Answers   []Declaration `json:"answers,omitempty"`
	MayAnswer bool          `json:"mayAnswer,omitempty"`
}

// Speech is what the viewer may say as things stand; nil where nothing.
type Speech struct {
	Parties     []Party    `json:"parties"`               // for which it may speak
	Cells       []Contact  `json:"cells"`                 // to whom, where it does not speak in public
	Alliances   []Alliance `json:"alliances,omitempty"`   // whose members it may address as one
	Commitments []Marking  `json:"commitments,omitempty"` // that it may say something of; Posture is the present one
}
