package web

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/lang"
	"tamrin/review"
	"tamrin/view"
)

// strategyView is what the page of strategies shows: one of those that the viewer
// may read, in one of its versions.
type strategyView struct {
	look
	path     string // of the asker's seat
	place    Place
	replay   bool // moments lead to the replay
	over     bool // after ENDEX
	all      []view.Strategy
	one      *view.Strategy // nil where there is none
	shown    *view.StrategyVersion
	since    *view.StrategyVersion // with which shown is compared; nil for none
	tenets   []tenetLine
	areas    []review.Observation // areas for improvement; for those who may propose
	proposal *tenetForm           // being written; nil for none
	contest  contest
}

// showStrategy answers with a strategy.
func showStrategy(s *Site, w http.ResponseWriter, r *request) error {
	f, v, err := s.strategyView(r)
	if err != nil {
		return err
	}
	return render(w, r, strategyPage(f, v))
}

// strategyView gathers the page for whoever may read it: those who oversee, and
// the cells of those whose strategy it is.
func (s *Site) strategyView(r *request) (f frame, v strategyView, err error) {
	page, err := s.strategic(r)
	if err != nil {
		return f, v, err
	}
	f = s.reviewFrame(r, page, strategyTab)
	f.Style += " desk.css strategy.css"
	v = strategyView{look: f.look, path: r.Place.path(), place: r.Place, replay: page.Replay, over: page.Clock.Phase == view.Over, all: s.opt.Run.Strategies(r.Place.Viewer)}
	q := r.URL.Query()
	v.choose(q.Get("strategy"), q.Get("version"), q.Get("since"))
	if v.one == nil || r.Place.Kind == Cell {
		return f, v, nil
	}
	if v.one.MayPropose {
		record, err := s.opt.Run.Record(r.Place.Viewer)
		if err != nil {
			return f, v, err
		}
		v.areas = record.Areas
		v.write(q)
	}
	v.contest = s.contest(r, &v)
	return f, v, nil
}

// strategic returns the viewer's own page if they may come here at all.
func (s *Site) strategic(r *request) (*view.Page, error) {
	if r.Place.Kind == Home || r.Place.Kind == Wall {
		return nil, notFound
	}
	page, err := s.opt.Run.View(r.Context(), r.Place.Viewer)
	if err == nil && r.Place.Kind == Cell && !page.Strategy {
		err = notFound
	}
	return page, err
}

// choose takes the strategy and the versions that were asked for, else the first
// and its newest beside that with which the exercise began.
func (v *strategyView) choose(id, version, since string) {
	for i := range v.all {
		if v.one == nil || v.all[i].ID == id {
			v.one = &v.all[i]
		}
	}
	if v.one == nil {
		return
	}
	list := v.one.Versions
	if v.shown = versionOf(list, version); v.shown == nil {
		v.shown = &list[len(list)-1]
	}
	if v.since = versionOf(list, since); v.since == nil && v.shown.Number != list[0].Number {
		v.since = &list[0]
	}
	v.tenets = v.lines()
}

func versionOf(list []view.StrategyVersion, number string) *view.StrategyVersion {
	for i := range list {
		if strconv.Itoa(list[i].Number) == number {
			return &list[i]
		}
	}
	return nil
}

// tenetLine is a tenet as the page shows it: as it stands, with what became of it.
type tenetLine struct {
	view.Tenet
	before   *view.Tenet // in the version with which it is compared
	fate     tenetFate
	evidence []view.Evidence
}

type tenetFate string

// What became of a tenet between two versions.
const (
	tenetStays   tenetFate = ""
	tenetNew     tenetFate = "new"
	tenetWorded  tenetFate = "reworded"
	tenetTied    tenetFate = "tied" // its options are others
	tenetDropped tenetFate = "dropped"
)

var fateWords = map[tenetFate]lang.Words{tenetNew: {"new", "جديد"}, tenetWorded: {"reworded", "أُعيدت صياغته"}, tenetTied: {"other options", "خيارات أخرى"}, tenetDropped: {"dropped", "حُذف"}}

// lines lists the tenets of the version that is shown, then those that it dropped.
func (v *strategyView) lines() (list []tenetLine) {
	for _, t := range v.shown.Tenets {
		x := tenetLine{Tenet: t, evidence: v.evidence(t.ID)}
		if v.since != nil {
			x.before = tenetOf(v.since.Tenets, t.ID)
			x.fate = fateOf(x.before, &t)
		}
		list = append(list, x)
	}
	if v.since == nil {
		return list
	}
	for _, t := range v.since.Tenets {
		if tenetOf(v.shown.Tenets, t.ID) == nil {
			list = append(list, tenetLine{Tenet: t, fate: tenetDropped, evidence: v.evidence(t.ID)})
		}
	}
	return list
}

