package msel

import (
	"regexp"
	"strings"

	"tamrin/lang"
	"tamrin/scenario"
)

// maxCells is how many cells an import makes at most; the engine plays 64,
// control among them.
const maxCells = 60

// otherCell takes the recipients beyond maxCells.
const otherCell = "others"

// register knows the names of a scenario's cells and makes new ones.
type register struct {
	ids     map[string]string // folded name or title -> identifier of a cell or party
	taken   map[string]bool   // identifiers of all kinds that may not be used again
	cells   int
	closed  bool   // the scenario writes no cells: all players are in one, and new ones would take it away
	players string // that one
	lang    string // of titles
	added   []scenario.Cell
}

// newRegister returns the register of a scenario; nil is an empty one.
func newRegister(s *scenario.Scenario, lang string) *register {
	r := &register{ids: map[string]string{}, taken: map[string]bool{"all": true, scenario.ControlCell: true}, lang: lang}
	for _, name := range []string{"excon", "exercise control", "control", "white", "exercise director", "master control", "التحكم", "التحكم بالتمرين", "خليه التحكم", "اداره التمرين"} {
		r.ids[recipientKey(name)] = scenario.ControlCell
	}
	if s == nil {
		return r
	}
	for _, p := range s.Parties {
		r.know(p.ID, p.Title)
	}
	for _, c := range s.Cells {
		r.know(c.ID, c.Title)
		r.cells++
		if c.At.Line == 0 && c.ID == scenario.PlayersCell {
			r.closed, r.players = true, c.ID
		}
	}
	return r
}

func (r *register) know(id string, title scenario.Text) {
	r.taken[id] = true
	r.ids[recipientKey(id)] = id
	for _, words := range title.In {
		if k := recipientKey(words); r.ids[k] == "" {
			r.ids[k] = id
		}
	}
}

// everybody are the folded names of all players together.
var everybody = map[string]bool{"all": true, "all players": true, "all participants": true, "everyone": true, "everybody": true, "all cells": true, "all teams": true, "all stations": true, "all agencies": true,
	"all exercise participants": true, "all exercise players": true, "all units": true, "players all": true, "tous": true, "tous les joueurs": true, "alle spieler": true, "todos los jugadores": true, "toutes": true, "alle": true, "todos": true, "الجميع": true, "الكل": true, "جميع المشاركين": true, "كل المشاركين": true, "كافه المشاركين": true, "جميع اللاعبين": true, "كل اللاعبين": true, "جميع الخلايا": true, "كل الخلايا": true}

// recipientKey folds the name of a recipient to what tells it from others:
// "Law Enforcement Players" and "Law Enforcement" are one cell.
func recipientKey(name string) string {
	words := strings.Fields(fold(strings.ReplaceAll(name, "_", " ")))
	if len(words) > 1 && words[0] == "all" {
		words = words[1:]
	}
	for len(words) > 1 {
		switch words[len(words)-1] {
		case "player", "players", "personnel", "cell", "staff":
			words = words[:len(words)-1]
			continue
		}
		break
	}
	if len(words) > 1 && (words[0] == "the" || words[0] == "خليه") {
		words = words[1:]
	}
	key := strings.Join(words, " ")
	if key == "simcell" || key == "sim" {
		return "simulation"
	}
	if len(key) > 5 && strings.HasSuffix(key, "s") && !strings.HasSuffix(key, "ss") {
		key = key[:len(key)-1]
	}
	return key
}

var (
	hardBreak = regexp.MustCompile(`\s*[;\n،,؛|]\s*|\s+/\s+`)
	softBreak = regexp.MustCompile(`\s*(?:&|\+)\s*|/|\s+(?:and|et|und|y)\s+|\s+و\s*`)
)

// split takes the recipients in a cell apart. Commas, semicolons and lines
// part them; "and" and a slash do so only where one of the sides is a
// recipient elsewhere, as "Search and Rescue" is one.
func (r *register) split(text string, known map[string]bool) []string {
	var out []string
	for _, piece := range hardBreak.Split(text, -1) {
		piece = strings.TrimSpace(piece)
		for _, joint := range []string{"and ", "& ", "و "} {
			piece = strings.TrimPrefix(piece, joint)
		}
		if isBlank(piece) {
			continue
		}
		out = append(out, r.splitSoft(piece, known)...)
	}
	return out
}

