package report

import (
	"bytes"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"tamrin/diag"
	"tamrin/lang"
)

// MaxTemplate is the largest template that is read, in bytes.
const MaxTemplate = 1 << 20

// Parse reads a template and tells all that is wrong with it at once. name is
// what problems call the file. The template is nil where there are errors.
func Parse(name string, text []byte) (*Template, diag.List) {
	r := &reader{file: name, lines: strings.Split(string(text), "\n"), ids: map[string]bool{}}
	root := r.load(text)
	if root == nil {
		return nil, r.problems
	}
	t, id := &Template{}, root
	r.mapping(root, keys{
		"tamrin_report": func(n *yaml.Node) {
			if n.Value != "1" {
				r.problems.Add("T103", r.at(n), n.Value)
			}
		},
		"id":       func(n *yaml.Node) { t.ID, id = r.name(n), n },
		"title":    func(n *yaml.Node) { t.Title = r.words(n, false) },
		"contents": func(n *yaml.Node) { t.Contents = r.truth(n) },
		"sections": func(n *yaml.Node) { r.sections(n, t) },
	}, "tamrin_report", "id", "title", "sections")
	t.Exercise = r.after
	if t.Exercise && slices.Contains(Before, t.ID) {
		r.problems.Add("T113", r.at(id), t.ID)
	}
	r.problems.Sort()
	if r.problems.HasErrors() {
		return nil, r.problems
	}
	return t, r.problems
}

// reader reads one template.
type reader struct {
	file     string
	lines    []string
	problems diag.List
	ids      map[string]bool // of sections
	after    bool            // something of an exercise that was held is named
}

// keys are what a mapping may hold.
type keys map[string]func(n *yaml.Node)

func (r *reader) at(n *yaml.Node) diag.Span {
	return diag.Span{File: r.file, Line: n.Line, Col: n.Column, Len: len([]rune(n.Value))}
}

// load reads the YAML.
func (r *reader) load(text []byte) *yaml.Node {
	if len(text) > MaxTemplate {
		r.problems.Add("T102", diag.Span{File: r.file}, MaxTemplate>>10)
		return nil
	}
	var doc yaml.Node
	if err := yaml.Load(bytes.TrimPrefix(text, []byte("\uFEFF")), &doc); err != nil {
		at, why := diag.Span{File: r.file, Line: 1, Col: 1}, err.Error()
		var failed *yaml.LoadError
		if errors.As(err, &failed) {
			at.Line, at.Col, why = max(failed.Mark.Line, 1), max(failed.Mark.Column, 1), failed.Message
		}
		r.problems.Add("T101", at, why)
		return nil
	}
	if len(doc.Content) == 0 {
		r.problems.Add("T101", diag.Span{File: r.file, Line: 1, Col: 1}, lang.Words{"it is empty", "الملف فارغ"})
		return nil
	}
	return doc.Content[0]
}

// mapping reads a mapping; must are the keys that may not be missing.
func (r *reader) mapping(n *yaml.Node, known keys, must ...string) {
	if n.Kind != yaml.MappingNode {
		r.problems.Add("T104", r.at(n))
		return
	}
	seen := map[string]bool{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		read, ok := known[key.Value]
		if !ok {
			r.unknown("T105", r.at(key), key.Value, sorted(known))
			continue
		}
		seen[key.Value] = true
		read(value)
	}
	for _, k := range must {
		if !seen[k] {
			r.problems.Add("T106", r.at(n), k)
		}
	}
}

// within finds where words stand in the text of a value; the value's own place
// where they are written otherwise than they read.
func (r *reader) within(n *yaml.Node, words string) diag.Span {
	for line := n.Line; line <= len(r.lines) && line <= n.Line+strings.Count(n.Value, "\n")+1; line++ {
		text := r.lines[line-1]
		if i := strings.Index(text, words); i >= 0 && (line > n.Line || len([]rune(text[:i])) >= n.Column-1) {
			return diag.Span{File: r.file, Line: line, Col: len([]rune(text[:i])) + 1, Len: len([]rune(words))}
		}
	}
	return r.at(n)
}

func (r *reader) unknown(code diag.Code, at diag.Span, word string, known []string) {
	d := r.problems.Add(code, at, word)
	if near := diag.DidYouMean(word, known); !near.Zero() {
		d.WithHint(near)
	} else {
		d.WithHint(list(known))
	}
}

