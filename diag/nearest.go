package diag

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"tamrin/lang"
)

// longestGuess bounds the words that are compared, in bytes, so that a
// document of megabyte-long keys costs nothing.
const longestGuess = 64

// Nearest returns the candidate that word was most likely meant to be, or ""
// where none is near. Near is a Damerau-Levenshtein distance (insertions,
// deletions, replacements and swaps of neighbours) of at most a third of the
// word's letters and at most 3, with letter case ignored. A single letter
// is near to nothing. Among equals the first candidate is returned.
func Nearest(word string, candidates []string) string {
	folded := []rune(strings.ToLower(word))
	if len(word) > longestGuess || len(folded) < 2 {
		return ""
	}
	best, least := "", min(3, max(1, len(folded)/3))+1
	var m matcher
	for _, c := range candidates {
		if c == word || len(c) > longestGuess || tooFar(len(folded), c, least) {
			continue
		}
		if d := m.distance(folded, m.fold(c), least); d < least {
			best, least = c, d
		}
	}
	return best
}

// matcher measures distances without allocating anew for each word.
type matcher struct {
	before, last, row []int
	letters           []rune
}

// fold returns the letters of s in lower case, until the next call.
func (m *matcher) fold(s string) []rune {
	m.letters = m.letters[:0]
	for _, r := range s {
		m.letters = append(m.letters, unicode.ToLower(r))
	}
	return m.letters
}

// tooFar reports whether the lengths alone keep c from being nearer than least.
func tooFar(length int, c string, least int) bool {
	d := utf8.RuneCountInString(c) - length
	return d >= least || -d >= least
}

// distance is the optimal string alignment distance of a and b, or some number
// of at least enough where it is not less than that.
func (m *matcher) distance(a, b []rune, enough int) int {
	before, last, row := m.rows(len(b) + 1)
	nearest := 0
	for i := 1; i <= len(a); i++ {
		least := i
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
			least = min(least, row[j])
		}
		if least >= enough && nearest >= enough { // a swap reaches back two rows
			return enough
		}
		nearest = least
		before, last, row = last, row, before
	}
	return last[len(b)]
}

// rows returns three rows of n numbers, the second of them 0, 1, 2, ….
func (m *matcher) rows(n int) (before, last, row []int) {
	if n > len(m.row) {
		m.before, m.last, m.row = make([]int, n), make([]int, n), make([]int, n)
	}
	for j := range n {
		m.last[j] = j
	}
	return m.before[:n], m.last[:n], m.row[:n]
}

// DidYouMean says which candidate word was most likely meant; the zero Words
// where none is near.
func DidYouMean(word string, candidates []string) lang.Words {
	near := Nearest(word, candidates)
	if near == "" {
		return lang.Words{}
	}
	return lang.Words{"did you mean %s?", "أتقصد %s؟"}.Format(near)
}
