package research

import (
	"bytes"
	"cmp"
	"crypto/hmac"
	"crypto/sha256"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tamrin/exercise"
)

// Pseudonyms stand for the names of people: P-001 and so on, each always for the
// same. Their numbers follow from a secret, so that neither the order of the
// names nor anything made of a name tells which is whose.
type Pseudonyms struct {
	of    map[string]string   // by the whole name
	begin map[string][]string // names by the word that they begin with, the longest first
}

// NewPseudonyms makes them for the names of a log.
func NewPseudonyms(secret []byte, names []string) *Pseudonyms {
	type keyed struct {
		name string
		sum  []byte
	}
	var list []keyed
	for _, name := range names {
		h := hmac.New(sha256.New, secret)
		h.Write([]byte(name))
		list = append(list, keyed{name, h.Sum(nil)})
	}
	slices.SortFunc(list, func(a, b keyed) int { return bytes.Compare(a.sum, b.sum) })
	p := &Pseudonyms{of: map[string]string{}, begin: map[string][]string{}}
	for i, k := range list {
		p.of[k.name] = fmt.Sprintf("P-%03d", i+1)
		if first := k.name[:word(k.name)]; first != "" {
			p.begin[first] = append(p.begin[first], k.name)
		}
	}
	for _, names := range p.begin {
		slices.SortFunc(names, func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) })
	}
	return p
}

// word is how many bytes the word with which a text begins has.
func word(s string) int {
	for i, r := range s {
		if !letter(r) {
			return i
		}
	}
	return len(s)
}

// letter reports whether a character goes on a word. Marks over and under
// letters, as Arabic has them, do.
func letter(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// hide replaces the names of people in an event, in every text that somebody wrote.
func (p *Pseudonyms) hide(e *exercise.Event) {
	words(reflect.ValueOf(e).Elem(), tree, p.Replace)
}

// Replace replaces names in a text where they stand as words of their own.
func (p *Pseudonyms) Replace(s string) string {
	if pseudonym, ok := p.of[s]; ok {
		return pseudonym
	}
	var b strings.Builder
	done := 0
	for i := 0; i < len(s); {
		n := word(s[i:])
		if n == 0 {
			_, size := utf8.DecodeRuneInString(s[i:])
			i += size
			continue
		}
		at, name := p.at(s[i:], n)
		if name == "" {
			i += n
			continue
		}
		b.WriteString(s[done : i+at])
		b.WriteString(p.of[name])
		i += at + len(name)
		done = i
	}
	if done == 0 {
		return s
	}
	return b.String() + s[done:]
}

// at returns the name that a text begins with, whose first word has n bytes, and
// behind how many bytes it begins.
func (p *Pseudonyms) at(s string, n int) (int, string) {
	if name := p.starts(s, n); name != "" {
		return 0, name
	}
	// Arabic writes and, so, by, as, for, and the article after them, onto the word.
	for _, before := range []string{"و", "ف", "ب", "ك", "ل"} {
		if rest, ok := strings.CutPrefix(s[:n], before); ok && rest != "" {
			if name := p.starts(s[len(before):], len(rest)); name != "" {
				return len(before), name
			}
		}
	}
	return 0, ""
}

// starts returns the longest name with which a text begins and that ends with a word.
func (p *Pseudonyms) starts(s string, n int) string {
	for _, name := range p.begin[s[:n]] {
		if strings.HasPrefix(s, name) {
			if next, _ := utf8.DecodeRuneInString(s[len(name):]); len(name) == len(s) || !letter(next) || !letter(last(name)) {
				return name
			}
		}
	}
	return ""
}

func last(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
