package view

import (
	"tamrin/engine"
	"tamrin/exercise"
	"tamrin/scenario"
)

// spareFor names what an inject is a contingency for, as Item names it; "" for
// other injects.
func (e eye) spareFor(src *scenario.Inject) string {
	id := src.ContingencyFor.ID
	if id == "" {
		return ""
	}
	if _, ok := e.Program.Find(engine.NounDecision, id); ok {
		return exercise.DecisionItem(id)
	}
	return exercise.InjectItem(id)
}

// contingencies tells each decision and each inject which injects are kept for
// it. The rows that before has are shared, and know already.
func (e eye) contingencies(d *Desk, before []*Row) {
	spares := map[string][]string{}
	for _, r := range d.Rows {
		if r.For != "" {
			spares[r.For] = append(spares[r.For], r.ID)
		}
	}
	for name, ids := range spares {
		switch noun, i, _ := e.Item(name); {
		case noun == exercise.ADecision:
			d.Decisions[i].Spares = ids
		case i >= len(before) || d.Rows[i] != before[i]:
			d.Rows[i].Spares = ids
		}
	}
}
