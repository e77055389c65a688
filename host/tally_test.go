package host_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/store/memory"
	"tamrin/view"
)

// counted is a meter that remembers.
type counted struct {
	mu      sync.Mutex
	events  int
	refused map[exercise.Code]int
}

func (c *counted) Appended(events int, took time.Duration, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if err == nil && took >= 0 {
		c.events += events
	}
}

func (c *counted) Refused(code exercise.Code) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.refused[code]++
}

func TestATallyCountsWhatIsGoingOn(t *testing.T) {
	meter := &counted{refused: map[exercise.Code]int{}}
	h := host.New(host.Options{Log: memory.New(), Meter: meter})
	defer h.Close()
	x, err := h.Create(ctx, small(), host.Plan{})
	if err != nil {
		t.Fatal(err)
	}
	seoul, err := x.Viewer("seoul")
	if err != nil {
		t.Fatal(err)
	}
	for _, seat := range []string{"seoul", "seoul"} {
		defer x.Subscribe(seoul, seat, "").Close()
	}
	defer x.Subscribe(view.Viewer{Role: view.Wall}, "/wall", "").Close()
	if _, err := x.Do(ctx, exercise.Actor{Seat: "excon"}, "", exercise.Start{}); err != nil {
		t.Fatal(err)
	}
	if _, err := x.Do(ctx, exercise.Actor{Seat: "excon"}, "", exercise.Start{}); err == nil {
		t.Fatal("an exercise starts twice")
	}
	want := host.Tally{Exercises: map[exercise.Phase]int{exercise.Running: 1}, Seats: 1, Streams: 3}
	if diff := cmp.Diff(want, h.Tally()); diff != "" {
		t.Errorf("the tally (-want +got):\n%s", diff)
	}
	records, err := x.Log(ctx)
	if err != nil {
		t.Fatal(err)
	}
	meter.mu.Lock()
	defer meter.mu.Unlock()
	if meter.events != len(records)-1 || meter.events == 0 { // the first makes the exercise
		t.Errorf("%d events are counted of %d in the log", meter.events, len(records))
	}
	if meter.refused[exercise.AlreadyStarted] != 1 {
		t.Errorf("refused: %v", meter.refused)
	}
}
