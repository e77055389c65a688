package scenario

import (
	"path"
	"strconv"
)

// Names of the cells that are supplied where they are not written.
const (
	ControlCell = "excon"
	PlayersCell = "players"
)

// complete supplies what an author may leave out.
func complete(s *Scenario, root string) {
	if s.ID == "" {
		s.ID = folderName(root)
	}
	if s.Marking.Zero() {
		s.Marking.In = map[string]string{"en": "EXERCISE EXERCISE EXERCISE", "ar": "تمرين تمرين تمرين"}
	}
	nameRules(s.Rules)
	completeCells(s)
	for i := range s.Alliances {
		completeAlliance(&s.Alliances[i])
	}
	for i := range s.Commitments {
		supply(&s.Commitments[i].Posture, "affirmed")
	}
	for i := range s.Strategies {
		if v := &s.Strategies[i].Version; v.At.Line == 0 {
			v.V = 1
		}
	}
	completeSignals(&s.Signals)
	completeFeedback(s)
	for i := range s.Decisions {
		if s.Decisions[i].Choose.At.Line == 0 {
			s.Decisions[i].Choose.V = 1
		}
	}
	for i := range s.Injects {
		supply(&s.Injects[i].Type, "inject")
		supply(&s.Injects[i].Status, "approved")
	}
}

func supply(field *string, value string) {
	if *field == "" {
		*field = value
	}
}

// folderName is what a scenario without an id is called.
func folderName(root string) string {
	if id := Identifier(path.Base(path.Dir(root))); id != "" {
		return id
	}
	return "scenario"
}

// nameRules gives every rule without a name its number.
func nameRules(rules []Rule) {
	for i := range rules {
		r := &rules[i]
		if r.ID = r.Name; r.Name == "" {
			r.ID = "rule_" + strconv.Itoa(i+1)
		}
	}
}

// completeCells supplies a cell of all players where no cells are written, and
// a control cell where none is among them.
func completeCells(s *Scenario) {
	if len(s.Cells) == 0 {
		s.Cells = []Cell{playersCell(s)}
		for i := range s.Injects {
			if to := &s.Injects[i].To; len(*to) == 0 {
				*to = []Ref{{ID: PlayersCell, At: s.Injects[i].Item.At}}
			}
		}
	}
	control := false
	for i := range s.Cells {
		c := &s.Cells[i]
		if c.ID == ControlCell {
			supply(&c.Kind, "control")
		}
		supply(&c.Kind, "training_audience")
		control = control || c.Kind == "control"
	}
	if !control {
		s.Cells = append(s.Cells, Cell{Item: Item{ID: ControlCell}, Kind: "control", Title: inBoth("Exercise control", "التحكم بالتمرين")})
	}
}

// playersCell plays every party.
func playersCell(s *Scenario) Cell {
	c := Cell{Item: Item{ID: PlayersCell}, Kind: "training_audience", Title: inBoth("Players", "المشاركون")}
	for _, p := range s.Parties {
		c.Plays = append(c.Plays, Ref{ID: p.ID, At: p.At})
	}
	return c
}

func inBoth(en, ar string) Text { return Text{In: map[string]string{"en": en, "ar": ar}} }
