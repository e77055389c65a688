package web

import (
	"strconv"

	"github.com/a-h/templ"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// because says what kind of thing changed a variable; nothing where that is for
// controllers alone.
var because = map[view.Cause]lang.Words{
	view.BecausePlan:     {"by the plan", "بحسب الخطة"},
	view.BecauseControl:  {"by hand:", "يدويًا:"},
	view.BecauseInject:   {"by the inject", "بالمُدخل"},
	view.BecauseDecision: {"by the decision", "بالقرار"},
	view.BecauseRule:     {"by a rule", "بقاعدة"},
	view.BecauseChance:   {"by chance", "بالاحتمال"},
	view.BecauseOutcome:  {"by the outcome", "بالمآل"},
}

// varState changes whenever the variable does.
func varState(v view.Var) string {
	state := stands(v) + "|" + num(len(v.History))
	if n := len(v.History); n > 0 { // of many only the latest are there
		state += "|" + num(v.History[n-1].At)
	}
	return state
}

// stands is a variable's value as SetVar takes it.
func stands(v view.Var) string {
	switch v.Kind {
	case "number":
		return num(v.Value)
	case "flag":
		return strconv.FormatBool(v.Value != 0)
	}
	return v.Word
}

// value writes a value for people.
func (d desk) value(v view.Var, value string) string {
	switch {
	case v.Kind == "flag" && value == "true":
		return d.T("yes", "نعم")
	case v.Kind == "flag":
		return d.T("no", "لا")
	}
	return value
}

// plays reports whether the exercise goes on, paused or not.
func (d desk) plays() bool {
	return d.page.Clock.Phase == view.Running || d.page.Clock.Phase == view.Paused
}

func varSheet(r *request, d desk) (templ.Component, bool) {
	for _, v := range d.page.Desk.Vars {
		if v.ID == r.PathValue("var") {
			return variable(d, v), true
		}
	}
	return nil, false
}

// varForm sets a variable by hand.
func varForm(r *request) (deed, error) {
	return deed{exercise.SetVar{Var: r.PostFormValue("var"), Value: r.PostFormValue("value")}, lang.Words{"Set.", "ضُبط."}}, nil
}
