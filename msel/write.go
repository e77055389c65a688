package msel

import (
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// write makes the files and reads the scenario again from them.
func (m *merger) write(res *Result) (*Result, error) {
	var files map[string][]byte
	var err error
	if m.old == nil {
		files, err = m.compose()
	} else {
		files, err = m.rewrite()
	}
	if err != nil {
		return nil, refuse("X117", m.book.Name, m.document, lang.Words{err.Error(), err.Error()})
	}
	res.Scenario, res.Sources, res.Problems = scenario.Load(overlay{m.folder, files}, m.document)
	if err := m.verify(res.Scenario); err != nil {
		return nil, refuse("X117", m.book.Name, m.document, lang.Words{err.Error(), err.Error()})
	}
	for name, text := range files {
		res.Files = append(res.Files, File{name, text})
	}
	slices.SortFunc(res.Files, func(a, b File) int { return strings.Compare(a.Name, b.Name) })
	return res, nil
}

// verify holds the scenario as it reads now to what was meant: the injects of
// the rows as they were written, all others as they were.
func (m *merger) verify(now *scenario.Scenario) error {
	if now == nil {
		return fmt.Errorf("the result is no scenario")
	}
	have := map[string]*scenario.Inject{}
	for i := range now.Injects {
		have[now.Injects[i].ID] = &now.Injects[i]
	}
	e := m.author.encoder
	same := func(want *scenario.Inject) error {
		in := have[want.ID]
		if in == nil {
			return fmt.Errorf("the inject %s is missing from the result", want.ID)
		}
		if names := e.changedKeys(want, in); len(names) > 0 {
			return fmt.Errorf("the inject %s reads otherwise in the result: %s", want.ID, strings.Join(names, ", "))
		}
		return nil
	}
	if m.old != nil {
		for i := range m.old.Injects {
			if in := &m.old.Injects[i]; m.wanted[in.ID] == nil {
				if err := same(in); err != nil {
					return err
				}
			}
		}
	}
	for _, d := range m.drafts {
		if want := m.wanted[d.report.Inject]; want != nil {
			if m.supplied(want) {
				continue
			}
			if err := same(want); err != nil {
				return err
			}
		}
	}
	return nil
}

// supplied reports whether the reader supplies the recipients of an inject, as
// it does where the scenario writes no cells.
func (m *merger) supplied(in *scenario.Inject) bool {
	return len(in.To) == 0 && len(m.author.names.added) == 0 && (m.old == nil || m.author.names.closed)
}

// rewrite changes the files of the scenario.
func (m *merger) rewrite() (map[string][]byte, error) {
	pages := map[string]*page{}
	left := m.updated
	before := map[string][]byte{}
	for _, name := range m.sources.Files() {
		text, err := fs.ReadFile(m.folder, name) // with its byte order mark, which the sources leave off
		if err != nil {
			return nil, err
		}
		before[name] = text
		p := openPage(name, text)
		ids, err := p.change(left)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		left = slices.DeleteFunc(slices.Clone(left), func(e edit) bool { return slices.Contains(ids, e.id) })
		pages[name] = p
	}
	if len(left) > 0 {
		return nil, fmt.Errorf("the inject %s was not found in any file", left[0].id)
	}
	if err := m.addAll(pages); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, p := range pages {
		if text := p.bytes(); string(text) != string(withNewlines(before[name], p.newline)) {
			files[name] = text
		}
	}
	return files, nil
}

// withNewlines ends the last line as every page does.
func withNewlines(text []byte, newline string) []byte {
	if len(text) > 0 && text[len(text)-1] != '\n' {
		return append(slices.Clone(text), newline...)
	}
	return text
}

// addAll adds what is new: to the scenario's own file, and injects to the file
// that was asked for.
func (m *merger) addAll(pages map[string]*page) error {
	home := pages[m.document]
	for _, in := range []section{theatres, parties, cells, objectives, storylines} {
		ids, bodies := m.newThings(in)
		if len(ids) == 0 {
			continue
		}
		if err := home.add(in, ids, bodies); err != nil {
			return err
		}
	}
	if len(m.fresh) == 0 {
		return nil
	}
	target, err := m.target(pages)
	if err != nil {
		return err
	}
	var ids, bodies []string
	for _, in := range m.fresh {
		ids, bodies = append(ids, in.ID), append(bodies, m.author.encoder.inject(in))
	}
	return target.add(injects, ids, bodies)
}

// newThings lists what is to be added to a section.
func (m *merger) newThings(in section) (ids, bodies []string) {
	e := m.author.encoder
	if in == cells {
		for _, c := range m.author.names.added {
			t := thing{in: cells, id: c.ID, title: c.Title, kind: c.Kind}
			ids, bodies = append(ids, c.ID), append(bodies, t.body(e))
		}
		return ids, bodies
	}
	for _, t := range m.author.things.added {
		if t.in == in {
			ids, bodies = append(ids, t.id), append(bodies, t.body(e))
		}
	}
	return ids, bodies
}

// target returns the page that new injects go into: the one asked for, which
// the scenario is made to include, else the last one that holds injects.
func (m *merger) target(pages map[string]*page) (*page, error) {
	if m.opt.To == "" || m.opt.To == path.Base(m.document) {
		return pages[m.document], nil
	}
	name := path.Join(path.Dir(m.document), m.opt.To)
	if !fs.ValidPath(m.opt.To) {
		return nil, fmt.Errorf("%s is not a file below the scenario's folder", m.opt.To)
	}
	if p := pages[name]; p != nil {
		return p, nil
	}
	p := openPage(name, nil)
	if m.folder != nil {
		if text, err := fs.ReadFile(m.folder, name); err == nil {
			p = openPage(name, text)
		}
	}
	pages[name] = p
	return p, pages[m.document].include(m.opt.To)
}

// include adds a file to those that the page includes.
func (p *page) include(file string) error {
	doc, err := p.tree()
	if err != nil {
		return err
	}
	var files []string
	k, v := entry(doc, "include")
	if k != nil {
		files = append(files, v.Value)
		for _, n := range v.Content {
			files = append(files, n.Value)
		}
		files = slices.DeleteFunc(files, func(s string) bool { return s == "" })
	}
	lines, err := block([]string{"include"}, listed(append(files, file)), 1)
	if err != nil {
		return err
	}
	switch {
	case k != nil:
		p.splice(k.Line, p.end(k.Line, k.Column), lines)
	default:
		at := 0
		for _, name := range []string{"tamrin", "id", "title", "brief", "languages", "marking", "level", "scope", "authors", "source", "clock"} {
			if n, _ := entry(doc, name); n != nil {
				at = max(at, p.end(n.Line, n.Column))
			}
		}
		p.splice(at+1, at, lines)
	}
	return nil
}

// compose writes a scenario for a folder that has none.
func (m *merger) compose() (map[string][]byte, error) {
	e, title := m.author.encoder, m.name()
	m.report.Notes = append(m.report.Notes, note(lang.Words{"a new scenario was made: %s", "أُنشئ سيناريو جديد: %s"}.Format(title)))
	parts := []string{"tamrin: 1", "id: " + slug(title, "imported"), "title: " + e.text(words(m.author.language, title)), "languages: " + listed(e.languages)}
	var clock []string
	if m.start.Set {
		clock = append(clock, "start: "+m.start.String())
	}
	if m.length > 0 {
		clock = append(clock, "length: "+scenario.FormatDuration(m.length))
	}
	if len(clock) > 0 {
		parts = append(parts, "clock: "+braces(clock))
	}
	text, problems := scenario.Format(m.document, []byte(braces(parts)+"\n"))
	if text == nil {
		return nil, fmt.Errorf("the new scenario is no YAML: %s", problems[0].Message.En)
	}
	pages := map[string]*page{m.document: openPage(m.document, text)}
	if err := m.addAll(pages); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, p := range pages {
		files[name] = p.bytes()
	}
	return files, nil
}