func (r *register) splitSoft(piece string, known map[string]bool) []string {
	if k := recipientKey(piece); r.ids[k] != "" || everybody[fold(piece)] {
		return []string{piece}
	}
	parts := softBreak.Split(piece, -1)
	if len(parts) < 2 {
		return []string{piece}
	}
	for _, p := range parts {
		if k := recipientKey(p); k != "" && (r.ids[k] != "" || known[k]) {
			return nonBlank(parts)
		}
	}
	return []string{piece}
}

func nonBlank(parts []string) []string {
	var out []string
	for _, p := range parts {
		if p = strings.TrimSpace(p); !isBlank(p) {
			out = append(out, p)
		}
	}
	return out
}

// alone collects the recipients that stand alone somewhere in the file: what
// they are called tells how to take the others apart.
func alone(drafts []*draft) map[string]bool {
	known := map[string]bool{}
	for _, d := range drafts {
		for _, text := range d.all(To) {
			for _, piece := range hardBreak.Split(text, -1) {
				if len(softBreak.Split(piece, -1)) == 1 && !isBlank(piece) {
					known[recipientKey(piece)] = true
				}
			}
		}
	}
	delete(known, "")
	return known
}

// all returns the words of every column that holds the field.
func (d *draft) all(f Field) []string {
	var out []string
	for i, c := range d.list.columns {
		if t := d.columnText(i); c.Field == f && t != "" {
			out = append(out, t)
		}
	}
	return out
}

// find returns the identifier of a recipient, making a cell where there is
// none. full is true where it was put with the others, as there are too many.
func (r *register) find(name string) (id string, full bool) {
	if everybody[fold(name)] {
		return "all", false
	}
	key := recipientKey(name)
	if key == "" {
		key = fold(name)
	}
	if id := r.ids[key]; id != "" {
		return id, id == otherCell && key != otherCell || r.closed && id == r.players
	}
	if r.closed {
		r.ids[key] = r.players
		return r.players, true
	}
	if r.cells >= maxCells {
		if !r.taken[otherCell] {
			r.add(otherCell, "Others")
		}
		r.ids[key] = otherCell
		return otherCell, true
	}
	id = unused(slug(nameOf(name), "cell_"+itoa(r.cells+1)), r.taken)
	r.ids[key] = id
	r.add(id, oneLine(name))
	return id, false
}

// ensure adds a cell that an exported inject names by its identifier.
func (r *register) ensure(id string) {
	if id == "all" || r.taken[id] && r.ids[recipientKey(id)] != "" {
		return
	}
	r.ids[recipientKey(id)] = id
	r.add(id, "")
}

func (r *register) add(id, title string) {
	r.taken[id] = true
	r.cells++
	kind := "training_audience"
	switch words := " " + fold(title) + " "; {
	case strings.Contains(words, " simcell ") || strings.Contains(words, " simulation cell ") || strings.Contains(words, " actor ") || strings.Contains(words, " actors "):
		kind = "simulation"
	case strings.Contains(words, " controller ") || strings.Contains(words, " controllers ") || strings.Contains(words, " excon ") || strings.Contains(words, " exercise staff "):
		kind = "control"
	case strings.Contains(words, " evaluator ") || strings.Contains(words, " evaluators "):
		kind = "evaluation"
	}
	r.added = append(r.added, scenario.Cell{Item: scenario.Item{ID: id}, Title: words(r.lang, title), Kind: kind})
}

// nameOf leaves off what only says that people are meant.
func nameOf(name string) string {
	name = strings.TrimPrefix(strings.TrimPrefix(strings.TrimSpace(name), "the "), "The ")
	for _, w := range []string{" Players", " players", " Player", " player"} {
		name = strings.TrimSuffix(strings.TrimSpace(name), w)
	}
	return name
}

// words returns a text in one language.
func words(language, s string) scenario.Text {
	if s == "" {
		return scenario.Text{}
	}
	return scenario.Text{In: map[string]string{language: s}}
}

// tooMany says what became of the recipients beyond maxCells.
func tooMany(r *register) lang.Words {
	if r.closed {
		return lang.Words{"the scenario writes no cells of its own, so its one cell of players receives it", "لا يكتب السيناريو خلايا، فتستلمه خلية المشاركين الوحيدة"}
	}
	return lang.Words{"there are more than %d recipients, so the cell \"others\" receives it", "المستلمون أكثر من %d، فتستلمه الخلية others"}.Format(maxCells)
}
