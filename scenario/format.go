package scenario

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tamrin/diag"
)

// Format returns one file of a scenario in canonical form: keys in the order
// of the reference, two spaces of indentation, short values on one line in
// brackets, words of people in quotes, durations in their shortest form. What
// is read from it, its comments and the order of named things stay the same;
// formatting it again changes nothing.
//
// The text is nil where the list has errors: those of a file that cannot be
// read as a document at all. Others are Load's to tell.
func Format(file string, text []byte) ([]byte, diag.List) {
	r := &report{}
	src := &source{name: file, text: unixLines(text)}
	if !(&loader{report: r}).isText(src) {
		return nil, r.list
	}
	doc := parse(src, r)
	if doc == nil || !r.formattable(src, doc) || r.list.HasErrors() {
		return nil, r.list
	}
	root := growPieces(nil, doc, documentShape, nil)
	attachComments([]rune(string(src.text)), root)
	if !anchored(doc) {
		root.arrange()
	}
	var p printer
	p.document(root)
	return []byte(p.b.String()), nil
}

// unixLines returns the text without a byte order mark, its lines ended by \n.
func unixLines(text []byte) []byte {
	return bytes.ReplaceAll(bytes.TrimPrefix(text, []byte("\ufeff")), []byte("\r\n"), []byte("\n"))
}

// formattable tells a document that is no mapping, and keys that are not words.
func (r *report) formattable(src *source, doc *yaml.Node) bool {
	if doc.Kind != yaml.MappingNode {
		r.add("S019", src.span(doc), kindWords(doc))
		return false
	}
	if key := oddKey(doc); key != nil {
		r.add("S117", src.span(key))
		return false
	}
	return true
}

// oddKey finds a key that is not a plain word.
func oddKey(n *yaml.Node) *yaml.Node {
	for i, c := range n.Content {
		isKey := n.Kind == yaml.MappingNode && i%2 == 0
		if isKey && (c.Kind != yaml.ScalarNode || c.Anchor != "" || c.Style&yaml.TaggedStyle != 0 || strings.Contains(c.Value, "\n")) {
			return c
		}
		if odd := oddKey(c); odd != nil {
			return odd
		}
	}
	return nil
}

// anchored reports whether a node or one below it has an anchor. Its aliases
// have to stay behind it, so that keys are left where they are.
func anchored(n *yaml.Node) bool {
	return n.Anchor != "" || slices.ContainsFunc(n.Content, anchored)
}
