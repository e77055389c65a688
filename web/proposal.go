package web

import (
	"net/url"
	"slices"
	"strings"

	"tamrin/lang"
	"tamrin/view"
)

// tenetForm is a change of a tenet as somebody writes it.
type tenetForm struct {
	id      string // of the proposal
	tenet   view.Tenet
	fresh   bool // the tenet is added
	anew    bool // a proposal is worded anew
	drops   bool
	finding string
}

// write begins a proposal where the page was asked to: for a tenet, a new one, or
// one that was proposed already.
func (v *strategyView) write(q url.Values) {
	now := v.one.Versions[len(v.one.Versions)-1]
	f := tenetForm{id: newNonce(), finding: v.finding(q.Get("finding"))}
	switch tenet, again := q.Get("tenet"), q.Get("again"); {
	case again != "":
		a := amendmentOf(v.one.Amendments, again)
		if a == nil {
			return
		}
		f.id, f.anew, f.finding = a.ID, true, a.Wordings[len(a.Wordings)-1].Finding
		current := tenetOf(now.Tenets, a.Tenet)
		f.fresh = current == nil
		switch {
		case a.After != nil:
			f.tenet = *a.After
		case current != nil:
			f.tenet, f.drops = *current, true
		}
	case tenet == "new":
		f.fresh, f.tenet = true, view.Tenet{ID: "t_" + strings.ToLower(f.id[:8])}
	case tenetOf(now.Tenets, tenet) != nil:
		f.tenet = *tenetOf(now.Tenets, tenet)
	default:
		return
	}
	v.proposal = &f
}

func amendmentOf(list []view.Amendment, id string) *view.Amendment {
	for i := range list {
		if list[i].ID == id && list[i].Standing != view.InForce && list[i].Standing != view.TakenBack {
			return &list[i]
		}
	}
	return nil
}

// finding is the text of an area for improvement.
func (v *strategyView) finding(id string) string {
	for i := range v.areas {
		if v.areas[i].ID == id {
			return v.areas[i].Text
		}
	}
	return ""
}

// tieGroup is a decision with its options that a tenet may name.
type tieGroup struct {
	decision view.Text
	options  []view.Tie
}

// tieGroups lists them in the scenario's order.
func (v *strategyView) tieGroups() (list []tieGroup) {
	last := ""
	for _, t := range v.one.Choices {
		if d, _, _ := strings.Cut(t.ID, "."); d != last || len(list) == 0 {
			list, last = append(list, tieGroup{decision: t.Decision}), d
		}
		g := &list[len(list)-1]
		g.options = append(g.options, t)
	}
	return list
}

// tied is how a tenet names an option: with, against, or "".
func (f *tenetForm) tied(id string) string {
	switch {
	case slices.Contains(tieIDs(f.tenet.Options), id):
		return "with"
	case slices.Contains(tieIDs(f.tenet.Against), id):
		return "against"
	}
	return ""
}

// draftKey names what is kept on the device of a proposal that is being written.
func (v *strategyView) draftKey(f *tenetForm) string {
	key := f.tenet.ID
	if f.fresh && !f.anew {
		key = "new"
	}
	return v.path + "strategy " + v.one.ID + " " + key
}

// tieChoices are the ways in which a tenet may name an option.
var tieChoices = []struct {
	value string
	words lang.Words
}{{"", lang.Words{"–", "–"}}, {"with", lang.Words{"keeps to it", "يوافقه"}}, {"against", lang.Words{"goes against it", "يخالفه"}}}

// tieChange is an option that a proposal ties to a tenet, or no longer.
type tieChange struct {
	view.Tie
	against bool // as one that goes against it
	gone    bool // no longer tied so
}

// tieChanges lists what a proposal changes of the options of its tenet.
func tieChanges(a *view.Amendment) (list []tieChange) {
	var before, after view.Tenet
	if a.Before != nil {
		before = *a.Before
	}
	if a.After != nil {
		after = *a.After
	}
	differ := func(old, now []view.Tie, against bool) {
		for _, t := range now {
			if !slices.Contains(tieIDs(old), t.ID) {
				list = append(list, tieChange{t, against, false})
			}
		}
		for _, t := range old {
			if !slices.Contains(tieIDs(now), t.ID) && a.After != nil {
				list = append(list, tieChange{t, against, true})
			}
		}
	}
	differ(before.Options, after.Options, false)
	differ(before.Against, after.Against, true)
	return list
}
