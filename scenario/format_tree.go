package scenario

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// piece is one key with its value, or one item of a list, together with the
// comments that belong to it: what the canonical form moves as a whole.
type piece struct {
	parent   *piece
	key      *yaml.Node // nil for an item
	value    *yaml.Node
	shape    *shape
	col      int // of the key, or of an item's dash
	children []*piece

	head   []remark // above it
	behind string   // behind it, on its line
	tail   []remark // below the last of its children
	blank  bool     // an empty line stands above it
}

// remark is one comment on a line of its own.
type remark struct {
	text  string // from the # on
	col   int
	blank bool // an empty line stands above it
}

// growPieces builds the tree of a node, with each value's shape.
func growPieces(key, value *yaml.Node, s *shape, parent *piece) *piece {
	p := &piece{parent: parent, key: key, value: value, shape: s.of(value), col: value.Column}
	switch value.Kind {
	case yaml.MappingNode:
		for i := 0; i+1 < len(value.Content); i += 2 {
			child := growPieces(value.Content[i], value.Content[i+1], p.shape.at(value.Content[i].Value), p)
			child.col = value.Content[i].Column
			p.children = append(p.children, child)
		}
	case yaml.SequenceNode:
		for _, item := range value.Content {
			child := growPieces(nil, item, p.shape.item(), p)
			if value.Style&yaml.FlowStyle == 0 {
				child.col = value.Column
			}
			p.children = append(p.children, child)
		}
	}
	return p
}

// of returns the shape of what is really written: one item may stand for a
// list, words alone for a task.
func (s *shape) of(n *yaml.Node) *shape {
	switch {
	case s.form == formList && n.Kind != yaml.SequenceNode:
		return s.elem.of(n)
	case s.name == "Task" && !hasKey(n, "title", "target"):
		return &shape{form: formText}
	}
	return s
}

// at returns the shape of the value under a key.
func (s *shape) at(key string) *shape {
	switch s.form {
	case formRecord:
		if f, _, ok := s.field(key); ok {
			return f.shape
		}
	case formNamed:
		return s.elem
	case formText, formLean:
		return &shape{form: s.form}
	case formExpect, formProposals:
		return &shape{form: formText}
	}
	return &shape{form: formScalar}
}

// item returns the shape of the items of a list.
func (s *shape) item() *shape {
	if s.form == formList {
		return s.elem
	}
	return &shape{form: formScalar}
}

func hasKey(n *yaml.Node, keys ...string) bool {
	for i := 0; i < len(n.Content); i += 2 {
		if n.Kind == yaml.MappingNode && slices.Contains(keys, n.Content[i].Value) {
			return true
		}
	}
	return false
}

// arrange puts the keys of every record into canonical order.
func (p *piece) arrange() {
	if p.shape.form == formRecord && p.value.Kind == yaml.MappingNode {
		slices.SortStableFunc(p.children, func(a, b *piece) int { return p.shape.rank(a) - p.shape.rank(b) })
	}
	for _, c := range p.children {
		c.arrange()
	}
}

// rank is where a key stands in its record; one unknown stands last.
func (s *shape) rank(p *piece) int {
	if _, order, ok := s.field(p.key.Value); ok {
		return order
	}
	return len(s.fields)
}

// flow reports whether the value is written in brackets or braces.
func (p *piece) flow() bool { return p.value.Style&yaml.FlowStyle != 0 && !p.leaf() }

// leaf reports whether the value is a scalar or an alias.
func (p *piece) leaf() bool {
	return p.value.Kind != yaml.MappingNode && p.value.Kind != yaml.SequenceNode
}

// empty reports whether nothing is written as the value.
func (p *piece) empty() bool {
	return p.value.Kind == yaml.ScalarNode && p.value.Value == "" && p.value.ShortTag() == "!!null"
}

// commented reports whether a comment stands at or below the piece.
func (p *piece) commented() bool {
	return len(p.head) > 0 || p.behind != "" || p.commentedInside()
}

// commentedInside reports whether a comment stands below the piece.
func (p *piece) commentedInside() bool {
	return len(p.tail) > 0 || slices.ContainsFunc(p.children, (*piece).commented)
}
