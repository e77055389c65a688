package msel

import (
	"regexp"
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// section is a list of a scenario that an import may add to, beside injects.
type section string

const (
	cells      section = "cells"
	parties    section = "parties"
	storylines section = "storylines"
	objectives section = "objectives"
	theatres   section = "theatres"
	injects    section = "injects"
)

// sectionWords says what one thing of a section is.
var sectionWords = map[section]lang.Words{
	cells: {"cell", "خلية"}, parties: {"party", "طرف"}, storylines: {"storyline", "خط سرد"}, objectives: {"objective", "هدف"}, theatres: {"theatre", "مسرح"},
}

// thing is something new, to be added to its section.
type thing struct {
	in    section
	id    string
	title scenario.Text
	kind  string   // of a cell
	tasks []string // of an objective
}

// things knows what storylines, objectives and theatres a scenario has.
type things struct {
	ids   map[section]map[string]string // folded name or title -> identifier
	taken map[string]bool
	added []thing
}

func newThings(s *scenario.Scenario) *things {
	t := &things{ids: map[section]map[string]string{storylines: {}, objectives: {}, theatres: {}, parties: {}}, taken: map[string]bool{"all": true}}
	if s == nil {
		return t
	}
	for _, x := range s.Storylines {
		t.know(storylines, x.ID, x.Title)
	}
	for _, x := range s.Theatres {
		t.know(theatres, x.ID, x.Title)
	}
	for _, x := range s.Parties {
		t.know(parties, x.ID, x.Title)
	}
	for _, x := range s.Objectives {
		t.know(objectives, x.ID, x.Title)
		for _, task := range x.Tasks {
			t.know(objectives, x.ID+"."+task.ID, task.Title)
		}
	}
	return t
}

func (t *things) know(in section, id string, title scenario.Text) {
	t.taken[id] = true
	t.ids[in][thingKey(in, id)] = id
	for _, words := range title.In {
		if k := thingKey(in, words); t.ids[in][k] == "" {
			t.ids[in][k] = id
		}
	}
}

// numbered is an objective that is only a number: Objective 2, EO2, 2.
var numbered = regexp.MustCompile(`^(?:exercise |training )?(?:objective|objectives|obj|eo|to|o|الهدف|هدف)? ?(?:number )?(\d{1,3})$`)

// thingKey folds a name. The point of o1.t1 is kept, as it means something.
func thingKey(in section, name string) string {
	folded := fold(strings.ReplaceAll(name, "_", " "))
	if in != objectives {
		return folded
	}
	if m := numbered.FindStringSubmatch(folded); m != nil {
		return "o" + m[1]
	}
	if a, b, ok := strings.Cut(strings.TrimSpace(name), "."); ok && scenario.IsIdentifier(a) && scenario.IsIdentifier(b) {
		return name
	}
	return folded
}

func (t *things) known(in section, name string) bool { return t.ids[in][thingKey(in, name)] != "" }

// find returns the identifier of a thing by its name, adding it where the
// scenario does not have it.
func (t *things) find(in section, name, language string) string {
	key := thingKey(in, name)
	if id := t.ids[in][key]; id != "" {
		return id
	}
	id, title := slug(name, string(in[:len(in)-1])+"_1"), oneLine(name)
	if in == objectives && numbered.MatchString(fold(name)) {
		id = key
		if isNumber(title) {
			title = "Objective " + title
		}
	}
	id = unused(id, t.taken)
	t.ids[in][key] = id
	t.added = append(t.added, thing{in: in, id: id, title: words(language, title)})
	return id
}

// ensure adds what an exported inject names by its identifier.
func (t *things) ensure(in section, id string) {
	if id == "" || t.ids[in][thingKey(in, id)] == id {
		return
	}
	t.ids[in][thingKey(in, id)] = id
	whole, task, isTask := strings.Cut(id, ".")
	if in != objectives || !isTask {
		t.taken[id] = true
		t.added = append(t.added, thing{in: in, id: id})
		return
	}
	t.ensure(objectives, whole)
	for i := range t.added {
		if t.added[i].in == objectives && t.added[i].id == whole {
			t.added[i].tasks = append(t.added[i].tasks, task)
		}
	}
}

// body writes the thing in braces, as it stands under its identifier.
func (t thing) body(e encoder) string {
	var parts []string
	if s := e.text(t.title); s != "" {
		parts = append(parts, "title: "+s)
	}
	if t.kind != "" && t.kind != "training_audience" {
		parts = append(parts, "kind: "+t.kind)
	}
	if len(t.tasks) > 0 {
		var tasks []string
		for _, id := range t.tasks {
			tasks = append(tasks, id+": {title: "+quote(id)+"}")
		}
		parts = append(parts, "tasks: "+braces(tasks))
	}
	return braces(parts)
}
