// Package cotext lets several people write one text at once: an edit that was
// made against an older version is moved to where it belongs in the present
// one, so that nobody's words are lost to somebody who had not seen them. It
// knows texts and edits alone; it must never know who writes, keep a history,
// or depend on the language or direction of the words: places are code points.
package cotext

import (
	"strings"
	"unicode/utf8"
)

// Splice takes Cut code points out of a text at At and puts Put in their place.
type Splice struct {
	At  int    `json:"at"` // in code points from the beginning of the text that the edit was made against
	Cut int    `json:"cut,omitempty"`
	Put string `json:"put,omitempty"`
}

// Edit is what one writer did to a text at once: splices in the order of their
// places, which don't overlap. All places are those of the text before it.
type Edit []Splice

// Fits reports whether an edit can be made to a text of so many code points.
func (e Edit) Fits(length int) bool {
	at := 0
	for _, s := range e {
		if s.At < at || s.Cut < 0 || s.At > length || s.Cut > length-s.At {
			return false
		}
		at = s.At + s.Cut
	}
	return true
}

// Grows returns by how many code points a text is longer afterwards.
func (e Edit) Grows() (n int) {
	for _, s := range e {
		n += utf8.RuneCountInString(s.Put) - s.Cut
	}
	return n
}

// Apply makes an edit that fits.
func Apply(text string, e Edit) string {
	var b strings.Builder
	b.Grow(len(text) + 16)
	at := 0 // code points of text that are behind
	for _, s := range e {
		keep := bytesOf(text, s.At-at)
		b.WriteString(text[:keep])
		b.WriteString(s.Put)
		text = text[keep:]
		text = text[bytesOf(text, s.Cut):]
		at = s.At + s.Cut
	}
	b.WriteString(text)
	return b.String()
}

// bytesOf returns how many bytes the first n code points take.
func bytesOf(text string, n int) int {
	at := 0
	for ; n > 0 && at < len(text); n-- {
		if text[at] < utf8.RuneSelf {
			at++
			continue
		}
		_, size := utf8.DecodeRuneInString(text[at:])
		at += size
	}
	return at
}

// Transform moves an edit to where it belongs after another that was made
// against the same text and came before it. What both took out is taken out
// once; what one put in stays, even in the middle of what the other took out.
// Where both put in words at the same place, those of e come before the others'
// with first, else after them: of two edits that are moved over each other one
// has to be first.
func Transform(e, over Edit, first bool) Edit {
	a, b, out := walk(e), walk(over), builder{}
	for !a.end() {
		switch {
		case a.put != "" && (first || b.put == ""):
			out.put(a.put)
			a.next()
		case b.put != "":
			out.keep(utf8.RuneCountInString(b.put))
			b.next()
		default:
			n := min(a.left, b.left)
			if !b.cut {
				out.skip(n, a.cut)
			}
			a.take(n)
			b.take(n)
		}
	}
	return out.edit
}

// Compose returns the one edit that does what a and then b do; b is made
// against the text that a leaves.
func Compose(a, b Edit) Edit {
	x, y, out := walk(a), walk(b), builder{}
	for !x.end() || !y.end() {
		switch {
		case x.put == "" && x.cut:
			out.skip(x.left, true)
			x.take(x.left)
		case y.put != "":
			out.put(y.put)
			y.next()
		case x.put != "":
			all := utf8.RuneCountInString(x.put)
			n := min(all, y.left)
			size := bytesOf(x.put, n)
			if !y.cut {
				out.put(x.put[:size])
			}
			if x.put = x.put[size:]; x.put == "" {
				x.next()
			}
			y.take(n)
		default:
			n := min(x.left, y.left)
			out.skip(n, y.cut)
			x.take(n)
			y.take(n)
		}
	}
	return out.edit
}

// Between returns the edit of one splice at most that makes one text of
// another, the shortest there is.
func Between(from, to string) Edit {
	a, b := []rune(from), []rune(to)
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	end := 0
	for end < len(a)-at && end < len(b)-at && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	if s := (Splice{at, len(a) - at - end, string(b[at : len(b)-end])}); s.Cut > 0 || s.Put != "" {
		return Edit{s}
	}
	return nil
}
