package web

import (
	"fmt"
	"html"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"regexp"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/lang"
	"tamrin/review"
	"tamrin/staff"
)

// years makes up records of n exercises that grow, and of which one capability
// fails in the later ones.
func years(n int) (list []review.Record) {
	capabilities := []review.Text{{"en": "Operational communication", "ar": "الاتصال العملياتي"}, {"en": "Public information", "ar": "إعلام الجمهور"}, {"en": "Mass care", "ar": "الإيواء والإعاشة"}, {"en": "Situational assessment", "ar": "تقدير الموقف"}}
	for i := range n {
		r := review.Record{ID: fmt.Sprint("x", i), Name: fmt.Sprintf("Spring %d / ربيع", 2000+i), Languages: []string{"en", "ar"}, Level: []string{"technical", "operational", "strategic"}[min(i/3, 2)],
			Started: time.Date(2000+i, 3, 1, 9, 0, 0, 0, time.UTC).UnixMilli(), Over: true, Parties: []review.Text{{"en": "Seoul", "ar": "سيول"}, {"en": fmt.Sprint("Party ", i/4), "ar": fmt.Sprint("طرف ", i/4)}}}
		for k, c := range capabilities {
			o := review.Aimed{ID: fmt.Sprint("o", k), Title: c, Capability: c, Tested: k < 3, Rating: "PSPS"[i%4 : i%4+1]}
			if k == 0 && i > n/2 {
				o.Rating = "MU"[i%2 : i%2+1]
			}
			if k == 3 {
				o.Rating = ""
			}
			r.Objectives = append(r.Objectives, o)
		}
		c := exercise.Corrective{Finding: "f", Text: "Write one list of numbers for every cell and try it. / قائمة واحدة بالأرقام", Owner: "Plans", Due: fmt.Sprintf("%d-06-01", 2001+i), Status: exercise.ActionOpen}
		r.Actions = []review.Action{{Action: exercise.Action{ID: "action-01", Versions: []exercise.ActionVersion{{Corrective: c}}}}}
		if i >= n/2 { // the last but one begins behind the one before it
			st := review.Strategy{ID: "us_rok", Title: review.Text{"en": "How the allies contain threats", "ar": "استراتيجية الحليفين"}, Began: max(1, i-n/2), Now: i - n/2 + 1,
				Stands: []review.Text{{"en": "We speak to each other before we answer.", "ar": "نتشاور قبل أن نجيب."}, {"en": "The door stays open.", "ar": "يبقى الباب مفتوحًا."}}}
			if i == n-2 {
				st.Began, st.Now = 1, 2
			}
			r.Strategies = []review.Strategy{st}
		}
		list = append(list, r)
	}
	return list
}

// TestTheProgrammeIsForTheStaff reads the page of a server without exercises and
// with some, and as somebody who is not signed in.
func TestTheProgrammeIsForTheStaff(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Planner)
	if status, body := h.get(c, "/programme"); status != http.StatusOK || !strings.Contains(body, "There is no exercise yet") {
		t.Errorf("without exercises: %d %s", status, body)
	}
	h.exercise(c, url.Values{})
	if status, body := h.get(c, "/programme"); status != http.StatusOK || !strings.Contains(body, "not begun") {
		t.Errorf("with one: %d %s", status, body)
	}
	if _, body := h.get(browser(), "/programme"); strings.Contains(body, "not begun") || strings.Contains(body, "keeps failing") {
		t.Error("the programme is shown to whoever comes")
	}
}

// TestTheProgrammeLeadsToTheNewestStrategy fetches the file that the programme offers
// for the next exercise, after a change that control recorded the party's yes to.
func TestTheProgrammeLeadsToTheNewestStrategy(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Planner)
	desk := "/x/" + h.exerciseOf(c, zipOf(t, "testdata/harbour"), url.Values{}) + "/seat/excon/"
	h.post(c, desk+"clock", url.Values{"do": {"start"}})
	h.post(c, desk+"clock", url.Values{"do": {"end"}})
	h.post(c, desk+"review/strategy", worded("amendment-01", "Lives before ships, at once."))
	h.post(c, desk+"review/strategy", url.Values{"do": {"approve"}, "strategy": {"port"}, "id": {"amendment-01"}, "party": {"port"}, "wording": {"1"}, "reason": {"Letter of 3 March"}})
	_, body := h.get(c, "/programme")
	file := html.UnescapeString(regexp.MustCompile(`/x/[^"]+review/strategy/file[^"]+strategy=port[^"]+`).FindString(body))
	if status, text := h.get(c, file); status != http.StatusOK || !strings.Contains(text, "version: 2") || !strings.Contains(text, "at once") {
		t.Errorf("the file at %q is %d:\n%s", file, status, text)
	}
}

