package scenario

import (
	"io/fs"
	"path"
	"reflect"
	"slices"

	"go.yaml.in/yaml/v4"

	"tamrin/diag"
)

// Load reads the scenario whose document is the file root of fsys, with the
// files that it includes, and tells every problem of shape and reference at
// once, sorted by place. The Scenario is nil where the document could not be
// read as a mapping at all; where the list has errors, it holds what could be
// read, which is good for further checks but not for playing. Sources is never
// nil. What an author may leave out is supplied: languages, marking, the
// control cell, and a cell of all players where no cells are written.
func Load(fsys fs.FS, root string) (*Scenario, *Sources, diag.List) {
	l := &loader{
		report:  &report{},
		fsys:    fsys,
		dir:     path.Dir(root),
		sources: &Sources{files: map[string]*source{}},
		plans:   map[reflect.Type]*plan{},
		damaged: map[Span]bool{},
	}
	src := l.read(root, Span{File: root})
	if src == nil {
		return nil, l.sources, l.sorted(root)
	}
	doc := parse(src, l.report)
	if doc == nil || !l.isDocument(src, doc) {
		return nil, l.sources, l.sorted(root)
	}
	s := l.document(src, doc)
	complete(s, root)
	if l.expanded < maxExpanded { // else what was left unread would be told as missing
		(&checker{report: l.report, s: s, languages: l.languages, exists: l.exists, damaged: l.damaged}).all()
	}
	return s, l.sources, l.sorted(root)
}

// loader is one call of Load.
type loader struct {
	*report
	fsys      fs.FS
	dir       string // the scenario's folder
	sources   *Sources
	languages []string
	plans     map[reflect.Type]*plan
	damaged   map[Span]bool
	expanded  int
}

// isDocument tells a document that is no mapping.
func (l *loader) isDocument(src *source, doc *yaml.Node) bool {
	if doc.Kind != yaml.MappingNode {
		l.add("S019", src.span(doc), kindWords(doc))
		return false
	}
	return true
}

// document decodes the scenario's own file and then what it includes.
func (l *loader) document(src *source, doc *yaml.Node) *Scenario {
	s := &Scenario{At: src.span(doc)}
	l.version(src, doc)
	l.languages = declaredLanguages(doc)
	l.decode(src, doc, reflect.ValueOf(s).Elem())
	if len(s.Languages) == 0 {
		s.Languages = l.languages
	}
	l.includeAll(s, s.Include, []string{src.name})
	return s
}

// version tells a document that does not say that it is in version 1.
func (l *loader) version(src *source, doc *yaml.Node) {
	switch n := child(doc, "tamrin"); {
	case n == nil:
		l.add("S112", src.span(doc))
	case n.Kind == yaml.ScalarNode && n.Value != "1":
		l.add("S113", src.span(n), clip(n.Value))
	}
}

func (l *loader) decode(src *source, doc *yaml.Node, into reflect.Value) {
	d := &decoder{
		report: l.report, src: src, languages: l.languages, plans: l.plans,
		inside: map[*yaml.Node]bool{}, expanded: &l.expanded, damaged: l.damaged,
	}
	d.value(doc, into)
}

// declaredLanguages finds the languages before anything is decoded, since
// plain texts are in the first of them. Where none is declared, they are those
// of the title; a plain title in Arabic letters makes Arabic the language.
func declaredLanguages(doc *yaml.Node) []string {
	list := child(doc, "languages")
	switch {
	case list != nil && list.Kind == yaml.ScalarNode && !isNull(list):
		return []string{list.Value}
	case list != nil && list.Kind == yaml.SequenceNode && len(list.Content) > 0:
		return plainValues(list.Content)
	}
	title := child(doc, "title")
	switch {
	case title != nil && title.Kind == yaml.MappingNode && len(title.Content) > 0:
		return slices.Clip(plainKeys(title.Content))
	case title != nil && slices.ContainsFunc([]rune(title.Value), func(r rune) bool { return r >= 0x0600 && r < 0x0700 }):
		return []string{"ar"}
	}
	return []string{"en"}
}

// child returns the value under a key of a mapping, nil where there is none.
func child(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func plainValues(nodes []*yaml.Node) (out []string) {
	for _, n := range nodes {
		out = append(out, n.Value)
	}
	return out
}

func plainKeys(nodes []*yaml.Node) (out []string) {
	for i := 0; i < len(nodes); i += 2 {
		out = append(out, nodes[i].Value)
	}
	return out
}
