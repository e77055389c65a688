package view

import (
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"
)

// Memo keeps what was worked out for one exercise's pages and costs much to
// work out: how texts changed, the rows of the MSEL. It is not safe for several goroutines at once;
// the zero Memo is ready.
type Memo struct {
	changes map[memoKey][]Stretch
	rows    map[Role][]*Row // of the latest page
}

// memoKey names a change: of which body, from which version of the text, to
// which of the body. A proposal's is counted from -1 downwards.
type memoKey struct {
	room, since int
	paragraph   string
	language    int
	version     int
}

// mostMemories is how many changes are kept.
const mostMemories = 20_000

// between returns how one text came from another, word by word.
func (m *Memo) between(key memoKey, from, to string) []Stretch {
	if known, ok := m.changes[key]; ok {
		return known
	}
	if m.changes == nil || len(m.changes) >= mostMemories {
		m.changes = map[memoKey][]Stretch{}
	}
	list := wordChanges(from, to)
	m.changes[key] = list
	return list
}

// mostWords is how many words may differ at most for them to be laid side by
// side one by one; beyond that the text is another one.
const mostWords = 1_500

// wordChanges tells how one text came from another, word by word; nothing where
// they are equal.
func wordChanges(from, to string) []Stretch {
	if from == to {
		return nil
	}
	numbers := map[string]rune{}
	a, b := numbered(from, numbers), numbered(to, numbers)
	words := make([]string, len(numbers))
	for w, n := range numbers {
		words[index(n)] = w
	}
	head, tail := 0, 0
	for head < min(len(a), len(b)) && a[head] == b[head] {
		head++
	}
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail] == b[len(b)-1-tail] {
		tail++
	}
	var list []Stretch
	add := func(kind StretchKind, runes []rune) {
		if len(runes) == 0 {
			return
		}
		var s strings.Builder
		for _, n := range runes {
			s.WriteString(words[index(n)])
		}
		if n := len(list); n > 0 && list[n-1].Kind == kind {
			list[n-1].Words += s.String()
			return
		}
		list = append(list, Stretch{kind, s.String()})
	}
	add(Kept, a[:head])
	if cut, put := a[head:len(a)-tail], b[head:len(b)-tail]; max(len(cut), len(put)) > mostWords {
		add(Cut, cut)
		add(Added, put)
	} else {
		d := diffmatchpatch.New()
		d.DiffTimeout = 0 // what it finds must not depend on the machine
		for _, diff := range d.DiffCleanupSemantic(d.DiffMainRunes(cut, put, false)) {
			add(stretches[diff.Type], []rune(diff.Text))
		}
	}
	add(Kept, a[len(a)-tail:])
	return list
}

var stretches = map[diffmatchpatch.Operation]StretchKind{
	diffmatchpatch.DiffEqual: Kept, diffmatchpatch.DiffDelete: Cut, diffmatchpatch.DiffInsert: Added,
}

// numbered gives each word of a text, and each gap between words, a number that
// stands for it, as code points of no meaning.
func numbered(text string, numbers map[string]rune) (list []rune) {
	for len(text) > 0 {
		w := text[:wordEnd(text)]
		text = text[len(w):]
		n, ok := numbers[w]
		if !ok {
			n = number(len(numbers))
			numbers[w] = n
		}
		list = append(list, n)
	}
	return list
}

// wordEnd returns where the word, the gap or the sign ends with which a text
// begins.
func wordEnd(text string) int {
	kind := -1
	for i, r := range text {
		k := 2
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r):
			k = 0
		case unicode.IsSpace(r):
			k = 1
		}
		if kind >= 0 && (k != kind || k == 2) {
			return i
		}
		kind = k
	}
	return len(text)
}

// Code points that stand for words: those which strings can hold, the
// surrogates left out.
const (
	surrogates     = 0xD800
	surrogateCount = 0x800
)

func number(i int) rune {
	if i+1 >= surrogates {
		i += surrogateCount
	}
	return rune(i + 1)
}

func index(n rune) int {
	if n >= surrogates {
		n -= surrogateCount
	}
	return int(n) - 1
}
