package scenario

// Theatre is a part of the world in which a share of the story happens.
type Theatre struct {
	Item  `yaml:"-"`
	Title Text   `yaml:"title"`
	Map   Window `yaml:"map"`
}

// Party is a state or body that a cell plays or that injects come from.
type Party struct {
	Item  `yaml:"-"`
	Title Text   `yaml:"title"`
	ISO   string `yaml:"iso"` // ISO 3166-1 alpha-3 where it is a state
	Where Point  `yaml:"at"`  // of its seat or capital, for maps
	Brief Text   `yaml:"brief"`
}

// Commitment is a promise of parties to a party, held against what they decide.
type Commitment struct {
	Item   `yaml:"-"`
	Title  Text     `yaml:"title"`
	From   []Ref    `yaml:"from"`
	To     []Ref    `yaml:"to"`
	Kind   string   `yaml:"kind"`   // ATOP types: defence_pact, offence_pact, neutrality_pact, nonaggression_pact, consultation_pact; assistance_pact for civil bodies
	Covers []string `yaml:"covers"` // such as conventional, nuclear, pumps
	Text   Text     `yaml:"text"`
	Source Text     `yaml:"source"`

	Posture string `yaml:"posture"` // declared at STARTEX: affirmed (where not given), qualified, withdrawn
}
