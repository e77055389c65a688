package web

import (
	"net/http"
	"net/url"
	"strconv"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/view"
)

// contest is the comparison of two versions of a strategy by rehearsal.
type contest struct {
	open    bool // for those who oversee
	asked   host.Question
	trial   host.Trial
	begun   bool
	found   *rehearse.Comparison // nil while there is nothing to show
	failure *problem
}

// contest gathers what is asked, and what was found so far. Where nobody asks, it
// is the newest version beside the bots as the scenario has them.
func (s *Site) contest(r *request, v *strategyView) contest {
	q := r.URL.Query()
	c := contest{open: true, asked: question(v.one.ID, q.Get("from"), q.Get("to"))}
	if !q.Has("to") {
		c.asked.With = v.one.Versions[len(v.one.Versions)-1].Number
		if len(v.one.Versions) > 1 {
			c.asked.Version = v.one.Versions[0].Number
		}
	}
	c.trial, c.begun = s.opt.Run.Trial(r.Place.Viewer, c.asked)
	switch t := &c.trial; {
	case !t.Over:
	case t.Failed != nil:
		c.failure = notPlayed(t.Failed)
	case t.Duel != nil:
		own, other := t.Duel.Sums()
		played := rehearse.Played{Seed: host.TrialSeed, Runs: t.Played}
		c.found = rehearse.NewComparison(t.Duel, rehearse.NewReport(own, played, v.Lang), rehearse.NewReport(other, played, v.Lang), nil)
	}
	return c
}

// running reports whether bots are playing, or waiting for their turn.
func (c *contest) running() bool { return c.begun && !c.trial.Over }

// versionName is what people call a version; 0 are bots as the scenario has them.
func versionName(number int) lang.Words {
	if number == 0 {
		return lang.Words{"bots as the scenario has them", "اللاعبون الآليون كما في السيناريو"}
	}
	return lang.Words{"version %d", "النسخة %d"}.Format(number)
}

// numbers lists what can be compared.
func numbers(st *view.Strategy) []int {
	list := []int{0}
	for i := range st.Versions {
		list = append(list, st.Versions[i].Number)
	}
	return list
}

// playVersions begins the comparison of two versions, or stops it.
func (s *Site) playVersions(w http.ResponseWriter, r *request, to url.Values) error {
	if _, err := s.overseen(r); err != nil {
		return err
	}
	q := question(r.PostFormValue("strategy"), r.PostFormValue("from"), r.PostFormValue("to"))
	to.Set("from", strconv.Itoa(q.Version))
	to.Set("to", strconv.Itoa(q.With))
	if r.PostFormValue("do") == "stop" {
		s.opt.Run.StopTrial(r.Place.Viewer, q)
	} else if err := s.opt.Run.Try(r.Place.Viewer, q); err != nil {
		return notPlayed(err)
	}
	http.Redirect(w, r.Request, r.Place.path()+"review/strategy?"+to.Encode()+"#contest", http.StatusSeeOther)
	return nil
}

// showContestProgress answers how far a comparison has come; once it is over, it
// has the page loaded anew.
func showContestProgress(s *Site, w http.ResponseWriter, r *request) error {
	if _, err := s.overseen(r); err != nil {
		return err
	}
	q := r.URL.Query()
	t, begun := s.opt.Run.Trial(r.Place.Viewer, question(q.Get("strategy"), q.Get("from"), q.Get("to")))
	if !begun || t.Over {
		w.Header().Set("HX-Refresh", "true")
		return nil
	}
	return render(w, r, whatIfProgress(s.look(r), t))
}

// progressAddress is where the comparison tells how far it is.
func (v *strategyView) progressAddress() string {
	q := url.Values{"strategy": {v.one.ID}, "from": {strconv.Itoa(v.contest.asked.Version)}, "to": {strconv.Itoa(v.contest.asked.With)}}
	return v.path + "review/strategy/progress?" + q.Encode()
}

// differing groups the differences that a reader needs by their kind.
func differing(c *rehearse.Comparison) (groups [][]rehearse.Difference) {
	for _, d := range c.Shown() {
		if n := len(groups); n > 0 && groups[n-1][0].Kind == d.Kind {
			groups[n-1] = append(groups[n-1], d)
		} else {
			groups = append(groups, []rehearse.Difference{d})
		}
	}
	return groups
}

// towards is the class of a difference: none where it may be none.
func towards(s rehearse.Shift) string { return tone(rehearse.Figure{Shift: s}) }
