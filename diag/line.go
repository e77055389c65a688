package diag

import "unicode/utf8"

// stride is how many characters lie between two marks of a Line.
const stride = 256

// Line finds the characters of one source line by their column. Generated
// files have lines of megabytes with many places in them, and counting from
// the start each time would take minutes.
type Line struct {
	text  []byte
	marks []int // offsets of the characters 0, stride, 2*stride, …, as far as asked for
}

// NewLine prepares a line, which must not change.
func NewLine(text []byte) *Line { return &Line{text: text, marks: []int{0}} }

// From returns the line from column col on, counted in characters from 1;
// nothing where the line is shorter.
func (l *Line) From(col int) []byte {
	n := max(0, col-1)
	for len(l.marks) <= n/stride {
		last := l.marks[len(l.marks)-1]
		l.marks = append(l.marks, last+skip(l.text[last:], stride))
	}
	at := l.marks[n/stride]
	return l.text[at+skip(l.text[at:], n%stride):]
}

// skip returns the length of the first n characters of b, or of all of b.
func skip(b []byte, n int) (length int) {
	for ; n > 0 && length < len(b); n-- {
		if b[length] < utf8.RuneSelf {
			length++
			continue
		}
		_, size := utf8.DecodeRune(b[length:])
		length += size
	}
	return length
}
