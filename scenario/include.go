package scenario

import (
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
)

// Limits of includes.
const (
	MaxIncludeDepth = 8
	MaxFiles        = 256
)

// part is what an included file may hold: lists that are merged in.
type part struct {
	Tamrin      int          `yaml:"tamrin"`
	Include     []Ref        `yaml:"include"`
	Theatres    []Theatre    `yaml:"theatres"`
	Parties     []Party      `yaml:"parties"`
	Alliances   []Alliance   `yaml:"alliances"`
	Commitments []Commitment `yaml:"commitments"`
	Strategies  []Strategy   `yaml:"strategies"`
	Cells       []Cell       `yaml:"cells"`
	Objectives  []Objective  `yaml:"objectives"`
	Storylines  []Storyline  `yaml:"storylines"`
	Vars        []Var        `yaml:"vars"`
	Decisions   []Decision   `yaml:"decisions"`
	Injects     []Inject     `yaml:"injects"`
	Rules       []Rule       `yaml:"rules"`
	Outcomes    []Outcome    `yaml:"outcomes"`
}

// includeAll merges the files into s, behind what s holds, each with its own
// includes. chain is the files on the way here, the scenario's own first.
func (l *loader) includeAll(s *Scenario, files []Ref, chain []string) {
	for _, f := range files {
		if f.ID == "" {
			continue // told when it was read
		}
		name, ok := l.locate(f.ID, f.At, chain[len(chain)-1])
		if !ok {
			continue
		}
		switch {
		case slices.Contains(chain, name):
			l.add("S032", f.At, strings.Join(append(chain[slices.Index(chain, name):], name), " → "))
		case l.sources.files[name] != nil:
			l.add("S037", f.At, name)
		case len(chain) > MaxIncludeDepth:
			l.add("S033", f.At, MaxIncludeDepth)
		case len(l.sources.order) >= MaxFiles:
			l.add("S034", f.At, MaxFiles)
			return
		default:
			l.include(s, name, f.At, append(slices.Clip(chain), name))
		}
	}
}

// include merges one file.
func (l *loader) include(s *Scenario, name string, at Span, chain []string) {
	src := l.read(name, at)
	if src == nil {
		return
	}
	doc := parse(src, l.report)
	if doc == nil || !l.isDocument(src, doc) {
		return
	}
	p := borrow(s)
	l.decode(src, doc, reflect.ValueOf(p).Elem())
	p.giveBack(s)
	l.includeAll(s, p.Include, chain)
}

// borrow hands the lists of s to a part, so that decoding appends to them and
// sees the names that they hold.
func borrow(s *Scenario) *part {
	return &part{
		Theatres: s.Theatres, Parties: s.Parties, Alliances: s.Alliances, Commitments: s.Commitments, Strategies: s.Strategies,
		Cells: s.Cells, Objectives: s.Objectives, Storylines: s.Storylines, Vars: s.Vars,
		Decisions: s.Decisions, Injects: s.Injects, Rules: s.Rules, Outcomes: s.Outcomes,
	}
}

func (p *part) giveBack(s *Scenario) {
	s.Theatres, s.Parties, s.Alliances, s.Commitments, s.Strategies = p.Theatres, p.Parties, p.Alliances, p.Commitments, p.Strategies
	s.Cells, s.Objectives, s.Storylines, s.Vars = p.Cells, p.Objectives, p.Storylines, p.Vars
	s.Decisions, s.Injects, s.Rules, s.Outcomes = p.Decisions, p.Injects, p.Rules, p.Outcomes
}

// locate turns the path that a file names another by into its name in fsys,
// and tells one that leads out of the scenario's folder.
func (l *loader) locate(file string, at Span, from string) (string, bool) {
	if !isBelow(file) {
		l.add("S030", at, clip(file))
		return "", false
	}
	name := path.Join(path.Dir(from), file)
	if link, out := l.escapes(name); out {
		l.add("S031", at, clip(file), link)
		return "", false
	}
	return name, true
}

// isBelow reports whether the path names a file below the folder it is used
// in, on every system.
func isBelow(file string) bool {
	clean := path.Clean(file) // ./a.yaml is a.yaml
	return fs.ValidPath(clean) && clean != "." && !strings.ContainsAny(file, `\:`) && !slices.Contains(strings.Split(file, "/"), "..")
}

// escapes reports whether a symbolic link on the way to name leads out of the
// scenario's folder, and which. File systems without links have none.
func (l *loader) escapes(name string) (link string, out bool) {
	for range 16 { // links on links
		link, target := l.firstLink(name)
		if link == "" {
			return "", false
		}
		within := path.Join(path.Dir(link), target)
		if path.IsAbs(target) || !l.below(within) {
			return link, true
		}
		name = path.Join(within, strings.TrimPrefix(name, link))
	}
	return name, true
}

// firstLink finds the first symbolic link on the way to name below the folder.
func (l *loader) firstLink(name string) (link, target string) {
	links, ok := l.fsys.(fs.ReadLinkFS)
	if !ok {
		return "", ""
	}
	step := l.dir
	for _, element := range strings.Split(strings.TrimPrefix(name, l.dir+"/"), "/") {
		step = path.Join(step, element)
		info, err := links.Lstat(step)
		if err != nil || info.Mode()&fs.ModeSymlink == 0 {
			continue
		}
		if target, err := links.ReadLink(step); err == nil {
			return step, target
		}
	}
	return "", ""
}

// below reports whether name lies in the scenario's folder.
func (l *loader) below(name string) bool {
	if l.dir == "." {
		return name != ".." && !strings.HasPrefix(name, "../")
	}
	return strings.HasPrefix(name, l.dir+"/")
}

// exists reports whether an attachment is there, and why it may not be named.
func (l *loader) exists(file string, at Span) {
	name, ok := l.locate(file, at, l.sources.order[0])
	if !ok {
		return
	}
	if info, err := fs.Stat(l.fsys, name); err != nil || info.IsDir() {
		l.add("S227", at, clip(file))
	}
}
