package scenario

import (
	"bytes"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"tamrin/diag"
)

// Sources holds the text of every file that a scenario was read from, for
// those who show places in it.
type Sources struct {
	files map[string]*source
	order []string
	total int // bytes read
}

// Files lists the files by name, the scenario's own first, then its includes
// in the order in which they were read.
func (s *Sources) Files() []string { return s.order }

// Bytes returns the text of the file, without a byte order mark; nil where it
// was not read.
func (s *Sources) Bytes(file string) []byte {
	if f := s.files[file]; f != nil {
		return f.text
	}
	return nil
}

// add keeps the text of a file.
func (s *Sources) add(name string, text []byte) *source {
	f := &source{name: name, text: text}
	s.files[name] = f
	s.order = append(s.order, name)
	return f
}

// source is one file with an index of its lines.
type source struct {
	name   string
	text   []byte
	starts []int              // of each line, made when first asked for
	long   map[int]*diag.Line // lines in which places were looked for
}

// line returns line n, counted from 1, without its end; nil beyond the file.
func (s *source) line(n int) []byte {
	if s.starts == nil {
		s.index()
	}
	if n < 1 || n > len(s.starts) {
		return nil
	}
	rest := s.text[s.starts[n-1]:]
	if end := bytes.IndexByte(rest, '\n'); end >= 0 {
		rest = rest[:end]
	}
	return bytes.TrimSuffix(rest, []byte("\r"))
}

func (s *source) index() {
	s.starts = append(s.starts, 0)
	for i, b := range s.text {
		if b == '\n' {
			s.starts = append(s.starts, i+1)
		}
	}
}

// longLine is the length in bytes from which on a line gets an index.
const longLine = 1000

// rest returns line n from column col on, counted in characters from 1.
func (s *source) rest(n, col int) []byte {
	if l := s.long[n]; l != nil {
		return l.From(col)
	}
	line := s.line(n)
	l := diag.NewLine(line)
	if len(line) >= longLine {
		if s.long == nil {
			s.long = map[int]*diag.Line{}
		}
		s.long[n] = l
	}
	return l.From(col)
}

// mark is the place of a mark of the YAML parser, which may lie behind the last
// line; the end of that is meant then.
func (s *source) mark(m yaml.Mark) Span {
	at := Span{File: s.name, Line: m.Line, Col: m.Column}
	if m.Line > 0 && s.line(m.Line) == nil {
		at.Line = max(1, len(s.starts))
		at.Col = utf8.RuneCount(s.line(at.Line)) + 1
	}
	return at
}

// span is the place of a node: of its text where it is a scalar, of its first
// character where it is more.
func (s *source) span(n *yaml.Node) Span {
	line, col := s.place(n)
	at := Span{File: s.name, Line: line, Col: col}
	if n.Kind == yaml.ScalarNode {
		at.Len = s.length(n, line, col)
	}
	if n.Kind == yaml.AliasNode {
		at.Len = 1 + utf8.RuneCountInString(n.Value)
	}
	return at
}

// place is where a node's own text begins, behind its anchor and tag.
func (s *source) place(n *yaml.Node) (line, col int) {
	line, col = n.Line, n.Column
	if n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 {
		return line, col
	}
	rest := s.rest(line, col)
	for len(rest) > 0 && (rest[0] == '&' || rest[0] == '!') {
		word := len(rest) - len(bytes.TrimLeft(rest[wordEnd(rest):], " \t"))
		col += utf8.RuneCount(rest[:word])
		rest = rest[word:]
	}
	if len(rest) == 0 {
		return n.Line, n.Column
	}
	return line, col
}

// wordEnd returns the length of the word that b starts with.
func wordEnd(b []byte) int {
	if i := bytes.IndexAny(b, " \t"); i >= 0 {
		return i
	}
	return len(b)
}

// length counts the characters of a scalar on its first line, quotes included.
func (s *source) length(n *yaml.Node, line, col int) int {
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return 1
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) == 0:
		return utf8.RuneCountInString(n.Value)
	}
	rest := s.rest(line, col)
	return utf8.RuneCount(rest[:quotedEnd(rest)])
}

// quotedEnd returns the length of the quoted scalar that b starts with, or of
// b where it goes on in the next line.
func quotedEnd(b []byte) int {
	for i := 1; i < len(b); i++ {
		switch {
		case b[0] == '"' && b[i] == '\\':
			i++
		case b[i] == b[0] && b[0] == '\'' && i+1 < len(b) && b[i+1] == '\'':
			i++
		case b[i] == b[0]:
			return i + 1
		}
	}
	return len(b)
}

// content is the place of the first character of a scalar's value: inside the
// quotes, or in the line below the | of a block.
func (s *source) content(n *yaml.Node) Span {
	at := s.span(n)
	switch {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		at.Col++
		at.Len = max(0, at.Len-2)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return s.blockContent(at)
	}
	return at
}

// blockContent finds the first line with text below the header of a block.
func (s *source) blockContent(header Span) Span {
	for line := header.Line + 1; s.line(line) != nil; line++ {
		text := s.line(line)
		inner := bytes.TrimLeft(text, " ")
		if len(inner) > 0 {
			return Span{File: s.name, Line: line, Col: len(text) - len(inner) + 1, Len: utf8.RuneCount(inner)}
		}
	}
	return header
}
