package scenario

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// plainWord matches words that need no quotes, unless YAML gives them a
// meaning of their own.
var plainWord = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_./-]*$`)

var meaningful = []string{"null", "true", "false", "yes", "no", "on", "off"}

// scalarText writes a scalar on one line.
func scalarText(n *yaml.Node, f form) string {
	if n.Kind == yaml.AliasNode {
		return "*" + n.Value
	}
	if canonical, ok := canonicalValue(n.Value, f); ok {
		return canonical
	}
	switch {
	case n.ShortTag() != "!!str":
		return n.Value
	case f != formText && f != formExpr && plain(n.Value):
		return n.Value
	}
	return quoted(n.Value)
}

// canonicalValue writes durations and instants in their one form.
func canonicalValue(value string, f form) (string, bool) {
	switch f {
	case formDuration:
		ms, err := ParseDuration(value)
		return FormatDuration(ms), err == nil
	case formInstant:
		at, err := ParseInstant(value)
		return at.String(), err == nil
	}
	return "", false
}

// plain reports whether a string may stand without quotes.
func plain(value string) bool {
	return plainWord.MatchString(value) && !slices.Contains(meaningful, strings.ToLower(value))
}

// quoted writes a string in double quotes, or in single ones where that saves
// it from backslashes.
func quoted(value string) string {
	if strings.ContainsAny(value, `"\`) && !strings.Contains(value, "'") && !strings.ContainsFunc(value, hidden) {
		return "'" + value + "'"
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, c := range value {
		switch {
		case c == '"' || c == '\\':
			b.WriteString(`\` + string(c))
		case c == '\n':
			b.WriteString(`\n`)
		case c == '\t':
			b.WriteString(`\t`)
		case hidden(c):
			b.WriteString(escape(c))
		default:
			b.WriteRune(c)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// hidden reports whether a character can only be written escaped.
func hidden(c rune) bool {
	return c < ' ' || c >= 0x7f && c <= 0xa0 || isBreak(c) || c == 0xfeff || c > 0xfffd && !unicode.IsPrint(c)
}

func escape(c rune) string {
	switch {
	case c <= 0xff:
		return fmt.Sprintf(`\x%02x`, c)
	case c <= 0xffff:
		return fmt.Sprintf(`\u%04x`, c)
	}
	return fmt.Sprintf(`\U%08x`, c)
}

// propertiesText writes the anchor and tag of a value, where it has any.
func propertiesText(n *yaml.Node) string {
	text := ""
	if n.Anchor != "" {
		text = " &" + n.Anchor
	}
	if n.Style&yaml.TaggedStyle != 0 && n.Tag != "!!str" {
		text += " " + n.Tag
	}
	return text
}

// blockText writes a text on lines of its own, below | where its lines are the
// author's and below > where they are only wrapped; ok is false where the text
// is better, or can only be, written behind its key. A line behind the key may
// take room characters, one below it width.
func blockText(n *yaml.Node, f form, room, width int) (header string, lines []string, ok bool) {
	body, ending := strings.CutSuffix(n.Value, "\n")
	if n.Kind != yaml.ScalarNode || n.ShortTag() != "!!str" || !blockable(body) {
		return "", nil, false
	}
	several := ending || strings.Contains(body, "\n")
	if !several && (f != formText || utf8.RuneCountInString(quoted(body)) <= room) {
		return "", nil, false
	}
	header, lines = "|", strings.Split(body, "\n")
	tooLong := n.Style&yaml.LiteralStyle == 0 && longest(lines) > width
	switch canFold := foldable(lines); {
	case canFold && (tooLong || n.Style&yaml.FoldedStyle != 0):
		header, lines = ">", wrapped(lines, width)
	case tooLong:
		return "", nil, false
	}
	if !ending {
		header += "-"
	}
	return header, lines, true
}

// blockable reports whether a text reads the same from a block.
func blockable(body string) bool {
	if body == "" || strings.HasSuffix(body, "\n") || isSpace(rune(body[0])) {
		return false
	}
	for line := range strings.SplitSeq(body, "\n") {
		if strings.ContainsFunc(line, hidden) || strings.HasSuffix(line, " ") {
			return false
		}
	}
	return true
}

// foldable reports whether the lines may be wrapped: none is set in.
func foldable(lines []string) bool {
	return !slices.ContainsFunc(lines, func(l string) bool { return strings.HasPrefix(l, " ") })
}

func longest(lines []string) int {
	most := 0
	for _, l := range lines {
		most = max(most, utf8.RuneCountInString(l))
	}
	return most
}

// wrapped wraps lines to width; in a folded block an empty line stands for
// each end of a line of the text.
func wrapped(lines []string, width int) []string {
	var out []string
	for i, l := range lines {
		if i > 0 {
			out = append(out, "")
		}
		if l != "" {
			out = append(out, wrap(l, max(width, 40))...)
		}
	}
	return out
}

// wrap breaks a line at single spaces, so that folding it gives it back.
func wrap(line string, width int) []string {
	var out []string
	current, length := "", 0
	for _, word := range splitAtSingleSpaces(line) {
		n := utf8.RuneCountInString(word)
		if length > 0 && length+1+n > width {
			out, current, length = append(out, current), "", 0
		}
		if length > 0 {
			current, length = current+" ", length+1
		}
		current, length = current+word, length+n
	}
	return append(out, current)
}

// splitAtSingleSpaces splits at spaces that have no other beside them.
func splitAtSingleSpaces(line string) []string {
	var out []string
	start := 0
	for i := 1; i+1 < len(line); i++ {
		if line[i] == ' ' && line[i-1] != ' ' && line[i+1] != ' ' {
			out = append(out, line[start:i])
			start = i + 1
		}
	}
	return append(out, line[start:])
}
