// Package lang holds the words that Tamrin itself says, each in every language
// of the interface, and the few rules for numbers and direction that go with
// them. It must never know what the words are about: no scenario, no exercise,
// no page.
package lang

import "fmt"

// Tag names a language of the interface: "en" or "ar".
type Tag string

// The languages of the interface. Arabic and English are equals.
const (
	En Tag = "en"
	Ar Tag = "ar"
)

// All lists the languages of the interface in the order in which they are offered.
var All = []Tag{En, Ar}

// Words is one thing that Tamrin says, in each language of the interface.
// Write it unkeyed, so that the compiler refuses one that lacks a language:
//
//	lang.Words{"Fire now", "أطلق الآن"}
type Words struct {
	En, Ar string
}

// In returns the words in the language t; English where t is not a language
// of the interface.
func (w Words) In(t Tag) string {
	if t == Ar {
		return w.Ar
	}
	return w.En
}

// Format fills the verbs of both languages with args, as fmt.Sprintf does.
// Arabic templates may number their verbs (%[2]s) where the order differs.
func (w Words) Format(args ...any) Words {
	if len(args) == 0 {
		return w
	}
	return Words{fmt.Sprintf(w.En, args...), fmt.Sprintf(w.Ar, args...)}
}

// Zero reports whether nothing is said in any language.
func (w Words) Zero() bool { return w == Words{} }

// Dir returns the direction in which the language is written, "ltr" or "rtl",
// for any language tag of a scenario, not just those of the interface.
func Dir(t Tag) string {
	switch base(t) {
	case "ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi":
		return "rtl"
	}
	return "ltr"
}

// base returns the primary subtag: "ar" of "ar-EG".
func base(t Tag) string {
	for i := range len(t) {
		if t[i] == '-' || t[i] == '_' {
			return string(t[:i])
		}
	}
	return string(t)
}
