package diag

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// tabStop is the distance of tab stops, and longestLine the most columns, of
// source lines as they are shown.
const (
	tabStop     = 4
	longestLine = 120
)

// shown is one source line as a terminal shows it.
type shown struct {
	parts   []string // of each character
	columns []int    // where each character begins; one more for the end
}

// show lays a source line out: tabs become spaces, and characters that would
// act on a terminal or turn its text around become a visible mark.
func show(line string) shown {
	s := shown{columns: []int{0}}
	at := 0
	for _, r := range line {
		part, wide := string(r), runeWidth(r)
		switch {
		case r == '\t':
			wide = tabStop - at%tabStop
			part = strings.Repeat(" ", wide)
		case acts(r):
			part, wide = string(unicode.ReplacementChar), 1
		}
		at += wide
		s.parts = append(s.parts, part)
		s.columns = append(s.columns, at)
	}
	return s
}

// acts reports whether a terminal would obey the character, or reorder text by
// it, in place of showing it.
func acts(r rune) bool {
	return unicode.IsControl(r) || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 || r == 0x2028 || r == 0x2029
}

// harmless makes what acts on a terminal visible in a sentence.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if acts(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)
}

// runeWidth is how many columns a character takes: two for East Asian wide
// ones, none for marks that sit on the letter before, one for all others,
// Arabic letters among them.
func runeWidth(r rune) int {
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// reach is how many characters before a place, and twice as many behind its
// beginning, are laid out at most.
const reach = 2 * longestLine

// underline returns the line as shown, cut to a window around the span where
// it is long, and the columns, counted from 0, at which the span begins and
// ends.
func underline(l *Line, at Span) (line string, from, to int) {
	cut := max(1, at.Col-reach)
	rest := l.From(cut)
	near := rest[:skip(rest, 3*reach)]
	s := show(string(near))
	first := max(0, min(at.Col-cut, len(s.parts)))
	last := max(first, min(first+at.Len, len(s.parts)))
	from, to = s.columns[first], max(s.columns[last], s.columns[first]+1)
	i, j := s.window(from)
	line, shift := strings.Join(s.parts[i:j], ""), s.columns[i]
	if i > 0 || cut > 1 {
		line, shift = "…"+line, shift-1
	}
	if j < len(s.parts) || len(near) < len(rest) {
		line += "…"
	}
	return line, from - shift, max(from+1, min(to, s.columns[j])) - shift
}

// window returns which characters are shown around the column from.
func (s shown) window(from int) (i, j int) {
	end := s.columns[len(s.parts)]
	if end <= longestLine {
		return 0, len(s.parts)
	}
	start := max(0, min(from-longestLine/3, end-longestLine))
	return s.indexOf(start), s.indexOf(start + longestLine)
}

// indexOf returns the first character that begins at column or behind it.
func (s shown) indexOf(column int) int {
	for i, c := range s.columns {
		if c >= column {
			return i
		}
	}
	return len(s.parts)
}
