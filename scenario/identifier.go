package scenario

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// MaxIdentifier is the length of the longest identifier.
const MaxIdentifier = 64

// reserved are the words that conditions (CEL) keep for themselves.
var reserved = []string{
	"as", "break", "const", "continue", "else", "false", "for", "function", "if", "import", "in", "let",
	"loop", "namespace", "null", "package", "return", "true", "var", "void", "while",
}

// Reserved reports whether the condition language keeps the word for itself.
func Reserved(word string) bool { return slices.Contains(reserved, word) }

// IsIdentifier reports whether id can name a thing: a small letter, then small
// letters, digits and _, 64 in all. Reserved words have that form too.
func IsIdentifier(id string) bool {
	if id == "" || len(id) > MaxIdentifier || id[0] < 'a' || id[0] > 'z' {
		return false
	}
	return strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789_") == ""
}

// Identifier makes an identifier of any text, as near to it as can be:
// "US-ROK talks" becomes us_rok_talks. It returns "" where no letter is left.
func Identifier(text string) string {
	var b strings.Builder
	gap := false
	for _, r := range strings.ToLower(text) {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9' && b.Len() > 0:
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
		if b.Len() >= MaxIdentifier {
			break
		}
	}
	return strings.TrimRight(b.String()[:min(b.Len(), MaxIdentifier)], "_")
}

// clip shortens a text that is quoted in a message.
func clip(s string) string {
	const most = 60
	if utf8.RuneCountInString(s) <= most {
		return s
	}
	return string([]rune(s)[:most]) + "…"
}
