package web

import (
	"bytes"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tamrin/review/report"
	"tamrin/staff"
)

const ownReport = `tamrin_report: 1
id: minister
title: {en: "Note for the minister", ar: "مذكرة للوزير"}
sections:
  - id: gist
    heading: {en: The gist, ar: الخلاصة}
    text: {en: "{exercise} was held.", ar: "عُقد {exercise}."}
`

// A template that the staff upload is offered where its documents are; one with
// the id of a shipped template is used in its place until it is removed.
func TestTemplatesOfTheStaff(t *testing.T) {
	h := openHouse(t)
	planner := h.enrol("omar", staff.Planner)
	id := h.exercise(planner, url.Values{"name": {"Autumn"}})
	put := func(text string, want int) string {
		t.Helper()
		status, body, _ := h.send(planner, "/templates", "template", "mine.yaml", []byte(text))
		if status != want {
			t.Fatalf("%d, not %d:\n%s", status, want, body)
		}
		return body
	}
	says := func(path string, words ...string) {
		t.Helper()
		status, body := h.get(planner, path)
		for _, w := range words {
			if status != http.StatusOK || !strings.Contains(body, w) {
				t.Errorf("%s answers %d and lacks %q:\n%s", path, status, w, withoutTags(body))
			}
		}
	}
	review := "/x/" + id + "/seat/excon/review/report"
	put(ownReport, http.StatusOK)
	says("/templates?lang=en", "Note for the minister", "Offered in Review", "Dr. omar")
	says("/templates?lang=ar", "مذكرة للوزير", "معروض في المراجعة")
	says("/templates/minister", "id: minister")
	says(review+"?kind=minister&in=ar", "عُقد", "الخلاصة", "مذكرة للوزير")
	says(review+"/minister-en.html", "Autumn was held.")
	if status, body := h.post(planner, review, url.Values{"kind": {"minister"}, "in": {"en"}, "part": {"gist"}, "version": {"0"}, "words": {"All went well."}}); status != http.StatusOK || !strings.Contains(body, "All went well.") {
		t.Errorf("%d: a section of it can't be written", status)
	}

	put(strings.Replace(ownReport, "id: minister", "id: aar", 1), http.StatusOK)
	says(review+"?kind=aar&in=en", "The gist")
	if status, _ := h.post(planner, "/templates/aar/remove", nil); status != http.StatusOK {
		t.Errorf("removing answers %d", status)
	}
	if _, body := h.get(planner, review+"?kind=aar&in=en"); strings.Contains(body, "The gist") || !strings.Contains(body, "Executive") {
		t.Error("the shipped template has not come back")
	}
	if status, _ := h.post(planner, "/templates/aar/remove", nil); status != http.StatusNotFound {
		t.Errorf("removed twice: %d", status)
	}

	put("tamrin_report: 1\nid: leaflet\ntitle: Leaflet\nsections: [{id: a, heading: A, text: '{title}'}]\n", http.StatusOK)
	_, start := h.get(planner, "/")
	scenario := start[strings.Index(start, `"/scenarios/`)+1:]
	scenario = scenario[:strings.Index(scenario, `"`)]
	says(scenario+"?lang=en", "Leaflet", "look first for whom it is", "no Chromium is installed")
	says(scenario+"/document/leaflet-en.html", "First steps")
}

// A template with a field that does not exist is told the line, and nothing of it
// is kept.
func TestABadTemplateIsToldItsLines(t *testing.T) {
	h := openHouse(t)
	planner := h.enrol("omar", staff.Planner)
	h.send(planner, "/templates", "template", "mine.yaml", []byte(ownReport))
	bad := strings.Replace(ownReport, "{exercise} was", "{exersise} was", 1)
	for lang, words := range map[string][]string{"en": {"there is no field {exersise}", "mine.yaml:7:", "was not kept", "exercise"}, "ar": {"لا يوجد حقل", "لم يُحفظ قالبك"}} {
		h.get(planner, "/templates?lang="+lang)
		status, body, _ := h.send(planner, "/templates", "template", "mine.yaml", []byte(bad))
		for _, w := range words {
			if status != http.StatusUnprocessableEntity || !strings.Contains(withoutTags(body), w) {
				t.Errorf("%d: %q is not told:\n%s", status, w, withoutTags(body))
			}
		}
	}
	if _, body := h.get(planner, "/templates/minister"); body != ownReport {
		t.Errorf("what was there was changed:\n%s", body)
	}
	if status, body, _ := h.send(planner, "/templates", "template", "x.yaml", []byte(strings.Replace(ownReport, "id: minister", "id: sitman", 1))); status != http.StatusUnprocessableEntity || !strings.Contains(body, "T113") {
		t.Errorf("a situation manual that needs an exercise: %d", status)
	}
	if status, body, _ := h.send(planner, "/templates", "template", "x.yaml", bytes.Repeat([]byte("#"), report.MaxTemplate+1)); status != http.StatusUnprocessableEntity || !strings.Contains(body, "T102") {
		t.Errorf("one that is too large: %d", status)
	}
}
