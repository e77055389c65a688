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
// it.
func (d *Desk) contingencies() {
	spares := map[string][]string{}
	for i := range d.Rows {
		if r := &d.Rows[i]; r.For != "" {
			spares[r.For] = append(spares[r.For], r.ID)
		}
	}
	for i := range d.Decisions {
		d.Decisions[i].Spares = spares[exercise.DecisionItem(d.Decisions[i].ID)]
	}
	for i := range d.Rows {
		if r := &d.Rows[i]; len(spares) > 0 {
			r.Spares = spares[exercise.InjectItem(r.ID)]
		}
	}
}
