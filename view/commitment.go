package view

// Commitment is a promise that the viewer's cell gave or holds; or an alliance
// shows it to its partners; for those who oversee, any.
type Commitment struct {
	ID      string     `json:"id"`
	Title   Text       `json:"title"`
	Text    Text       `json:"text,omitempty"`
	Source  Text       `json:"source,omitempty"`
	Kind    string     `json:"kind,omitempty"`
	Covers  []string   `json:"covers,omitempty"`
	From    []Party    `json:"from"`
	To      []Party    `json:"to"`
	Posture string     `json:"posture"`         // affirmed, qualified or withdrawn, as far as the viewer knows
	History []Touch    `json:"history"`         // what the viewer may know of, oldest first
	Shows   []Alliance `json:"shows,omitempty"` // to whose partners the viewer may show it: ShowPartners with Item
	Item    string     `json:"item"`
}

// Touch is one time at which a commitment was upheld, strained or broken, or a
// posture declared.
type Touch struct {
	How      string `json:"how,omitempty"`     // upheld, strained, broken
	Posture  string `json:"posture,omitempty"` // affirmed, qualified, withdrawn
	At       int64  `json:"at"`                // exercise time, ms
	Scenario int64  `json:"scenario"`
	By       []Text `json:"by,omitempty"`    // parties
	Title    Text   `json:"title,omitempty"` // of the decision's option, the statement, the inject, the alliance
	Public   bool   `json:"public,omitempty"`
}

// Contradiction is a public word against what the same party did unseen. It is
// for evaluators alone.
type Contradiction struct {
	Commitment string `json:"commitment"`
	Title      Text   `json:"title"` // of the commitment
	Party      Text   `json:"party"`
	Public     Touch  `json:"public"`
	Private    Touch  `json:"private"`
}
