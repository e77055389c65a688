package scenario

import "strconv"

// completeAlliance supplies what most alliances leave out.
func completeAlliance(a *Alliance) {
	supply(&a.Rule, "none")
	a.Call.V = a.Call.V || !a.Call.Set
	a.Shows.Statements.V = a.Shows.Statements.V || !a.Shows.Statements.Set
	if !a.Objection.Set {
		a.Objection.MS = 60_000
	}
	for i := range a.Text {
		supply(&a.Text[i].ID, "p"+strconv.Itoa(i+1))
	}
}

// completeSignals supplies the scales that are not written.
func completeSignals(s *Signals) {
	if len(s.Ally) == 0 {
		s.Ally = []Reception{
			{ID: "reassured", Title: inBoth("Reassured", "اطمأنّ")},
			{ID: "unmoved", Title: inBoth("Unmoved", "لم يتأثر")},
			{ID: "alarmed", Title: inBoth("Alarmed", "قلق")},
		}
	}
	if len(s.Adversary) == 0 {
		s.Adversary = []Reception{
			{ID: "deterred", Title: inBoth("Deterred", "ارتدع")},
			{ID: "unmoved", Title: inBoth("Unmoved", "لم يتأثر")},
			{ID: "provoked", Title: inBoth("Provoked", "استُفزّ")},
		}
	}
	if len(s.Third) == 0 {
		s.Third = []Reception{
			{ID: "drawn_in", Title: inBoth("Drawn in", "انجذب")},
			{ID: "unmoved", Title: inBoth("Unmoved", "لم يتأثر")},
			{ID: "pushed_away", Title: inBoth("Pushed away", "نفر")},
		}
	}
}
