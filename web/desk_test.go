package web

import (
	"slices"
	"testing"

	"tamrin/lang"
	"tamrin/view"
)

func TestTheFilterShowsWhatIsAskedFor(t *testing.T) {
	page := cannedPages(40)[asControl]
	for _, c := range []struct {
		filter filter
		want   int
	}{
		{filter{}, 40},
		{filter{cell: "tokyo"}, 7},
		{filter{status: "held"}, 2},
		{filter{q: "007"}, 1},
		{filter{q: "BOMBERS"}, 6},
		{filter{q: "قاذفات"}, 6},
		{filter{q: "bombers", cell: "tokyo"}, 0},
		{filter{cell: "no_such"}, 0},
	} {
		if got := len(newDesk(look{Lang: lang.En}, page, c.filter).rows); got != c.want {
			t.Errorf("%+v shows %d rows, not %d", c.filter, got, c.want)
		}
	}
}

func TestRowsStandInOrderOfTime(t *testing.T) {
	page := &view.Page{Desk: &view.Desk{Rows: []view.Row{
		{ID: "never", Planned: -1, Actual: -1, Due: -1},
		{ID: "late", Planned: 300, Actual: -1, Due: 300, Status: view.Planned},
		{ID: "came", Planned: -1, Actual: 200, Due: -1, Status: view.Delivered},
		{ID: "early", Planned: 100, Actual: 250, Due: -1, Status: view.Delivered},
	}}}
	d := newDesk(look{Lang: lang.En}, page, filter{})
	var ids []string
	for _, r := range d.rows {
		ids = append(ids, r.ID)
	}
	if want := []string{"early", "came", "late", "never"}; !slices.Equal(ids, want) || d.next != "late" {
		t.Errorf("%v, next %s; want %v, next late", ids, d.next, want)
	}
}

func TestTheMostUrgentDecisionStandsFirst(t *testing.T) {
	page := &view.Page{Desk: &view.Desk{}}
	for id, deadline := range map[string]int64{"late": 900, "none": 0, "soon": 100} {
		page.Desk.Decisions = append(page.Desk.Decisions, view.DeskDecision{Decision: view.Decision{ID: id, Deadline: deadline, Status: view.Open}})
	}
	page.Desk.Decisions = append(page.Desk.Decisions, view.DeskDecision{Decision: view.Decision{ID: "closed", Status: view.Closed}})
	var ids []string
	for _, x := range newDesk(look{}, page, filter{}).open() {
		ids = append(ids, x.ID)
	}
	if want := []string{"soon", "late", "none"}; !slices.Equal(ids, want) {
		t.Errorf("%v, not %v", ids, want)
	}
}

func TestTheStoryTellsTheLatestFirst(t *testing.T) {
	d := newDesk(look{Lang: lang.En}, cannedPages(40)[asControl], filter{})
	story := d.story()
	if len(story) < 20 || len(story) > maxStory {
		t.Fatalf("the story has %d lines", len(story))
	}
	kinds, ids := map[string]int{}, map[string]bool{}
	for i, h := range story {
		kinds[h.kind]++
		if i > 0 && h.at > story[i-1].at {
			t.Errorf("line %d is later than the one above it", i)
		}
		if ids[h.id] {
			t.Errorf("two lines are called %s", h.id)
		}
		ids[h.id] = true
	}
	for _, kind := range []string{"delivery", "opened", "decision", "outcome", "deed"} {
		if kinds[kind] == 0 {
			t.Errorf("the story tells nothing of the kind %s", kind)
		}
	}
}
