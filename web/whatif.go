package web

import (
	"errors"
	"net/http"
	"net/url"
	"slices"

	"tamrin/host"
	"tamrin/lang"
	"tamrin/rehearse"
	"tamrin/view"
)

// whatIf is what the page of what-ifs shows: the decisions that may be asked
// about, and one of them.
type whatIf struct {
	look
	path    string // of the asker's seat
	ask     []*view.Decision
	chosen  *view.Decision // nil where none is chosen
	trial   host.Trial
	begun   bool
	found   *rehearse.Alternatives // nil while there is nothing to show
	failure *problem
}

// showWhatIf answers with what would have followed had a decision been another.
func showWhatIf(s *Site, w http.ResponseWriter, r *request) error {
	page, err := s.overseen(r)
	if err != nil {
		return err
	}
	f := s.reviewFrame(r, page, whatIfTab)
	v := whatIf{look: f.look, path: r.Place.path()}
	for i := range page.Decisions {
		if d := &page.Decisions[i]; d.Status == view.Closed || page.Clock.Phase == view.Over && d.Status != view.NotYet {
			v.ask = append(v.ask, d)
		}
	}
	slices.SortStableFunc(v.ask, func(a, b *view.Decision) int { return int(min(max(a.Opened-b.Opened, -1), 1)) })
	v.choose(r.URL.Query().Get("decision"))
	if v.chosen != nil {
		v.trial, v.begun = s.opt.Run.Trial(r.Place.Viewer, host.Question{Decision: v.chosen.ID})
		v.see()
	}
	return render(w, r, whatIfPage(f, v))
}

func (v *whatIf) choose(id string) {
	for _, d := range v.ask {
		if d.ID == id {
			v.chosen = d
		}
	}
}

// see takes what was found, or why nothing was.
func (v *whatIf) see() {
	switch t := &v.trial; {
	case !t.Over:
	case t.Failed != nil:
		v.failure = notPlayed(t.Failed)
	case t.Found != nil:
		v.found = t.Found.Alternatives(host.TrialSeed, v.Lang)
	}
}

// running reports whether bots are playing, or waiting for their turn.
func (v *whatIf) running() bool { return v.begun && !v.trial.Over }

// address is that of a decision's what-if.
func (v *whatIf) address(page, id string) string {
	return v.path + "review/" + page + "?" + url.Values{"decision": {id}}.Encode()
}

// how tells in what manner a decision was closed, and when.
func (v *whatIf) how(d *view.Decision) lang.Words {
	switch a := d.Answer; {
	case a == nil:
		return lang.Words{"left open until the end", "تُرك مفتوحًا حتى النهاية"}
	case a.How == view.Lapsed:
		return lang.Words{"nobody decided in time", "لم يقرر أحد في الوقت"}
	case a.How == view.ByDefault:
		return lang.Words{"nobody decided in time; the default applied", "لم يقرر أحد في الوقت فسرى الافتراضي"}
	}
	return lang.Words{"decided", "اتُّخذ"}
}

// overseen returns the viewer's own page if they oversee the exercise.
func (s *Site) overseen(r *request) (*view.Page, error) {
	if r.Place.Kind == Cell {
		return nil, notFound
	}
	return s.reviewed(r)
}

// tryWhatIf begins a decision's what-if, or stops it.
func tryWhatIf(s *Site, w http.ResponseWriter, r *request) error {
	if _, err := s.overseen(r); err != nil {
		return err
	}
	id := r.PostFormValue("decision")
	q := host.Question{Decision: id}
	if r.PostFormValue("do") == "stop" {
		s.opt.Run.StopTrial(r.Place.Viewer, q)
	} else if err := s.opt.Run.Try(r.Place.Viewer, q); err != nil {
		return notPlayed(err)
	}
	v := whatIf{path: r.Place.path()}
	http.Redirect(w, r.Request, v.address("whatif", id), http.StatusSeeOther)
	return nil
}

// showWhatIfProgress answers how far a what-if has come; once it is over, it
// has the page loaded anew.
func showWhatIfProgress(s *Site, w http.ResponseWriter, r *request) error {
	if _, err := s.overseen(r); err != nil {
		return err
	}
	t, begun := s.opt.Run.Trial(r.Place.Viewer, host.Question{Decision: r.URL.Query().Get("decision")})
	if !begun || t.Over {
		w.Header().Set("HX-Refresh", "true")
		return nil
	}
	return render(w, r, whatIfProgress(s.look(r), t))
}

// notPlayed tells why a what-if was not played.
func notPlayed(err error) *problem {
	p := &problem{http.StatusConflict,
		lang.Words{"This was not played", "لم يُلعب هذا"},
		lang.Words{"The exercise's log could not be read; it was not changed.", "تعذّرت قراءة سجل التمرين، ولم يتغيّر."},
		lang.Words{"Try again; if it happens again, tell whoever runs the server.", "أعد المحاولة؛ فإن تكرر فأبلغ من يدير الخادم."}}
	if own := new(host.Problem); errors.As(err, &own) {
		p.say = own.Say
	}
	return p
}

// rowGroups returns the rows that are shown, kind by kind.
func rowGroups(a *rehearse.Alternatives) (groups [][]rehearse.Row) {
	for _, r := range a.Shown() {
		if n := len(groups); n > 0 && groups[n-1][0].Kind == r.Kind {
			groups[n-1] = append(groups[n-1], r)
		} else {
			groups = append(groups, []rehearse.Row{r})
		}
	}
	return groups
}

// wayWords returns the heading of a column: the option, and whether it is what was.
func wayWords(w rehearse.Way) lang.Words {
	if w.Was {
		return lang.Words{"as it was", "كما جرى"}
	}
	return lang.Words{"had it been", "لو كان"}
}

// tone is the class of a difference: none where it may be none.
func tone(f rehearse.Figure) string {
	switch {
	case f.Shift.Low > 0:
		return "more"
	case f.Shift.High < 0:
		return "less"
	}
	return "same"
}
