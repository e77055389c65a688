package web

import (
	"slices"
	"testing"

	"tamrin/lang"
	"tamrin/view"
)

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