func tenetOf(list []view.Tenet, id string) *view.Tenet {
	for i := range list {
		if list[i].ID == id {
			return &list[i]
		}
	}
	return nil
}

// fateOf tells what became of a tenet; nil stands for none.
func fateOf(before, after *view.Tenet) tenetFate {
	switch {
	case before == nil:
		return tenetNew
	case after == nil:
		return tenetDropped
	case !slices.Equal(tieIDs(before.Options), tieIDs(after.Options)), !slices.Equal(tieIDs(before.Against), tieIDs(after.Against)):
		if sameWords(before.Text, after.Text) {
			return tenetTied
		}
		return tenetWorded
	case !sameWords(before.Text, after.Text):
		return tenetWorded
	}
	return tenetStays
}

func sameWords(a, b view.Text) bool {
	for l, words := range a {
		if b[l] != words {
			return false
		}
	}
	return len(a) == len(b)
}

func tieIDs(list []view.Tie) (ids []string) {
	for _, t := range list {
		ids = append(ids, t.ID)
	}
	return ids
}

func (v *strategyView) evidence(tenet string) (list []view.Evidence) {
	for _, e := range v.one.Evidence {
		if e.Tenet == tenet {
			list = append(list, e)
		}
	}
	return list
}

// counted is how many decisions kept to a tenet, and went against it.
func (t *tenetLine) counted() (kept, against int) {
	for _, e := range t.evidence {
		switch e.How {
		case view.KeptTo:
			kept++
		case view.WentAgainst:
			against++
		}
	}
	return kept, against
}

// words are how a tenet's text in a language came from what it was, or as it is.
func (t *tenetLine) words(tag string) []view.Stretch { return changed(t.before, &t.Tenet, t.fate, tag) }

func changed(before, after *view.Tenet, fate tenetFate, tag string) []view.Stretch {
	switch {
	case fate == tenetDropped:
		return []view.Stretch{{Kind: view.Cut, Words: after.Text[tag]}}
	case fate == tenetNew:
		return []view.Stretch{{Kind: view.Added, Words: after.Text[tag]}}
	case before != nil && before.Text[tag] != after.Text[tag]:
		return view.Changes(before.Text[tag], after.Text[tag])
	}
	return []view.Stretch{{Kind: view.Kept, Words: after.Text[tag]}}
}

// tongues lists the languages in which a tenet stands.
func (v *strategyView) tongues() []string { return tonguesFor(v.look) }

// address is that of the page with a query.
func (v *strategyView) address(pairs ...string) string {
	q := url.Values{"strategy": {v.one.ID}}
	for i := 0; i+1 < len(pairs); i += 2 {
		q.Set(pairs[i], pairs[i+1])
	}
	return v.path + "review/strategy?" + q.Encode()
}

// moment is the address of a moment in the replay; "" where none is open.
func (v *strategyView) moment(e view.Evidence) string {
	if !v.replay {
		return ""
	}
	as := e.Seat
	if as == "" {
		as = v.place.Seat
	}
	return v.path + replayAddress(e.At, as)
}

// sorted lists the proposals: those that wait first, then the newest.
func (v *strategyView) sorted() []view.Amendment {
	list := slices.Clone(v.one.Amendments)
	slices.Reverse(list)
	slices.SortStableFunc(list, func(a, b view.Amendment) int { return waits(&a) - waits(&b) })
	return list
}

func waits(a *view.Amendment) int {
	if a.Standing == view.Suggested || a.Standing == view.Opposed || a.Standing == view.Outdated {
		return 0
	}
	return 1
}

// fate is what a proposal makes of its tenet.
func proposedFate(a *view.Amendment) tenetFate { return fateOf(a.Before, a.After) }

// proposedWords are how a tenet's text would come from what it was.
func proposedWords(a *view.Amendment, tag string) []view.Stretch {
	t := a.After
	if t == nil {
		t = a.Before
	}
	if t == nil {
		return nil
	}
	return changed(a.Before, t, proposedFate(a), tag)
}

