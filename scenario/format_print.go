package scenario

import (
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// formatWidth is the column that the canonical form stays within where it can.
const formatWidth = 100

// printer writes a tree of pieces in canonical form.
type printer struct{ b strings.Builder }

// document writes the whole tree.
func (p *printer) document(root *piece) {
	p.remarks(root.head, 0)
	if len(root.head) > 0 {
		p.b.WriteByte('\n')
	}
	if len(root.children) == 0 {
		p.b.WriteString("{}\n")
	}
	p.children(root, 0)
}

// remarks writes comments on lines of their own.
func (p *printer) remarks(remarks []remark, indent int) {
	for _, r := range remarks {
		if r.blank && p.b.Len() > 0 {
			p.b.WriteByte('\n')
		}
		p.line(indent, r.text)
	}
}

func (p *printer) line(indent int, text string) {
	if text != "" {
		text = strings.Repeat(" ", indent) + text
	}
	p.b.WriteString(text + "\n")
}

// children writes the children of a piece, each on lines of its own.
func (p *printer) children(parent *piece, indent int) {
	for i, c := range parent.children {
		p.piece(c, indent, i == 0)
	}
	p.remarks(parent.tail, indent)
}

// piece writes the comments above a piece, then the piece. An empty line above
// it is kept, but not at the beginning of what it is part of; a section of the
// document always has one.
func (p *printer) piece(c *piece, indent int, first bool) {
	c.hoist(indent)
	apart := !first && c.section()
	if len(c.head) > 0 {
		c.head[0].blank = !first && (c.head[0].blank || apart)
	}
	p.remarks(c.head, indent)
	if c.blank && (!first || len(c.head) > 0) || apart && len(c.head) == 0 {
		p.b.WriteByte('\n')
	}
	p.b.WriteString(strings.Repeat(" ", indent))
	p.body(c, indent)
}

// section reports whether the piece is one of the document's lists of things.
func (c *piece) section() bool {
	return c.parent.parent == nil && len(c.children) > 0 && c.shape.standing()
}

// hoist moves the comments of an item's first key, and of the item's own line,
// above the item, as there is no room for them behind the dash.
func (c *piece) hoist(indent int) {
	if c.key != nil || c.leaf() || c.fits(indent+len("- ")) {
		return
	}
	if c.behind != "" {
		c.head = append(c.head, remark{text: c.behind})
		c.behind = ""
	}
	if len(c.children) > 0 {
		first := c.children[0]
		first.hoist(indent + 2)
		for _, r := range first.head {
			c.head = append(c.head, remark{text: r.text})
		}
		first.head, first.blank = nil, false
	}
}

// body writes a key or dash and the value behind or below it.
func (p *printer) body(c *piece, indent int) {
	lead := "-"
	if c.key != nil {
		lead = scalarText(c.key, formWord) + ":"
	}
	lead += propertiesText(c.value)
	switch {
	case c.leaf():
		p.leaf(c, lead, indent)
	case c.fits(indent + utf8.RuneCountInString(lead) + 1):
		p.b.WriteString(lead + " " + flowText(c) + c.comment() + "\n")
	case c.key == nil && lead == "-":
		p.b.WriteString("- ")
		p.item(c, indent+2)
	default:
		p.b.WriteString(lead + c.comment() + "\n")
		p.children(c, indent+2)
	}
}

// item writes the children of an item, the first one behind its dash.
func (p *printer) item(c *piece, indent int) {
	p.body(c.children[0], indent)
	for _, rest := range c.children[1:] {
		p.piece(rest, indent, false)
	}
	p.remarks(c.tail, indent)
}

// leaf writes a key or dash with a scalar.
func (p *printer) leaf(c *piece, lead string, indent int) {
	room := formatWidth - indent - utf8.RuneCountInString(lead) - 1
	if header, lines, ok := blockText(c.value, c.shape.form, room, formatWidth-indent-2); ok {
		p.b.WriteString(lead + " " + header + c.comment() + "\n")
		for _, l := range lines {
			p.line(indent+2, l)
		}
		return
	}
	if text := scalarText(c.value, c.shape.form); text != "" {
		lead += " " + text
	}
	p.b.WriteString(lead + c.comment() + "\n")
	p.remarks(c.tail, indent+2)
}

// comment returns the comment behind a piece, parted from it.
func (c *piece) comment() string {
	if c.behind == "" {
		return ""
	}
	return "  " + c.behind
}

// fits reports whether the value is to be written in brackets, beginning
// behind column col.
func (c *piece) fits(col int) bool {
	if len(c.children) == 0 {
		return true
	}
	if !c.brackets() {
		return false
	}
	return col+utf8.RuneCountInString(flowText(c)) <= formatWidth
}

// brackets reports whether the value can be written in brackets at all: no
// comment inside, no text of several lines, nothing that reads better as a
// list of its own.
func (c *piece) brackets() bool {
	if c.commentedInside() || c.shape.standing() {
		return false
	}
	for _, child := range c.children {
		if child.empty() || !child.brackets() || child.leaf() && strings.Contains(child.value.Value, "\n") {
			return false
		}
	}
	return true
}

// standing reports whether things of this shape are written one below the
// other however short they are, so that a change shows as a line of its own.
func (s *shape) standing() bool {
	switch s.form {
	case formRecord:
		return s.name == "Scenario" || s.name == "Decision" || s.name == "Inject"
	case formNamed:
		return s.elem.form == formRecord && s.elem.name != "Task" && s.elem.name != "Seat" && s.elem.name != "Negotiator"
	case formList:
		return s.elem.name == "Rule"
	}
	return false
}

// flowText writes the value in brackets, on one line.
func flowText(c *piece) string {
	if c.leaf() {
		return scalarText(c.value, c.shape.form)
	}
	open, end := "[", "]"
	if c.value.Kind == yaml.MappingNode {
		open, end = "{", "}"
	}
	parts := make([]string, len(c.children))
	for i, child := range c.children {
		if child.key != nil {
			parts[i] = scalarText(child.key, formWord) + ":"
		}
		parts[i] = strings.TrimPrefix(parts[i]+propertiesText(child.value)+" "+flowText(child), " ")
	}
	return open + strings.Join(parts, ", ") + end
}
