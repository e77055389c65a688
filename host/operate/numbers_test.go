package operate

import (
	"errors"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
)

func TestTheNumbersAreThere(t *testing.T) {
	h, _, d := server(t, 0)
	n := NewNumbers("v1.2.3")
	n.Of(h, d)
	n.Appended(3, 2*time.Millisecond, nil)
	n.Appended(1, time.Second, errors.New("the disk is full"))
	n.Refused(exercise.TooLate)
	n.Answered(403, time.Second)
	n.Dropped()
	status, page := ask(t, n.Handler(), "GET", "/metrics")
	for _, want := range []string{
		"tamrin_events_appended_total 3", "tamrin_append_seconds_count 1", "tamrin_append_failures_total 1",
		`tamrin_refusals_total{code="too_late"} 1`, `tamrin_answers_total{status="403"} 1`, "tamrin_slow_readers_dropped_total 1",
		`tamrin_exercises{phase="running"} 0`, "tamrin_seats_connected 0", "tamrin_streams 0", "tamrin_disk_free_bytes ",
		`tamrin_build_info{version="v1.2.3"} 1`, "process_resident_memory_bytes ", "go_goroutines ",
	} {
		if !strings.Contains(page, want) {
			t.Errorf("%d: there is no %s in\n%s", status, want, page)
		}
	}
	if status, _ := ask(t, n.Handler(), "GET", "/"); status != 404 {
		t.Errorf("something else is answered: %d", status)
	}
}