// standingWords say how far a proposal has come.
func (v *strategyView) standing(a *view.Amendment) lang.Words {
	switch a.Standing {
	case view.InForce:
		return lang.Words{"approved: version %d", "اعتُمد: النسخة %d"}.Format(a.Version)
	case view.Opposed:
		return lang.Words{"refused", "مرفوض"}
	case view.Outdated:
		return lang.Words{"to be worded anew", "يلزم إعادة صياغته"}
	case view.TakenBack:
		return lang.Words{"taken back", "سُحب"}
	}
	return lang.Words{"waits for approval", "ينتظر الموافقة"}
}

// changeStrategy carries out what a form asks for.
func changeStrategy(s *Site, w http.ResponseWriter, r *request) error {
	if _, err := s.strategic(r); err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return formError(err)
	}
	get := r.PostFormValue
	to := url.Values{"strategy": {get("strategy")}}
	switch get("do") {
	case "play", "stop":
		return s.playVersions(w, r, to)
	}
	do, err := strategyForm(r)
	if err != nil {
		return err
	}
	if _, err := s.opt.Run.Do(r.Context(), exercise.Actor{Seat: r.Place.Seat}, get("reason"), do); err != nil {
		return err
	}
	return s.onwards(w, r, to, "#change-"+get("id"))
}

// onwards leads a browser to the page as it stands now.
func (s *Site) onwards(w http.ResponseWriter, r *request, to url.Values, at string) error {
	address := r.Place.path() + "review/strategy?" + to.Encode()
	if r.partial() {
		w.Header().Set("HX-Redirect", address)
		return nil
	}
	http.Redirect(w, r.Request, address+at, http.StatusSeeOther)
	return nil
}

// strategyForm reads what is proposed, or said of a proposal.
func strategyForm(r *request) (exercise.Command, error) {
	get := r.PostFormValue
	switch get("do") {
	case "approve", "refuse":
		n, err := strconv.Atoi(get("wording"))
		if err != nil {
			return nil, badForm
		}
		return exercise.JudgeAmendment{ID: get("id"), Party: get("party"), Wording: n, Approve: get("do") == "approve"}, nil
	case "withdraw":
		return exercise.WithdrawAmendment{ID: get("id")}, nil
	case "propose":
		c := exercise.TenetChange{Strategy: get("strategy"), Tenet: get("tenet"), Finding: get("finding"), Text: map[string]string{}}
		for name, values := range r.PostForm {
			if tag, ok := strings.CutPrefix(name, "text-"); ok && get("drop") == "" {
				c.Text[tag] = values[0]
			}
			if option, ok := strings.CutPrefix(name, "tie:"); ok {
				switch values[0] {
				case "with":
					c.Options = append(c.Options, option)
				case "against":
					c.Against = append(c.Against, option)
				}
			}
		}
		return exercise.ProposeAmendment{ID: get("id"), Change: c}, nil
	}
	return nil, badForm
}

// sendStrategy answers with a version as a part of a scenario.
func sendStrategy(s *Site, w http.ResponseWriter, r *request) error {
	if _, err := s.overseen(r); err != nil {
		return err
	}
	id := r.URL.Query().Get("strategy")
	n, err := strconv.Atoi(r.URL.Query().Get("version"))
	if err != nil {
		return notFound
	}
	text, err := s.opt.Run.StrategyText(r.Place.Viewer, id, n)
	if err != nil {
		return notPlayed(err)
	}
	return s.send(w, r, fmt.Sprintf("strategy_%s_v%d.yaml", id, n), "application/yaml", func(to io.Writer) error {
		_, err := to.Write(text)
		return err
	})
}

// strategyFile is the address of a version as a part of a scenario, below a seat's path.
func strategyFile(path, strategy string, version int) string {
	return path + "review/strategy/file?" + url.Values{"strategy": {strategy}, "version": {strconv.Itoa(version)}}.Encode()
}

// question is what the comparison of two versions asks.
func question(strategy string, version, with string) host.Question {
	a, _ := strconv.Atoi(version)
	b, _ := strconv.Atoi(with)
	return host.Question{Strategy: strategy, Version: a, With: b}
}

// waiting counts the proposals on which an answer is wanted: the viewer's own, or
// anybody's for those who oversee.
func (v *strategyView) waiting() (n int) {
	for i := range v.one.Amendments {
		a := &v.one.Amendments[i]
		if a.Standing == view.Suggested && slices.ContainsFunc(a.Voices, func(x view.Voice) bool {
			return !x.Said && (x.MayJudge || v.place.Kind != Cell)
		}) {
			n++
		}
	}
	return n
}
