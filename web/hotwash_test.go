package web

import (
	"net/http/httptest"
	"strings"
	"testing"

	"tamrin/exercise"
	"tamrin/scenarios"
)

// TestTheHotWashIsForThoseWhoOversee asks for it as everybody, before and after
// the end, of an exercise in which nothing happened yet and of one broken off.
func TestTheHotWashIsForThoseWhoOversee(t *testing.T) {
	folder, _ := scenarios.Open("first_steps")
	p := playOf(t, folder)
	ask := func(want string) {
		t.Helper()
		for _, place := range p.site.opt.Access.places[1:] {
			r := asking(t, place, "en")
			_, err := p.site.overseen(r)
			if oversees := place.Kind == Control || place.Kind == Evaluation; oversees != (err == nil) {
				t.Errorf("%s: %v", place.path(), err)
			}
			if err != nil {
				continue
			}
			w := httptest.NewRecorder()
			if err := showHotWash(p.site, w, r); err != nil || !strings.Contains(w.Body.String(), want) {
				t.Errorf("%s answers %d, %v, without %q", place.path(), w.Code, err, want)
			}
		}
	}
	ask("has not begun")
	control := p.site.opt.Access.places[1].Seat
	p.do(control, exercise.Start{})
	ask("So far")
	p.do(control, exercise.EndEx{})
	ask("To the end")
}
