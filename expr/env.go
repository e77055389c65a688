package expr

import (
	"errors"
	"fmt"
	"slices"

	"cel.dev/cel-go/cel"
)

// The most that one expression may hold. Beyond it the author is asked to
// split the condition; nobody can review a longer one.
const (
	maxBytes = 64 << 10
	maxNodes = 20_000
)

// Env holds the names that the expressions of one scenario may use, and the
// words that they compare. It is not for use by several goroutines at once;
// the Code it compiles is.
type Env struct {
	names map[string]*Name
	paths []string // as declared, for suggestions
	ids   map[string]int64
	words []string
	cel   *cel.Env
}

// NewEnv declares names. It fails where a path is given twice, bounds are
// upside down, a slot is negative or a set has more than 64 words.
func NewEnv(names []Name) (*Env, error) {
	e := &Env{names: make(map[string]*Name, len(names)), ids: map[string]int64{"": 0}, words: []string{""}}
	options := append(functions(), cel.ExpressionNodeLimit(maxNodes), cel.ParserExpressionSizeLimit(maxBytes))
	for i := range names {
		n := names[i]
		if err := e.declare(&n); err != nil {
			return nil, err
		}
		options = append(options, cel.Variable(n.Path, celType(n.Kind)))
	}
	env, err := cel.NewCustomEnv(options...)
	if err != nil {
		return nil, fmt.Errorf("expr: names that CEL refuses: %w", err)
	}
	e.cel = env
	return e, nil
}

// declare enters n after looking it over.
func (e *Env) declare(n *Name) error {
	if e.names[n.Path] != nil {
		return fmt.Errorf("expr: %s is declared twice", n.Path)
	}
	if n.Slot < 0 {
		return fmt.Errorf("expr: %s has no place in the state", n.Path)
	}
	if (n.Kind == Int || n.Kind == Duration) && n.Lo > n.Hi {
		return fmt.Errorf("expr: %s has its bounds upside down", n.Path)
	}
	if n.Kind == Words && len(n.Values) > 64 {
		return fmt.Errorf("expr: %s has more than 64 words", n.Path)
	}
	if n.Path == Time && n.Kind != Duration {
		return errors.New("expr: time is not declared as a duration")
	}
	n.Values = slices.Clone(n.Values)
	for _, v := range n.Values {
		e.Word(v)
	}
	e.names[n.Path] = n
	e.paths = append(e.paths, n.Path)
	return nil
}

// Word returns the id that stands for s in the state; "" is 0. A word not
// seen before gets the next id.
func (e *Env) Word(s string) int64 {
	if id, ok := e.ids[s]; ok {
		return id
	}
	id := int64(len(e.words))
	e.ids[s] = id
	e.words = append(e.words, s)
	return id
}

// WordOf returns the word with that id; "" for an id that Word never gave.
func (e *Env) WordOf(id int64) string {
	if id < 0 || id >= int64(len(e.words)) {
		return ""
	}
	return e.words[id]
}

// idsOf lists the ids of the words that n can be or hold.
func (e *Env) idsOf(n *Name) []int64 {
	ids := make([]int64, len(n.Values))
	for i, v := range n.Values {
		ids[i] = e.Word(v)
	}
	return ids
}

// celType is how cel-go's checker sees a kind.
func celType(k Kind) *cel.Type {
	switch k {
	case Int:
		return cel.IntType
	case Bool:
		return cel.BoolType
	case Duration:
		return cel.DurationType
	case Word:
		return cel.StringType
	}
	return cel.ListType(cel.StringType)
}
