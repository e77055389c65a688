package scenario

// Strategy is how a party, or an alliance, means to act: a short list of tenets.
// Its ID is the party's or the alliance's.
type Strategy struct {
	Item    `yaml:"-"`
	Title   Text    `yaml:"title"`
	Version Number  `yaml:"version"` // with which the exercise begins; 1 where not given
	Tenets  []Tenet `yaml:"tenets"`
}

// Tenet is one sentence of a strategy, with the options of decisions that show
// whether it is kept to.
type Tenet struct {
	Item    `yaml:"-"`
	Text    Text  `yaml:"text"`
	Options []Ref `yaml:"options"` // that keep to it, as decision.option
	Against []Ref `yaml:"against"` // that go against it
}

// OptionID names an option of a decision, as tenets do.
func OptionID(decision, option string) string { return decision + "." + option }
