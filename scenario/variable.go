package scenario

// Var is one figure of the exercise's state. It is one of
//
//	{range: [0, 10], init: 4}                a whole number within bounds
//	{values: [calm, alarmed], init: calm}    one word of a list
//	{values: [soft, hard], draw: [0.6, 0.4]} the same, drawn at STARTEX
//	{init: false}                            yes or no
//
// A numeric variable may be drawn as well, with one share for each whole
// number of its range.
type Var struct {
	Item   `yaml:"-"`
	Title  Text      `yaml:"title"`
	Range  []Number  `yaml:"range"`   // two: lowest and highest
	Values []Ref     `yaml:"values"`  // the words, in order
	Init   Scalar    `yaml:"init"`    // lowest, first or false where not given
	Draw   []Decimal `yaml:"draw"`    // chances of each value; they sum to 1
	SeenBy []Ref     `yaml:"seen_by"` // cells, parties, all; control alone where not given
	Scale  []Text    `yaml:"scale"`   // words for the values from the first or lowest on, for people
}

// Number is a whole number with its place.
type Number struct {
	V  int64
	At Span
}

// Scalar is a plain value as written: number, word, true or false.
type Scalar struct {
	Src string
	Set bool
	At  Span
}

// Assign is one line of a `sets` block, by name of the variable:
//
//	tension: "+2"               changes a number, kept within its range
//	tension: 7                  sets it
//	mood: alarmed               sets a word
//	tension: "= vars.a + 1"     sets what a CEL expression gives
type Assign struct {
	Var   Ref
	Value Scalar
}
