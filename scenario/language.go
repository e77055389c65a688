package scenario

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"
)

// IsLanguage reports whether tag has the form of a language tag (BCP 47): two
// or three letters, then parts of two to eight letters or digits: ar, en-GB.
func IsLanguage(tag string) bool {
	parts := strings.Split(tag, "-")
	if len(tag) > 35 || len(parts[0]) > 3 {
		return false
	}
	for i, p := range parts {
		if len(p) < 2 || len(p) > 8 || strings.ContainsFunc(p, func(r rune) bool { return !letterOrDigit(r, i > 0) }) {
			return false
		}
	}
	return true
}

func letterOrDigit(r rune, digits bool) bool {
	return r >= 'a' && r <= 'z' || digits && (r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
}

func languageTag(d *decoder, n *yaml.Node, text string) {
	if !IsLanguage(text) {
		d.add("S116", d.src.span(n), clip(text))
	}
}

// declared tells a text in a language that the scenario does not declare.
func (d *decoder) declared(key *yaml.Node) {
	if slices.Contains(d.languages, key.Value) {
		return
	}
	d.guess("S302", d.src.span(key), key.Value, d.languages, clip(key.Value))
}

// untranslated tells a text that lacks a declared language.
func (d *decoder) untranslated(v *Text) {
	if len(v.In) == 0 {
		return
	}
	var missing []string
	for _, l := range d.languages {
		if v.In[l] == "" && !slices.Contains(missing, l) {
			missing = append(missing, l)
		}
	}
	if len(missing) > 0 {
		d.add("S301", v.At, strings.Join(missing, ", "))
	}
}
