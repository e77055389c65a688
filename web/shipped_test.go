package web

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"tamrin/scenarios"
	"tamrin/staff"
)

// Whoever has the program and no file makes an exercise of what ships with it.
func TestEveryScenarioThatShipsCanBeTaken(t *testing.T) {
	h := openHouse(t)
	c := h.enrol("rana", staff.Planner)
	_, start := h.get(c, "/")
	for _, name := range scenarios.Names() {
		if !strings.Contains(start, `<option value="`+name+`"`) {
			t.Errorf("%s is not offered", name)
		}
		status, body := h.post(c, "/scenarios/shipped", url.Values{"name": {name}})
		if status != http.StatusOK || !strings.Contains(body, "This can be played.") {
			t.Errorf("taking %s answers %d", name, status)
		}
	}
	if status, _ := h.post(c, "/scenarios/shipped", url.Values{"name": {"../scenarios"}}); status != http.StatusNotFound {
		t.Errorf("taking what does not ship answers %d", status)
	}
}

// The door of a server without accounts says where the first comes from.
func TestADoorWithoutAccountsSaysSo(t *testing.T) {
	const words = "There is no account on this server yet."
	h := openHouse(t)
	if _, page := h.get(browser(), "/sign-in"); !strings.Contains(page, words) {
		t.Error("nothing says where the first account comes from")
	}
	h.enrol("rana", staff.Planner)
	if _, page := h.get(browser(), "/sign-in"); strings.Contains(page, words) {
		t.Error("there is an account, and the door denies it")
	}
}
