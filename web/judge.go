package web

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/view"
)

// open lists the decisions that wait for players or for control, the one with
// the nearest deadline first.
func (d desk) open() (list []view.DeskDecision) {
	for _, x := range d.page.Desk.Decisions {
		if x.Status == view.Open || x.Status == view.Answered {
			list = append(list, x)
		}
	}
	slices.SortStableFunc(list, func(a, b view.DeskDecision) int {
		switch {
		case a.Deadline == b.Deadline:
			return 0
		case b.Deadline == 0 || a.Deadline > 0 && a.Deadline < b.Deadline:
			return -1
		}
		return 1
	})
	return list
}

// judgeState changes whenever what a controller may do with the answer may have.
func judgeState(x view.DeskDecision) string {
	return strings.Join([]string{string(x.Status), pressed(x.Judge), handlerSeat(x.Handler)}, "|")
}

func judgeSheet(r *request, d desk) (templ.Component, bool) {
	for _, x := range d.page.Desk.Decisions {
		if x.ID == r.PathValue("decision") && x.Judge && x.Answer != nil {
			return judging(d, x), true
		}
	}
	return nil, false
}

// maxFireable is how many injects a judging offers for delivery.
const maxFireable = 60

// fireable lists the injects that may come of an answer: its contingencies
// first, then what does not come by its own time. more tells that there are
// others.
func (d desk) fireable(x view.DeskDecision) (list []*view.Row, more bool) {
	for _, r := range d.page.Desk.Rows {
		spare := slices.Contains(x.Spares, r.ID)
		if r.MayFire && (spare || r.Status == view.Held || r.Status == view.Conditional || r.Manual) {
			list = append(list, r)
		}
	}
	slices.SortStableFunc(list, func(a, b *view.Row) int {
		return cmp.Compare(order(slices.Contains(x.Spares, a.ID)), order(slices.Contains(x.Spares, b.ID)))
	})
	return list[:min(len(list), maxFireable)], len(list) > maxFireable
}

// order puts what is first before what is not.
func order(first bool) int {
	if first {
		return 0
	}
	return 1
}

// judgeForm reads a ruling. That it is none of the options must have been said.
func judgeForm(r *request) (deed, error) {
	options, said := r.PostForm["option"], false
	c := exercise.Adjudicate{Decision: r.PostFormValue("decision"), Fires: r.PostForm["fire"], Outcome: r.PostFormValue("outcome")}
	for _, o := range options {
		if said = true; o != "" {
			c.Options = append(c.Options, o)
		}
	}
	switch {
	case !said:
		return deed{}, notRead
	case len(c.Options) > 0 && len(c.Options) < len(options):
		return deed{}, notRead // an option, and none
	}
	for field, values := range r.PostForm {
		if id, ok := strings.CutPrefix(field, "set-"); ok && values[0] != "" {
			c.Sets = append(c.Sets, exercise.SetVar{Var: id, Value: strings.TrimSpace(values[0])})
		}
	}
	slices.SortFunc(c.Sets, func(a, b exercise.SetVar) int { return strings.Compare(a.Var, b.Var) })
	return deed{c, lang.Words{"Judged.", "حُكم فيه."}}, nil
}

var notRead = &problem{http.StatusUnprocessableEntity,
	lang.Words{"It was not said how the answer is read", "لم يُذكر كيف يُفهم الجواب"},
	lang.Words{"Nothing was judged; what you wrote is still here.", "لم يُحكم في شيء، وما كتبته باقٍ هنا."},
	lang.Words{"Mark options, or “none of these”.", "حدِّد خيارات أو «لا شيء مما سبق»."}}

func chanceForm(r *request) (deed, error) {
	id, branch := r.PostFormValue("chance"), r.PostFormValue("branch")
	if branch == "draw" {
		return deed{exercise.Draw{Chance: id}, lang.Words{"Drawn.", "سُحب."}}, nil
	}
	n, err := whole(branch)
	if err != nil || branch == "" {
		return deed{}, badForm
	}
	return deed{exercise.Choose{Chance: id, Branch: n}, lang.Words{"Chosen.", "اختير."}}, nil
}
