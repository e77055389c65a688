// Package expr reads the conditions and values that authors write in CEL. The
// text is parsed and type-checked by cel-go against the names that a scenario
// declares, then lowered once to code over the engine's flat integer state,
// which answers in nanoseconds what cel-go's own evaluator answers in hundreds.
//
// It must never know what the names stand for: no scenario, no engine, no
// clock. A name is a path, a kind, a place in the state and its bounds.
package expr

import "tamrin/lang"

// Kind is what a value is.
type Kind uint8

// The kinds of values. In the state a Bool is 0 or 1, a Duration counts
// milliseconds, a Word is the id that Env.Word gave it, and Words is a set:
// bit i stands for Name.Values[i].
const (
	Int Kind = iota
	Bool
	Duration
	Word
	Words
)

// Time is the path under which exercise time is declared. It may only be
// compared with constants, so that the engine knows beforehand at which
// instants a condition can change.
const Time = "time"

// Name declares one name that expressions may use.
type Name struct {
	Path   string   // "vars.tension", "decisions.answer", "commitments.mdt.broken", "time"
	Kind   Kind     // of its values
	Slot   int      // where the state holds it
	Values []string // Word: what it can be, with "" where it can be empty; Words: at most 64, bit i of the slot is Values[i]
	Lo, Hi int64    // Int, Duration: the lowest and highest value, both included; the state must keep within them
}

// mask has a bit for each word of a set.
func (n *Name) mask() int64 {
	if len(n.Values) == 64 {
		return -1
	}
	return 1<<len(n.Values) - 1
}

// words names the kinds to a reader.
func (k Kind) words() lang.Words {
	switch k {
	case Int:
		return lang.Words{"a number", "عدد"}
	case Bool:
		return lang.Words{"yes or no", "قيمة «نعم أو لا»"}
	case Duration:
		return lang.Words{"a duration", "مدة زمنية"}
	case Word:
		return lang.Words{"a word", "كلمة"}
	}
	return lang.Words{"a set of words", "مجموعة كلمات"}
}
