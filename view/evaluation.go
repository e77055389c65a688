package view

// Evaluation is what evaluators work with; control sees it too, nobody else.
type Evaluation struct {
	Objectives   []Objective   `json:"objectives"`   // in the scenario's order
	Observations []Observation `json:"observations"` // in the order in which they were first recorded, those withdrawn too
	Timeline     []Moment      `json:"timeline"`     // what can be observed, newest first, at most MaxMoments

	Contradictions []Contradiction `json:"contradictions,omitempty"` // oldest first; for evaluators, and not for control
}

// MaxMoments is how many moments a timeline holds at most.
const MaxMoments = 500

// Objective is one aim with its tasks, as an Exercise Evaluation Guide has it.
type Objective struct {
	ID         string   `json:"id"` // for Sight.Task
	Title      Text     `json:"title"`
	Capability Text     `json:"capability,omitempty"`
	Targets    []Target `json:"targets"`
	Tasks      []Task   `json:"tasks"`          // that belong to no target
	Count      int      `json:"count"`          // observations of it and of its tasks, those withdrawn left out
	Rated      Ratings  `json:"rated,omitzero"` // of it and of its tasks
}

// Target is a measure that tasks reach.
type Target struct {
	ID    string `json:"id"`
	Text  Text   `json:"text"`
	Tasks []Task `json:"tasks"`
}

// Task is a critical task.
type Task struct {
	ID    string  `json:"id"` // for Sight.Task: objective.task
	Title Text    `json:"title"`
	Count int     `json:"count"`
	Rated Ratings `json:"rated,omitzero"`
}

// Ratings counts ratings: performed without challenges, with some, with major
// ones, unable to be performed.
type Ratings struct {
	P int `json:"p"`
	S int `json:"s"`
	M int `json:"m"`
	U int `json:"u"`
}

// Observation is what an evaluator recorded.
type Observation struct {
	ID        string  `json:"id"` // as the writer's page made it
	Text      string  `json:"text"`
	Rating    string  `json:"rating,omitempty"` // P, S, M, U
	Task      string  `json:"task,omitempty"`
	About     string  `json:"about,omitempty"`      // an item of the timeline
	AboutText Text    `json:"aboutTitle,omitempty"` // what people call it
	At        int64   `json:"at"`                   // exercise time at which it was seen, ms
	Seat      string  `json:"seat"`                 // whose it is: that seat alone may change it
	Name      string  `json:"name,omitempty"`
	Mark      string  `json:"mark,omitempty"` // strength, area: for the report
	Recorded  int64   `json:"recorded"`       // wall time of this version, Unix ms
	Withdrawn bool    `json:"withdrawn,omitempty"`
	Files     []File  `json:"files,omitempty"`
	Earlier   []Sight `json:"earlier,omitempty"` // its earlier versions, oldest first
}

// Sight is an earlier version of an observation.
type Sight struct {
	Text     string `json:"text"`
	Rating   string `json:"rating,omitempty"`
	Task     string `json:"task,omitempty"`
	At       int64  `json:"at"`
	Recorded int64  `json:"recorded"` // wall time, Unix ms
	Files    []File `json:"files,omitempty"`
}

// MomentKind says what a moment of the timeline was.
type MomentKind string

// The kinds of moments.
const (
	InjectMoment  MomentKind = "inject"  // delivered
	OpenMoment    MomentKind = "opened"  // a decision opened
	DecideMoment  MomentKind = "decided" // a decision closed
	MessageMoment MomentKind = "message" // somebody wrote
	RequestMoment MomentKind = "request" // a cell asked control
	OutcomeMoment MomentKind = "outcome" // an outcome was reached

	StatementMoment MomentKind = "statement"    // parties spoke, or a joint text issued
	ConsultMoment   MomentKind = "consultation" // an alliance began to consult
	DeadlockMoment  MomentKind = "deadlock"     // its time ran out without a joint text
)

// Moment is something that happened and that an observation may be about.
type Moment struct {
	Kind     MomentKind `json:"kind"`
	Item     string     `json:"item,omitempty"` // for Sight.About; empty where none may be
	At       int64      `json:"at"`             // exercise time, ms
	Scenario int64      `json:"scenario,omitempty"`
	Title    Text       `json:"title"`
	Words    string     `json:"words,omitempty"`   // of a message or a request
	Options  []Text     `json:"options,omitempty"` // taken, none where time ran out without a default; of a statement, who speaks
	Cells    []string   `json:"cells,omitempty"`   // concerned: recipients, deciders, the writer first
	Tasks    []string   `json:"tasks,omitempty"`   // tasks and objectives that the scenario ties it to
	Count    int        `json:"count,omitempty"`   // observations about it
}
