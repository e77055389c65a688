package scenario

// Cell is a team at the exercise. Every scenario has a control cell: one named
// excon is supplied where none is written.
type Cell struct {
	Item      `yaml:"-"`
	Title     Text     `yaml:"title"`
	Kind      string   `yaml:"kind"` // training_audience (where not given), adversary, response, simulation, media, control, evaluation, observer
	Plays     []Ref    `yaml:"plays"`
	Theatres  []Ref    `yaml:"theatres"`  // those it sees; all where not given
	Languages []string `yaml:"languages"` // its own, first is the one its pages open in
	Brief     Text     `yaml:"brief"`     // what this cell alone is told beforehand
	Seats     []Seat   `yaml:"seats"`     // one seat where not given
}

// Seat is one person's place in a cell.
type Seat struct {
	Item    `yaml:"-"`
	Title   Text `yaml:"title"`
	Leads   bool `yaml:"leads"`   // may take decisions; where no seat leads, all may
	Theatre Ref  `yaml:"theatre"` // of a controller: the requests of the cells that see it stand first on its page
}

// Objective is what the exercise is held for, written as an Exercise
// Evaluation Guide (HSEEP): capability, targets, critical tasks.
type Objective struct {
	Item       `yaml:"-"`
	Title      Text     `yaml:"title"`
	Capability Text     `yaml:"capability"`
	Targets    []Target `yaml:"targets"`
	Tasks      []Task   `yaml:"tasks"`
}

// Target is an organizational capability target: a measure that tasks reach.
type Target struct {
	Item `yaml:"-"`
	Text Text `yaml:",inline"` // written as the text itself
}

// Task is a critical task. It may be written as its title alone.
type Task struct {
	Item   `yaml:"-"`
	Title  Text `yaml:"title"`
	Target Ref  `yaml:"target"`
}

// Storyline is a thread of injects aimed at the same objectives.
type Storyline struct {
	Item  `yaml:"-"`
	Title Text `yaml:"title"`
}
