package msel

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"tamrin/scenario"
)

// page is one file of a scenario, changed line by line: only the lines of what
// is changed are written anew, all others stay as their author left them.
type page struct {
	name    string
	lines   []string // without their ends
	newline string
	mark    string // byte order mark, where there is one
}

func openPage(name string, text []byte) *page {
	p := &page{name: name, newline: "\n"}
	s := string(text)
	if rest, ok := strings.CutPrefix(s, "\ufeff"); ok {
		p.mark, s = "\ufeff", rest
	}
	if strings.Contains(s, "\r\n") {
		p.newline, s = "\r\n", strings.ReplaceAll(s, "\r\n", "\n")
	}
	p.lines = strings.Split(strings.TrimSuffix(s, "\n"), "\n")
	if s == "" {
		p.lines = nil
	}
	return p
}

func (p *page) bytes() []byte {
	return []byte(p.mark + strings.Join(p.lines, p.newline) + p.newline)
}

// tree parses the page as it stands.
func (p *page) tree() (*yaml.Node, error) {
	var doc yaml.Node
	if len(p.lines) == 0 {
		return &yaml.Node{Kind: yaml.MappingNode}, nil
	}
	if err := yaml.Load([]byte(strings.Join(p.lines, "\n")+"\n"), &doc); err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 || doc.Content[0].Kind != yaml.MappingNode {
		return nil, errors.New("it holds no mapping")
	}
	return doc.Content[0], nil
}

// entry finds a key and its value in a mapping.
func entry(n *yaml.Node, name string) (k, v *yaml.Node) {
	if n == nil || n.Kind != yaml.MappingNode {
		return nil, nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == name {
			return n.Content[i], n.Content[i+1]
		}
	}
	return nil, nil
}

// standing reports whether a mapping is written with its keys below each
// other, so that lines can be put between them.
func standing(n *yaml.Node) bool {
	return n != nil && n.Kind == yaml.MappingNode && n.Style&yaml.FlowStyle == 0 && len(n.Content) > 0
}

// end returns the number of the last line that belongs to the key in line
// from, which begins in column col: what is set in deeper, without comments
// and empty lines that stand before the next key.
func (p *page) end(from, col int) int {
	last := from
	for n := from + 1; n <= len(p.lines); n++ {
		line := p.lines[n-1]
		inner := strings.TrimLeft(line, " ")
		indent := len(line) - len(inner)
		switch {
		case inner == "":
			continue
		case indent >= col:
			last = n
		case indent == col-1 && (inner == "-" || strings.HasPrefix(inner, "- ")):
			last = n
		case strings.HasPrefix(inner, "#"):
			continue
		default:
			return last
		}
	}
	return last
}

// splice puts text in the place of lines from to to; to before from inserts.
func (p *page) splice(from, to int, text []string) {
	p.lines = slices.Concat(p.lines[:from-1], text, p.lines[to:])
}

// block writes a value under a path of keys in canonical form and returns the
// lines of the last key, indented so that it begins in column col.
func block(path []string, value string, col int) ([]string, error) {
	document := value
	for _, k := range slices.Backward(path) {
		document = "{" + k + ": " + document + "}"
	}
	text, problems := scenario.Format("import", []byte(document+"\n"))
	if text == nil {
		return nil, fmt.Errorf("what was to be written is no YAML: %s", problems[0].Message.En)
	}
	var lines []string
	depth := 2 * (len(path) - 1)
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSuffix(line, "\n")
		if len(lines) == 0 && !strings.HasPrefix(line, strings.Repeat(" ", depth)+path[len(path)-1]+":") {
			continue
		}
		if line != "" {
			line = strings.Repeat(" ", col-1) + line[depth:]
		}
		lines = append(lines, line)
	}
	return lines, nil
}

// canonical writes the page anew where its section is in braces, as nothing
// can be put between its lines.
func (p *page) canonical() error {
	text, problems := scenario.Format(p.name, []byte(strings.Join(p.lines, "\n")+"\n"))
	if text == nil {
		return errors.New(problems[0].Message.En)
	}
	p.lines = strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	return nil
}

