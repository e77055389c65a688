package report

import (
	"cmp"
	"strconv"
	"strings"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review"
)

// held is what a document knows of an exercise that was held.
type held struct {
	*review.Review
	ended   int64 // wall time at ENDEX, Unix ms; 0 before it
	seats   []exercise.Seat
	actions []exercise.Action // of the improvement plan
	cited   map[string]int    // observations by identifier: their numbers, which never change
	moments func(at int64, as string) string
}

func newHeld(src Source) *held {
	s := src.State
	h := &held{Review: review.Of(s), seats: s.Seats, actions: s.Actions, cited: map[string]int{}, moments: src.Moment}
	for i := range s.Observations {
		h.cited[s.Observations[i].ID] = i + 1
	}
	if s.Clock.Phase == exercise.Over {
		h.ended = s.Clock.Wall
	}
	return h
}

// offset is the story's distance from UTC, in minutes, in which days are told.
func (w *writer) offset() int { return w.Scenario.Clock.Start.Offset }

// of says words of the exercise in the document's language, or in what there is.
func (w *writer) of(t review.Text) string {
	return line(review.In(t, string(w.Lang), w.Scenario.Languages))
}

func (w *writer) exercise(int) string { return cmp.Or(w.held.Name, w.title()) }

func (w *writer) dates(int) string {
	h := w.held
	if h.Started == 0 {
		return w.say(lang.Words{"(not held yet)", "(لم يُعقد بعد)"})
	}
	first, last := w.day(h.Started, w.offset()), w.day(max(h.ended, h.Started), w.offset())
	if first == last {
		return first
	}
	return first + " – " + last
}

func (w *writer) duration(int) string { return w.stretch(w.held.At) }

// tally counts injects by what became of them.
func (w *writer) tally(is func(x *review.Inject) bool) string {
	n := 0
	for i := range w.held.Injects {
		if is(&w.held.Injects[i]) {
			n++
		}
	}
	return strconv.Itoa(n)
}

// decided counts decisions by how they were closed.
func (w *writer) decided(how ...review.How) string {
	n := 0
	for i := range w.held.Decisions {
		for _, x := range how {
			if w.held.Decisions[i].How == x {
				n++
			}
		}
	}
	return strconv.Itoa(n)
}

func (w *writer) unanswered(int) string {
	n := 0
	for i := range w.held.Requests {
		if w.held.Requests[i].Open() {
			n++
		}
	}
	return strconv.Itoa(n)
}

func (w *writer) evaluators(int) string {
	n := 0
	for _, e := range w.held.Evaluators {
		if e.Notes > 0 {
			n++
		}
	}
	return strconv.Itoa(n)
}

func (w *writer) outcomes(int) string {
	var list []string
	for _, o := range w.held.Outcomes {
		list = append(list, w.of(o.Title))
	}
	if len(list) == 0 {
		return w.say(lang.Words{"none", "لا شيء"})
	}
	return strings.Join(list, w.comma())
}

// end tells how the exercise came to its end, if it did.
func (w *writer) end(int) string {
	switch {
	case !w.held.Begun:
		return w.say(lang.Words{"It has not begun.", "لم يبدأ بعد."})
	case !w.held.Over:
		return w.say(lang.Words{"It has not been ended; this report tells of it so far.", "لم يُنهَ بعد؛ وهذا التقرير عمّا مضى منه."})
	}
	return w.say(lang.Words{"It was ended after %s of exercise time.", "انتهى بعد %s من زمن التمرين."}.Format(w.stretch(w.held.At)))
}

func (w *writer) findings(int) string {
	var b strings.Builder
	for _, f := range w.held.Findings {
		b.WriteString("- " + line(f.Say.In(w.Lang)) + "\n")
	}
	if b.Len() == 0 {
		return w.say(lang.Words{"Nothing stands out in the figures.", "لا شيء لافت في الأرقام."})
	}
	return b.String()
}

// sort says whether an observation tells of a strength or of an area for
// improvement: as its writer marked it, else by its rating. One with neither is
// left for people to judge.
func sort(o *review.Observation) string {
	switch {
	case o.Mark != "":
		return o.Mark
	case o.Rating == "P":
		return exercise.Strength
	case o.Rating != "":
		return exercise.Area
	}
	return ""
}

// seen lists the observations of a sort, of one objective or, below 0, of all.
func (w *writer) seen(objective int, of string) (list []*review.Observation) {
	for i := range w.held.Observations {
		o := &w.held.Observations[i]
		id, _, _ := strings.Cut(o.Aim, ".")
		if sort(o) == of && (objective < 0 || id == w.Scenario.Objectives[objective].ID) {
			list = append(list, o)
		}
	}
	return list
}