// TestALaterExerciseClosesAnAction writes an action in one exercise; in another,
// staff name it as tested, and rate it; the programme has it closed then, and
// open again after a worse rating.
func TestALaterExerciseClosesAnAction(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Planner)
	plan := func(id string) string { return "/x/" + id + "/seat/excon/review/improvement" }
	first, second := h.exercise(c, url.Values{}), h.exercise(c, url.Values{})
	if status, body := h.post(c, plan(first), wordedAction("action-01", "2026-02-01")); status != http.StatusOK {
		t.Fatalf("an action is answered with %d %s", status, body)
	}
	name := first + "/action-01"
	if _, body := h.get(c, plan(second)); !strings.Contains(body, `value="`+name+`"`) {
		t.Error("staff can't name the action of the other exercise")
	}
	for rating, open := range map[string]string{"": "1", "S": "0", "M": "1"} {
		h.clock.Advance(time.Second)
		if status, body := h.post(c, plan(second), url.Values{"do": {"test"}, "test": {name}, "rating": {rating}}); status != http.StatusOK {
			t.Fatalf("a test is answered with %d %s", status, body)
		}
		if _, body := h.get(c, "/programme"); !regexp.MustCompile(`Actions not closed: <strong><bdi>` + open).MatchString(body) {
			t.Errorf("rated %q, not %s are open", rating, open)
		}
	}
}

// TestTheProgrammeOverManyYears renders one exercise and forty, in both languages; axe
// finds nothing, and the page says what must be seen first.
func TestTheProgrammeOverManyYears(t *testing.T) {
	mux := http.NewServeMux()
	mux.Handle("GET /static/{version}/{file...}", static)
	for _, n := range []int{1, 40} {
		for _, tag := range lang.All {
			mux.HandleFunc(fmt.Sprintf("GET /%d/%s", n, tag), func(w http.ResponseWriter, r *http.Request) {
				f := frame{look: look{Lang: tag}, Theme: "light", Style: "staff.css programme.css", Nonce: newNonce()}
				p := programme{f.look, review.Fold(years(n), "2030-01-01"), "2030-01-01", map[string]string{fmt.Sprint("x", n-1): "/x/last/seat/excon/"}}
				if err := programmePage(f, p).Render(r.Context(), w); err != nil {
					t.Error(err)
				}
			})
		}
	}
	srv := httptest.NewServer(mux)
	defer srv.Close()
	status, body := get(t, srv.Client(), srv.URL+"/40/en")
	if found := regexp.MustCompile(`(?s)id="failing".*?id="untested"`).FindString(body); status != http.StatusOK || !strings.Contains(found, "Operational communication") {
		t.Errorf("%d: what keeps failing is not said first: %s", status, found)
	}
	if n := strings.Count(body, "it began behind"); n != 1 {
		t.Errorf("%d exercises are said to have begun with an older strategy; want 1", n)
	}
	for _, width := range []int{1440, 390} {
		for _, page := range []string{"/1/ar", "/40/en", "/40/ar"} {
			b := openTab(t, srv, width, 900)
			b.open(page)
			b.until(`document.querySelectorAll('.matrix tbody tr').length === 4`)
			for _, wrong := range b.axe() {
				t.Errorf("%s, %d wide: %s", page, width, wrong)
			}
			if *shots != "" {
				os.MkdirAll(*shots, 0o755)
				b.shot(fmt.Sprintf("%s/programme%s-%d.png", *shots, strings.ReplaceAll(page, "/", "-"), width), true)
			}
			b.close()
		}
	}
}
