package web

import (
	"cmp"
	"net/http"
	"slices"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review"
)

// showJudgement answers with what evaluators saw, side by side.
func showJudgement(s *Site, w http.ResponseWriter, r *request) error {
	f, v, err := s.washed(r, judgementTab)
	if err != nil {
		return err
	}
	return render(w, r, judgementPage(f, v))
}

// washed is the frame and the review of a page for those who oversee.
func (s *Site) washed(r *request, tab reviewTab) (frame, wash, error) {
	own, err := s.overseen(r)
	if err != nil {
		return frame{}, wash{}, err
	}
	f := s.reviewFrame(r, own, tab)
	f.Style = "evaluation.css review.css hotwash.css"
	v := wash{look: f.look, path: r.Place.path()}
	v.Review, err = s.opt.Run.Review(r.Context(), r.Place.Viewer)
	return f, v, err
}

// agree records a rating that the evaluators agreed on, and shows the page again
// where it was.
func agree(s *Site, w http.ResponseWriter, r *request) error {
	of := r.PostFormValue("of")
	return s.andBack(w, r, r.PostFormValue("reason"), exercise.AgreeRating{Of: of, Rating: r.PostFormValue("rating")}, "review/evaluation#aim-"+of)
}

// andBack carries out what a form of the review asks for and goes back to a page.
func (s *Site) andBack(w http.ResponseWriter, r *request, reason string, do exercise.Command, to string) error {
	if _, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, reason, do); err != nil {
		return err
	}
	http.Redirect(w, r.Request, r.Place.path()+to, http.StatusSeeOther)
	return nil
}

var aimKinds = map[review.AimKind]lang.Words{
	review.Objective: {"Objective", "الهدف"},
	review.Target:    {"Target", "المقياس"},
	review.Task:      {"Critical task", "المهمة الأساسية"},
}

// loose lists the observations that are tied to no objective and no task.
func (v wash) loose() (list []review.Observation) {
	for _, o := range v.Observations {
		if o.Aim == "" {
			list = append(list, o)
		}
	}
	return list
}

// marked lists the observations that are marked so, in order of the objectives,
// those of none last.
func (v wash) marked(mark string) (list []review.Observation) {
	aims := []string{}
	for i := range v.Aims {
		if v.Aims[i].Kind == review.Objective {
			aims = append(aims, v.Aims[i].ID)
		}
	}
	for _, of := range append(aims, "") {
		for _, o := range v.Marked(mark, of) {
			list = append(list, *o)
		}
	}
	return list
}

// aimTitle is what people call an objective or a task.
func (v wash) aimTitle(id string) string {
	i := slices.IndexFunc(v.Aims, func(a review.Aim) bool { return a.ID == id })
	if i < 0 {
		return id
	}
	return v.text(v.Aims[i].Title)
}

// suggested is the rating that the form begins with: the agreed one, else the
// worst that was given.
func suggested(a review.Aim) string {
	if a.Agreed != nil {
		return a.Agreed.Rating
	}
	return a.Worst
}

// whoAgreed names who wrote an agreed rating down.
func whoAgreed(a review.Aim) string { return cmp.Or(a.Agreed.By.Name, a.Agreed.By.Seat) }
