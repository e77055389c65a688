package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/staff"
)

// Whoever makes an exercise says which open actions of earlier ones it tests;
// closed ones are not offered, and what is not offered is not taken.
func TestAnExerciseIsMadeToTestAnAction(t *testing.T) {
	h := openHouse(t)
	planner := h.enrol("omar", staff.Planner)
	first := h.exercise(planner, url.Values{"name": {"Spring course"}})
	x, err := h.host.Exercise(t.Context(), first)
	if err != nil {
		t.Fatal(err)
	}
	for id, status := range map[string]string{"action-open": exercise.ActionOpen, "action-closed": exercise.ActionVerified} {
		do := exercise.WriteAction{ID: id, Action: exercise.Corrective{Finding: "Few boats", Text: "Buy " + id, Status: status}}
		if _, err := x.Do(t.Context(), exercise.Actor{Seat: "excon"}, "", do); err != nil {
			t.Fatal(err)
		}
	}
	_, start := h.get(planner, "/")
	at := start[strings.Index(start, "/scenarios/"):]
	at = at[:strings.Index(at, "\"")] + "/exercise"
	status, form := h.get(planner, at+"?lang=ar")
	if status != http.StatusOK || !strings.Contains(form, "Buy action-open") || strings.Contains(form, "action-closed") || !strings.Contains(form, "Spring course") || !strings.Contains(form, "الإجراءات التصحيحية") {
		t.Errorf("%d: what is open is not offered, or what is closed is:\n%s", status, withoutTags(form))
	}
	second := h.exercise(planner, url.Values{"test": {first + "/action-open", first + "/action-closed", "x/y"}})
	if x, err = h.host.Exercise(t.Context(), second); err != nil {
		t.Fatal(err)
	}
	if tests := x.Recorded().Tests; len(tests) != 1 || tests[0].Exercise != first || tests[0].Action != "action-open" || tests[0].Title != "Buy action-open" || tests[0].Rating != "" {
		t.Errorf("%+v", tests)
	}
}
