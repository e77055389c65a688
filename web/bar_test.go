package web

import (
	"net/url"
	"testing"

	"tamrin/staff"
)

// The staff's bar stands in one line on whichever page of theirs they are,
// whatever else that page's looks come from.
func TestTheStaffsBarIsLaidOutOnEveryPage(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Planner)
	at := "/x/" + h.exercise(c, url.Values{}) + "/seat/excon/"
	p := h.signedIn(c, 1280, 800)
	for _, page := range []string{"/", "/programme", at, at + "review/", at + "review/replay", at + "review/improvement", at + "review/evaluation"} {
		p.open(page)
		if how := eval[string](p, "getComputedStyle(document.querySelector('.staff-bar')).display"); how != "flex" {
			t.Errorf("on %s the bar is laid out as %s", page, how)
		}
	}
}