// cite refers to an observation.
func (w *writer) cite(o *review.Observation) string {
	return "[O" + strconv.Itoa(w.held.cited[o.ID]) + "]"
}

// noted is what an observation says; one that says nothing in words is of a
// picture or a rating alone.
func (w *writer) noted(o *review.Observation) string {
	if o.Text != "" {
		return line(o.Text)
	}
	return w.say(lang.Words{"(without words)", "(بلا كلام)"})
}

// listed lists observations, each with its citation.
func (w *writer) listed(list []*review.Observation, none lang.Words) string {
	var b strings.Builder
	for _, o := range list {
		b.WriteString("- " + w.noted(o) + " " + w.cite(o) + "\n")
	}
	if b.Len() == 0 {
		return w.say(none)
	}
	return b.String()
}

func (w *writer) strengths(objective int) string {
	return w.listed(w.seen(objective, exercise.Strength), lang.Words{"No strength was recorded.", "لم تُدوَّن مواطن قوة."})
}

func (w *writer) areas(objective int) string {
	return w.listed(w.seen(objective, exercise.Area), lang.Words{"No area for improvement was recorded.", "لم تُدوَّن مجالات تحسين."})
}

func (w *writer) others(objective int) string {
	return w.listed(w.seen(objective, ""), lang.Words{"None.", "لا شيء."})
}

// analysis is each area for improvement with its reference and room for its
// analysis, as an after-action report has it.
func (w *writer) analysis(objective int) string {
	return w.each(objective, lang.Words{
		"**Area for improvement %[1]d:** %[2]s %[3]s\n**Reference:** %[4]s\n**Analysis:** …",
		"**مجال التحسين %[1]d:** %[2]s %[3]s\n**المرجع:** %[4]s\n**التحليل:** …"},
		lang.Words{"No area for improvement was recorded.", "لم تُدوَّن مجالات تحسين."})
}

// lessons is each area for improvement as NATO's lessons are written.
func (w *writer) lessons(objective int) string {
	return w.each(objective, lang.Words{
		"**Observation %[1]d:** %[2]s %[3]s\n**Discussion:** %[4]s. …\n**Conclusion:** …\n**Recommendation:** …",
		"**الملاحظة %[1]d:** %[2]s %[3]s\n**المناقشة:** %[4]s. …\n**الاستنتاج:** …\n**التوصية:** …"},
		lang.Words{"No issue was recorded.", "لم تُدوَّن مسألة."})
}

func (w *writer) each(objective int, form, none lang.Words) string {
	var list []string
	for i, o := range w.seen(objective, exercise.Area) {
		list = append(list, w.say(form.Format(i+1, w.noted(o), w.cite(o), cmp.Or(w.aim(o.Aim), w.of(o.Title), "…"))))
	}
	if len(list) == 0 {
		return w.say(none)
	}
	return strings.Join(list, "\n\n")
}

// aim is what people call an objective, a target or a task.
func (w *writer) aim(id string) string {
	for i := range w.held.Aims {
		if a := &w.held.Aims[i]; a.ID == id {
			return w.of(a.Title)
		}
	}
	return ""
}

// rating is what the evaluators agreed on, or that they have not.
func (w *writer) rating(objective int) string {
	for i := range w.held.Aims {
		a := &w.held.Aims[i]
		if a.Kind != review.Objective || a.ID != w.Scenario.Objectives[objective].ID {
			continue
		}
		if a.Agreed != nil {
			return ratingName(w, a.Agreed.Rating)
		}
		if a.Worst != "" {
			return w.say(lang.Words{"not agreed yet; the worst that was given: %s", "لم يُتفق عليه بعد؛ وأدنى ما أُعطي: %s"}.Format(ratingName(w, a.Worst)))
		}
	}
	return w.say(lang.Words{"not rated", "بلا تقدير"})
}

func ratingName(w *writer, letter string) string {
	for _, r := range Ratings {
		if r.Letter == letter {
			return letter + " – " + w.say(r.Name)
		}
	}
	return letter
}

func (w *writer) agreed(objective int) string {
	for i := range w.held.Aims {
		if a := &w.held.Aims[i]; a.Kind == review.Objective && a.ID == w.Scenario.Objectives[objective].ID && a.Agreed != nil {
			return line(a.Agreed.Reason)
		}
	}
	return ""
}
