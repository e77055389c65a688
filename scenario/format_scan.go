package scenario

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// lineStarts returns where each line begins, with YAML's idea of a line.
func lineStarts(text []rune) []int {
	starts := []int{0}
	for i, c := range text {
		if isBreak(c) && !(c == '\r' && i+1 < len(text) && text[i+1] == '\n') {
			starts = append(starts, i+1)
		}
	}
	return starts
}

func isBreak(c rune) bool { return strings.ContainsRune("\n\r\u0085\u2028\u2029", c) }

func isSpace(c rune) bool { return c == ' ' || c == '\t' || isBreak(c) }

// offset returns where a node begins in the text.
func (r *commentReader) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(r.lines) {
		return r.at
	}
	return min(r.lines[n.Line-1]+n.Column-1, len(r.text))
}

// gap reads what stands before the place to.
func (r *commentReader) gap(to int) {
	for r.at < to {
		r.step()
	}
}

// gapUntil reads up to and with a closing bracket.
func (r *commentReader) gapUntil(bracket rune) {
	for r.at < len(r.text) && r.text[r.at] != bracket {
		r.step()
	}
	r.at++
}

// step reads one character between nodes, a whole comment, or a whole tag, as
// a tag may hold a #.
func (r *commentReader) step() {
	switch r.text[r.at] {
	case '#':
		r.comment()
	case '!':
		for r.at < len(r.text) && !isSpace(r.text[r.at]) {
			r.at++
		}
	default:
		r.at++
	}
}

// properties passes over the anchor and tag in front of a value.
func (r *commentReader) properties(n *yaml.Node) {
	if n.Anchor == "" && n.Style&yaml.TaggedStyle == 0 {
		return
	}
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == '#':
			r.comment()
		case c == '&' || c == '!':
			for r.at < len(r.text) && !isSpace(r.text[r.at]) {
				r.at++
			}
		case isSpace(c):
			r.at++
		default:
			return
		}
	}
}

// scalar passes over a scalar. An unquoted one is followed letter by letter,
// as only white space differs between its value and its text.
func (r *commentReader) scalar(n *yaml.Node) {
	r.properties(n)
	if r.at >= len(r.text) {
		return
	}
	switch quote := r.text[r.at]; {
	case n.Style&(yaml.DoubleQuotedStyle|yaml.SingleQuotedStyle) != 0:
		r.quoted(quote)
		return
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		r.blockHeader()
	}
	for _, c := range n.Value {
		if isSpace(c) {
			continue
		}
		for r.at < len(r.text) && r.text[r.at] != c {
			r.at++
		}
		r.at++
	}
}

func (r *commentReader) quoted(quote rune) {
	for r.at++; r.at < len(r.text); r.at++ {
		switch c := r.text[r.at]; {
		case c == '\\' && quote == '"':
			r.at++
		case c == quote && quote == '\'' && r.at+1 < len(r.text) && r.text[r.at+1] == quote:
			r.at++
		case c == quote:
			r.at++
			return
		}
	}
}

// blockHeader reads | or > and a comment behind it.
func (r *commentReader) blockHeader() {
	for r.at < len(r.text) && !isBreak(r.text[r.at]) {
		r.step()
	}
}

// lineOf returns the line, counted from 0, of a place at or before r.at.
func (r *commentReader) lineOf(at int) int {
	low, high := 0, len(r.lines)
	for high-low > 1 {
		if mid := (low + high) / 2; r.lines[mid] <= at {
			low = mid
		} else {
			high = mid
		}
	}
	return low
}

// blankAbove reports whether the line above, counted from 0, is empty.
func (r *commentReader) blankAbove(line int) bool {
	if line == 0 {
		return false
	}
	return strings.TrimSpace(string(r.text[r.lines[line-1]:r.lines[line]])) == ""
}