// add puts new entries at the end of a section, which is made where the page
// has none.
func (p *page) add(in section, ids, bodies []string) error {
	doc, err := p.tree()
	if err != nil {
		return err
	}
	k, v := entry(doc, string(in))
	if v != nil && v.Kind == yaml.MappingNode && len(v.Content) > 0 && !standing(v) {
		if err := p.canonical(); err != nil {
			return err
		}
		if doc, err = p.tree(); err != nil {
			return err
		}
		k, v = entry(doc, string(in))
	}
	col, at := 3, 0
	switch {
	case standing(v):
		first, last := v.Content[0], v.Content[len(v.Content)-2]
		col, at = first.Column, p.end(last.Line, last.Column)
	case k != nil: // a key with nothing, or with {}
		p.lines[k.Line-1] = string(in) + ":"
		at = k.Line
	default:
		if len(p.lines) > 0 {
			p.lines = append(p.lines, "")
		}
		p.lines = append(p.lines, string(in)+":")
		at = len(p.lines)
	}
	var all []string
	for i, id := range ids {
		lines, err := block([]string{string(in), id}, bodies[i], col)
		if err != nil {
			return err
		}
		if in == injects && (i > 0 || standing(v)) {
			all = append(all, "")
		}
		all = append(all, lines...)
	}
	p.splice(at+1, at, all)
	return nil
}

// edit is what is to be changed of one inject.
type edit struct {
	id     string
	keys   []string          // in canonical order
	values map[string]string // on one line; "" takes the key out
}

// patch is new text in the place of lines from to to.
type patch struct {
	from, to int
	lines    []string
}

// change writes keys of injects anew and returns the identifiers of those that
// the page holds.
func (p *page) change(edits []edit) ([]string, error) {
	doc, err := p.tree()
	if err != nil {
		return nil, err
	}
	_, list := entry(doc, string(injects))
	var mine []edit
	var ids []string
	plain := standing(list)
	for _, e := range edits {
		if _, body := entry(list, e.id); body != nil {
			mine, ids, plain = append(mine, e), append(ids, e.id), plain && standing(body)
		}
	}
	if len(mine) > 0 && !plain {
		if err := p.canonical(); err != nil {
			return nil, err
		}
		if doc, err = p.tree(); err != nil {
			return nil, err
		}
		_, list = entry(doc, string(injects))
	}
	bodies := map[string][2]*yaml.Node{}
	for i := 0; list != nil && i+1 < len(list.Content); i += 2 {
		bodies[list.Content[i].Value] = [2]*yaml.Node{list.Content[i], list.Content[i+1]}
	}
	var patches []patch
	for _, e := range mine {
		more, err := p.patches(e, bodies[e.id][0], bodies[e.id][1])
		if err != nil {
			return nil, err
		}
		patches = append(patches, more...)
	}
	p.apply(patches)
	return ids, nil
}

// apply makes the patches from the last line up, so that the numbers of lines
// above stay good. Those at one place keep their order.
func (p *page) apply(patches []patch) {
	slices.Reverse(patches)
	slices.SortStableFunc(patches, func(a, b patch) int { return b.from - a.from })
	for _, x := range patches {
		p.splice(x.from, x.to, x.lines)
	}
}

// patches returns what changes the keys of one inject.
func (p *page) patches(e edit, k, body *yaml.Node) ([]patch, error) {
	if !standing(body) {
		return nil, errors.New("the inject " + e.id + " is not written as a mapping of keys")
	}
	col := body.Content[0].Column
	var out []patch
	for _, name := range e.keys {
		var lines []string
		if v := e.values[name]; v != "" {
			var err error
			if lines, err = block([]string{string(injects), e.id, name}, v, col); err != nil {
				return nil, err
			}
		}
		out = append(out, p.place(name, lines, k, body))
	}
	return out, nil
}

// place puts the lines of a key in its place where it is there, else behind
// the key that goes before it in canonical order. A remark behind a value of
// one line stays.
func (p *page) place(name string, lines []string, inject, body *yaml.Node) patch {
	if k, v := entry(body, name); k != nil {
		if remark := remarkOf(k.LineComment, v.LineComment); remark != "" && len(lines) == 1 {
			lines[0] += "   " + remark
		}
		return patch{k.Line, p.end(k.Line, k.Column), lines}
	}
	at := inject.Line
	for _, k := range keys {
		if k.name == name {
			break
		}
		if n, _ := entry(body, k.name); n != nil {
			at = max(at, p.end(n.Line, n.Column))
		}
	}
	return patch{at + 1, at, lines}
}

// remarkOf returns the first of two remarks that is not empty.
func remarkOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