// list names what there is.
func list(known []string) lang.Words {
	all := ""
	for i, k := range known {
		if i > 0 {
			all += ", "
		}
		all += k
	}
	return lang.Words{"there are: %s", "الموجود: %s"}.Format(all)
}

func sorted[V any](m map[string]V) (names []string) {
	for k := range m {
		names = append(names, k)
	}
	slices.Sort(names)
	return names
}

var identifier = regexp.MustCompile(`^[a-z][a-z0-9_]{0,39}$`)

// name reads an identifier.
func (r *reader) name(n *yaml.Node) string {
	if !identifier.MatchString(n.Value) {
		r.problems.Add("T107", r.at(n), n.Value)
	}
	return n.Value
}

func (r *reader) truth(n *yaml.Node) bool {
	if n.Value != "true" && n.Value != "false" {
		r.problems.Add("T108", r.at(n), n.Value, "true, false")
	}
	return n.Value == "true"
}

// words reads words by language; plain words serve in every language. Their
// fields must be known.
func (r *reader) words(n *yaml.Node, each bool) Words {
	w := Words{}
	switch n.Kind {
	case yaml.ScalarNode:
		for _, t := range lang.All {
			w[string(t)] = n.Value
		}
		r.fields(n, each)
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			w[n.Content[i].Value] = n.Content[i+1].Value
			r.fields(n.Content[i+1], each)
		}
	default:
		r.problems.Add("T104", r.at(n))
	}
	return w
}

var fieldName = regexp.MustCompile(`\{([^{}\s]+)\}`)

// fields tells of fields that do not exist.
func (r *reader) fields(n *yaml.Node, each bool) {
	for _, m := range fieldName.FindAllStringSubmatch(n.Value, -1) {
		f, ok := fields[m[1]]
		r.after = r.after || f.after
		switch {
		case !ok:
			r.unknown("T109", r.within(n, m[0]), m[1], sorted(fields))
		case f.each && !each:
			r.problems.Add("T110", r.within(n, m[0]), m[0])
		}
	}
}

func (r *reader) sections(n *yaml.Node, t *Template) {
	if n.Kind != yaml.SequenceNode {
		r.problems.Add("T104", r.at(n))
		return
	}
	for _, s := range n.Content {
		t.Sections = append(t.Sections, r.section(s))
	}
}

func (r *reader) section(n *yaml.Node) Section {
	s := Section{Level: 1, At: r.at(n)}
	if n.Kind == yaml.MappingNode { // what the others mean hangs on it
		for i := 0; i+1 < len(n.Content); i += 2 {
			if n.Content[i].Value == "each" {
				s.Each = n.Content[i+1].Value
			}
		}
	}
	each := s.Each != ""
	r.mapping(n, keys{
		"id": func(n *yaml.Node) {
			s.ID = r.name(n)
			if r.ids[s.ID] {
				r.problems.Add("T111", r.at(n), s.ID)
			}
			r.ids[s.ID] = true
		},
		"heading": func(n *yaml.Node) { s.Heading = r.words(n, each) },
		"level": func(n *yaml.Node) {
			var err error
			if s.Level, err = strconv.Atoi(n.Value); err != nil || s.Level < 1 || s.Level > 3 {
				r.problems.Add("T108", r.at(n), n.Value, "1, 2, 3")
			}
		},
		"each": func(n *yaml.Node) {
			if n.Value != eachObjective {
				r.problems.Add("T108", r.at(n), n.Value, eachObjective)
			}
		},
		"text":   func(n *yaml.Node) { s.Text = r.words(n, each) },
		"remark": func(n *yaml.Node) { s.Remark = r.words(n, each) },
		"show":   func(n *yaml.Node) { s.Show = r.shows(n, each) },
	}, "id")
	return s
}

// shows reads the names of what a section shows: one, or a list of them.
func (r *reader) shows(n *yaml.Node, each bool) (names []string) {
	nodes := []*yaml.Node{n}
	if n.Kind == yaml.SequenceNode {
		nodes = n.Content
	}
	for _, n := range nodes {
		names = append(names, n.Value)
		b, ok := blocks[n.Value]
		r.after = r.after || b.after
		switch {
		case !ok:
			r.unknown("T112", r.at(n), n.Value, sorted(blocks))
		case b.each && !each:
			r.problems.Add("T110", r.at(n), n.Value)
		}
	}
	return names
}

// eachObjective is what a section may be repeated for.
const eachObjective = "objectives"
