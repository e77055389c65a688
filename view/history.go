package view

import (
	"strconv"

	"tamrin/engine"
	"tamrin/exercise"
)

// causes names the causes of changes, by the engine's kinds.
var causes = [...]Cause{engine.Plan: BecausePlan, engine.ByControl: BecauseControl, engine.ByInject: BecauseInject, engine.ByDecision: BecauseDecision,
	engine.ByRule: BecauseRule, engine.ByChance: BecauseChance, engine.ByOutcome: BecauseOutcome,
	engine.ByConsultation: BecauseConsultation, engine.ByStatement: BecauseStatement, engine.ByParty: BecauseParty}

// history tells how a variable came to stand as it does.
func (e eye) history(v int) (list []Change) {
	for i := range e.History[v] {
		list = append(list, e.change(v, &e.History[v][i]))
	}
	return list
}

func (e eye) change(v int, c *exercise.Change) Change {
	def := &e.Program.Vars[v]
	shown := Change{At: c.At, From: worded(def, c.From), To: worded(def, c.To)}
	if e.reasons(c.Cause.Kind) {
		shown.Cause, shown.Title = causes[c.Cause.Kind], e.causeTitle(c.Cause)
		shown.Seat, shown.Name, shown.Reason = c.By.Seat, c.By.Name, c.Reason
	}
	return shown
}

// worded writes a value as SetVar takes it.
func worded(def *engine.Var, value int64) string {
	switch {
	case def.Kind == engine.Number:
		return strconv.FormatInt(value, 10)
	case def.Kind == engine.Flag:
		return strconv.FormatBool(value != 0)
	case value < 0 || value >= int64(len(def.Words)):
		return ""
	}
	return def.Words[value]
}

// causeTitle names what brought a change about; of a rule without a title, and
// of what has none, there is nothing to show.
func (e eye) causeTitle(c engine.Cause) Text {
	switch c.Kind {
	case engine.ByInject:
		return e.words(c.Item).title
	case engine.ByDecision:
		return titled(e.Program.Decisions[c.Item].Src.Title, e.Program.Decisions[c.Item].ID)
	case engine.ByConsultation:
		return e.allianceTitle(e.Program.Alliances[c.Item].ID)
	case engine.ByOutcome:
		return titled(e.Program.Outcomes[c.Item].Src.Title, e.Program.Outcomes[c.Item].ID)
	case engine.ByRule:
		return text(e.Program.Rules[c.Item].Src.Title)
	case engine.ByChance:
		if rule := e.Program.Chances[c.Item].Rule; rule >= 0 {
			return text(e.Program.Rules[rule].Src.Title)
		}
	}
	return nil
}
