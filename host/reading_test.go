package host_test

import (
	"testing"
	"time"

	"tamrin/exercise"
)

// Bots open what their cells receive after a while; what lies before a person
// stays unopened until that person opens it.
func TestBotsOpenWhatTheirCellsReceive(t *testing.T) {
	r := enterScenario(t, "seoul_2023", 4)
	control := controlSeat(r.x)
	for _, seat := range []string{"seoul.minister", "seoul.foreign", "seoul.home"} {
		r.do(seat, exercise.TakeSeat{Name: "Somebody"})
	}
	r.do(control, exercise.Start{})
	r.pass(30 * time.Minute)
	var theirs, opened int
	for _, c := range r.page(control).Desk.Cells {
		switch {
		case c.ID == "seoul":
			if c.Received == 0 || c.Unopened != c.Received {
				t.Errorf("of %d items before people, %d are unopened", c.Received, c.Unopened)
			}
		default:
			theirs, opened = theirs+c.Received, opened+c.Received-c.Unopened
		}
	}
	if theirs < 10 || opened < theirs/2 {
		t.Errorf("of %d items before bots, %d are opened", theirs, opened)
	}
	for _, e := range events(t, r.x) {
		if e.Kind == exercise.ItemOpened && !e.By.Bot {
			t.Errorf("a person is said to have opened something: %+v", e)
		}
	}
	for _, seat := range []string{"seoul.minister", "seoul.foreign", "seoul.home"} {
		r.do(seat, exercise.HandBack{})
	}
	r.pass(3 * time.Minute)
	opened = 0
	for _, item := range r.page("seoul.home").Inbox {
		if item.Opened {
			opened++
		}
	}
	if opened == 0 {
		t.Error("seats that are bots' again leave everything unopened")
	}
}
