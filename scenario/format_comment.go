package scenario

import (
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// commentReader walks the text of a document along its tree of pieces and
// gives each piece its comments. The YAML library's own attachment of comments
// loses some, so that only its places of nodes are used: what stands between
// two nodes is white space, punctuation and comments.
type commentReader struct {
	text  []rune
	lines []int // where each line begins
	at    int   // everything before is read

	current *piece   // begun last
	open    bool     // current is not read to its end
	ended   *piece   // leaf or bracketed piece read to its end last
	waiting []remark // comments on lines of their own, not yet given
}

// attachComments gives every comment of the text to a piece of the tree.
func attachComments(text []rune, root *piece) {
	r := &commentReader{text: text, lines: lineStarts(text)}
	r.content(root)
	r.gap(len(text))
	r.giveTail(root)
}

// piece reads one piece to its end.
func (r *commentReader) piece(p *piece) {
	switch {
	case p.key != nil:
		r.gap(r.offset(p.key))
		r.begin(p, p.key.Line-1)
		r.scalar(p.key)
	case p.parent.flow():
		r.gap(r.offset(p.value))
		r.begin(p, p.value.Line-1)
	default:
		r.begin(p, r.dash(p))
	}
	r.content(p)
	if p == r.current {
		r.open = false
	}
	if p.leaf() || p.flow() {
		r.ended = p
	}
}

// dash reads up to the dash of an item and returns its line, counted from 0.
func (r *commentReader) dash(p *piece) (line int) {
	for end := r.offset(p.value); r.at < end; r.step() {
		if line = r.lineOf(r.at); r.text[r.at] == '-' && r.at-r.lines[line]+1 == p.col {
			break
		}
	}
	return line
}

// content reads the value of a piece.
func (r *commentReader) content(p *piece) {
	switch {
	case p.value.Kind == yaml.AliasNode:
		r.gap(r.offset(p.value))
		r.at += 1 + len([]rune(p.value.Value))
	case p.leaf():
		r.gap(r.offset(p.value))
		r.scalar(p.value)
	default:
		r.collection(p)
	}
}

// collection reads the children of a piece, and its brackets if it has any.
func (r *commentReader) collection(p *piece) {
	bracket := rune(0)
	if at := r.offset(p.value); p.flow() {
		r.gap(at)
		r.properties(p.value)
		if r.at < len(r.text) && (r.text[r.at] == '{' || r.text[r.at] == '[') {
			bracket = map[rune]rune{'{': '}', '[': ']'}[r.text[r.at]]
			r.at++
		}
	}
	for _, c := range p.children {
		r.piece(c)
	}
	if bracket != 0 {
		r.gapUntil(bracket)
		p.tail, r.waiting = append(p.tail, r.waiting...), nil
	}
}

// comment reads one comment and gives it away, or keeps it until the next
// piece shows to whom it belongs.
func (r *commentReader) comment() {
	start := r.at
	for r.at < len(r.text) && !isBreak(r.text[r.at]) {
		r.at++
	}
	line := r.lineOf(start)
	c := remark{
		text: strings.TrimRightFunc(string(r.text[start:r.at]), unicode.IsSpace),
		col:  start - r.lines[line] + 1, blank: r.blankAbove(line),
	}
	owner := r.current
	if !r.open || owner == nil {
		owner = r.ended
	}
	switch own := strings.TrimSpace(string(r.text[r.lines[line]:start])) == ""; {
	case own && r.open && r.current.leaf():
		r.current.head = append(r.current.head, c)
	case own || owner == nil:
		r.waiting = append(r.waiting, c)
	case owner.behind != "":
		owner.head = append(owner.head, c)
	default:
		owner.behind = c.text
	}
}

// begin starts a piece and gives it the comments that wait for it. Those that
// are set in deeper than it close what came before. Lines are counted from 0.
func (r *commentReader) begin(p *piece, line int) {
	inFlow, first := p.parent.flow(), r.current == p.parent
	p.blank = !inFlow && r.blankAbove(line)
	if r.current == nil {
		r.header(p)
	}
	for len(r.waiting) > 0 && !first && !inFlow && r.closes(r.waiting[0], p.col, p.parent) {
		r.waiting = r.waiting[1:]
	}
	if first && len(r.waiting) == 0 {
		p.blank = false
	}
	p.head, r.waiting = append(p.head, r.waiting...), nil
	r.current, r.open = p, true
}

// header gives the document those comments above its first key that an empty
// line parts from it, so that they stay on top.
func (r *commentReader) header(first *piece) {
	n := len(r.waiting)
	if !first.blank {
		for n--; n > 0 && !r.waiting[n].blank; n-- {
		}
	}
	if n > 0 {
		first.parent.head, r.waiting = r.waiting[:n:n], r.waiting[n:]
	}
}

// closes gives the comment to the deepest piece above it that it is set in
// for, if there is one below the brothers of a piece at col.
func (r *commentReader) closes(c remark, col int, parent *piece) bool {
	last := r.current
	if last == nil || c.col <= col {
		return false
	}
	for last.parent != nil && last.parent.flow() {
		last = last.parent
	}
	if last.empty() && c.col > last.col {
		last.tail = append(last.tail, c)
		return true
	}
	for last.parent != parent && last.parent != nil && last.col > c.col {
		last = last.parent
	}
	if last.parent == parent || last.parent == nil {
		return false
	}
	last.parent.tail = append(last.parent.tail, c)
	return true
}

// giveTail gives away the comments below the last piece.
func (r *commentReader) giveTail(root *piece) {
	for _, c := range r.waiting {
		if !r.closes(c, 0, nil) {
			root.tail = append(root.tail, c)
		}
	}
}
