package review_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"tamrin/exercise"
	"tamrin/host"
	"tamrin/review"
	"tamrin/rng"
	"tamrin/scenarios"
	"tamrin/store/memory"
	"tamrin/view"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestReviewsOfScenariosThatShip plays each with bots in every seat to its end
// and compares what the review tells with a file.
func TestReviewsOfScenariosThatShip(t *testing.T) {
	for _, name := range scenarios.Names() {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			compareWith(t, name, dump(review.Of(played(t, name))))
		})
	}
}

// compareWith compares a review with the file of that name.
func compareWith(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the review reads otherwise than %s (-update writes it anew):\n%s", file, difference(string(want), got))
	}
}

// difference lists the lines that are in one text alone, the first of them.
func difference(want, got string) string {
	var b strings.Builder
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	for i := 0; i < max(len(w), len(g)) && b.Len() < 2000; i++ {
		a, c := at(w, i), at(g, i)
		if a != c {
			b.WriteString("- " + a + "\n+ " + c + "\n")
		}
	}
	return b.String()
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return ""
}

// played plays a scenario with bots in every seat, in steps of ten seconds, and
// folds its log.
func played(t *testing.T, name string) *exercise.State {
	t.Helper()
	ctx := context.Background()
	clock := host.NewManual(time.Unix(1_770_000_000, 0))
	h := host.New(host.Options{Log: memory.New(), Clock: clock, Seed: func() rng.Seed { return 1 }})
	t.Cleanup(func() { h.Close() })
	folder, _ := scenarios.Open(name)
	x, err := h.Create(ctx, folder, host.Plan{ID: name, Bots: true})
	if err != nil {
		t.Fatal(err)
	}
	control := exercise.Actor{}
	for _, s := range x.Seats() {
		if s.Viewer.Role == view.Control {
			control.Seat = s.ID
			break
		}
	}
	if _, err := x.Do(ctx, control, "", exercise.Start{}); err != nil {
		t.Fatal(err)
	}
	for i := 0; ; i++ {
		page, err := x.View(ctx, view.Viewer{Role: view.Wall})
		if err != nil {
			t.Fatal(err)
		}
		if page.Clock.Phase == view.Over {
			break
		}
		if i > 50_000 {
			t.Fatal("the exercise does not end")
		}
		clock.Advance(10 * time.Second)
		if err := x.Sync(ctx); err != nil {
			t.Fatal(err)
		}
	}
	return folded(t, x)
}

// folded is the state that an exercise's log gives.
func folded(t *testing.T, x *host.Exercise) *exercise.State {
	t.Helper()
	records, err := x.Log(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	s := exercise.New(x.Program())
	for _, r := range records {
		e, err := exercise.Decode(r.Payload)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	return s
}
