package web

import (
	"cmp"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review"
	"tamrin/view"
)

// improvement is what the page of the improvement plan shows.
type improvement struct {
	look
	path    string // of the asker's seat
	today   string // as 2026-05-31
	record  review.Record
	actions []review.Followed // of this exercise, the most urgent first
	others  []review.Followed // of other exercises, not closed; for the staff alone
	aims    []review.Aimed
	finding string // with which a new action begins
	of      string
}

// showImprovement answers with the improvement plan.
func showImprovement(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.overseen(r)
	if err != nil {
		return err
	}
	f := s.reviewFrame(r, page, improvementTab)
	f.Languages = page.Languages
	v, err := s.improvement(r)
	if err != nil {
		return err
	}
	v.look = f.look
	if a := v.area(r.URL.Query().Get("finding")); a != nil {
		v.finding, v.of = a.Text, a.Aim
	}
	return render(w, r, improvementPage(f, v))
}

// improvement gathers the plan, and for the staff what other exercises left open.
func (s *Site) improvement(r *request) (v improvement, err error) {
	if v.record, err = s.opt.Run.Record(r.Place.Viewer); err != nil {
		return v, err
	}
	v.path, v.today, v.aims = r.Place.path(), dateOf(s.opt.Now()), v.record.Objectives
	all := []review.Record{v.record}
	if r.Place.Staff != nil && s.opt.Others != nil {
		others, err := s.opt.Others(r.Context())
		if err != nil {
			return v, err
		}
		for _, o := range others {
			if o.ID != v.record.ID {
				all = append(all, o)
			}
		}
	}
	for _, a := range review.Follow(all) {
		switch {
		case a.Exercise == v.record.ID:
			v.actions = append(v.actions, a)
		case !a.Closed() && !v.tests(&a):
			v.others = append(v.others, a)
		}
	}
	return v, nil
}

// tests reports whether this exercise tests an action already.
func (v *improvement) tests(a *review.Followed) bool {
	return slices.ContainsFunc(v.record.Tests, func(t exercise.Tested) bool { return t.Exercise == a.Exercise && t.Action == a.ID })
}

// area finds an observation that was marked as an area for improvement.
func (v *improvement) area(id string) *review.Observation {
	for i := range v.record.Areas {
		if v.record.Areas[i].ID == id {
			return &v.record.Areas[i]
		}
	}
	return nil
}

// undrafted lists the areas for improvement of which no action has been made.
func (v *improvement) undrafted() (list []review.Observation) {
	for _, o := range v.record.Areas {
		if !slices.ContainsFunc(v.actions, func(a review.Followed) bool { return a.Now().Finding == strings.TrimSpace(o.Text) }) {
			list = append(list, o)
		}
	}
	return list
}

// counted tells how many actions there are, not closed, and overdue.
func (v *improvement) counted() (all, open, overdue int) {
	for i := range v.actions {
		if !v.actions[i].Closed() {
			open++
		}
		if v.actions[i].Overdue(v.today) {
			overdue++
		}
	}
	return len(v.actions), open, overdue
}

// changeImprovement writes an action, or names one that this exercise tests.
func changeImprovement(s *Site, w http.ResponseWriter, r *request) error {
	if _, err := s.overseen(r); err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	do, err := s.improvementForm(r)
	if err != nil {
		return err
	}
	if _, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, r.PostFormValue("reason"), do); err != nil {
		return err
	}
	http.Redirect(w, r.Request, r.Place.path()+"review/improvement", http.StatusSeeOther)
	return nil
}

// improvementForm reads what was written.
func (s *Site) improvementForm(r *request) (exercise.Command, error) {
	get := r.PostFormValue
	if get("do") == "action" {
		priority, _ := strconv.Atoi(get("priority"))
		return exercise.WriteAction{ID: get("id"), Action: exercise.Corrective{Of: get("of"), Finding: get("finding"), Recommendation: get("recommendation"),
			Text: get("text"), Owner: get("owner"), Element: get("element"), Priority: priority, Start: get("start"), Due: get("due"), Status: get("status")}}, nil
	}
	from, action, ok := strings.Cut(get("test"), "/")
	if !ok {
		return nil, badForm
	}
	v, err := s.improvement(r)
	if err != nil {
		return nil, err
	}
	title := ""
	for _, t := range v.record.Tests {
		if t.Exercise == from && t.Action == action {
			title = t.Title
		}
	}
	for _, a := range v.others { // what the staff may choose
		if a.Exercise == from && a.ID == action {
			title = a.Now().Text
		}
	}
	if title == "" {
		return nil, badForm
	}
	return exercise.TestAction{Exercise: from, Action: action, Title: title, Rating: get("rating")}, nil
}

// dateOf is the day of a time, as corrective actions have it.
func dateOf(t time.Time) string { return t.UTC().Format(time.DateOnly) }

// What an action's parts are called.
var (
	statusWords = map[string]lang.Words{
		exercise.ActionOpen: {"open", "مفتوح"}, exercise.ActionUnderWay: {"in progress", "جارٍ"}, exercise.ActionDone: {"done", "منجز"},
		exercise.ActionVerified: {"verified", "مُتحقَّق منه"}, exercise.ActionDropped: {"dropped", "متروك"},
	}
	elementWords = map[string]lang.Words{
		"planning": {"planning", "التخطيط"}, "organization": {"organization", "التنظيم"}, "equipment": {"equipment", "المعدات"},
		"training": {"training", "التدريب"}, "exercise": {"exercise", "التمارين"},
	}
	priorityWords = map[int]lang.Words{1: {"high", "عالية"}, 2: {"medium", "متوسطة"}, 3: {"low", "منخفضة"}}
)

// exerciseName is what people call the exercise of an action.
func exerciseName(l look, name string, title review.Text, id string) string {
	return cmp.Or(name, l.Text(view.Text(title)), id)
}

// blank is an action before anything is written.
func (v *improvement) blank() review.Followed {
	c := exercise.Corrective{Finding: v.finding, Of: v.of, Status: exercise.ActionOpen, Start: v.today}
	return review.Followed{Action: review.Action{Action: exercise.Action{ID: newNonce(), Versions: []exercise.ActionVersion{{Corrective: c}}}}, Status: exercise.ActionOpen}
}

// isAim reports whether something is one of the objectives that a form offers.
func (v *improvement) isAim(of string) bool {
	return slices.ContainsFunc(v.aims, func(o review.Aimed) bool { return o.ID == of })
}

// clipped is the beginning of a long text.
func clipped(s string) string {
	if runes := []rune(s); len(runes) > 80 {
		return string(runes[:80]) + "…"
	}
	return s
}
